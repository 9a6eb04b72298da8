// What every page does: keys, marks and cards that light each other up, news of what has come. All of it adds to pages that
// work without it.
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// A passage and its card, both ways: by pointer and by focus.
function cardOf(element) {
  const card = element.closest(".card[id]");
  if (card) return card.id;
  const marked = element.closest("[class*='m-']");
  if (!marked) return null;
  const link = marked.getAttribute("href");
  return link && link.startsWith("#") ? link.slice(1) : null;
}

function light(id) {
  for (const element of all(".lit")) element.classList.remove("lit");
  if (!id) return;
  for (const element of all(`.m-${CSS.escape(id)}`)) element.classList.add("lit");
  document.getElementById(id)?.classList.add("lit");
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (!document.querySelector("[data-report]")) return;
    const id = cardOf(event.target);
    light(id);
    if (id && !event.target.closest(".card")) near(document.getElementById(id));
  });
}

// Bring the card of a passage into view within its own column; the page itself stays where the reader reads.
function near(card) {
  const column = card?.closest(".cards");
  if (!column || column.scrollHeight <= column.clientHeight) return;
  const [inner, outer] = [card.getBoundingClientRect(), column.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    column.scrollTo({ top: column.scrollTop + inner.top - outer.top - outer.height / 3 });
  }
}

// Keys. None works while something is typed, and none is needed: all they do can be done with the tabulator and Enter.
const CHOICES = ".line, .card[id]";
let chosen = null;
let awaited = "";

function choose(element) {
  chosen?.classList.remove("chosen");
  chosen = element;
  element.classList.add("chosen");
  const inner = element.querySelector("a.open, .said a, a.trigger, a");
  (inner || element).focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const choices = all(CHOICES).filter((one) => one.offsetParent !== null);
  if (!choices.length) return;
  const at = choices.indexOf(chosen);
  choose(choices[Math.min(Math.max(at < 0 && by < 0 ? choices.length - 1 : at + by, 0), choices.length - 1)]);
}

function press(name) {
  const within = chosen || document.activeElement?.closest(CHOICES);
  within?.querySelector(`[data-key="${name}"]`)?.click();
}

const PLACES = { d: "/", s: "/sources", r: "/review", t: "/timeline", m: "/method" };
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => document.getElementById("find")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
  n: () => document.querySelector("#news a")?.click(),
  a: () => press("a"),
  f: () => press("f"),
  x: () => press("x"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog, [data-own-keys]")) return;
  if (awaited === "g") {
    awaited = "";
    const link = PLACES[event.key] && document.querySelector(`.bar a[href="${PLACES[event.key]}"]`);
    if (link) link.click();
    return;
  }
  if (event.key === "g") {
    awaited = "g";
    return;
  }
  if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

const keysButton = document.querySelector("[data-keys]");
if (keysButton) {
  keysButton.hidden = false;
  keysButton.addEventListener("click", KEYS["?"]);
}

// What has come since this page was made: said, and shown when asked for.
const lived = document.querySelector("[data-live]");
if (lived && window.EventSource) {
  const stream = new EventSource(`/live?after=${encodeURIComponent(lived.dataset.live)}`);
  stream.addEventListener("desk", (event) => {
    const { new: count } = JSON.parse(event.data);
    if (!count) return;
    const place = document.getElementById("news");
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = "Show";
    place.replaceChildren(`${count} ${count === 1 ? "entry has" : "entries have"} come since this page was made. `, link);
  });
  window.addEventListener("pagehide", () => stream.close());
}
