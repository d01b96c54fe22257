// The panel: the facts of what is selected.
const shownOf = (node) => node.pairs.filter((pair) => !pair.hidden).flatMap((pair) => pair.shown.map((index) => claims[index]));

function button(words, onclick, properties = {}) {
  return el("button", { type: "button", class: "action", text: words, onclick, ...properties });
}

// How lines and nodes are to be read.
function readingKey() {
  const picture = (...parts) => svg("svg", { viewBox: "0 0 34 16", "aria-hidden": "true" }, ...parts);
  const line = (y, width, dashes) => {
    const made = svg("line", { x1: 2, x2: 32, y1: y, y2: y, "stroke-width": width, ...(dashes ? { "stroke-dasharray": dashes } : {}) });
    made.style.stroke = "var(--edge)";
    return made;
  };
  const arrow = svg("polygon", { points: "32,8 23,4.5 23,11.5" });
  arrow.style.fill = "var(--edge)";
  const hollow = svg("circle", { cx: 17, cy: 8, r: 6.5, fill: "none", "stroke-width": 1.8, "stroke-dasharray": "3 2.4" });
  hollow.style.stroke = "var(--Locality)";
  const rows = [[picture(line(8, 1.2), arrow), "keyArrow"], [picture(line(5, 1), line(11, 4)), "keyWidth"]];
  if (nodes.some((node) => node.past)) rows.push([picture(hollow), "keyPast"]);
  if (claims.some((claim) => claim.type === MERGED)) rows.push([picture(line(8, 1.4, "2 4")), "keyMerged"]);
  return el("ul", { class: "reading" }, rows.map(([shown, key]) => el("li", {}, shown, t(key))));
}

// How many claims of some lines are not in the page, and how to see them.
function olderNote(some, one = t("aName"), other = t("aName")) {
  const count = some.reduce((sum, pair) => sum + pair.older, 0);
  return count ? [el("p", { class: "note", text: t("older", { n: number(count), newest: number(page.newest), one, other }) })] : [];
}

function overviewPane() {
  const facts = claims.filter(isFact).length;
  const made = [
    el("h2", { text: titleWords() }),
    el("p", { class: "sub", text: t("summary", { nodes: number(nodes.length), claims: number(facts), articles: number(articles.length) }) }),
  ];
  if (page.asOf) made.push(el("p", { class: "sub", text: t("asOf", { date: day(page.asOf) }) }));
  if (page.leftOut) made.push(el("p", { class: "note", text: typeof page.leftOut === "number" ? t("leftOut", { n: number(page.leftOut) }) : page.leftOut }));
  if (page.folded) made.push(el("p", { class: "note", text: t("overview", { kept: number(nodes.length - page.folded.groups), nodes: number(page.folded.nodes), groups: number(page.folded.groups), claims: number(page.folded.claims) }) }));
  made.push(...olderNote(pairs));
  if (lonely && !state.lonely) {
    made.push(el("p", { class: "sub" }, `${t("lonelyHidden", { n: number(lonely) })} `, el("button", { type: "button", class: "link", id: "show-lonely", text: t("show"), onclick: () => { state.lonely = true; refresh({}); } })));
  }
  made.push(el("p", { class: "sub", text: t("hint") }), el("p", { class: "note", text: t("notice") }), readingKey());
  const hubs = shownNodes().filter((node) => node.type !== COMMUNITY).sort((one, other) => (other.degree || 0) - (one.degree || 0) || one.index - other.index).slice(0, 8);
  made.push(el("h3", { text: t("mostLinked") }), el("ul", { class: "hubs" }, hubs.map((node) => el("li", {}, shapeIcon(node.type), nodeLink(node.index), el("small", { text: number(node.degree || 0) })))));
  return made;
}

function describe(node) {
  const parts = [typeWord(node.type), node.kind, node.on && day(node.on), node.titles && node.titles.slice(0, 6).join(", ")];
  return parts.filter(Boolean).join(" · ");
}

// Facts grouped by kind, in the order of the kinds; in a group the newest first.
function groups(node, list) {
  const found = new Map();
  for (const type of page.order.relationships) {
    for (const incoming of [false, true]) {
      const some = list.filter((claim) => claim.type === type && (symmetric.has(type) ? !incoming : (claim.target === node.index) === incoming));
      if (some.length) found.set(`${type}${incoming}`, { title: heading(type, incoming), list: some.sort(newestFirst) });
    }
  }
  return [...found.values()];
}

// What a folded group holds, and how to see it.
function foldedPane(node) {
  return [
    el("h2", { text: node.name }),
    el("p", { class: "sub", text: typeWord(COMMUNITY) }),
    el("p", { class: "note", text: t("folded", { n: number(node.size), name: node.names[0] }) }),
    el("p", { class: "sub", text: `${claimCount(node.inside)} · ${t("neighbours", { n: number(node.pairs.filter((pair) => !pair.hidden).length) })}` }),
    el("h3", { text: t("holds") }),
    el("ul", { class: "hubs" }, node.holds.filter((_, k) => k % 2 === 0).map((type, k) => el("li", {}, shapeIcon(type), typeWord(type), el("small", { text: number(Number(node.holds[2 * k + 1])) })))),
    el("h3", { text: t("mostLinked") }),
    el("ul", {}, node.names.map((name) => el("li", { class: "isolate", text: name }))),
  ];
}

function nodePane(node) {
  if (node.type === COMMUNITY) return foldedPane(node);
  const list = shownOf(node);
  const made = [el("h2", { text: node.name }), el("p", { class: "sub", text: describe(node) })];
  if (node.aliases) made.push(el("p", { class: "sub", text: `${t("aliases")}: ${node.aliases.join(", ")}` }));
  if (node.past) {
    made.push(el("p", { class: "past" }, `${t("past")}, ${t("until", { date: day(node.until) })}`,
      (node.into || []).map((index, k) => [k ? ", " : " → ", nodeLink(index)]).flat()));
  }
  const depth = state.focus && state.focus.node === node.index ? state.focus.depth : 0;
  made.push(el("div", { class: "actions" },
    button(t("pathFrom"), () => openPath(node.index)),
    el("span", { class: "depths", role: "group", "aria-label": t("focus") }, `${t("focusShort")}: `,
      [1, 2, 3].map((n) => button(String(n), () => focusOn(depth === n ? null : { node: node.index, depth: n }), { "aria-pressed": String(depth === n), "aria-label": t("depth", { n }) })),
      state.focus ? button(t("everything"), () => focusOn(null)) : null)));
  made.push(el("p", { class: "sub", text: `${t("neighbours", { n: number(node.pairs.filter((pair) => !pair.hidden).length) })} · ${claimCount(factsOf(node))}` }));
  made.push(...olderNote(node.pairs));
  for (const { title, list: some } of groups(node, list)) {
    made.push(el("h3", {}, title, el("small", { text: number(some.length) })), ...cards(some));
  }
  return made;
}

function pairPane(pair) {
  const list = pair.shown.map((index) => claims[index]).sort(newestFirst);
  return [
    el("h2", {}, nodeLink(pair.a), " – ", nodeLink(pair.b)),
    el("p", { class: "sub", text: pair.folded ? t("foldedLines", { n: number(pair.folded) }) : claimCount(list.length) }),
    ...olderNote([pair], nodes[pair.a].name, nodes[pair.b].name),
    ...cards(list),
  ];
}

function pathPane(path) {
  const made = [
    el("h2", { text: `${nodes[path[0]].name} → ${nodes[path[path.length - 1]].name}` }),
    el("p", { class: "sub", text: `${t("steps", { n: path.length - 1 })}: ${path.map((index) => nodes[index].name).join(" → ")}` }),
  ];
  path.slice(1).forEach((index, k) => {
    const pair = pairOf(path[k], index);
    const list = pair.shown.map((claim) => claims[claim]).sort(newestFirst);
    made.push(el("p", { class: "hop-head" }, `${k + 1}. `, nodeLink(path[k]), " – ", nodeLink(index)), pair.folded ? el("p", { class: "sub", text: t("foldedLines", { n: number(pair.folded) }) }) : null, ...olderNote([pair], nodes[path[k]].name, nodes[index].name), ...cards(list, 12));
  });
  return made.filter(Boolean);
}

function showTab(name) {
  for (const each of ["details", "filters", "path"]) {
    const on = each === name;
    $(`tab-${each}`).setAttribute("aria-selected", String(on));
    $(`tab-${each}`).tabIndex = on ? 0 : -1;
    $(`pane-${each}`).hidden = !on;
  }
}

function drawPanel() {
  const { selection } = state;
  const pane = $("pane-details");
  const held = pane.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  const inside = pane.contains(document.activeElement);
  const content = !selection ? overviewPane()
    : selection.node !== undefined ? nodePane(nodes[selection.node])
      : selection.pair !== undefined ? pairPane(pairs[selection.pair]) : pathPane(selection.path);
  pane.replaceChildren(...content);
  pane.scrollTop = 0;
  if (inside) ((held && [...pane.querySelectorAll("button[aria-label]")].find((made) => made.getAttribute("aria-label") === held)) || pane).focus({ preventScroll: true });
}
