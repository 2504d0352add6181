"""Nothing in the data is obeyed by Markdown, whichever command writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from aitrack.views.markdown import opening

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

EVIL = (
    "<b>x</b> <!-- --> *y* _z_ [l](javascript:x) ![i](http://a.example/i) `c` | ~~s~~ &lt; $m$ "
    "https://b.example www.c.example <https://d.example> \\\\"
)
STORE = f"""\
format: 1
documents:
  - id: doc
    title: "{EVIL}"
    publisher: "{EVIL}"
    dated: "2026-01-01"
    file: "{EVIL}"
    sha256: "{"0" * 64}"
    note: "{EVIL}"
events:
  - id: plan
    title: "{EVIL}"
    kind: plan
    ministries: ["{EVIL}"]
    deliverable: true
    mentions:
      - {{document: doc, line: 1, at: "{EVIL}", when: "2026. 12. 31."}}
      - {{document: doc, line: 2, at: "{EVIL}", when: "2026. 12. 30."}}
    tags: ["{EVIL}"]
    note: "{EVIL}"
"""
BODIES = f"""\
format: 1
bodies:
  - id: body
    name: "{EVIL}"
    kind: 부
    short: "{EVIL}"
    note: "{EVIL}"
"""
OUTCOMES = f"""\
format: 1
outcomes:
  - event: plan
    status: in-progress
    recorded: "2026-11-01"
    by: press
    note: "{EVIL}"
    evidence:
      - {{title: "{EVIL}", publisher: "{EVIL}"}}
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    (folder / "schedules").mkdir(parents=True)
    (folder / "timeline.yaml").write_text(STORE, "utf-8")
    (folder / "ministries.yaml").write_text(BODIES, "utf-8")
    (folder / "outcomes.yaml").write_text(OUTCOMES, "utf-8")
    (folder / "schedules" / "odd.yaml").write_text(
        f'format: 1\ntitle: "{EVIL}"\nlead_days: [45]\nscorecard: ministry\n', "utf-8"
    )
    (folder / "schedules" / "bad.yaml").write_text(f'format: 1\n"{EVIL}": "{EVIL}"\n', "utf-8")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["list"], ["due", "--within", "90d"], ["log"], ["documents"], ["ministries"],
        ["schedule", "list"], ["stats"], ["stats", "--by", "document"], ["conflicts"], ["slips"],
        ["check"], ["search", "x"], ["show", "plan"],
        ["remind", "--schedule", "odd", "--since", "2026-11-16"],
        ["doctor", "schedules"], ["list", "--fields", "title,note,ministries"],
        ["list", "--ministry", EVIL.replace("\\\\", "\\")],
    ],
    ids=lambda words: " ".join(words)[:30],
)  # fmt: skip
def test_pages_have_no_marks_of_another_s(run: Run, store: Path, words: list[str]) -> None:
    page = run(*words, "--store", str(store), "--format", "markdown").stdout
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    seen = [
        each
        for token in parser.parse(page)
        for each in (token, *(token.children or ()))
        if each.type in {"html_inline", "html_block", "link_open", "image", "code_inline",
                         "em_open", "s_open"}
    ]  # fmt: skip
    assert seen == []
    assert re.search(r"(?<!\\)://|www(?!\\)\.", page) is None
    shown = "".join(token.content for block in parser.parse(page) for token in block.children or ())
    if words[0] not in {"slips", "doctor"} and "document" not in words:
        assert "<b>x</b>" in shown
        assert "[l](javascript:x)" in shown
        assert "&lt;" in shown


def test_diff_too(run: Run, store: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "timeline.yaml").write_text("format: 1\ndocuments:\nevents:\n", "utf-8")
    page = run("diff", str(empty), str(store), "--format", "markdown").stdout
    assert "<b>" not in page
    assert "\\<b\\>" in page


def test_a_heading_begins_with_no_mark() -> None:
    for text in ("# a", "- a", "1. a", "12) a", "+ a", "> a", "=== a", ": a"):
        kinds = {token.type for token in MarkdownIt("commonmark").parse(opening(text))}
        assert kinds == {"paragraph_open", "inline", "paragraph_close"}, text


@pytest.mark.parametrize(
    ("line", "words", "names"),
    [
        (("show", "public-ai-strategy"), ("미이행 확인(언론 보도",), ("missed", "not-done")),
        (("conflicts",), ("| 날짜 |", "| 약속의 세기 |"), ("| date |", "| strength |")),
    ],
)  # fmt: skip
def test_whole_items_are_told_in_words(
    run: Run, line: tuple[str, ...], words: tuple[str, ...], names: tuple[str, ...]
) -> None:
    page = run(*line, "--format", "markdown").stdout
    assert all(word in page for word in words)
    assert not any(name in page for name in names)
