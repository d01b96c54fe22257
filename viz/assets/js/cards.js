// One claim as a card: in words, its sentence with the words that made it marked, and where that was printed.
function nodeLink(index, strong) {
  const node = nodes[index];
  return el("button", { type: "button", class: "link", text: node.name, onclick: () => select({ node: index }), "data-strong": strong });
}

function articleOf(claim) {
  return claim.article === undefined ? null : articles[claim.article];
}

// The citation as plain text: sentence, title, outlet, date, address.
function citation(claim) {
  const article = articleOf(claim) || {};
  const parts = [article.title || t("untitled"), article.outlet || t("noOutlet"), article.date ? day(article.date) : t("noDate"), article.url].filter(Boolean);
  return `${claim.quote === undefined ? "" : `“${quotes[claim.quote]}” — `}${parts.join(". ")}${article.url ? "" : "."}`;
}

async function copy(text, button) {
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy"); // file: pages and frames have no clipboard of their own
    area.remove();
    button.focus();
  }
  button.textContent = t("copied");
  say(t("copied"));
  setTimeout(() => { button.textContent = words; }, 1600);
}

function sentence(claim) {
  if (claim.quote === undefined) return null;
  const text = quotes[claim.quote];
  const parts = [];
  let at = 0;
  const marks = claim.marks || [];
  for (let k = 0; k < marks.length; k += 2) {
    parts.push(text.slice(at, marks[k]), el("mark", { text: text.slice(marks[k], marks[k + 1]) }));
    at = marks[k + 1];
  }
  parts.push(text.slice(at));
  return el("blockquote", {}, parts);
}

// What always is so, and needs no word on whether it was done.
const STANDING = new Set(["HOLDS_POSITION_AT", "LOCATED_IN", "PART_OF"]);
const worthSaying = (claim) => isFact(claim) && claim.status && !(claim.status === "done" && STANDING.has(claim.type));
const does = (claim) => (claim.type === "HOLDS_POSITION_AT" && claim.titles ? t("holdsAs", { titles: claim.titles.join(", ") }) : verb(claim.type));

function card(claim) {
  const article = articleOf(claim);
  const tags = [
    claim.amount && el("span", { class: "tag money", text: claim.amount }),
    worthSaying(claim) && el("span", { class: "tag", text: statusWord(claim.status) }),
    claim.date && el("span", { class: "tag", text: day(claim.date) }),
    ...(claim.fields || []).map((field) => el("span", { class: "tag", text: field })),
  ].filter(Boolean);
  const made = el("article", { class: "card", "data-claim": claim.index });
  made.append(
    el("p", { class: "words" }, nodeLink(claim.source), " ", el("b", { text: does(claim) }), " ", nodeLink(claim.target)),
    ...(tags.length ? [el("div", { class: "tags" }, tags)] : []),
  );
  const quoted = sentence(claim);
  if (quoted) made.append(quoted);
  if (!isFact(claim)) made.append(el("p", { class: "sub", text: t("decree", { text: claim.instrument || "" }) }));
  if (article) {
    const source = [article.outlet || t("noOutlet"), article.date ? day(article.date) : t("noDate")].join(" · ");
    const button = el("button", { type: "button", class: "link", text: t("copy") });
    button.addEventListener("click", () => copy(citation(claim), button));
    made.append(el("p", { class: "from" }, el("cite", { text: article.title || t("untitled") }), el("span", { class: "isolate", text: source }), button,
      article.url && el("a", { href: article.url, target: "_blank", rel: "noopener noreferrer", text: t("openArticle") })));
  }
  return made;
}

// Cards in portions, so that a hub of a thousand claims opens at once.
function cards(list, portion = 40) {
  const made = list.slice(0, portion).map(card);
  if (list.length > portion) {
    const rest = list.slice(portion);
    const more = el("button", { type: "button", class: "action", text: t("more", { n: number(Math.min(portion, rest.length)) }) });
    more.addEventListener("click", () => more.replaceWith(...cards(rest, portion)));
    made.push(more);
  }
  return made;
}
