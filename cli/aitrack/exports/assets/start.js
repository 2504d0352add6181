// The controls and what they do: ask for something else, and show it.
const words = settings.words;
const items = [];
const itemById = new Map();
for (const line of JSON.parse(document.getElementById("_index").textContent)) addItem(line);
const SELECTS = ["ministry", "kind", "year", "document", "group"];
const control = (name) => document.getElementById(`_${name}`);
let asked = fromAddress();
const first = packed ? STEP : items.length * 9;
let most = first;
let place = null;

function addItem(line) {
  const item = itemOf(line, items.length);
  items.push(item);
  itemById.set(item.id, item);
}

// Change what is asked for; the address says it, and a step back takes back an item.
function ask(change, focus) {
  const before = asked;
  asked = { ...asked, ...change };
  const address = location.pathname + location.search + toAddress(asked);
  if (asked.item !== before.item) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  show(before, focus);
}

function show(before, focus) {
  if (!restLines && toAddress(asked)) {
    restRead.then(() => show(null, focus));
    return;
  }
  const changed = (...names) => !before || names.some((name) => asked[name] !== before[name]);
  const moves = changed("zoom");
  if (moves) place = placed(asked.zoom);
  if (changed("q", "ministry", "kind", "year", "document", "state", "promised", "conflict", "group", "sort")) {
    if (before) most = first;
    list();
  }
  showItem(itemById.get(asked.item), focus);
  if (moves || !before?.item !== !asked.item) drawAxis(place); // an open pane takes room
}

function list() {
  const { left, hidden } = select(items, asked);
  showRows(grouped(inOrder(left, asked.sort), asked.group), asked.group, most);
  const count = control("count");
  const why = hidden.map(([name, number]) => `${words[{ q: "search", promised: "promised_only", conflict: "conflicts_only" }[name] ?? name]} ${number}`);
  count.textContent = phrase("shown", { total: settings.total, shown: restLines ? left.length : settings.total }) + (why.length ? ` · ${words.hidden}: ${why.join(" · ")}` : "");
  control("none").hidden = left.length > 0;
  control("reset").hidden = hidden.length === 0 && !asked.q;
  const more = control("more");
  more.hidden = left.length <= most;
  more.textContent = phrase("more", { count: Math.min(STEP, left.length - most) });
  for (const head of table.querySelectorAll("th[data-sort]")) {
    const falling = asked.sort === `-${head.dataset.sort}`;
    if (asked.sort === head.dataset.sort || falling) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

function settle() {
  control("q").value = asked.q;
  for (const name of SELECTS) control(name).value = asked[name];
  for (const box of document.querySelectorAll("input[name=state]")) box.checked = asked.state.split(",").includes(box.value);
  control("promised").checked = Boolean(asked.promised);
  control("conflict").checked = Boolean(asked.conflict);
  const { step } = windowOf(asked.zoom);
  for (const radio of document.querySelectorAll("input[name=zoom]")) radio.checked = radio.value === step;
}

let waiting = 0;
control("q").addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask({ q: event.target.value.trim() }), 60);
});
for (const name of SELECTS) control(name).addEventListener("change", (event) => ask({ [name]: event.target.value }));
for (const name of ["promised", "conflict"]) control(name).addEventListener("change", (event) => ask({ [name]: event.target.checked ? "1" : "" }));
for (const box of document.querySelectorAll("input[name=state]")) box.addEventListener("change", () => {
  ask({ state: [...document.querySelectorAll("input[name=state]:checked")].map((each) => each.value).join(",") });
});
for (const radio of document.querySelectorAll("input[name=zoom]")) radio.addEventListener("change", () => ask({ zoom: stepTo(radio.value) }));
control("back").addEventListener("click", () => ask({ zoom: moved(asked.zoom, -1) }));
control("forward").addEventListener("click", () => ask({ zoom: moved(asked.zoom, 1) }));
control("reset").addEventListener("click", () => {
  ask({ ...BASE, group: asked.group, sort: asked.sort, zoom: asked.zoom, item: asked.item });
  settle();
  control("q").focus();
});
addEventListener("beforeprint", () => {
  if (packed && restLines) { most = Infinity; list(); }
  fill(Infinity);
});
control("more").addEventListener("click", () => restRead.then(() => { most += STEP; list(); }));
for (const head of table.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  const said = head.querySelector(".vh") ?? head;
  button.textContent = said.textContent;
  if (said === head) head.replaceChildren(button); else { button.className = "vh"; said.replaceWith(button); }
  button.addEventListener("click", () => ask({ sort: asked.sort === head.dataset.sort ? `-${head.dataset.sort}` : head.dataset.sort }));
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-id]");
  const id = link?.dataset.id;
  if (!id || !itemById.has(id) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (table.contains(link)) cameFrom = link;
  ask({ item: id }, true);
});
const again = () => { const before = asked; asked = fromAddress(); settle(); show(before, false); };
addEventListener("popstate", again);
addEventListener("resize", () => drawAxis(place));
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
document.querySelector("form").hidden = false;
document.documentElement.classList.add("js");
settle();
show(null, false);
