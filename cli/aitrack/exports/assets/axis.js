// The window on the axis: all of it, the years where most lies, one year, or a quarter; moved by whole steps.
const DAY = 86400000;

function dayNumber(year, month) {
  return Date.UTC(year, month - 1, 1) / DAY;
}

// "some", "all", "2026" or "2026q4", with steps to either side, as two years and months.
function windowOf(zoom) {
  const year = /^(\d{4})(?:q([1-4]))?$/u.exec(zoom);
  if (year?.[2]) {
    const month = Number(year[2]) * 3 - 2;
    return { step: "quarter", from: [Number(year[1]), month], to: [Number(year[1]), month + 3] };
  }
  if (year) return { step: "year", from: [Number(year[1]), 1], to: [Number(year[1]) + 1, 1] };
  const span = /^(\d{4})-(\d{4})$/u.exec(zoom);
  const [first, last] = span ? [Number(span[1]), Number(span[2])] : zoom === "all" ? settings.years : settings.window;
  return { step: zoom === "all" ? "all" : "some", from: [first, 1], to: [last + 1, 1] };
}

function stepTo(step) {
  const [year, month] = settings.today.split("-").map(Number);
  return { all: "all", some: "some", year: String(year), quarter: `${year}q${Math.ceil(month / 3)}` }[step];
}

function moved(zoom, by) {
  const { step, from, to } = windowOf(zoom);
  if (step === "all") return zoom;
  if (step === "year") return String(from[0] + by);
  if (step === "some") return `${from[0] + by}-${to[0] - 1 + by}`;
  const at = from[0] * 4 + (from[1] - 1) / 3 + by;
  return `${Math.floor(at / 4)}q${(at % 4) + 1}`;
}

// Where the inner picture stands so that the window fills the outer one, and the lines in it.
function placed(zoom) {
  const start = dayNumber(settings.years[0], 1);
  const whole = dayNumber(settings.years[1] + 1, 1) - start;
  const { step, from, to } = windowOf(zoom);
  const left = (dayNumber(...from) - start) / whole;
  const width = 1 / ((dayNumber(...to) - start) / whole - left);
  const lines = [];
  const months = step === "year" ? 3 : step === "quarter" ? 1 : 12;
  for (let year = from[0]; year <= to[0]; year += 1) for (let month = 1; month <= 12; month += months) {
    const x = (dayNumber(year, month) - start) / whole;
    if (x < left - 1e-9 || x >= left + 1 / width) continue;
    const unit = months === 12 ? String(year) : settings.lang === "en"
      ? (months === 3 ? `Q${(month + 2) / 3} ${year}` : `${year}-${String(month).padStart(2, "0")}`)
      : (months === 3 ? `${year} ${(month + 2) / 3}분기` : `${year}. ${month}월`);
    lines.push({ x, unit, year: month === 1 });
  }
  return { x: percent(-left * width), width: percent(width), lines, today: percent((Date.parse(settings.today) / DAY - start) / whole) };
}

function percent(share) {
  return `${Number((share * 100).toFixed(3))}%`;
}

const SVG = "http://www.w3.org/2000/svg";
function drawn(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

// Lines are drawn once and shown by every row; of a row only the inner picture moves.
function drawAxis(place) {
  const lines = place.lines.map(({ x, year }) => drawn("line", { class: year ? "y" : "q", x1: percent(x), x2: percent(x), y1: "0", y2: "100%" }));
  lines.push(drawn("line", { class: "now", x1: place.today, x2: place.today, y1: "0", y2: "100%" }));
  document.getElementById("_grid").replaceChildren(...lines);
  const axis = document.querySelector(".axis-svg .z");
  const narrow = axis.ownerSVGElement.clientWidth / Math.max(place.lines.length, 1) < 44;
  axis.replaceChildren(...place.lines.map(({ x, unit }) => drawn("text", { x: percent(x), dx: "5", y: "17" }, narrow && unit.length === 4 ? `’${unit.slice(2)}` : unit)));
  document.querySelector(".years").replaceChildren(...place.lines.map(({ unit }) => {
    const label = document.createElement("span");
    label.textContent = unit;
    return label;
  }));
  for (const inner of document.querySelectorAll(".z")) placeOn(inner, place);
}

function placeOn(inner, place) {
  inner.setAttribute("x", place.x);
  inner.setAttribute("width", place.width);
}
