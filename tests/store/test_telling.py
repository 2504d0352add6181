"""What is wrong with a file is kept by path, so much of it, and told with its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aitrack.errors import Words
from aitrack.store.files import complaints
from aitrack.store.files.complaints import Complaint, Complaints, tell
from aitrack.store.files.reader import KEY
from aitrack.store.files.recovery import read

if TYPE_CHECKING:
    from aitrack.store.files.reader import Path

TORN = b'format: 1\nevents:\n- id: a\n- id: "b\n- id: c\n  kind: d\n- {id: e\n- id: f\n'


def wrong(*path: object, first: tuple[Complaints, Path] | None = None) -> Complaint:
    return Complaint(path, "e", "f", Words("{file} {line}행", "at {file}:{line}"), first)


def told(*several: Complaints) -> list[tuple[object, ...]]:
    return [(one.path, one.line, one.column, one.message.en) for one in tell(several)]


def test_ten_thousand_are_kept_and_that_there_are_more_is_told_once() -> None:
    file = Complaints("a.yaml", bytes)
    for at in range(10_000):
        file.add(wrong(at))
    for at, kept in ((10_000, 10_001), (10_001, 10_001)):
        assert len(file.found) == at
        file.add(wrong(at))
        assert len(file.found) == kept
    assert [each.path for each in file.found[-2:]] == [(9_999,), ()]
    assert file.number == 10_002
    assert file.found[-1].words.en == "more than 10,000 problems: the rest is not looked at"


@pytest.mark.parametrize(
    ("guesses", "compared", "said"),
    [
        (9, 9, ["title", "title", "note", "title", None, "title"]),
        (2, 9, ["title", "title", "note", None, None, "title"]),
        (9, 4, ["title", "title", "note", None, None, "title"]),
        (9, 5, ["title", "title", "note", "title", None, "title"]),
        (0, 9, [None] * 6),
    ],
)
def test_so_many_unknown_names_are_held_against_the_known_ones(
    guesses: int, compared: int, said: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each name once, however often it stands there."""
    monkeypatch.setattr(complaints, "_MOST_GUESSES", guesses)
    monkeypatch.setattr(complaints, "_MOST_COMPARED", compared)
    file, asked = Complaints("a.yaml", bytes), []

    def known() -> list[str]:
        asked.append(1)
        return ["title", "note"]

    names = ["titel", "titel", "nota", "titlee", "zz", "titel"]
    found = [f": '{each}'?" if each else "" for each in said]
    assert [file.guess(name, known) for name in names] == found
    assert len(asked) == min(guesses, 2 if compared == 4 else 3 if compared == 5 else 4)


def test_a_complaint_stands_where_its_path_is_and_names_where_the_same_stood_first() -> None:
    one = Complaints("b.yaml", lambda: b"\nc:\n  - d: 1\n")
    other = Complaints("a.yaml", lambda: b"e: 1\nf: 2\ne: 3\n")
    one.add(wrong("c", 0, "d", first=(other, ("f",))))
    one.add(wrong("c"))
    other.add(wrong("e", KEY, 1, first=(other, ("e", KEY))))
    assert told(one, other) == [
        ("a.yaml", 3, 1, "at a.yaml:1"),
        ("b.yaml", 3, 3, "at {file}:{line}"),
        ("b.yaml", 3, 8, "at a.yaml:2"),
    ]


def test_what_cannot_be_found_again_stands_at_the_beginning() -> None:
    def gone() -> bytes:
        raise FileNotFoundError

    lost, there = Complaints("a.yaml", gone), Complaints("b.yaml", lambda: b"\nc: 1\n")
    there.add(wrong("c", first=(lost, ("d",))))
    lost.add(wrong("d"))
    assert told(lost, there) == [
        ("a.yaml", 1, 1, "at {file}:{line}"), ("b.yaml", 2, 4, "at a.yaml:1"),
    ]  # fmt: skip


def test_a_file_is_read_again_only_where_something_is_to_be_found() -> None:
    def content() -> bytes:
        raise AssertionError

    assert told(Complaints("a.yaml", content)) == []


def test_in_a_torn_file_places_are_those_of_what_was_kept() -> None:
    """Read as a whole, the second item is the one that begins with an open quote."""
    reading = read(TORN)
    assert [each["id"] for each in reading.root["events"]] == ["a", "c", "f"]
    file = Complaints("a.yaml", lambda: TORN)
    file.damages += reading.damages
    file.add(wrong("events", 1))
    damages = [each[1] for each in told(file) if "YAML" in str(each[3])]
    assert damages == [4, 8]
    assert ("a.yaml", 5, 3, "at {file}:{line}") in told(file)


def test_of_a_whole_file_no_more_is_read_than_is_asked_for() -> None:
    """Ten thousand complaints at the beginning of sixteen megabytes are soon told."""
    file = Complaints("a.yaml", lambda: b"{a: 1, b: [\n")
    file.add(wrong("a"))
    assert told(file) == [("a.yaml", 1, 5, "at {file}:{line}")]
