// Words, dates and elements. Text reaches the page through textContent alone.
let language = page.lang;

function t(key, values = {}) {
  const phrase = page.words[language].phrases[key] || key;
  return phrase.replace(/\{(\w+)\}/g, (_, name) => (name in values ? String(values[name]) : ""));
}
const typeWord = (type) => page.words[language].types[type] || type;
const verb = (type) => (page.words[language].relationships[type] || [type])[0];
const heading = (type, incoming) => (page.words[language].relationships[type] || [type, type, type])[incoming ? 2 : 1];
const statusWord = (status) => page.words[language].statuses[status] || status;
const claimCount = (n) => (n === 1 ? t("claim") : t("claims", { n: number(n) }));
const titleWords = () => page.title || t("title");
const numbers = { vi: new Intl.NumberFormat("vi-VN"), en: new Intl.NumberFormat("en-GB") };
const number = (n) => numbers[language].format(n);

// An ISO date, perhaps only a year or a month, as people of the page's language write it.
function day(iso) {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(iso || "") || [];
  if (!year) return iso || "";
  if (language === "vi") return [date, month, year].filter(Boolean).map((part) => String(Number(part))).join("/");
  const names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  return [date && Number(date), month && names[month - 1], year].filter(Boolean).join(" ");
}

// A new element: properties (class, text, on... handlers, attributes) and children; strings become text.
function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "text") made.textContent = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else if (key in made && typeof value === "boolean") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
const $ = (id) => document.getElementById(id);
const say = (text) => { $("live").textContent = text; };

// Give every element that carries a key its words.
function translate() {
  document.documentElement.lang = language;
  document.title = titleWords();
  $("title").textContent = titleWords();
  for (const made of document.querySelectorAll("[data-text]")) made.textContent = t(made.dataset.text);
  for (const made of document.querySelectorAll("[data-label]")) made.setAttribute("aria-label", t(made.dataset.label));
  for (const made of document.querySelectorAll("[data-placeholder]")) made.setAttribute("placeholder", t(made.dataset.placeholder));
  for (const made of document.querySelectorAll("button[data-label]")) made.title = t(made.dataset.label);
}
