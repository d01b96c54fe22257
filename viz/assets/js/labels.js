// Names beside nodes: always readable, never one on another. What finds no room waits until there is some.
const FAMILY = '"Be Vietnam Pro", system-ui, sans-serif';
const BASE = { Locality: 19 };
const SMALL = 14;
const LEAST = 12;
const LINE = 1.25;
const many = nodes.length > 400;

// The least radius on the screen, so that from afar nodes are still seen, and hubs told from leaves.
const least = (node) => (many ? (node.type === "Locality" ? 2.6 : 1.7) + Math.min(6, 0.45 * Math.sqrt(node.degree || 0)) : node.type === "Locality" ? 6.5 : 4.6);

// A node's radius in the map's units.
const radiusAt = (node, scale) => Math.max(node.radius, least(node) / scale);

const ruler = document.createElement("canvas").getContext("2d");

// The lines of a node's name; a locality of the past says until when, and what it became.
function labelLines(node, brief) {
  const lines = node.lines.map((text) => ({ text, small: false }));
  if (node.past && !brief) {
    lines.push({ text: t("until", { date: day(node.until) }), small: true });
    if (node.into) lines.push({ text: `→ ${nodes[node.into[0]].lines.join(" ").slice(0, 18)}${node.into.length > 1 ? "…" : ""}`, small: true });
  }
  return lines;
}

function measure(node, bold, brief = false) {
  const key = `${language}${bold}${brief}`;
  node.measured ??= {};
  return (node.measured[key] ??= labelLines(node, brief).map(({ text, small }) => {
    const size = small ? SMALL : BASE[node.type] || SMALL;
    ruler.font = `${bold ? 600 : 400} ${size}px ${FAMILY}`;
    return { text, size, width: ruler.measureText(text).width };
  }));
}

// How much labels grow or shrink at a scale: with the map around 1, but never below what can be read.
const labelScale = (scale) => Math.min(1.3, Math.max(LEAST / SMALL, scale));

// Whether a box would cover another; shapes of nodes from a rank on may be covered.
function hits(cells, box, covers = Infinity) {
  for (let column = Math.floor(box.x / 80); column <= Math.floor((box.x + box.w) / 80); column += 1) {
    for (let row = Math.floor(box.y / 40); row <= Math.floor((box.y + box.h) / 40); row += 1) {
      for (const other of cells.get(column * 65536 + row) || []) {
        if (other.owner !== box.owner && !(other.rank >= covers) && box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h) return true;
      }
    }
  }
  return false;
}
function occupy(cells, box) {
  for (let column = Math.floor(box.x / 80); column <= Math.floor((box.x + box.w) / 80); column += 1) {
    for (let row = Math.floor(box.y / 40); row <= Math.floor((box.y + box.h) / 40); row += 1) {
      const key = column * 65536 + row;
      if (cells.has(key)) cells.get(key).push(box);
      else cells.set(key, [box]);
    }
  }
}

// Choose the labels to draw in a window of the map: {scale, left, top, right, bottom} in the map's units. Sizes and places in screen pixels.
function chooseLabels(view, light, hovered) {
  const grown = labelScale(view.scale);
  const room = many && !light ? 7 : 0; // air around names where there are more than can be read at once
  const cells = new Map();
  const chosen = [];
  const rank = (node) => (light && light.main.includes(node.index) ? 4e6 : node.index === hovered ? 3e6 : light && light.nodes.has(node.index) ? 2e6 : 0)
    + (node.degree || 0) * (node.type === "Locality" ? 2 : 1) + (node.type === "Locality" ? 2 : 0);
  const here = nodes.filter((node) => !node.hidden && node.x >= view.left && node.x <= view.right && node.y >= view.top && node.y <= view.bottom);
  here.sort((one, other) => rank(other) - rank(one) || one.index - other.index);
  // Names keep off shapes; but where there is no other room, those of the most important nodes may cover the shapes of lesser ones.
  const first = Math.max(4, Math.ceil(here.length / 8));
  here.slice(0, here.length <= 400 ? here.length : first).forEach((node, rank) => {
    const radius = radiusAt(node, view.scale) * view.scale;
    occupy(cells, { owner: node.index, rank, x: node.x * view.scale - radius, y: node.y * view.scale - radius, w: 2 * radius, h: 2 * radius });
  });
  here.forEach((node, k) => {
    const bold = Boolean(light && light.main.includes(node.index));
    const lines = measure(node, bold, many && view.scale < 0.6);
    const w = Math.max(...lines.map((line) => line.width)) * grown;
    const h = lines.reduce((sum, line) => sum + line.size * LINE, 0) * grown;
    const x = node.x * view.scale;
    const y = node.y * view.scale;
    const away = radiusAt(node, view.scale) * view.scale + (bold ? 7 : 3);
    const places = [[x - w / 2, y + away], [x - w / 2, y - away - h], [x + away + 2, y - h / 2], [x - away - 2 - w, y - h / 2]];
    const must = bold || node.index === hovered;
    const free = ([px, py], covers) => !hits(cells, { owner: node.index, x: px - room, y: py - room / 2, w: w + 2 * room, h: h + room }, covers);
    const open = (covers) => ([px, py]) => px >= view.left * view.scale && px + w <= view.right * view.scale && py >= view.top * view.scale && py + h <= view.bottom * view.scale
      && free([px, py], covers);
    const place = places.find(open()) || (k < first && places.find(open(Math.max(5, 3 * k)))) || (must && places.find((at) => free(at, 0)));
    if (!place) return;
    const box = { owner: node.index, x: place[0], y: place[1], w, h };
    occupy(cells, box);
    chosen.push({ node, lines, bold, box, grown, dim: Boolean(light && !light.nodes.has(node.index) && node.index !== hovered) });
  });
  return { chosen, cells };
}
