"""Two people's records: merged by git where they can be, and what is left open is named."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from aitrack.errors import AitrackError
from aitrack.store.files.conflicts import refuse, taken_out
from aitrack.store.files.load import load
from aitrack.store.files.recovery import read

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

HEAD = "format: 1\nevents:\n"
ITEM = "  - id: {0}\n    title: {0}\n    kind: plan\n    source: https://example.org/{0}\n"
BARE = ("--no-evidence", "--note", "예")
OURS, MIDDLE, THEIRS = "<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"


def events(*parts: str) -> str:
    return HEAD + "".join(ITEM.format(part) if len(part) == 1 else part for part in parts)


@pytest.mark.parametrize(
    ("text", "kept", "lines"),
    [
        (events("a", OURS, "b", MIDDLE, "c", THEIRS, "d"), "ad", [7]),
        (events("a", OURS, MIDDLE, "c", THEIRS, "d"), "ad", [7]),
        (events(OURS, "b", "||||||| base\n", MIDDLE, "c", THEIRS, "d"), "d", [3]),
        (events("a", OURS, "b", MIDDLE, "c", THEIRS), "a", [7]),
        (events("a", OURS, "    note: x\n", MIDDLE, "    note: y\n", THEIRS, "d"), "d", [7]),
        (events("a", OURS, "    tags: [x]\n", "b", MIDDLE, "    note: y\n", THEIRS, "d"), "d", [7]),
        (events("a", "b", "    note: >-\n      x\n", OURS, "      y\n", MIDDLE, THEIRS, "      z\n",
                "d"), "ad", [13]),
        (events("a", '    note: "x\n', OURS, "y\n", MIDDLE, "z\n", THEIRS, '      w"\n', "d"),
         "d", [8]),
        (events("a", OURS, "b", MIDDLE, "c", THEIRS, "d", OURS, "e", MIDDLE, THEIRS, "f"), "adf",
         [7, 22]),
        (events("a", MIDDLE, "d"), "ad", [7]),
        (events("a", OURS, "b", MIDDLE, "c", THEIRS, "documents: []\n"), "a", [7]),
        (events("a", OURS, "b", MIDDLE, "c", THEIRS, "    note: z\n", "d"), "d", [7]),
        (events("a", OURS, "b", MIDDLE, "c"), "a", [7]),
        (events("a", OURS, "b", MIDDLE, "c", THEIRS, "d").replace("\n", "\r\n"), "ad", [7]),
        (events("a", f"<<{OURS}", "b", f"=={MIDDLE}", "c", f">>{THEIRS}", "d"), "ad", [7]),
        (events("a", OURS, "b", "||||||| base\n", f"<<{OURS}", "e", "||||||||| base\n",
                f"=={MIDDLE}", "f", f">>{THEIRS}", MIDDLE, "c", THEIRS, "d"), "ad", [7]),
        (events("a", "<<<<<<<\tx\n", "b", MIDDLE, "c", ">>>>>>>\n", "d"), "ad", [7]),
        (events("a", "||||||| base\n", "d"), "ad", [7]),
    ],
)  # fmt: skip
def test_what_stands_between_marks_is_named_and_its_neighbours_are_kept(
    text: str, kept: str, lines: list[int], tmp_path: Path
) -> None:
    """An item that the marks stand in is not whole: half of it would be another item."""
    (tmp_path / "timeline.yaml").write_bytes(text.encode())
    timeline, problems = load([tmp_path])
    assert "".join(event.id for event in timeline.events) == kept
    assert [problem.line for problem in problems] == lines
    assert all("unfinished merge" in problem.message.en for problem in problems)


@pytest.mark.parametrize(
    ("text", "left", "first", "last", "torn"),
    [
        ("a:\n  - x\n<<<<<<< A\n  - y\n=======\n>>>>>>> B\n  - w", "a:\n  - x\n\n\n\n\n  - w", 3, 6,
         False),
        ("  - x\n<<<<<<< A\n    n: 1\n=======\n>>>>>>> B", "  - x\n\n\n\n", 2, 5, True),
        ("  - x\n<<<<<<< A\n\n    n: 1\n=======\n>>>>>>> B", "  - x\n\n\n\n\n", 2, 6, True),
        ("  - x\n<<<<<<< A\n  - y\n=======\n    n: 1", "  - x\n\n\n\n", 2, 5, True),
        ("<<<<<<< A\n<<<<<<< B\n=======\n>>>>>>> C\n  - x", "\n\n\n\n  - x", 1, 4, False),
        ("  - x\n<<<<<<< A\n  - y\n=======\n>>>>>>> B\n\n    n: 1",
         "  - x\n\n\n\n\n\n    n: 1", 2, 5, True),
        ("  - x\n<<<<<<< A\n      - t\n=======\n>>>>>>> B", "  - x\n\n\n\n", 2, 5, True),
    ],
)  # fmt: skip
def test_what_is_taken_out_is_named_from_line_to_line(
    text: str, left: str, first: int, last: int, torn: bool
) -> None:
    rest, (damage,), places = taken_out(text)
    assert (rest, places) == (left, {first} if torn else set())
    assert (damage.line, damage.column) == (first, 1)
    assert f"({last}행까지)" in damage.words.ko
    assert f"(to line {last})" in damage.words.en


def test_what_only_looks_like_a_mark_is_none() -> None:
    for text in ("a: |\n  <<<<<<< HEAD\n", "# <<<<<<< x\na: b\n", "a: b <<<<<<< c\n"):
        assert read(text.encode()).damages == []


def test_a_file_that_begins_with_marks_is_being_merged_too() -> None:
    for text in (f"{OURS}a: 1\n{MIDDLE}a: 2\n{THEIRS}b: 3\n", f"{OURS}# x\n{MIDDLE}{THEIRS}b: 3\n"):
        reading = read(text.encode())
        assert [damage.line for damage in reading.damages] == [1]
        assert reading.root == {"b": "3"}


def test_of_too_many_places_nothing_is_read() -> None:
    text = events(*[OURS, MIDDLE, THEIRS] * 1001)
    (damage,) = read(text.encode()).damages
    assert (damage.line, damage.column) == (3, 1)
    assert damage.words.en == "more than 1,000 unfinished merges"
    text = events(*[OURS, MIDDLE, THEIRS] * 1000)
    assert len(read(text.encode()).damages) == 1000


def test_a_merge_without_an_end_reaches_to_the_end() -> None:
    reading = read(f"{OURS}a: 1\n{MIDDLE}b: 2\n".encode())
    assert [damage.line for damage in reading.damages] == [1]
    assert reading.root == {}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\na: 1\n<<<<<<< x\n", 3),
        (b"<<<<<<< x\n", 1),
        (b"a: 1\r\n=======\r\n", 2),
        (b"a: 1\n||||||| x\n", 2),
        (b"a: 1\n" + b">" * 20 + b"\n", 2),
        (b"\xef\xbb\xbf<<<<<<<\tx\n", 1),
    ],
)
def test_what_would_be_written_into_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(AitrackError, match=f"^a.yaml:{line}: "):
        refuse("a.yaml", data)


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    run("init", "s")
    for name in ("one", "two", "three"):
        added = run("add", name, "--title", name, "--kind", "plan", "--deliverable", "--source",
                    "https://example.org/a", "--when", "2026", "--store", "s")  # fmt: skip
        assert added.exit_code == 0
    assert run("mark", "three", "--status", "done", *BARE, "--store", "s").exit_code == 0
    return tmp_path / "s"


def test_nothing_is_written_into_a_file_that_is_being_merged(run: Run, store: Path) -> None:
    record, timeline = store / "outcomes.yaml", store / "timeline.yaml"
    for path, words in (
        (record, ("mark", "one", "--status", "done", *BARE)),
        (timeline, ("add", "new", "--title", "n", "--kind", "plan", "--source",
                    "https://example.org/n")),
    ):  # fmt: skip
        whole = path.read_bytes()
        torn = whole + f"{OURS}{MIDDLE}{THEIRS}".encode()
        path.write_bytes(torn)
        done = run(*words, "--store", "s")
        assert done.exit_code == 1, done.output
        assert f"{path.name}:{whole.count(bytes([10])) + 1}" in done.stderr
        assert path.read_bytes() == torn
        path.write_bytes(whole)
        assert run(*words, "--store", "s").exit_code == 0


@pytest.mark.skipif(not shutil.which("git"), reason="no git")
def test_two_people_s_records_merge_into_both(run: Run, store: Path) -> None:
    """Lines that are alike in both were taken for one: of two entries git made one of two notes."""

    def git(*words: str) -> None:
        named = ("-c", "user.name=n", "-c", "user.email=n@example.org")
        subprocess.run(["git", *named, *words], cwd=store, check=True, capture_output=True)

    def mark(*words: str) -> None:
        assert run("mark", *words, "--no-evidence", "--store", "s").exit_code == 0

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "base")
    git("checkout", "-qb", "theirs")
    mark("two", "--status", "done", "--note", "둘")
    mark("three", "--status", "partly", "--note", "셋")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "main")
    mark("one", "--status", "done", "--note", "하나")
    git("commit", "-qam", "ours")
    git("merge", "-q", "theirs", "-m", "both")
    assert run("check", "--store", "s").exit_code == 0
    timeline, problems = load([store])
    assert problems == ()
    found = timeline.outcomes.items()
    assert {event: [each.note for each in entries] for event, entries in found} == {
        "three": ["예", "셋"], "one": ["하나"], "two": ["둘"],
    }  # fmt: skip
