"""Two at one moment: another run comes in between what a run has seen and what it writes."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.editing import ledger, outcomes
from aitrack.errors import AitrackError
from aitrack.intake import entries
from conftest import EXAMPLE
from hostile import REVIEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Run

MARK = ("mark", "promise-by", "--status", "done", "--no-evidence", "--note", "예")
READ = ("--id", "doc", "--title", "t", "--publisher", "p", "--dated", "2026-01-01")
TEXT = "□ 인공지능 기본계획 수립 ('27.上)\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "s"
    folder.mkdir()
    for path in EXAMPLE.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("27", "28"), "utf-8")
    return folder


@pytest.fixture
def ask(run: Run, store: Path) -> Any:
    def asked(*words: str, **more: Any) -> Any:
        done = run(*words, "--store", str(store), **more)
        assert done.exit_code in (0, 1, 2), done.output
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return asked


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Have something else happen, once, when a run has decided and is about to take its lock."""

    def set_up(happen: Callable[[], object]) -> None:
        waiting = [happen]
        for module in (ledger, outcomes, entries):
            own = module.folder_lock

            @contextmanager
            def lock(path: Path, own: Any = own) -> Iterator[None]:
                if waiting:
                    waiting.pop()()
                with own(path):
                    yield

            monkeypatch.setattr(module, "folder_lock", lock)

    return set_up


def log(ask: Any, name: str = "promise-by") -> list[str]:
    return [each["status"] for each in json.loads(ask("log", name, "-f", "json").stdout)["items"]]


def test_the_same_mark_is_recorded_once(ask: Any, meanwhile: Any) -> None:
    meanwhile(lambda: ask(*MARK))
    assert ask(*MARK).exit_code == 2
    assert log(ask) == ["done"]


def test_two_other_marks_are_both_recorded(ask: Any, meanwhile: Any) -> None:
    meanwhile(lambda: ask(*MARK))
    assert ask(*MARK[:-1], "다른 말").exit_code == 0
    assert log(ask) == ["done", "done"]


@pytest.mark.parametrize("words", [("undo",), ("retract", "promise-by", "1", "--why", "예")])
def test_an_entry_is_taken_back_once(ask: Any, meanwhile: Any, words: tuple[str, ...]) -> None:
    """Found: two ``undo`` at one moment took the same entry back twice."""
    ask(*MARK)
    meanwhile(lambda: ask("undo"))
    assert ask(*words, "--yes").exit_code == 1
    assert log(ask) == ["done", "retracted"]


def test_what_was_marked_again_can_be_taken_back_again(ask: Any) -> None:
    """Both entries say the same on the same day, and are called the same."""
    for _ in range(2):
        ask(*MARK)
        assert ask("undo").exit_code == 0
    assert log(ask) == ["done", "retracted", "done", "retracted"]


def test_a_change_is_put_back_once(ask: Any, store: Path, meanwhile: Any) -> None:
    """And the one before it stays."""
    ask("remove", "meeting", "--why", "예", "--yes")
    once = (store / "removed.yaml").read_bytes()
    ask("remove", "promise-half", "--why", "예", "--yes")
    meanwhile(lambda: ask("undo", "--yes"))
    assert ask("undo", "--yes").exit_code == 1
    assert (store / "removed.yaml").read_bytes() == once
    assert ask("show", "promise-half").exit_code == 0
    assert ask("undo", "--yes").exit_code == 0
    assert ask("show", "meeting").exit_code == 0


@pytest.mark.parametrize("words", [("remove", "meeting", "--why", "예", "--yes"), MARK])
def test_what_was_undone_by_who_could_not_note_it_is_passed_over(
    ask: Any, store: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Killed between the file and the note: else nothing before it could ever be undone."""
    ask("edit", "promise-half", stdin=edited(ask))
    before = {path.name: path.read_bytes() for path in store.glob("*.yaml")}
    ask(*words)
    (note,) = (tmp_path / "state" / "aitrack" / "changes").glob("*.jsonl")
    noted = note.read_bytes()
    assert ask("undo", "--yes").exit_code == 0
    note.write_bytes(noted)
    assert ask("undo", "--yes").exit_code == 0
    assert (store / "timeline.yaml").read_bytes() == (EXAMPLE / "timeline.yaml").read_bytes()
    assert before["timeline.yaml"] != (store / "timeline.yaml").read_bytes()


def edited(ask: Any, to: str = "고친 제목") -> str:
    lines = str(ask("edit", "promise-half", "--dry-run").stdout)
    (title,) = (line for line in lines.split("\n") if line.strip().startswith("title:"))
    return lines.replace(title, title.partition("title:")[0] + f'title: "{to}"')


def test_an_edit_of_what_somebody_else_has_edited_is_refused(ask: Any, meanwhile: Any) -> None:
    """Found: the later one wrote over the earlier without a word."""
    mine, theirs = edited(ask), edited(ask, "남의 제목")
    meanwhile(lambda: ask("edit", "promise-half", stdin=theirs))
    assert ask("edit", "promise-half", stdin=mine).exit_code == 1
    assert "남의 제목" in ask("show", "promise-half").stdout


def test_two_reads_under_one_id_leave_the_text_and_the_review_of_one(
    ask: Any, store: Path, tmp_path: Path, meanwhile: Any
) -> None:
    """Found: the text was of one and the review of the other."""
    meanwhile(lambda: ask("read", str(tmp_path / "b.txt"), *READ))
    assert ask("read", str(tmp_path / "a.txt"), *READ).exit_code == 2
    assert "28" in (store / "texts" / "doc.txt").read_text("utf-8")
    assert entries.load(store, "doc").proposals[0]["when"] == "'28.上"


def test_a_text_that_was_lost_comes_back_and_what_was_decided_stays(
    ask: Any, store: Path, tmp_path: Path
) -> None:
    """Found: it was read anew, and every decision was gone."""
    ask("read", str(tmp_path / "a.txt"), *READ)
    path = store / "review" / "doc.yaml"
    path.write_text(path.read_text("utf-8").replace('decision: ""', "decision: n", 1), "utf-8")
    decided = path.read_bytes()
    (store / "texts" / "doc.txt").unlink()
    assert ask("read", str(tmp_path / "b.txt"), *READ).exit_code == 2
    assert ask("read", str(tmp_path / "a.txt"), *READ).exit_code == 0
    assert path.read_bytes() == decided
    assert (store / "texts" / "doc.txt").read_text("utf-8") == TEXT


def test_a_review_that_somebody_else_changed_is_not_written_over(store: Path) -> None:
    """Found: what another had decided, or written by hand, was gone with the next answer."""
    path = store / "review" / "rev.yaml"
    path.parent.mkdir()
    path.write_text(REVIEW, "utf-8")
    (store / "texts").mkdir()
    (store / "texts" / "rev.txt").write_text("가 2026\n" * 3, "utf-8")
    mine = entries.load(store, "rev")
    by_hand = REVIEW.replace("title: 새것", "title: 손으로")
    path.write_text(by_hand, "utf-8")
    with pytest.raises(AitrackError):
        entries.save(path, mine)
    assert path.read_text("utf-8") == by_hand
