"""``show --quote``: the cited line between its neighbours, from the reader's own copy."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Run

TEXT = "first line\n the plan : '24.下\nlast *line*\n"
STORE = """\
format: 1
documents:
  - id: paper
    title: "종이"
    title_en: "Paper"
    publisher: 누구
    dated: "2024-09-26"
    file: {file}
    sha256: {digest}
    url: https://example.org/paper
  - id: lost
    title: "없는 글"
    publisher: 누구
    dated: "2024-09-26"
    file: lost.txt
    sha256: {digest}
events:
  - id: the-plan
    title: "계획"
    kind: plan
    mentions:
      - {{document: paper, line: {line}, at: "-", when: "'24.下"}}
  - id: also-lost
    title: "다른 계획"
    kind: plan
    mentions:
      - {{document: paper, line: 2, at: "-", when: "'24.下"}}
      - {{document: lost, line: 1, at: "-", when: "'24.下"}}
  - id: from-the-web
    title: "누리집"
    kind: plan
    source: https://example.org
    when: "2026"
"""


def prepare(*, line: int = 2, text: str = TEXT, file: str = "paper.txt") -> None:
    """A store, and beside it a folder with its text."""
    Path("store").mkdir()
    Path("texts").mkdir()
    digest = sha256(TEXT.encode()).hexdigest()
    Path("store/timeline.yaml").write_text(
        STORE.format(line=line, file=file, digest=digest), "utf-8"
    )
    Path("texts/paper.txt").write_text(text, "utf-8")


def show(run: Run, *arguments: str, event: str = "the-plan") -> Any:
    return run("show", event, "--store", "store", "--lang", "en", *arguments)


def test_a_page_has_the_line_with_its_neighbours(run: Run) -> None:
    prepare()
    found = show(run, "--quote", "--documents", "texts")
    assert found.exit_code == 0
    assert (
        "        1 | first line\n      > 2 |  the plan : '24.下\n        3 | last *line*\n"
    ) in found.stdout
    assert "https://example.org/paper" in found.stdout


def test_the_environment_may_name_the_folder(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare()
    monkeypatch.setenv("AITRACK_DOCUMENTS", "texts")
    assert "> 2 |  the plan" in show(run, "--quote").stdout


def test_the_first_line_has_none_before_it(run: Run) -> None:
    prepare(line=1, text="'24.下 the plan\nnext\n")
    found = show(run, "--documents", "texts")
    assert "      > 1 | '24.下 the plan\n        2 | next\n" in found.stdout
    assert "another text than the one recorded" in found.stderr
    assert found.exit_code == 0


def test_markdown_quotes_and_marks_the_line(run: Run) -> None:
    prepare()
    found = show(run, "--documents", "texts", "--format", "markdown").stdout
    assert "> first line\n>\n> **the plan : '24.下**\n>\n> last \\*line\\*\n" in found
    assert "**Paper**, paper:2 <https://example.org/paper>" in found


def test_json_has_quotes(run: Run) -> None:
    prepare()
    found = json.loads(show(run, "--documents", "texts", "--format", "json").stdout)
    assert found["items"][0]["quotes"] == [
        {
            "document": "paper", "line": 2, "before": "first line", "text": " the plan : '24.下",
            "after": "last *line*", "file": "paper.txt", "url": "https://example.org/paper",
            "same_text": True, "wrong": None, "wrong_en": None,
        }
    ]  # fmt: skip
    line = show(run, "--documents", "texts", "--format", "jsonl", "--fields", "id").stdout
    assert list(json.loads(line)) == ["id", "quotes"]


@pytest.mark.parametrize(
    ("line", "said"),
    [(3, 'line 3 does not say "\'24.下"'), (9, "there is no line 9 (of 4)")],
)
def test_a_line_that_is_not_as_recorded_is_not_shown(run: Run, line: int, said: str) -> None:
    prepare(line=line)
    found = show(run, "--documents", "texts")
    assert found.exit_code == 1
    assert f"      ! {said}\n" in found.stdout
    assert "last *line*" not in found.stdout
    assert found.stderr == f"aitrack: texts/paper.txt:{line}: {said}\n"


def test_a_text_that_is_not_there_is_named(run: Run) -> None:
    prepare()
    found = show(run, "--documents", "texts", event="also-lost")
    assert found.exit_code == 1
    assert "> 2 |  the plan" in found.stdout
    assert "! lost.txt is not there" in found.stdout
    assert "> **the plan" in show(
        run, "--documents", "texts", "--format", "markdown", event="also-lost"
    ).stdout  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--quote",), "say where the texts are: --documents DIR, or AITRACK_DOCUMENTS"),
        (("--documents", "nowhere"), "not a folder: nowhere"),
        (("--documents", "store"), "store holds none of the store's documents (paper.txt)"),
        (
            ("--documents", "texts", "-f", "csv"),
            "--quote works with table, markdown, json and jsonl",
        ),
    ],
)
def test_refusals(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.delenv("AITRACK_DOCUMENTS", raising=False)
    prepare()
    found = show(run, *arguments)
    assert (found.exit_code, found.stderr) == (2, f"aitrack: {said}\n")


def test_a_store_names_no_file_outside_the_folder(run: Run) -> None:
    prepare(file="../texts/paper.txt")
    assert show(run, "--documents", "texts").exit_code == 2


def test_an_item_of_the_web_has_no_line(run: Run) -> None:
    prepare()
    found = show(run, "--documents", "texts", event="from-the-web")
    assert found.exit_code == 2
    assert found.stderr == "aitrack: it comes from no document: https://example.org\n"
