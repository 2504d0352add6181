"""How long the exported page takes to open and to filter, in Debian's chromium.

    python benchmarks/pages.py [SIZE …]

Sizes of stores made by ``stores.py``; the shipped one comes first. Each figure is the median of
five, each in a window of its own. To open: from the navigation until all is loaded, the script has
run, and a frame was drawn after it. To filter: from the event of the control until the frame after
the rows are there; a search waits 60 ms for the next letter, which is in it.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-22"
ROUNDS = 5
DRAWN = "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"
WATCH = f"""addEventListener("load", async () => {{
  {DRAWN}
  window.opened = performance.now();
  window.seen = performance.getEntriesByName("first-contentful-paint")[0].startTime;
}});"""
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


def measured(browser: Browser, page: Path) -> list[float]:
    """Milliseconds to see the first of it, to open it, to search and to choose a ministry."""
    found: list[list[float]] = []
    for _ in range(ROUNDS):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        opened = context.new_page()
        opened.add_init_script(WATCH)
        opened.goto(page.as_uri())
        opened.wait_for_function("window.seen")
        times = [opened.evaluate("window.seen"), opened.evaluate("window.opened")]
        for step in (SEARCH, CHOOSE):
            times.append(opened.evaluate(step))
            opened.locator("#_reset").click()
        found.append(times)
        context.close()
    return [statistics.median(column) for column in zip(*found, strict=True)]


def main() -> None:
    """Print the table, with the load of the machine while it was measured."""
    sizes = [int(word) for word in sys.argv[1:]] or [10_000]
    with tempfile.TemporaryDirectory(prefix="aitrack-pages-") as work, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        print(f"chromium {browser.version}, load {os.getloadavg()[0]:.1f} of {os.cpu_count()}\n")
        print("| events | MB | first seen ms | open ms | search ms | ministry ms | load |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for size in (0, *sizes):
            store = Path(work) / str(size) if size else ROOT
            if size:
                maker = [sys.executable, str(ROOT / "benchmarks" / "stores.py")]
                files = max(1, size // 300)
                subprocess.run([*maker, str(size), str(files), str(store)], check=True)  # noqa: S603
            page = Path(work) / f"{size}.html"
            exported(store, page)
            times = " | ".join(f"{each:.0f}" for each in measured(browser, page))
            name = f"{size:,}" if size else "shipped"
            megabytes = page.stat().st_size / 1e6
            print(f"| {name} | {megabytes:.1f} | {times} | {os.getloadavg()[0]:.1f} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
