"""What is too much to be read is said to be that, and costs seconds."""

from __future__ import annotations

import os
import re
import signal
from typing import TYPE_CHECKING

import pytest

from aitrack.commands import read
from aitrack.intake import html, lines, patience, proposals
from aitrack.intake.archive import UNTOLD, damaged

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

NAMED = ("--id", "plan", "--title", "계획", "--publisher", "p", "--dated", "2026-01-01")


@pytest.fixture
def store(tmp_path: Path, run: Run) -> str:
    folder = str(tmp_path / "store")
    assert run("init", folder).exit_code == 0
    return folder


def test_what_a_library_does_not_tell_is_that_there_was_no_room() -> None:
    """Found: a large HTML or DOCX was 'unknown error'."""
    with pytest.raises(MemoryError):
        damaged(SyntaxError(f"{UNTOLD} (<string>, line 0)"))


def test_so_many_letters_and_dates_are_looked_at(
    run: Run, tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found: 300,000 dates took 99 seconds and 498 MB, and then they were kept."""
    monkeypatch.setattr(lines, "MOST_LETTERS", 100)
    with pytest.raises(lines.Unreadable, match="나누어"):
        lines.sheet(["가" * 60, "나" * 60])
    monkeypatch.setattr(proposals, "MOST_DATES", 3)
    text = tmp_path / "plan.txt"
    text.write_text("□ 계획 수립 ('26.上)\n" * 4, "utf-8")
    said = run("read", str(text), "--store", store, *NAMED)
    assert (said.exit_code, "나누어" in said.stderr) == (1, True)
    assert not os.path.exists(os.path.join(store, "review"))  # noqa: PTH110, PTH118


@pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="no clock of a process")
def test_a_text_that_a_pattern_runs_away_with_is_given_up(
    run: Run, tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.05)
    monkeypatch.setattr(read, "propose", lambda *_: re.match(r"(?:가|가)*나", "가" * 60))
    text = tmp_path / "plan.txt"
    text.write_text("□ 계획 수립 ('26.上)\n", "utf-8")
    said = run("read", str(text), "--store", store, *NAMED)
    assert (said.exit_code, "나누어" in said.stderr) == (1, True)
    assert not os.path.exists(os.path.join(store, "review"))  # noqa: PTH110, PTH118


def test_a_page_that_is_nested_too_deeply_is_not_said_to_be_empty(tmp_path: Path) -> None:
    page = tmp_path / "deep.html"
    page.write_text("<html><body>" + "<div>" * 250 + "2026년 계획", "utf-8")
    with pytest.raises(RecursionError):
        html.read(str(page))


def test_a_review_that_cannot_be_looked_for_is_not_said_to_be_missing(
    run: Run, tmp_path: Path, store: str
) -> None:
    text = tmp_path / "plan.txt"
    text.write_text("□ 계획 수립 ('26.上)\n", "utf-8")
    review = tmp_path / "store" / "review"
    review.symlink_to(review)
    for words in (("review", "plan"), ("accept", "plan"), ("read", str(text), *NAMED)):
        said = run(*words, "--store", store)
        assert (said.exit_code, "링크" in said.stderr) == (1, True), (words, said.output)


def test_of_several_problems_that_of_the_file_is_said_first(run: Run, tmp_path: Path) -> None:
    """Found: an unreadable timeline was told as entries of the record about unknown items."""
    folder = tmp_path / "torn"
    folder.mkdir()
    (folder / "timeline.yaml").write_text("events: [\n", "utf-8")
    (folder / "outcomes.yaml").write_text(
        "format: 1\noutcomes:\n  - {event: x, status: done, recorded: '2026-01-01', by: press}\n"
    )
    said = run("list", "--store", str(folder))
    assert (said.exit_code, "timeline.yaml:2:1" in said.stderr) == (3, True)
