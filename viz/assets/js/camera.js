// What part of the map the stage shows, and which of the layouts.

// The window of the map that is in sight, in the map's units.
function currentView() {
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const stage = $("canvas");
  const w = stage.clientWidth / scale / 2;
  const h = stage.clientHeight / scale / 2;
  return { scale, left: centre.x - w, right: centre.x + w, top: centre.y - h, bottom: centre.y + h };
}

// Where nodes stand in a view; a phone has a drawing of its own.
function layoutOf(view) {
  if (view === "geo") return "geo";
  return $("canvas").clientWidth < $("canvas").clientHeight * 0.95 ? "tall" : "map";
}
let layout = "map";
function place() {
  const wanted = layoutOf(state.view);
  if (wanted === layout) return;
  layout = wanted;
  const moved = nodes.filter((node) => node.x !== node.places[layout][0] || node.y !== node.places[layout][1]);
  for (const node of moved) [node.x, node.y] = node.places[layout];
  if (moved.length) dataNodes.update(moved.map(({ index, x, y }) => ({ id: index, x, y })));
  network.setOptions({ interaction: { dragNodes: movable() } });
}

// Nodes may be moved with a mouse in the diagram; in the geographic view they lie where they lie, and a finger moves the map.
const movable = () => layout !== "geo" && window.matchMedia("(pointer: fine)").matches;
function move(index, { x, y }) {
  Object.assign(nodes[index], { x, y });
  nodes[index].places[layout] = [x, y];
}

// Put a node elsewhere, until the page is opened again.
function put(index, { x, y }) {
  move(index, { x, y });
  dataNodes.update({ id: index, x, y });
  redraw();
}

// Show the whole of what is shown, names included, as large as it can be; text keeps its size, so this is found by halving.
function fit(only) {
  const list = (only ? [...only].map((index) => nodes[index]) : shownNodes()).filter((node) => !node.hidden);
  if (!list.length) return;
  const stage = $("canvas");
  const extent = (scale) => {
    const grown = labelScale(scale);
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const node of list) {
      const lines = many ? [] : measure(node, false);
      const half = many ? 26 : Math.max(node.radius * scale, (Math.max(...lines.map((line) => line.width)) * grown) / 2);
      const low = many ? 20 : node.radius * scale + 3 + lines.reduce((sum, line) => sum + line.size * LINE, 0) * grown;
      left = Math.min(left, node.x * scale - half);
      right = Math.max(right, node.x * scale + half);
      top = Math.min(top, node.y * scale - (many ? 14 : node.radius * scale));
      bottom = Math.max(bottom, node.y * scale + low);
    }
    if (state.view === "geo" && page.geo && !only && !state.focus) {
      const [fl, ft, fr, fb] = page.geo.frame;
      [left, top, right, bottom] = [Math.min(left, fl * scale), Math.min(top, ft * scale), Math.max(right, fr * scale), Math.max(bottom, fb * scale)];
    }
    return { left, top, right, bottom };
  };
  let low = 0.02;
  let high = only ? 1.4 : 1.6;
  const fits = (scale) => {
    const box = extent(scale);
    return box.right - box.left <= stage.clientWidth - 36 && box.bottom - box.top <= stage.clientHeight - 28;
  };
  for (let turn = 0; turn < 24; turn += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const box = extent(low);
  network.moveTo({ position: { x: (box.left + box.right) / 2 / low, y: (box.top + box.bottom) / 2 / low }, scale: low, animation: false });
}

// Bring nodes into sight without changing more than needed.
function reveal(indices) {
  const view = currentView();
  const margin = 60 / view.scale;
  const inside = indices.every((index) => {
    const { x, y } = nodes[index];
    return x > view.left + margin && x < view.right - margin && y > view.top + margin && y < view.bottom - margin;
  });
  if (inside && view.scale > 0.35) return;
  if (indices.length === 1) network.moveTo({ position: { x: nodes[indices[0]].x, y: nodes[indices[0]].y }, scale: Math.max(view.scale, 0.8), animation: false });
  else fit(indices);
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)), animation: false });
}
