// The map: a vector basemap without tiles, disputed areas hatched, incidents where somebody says they were. Offers
// `window.tocsinMap.show(spots)` and tells of a brushed box with the event "tocsin:box".
"use strict";

(() => {
  const host = document.getElementById("map");
  if (!host || !window.L) return;
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const KM = { exact: 0, town: 0, district: 15, province: 60, country: 130, line: 40, area: 80 };
  const POLICY = `<a href="${host.dataset.policy}">Borders: disputed areas are hatched</a> · Natural Earth, GeoNames`;

  const map = L.map(host, { zoomControl: true, attributionControl: true, boxZoom: true, worldCopyJump: true, minZoom: 1, maxZoom: 11, zoomSnap: 0.5 });
  map.attributionControl.setPrefix(false).addAttribution(POLICY);
  map.setView([30, 15], 1.5);
  map.createPane("land").style.zIndex = 200;
  map.createPane("labels").style.zIndex = 350;
  map.getPane("labels").style.pointerEvents = "none";
  const drawn = L.svg({ padding: 0.4 });
  const land = L.canvas({ pane: "land", padding: 0.6 });
  const spots = L.layerGroup().addTo(map);
  let towns = [];
  let names = [];

  // Hatching is an SVG pattern: a stylesheet cannot name one of another document, so the paths name it themselves.
  function hatching() {
    const root = host.querySelector(".leaflet-overlay-pane svg");
    if (!root || root.querySelector("#hatch")) return;
    const make = (name, values) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
      return made;
    };
    const pattern = make("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(make("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: token("--map-hatch"), "stroke-width": 2 }));
    const defs = make("defs", {});
    defs.append(pattern);
    root.prepend(defs);
  }

  function basemap(atlas) {
    const { countries, disputed, land: land_ } = atlas.objects;
    const edges = [...countries.geometries, ...disputed.geometries];
    const all = { type: "GeometryCollection", geometries: edges };
    const of = new Set(disputed.geometries);
    const plain = { renderer: land, pane: "land", interactive: false };
    L.geoJSON(topojson.feature(atlas, land_), { ...plain, style: { stroke: false, fillColor: token("--map-land"), fillOpacity: 1 } }).addTo(map);
    const settled = topojson.mesh(atlas, all, (a, b) => a !== b && !of.has(a) && !of.has(b));
    const open = topojson.mesh(atlas, all, (a, b) => a !== b && (of.has(a) || of.has(b)));
    L.geoJSON(settled, { ...plain, style: { color: token("--map-border"), weight: 0.8 } }).addTo(map);
    L.geoJSON(open, { ...plain, style: { color: token("--map-border"), weight: 1, dashArray: "3 3" } }).addTo(map);
    const hatched = { renderer: drawn, stroke: false, fillColor: "url(#hatch)", fillOpacity: 1, className: "disputed-area" };
    L.geoJSON(topojson.feature(atlas, disputed), {
      style: hatched,
      onEachFeature: (feature, layer) => layer.bindTooltip(said(`${feature.properties.name}: disputed`), { sticky: true }),
    }).addTo(map);
    for (const [name, states, lat, lon, km] of atlas.circles) {
      L.circle([lat, lon], { ...hatched, radius: km * 1000, stroke: true, weight: 1, dashArray: "2 3", color: token("--map-border") })
        .bindTooltip(said(`${name}: disputed (${states}); its outline is not drawn`), { sticky: true })
        .addTo(map);
    }
    hatching();
    names = countries.geometries.map((one) => label(one, atlas)).filter(Boolean);
    labels();
  }

  // The place of a country's name: the middle of its largest part.
  function label(shape, atlas) {
    const { geometry } = topojson.feature(atlas, shape);
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates || [];
    let best = null;
    for (const [ring] of parts) {
      const xs = ring.map(([x]) => x);
      const ys = ring.map(([, y]) => y);
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      const size = (box[2] - box[0]) * (box[3] - box[1]);
      if (!best || size > best.size) best = { size, lat: (box[1] + box[3]) / 2, lon: (box[0] + box[2]) / 2 };
    }
    return best && { name: shape.properties.name, size: Math.sqrt(best.size), ...best };
  }

  // Names of countries and towns, as many as fit without touching each other.
  function labels() {
    const pane = map.getPane("labels");
    pane.replaceChildren();
    const zoom = map.getZoom();
    const bounds = map.getBounds();
    const taken = [];
    const place = (text, lat, lon, kind) => {
      if (!bounds.contains([lat, lon])) return;
      const at = map.latLngToLayerPoint([lat, lon]);
      const width = text.length * (kind === "country" ? 7 : 6) + 8;
      const box = kind === "country" ? [at.x - width / 2, at.y - 8, at.x + width / 2, at.y + 8] : [at.x - 3, at.y - 8, at.x + width, at.y + 8];
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
      taken.push(box);
      const made = document.createElement("span");
      made.className = `map-label ${kind}`;
      made.textContent = text;
      if (kind === "country") made.style.marginLeft = `${-width / 2}px`;
      L.DomUtil.setPosition(made, at);
      pane.append(made);
    };
    if (zoom >= 2.5 && zoom < 8) for (const one of names) if (one.size * 2 ** zoom > 45) place(one.name, one.lat, one.lon, "country");
    if (zoom < 4) return;
    const least = zoom < 5 ? 2000 : zoom < 6 ? 700 : zoom < 7 ? 300 : 0;
    for (const [name, lat, lon, thousands, capital] of towns) {
      if (thousands < least && !(capital && zoom >= 4.5)) continue;
      place(name, lat, lon, capital ? "town capital" : "town");
    }
  }

  function said(text) {
    const made = document.createElement("span");
    made.textContent = text;
    return made;
  }

  // One mark a place; a vague place is an area and never a point.
  function mark(spot) {
    const km = KM[spot.precision] ?? 30;
    const colour = token(spot.disputed ? "--map-disputed" : "--map-spot");
    const wide = spot.precision === "country";
    const style = { renderer: drawn, color: colour, fillColor: colour, weight: wide ? 1 : 1.5, fillOpacity: wide ? 0.04 : km ? 0.12 : 0.55, dashArray: wide ? "1 5" : km ? "4 4" : null };
    const at = [spot.lat, spot.lon];
    const made = km ? L.circle(at, { ...style, radius: km * 1000 }) : L.circleMarker(at, { ...style, radius: 4 + 2.2 * Math.sqrt(spot.incidents) });
    const number = spot.incidents === 1 ? spot.title : `${spot.incidents} incidents, the newest: ${spot.title}`;
    const vague = km ? ` (${spot.precision || "vague"})` : "";
    made.bindTooltip(said(`${spot.name}${vague} – ${number.slice(0, 160)}`), { className: "spot-tip" });
    made.on("click", () => host.dispatchEvent(new CustomEvent("tocsin:place", { detail: spot.name, bubbles: true })));
    return made;
  }

  function show(found) {
    spots.clearLayers();
    const order = [...found].sort((a, b) => (KM[b.precision] ?? 30) - (KM[a.precision] ?? 30));
    for (const spot of order) spots.addLayer(mark(spot));
    hatching();
  }

  function fit(found) {
    const near = found.filter((one) => one.precision !== "country");
    const points = (near.length ? near : found).map((one) => [one.lat, one.lon]);
    if (points.length) map.fitBounds(points, { padding: [30, 30], maxZoom: 7, animate: false });
  }

  // Shift and drag: a box to filter by, in place of Leaflet's zoom to it.
  map.boxZoom._onMouseUp = function (event) {
    if (event.which !== 1 && event.button !== 0) return;
    this._finish();
    if (!this._moved) return;
    this._clearDeferredResetState();
    this._resetStateTimeout = setTimeout(L.Util.bind(this._resetState, this), 0);
    brushed(L.latLngBounds(map.containerPointToLatLng(this._startPoint), map.containerPointToLatLng(this._point)));
  };

  function brushed(bounds) {
    const numbers = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    host.dispatchEvent(new CustomEvent("tocsin:box", { detail: numbers.map((one) => one.toFixed(2)).join(","), bubbles: true }));
  }

  map.on("moveend zoomend", labels);
  window.tocsinMap = { show, fit, view: () => brushed(map.getBounds()), map };
  // A page that is left while something is under way is no fault.
  const got = (address, then) => fetch(address).then((answer) => answer.json()).then(then, () => {});
  got(host.dataset.basemap, basemap);
  got(host.dataset.towns, (found) => {
    towns = found;
    labels();
  });
})();
