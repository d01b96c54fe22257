// The table: all nodes and claims that are shown, sortable; the equal of the drawing for keyboard and screen reader.
const PORTION = 200;
const sorting = { nodes: { key: "degree", down: true }, claims: { key: "date", down: true } };
const collator = new Intl.Collator("vi");
const COLUMNS = {
  nodes: [
    ["name", (node) => node.name, (node) => nodeLink(node.index)],
    ["type", (node) => typeWord(node.type), (node) => [typeWord(node.type), node.kind].filter(Boolean).join(" · "), "kind"],
    ["aliases", (node) => (node.aliases || []).join(", ")],
    ["until", (node) => node.until || "", (node) => (node.past ? day(node.until) : "")],
    ["degree", factsOf, (node) => number(factsOf(node)), "number"],
  ],
  claims: [
    ["source", (claim) => nodes[claim.source].name, (claim) => nodeLink(claim.source)],
    ["relationship", (claim) => verb(claim.type), (claim) => [verb(claim.type), ...(claim.titles || [])].join(" · ")],
    ["target", (claim) => nodes[claim.target].name, (claim) => nodeLink(claim.target)],
    ["date", (claim) => claim.when, (claim) => (claim.date ? day(claim.date) : claim.said ? t("said", { date: day(claim.said) }) : t("noDate")), "date"],
    ["status", (claim) => (worthSaying(claim) ? statusWord(claim.status) : "")],
    ["amount", (claim) => claim.vnd || 0, (claim) => claim.amount || "", "number"],
    ["field", (claim) => (claim.fields || []).join(", ")],
    ["sentence", (claim) => (claim.quote === undefined ? "" : quotes[claim.quote]), (claim) => sentence(claim), "long"],
    ["article", (claim) => (articleOf(claim) || {}).title || "", (claim) => (articleOf(claim) ? articleWord(claim.article) : claim.instrument || ""), "article"],
  ],
};

function tableOf(kind, list, title) {
  const { key, down } = sorting[kind];
  const columns = COLUMNS[kind];
  const [, value] = columns.find(([name]) => name === key);
  const keyed = list.map((item) => [value(item), item]);
  keyed.sort(([one, a], [other, b]) => ((typeof one === "number" ? one - other : collator.compare(one, other)) * (down ? -1 : 1)) || a.index - b.index);
  const sorted = keyed.map(([, item]) => item);
  const heads = columns.map(([name]) => el("th", { scope: "col", "aria-sort": name === key ? (down ? "descending" : "ascending") : "none" },
    el("button", { type: "button", class: "sort", id: `sort-${kind}-${name}`, text: t(name === "until" ? "existed" : name), onclick: () => {
      sorting[kind] = { key: name, down: key === name ? !down : ["degree", "date", "amount"].includes(name) };
      drawTable();
      $(`sort-${kind}-${name}`).focus();
    } })));
  const row = (item) => el("tr", { "data-node": kind === "nodes" ? item.index : undefined }, columns.map(([, plain, cell, kind_]) => {
    const content = (cell || plain)(item);
    return el("td", { class: kind_ }, kind_ === "long" && content ? el("div", {}, content) : content);
  }));
  const body = el("tbody", {}, sorted.slice(0, PORTION).map(row));
  const made = [el("table", { id: `table-${kind}` }, el("caption", { text: `${title} (${number(list.length)})` }), el("thead", {}, el("tr", {}, heads)), body)];
  if (sorted.length > PORTION) {
    let next = PORTION;
    const more = el("button", { type: "button", class: "action", text: t("more", { n: number(Math.min(PORTION, sorted.length - next)) }) });
    more.addEventListener("click", () => {
      body.append(...sorted.slice(next, next + PORTION).map(row));
      next += PORTION;
      if (next >= sorted.length) more.remove();
    });
    made.push(more);
  }
  return made;
}

// Mark the row of the node that is selected.
function markRows() {
  for (const row of document.querySelectorAll("#table-nodes tr[data-node]")) row.classList.toggle("on", Boolean(state.selection) && state.selection.node === Number(row.dataset.node));
}

function drawTable() {
  $("table").replaceChildren(...tableOf("nodes", shownNodes(), t("nodes")), ...tableOf("claims", shownClaims(), t("facts")));
  markRows();
}
