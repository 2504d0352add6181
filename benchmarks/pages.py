"""How long the exported page takes to open and to filter, in Debian's chromium.

    python benchmarks/pages.py [SIZE …] [PAGE.html …]

Sizes of stores made by ``stores.py``; the shipped one comes first. A page named as a file, one of
another version, is measured beside them, and so is an empty one: in each of five rounds every page
is opened once, in a window of its own, so that what disturbs the machine disturbs all alike. Each
figure is a median in milliseconds, the first ones from the navigation on:

* DOM: the browser's ``domContentLoadedEventEnd``;
* seen: its first contentful paint;
* open: all is loaded, the script has run, and a frame was drawn after it;
* rows: every row that is listed stands in the page;
* all: what is beyond the rows is unpacked too, so that a search looks into everything;
* long: the sum of the browser's long tasks, those over 50 ms, until then;
* search, ministry: from the event of the control until the frame after the rows in sight; a search
  waits 60 ms for the next letter, which is in it.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-22"
ROUNDS = 5
DRAWN = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"
WATCH = f"""
let long = 0;
const watched = new PerformanceObserver((list) => {{
  for (const each of list.getEntries()) long += each.duration;
}});
watched.observe({{ type: "longtask", buffered: true }});
const soon = () => new Promise((done) => setTimeout(done, 5));
window.told = new Promise((tell) => addEventListener("load", async () => {{
  {DRAWN}
  const opened = performance.now();
  const said = document.getElementById("_count")?.textContent.match(/\\d[\\d,]*/u)?.[0] ?? "0";
  const wanted = Math.min(Number(said.replaceAll(",", "")), 1000);
  const listed = () => document.querySelectorAll("tbody tr[id]").length;
  const full = () => !document.getElementById("_more")?.hidden && listed() >= 200;
  while (listed() < wanted && !full()) await soon();
  const rows = performance.now();
  if (typeof restRead !== "undefined") await restRead;
  const all = performance.now();
  const [navigation] = performance.getEntriesByType("navigation");
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  await new Promise((done) => setTimeout(done, 100));
  tell([navigation.domContentLoadedEventEnd, paint?.startTime ?? 0, opened, rows, all, long]);
}}));"""
SEARCH = f"""async () => {{
  const box = document.getElementById("_q"), count = document.getElementById("_count");
  const before = performance.now(), text = count.textContent;
  box.value = "인공지능";
  box.dispatchEvent(new Event("input", {{ bubbles: true }}));
  while (count.textContent === text) await new Promise((done) => setTimeout(done));
  {DRAWN}
  return performance.now() - before;
}}"""
CHOOSE = f"""async () => {{
  const choice = document.getElementById("_ministry");
  const before = performance.now();
  choice.value = choice.options[1].value;
  choice.dispatchEvent(new Event("change", {{ bubbles: true }}));
  {DRAWN}
  return performance.now() - before;
}}"""


def exported(store: Path, page: Path) -> None:
    """Write the page of a store by a command of its own."""
    words = ["export", "html", str(page), "--store", str(store), "--today", DAY]
    command = [str(Path(sys.executable).parent / "aitrack"), *words]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)  # noqa: S603


def once(browser: Browser, page: Path) -> list[float]:
    """What one opening of a page takes, and a search and a choice in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.add_init_script(WATCH)
    opened.goto(page.as_uri())
    times: list[float] = opened.evaluate("() => window.told")
    if opened.locator("#_q").count():
        for step in (SEARCH, CHOOSE):
            times.append(opened.evaluate(step))
            opened.locator("#_reset").click()
    context.close()
    return times


def pages(words: list[str], work: Path) -> dict[str, Path]:
    """The pages to be measured, by the names they have in the table."""
    empty = work / "empty.html"
    empty.write_text("<!DOCTYPE html><title>empty</title><p>empty", "utf-8")
    found = {"an empty page": empty}
    for size in (0, *(int(word) for word in words if word.isdigit())):
        store = work / str(size) if size else ROOT
        if size:
            maker = [sys.executable, str(ROOT / "benchmarks" / "stores.py")]
            files = max(1, size // 300)
            subprocess.run([*maker, str(size), str(files), str(store)], check=True)  # noqa: S603
        page = work / f"{size}.html"
        exported(store, page)
        found[f"{size:,}" if size else "shipped"] = page
    return found | {word: Path(word).resolve() for word in words if not word.isdigit()}


def main() -> None:
    """Print the table, with the load of the machine while it was measured."""
    with tempfile.TemporaryDirectory(prefix="aitrack-pages-") as work, sync_playwright() as driver:
        found = pages(sys.argv[1:] or ["10000"], Path(work))
        browser: Any = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        times: dict[str, list[list[float]]] = {name: [] for name in found}
        for _ in range(ROUNDS):
            for name, page in found.items():
                times[name].append(once(browser, page))
        print(f"chromium {browser.version}, load {os.getloadavg()[0]:.1f} of {os.cpu_count()}\n")
        print("| events | MB | DOM | seen | open | rows | all | long | search | ministry |")
        print("| --- " * 10 + "|")
        for name, page in found.items():
            told = [f"{statistics.median(each):.0f}" for each in zip(*times[name], strict=True)]
            told += [""] * (8 - len(told))
            print(f"| {name} | {page.stat().st_size / 1e6:.1f} | {' | '.join(told)} |")
        browser.close()


if __name__ == "__main__":
    main()
