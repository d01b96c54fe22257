// The legend above the map and the filters in the panel: what is shown, by type, relationship, time, status, field and article.
const count = (list, key) => {
  const found = new Map();
  for (const item of list) for (const value of key(item)) found.set(value, (found.get(value) || 0) + 1);
  return found;
};
const ordered = (found, order) => [...found.keys()].sort((one, other) => order.indexOf(one) - order.indexOf(other));
const facts = claims.filter(isFact);
const FACETS = {
  type: { counts: count(nodes, (node) => [node.type]), word: typeWord, order: (found) => ordered(found, page.order.types), icon: shapeIcon },
  relationship: { counts: count(claims, (claim) => [claim.type]), word: verb, order: (found) => ordered(found, page.order.relationships) },
  status: { counts: count(facts.filter((claim) => claim.status), (claim) => [claim.status]), word: statusWord, order: (found) => ordered(found, page.order.statuses) },
  field: { counts: count(facts, (claim) => claim.fields || [NO_FIELD]), word: (field) => field || t("noField"), order: (found) => [...found.keys()].sort((one, other) => found.get(other) - found.get(one) || (one < other ? -1 : 1)) },
  article: { counts: count(facts.filter((claim) => claim.article !== undefined), (claim) => [claim.article]), word: articleWord, order: (found) => [...found.keys()].sort((one, other) => (articles[other].date || "").localeCompare(articles[one].date || "") || one - other) },
};

function articleWord(index) {
  const { title, outlet, date } = articles[index];
  return [title || t("untitled"), outlet, date && day(date)].filter(Boolean).join(" · ");
}

function toggle(facet, value, on) {
  if (on) state.off[facet].delete(value);
  else state.off[facet].add(value);
  refresh({ keep: true });
}

function drawLegend() {
  const { counts, order } = FACETS.type;
  const active = $("legend").contains(document.activeElement) ? document.activeElement.dataset.type : null;
  $("legend").replaceChildren(...order(counts).map((type) => {
    const on = !state.off.type.has(type);
    return el("button", { type: "button", class: "chip", "aria-pressed": String(on), "data-type": type, onclick: () => toggle("type", type, !on) },
      shapeIcon(type), typeWord(type), el("small", { text: number(counts.get(type)) }));
  }));
  if (active) [...$("legend").children].find((chip) => chip.dataset.type === active)?.focus();
}

function facetBox(facet) {
  const { counts, word, order, icon } = FACETS[facet];
  if (!counts.size) return null;
  const values = order(counts);
  const all = (on) => () => {
    state.off[facet] = new Set(on ? [] : values);
    refresh({ keep: true });
  };
  const box = el("details", { class: "facet", open: openFacets.has(facet), "data-facet": facet }, el("summary", { text: t(facet) }),
    values.length > 3 ? el("div", { class: "both" }, el("button", { type: "button", class: "link", text: t("all"), onclick: all(true) }), el("button", { type: "button", class: "link", text: t("none"), onclick: all(false) })) : null,
    el("div", { class: "options", role: "group", "aria-label": t(facet) }, values.map((value) => el("label", { class: "option" },
      el("input", { type: "checkbox", checked: !state.off[facet].has(value), "data-value": String(value), onchange: (event) => toggle(facet, value, event.target.checked) }),
      icon ? icon(value) : null, el("span", { text: word(value) }), el("small", { text: number(counts.get(value)) })))));
  box.addEventListener("toggle", () => (box.open ? openFacets.add(facet) : openFacets.delete(facet)));
  return box;
}
// Nodes without any claim: named in an article, linked to nothing.
function lonelyBox() {
  if (!lonely) return null;
  return el("label", { class: "option facet" }, el("input", { type: "checkbox", id: "lonely", checked: state.lonely, onchange: (event) => { state.lonely = event.target.checked; refresh({}); } }),
    el("span", { text: t("lonely") }), el("small", { text: number(lonely) }));
}
const openFacets = new Set(["time", "relationship", "status"]);

// Years, or months where the claims span less than three years.
const dated = facts.filter((claim) => claim.when).map((claim) => claim.when);
const years = [...new Set(dated.map((when) => when.slice(0, 4)))].sort();
const monthly = years.length > 0 && Number(years[years.length - 1]) - Number(years[0]) < 3 && dated.every((when) => when.length >= 7);
const periods = (() => {
  if (!years.length) return [];
  const found = [];
  for (let year = Number(years[0]); year <= Number(years[years.length - 1]) && found.length < 400; year += 1) {
    const text = String(year).padStart(4, "0");
    if (monthly) for (let month = 1; month <= 12; month += 1) found.push(`${text}-${String(month).padStart(2, "0")}`);
    else found.push(text);
  }
  const length = monthly ? 7 : 4;
  const first = dated.map((when) => when.slice(0, length)).sort();
  return found.filter((period) => period >= first[0] && period <= first[first.length - 1]);
})();

function timeBox() {
  if (periods.length < 2) return null;
  const length = monthly ? 7 : 4;
  const tally = count(dated, (when) => [when.slice(0, length)]);
  const most = Math.max(...tally.values());
  const first = state.from ? Math.max(0, periods.indexOf(state.from)) : 0;
  const last = state.to && periods.includes(state.to) ? periods.indexOf(state.to) : periods.length - 1;
  const wide = 300 / periods.length;
  const bars = svg("svg", { viewBox: "0 0 300 64", preserveAspectRatio: "none", class: "bars", role: "img", "aria-label": `${t("time")}: ${periods.filter((p) => tally.get(p)).map((p) => `${day(p)} ${tally.get(p)}`).slice(0, 40).join(", ")}` },
    ...periods.map((period, k) => {
      const high = tally.get(period) ? 4 + (56 * tally.get(period)) / most : 0;
      return svg("rect", { x: k * wide + wide * 0.1, width: wide * 0.8, y: 62 - high, height: high, class: k >= first && k <= last ? "in" : "" });
    }));
  const slider = (key, value) => {
    const input = el("input", { type: "range", min: 0, max: periods.length - 1, step: 1, id: `time-${key}`, "aria-label": `${t("time")}: ${t(key)}`, "aria-valuetext": day(periods[value]) });
    input.value = value;
    const shown = el("output", { for: `time-${key}`, text: day(periods[value]) });
    input.addEventListener("input", () => { shown.textContent = day(periods[input.value]); });
    input.addEventListener("change", () => {
      const k = Number(input.value);
      if (key === "from") {
        state.from = k === 0 ? null : periods[k];
        if (k > last) state.to = periods[k];
      } else {
        state.to = k === periods.length - 1 ? null : periods[k];
        if (k < first) state.from = periods[k];
      }
      refresh({ keep: true });
    });
    return [el("span", {}, `${t(key)} `, shown), input];
  };
  const undated = facts.length - dated.length;
  const box = el("details", { class: "facet", open: openFacets.has("time"), "data-facet": "time" }, el("summary", { text: t("time") }), bars,
    el("div", { class: "range" }, slider("from", first), slider("to", last)),
    undated ? el("label", { class: "option" }, el("input", { type: "checkbox", id: "undated", checked: state.undated, onchange: (event) => { state.undated = event.target.checked; refresh({ keep: true }); } }),
      el("span", { text: t("undated") }), el("small", { text: number(undated) })) : null);
  box.addEventListener("toggle", () => (box.open ? openFacets.add("time") : openFacets.delete("time")));
  return box;
}

function drawFilters() {
  const pane = $("pane-filters");
  const active = document.activeElement;
  const place = active && pane.contains(active) ? { facet: active.closest("[data-facet]")?.dataset.facet, value: active.dataset.value, id: active.id } : null;
  const scroll = pane.scrollTop;
  const shown = el("p", { class: "sub", text: t("shown", { nodes: number(shownNodes().length), claims: number(shownClaims().filter(isFact).length) }) });
  const clear = el("button", { type: "button", class: "link", text: t("reset"), id: "reset", onclick: resetFilters });
  pane.replaceChildren(...[el("div", { class: "top-row" }, shown, clear), timeBox(), ...["relationship", "status", "type", "field", "article"].map(facetBox), lonelyBox()].filter(Boolean));
  pane.scrollTop = scroll;
  if (place) {
    const again = place.id ? $(place.id) : place.facet && [...pane.querySelectorAll(`[data-facet="${place.facet}"] input`)].find((input) => input.dataset.value === place.value);
    if (again) again.focus({ preventScroll: true });
  }
}

function resetFilters() {
  for (const facet of Object.keys(state.off)) state.off[facet] = new Set();
  Object.assign(state, { from: null, to: null, undated: true, focus: null, lonely: page.lonely });
  refresh({});
}
