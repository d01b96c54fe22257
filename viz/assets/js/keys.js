// The keyboard: everything the pointer can do.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The node to go to from another in a direction: a neighbour on a line if one lies that way, else the nearest node that does.
function towards(index, [dx, dy]) {
  const from = nodes[index];
  const cost = (node) => {
    const along = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    return along <= 0 || aside > along * 1.6 ? Infinity : along + 2 * aside;
  };
  const best = (list) => list.map((node) => [cost(node), node]).filter(([c]) => c < Infinity).sort((one, other) => one[0] - other[0] || one[1].index - other[1].index)[0]?.[1];
  const neighbours = from.pairs.filter((pair) => !pair.hidden).map((pair) => nodes[pair.a === index ? pair.b : pair.a]);
  return best(neighbours) || best(shownNodes().filter((node) => node.index !== index));
}

function startKeys() {
  $("stage").addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { selection } = state;
    const at = selection ? (selection.node ?? (selection.pair !== undefined ? pairs[selection.pair].a : selection.path[0])) : undefined;
    if (ARROWS[event.key] && event.shiftKey && layout !== "geo" && selection && selection.node !== undefined) {
      const [dx, dy] = ARROWS[event.key].map((way) => (way * 12) / network.getScale());
      put(at, { x: nodes[at].x + dx, y: nodes[at].y + dy });
    } else if (ARROWS[event.key]) {
      const next = at === undefined ? shownNodes().sort((one, other) => (other.degree || 0) - (one.degree || 0) || one.index - other.index)[0] : towards(at, ARROWS[event.key]);
      if (next) select({ node: next.index }, { show: true });
    } else if (event.key === "Enter" && selection) $("pane-details").focus();
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName || "");
    if (event.key === "Escape") {
      if (document.activeElement === $("query")) $("query").value = "";
      select(null);
      if (!typing && state.view !== "table") $("stage").focus({ preventScroll: true });
    } else if (event.key === "/" && !typing) {
      event.preventDefault();
      $("query").focus();
      $("query").select();
    }
  });
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  tabs.forEach((tab, k) => {
    tab.addEventListener("click", () => showTab(tab.id.slice(4)));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(k + step + tabs.length) % tabs.length];
      showTab(next.id.slice(4));
      next.focus();
    });
  });
}
