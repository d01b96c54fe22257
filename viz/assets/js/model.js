// The data of the page, and what follows from it once and for all.
const page = JSON.parse(document.getElementById("page").textContent);
const { nodes, claims, articles, quotes } = page;
const symmetric = new Set(page.order.symmetric);
const COMMUNITY = "Community";
const MERGED = "MERGED_INTO";
nodes.forEach((node, i) => {
  const drawn = page.network.nodes[i];
  const map = [drawn.x, drawn.y];
  const places = { map, tall: page.tall[i] || map, geo: page.geo ? page.geo.points[i] : map };
  node.inside = node.claims || 0;
  Object.assign(node, { index: i, x: drawn.x, y: drawn.y, places, pairs: [], claims: [], hidden: false });
});
const pairs = page.network.edges.map((edge) => ({ index: edge.id, a: edge.from, b: edge.to, claims: edge.claims, shown: edge.claims, folded: edge.folded || 0, older: edge.older || 0, hidden: false }));
for (const pair of pairs) {
  nodes[pair.a].pairs.push(pair);
  nodes[pair.b].pairs.push(pair);
}
claims.forEach((claim, i) => {
  claim.index = i;
  claim.when = claim.date || claim.said || "";
  nodes[claim.source].claims.push(claim);
  nodes[claim.target].claims.push(claim);
});
const lonely = nodes.filter((node) => !node.pairs.length).length;
page.lonely = lonely <= 12; // more of them would only be in the way
const byId = new Map(nodes.map((node) => [node.id, node]));

// The pair that joins two nodes, if any.
function pairOf(a, b) {
  return nodes[a].pairs.find((pair) => pair.a === b || pair.b === b);
}

// Newest first; what has no date comes last.
function newestFirst(one, other) {
  return (other.when > one.when) - (other.when < one.when) || one.index - other.index;
}

// Lower case without diacritics, so that "ca mau" finds Cà Mau.
function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/\s+/g, " ").trim();
}
for (const node of nodes) node.folded = [node.name, ...(node.aliases || [])].map(fold);
