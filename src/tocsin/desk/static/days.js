// The histogram: how many incidents each day has. Offers `window.tocsinDays.show(days)` and tells of a brushed span of days with
// the event "tocsin:days".
"use strict";

(() => {
  const host = document.getElementById("days");
  if (!host || !window.uPlot) return;
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const DAY = 86400;
  const HEIGHT = 96;
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  let chart = null;

  function named(seconds) {
    const day = new Date(seconds * 1000);
    return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
  }

  // Every day from the first to the last, with noughts between.
  function filled(days) {
    const counts = new Map(days.map(([day, count]) => [Date.parse(day) / 1000, count]));
    const known = [...counts.keys()];
    const [first, last] = [Math.min(...known), Math.max(...known)];
    const x = [];
    for (let day = first - DAY; day <= last + DAY; day += DAY) x.push(day);
    return [x, x.map((day) => counts.get(day) || 0)];
  }

  function show(days) {
    chart?.destroy();
    chart = null;
    host.replaceChildren();
    if (!days.length) return;
    const axis = { stroke: token("--soft"), grid: { show: false }, ticks: { stroke: token("--faint"), size: 4 }, font: "11px system-ui, sans-serif" };
    const selected = (self) => {
      if (self.select.width < 4) return;
      const day = (pixel) => new Date(Math.round(self.posToVal(pixel, "x") / DAY) * DAY * 1000).toISOString().slice(0, 10);
      host.dispatchEvent(new CustomEvent("tocsin:days", { detail: [day(self.select.left), day(self.select.left + self.select.width)], bubbles: true }));
    };
    chart = new uPlot(
      {
        width: host.clientWidth, height: HEIGHT, tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
        legend: { show: false }, cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
        series: [{}, { fill: token("--map-spot"), stroke: token("--map-spot"), width: 0, paths: uPlot.paths.bars({ size: [0.8, 24] }), points: { show: false } }],
        scales: { y: { range: (self, low, high) => [0, Math.max(high, 1)] } },
        axes: [{ ...axis, size: 24, space: 64, values: (self, at) => at.map(named) }, { ...axis, size: 30, splits: (self) => [0, self.scales.y.max], values: (self, at) => at.map((one) => Math.round(one)) }],
        hooks: { setSelect: [selected] },
      },
      filled(days),
      host,
    );
  }

  new ResizeObserver(() => chart && chart.width !== host.clientWidth && chart.setSize({ width: host.clientWidth, height: HEIGHT })).observe(host);
  window.tocsinDays = { show };
})();
