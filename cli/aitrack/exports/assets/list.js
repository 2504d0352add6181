// The rows: those of the page, and those that are made of its text when they are scrolled to.
const STEP = 200;
const table = document.querySelector("table[role=table]");
const bodyTemplate = document.createElement("template");
const restLines = (document.getElementById("_rest")?.textContent ?? "").split("\n");
const rowsById = new Map();
for (const row of table.querySelectorAll("tbody tr[id]")) rowsById.set(row.id.slice(2), row);

function made(html) {
  bodyTemplate.innerHTML = html;
  return bodyTemplate.content.firstElementChild;
}

function rowOf(item) {
  if (!rowsById.has(item.id)) rowsById.set(item.id, made(restLines[item.at - settings.limit].split("\t")[0]));
  return rowsById.get(item.id);
}

function detailsOf(item) {
  return document.getElementById(item.id) ?? made(restLines[item.at - settings.limit].split("\t")[1]);
}

function nameOf(by, value) {
  if (by === "state") return settings.states[value] ?? value;
  if (by === "year") return value || settings.words.undated;
  const option = document.querySelector(`#_${by} option[value="${CSS.escape(value)}"]`);
  return value && option ? option.textContent.replace(/ \(\d+\)$/u, "") : value || "–";
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

// Show as many rows as there is room for, under their headings; an item of two groups stands in both.
function showRows(groups, by, place, most) {
  const used = new Set();
  const bodies = [];
  let left = most;
  for (const [value, items] of groups) {
    if (left <= 0) break;
    const body = document.createElement("tbody");
    body.setAttribute("role", "rowgroup");
    if (value !== null) body.append(headOf(by, value, items.length));
    for (const item of items.slice(0, left)) {
      let row = rowOf(item);
      if (used.has(row)) { row = row.cloneNode(true); row.removeAttribute("id"); }
      used.add(row);
      placeOn(row.querySelector(".z"), place);
      body.append(row);
    }
    left -= items.length;
    bodies.push(body);
  }
  for (const old of [...table.tBodies]) old.remove();
  table.append(...bodies);
}

function phrase(name, values) {
  return settings.words[name].replace(/\{(\w+)\}/gu, (_, key) => values[key]);
}
