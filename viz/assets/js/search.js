// Search over names and aliases without diacritics; also behind the two fields of the path form.
function find(text, limit = 12) {
  const wanted = fold(text);
  if (!wanted) return [];
  const scored = [];
  for (const node of nodes) {
    let best = 0;
    node.folded.forEach((name, k) => {
      const at = name.indexOf(wanted);
      if (at < 0) return;
      const score = (name === wanted ? 8 : at === 0 ? 6 : name[at - 1] === " " ? 4 : 2) - (k ? 1 : 0);
      best = Math.max(best, score);
    });
    if (best) scored.push([best, node]);
  }
  scored.sort((one, other) => other[0] - one[0] || (other[1].degree || 0) - (one[1].degree || 0) || one[1].index - other[1].index);
  return scored.slice(0, limit).map(([, node]) => node);
}

// A combobox on an input and its list: arrows move, Enter chooses, Escape closes.
function combobox(input, list, choose) {
  let options = [];
  let at = -1;
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (k) => {
    at = k;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === k)));
    if (k >= 0) {
      input.setAttribute("aria-activedescendant", list.children[k].id);
      list.children[k].scrollIntoView({ block: "nearest" });
    }
  };
  const pick = (node) => {
    close();
    choose(node);
  };
  const open = () => {
    options = find(input.value);
    if (!fold(input.value)) return close();
    list.replaceChildren(...(options.length ? options.map((node, k) => el("li", { role: "option", id: `${list.id}-${k}`, "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); pick(node); } },
      shapeIcon(node.type), el("span", { class: "isolate", text: node.name }), el("small", { text: node.kind || typeWord(node.type) })))
      : [el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", text: t("noMatch") })]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    say(options.length ? t("matches", { n: options.length }) : t("noMatch"));
    return mark(options.length ? 0 : -1);
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      else if (options.length) mark((at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (list.hidden) open();
      if (options[at]) pick(options[at]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}

function startSearch() {
  const input = $("query");
  combobox(input, $("hits"), (node) => {
    input.value = node.name;
    select({ node: node.index }, { show: true });
    if (state.view !== "table") $("stage").focus({ preventScroll: true });
  });
}
