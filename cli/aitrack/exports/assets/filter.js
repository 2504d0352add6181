// What is asked for, as it stands in the address, and the items that fit it.
const FILTERS = ["q", "ministry", "kind", "year", "document", "state", "promised", "conflict", "group", "sort", "zoom", "item"];
const BASE = { q: "", ministry: "", kind: "", year: "", document: "", state: "", promised: "", conflict: "", group: "state", sort: "state", zoom: "some", item: "" };

// The address has the id of an item alone, or names with values.
function fromAddress() {
  const said = decodeURIComponent(location.hash.slice(1).replace(/\+/gu, "%20"));
  if (!location.hash.includes("=")) return { ...BASE, item: said };
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(FILTERS.map((name) => [name, given.get(name) ?? BASE[name]]));
}

function toAddress(asked) {
  const told = new URLSearchParams();
  for (const name of FILTERS) if (asked[name] !== BASE[name]) told.set(name, asked[name]);
  const text = told.toString();
  return text === `item=${encodeURIComponent(asked.item)}` ? `#${encodeURIComponent(asked.item)}` : text ? `#${text}` : "";
}

// One line of the index as an item.
function itemOf(line, at) {
  const [id, title, state, kind, own, bodies, documents, start, end, promised, conflict, text] = line;
  return { at, id, title, state, kind, own, bodies, documents, start, end, promised, conflict, text };
}

const CHECKS = {
  q: (asked) => textTest(asked),
  ministry: (asked) => (item) => item.bodies.includes(asked),
  kind: (asked) => (item) => item.kind === asked,
  document: (asked) => (item) => item.documents.includes(asked),
  year: (asked) => (item) => (item.start || item.end) !== null && (item.start ?? "0") <= `${asked}-12-31` && (item.end ?? "9") >= `${asked}-01-01`,
  state: (asked) => { const wanted = asked.split(","); return (item) => wanted.includes(item.state); },
  promised: () => (item) => item.promised === 1,
  conflict: () => (item) => item.conflict === 1,
};

// The items that fit, and how many each filter hides that those before it had left.
function select(items, asked) {
  let left = items;
  const hidden = [];
  for (const [name, make] of Object.entries(CHECKS)) {
    if (!asked[name]) continue;
    const kept = left.filter(make(asked[name]));
    if (kept.length < left.length) hidden.push([name, left.length - kept.length]);
    left = kept;
  }
  return { left, hidden };
}

const FAR = "9999";
const inWords = new Intl.Collator(settings.lang);
const byDay = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const ORDERS = {
  state: (a, b) => a.at - b.at,
  title: (a, b) => inWords.compare(a.title, b.title) || a.at - b.at,
  start: (a, b) => byDay(a.start ?? a.end ?? FAR, b.start ?? b.end ?? FAR) || a.at - b.at,
  deadline: (a, b) => byDay(a.end ?? FAR, b.end ?? FAR) || a.at - b.at,
};

function inOrder(items, sort) {
  const falling = sort.startsWith("-");
  const found = [...items].sort(ORDERS[falling ? sort.slice(1) : sort] ?? ORDERS.state);
  return falling ? found.reverse() : found;
}

const GROUPS = {
  state: (item) => [item.state],
  kind: (item) => [item.kind],
  ministry: (item) => (item.own.length ? item.own : [""]),
  document: (item) => (item.documents.length ? item.documents.slice(0, 1) : [""]),
  year: (item) => [(item.end ?? item.start ?? "").slice(0, 4)],
};

// Items under the values of what they are grouped by, in the order of the page's own lists.
function grouped(items, by) {
  if (!GROUPS[by]) return [[null, items]];
  const found = new Map();
  for (const item of items) for (const name of GROUPS[by](item)) {
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(item);
  }
  const rank = (name) => settings.order.indexOf(name);
  const compare = {
    year: ([a], [b]) => (a || FAR).localeCompare(b || FAR),
    state: ([a], [b]) => rank(a) - rank(b),
  }[by];
  return [...found].sort(compare ?? ((a, b) => b[1].length - a[1].length));
}
