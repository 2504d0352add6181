"""Loading a store: every mistake in one pass, the good events kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aitrack.store.files.load import load
from aitrack.store.files.opened import open_file
from conftest import DATA, EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.timeline import Timeline

MISTAKES = [
    # file, line, event, field, what the message says
    ("timeline", 12, "bad-date", "dated", "날짜가 와야 함"),
    ("timeline", 20, "bad-hash", "sha256", "64자리"),
    ("timeline", 31, "bad-kind", "kind", "'dream'"),
    ("timeline", 38, "bad-notation", "when", "5열"),
    ("timeline", 43, "bad-weekday", "when", "수요일이 아니라 목요일"),
    ("timeline", 47, "bad-key", "deliverabel", "'deliverable'?"),
    ("timeline", 50, "good-one", "id", "timeline.yaml:22에 이미 있음"),
    ("timeline", 58, "twin-key", "title", "56행에 이미 있음"),
    ("timeline", 64, "bad-ministry", "ministries", "'과기정통부'?"),
    ("timeline", 71, "bad-document", "document", "'goood'"),
    ("timeline", 76, "bad-line", "line", "정수"),
    ("timeline", 77, "no-title", "title", "title이(가) 없음"),
    ("timeline", 84, "bad-flag", "deliverable", "true나 false"),
    ("timeline", 87, "no-mentions", "mentions", "mentions이(가) 없음"),
    ("timeline", 90, "Bad_Id", "id", "소문자"),
    ("timeline", 98, "lost-parent", "part_of", "'nobody'"),
    ("timeline", 105, "no-why", "read_as", "why"),
    ("timeline", 109, "bad-source", "source", "http"),
    ("timeline", 112, None, None, "YAML"),
    ("outcomes", 4, "good-one", "status", "'finished'"),
    ("outcomes", 7, "nobody", "event", "'nobody'"),
]


def test_each_mistake_is_one_problem_with_its_line() -> None:
    _, problems = load([DATA / "broken"])
    found = sorted(
        (problem.path.rpartition("/")[2].partition(".")[0], problem.line) for problem in problems
    )
    assert found == sorted((name, line) for name, line, *_ in MISTAKES)
    assert len(MISTAKES) > 20


@pytest.mark.parametrize(("name", "line", "event", "field", "says"), MISTAKES)
def test_mistake(name: str, line: int, event: str | None, field: str | None, says: str) -> None:
    _, problems = load([DATA / "broken"])
    (problem,) = [p for p in problems if p.path.endswith(f"{name}.yaml") and p.line == line]
    assert (problem.event_id, problem.field) == (event, field)
    assert says in problem.message.ko
    assert problem.message.en != problem.message.ko
    assert problem.column >= 1


def test_the_good_events_are_kept() -> None:
    """A link that leads nowhere is a problem, and no reason to lose a dated promise."""
    timeline, _ = load([DATA / "broken"])
    assert [event.id for event in timeline.events] == ["good-one", "lost-parent", "good-two"]
    assert timeline.events[0].title == "앞의 좋은 항목"


def test_later_stores_add_to_earlier_ones_and_clashes_are_named(tmp_path: Path) -> None:
    (tmp_path / "timeline.d").mkdir()
    event = (
        "  - id: {}\n    title: 덧붙임\n    kind: plan\n    ministries: [과학부]\n"
        '    source: https://example.org/\n    when: "~\'27"\n'
    )
    (tmp_path / "timeline.d" / "more.yaml").write_text(
        "format: 1\nevents:\n" + event.format("extra") + event.format("promise-by"), "utf-8"
    )
    timeline, problems = load([EXAMPLE, tmp_path])
    assert timeline.get("extra") is not None
    kept = timeline.get("promise-by")
    assert kept is not None
    assert kept.title != "덧붙임"
    (clash,) = problems
    assert clash.line == 9
    assert "timeline.yaml:" in clash.message.ko


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text("format: 2\nevents: []\n", "utf-8")
    _, problems = load([tmp_path])
    assert [(p.line, p.field) for p in problems] == [(1, "format")]


def test_what_is_no_file_is_a_problem_and_not_a_hang(tmp_path: Path) -> None:
    import os  # noqa: PLC0415

    os.mkfifo(tmp_path / "timeline.yaml")
    _, problems = load([tmp_path])
    assert [p.path for p in problems] == [str(tmp_path / "timeline.yaml")]


def test_an_empty_file_has_no_format(tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text("", "utf-8")
    (problem,) = load([tmp_path])[1]
    assert (problem.line, problem.column, problem.field) == (1, 1, "format")


def test_words_that_mean_the_same_are_the_shipped_ones_where_a_store_has_none(
    tmp_path: Path, shipped: Timeline
) -> None:
    own, none = tmp_path / "own", tmp_path / "none"
    own.mkdir()
    none.mkdir()
    (own / "synonyms.yaml").write_text("format: 1\nsynonyms:\n  - words: [가, 나]\n", "utf-8")
    assert load([none])[0].synonyms == shipped.synonyms != ()
    assert load([own])[0].synonyms == load([none, own])[0].synonyms == (("가", "나"),)


def test_what_is_read_instead_of_a_file_is_read_in_its_place_alone(tmp_path: Path) -> None:
    record, part = tmp_path / "outcomes.yaml", tmp_path / "timeline.d" / "a.yaml"
    event = "format: 1\nevents:\n  - {id: a, title: 가, kind: plan, source: https://example.org}\n"
    said = "format: 1\noutcomes:\n  - {event: a, status: done, recorded: 2026-01-01, by: user}\n"
    timeline, problems = load([tmp_path], {record: said.encode(), part: event.encode()})
    assert problems == ()
    assert list(timeline.outcomes) == ["a"]
    assert load([tmp_path])[0].events == ()


def test_a_small_file_is_at_most_one_mebibyte(tmp_path: Path) -> None:
    path = tmp_path / "schedule.yaml"
    for size, damages in ((2**20, []), (2**20 + 1, ["cannot be read: larger than 1 MiB"])):
        path.write_bytes(b"format: 1\n#".ljust(size, b"x"))
        assert [each.words.en for each in open_file(path).complaints.damages] == damages
