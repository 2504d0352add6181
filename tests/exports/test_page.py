"""The page, driven in a real browser: it asks no network for anything, and finds what is there."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run


@pytest.fixture
def page(browser: Any, run: Run, tmp_path: Path) -> Iterator[Any]:
    """The page of the shipped store, with what it asked for and complained of."""
    path = tmp_path / "page.html"
    assert run("export", "html", str(path)).exit_code == 0
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.complaints, opened.requests = [], []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.goto(path.as_uri())
    whole(opened)
    yield opened
    assert opened.complaints == []
    assert {url.partition("#")[0].partition("?")[0] for url in opened.requests} == {path.as_uri()}
    context.close()


def whole(page: Any) -> None:
    """Wait for the rows below the window, which follow when the browser is idle."""
    page.evaluate("async () => { while (coming) await new Promise((done) => setTimeout(done)); }")


def shown(page: Any) -> int:
    return int(page.evaluate(
        "[...document.querySelectorAll('tbody tr[id], tr[data-id], li[data-id]')]"
        ".filter(e => e.offsetParent !== null).length"
    ))  # fmt: skip


def test_search_and_filters_live_in_the_address(page: Any) -> None:
    every = shown(page)
    assert every > 100
    search = page.locator("input[type=search]")
    search.fill("저작권")
    page.wait_for_timeout(300)
    some = shown(page)
    assert 0 < some < every / 5
    address = page.url
    assert "#" in address or "?" in address
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_timeout(300)
    assert shown(page) == some
    assert page.locator("input[type=search]").input_value() == "저작권"
    page.locator("input[type=search]").fill("ㅈㅈㄱ")  # by first letters
    page.wait_for_timeout(300)
    assert shown(page) >= some


def test_latin_words_are_found_where_the_command_line_finds_them(page: Any, run: Run) -> None:
    search = page.locator("input[type=search]")
    for word, least in (("GPU", 1), ("API", 0), ("R&D", 1)):  # in none of capital, using public
        search.fill(word)
        page.wait_for_timeout(300)
        found = json.loads(run("search", word, "-f", "json").stdout)
        assert least <= shown(page) <= found["total"]  # its page looks into less: not into outcomes


@pytest.mark.parametrize("width", [1280, 768, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_outside_the_window(page: Any, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_open_pane_leaves_room_between_the_years(page: Any) -> None:
    page.locator("tbody th a").first.click()
    years = [each.bounding_box() for each in page.locator(".axis-svg text").all()]
    assert all(one["x"] + one["width"] + 8 < next_["x"] for one, next_ in pairwise(years))


def test_a_complete_list_stands_without_scripts(browser: Any, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert run("export", "html", str(path)).exit_code == 0
    names = [each["title"] for each in json.loads(run("list", "-f", "json").stdout)["items"]]
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(path.as_uri())
    rows = opened.locator("#_items tbody tr[id]")
    # not inner_text: what is beyond the window is laid out when it is scrolled to
    assert sorted(rows.locator("th a").all_text_contents()) == sorted(names)
    last = rows.last.locator("th a")
    address = last.get_attribute("href")
    assert address
    last.click()  # scrolled to and seen; leads to the item in full, further down
    assert opened.locator(address).is_visible()
    assert opened.locator("form").is_hidden()  # no control that would do nothing
    context.close()


def test_on_paper_the_years_stand_above_their_lines(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.locator("thead .years").inner_text().split() == [str(y) for y in range(2023, 2030)]
    left = page.locator("thead .years span", has_text="2026").bounding_box()["x"]
    lane = page.locator("td.lane").first.bounding_box()
    assert abs(left - (lane["x"] + lane["width"] * 3 / 7)) < 4


LONG_STORE = """\
format: 1
documents: []
events:
"""


@pytest.fixture(scope="module")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of more items than it has rows; no two of one name."""
    folder = tmp_path_factory.mktemp("long")
    text = "".join(
        f'  - id: item-{number}\n    title: "약속 {number}호"\n    kind: plan\n'
        f'    deliverable: true\n    source: "https://example.org/a"\n    when: "2027"\n\n'
        for number in range(1100)
    )
    (folder / "timeline.yaml").write_text(LONG_STORE + text, "utf-8")
    (folder / "outcomes.yaml").write_text("format: 1\noutcomes: []\n", "utf-8")
    return folder


def test_what_is_beyond_the_rows_is_found_opened_and_printed(
    browser: Any, run: Run, long_page: Path, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    assert run("export", "html", str(path), "--store", str(long_page)).exit_code == 0
    context = browser.new_context()
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(f"{path.as_uri()}#item-1099")
    assert opened.locator("#_head").inner_text() == "약속 1099호"
    opened.locator("#_close").click()
    whole(opened)
    assert 0 < shown(opened) < 1000
    opened.locator("#_q").fill("ㅇㅅ 1098호")
    opened.locator("#r-item-1098").wait_for()
    assert shown(opened) == 1
    opened.locator("#_reset").click()
    opened.pdf(path=tmp_path / "page.pdf")
    assert shown(opened) == 1100
    assert complaints == []
    context.close()
