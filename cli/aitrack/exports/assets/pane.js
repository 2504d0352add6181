// One item in full, beside the list: opened from its row or its address, closed by Escape.
const pane = document.getElementById("_pane");
const paneBody = document.getElementById("_body");
let cameFrom = null;

function markCurrent() {
  for (const row of table.querySelectorAll("tr.current")) row.classList.remove("current");
  if (asked.item) document.getElementById(`r-${asked.item}`)?.classList.add("current");
}

function showItem(item, focus) {
  markCurrent();
  document.documentElement.classList.toggle("pane", Boolean(item));
  if (!item) {
    if (pane.open) pane.close();
    return;
  }
  const article = made(lineOf(item, "<article")).firstElementChild;
  article.removeAttribute("id");
  const head = article.querySelector(".item-title");
  article.setAttribute("aria-labelledby", "_head");
  head.id = "_head";
  head.autofocus = true;
  paneBody.replaceChildren(article);
  if (!pane.open) pane.show();
  pane.scrollTop = 0;
  if (focus) head.focus({ preventScroll: true });
}

function closePane() {
  ask({ item: "" });
  (cameFrom?.isConnected ? cameFrom : document.getElementById("_items")).focus({ preventScroll: true });
}

// The row before or after, in the order on the screen.
function besides(by) {
  const rows = [...table.querySelectorAll("tbody tr[id]")];
  const at = rows.findIndex((row) => row.id.slice(2) === asked.item);
  const next = rows[at + by];
  if (!next) return;
  cameFrom = next.querySelector("a");
  next.scrollIntoView({ block: "center" });
  ask({ item: next.id.slice(2) }, true);
}

document.getElementById("_close").addEventListener("click", closePane);
document.getElementById("_previous").addEventListener("click", () => besides(-1));
document.getElementById("_next").addEventListener("click", () => besides(1));
document.getElementById("_link").addEventListener("click", async () => {
  const address = `${location.href.split("#")[0]}#${encodeURIComponent(asked.item)}`;
  try {
    await navigator.clipboard.writeText(address);
    document.getElementById("_said").textContent = settings.words.copied;
    document.getElementById("_link").textContent = `✓ ${settings.words.copied}`;
  } catch {
    location.hash = encodeURIComponent(asked.item);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && pane.open) closePane();
  const link = event.target.closest?.("tbody th a");
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!link || !by) return;
  const links = [...table.querySelectorAll("tbody th a")];
  const next = links[links.indexOf(link) + by];
  if (next) { next.focus(); event.preventDefault(); }
});
