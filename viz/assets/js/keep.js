// Keeping what is shown: PNG, SVG, CSV, print, a link.
function download(content, type, name) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
const fileName = (ending) => `${fold(titleWords()).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "map"}.${ending}`;

// The stage as a picture, at twice the size of the screen, with title and notice.
function savePng() {
  const from = document.querySelector("#canvas canvas");
  const sheet = document.createElement("canvas");
  const ratio = from.width / $("canvas").clientWidth;
  const head = 44 * ratio;
  const foot = 30 * ratio;
  sheet.width = from.width;
  sheet.height = from.height + head + foot;
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = ink.ground;
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  ctx.drawImage(from, 0, head);
  ctx.drawImage($("over"), 0, head, from.width, from.height);
  ctx.fillStyle = ink.ink;
  ctx.font = `600 ${17 * ratio}px ${FAMILY}`;
  ctx.fillText(titleWords().slice(0, 120), 16 * ratio, 28 * ratio);
  ctx.fillStyle = ink.soft;
  ctx.font = `400 ${12 * ratio}px ${FAMILY}`;
  ctx.fillText(t("notice"), 16 * ratio, sheet.height - 11 * ratio);
  sheet.toBlob((blob) => download(blob, "image/png", fileName("png")), "image/png");
}

// The same view as an SVG, shapes and text, in the map's own units.
function toSvg() {
  const view = currentView();
  const light = lit();
  const s = view.scale;
  const wide = (view.right - view.left) * s;
  const high = (view.bottom - view.top) * s;
  const at = (x, y) => [tenth((x - view.left) * s), tenth((y - view.top) * s + 44)];
  const root = svg("svg", { xmlns: SVG, viewBox: `0 0 ${tenth(wide)} ${tenth(high + 74)}`, width: tenth(wide), height: tenth(high + 74), "font-family": "Be Vietnam Pro, sans-serif" });
  root.append(svg("rect", { width: "100%", height: "100%", fill: ink.ground }));
  if (state.view === "geo" && page.geo) {
    for (const ring of page.geo.rings) {
      const points = [];
      for (let k = 0; k < ring.length; k += 2) points.push(at(ring[k], ring[k + 1]).join(","));
      root.append(svg("polygon", { points: points.join(" "), fill: ink.land, stroke: ink.coast }));
    }
  }
  for (const pair of shownPairs()) {
    const on = light && light.pairs.includes(pair);
    const { x1, y1, x2, y2, ux, uy } = rim(pair);
    const { toA, toB } = ways(pair);
    const color = on ? ink.accent : ink.edge;
    const group = svg("g", { stroke: color, fill: color, opacity: light && !on ? 0.2 : 1 });
    const [ax, ay] = at(x1, y1);
    const [bx, by] = at(x2, y2);
    group.append(svg("line", { x1: ax, y1: ay, x2: bx, y2: by, "stroke-width": tenth(lineWidth(pair) + (on ? 1 : 0)), ...(page.network.edges[pair.index].dashes ? { "stroke-dasharray": "2 5" } : {}) }));
    const head = (x, y, dx, dy) => group.append(svg("polygon", { stroke: "none", points: [[x, y], [x - dx * 8 - dy * 3.4, y - dy * 8 + dx * 3.4], [x - dx * 8 + dy * 3.4, y - dy * 8 - dx * 3.4]].map((p) => p.map(tenth).join(",")).join(" ") }));
    if (toB) head(bx, by, ux, uy);
    if (toA) head(ax, ay, -ux, -uy);
    root.append(group);
  }
  for (const node of shownNodes()) {
    const [x, y] = at(node.x, node.y);
    const on = !light || light.nodes.has(node.index);
    root.append(shapeSvg(node.type, x, y, node.radius * s, { fill: node.past ? ink.ground : ink[node.type], opacity: on ? 1 : 0.2, ...(node.past ? { stroke: ink[node.type], "stroke-width": 2, "stroke-dasharray": "4 3" } : {}) }));
  }
  for (const { node, lines, bold, box, grown, dim } of chooseLabels(view, light, null).chosen) {
    let y = box.y;
    for (const line of lines) {
      y += line.size * grown * LINE;
      const text = svg("text", { x: tenth(box.x + box.w / 2 - view.left * s), y: tenth(y - line.size * grown * 0.35 - view.top * s + 44), "text-anchor": "middle", "font-size": tenth(line.size * grown), "font-weight": bold ? 600 : 400, fill: dim || node.past ? ink.soft : ink.ink, opacity: dim ? 0.5 : 1, stroke: ink.ground, "stroke-width": 3, "paint-order": "stroke" });
      text.textContent = line.text;
      root.append(text);
    }
  }
  for (const { text, owner, x, y, w, h, size } of drawnLabels) {
    if (typeof owner !== "string") continue; // a name, drawn above
    const [left, top] = [x - view.left * s, y - view.top * s + 44].map(tenth);
    root.append(svg("rect", { x: left, y: top, width: tenth(w), height: tenth(h), fill: ink.ground }));
    const made = svg("text", { x: tenth(left + w / 2), y: tenth(top + h * 0.72), "text-anchor": "middle", "font-size": size, fill: ink.accent });
    made.textContent = text;
    root.append(made);
  }
  const words = (text, y, size, weight, fill) => {
    const made = svg("text", { x: 16, y, "font-size": size, "font-weight": weight, fill });
    made.textContent = text;
    root.append(made);
  };
  words(titleWords(), 28, 17, 600, ink.ink);
  words(t("notice"), tenth(high + 62), 12, 400, ink.soft);
  return new XMLSerializer().serializeToString(root);
}

// A cell of a CSV file; one that a spreadsheet would run as a formula is kept from it.
function cell(value) {
  const text = value === undefined || value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function toCsv() {
  const rows = [["source", "relationship", "target", "date", "said_on", "status", "amount", "amount_vnd", "fields", "titles", "quote", "article", "outlet", "published_on", "url"]];
  for (const claim of shownClaims()) {
    const article = articleOf(claim) || {};
    rows.push([nodes[claim.source].name, claim.type, nodes[claim.target].name, claim.date, claim.said, isFact(claim) ? claim.status : "", claim.amount, claim.vnd, (claim.fields || []).join("; "), (claim.titles || []).join("; "),
      claim.quote === undefined ? "" : quotes[claim.quote], article.title, article.outlet, article.date, article.url]);
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function startKeeping() {
  const menu = $("save");
  menu.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-save]");
    if (!pressed) return;
    const kind = pressed.dataset.save;
    if (kind === "png") savePng();
    if (kind === "svg") download(toSvg(), "image/svg+xml", fileName("svg"));
    if (kind === "csv") download(toCsv(), "text/csv;charset=utf-8", fileName("csv"));
    if (kind === "print") window.print();
    if (kind === "link") copy(location.href, pressed);
    if (kind !== "link") menu.open = false;
  });
  document.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  window.addEventListener("beforeprint", () => repaint("light"));
  window.addEventListener("afterprint", () => repaint());
}
