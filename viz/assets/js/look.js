// Colours and shapes, shared by the drawing, the legend and the SVG that is saved.
const SHAPES = {
  Official: [[0, -1.12], [1.02, 0.72], [-1.02, 0.72]],
  Organization: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  Project: [[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]],
  Agreement: [[0, -1.2], [1.1, 0], [0, 1.2], [-1.1, 0]],
  Event: Array.from({ length: 10 }, (_, k) => {
    const radius = k % 2 ? 0.56 : 1.25;
    const turn = (Math.PI * k) / 5;
    return [radius * Math.sin(turn), -radius * Math.cos(turn)];
  }),
};
const ink = {};
const darkness = window.matchMedia("(prefers-color-scheme: dark)");

function shade() {
  const wanted = document.documentElement.dataset.theme;
  return wanted === "auto" ? (darkness.matches ? "dark" : "light") : wanted;
}

function readInk(forced) {
  document.documentElement.dataset.shade = forced || shade();
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "surface", "ink", "soft", "rule", "edge", "accent", "land", "coast", "grid", ...page.order.types]) {
    ink[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

function trace(ctx, type, x, y, radius) {
  ctx.beginPath();
  const points = SHAPES[type];
  if (!points) ctx.arc(x, y, radius, 0, 2 * Math.PI);
  else points.forEach(([px, py], k) => (k ? ctx.lineTo(x + px * radius, y + py * radius) : ctx.moveTo(x + px * radius, y + py * radius)));
  ctx.closePath();
}

const SVG = "http://www.w3.org/2000/svg";
function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
const tenth = (value) => Math.round(value * 10) / 10;

// The outline of a node's shape as an SVG element.
function shapeSvg(type, x, y, radius, attributes) {
  const points = SHAPES[type];
  if (!points) return svg("circle", { cx: tenth(x), cy: tenth(y), r: tenth(radius), ...attributes });
  return svg("polygon", { points: points.map(([px, py]) => `${tenth(x + px * radius)},${tenth(y + py * radius)}`).join(" "), ...attributes });
}

function shapeIcon(type) {
  const icon = svg("svg", { viewBox: "0 0 20 20", class: "shape", "aria-hidden": "true" });
  const made = shapeSvg(type, 10, 10, type === "Locality" ? 8 : 7, {});
  made.style.fill = `var(--${type})`;
  icon.append(made);
  return icon;
}
