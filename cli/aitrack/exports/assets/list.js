// The rows and details: made of the page's own plain list, what is in sight at once, the rest when the browser is idle.
const STEP = 200;
const plain = document.getElementById("_plain").textContent;
document.getElementById("_items").innerHTML = `${plain.slice(0, plain.indexOf("<tbody"))}</table>`;
const table = document.querySelector("table[role=table]");
const fragment = document.createElement("template");
const linesOf = new Map();

// What is beyond the limit is compressed, the lines that it is found by with it: unpacked behind the first picture of the
// page, before anything is asked for. Until then the heads count what is to come.
let restLines = null;
const packed = document.getElementById("_rest")?.textContent ?? "";
const whenIdle = (run) => (window.requestIdleCallback ?? setTimeout)(run, { timeout: 500 });
const firstPicture = new Promise((done) => addEventListener("load", () => requestAnimationFrame(() => whenIdle(done))));
const restRead = packed ? firstPicture.then(unpack) : unpack();

async function unpack() {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = packed && new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const lines = stream ? (await new Response(stream).text()).split("\n") : ["[]"];
  for (const line of JSON.parse(lines.shift())) addItem(line);
  restLines = lines;
}

// An item's row ("<tr id") or details ("<article") as text: a line of what the page has for readers without scripts.
function lineOf(item, begins) {
  if (item.at >= settings.limit) return restLines[2 * (item.at - settings.limit) + (begins === "<tr id" ? 0 : 1)];
  if (!linesOf.has(begins)) {
    const text = begins === "<tr id" ? plain : document.getElementById("_full").textContent;
    linesOf.set(begins, text.split("\n").filter((line) => line.startsWith(begins)));
  }
  return linesOf.get(begins)[item.at];
}

function made(html) {
  fragment.innerHTML = html;
  return fragment.content;
}

function nameOf(by, value) {
  if (by === "state") return settings.states[value] ?? value;
  if (by === "year") return value || settings.words.undated;
  const option = document.querySelector(`#_${by} option[value="${CSS.escape(value)}"]`);
  return value && option ? option.textContent.replace(/ \(\d+\)$/u, "") : value || "–";
}

// How many a group has; of a list that is not all there yet, its states are counted in the page.
function numberOf(value, own) {
  return restLines ? own.length : settings.counts[value] ?? own.length;
}

function headOf(by, value, count) {
  const row = document.createElement("tr");
  row.className = "group";
  row.setAttribute("role", "row");
  const head = document.createElement("th");
  head.setAttribute("role", "rowheader");
  head.scope = "rowgroup";
  head.colSpan = 4;
  const number = document.createElement("span");
  number.textContent = count;
  head.append(`${nameOf(by, value)} `, number);
  row.append(head);
  return row;
}

// Where each row goes, under its heading; an item of two groups stands in both, once by its name.
function* placesOf(groups, by, most) {
  const used = new Set();
  let left = most;
  for (const [value, own] of groups) {
    if (left <= 0) return;
    const body = document.createElement("tbody");
    body.setAttribute("role", "rowgroup");
    if (value !== null) body.append(headOf(by, value, numberOf(value, own)));
    table.append(body);
    for (const item of own.slice(0, left)) {
      const line = lineOf(item, "<tr id");
      yield [body, used.has(item) ? line.replace(/^<tr id="[^"]*"/u, "<tr") : line];
      used.add(item);
    }
    left -= own.length;
  }
}

let coming = null;

// Add some more rows; whether there are others behind them.
function fill(count) {
  const parts = new Map();
  let next = { done: !coming };
  for (let at = 0; at < count && !next.done; at += 1) {
    next = coming.next();
    if (!next.done) parts.set(next.value[0], (parts.get(next.value[0]) ?? "") + next.value[1]);
  }
  for (const [body, html] of parts) {
    const rows = made(html);
    if (asked.zoom !== BASE.zoom) for (const inner of rows.querySelectorAll(".z")) placeOn(inner, place);
    body.append(rows);
  }
  markCurrent();
  if (next.done) { coming = null; table.style.minHeight = ""; }
  return !next.done;
}

// Show rows under their headings: down to where the window stands now, and then those further down.
function showRows(groups, by, most) {
  const inSight = Math.ceil(((table.tBodies.length ? scrollY : 0) + innerHeight) / 40);
  const number = Math.min(most, groups.reduce((sum, [, own]) => sum + own.length, 0));
  for (const old of [...table.tBodies]) old.remove();
  table.style.minHeight = `${number * 60}px`;
  const own = coming = placesOf(groups, by, most);
  const goOn = () => { if (coming === own && fill(100)) whenIdle(goOn); };
  if (fill(inSight)) whenIdle(goOn);
}

function phrase(name, values) {
  return settings.words[name].replace(/\{(\w+)\}/gu, (_, key) => values[key]);
}
