// Brushing: a box on the map, a span of the histogram, a facet: each is a filter in the address, and the lists and drawings
// follow it. Without scripts the same filters are links and forms.
"use strict";

(() => {
  const PARTS = ["since", "tiles", "narrowed", "facets", "span", "listed"];
  let fitted = false;

  function address(changes) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries({ after: null, ...changes })) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    return url.pathname + url.search;
  }

  async function go(path) {
    const there = PARTS.filter((one) => document.getElementById(one));
    const target = there.pop();
    if (!target || !window.htmx) return location.assign(path);
    const others = there.map((one) => `#${one}`).join(",");
    await htmx.ajax("GET", path, { target: `#${target}`, select: `#${target}`, selectOOB: others, swap: "outerHTML", push: "true" });
    draw();
  }

  async function draw() {
    if (!window.tocsinMap && !window.tocsinDays) return;
    const { query, spots: address, static: fixed } = document.getElementById("map")?.dataset || {};
    const asked = fixed === undefined ? `/map.json${query ? `?${query}` : location.search}` : address;
    const answer = await fetch(asked).catch(() => null); // the page was left
    if (!answer?.ok) return;
    const { spots, days } = await answer.json();
    window.tocsinMap?.show(spots);
    window.tocsinDays?.show(days);
    if (!fitted) window.tocsinMap?.fit(spots);
    fitted = true;
  }

  if (document.querySelector("[data-static]")) return void draw();
  document.addEventListener("tocsin:box", (event) => go(address({ bbox: event.detail })));
  document.addEventListener("tocsin:place", (event) => go(address({ place: event.detail })));
  document.addEventListener("tocsin:days", (event) => go(address({ from: event.detail[0], to: event.detail[1] })));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#facets a, #tiles a, #narrowed a, #since a, .pager a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const url = new URL(link.href);
    if (url.pathname !== location.pathname || url.origin !== location.origin) return;
    event.preventDefault();
    const facet = link.closest("#facets") ? link.textContent : null;
    go(url.pathname + url.search).then(() => {
      const again = facet && [...document.querySelectorAll("#facets a")].find((one) => one.textContent === facet);
      again?.focus();
    });
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-span]")) return;
    event.preventDefault();
    const form = new FormData(event.target);
    go(address({ from: form.get("from"), to: form.get("to") }));
  });
  const button = document.getElementById("brush-view");
  if (button && window.tocsinMap) {
    button.hidden = false;
    button.addEventListener("click", () => window.tocsinMap.view());
    for (const help of document.querySelectorAll(".brush-help")) help.hidden = false;
  }
  draw();
})();
