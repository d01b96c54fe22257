// The drawing. vis-network draws lines and nodes and finds what the pointer is on; names and lights are drawn here.
let network;
let dataNodes;
let dataEdges;
let hovered = null;
let drawnLabels = [];
let nameBoxes = new Map(); // of the names that are drawn, in screen pixels

let awaited = 0;
let stale = false;

// Draw at the next frame, however often this is called before: the picture, or only what lies over it.
function redraw() {
  stale = true;
  redrawOver();
}
function redrawOver() {
  awaited ||= requestAnimationFrame(drawNow);
}
function drawNow() {
  cancelAnimationFrame(awaited);
  awaited = 0;
  if (stale) network.redraw();
  else drawOver();
  stale = false;
}

function paintNode(ctx, node, color, ring) {
  const { x, y } = node;
  const scale = network ? network.getScale() : 1;
  const radius = radiusAt(node, scale);
  if (ring) {
    trace(ctx, node.type, x, y, radius + 4.5 / scale);
    ctx.fillStyle = ink.accent;
    ctx.fill();
    trace(ctx, node.type, x, y, radius + 2 / scale);
    ctx.fillStyle = ink.ground;
    ctx.fill();
  }
  trace(ctx, node.type, x, y, radius);
  ctx.fillStyle = node.past ? ink.ground : color;
  ctx.fill();
  if (node.past) {
    ctx.lineWidth = Math.max(2, 1.2 / scale);
    ctx.setLineDash([radius / 4, radius / 5]);
    ctx.strokeStyle = color;
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (node.type === COMMUNITY) {
    trace(ctx, node.type, x, y, radius + 4);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = color;
    ctx.stroke();
  }
}

// Which way the claims of a pair point: towards a, towards b.
function ways(pair) {
  const directed = pair.shown.map((index) => claims[index]).filter((claim) => !symmetric.has(claim.type));
  return { toB: directed.some((claim) => claim.source === pair.a), toA: directed.some((claim) => claim.source === pair.b) };
}

const lineWidth = (pair) => Math.min(9, 1 + 1.44 * (Math.sqrt(pair.shown.length || pair.folded) - 1));

// How far along a line to a node, of a length, its arrow may reach: to the rim of the shape, or to its name where that lies in the way.
function reachOf(node, x, y, length, scale) {
  let reach = length - radiusAt(node, scale) - 4;
  const box = nameBoxes.get(node.index);
  if (!box) return reach;
  const [left, top, right, bottom] = [box.x - 3, box.y - 1, box.x + box.w + 3, box.y + box.h + 1].map((value) => value / scale);
  let first = 0;
  let last = 1;
  for (const [start, way, low, high] of [[x, node.x - x, left, right], [y, node.y - y, top, bottom]]) {
    if (way === 0) {
      if (start < low || start > high) return reach;
      continue;
    }
    const [enter, leave] = [(low - start) / way, (high - start) / way].sort((one, other) => one - other);
    first = Math.max(first, enter);
    last = Math.min(last, leave);
  }
  if (first < last && first > 0) reach = Math.min(reach, first * length);
  return reach;
}

// The line of a pair from rim to rim.
function rim(pair) {
  const a = nodes[pair.a];
  const b = nodes[pair.b];
  const scale = network.getScale();
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const ux = (b.x - a.x) / length;
  const uy = (b.y - a.y) / length;
  const [ra, rb] = [length - reachOf(a, b.x, b.y, length, scale), length - reachOf(b, a.x, a.y, length, scale)];
  if (ra + rb > length - 8) return { x1: a.x, y1: a.y, x2: b.x, y2: b.y, ux, uy };
  return { x1: a.x + ux * ra, y1: a.y + uy * ra, x2: b.x - ux * rb, y2: b.y - uy * rb, ux, uy };
}

function paintHeads(ctx, pair, { x1, y1, x2, y2, ux, uy }, size) {
  const { toA, toB } = ways(pair);
  const head = (x, y, dx, dy) => {
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - dx * size - dy * size * 0.42, y - dy * size + dx * size * 0.42);
    ctx.lineTo(x - dx * size + dy * size * 0.42, y - dy * size - dx * size * 0.42);
    ctx.closePath();
    ctx.fill();
  };
  if (toB) head(x2, y2, ux, uy);
  if (toA) head(x1, y1, -ux, -uy);
}

function paintPair(ctx, pair, color, width, size) {
  const ends = rim(pair);
  const { x1, y1, x2, y2, ux, uy } = ends;
  const { toA, toB } = ways(pair);
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(x1 + (toA ? ux * size * 0.8 : 0), y1 + (toA ? uy * size * 0.8 : 0));
  ctx.lineTo(x2 - (toB ? ux * size * 0.8 : 0), y2 - (toB ? uy * size * 0.8 : 0));
  ctx.stroke();
  paintHeads(ctx, pair, ends, size);
}

// What a lit line says: its verb, and the money if there is one sum only.
function pairWords(pair) {
  if (pair.folded) return claimCount(pair.folded);
  const facts = pair.shown.map((index) => claims[index]);
  if (facts.length > 1) {
    const types = new Set(facts.map((claim) => claim.type));
    return types.size === 1 ? `${verb(facts[0].type)} (${facts.length})` : claimCount(facts.length);
  }
  const [claim] = facts;
  if (claim.type === "HOLDS_POSITION_AT" && claim.titles) return claim.titles[0].slice(0, 40);
  return verb(claim.type) + (claim.amount ? ` · ${claim.amount.slice(0, 30)}` : "");
}

function drawLabels(ctx, view, placed) {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const { node, lines, bold, box, grown, dim } of placed.chosen) {
    const centre = (box.x + box.w / 2) / view.scale;
    let y = box.y;
    for (const line of lines) {
      const size = line.size * grown;
      y += size * LINE;
      ctx.font = `${bold ? 600 : 400} ${size / view.scale}px ${FAMILY}`;
      const middle = (y - (size * LINE) / 2) / view.scale;
      ctx.lineWidth = 4 / view.scale;
      ctx.strokeStyle = ink.ground;
      ctx.strokeText(line.text, centre, middle);
      ctx.fillStyle = dim || node.past ? ink.soft : ink.ink;
      ctx.globalAlpha = dim ? 0.55 : 1;
      ctx.fillText(line.text, centre, middle);
      ctx.globalAlpha = 1;
    }
  }
}

// Words on the lit lines, where they cover neither a name nor a node nor each other.
function drawPairWords(ctx, view, light, placed) {
  const size = 12.5;
  for (const pair of light.pairs.slice(0, 60)) {
    const text = pairWords(pair);
    ruler.font = `400 ${size}px ${FAMILY}`;
    const w = ruler.measureText(text).width + 8;
    const h = size * 1.4;
    const { x1, y1, x2, y2, ux } = rim(pair);
    if (Math.hypot(x2 - x1, y2 - y1) * view.scale < w * Math.abs(ux) + 34) continue; // the words would hide the line
    for (const share of [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73]) {
      const x = (x1 + (x2 - x1) * share) * view.scale;
      const y = (y1 + (y2 - y1) * share) * view.scale;
      const box = { owner: `p${pair.index}`, x: x - w / 2, y: y - h / 2, w, h };
      if (hits(placed.cells, box)) continue;
      occupy(placed.cells, box);
      ctx.font = `400 ${size / view.scale}px ${FAMILY}`;
      ctx.fillStyle = ink.ground;
      ctx.fillRect(box.x / view.scale, box.y / view.scale, w / view.scale, h / view.scale);
      ctx.fillStyle = ink.accent;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(text, x / view.scale, y / view.scale);
      drawnLabels.push({ text, ...box, size });
      break;
    }
  }
}

// What lies over the picture that vis-network drew: names, and on a selection a sheet that dims all, with what is selected above it. Being a canvas
// of its own, it changes without the picture below being drawn again.
function drawOver() {
  const over = $("over");
  const view = currentView();
  const dots = window.devicePixelRatio || 1;
  const { clientWidth, clientHeight } = $("canvas");
  if (over.width !== Math.round(clientWidth * dots) || over.height !== Math.round(clientHeight * dots)) {
    over.width = Math.round(clientWidth * dots);
    over.height = Math.round(clientHeight * dots);
  }
  const ctx = over.getContext("2d");
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, over.width, over.height);
  const unit = dots * view.scale;
  ctx.setTransform(unit, 0, 0, unit, -view.left * unit, -view.top * unit);
  const light = lit();
  const placed = chooseLabels(view, light, hovered);
  nameBoxes = new Map(placed.chosen.map(({ node, box }) => [node.index, box]));
  if (!many) {
    ctx.fillStyle = ink.edge;
    for (const pair of shownPairs()) paintHeads(ctx, pair, rim(pair), Math.max(7, 6 / view.scale));
  }
  if (light) {
    ctx.globalAlpha = 0.84;
    ctx.fillStyle = ink.ground;
    ctx.fillRect(view.left - 5, view.top - 5, view.right - view.left + 10, view.bottom - view.top + 10);
    ctx.globalAlpha = 0.5;
    drawCountry(ctx);
    ctx.globalAlpha = 1;
    for (const pair of light.pairs) paintPair(ctx, pair, ink.accent, lineWidth(pair) + 1, Math.max(9, 9 / view.scale));
    for (const index of light.nodes) if (!nodes[index].hidden) paintNode(ctx, nodes[index], ink[nodes[index].type], light.main.includes(index));
  }
  drawnLabels = placed.chosen.map(({ node, lines, box, grown }) => ({ text: node.name, ...box, size: Math.min(...lines.map((line) => line.size)) * grown }));
  drawLabels(ctx, view, placed);
  if (light) drawPairWords(ctx, view, light, placed);
}

const edgeStyle = (pair) => ({ id: pair.index, hidden: pair.hidden, width: lineWidth(pair) });
const edgeColor = () => ({ color: ink.edge, highlight: ink.edge, hover: ink.edge, opacity: many ? 0.4 : 1 });

function startDrawing() {
  const renderer = ({ ctx, id }) => {
    const node = nodes[id];
    return { drawNode() { paintNode(ctx, node, ink[node.type], false); }, nodeDimensions: { width: 2 * node.radius, height: 2 * node.radius } };
  };
  dataNodes = new vis.DataSet(page.network.nodes);
  dataEdges = new vis.DataSet(page.network.edges.map(({ claims: _, folded: __, older: ___, ...edge }) => ({ ...edge, ...edgeStyle(pairs[edge.id]) })));
  const options = structuredClone(page.network.options);
  options.nodes.ctxRenderer = renderer;
  options.edges.color = edgeColor();
  options.interaction.hideEdgesOnDrag = pairs.length > 1500;
  network = new vis.Network($("canvas"), { nodes: dataNodes, edges: dataEdges }, options);
  network.on("beforeDrawing", drawGround);
  network.on("afterDrawing", drawOver);
  let dragged = [];
  const follow = () => dragged.forEach((index) => move(index, network.getPosition(index)));
  network.on("dragStart", ({ nodes: held }) => { dragged = held; });
  network.on("beforeDrawing", follow);
  network.on("dragEnd", () => {
    follow();
    if (dragged.length) network.unselectAll();
    for (const index of dragged) put(index, nodes[index]);
    dragged = [];
  });
  network.setOptions({ interaction: { dragNodes: movable() } });
}
