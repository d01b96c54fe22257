// Start, and the few ways in which the state changes.
function refresh({ keep = false } = {}) {
  const changed = sift();
  if (changed.nodes.length) dataNodes.update(changed.nodes.map((node) => ({ id: node.index, hidden: node.hidden })));
  if (changed.pairs.length) dataEdges.update(changed.pairs.map(edgeStyle));
  dropStale();
  drawLegend();
  drawFilters();
  drawPanel();
  if (state.view === "table") drawTable();
  $("empty").hidden = shownNodes().length > 0;
  if (!keep && state.view !== "table") fit();
  redraw();
  remember();
  say(t("shown", { nodes: number(shownNodes().length), claims: number(shownClaims().filter(isFact).length) }));
}

// A selection that the filters hid is no selection.
function dropStale() {
  const light = lit();
  if (light && (light.main.some((index) => nodes[index].hidden) || light.pairs.some((pair) => !pair || pair.hidden))) state.selection = null;
}

function remember() {
  const hash = toHash();
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch {
    // a sandboxed frame has no address of its own
  }
}

function select(selection, { show = false } = {}) {
  state.selection = selection;
  if (selection && selection.node !== undefined && nodes[selection.node].hidden) {
    resetFilters();
    state.selection = selection;
  }
  drawPanel();
  showTab("details");
  if (state.view === "table") markRows();
  else {
    const light = lit();
    if (show && light) reveal(selection.path ? selection.path : light.main);
    redrawOver();
  }
  remember();
  if (selection && selection.node !== undefined) {
    const node = nodes[selection.node];
    say(`${node.name}, ${typeWord(node.type)}, ${claimCount(factsOf(node))}`);
  }
}

// Name what the pointer is on.
function point(at) {
  const node = at ? network.getNodeAt(at) : undefined;
  const edge = at && node === undefined ? network.getEdgeAt(at) : undefined;
  $("canvas").classList.toggle("over", node !== undefined || edge !== undefined);
  if ((node ?? null) === hovered) return;
  hovered = node ?? null;
  redrawOver();
}

function focusOn(focus) {
  state.focus = focus;
  refresh({});
}

function setView(view) {
  state.view = view;
  for (const pressed of document.querySelectorAll("[data-view]")) pressed.setAttribute("aria-pressed", String(pressed.dataset.view === view));
  const table = view === "table";
  $("table").hidden = !table;
  $("stage").hidden = table;
  document.querySelector(".zoom").hidden = table;
  $("outline").hidden = view !== "geo";
  $("keys").hidden = view !== "map";
  if (table) drawTable();
  else {
    place();
    redraw();
    fit();
  }
  remember();
}

function repaint(forced) {
  readInk(forced);
  network.setOptions({ edges: { color: edgeColor() } });
  redraw();
}

function setLanguage(next) {
  language = next;
  translate();
  drawLegend();
  drawFilters();
  drawPanel();
  drawPathForm();
  if (state.view === "table") drawTable();
  redraw();
  remember();
}

function open(hash) {
  const path = fromHash(hash);
  translate();
  drawPathForm();
  refresh({ keep: true });
  setView(state.view);
  const whole = path && wholePath(path);
  if (whole) select({ path: whole }, { show: true });
  else if (state.selection) select(state.selection, { show: true });
}

async function start() {
  const sample = "Ắ ệ ờ ữ";
  await Promise.all([400, 600].flatMap((weight) => [document.fonts.load(`${weight} 14px "Be Vietnam Pro"`, "Aa"), document.fonts.load(`${weight} 14px "Be Vietnam Pro"`, sample)]));
  readInk();
  translate();
  if (!page.geo) document.querySelector('[data-view="geo"]').hidden = true;
  startDrawing();
  showTab("details");
  startSearch();
  startKeeping();
  startKeys();
  network.on("click", ({ pointer }) => {
    const node = network.getNodeAt(pointer.DOM);
    const edge = node === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
    select(node !== undefined ? { node } : edge !== undefined ? { pair: edge } : null);
  });
  network.on("doubleClick", ({ pointer }) => {
    const node = network.getNodeAt(pointer.DOM);
    if (node !== undefined) focusOn(state.focus && state.focus.node === node ? null : { node, depth: 1 });
  });
  let pointed = 0;
  $("canvas").addEventListener("pointermove", ({ offsetX: x, offsetY: y, buttons }) => {
    if (buttons || pointed) return;
    pointed = requestAnimationFrame(() => {
      pointed = 0;
      point({ x, y });
    });
  });
  $("canvas").addEventListener("pointerleave", () => point(null));
  for (const pressed of document.querySelectorAll("[data-view]")) pressed.addEventListener("click", () => setView(pressed.dataset.view));
  const zooms = { in: () => zoom(1.25), out: () => zoom(0.8), fit: () => fit() };
  for (const pressed of document.querySelectorAll("[data-zoom]")) pressed.addEventListener("click", zooms[pressed.dataset.zoom]);
  $("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = shade() === "dark" ? "light" : "dark";
    repaint();
  });
  $("language").addEventListener("click", () => setLanguage(language === "vi" ? "en" : "vi"));
  darkness.addEventListener("change", () => repaint());
  window.addEventListener("hashchange", () => open(location.hash));
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (width !== window.innerWidth && state.view !== "table") setTimeout(() => { place(); fit(); }, 60);
    width = window.innerWidth;
  });
  open(location.hash || (page.path.length > 1 ? `#${new URLSearchParams(page.path.map((index) => ["path", nodes[index].id]))}` : ""));
  drawNow();
  document.documentElement.dataset.ready = "1";
}

// For tests and scripts: where nodes are on the stage, what is written there (boxes in screen pixels, text size), how a line is drawn, and
// selecting by id.
window.lienket = {
  screen: (ids) => ids.map((id) => Object.values(network.canvasToDOM(byId.get(id)))),
  labels: () => {
    drawNow();
    return drawnLabels.map((label) => ({ ...label }));
  },
  line: (one, other) => {
    const pair = pairOf(byId.get(one).index, byId.get(other).index);
    const { toA, toB } = ways(pair);
    return { width: lineWidth(pair), points: [toA && nodes[pair.a].id, toB && nodes[pair.b].id].filter(Boolean) };
  },
  select: (id) => select({ node: byId.get(id).index }),
};
start();
