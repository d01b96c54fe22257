// The shortest way between two nodes over what is shown.
function shortest(start, goal) {
  const before = new Map([[start, null]]);
  const queue = [start];
  for (const index of queue) {
    if (index === goal) break;
    const steps = nodes[index].pairs.filter((pair) => !pair.hidden).sort((one, other) => other.shown.length - one.shown.length || one.index - other.index);
    for (const pair of steps) {
      const other = pair.a === index ? pair.b : pair.a;
      if (!before.has(other)) {
        before.set(other, index);
        queue.push(other);
      }
    }
  }
  if (!before.has(goal)) return null;
  const path = [];
  for (let at = goal; at !== null; at = before.get(at)) path.unshift(at);
  return path;
}

// Every step given must be a line that is shown; a gap is filled by the shortest way.
function wholePath(stops) {
  const path = [stops[0]];
  for (const stop of stops.slice(1)) {
    const way = shortest(path[path.length - 1], stop);
    if (!way || way.length < 2) return null;
    path.push(...way.slice(1));
  }
  return new Set(path).size === path.length ? path : null;
}

const ends = { from: undefined, to: undefined };

function drawPathForm(problem) {
  const pane = $("pane-path");
  const row = (key) => {
    const input = el("input", { id: `path-${key}`, class: "field-input", role: "combobox", "aria-autocomplete": "list", "aria-controls": `path-${key}-hits`, "aria-expanded": "false", autocomplete: "off", spellcheck: "false", placeholder: t("search") });
    input.value = ends[key] === undefined ? "" : nodes[ends[key]].name;
    const list = el("ul", { id: `path-${key}-hits`, class: "hits", role: "listbox", "aria-label": t(key), hidden: true });
    input.addEventListener("input", () => { ends[key] = undefined; });
    combobox(input, list, (node) => {
      ends[key] = node.index;
      input.value = node.name;
      (key === "from" ? $("path-to") : $("path-find")).focus();
    });
    return el("div", { class: "search wide" }, el("label", { for: `path-${key}`, text: t(key) }), input, list);
  };
  const form = el("form", { class: "form", onsubmit: (event) => {
    event.preventDefault();
    findPath();
  } }, row("from"), row("to"), el("button", { type: "submit", class: "action primary", id: "path-find", text: t("find") }));
  pane.replaceChildren(form, ...(problem ? [el("p", { class: "note error", role: "alert", text: problem })] : []));
}

function findPath() {
  for (const key of ["from", "to"]) {
    const text = $(`path-${key}`).value;
    if (ends[key] === undefined) ends[key] = find(text, 1)[0]?.index;
    if (ends[key] === undefined) return drawPathForm(t("unknownName", { name: text }));
  }
  const path = ends.from === ends.to ? null : shortest(ends.from, ends.to);
  if (!path) return drawPathForm(t("noPath"));
  drawPathForm();
  return select({ path }, { show: true });
}

function openPath(from) {
  Object.assign(ends, { from, to: undefined });
  drawPathForm();
  showTab("path");
  $("path-to").focus();
}
