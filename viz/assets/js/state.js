// What is chosen and what is shown. Everything else on the page follows from this.
const NO_FIELD = "";
const state = {
  view: "map", // map, geo, table
  selection: null, // {node}, {pair} or {path: [indices]}
  focus: null, // {node, depth}
  off: { type: new Set(), relationship: new Set(), status: new Set(), field: new Set(), article: new Set() },
  from: null, // first and last year or month shown, null for no bound
  to: null,
  undated: true,
  lonely: page.lonely, // whether nodes without any claim are shown
};

// A pair is a line while some of its claims are shown; lines to folded groups have their claims elsewhere.
const leads = (pair) => pair.shown.length > 0 || pair.folded > 0;
const isFact = (claim) => claim.type !== MERGED;
const factsOf = (node) => shownOf(node).filter(isFact).length;

function claimShown(claim) {
  const { off } = state;
  if (off.relationship.has(claim.type)) return false;
  if (!isFact(claim)) return true;
  if (claim.status && off.status.has(claim.status)) return false;
  if (claim.article !== undefined && off.article.has(claim.article)) return false;
  if (off.field.size && !(claim.fields || [NO_FIELD]).some((field) => !off.field.has(field))) return false;
  if (!claim.when) return state.undated;
  if (state.from && claim.when.slice(0, state.from.length) < state.from) return false;
  return !(state.to && claim.when.slice(0, state.to.length) > state.to);
}

const filtersClaims = () => state.off.relationship.size + state.off.status.size + state.off.field.size + state.off.article.size > 0 || state.from || state.to || !state.undated;

// Nodes within so many shown lines of a node.
function reach(start, depth) {
  const found = new Set([start]);
  let edge = [start];
  for (let step = 0; step < depth; step += 1) {
    const next = [];
    for (const index of edge) {
      for (const pair of nodes[index].pairs) {
        const other = pair.a === index ? pair.b : pair.a;
        if (leads(pair) && !state.off.type.has(nodes[other].type) && !found.has(other)) {
          found.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return found;
}

// Work out what is shown; return the nodes and pairs for which that changed.
function sift() {
  const sieve = filtersClaims();
  for (const pair of pairs) {
    const shown = pair.claims.filter((index) => claimShown(claims[index]));
    pair.changed = shown.length !== pair.shown.length;
    pair.shown = shown;
  }
  const near = state.focus && reach(state.focus.node, state.focus.depth);
  const changed = { nodes: [], pairs: [] };
  for (const node of nodes) {
    let hidden = state.off.type.has(node.type) || (!state.lonely && !node.pairs.length) || (near ? !near.has(node.index) : false);
    if (!hidden && sieve && node.pairs.length) {
      hidden = !node.pairs.some((pair) => leads(pair) && !state.off.type.has(nodes[pair.a === node.index ? pair.b : pair.a].type));
    }
    if (hidden !== node.hidden) changed.nodes.push(node);
    node.hidden = hidden;
  }
  for (const pair of pairs) {
    const hidden = !leads(pair) || nodes[pair.a].hidden || nodes[pair.b].hidden;
    if (hidden !== pair.hidden || pair.changed) changed.pairs.push(pair);
    pair.hidden = hidden;
  }
  return changed;
}

const shownNodes = () => nodes.filter((node) => !node.hidden);
const shownPairs = () => pairs.filter((pair) => !pair.hidden);
const shownClaims = () => shownPairs().flatMap((pair) => pair.shown.map((index) => claims[index]));

// What the selection lights up: null when nothing is selected.
function lit() {
  const { selection } = state;
  if (!selection) return null;
  if (selection.node !== undefined) {
    const own = nodes[selection.node].pairs.filter((pair) => !pair.hidden);
    return { main: [selection.node], nodes: new Set([selection.node, ...own.flatMap((pair) => [pair.a, pair.b])]), pairs: own };
  }
  if (selection.pair !== undefined) {
    const pair = pairs[selection.pair];
    return { main: [pair.a, pair.b], nodes: new Set([pair.a, pair.b]), pairs: [pair] };
  }
  const steps = selection.path.slice(1).map((index, i) => pairOf(selection.path[i], index));
  return { main: selection.path, nodes: new Set(selection.path), pairs: steps };
}

// The address of this state, to be opened again.
function toHash() {
  const parts = new URLSearchParams();
  const { selection, focus } = state;
  if (state.view !== "map") parts.set("view", state.view);
  if (selection && selection.node !== undefined) parts.set("node", nodes[selection.node].id);
  if (selection && selection.pair !== undefined) for (const end of [pairs[selection.pair].a, pairs[selection.pair].b]) parts.append("line", nodes[end].id);
  if (selection && selection.path) for (const index of selection.path) parts.append("path", nodes[index].id);
  if (focus) {
    parts.set("focus", nodes[focus.node].id);
    parts.set("depth", focus.depth);
  }
  for (const [facet, off] of Object.entries(state.off)) for (const value of off) parts.append(`no-${facet}`, facet === "article" ? articles[value].id : value);
  if (state.from) parts.set("from", state.from);
  if (state.to) parts.set("to", state.to);
  if (!state.undated) parts.set("undated", "0");
  if (state.lonely !== page.lonely) parts.set("lonely", state.lonely ? "1" : "0");
  if (language !== page.lang) parts.set("lang", language);
  return parts.toString();
}

function fromHash(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const find = (id) => (byId.has(id) ? byId.get(id).index : undefined);
  const view = parts.get("view");
  state.view = view === "table" || (view === "geo" && page.geo) ? view : "map";
  state.selection = null;
  const node = find(parts.get("node"));
  const line = parts.getAll("line").map(find);
  const path = parts.getAll("path").map(find);
  if (node !== undefined) state.selection = { node };
  else if (line.length === 2 && !line.includes(undefined) && pairOf(...line)) state.selection = { pair: pairOf(...line).index };
  const focus = find(parts.get("focus"));
  state.focus = focus === undefined ? null : { node: focus, depth: Math.min(3, Math.max(1, Number(parts.get("depth")) || 1)) };
  for (const facet of Object.keys(state.off)) {
    const values = parts.getAll(`no-${facet}`);
    state.off[facet] = new Set(facet === "article" ? values.map((id) => articles.findIndex((article) => article.id === id)).filter((i) => i >= 0) : values);
  }
  state.from = parts.get("from");
  state.to = parts.get("to");
  state.undated = parts.get("undated") !== "0";
  state.lonely = parts.has("lonely") ? parts.get("lonely") === "1" : page.lonely;
  language = page.words[parts.get("lang")] ? parts.get("lang") : page.lang;
  if (path.length > 1 && !path.includes(undefined)) return path;
  return null;
}
