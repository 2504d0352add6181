"""The files of several stores become one: what adds to what, and what comes first."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.errors import DataError
from aitrack.store import places
from aitrack.store.files import complaints, load
from aitrack.store.files.loading import Loading

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "{{event: {}, status: {}, recorded: 2026-01-0{}, by: user{}}}"


def written(folder: Path, **files: list[str]) -> Path:
    """A store: of each file the entries of the one list that it has, or of two."""
    folder.mkdir(exist_ok=True)
    for name, entries in files.items():
        kind, (first, *_) = name, [*entries, ""]
        if name == "timeline":
            kind = "documents" if "sha256" in first else "events"
        elif name == "ministries":
            kind = "bodies"
        text = "".join(f"- {each}\n" for each in entries)
        (folder / f"{name}.yaml").write_text(f"format: 1\n{kind}:\n{text}", "utf-8")
    return folder


def event(name: str, more: str = "") -> str:
    return f"{{id: {name}, title: {name}, kind: plan, source: 'https://a.kr'{more}}}"


def entry(name: str, day: int = 1, status: str = "done", more: str = "") -> str:
    return ENTRY.format(name, status, day, more)


def loaded(*folders: Path) -> tuple[Any, list[tuple[str, int, str | None, str | None, str]]]:
    timeline, problems = load.load(list(folders))
    return timeline, [
        (each.path.rpartition("/")[2], each.line, each.event_id, each.field, each.message.en)
        for each in problems
    ]


def test_what_is_said_of_an_event_stands_in_the_order_of_the_stores(tmp_path: Path) -> None:
    one = written(tmp_path / "1", timeline=[event("a"), event("b")],
                  outcomes=[entry("a"), entry("b"), entry("a", 2)])  # fmt: skip
    two = written(tmp_path / "2", timeline=[event("c")], outcomes=[entry("c"), entry("a", 3)])
    timeline, problems = loaded(one, two)
    assert problems == []
    days = {name: [each.recorded.day for each in entries]
            for name, entries in timeline.outcomes.items()}  # fmt: skip
    assert days == {"a": [1, 2, 3], "b": [1], "c": [1]}
    assert [each.id for each in timeline.events] == ["a", "b", "c"]


def test_an_entry_about_no_event_is_told_but_of_what_was_taken_back(tmp_path: Path) -> None:
    """An item that was added and taken back leaves its entries, each of them taken back."""
    back = load.load([written(tmp_path / "0", timeline=[event("x")], outcomes=[entry("x")])])
    (only,) = back[0].outcomes["x"]
    folder = written(
        tmp_path / "1", timeline=[event("a")], removed=["{id: gone, why: w}"],
        outcomes=[entry("gone"), entry("x"), entry("y"), entry("a"), entry("y", 2),
                  entry("x", 2, "retracted", f", retracts: {only.key}, note: n")],
    )  # fmt: skip
    timeline, problems = loaded(folder)
    assert list(timeline.outcomes) == ["a"]
    assert problems == [
        ("outcomes.yaml", line, "y", "event", "no event 'y'") for line in (5, 7)
    ]  # fmt: skip


def test_an_event_points_at_what_is_there_and_not_at_itself(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "1",
        timeline=[event("one", ", part_of: two, related: [two, one]"), event("two"),
                  event("three", ", part_of: twoo, related: [two, x9]"),
                  event("one", ", part_of: x8")],
    )  # fmt: skip
    timeline, problems = loaded(folder)
    assert {name: [each.id for each in parts] for name, parts in timeline.parts.items()} == {
        "two": ["one"], "twoo": ["three"],
    }  # fmt: skip
    assert problems == [
        ("timeline.yaml", 3, "one", "related", "no event 'one': 'one'?"),
        ("timeline.yaml", 5, "three", "part_of", "no event 'twoo': 'two'?"),
        ("timeline.yaml", 5, "three", "related", "no event 'x9'"),
        ("timeline.yaml", 6, "one", "id", f"the id already stands at {folder}/timeline.yaml:3"),
    ]  # fmt: skip


def test_bodies_words_and_tags_are_those_of_all_stores(tmp_path: Path) -> None:
    sha = "0" * 64
    one = written(
        tmp_path / "1", ministries=["{id: a, name: 가부, kind: 부}"], synonyms=["words: [가, 나]"],
        tags=["{tag: 법, english: law}", "{tag: 표, english: ''}"],
        exclusions=["{document: d, line: 1, when: '*', why: w}"],
        timeline=[f"{{id: d, title: t, publisher: p, dated: 2026-01-01, file: f, sha256: {sha}}}"],
    )  # fmt: skip
    two = written(
        tmp_path / "2", ministries=["{id: b, name: 나부, kind: 부}"], synonyms=["words: [다, 라]"],
        tags=["{tag: 법, english: act}", "{tag: 돈, english: money}"],
        exclusions=["{document: d, line: 2, when: '*', why: w}"],
        timeline=[event("e", ", tags: [법, 돈, 표], ministries: [나부, 가부]")],
    )  # fmt: skip
    timeline, problems = loaded(one, two)
    assert [each.id for each in timeline.bodies] == ["a", "b"]
    assert timeline.synonyms == (("가", "나"), ("다", "라"))
    assert [each.line for each in timeline.exclusions] == [1, 2]
    (only,) = timeline.events
    assert (only.tags_en, only.ministry_ids) == (("law", "money", "표"), ("b", "a"))
    assert [each[:2] for each in problems] == [("tags.yaml", 4)]
    alone, _ = loaded(written(tmp_path / "3", timeline=[event("f")]))
    assert alone.bodies.find("과학기술정보통신부") is not None  # the shipped store's


def test_without_any_bodies_a_package_is_not_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_PACKAGE", str(tmp_path / "lib" / "aitrack"))
    with pytest.raises(DataError, match="다시 설치"):
        load.load([written(tmp_path, timeline=[event("a")])])
    assert load.load([written(tmp_path, ministries=[])])[1] == ()


@pytest.mark.parametrize(
    "name", ["ministries", "outcomes", "exclusions", "removed", "synonyms", "tags", "timeline"]
)
def test_what_nobody_asks_for_is_told_of_each_file(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path, timeline=[event("a")])
    written(folder, **{name: []})
    with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
        file.write("x9: 1\n")
    assert loaded(folder)[1] == [(f"{name}.yaml", 3, None, "x9", "unknown key 'x9'")]


def test_a_file_with_too_many_mistakes_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complaints, "MOST", 2)
    bad = ["[]"] * 4
    one = written(tmp_path / "1", ministries=bad, synonyms=bad, tags=bad, removed=bad,
                  exclusions=bad, timeline=bad, outcomes=bad)  # fmt: skip
    two = written(tmp_path / "2", timeline=[event("a")], outcomes=[entry("a")],
                  synonyms=["words: [가, 나]"])  # fmt: skip
    timeline, problems = loaded(one, two)
    assert len(problems) == 7 * 3
    assert ([each.id for each in timeline.events], list(timeline.outcomes)) == (["a"], ["a"])
    assert timeline.synonyms == (("가", "나"),)


def test_the_files_of_a_store_are_those_that_are_there_or_would_be(tmp_path: Path) -> None:
    folder = written(tmp_path / "1", timeline=[])
    parts = folder / "timeline.d"
    parts.mkdir()
    for name in ("b.yaml", "a.yaml", "c.txt"):
        (parts / name).touch()
    first = [folder / "timeline.yaml", parts / "a.yaml", parts / "b.yaml"]
    assert load.timeline_files(folder) == first
    more = [parts / "aa.yaml", tmp_path / "2" / "timeline.d" / "d.yaml"]
    assert load.timeline_files(folder, more) == [*first[:2], more[0], first[2]]
    assert load.timeline_files(tmp_path) == []


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_collected_afterwards_as_before(collecting: bool, tmp_path: Path) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        load.load([tmp_path])
        assert gc.isenabled() is collecting
    finally:
        gc.enable() if before else gc.disable()


def test_a_record_is_read_where_nobody_knows_the_events(tmp_path: Path) -> None:
    folder = written(tmp_path, outcomes=[entry("x"), "[]", entry("y")])
    found = list(load.read_outcomes(folder / "outcomes.yaml", Loading()))
    assert [(fields.path, each.event) for fields, each in found] == [
        (("outcomes", 0), "x"), (("outcomes", 2), "y"),
    ]  # fmt: skip
    assert list(load.read_outcomes(folder / "none.yaml", Loading())) == []
