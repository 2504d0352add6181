"""The index answers as the YAML does, and is believed only where it is fresh."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aitrack.answers.announceable import Days, announceable
from aitrack.answers.due import build_due
from aitrack.answers.finding import count_undated, find, find_happened, happened
from aitrack.answers.library import Indexed
from aitrack.answers.listing import build_list
from aitrack.answers.ordering import Order
from aitrack.answers.report import Frame
from aitrack.answers.scores import By, score, score_indexed
from aitrack.commands.show import find as named
from aitrack.errors import UsageError
from aitrack.model import Kind, Nature, Source
from aitrack.query import Query
from aitrack.status import State
from aitrack.store.files.load import load
from aitrack.store.index import opening as index_module
from aitrack.store.index.build import refresh
from aitrack.store.index.opening import close_all, open_fresh, path_of
from aitrack.store.index.renew import change
from aitrack.store.index.vouching import vouch
from aitrack.views.json import render
from conftest import EXAMPLE, ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aitrack.timeline import Timeline

DAYS = (date(2024, 6, 30), date(2024, 12, 31), date(2025, 1, 1), TODAY, date(2031, 5, 5))
TITLES = (
    "AI 인재 양성",
    "데이터 개방",
    "컴퓨팅 센터",
    "저작권법 개정",
    "‘안전’ 연구소",
    "R&D 특례",
)
WHENS = (
    "'24.下", "~'25", "'25.2월", "24.4Q", "'26. 5. 21.(목)", "'24~'27", "'24~", "향후", "",
    "2026-12-01", "'13~", "올해", "11월", "~'26.6월", "2025-01-01", "'22", "('26)",
)  # fmt: skip
NAMES = ("과기정통부", "기재부", "재정경제부", "산업부", "산업통상부", "법무부", "각부처")
STATUSES = ("done", "partly", "changed", "dropped", "in-progress", "not-done", "not-done")
NOTES = ("시행령 입법예고", "자료 개방", "인공지능 인재", "-")
NATURES = (
    *(["deliverable: true"] * 4),
    "deliverable: false",
    *(f"nature: {each}" for each in Nature),
)


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("AITRACK_INDEX", raising=False)
    yield
    close_all()


def write_store(
    folder: Path, seed: int, *, files: int = 3, events: int = 8, far: bool = False
) -> Path:
    """A store as the clerk writes it, in several files, with outcomes.

    Args:
        folder: Where.
        seed: Which.
        files: How many.
        events: Of each file.
        far: Whether an event may be part of one in another file.
    """
    draw = random.Random(seed)
    (folder / "timeline.d").mkdir(parents=True)
    shutil.copy(ROOT / "ministries.yaml", folder)
    names, number = [], 0
    for at in range(files):
        lines = [
            "format: 1", "documents:", f"  - id: doc-{at}", f'    title: "문서 {at}"',
            "    publisher: 관계부처 합동", f'    dated: "202{4 + at % 3}-0{1 + at % 9}-15"',
            f"    file: doc-{at}.txt", f"    sha256: {'0' * 64}", "", "events:",
        ]  # fmt: skip
        for _ in range(events):
            number += 1
            names.append(f"event-{number}")
            lines += _event(draw, number, at, 1 if far else at * events + 1)
        (folder / "timeline.d" / f"{at}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    record = ["format: 1", "outcomes:"]
    for name in draw.choices(names, k=len(names) // 2):
        status = draw.choice(STATUSES)
        record += [
            f"  - event: {name}", f"    status: {status}",
            *([f'    "on": "{draw.choice(("2025-03", "2026-01-02", "2024-12-31", "2026"))}"']
              * (status == "not-done" or draw.random() < 0.8)),
            f'    recorded: "2026-1{draw.randrange(3)}-05"',
            f"    by: {draw.choice(list(Source))}", f'    note: "{draw.choice(NOTES)}"',
            *(["    candidate: true"] * (draw.random() < 0.1)),
        ]  # fmt: skip
    path = folder / "outcomes.yaml"
    path.write_text("\n".join(record) + "\n", "utf-8")
    entries = [each for one in load([folder])[0].outcomes.values() for each in one]
    for entry in draw.sample(entries, len(entries) // 4):
        record += [
            f"  - event: {entry.event}", "    status: retracted", f'    retracts: "{entry.key}"',
            '    recorded: "2026-11-05"', "    by: user",
        ]  # fmt: skip
    gone = 'format: 1\nremoved:\n  - {id: gone, title: 가, why: 나, "on": "2026-11-05"}\n'
    (folder / "removed.yaml").write_text(gone, "utf-8")
    record += ["  - {event: gone, status: done, recorded: 2026-11-05, by: user}"]
    words = "format: 1\nsynonyms:\n  - words: [데이터, 자료]\n  - words: [AI, 인공지능]\n"
    (folder / "synonyms.yaml").write_text(words, "utf-8")
    path.write_text("\n".join(record) + "\n", "utf-8")
    return folder


def _event(draw: random.Random, number: int, at: int, first: int) -> list[str]:
    mentions = []
    for _ in range(draw.choice((1, 1, 2))):
        when = draw.choice(WHENS)
        said = f', when: "{when}"' if when else ""
        mentions.append(
            f'      - {{document: doc-{at}, line: {draw.randrange(1, 99)}, at: "가"{said}}}'
        )
    ministries = ", ".join(draw.sample(NAMES, draw.randrange(4)))
    beneath = number > first and draw.random() < 0.4
    above = [f"    part_of: event-{draw.randrange(first, number)}"] if beneath else []
    return [
        f"  - id: event-{number}", f'    title: "{draw.choice(TITLES)} {number % 7}"',
        f"    kind: {draw.choice(list(Kind)[:6])}", f"    ministries: [{ministries}]",
        f"    {draw.choice(NATURES)}", "    mentions:", *mentions,
        *above,
        *(['    field: "관세"', f"    field_ministries: [{draw.choice(NAMES)}]"]
          * (draw.random() < 0.2)),
        *(["    tags: [법제, 인재]"] * (draw.random() < 0.3)),
        *(['    note: "그는 \\"확정\\"이라고 적음"'] * (draw.random() < 0.2)), "",
    ]  # fmt: skip


def open_index(folder: Path, today: date = TODAY) -> Indexed:
    assert refresh([folder], today)
    found = open_fresh([str(folder)])
    assert found is not None
    return Indexed(found)


def same(indexed: Indexed, timeline: Timeline) -> None:
    assert indexed.documents == timeline.documents
    assert indexed.events == timeline.events
    assert indexed.outcomes == timeline.outcomes
    assert indexed.synonyms == timeline.synonyms
    assert list(indexed.bodies) == list(timeline.bodies)


def queries(draw: random.Random, timeline: Timeline) -> Iterator[Query]:
    bodies = timeline.bodies
    for _ in range(60):
        family = bodies.find(draw.choice(NAMES))
        assert family is not None
        ids = frozenset(body.id for body in bodies.family(family))
        yield Query(
            ministry_ids=draw.choice((None, None, ids, frozenset({family.id}))),
            kinds=frozenset(draw.sample(list(Kind)[:6], draw.choice((0, 0, 1, 2)))),
            states=frozenset(draw.sample(list(State), 3)) if draw.random() < 0.2 else frozenset(),
            documents=frozenset({"doc-1"}) if draw.random() < 0.2 else frozenset(),
            tags=frozenset({"법제"}) if draw.random() < 0.2 else frozenset(),
            first=draw.choice((None, None, date(2025, 1, 1), date(2026, 7, 1))),
            stop=draw.choice((None, None, date(2026, 12, 2), date(2027, 1, 1))),
            text=draw.choice(
                ("", "", "인재", "인", "데이터 개방", "event-1", "없는말", "ai", "확정")
            ),
            words=draw.choice(((), (), (("자료", "데이터"),), (("시행령",), ("ai", "인공지능")))),
            due_first=draw.choice((None, None, None, date(2025, 1, 1))),
            due_stop=draw.choice((None, None, None, date(2026, 1, 1))),
            stale_days=draw.choice((None, None, None, 100)),
            conflicting=draw.random() < 0.1,
        )


@pytest.mark.parametrize("seed", range(6))
def test_every_answer_is_the_same_with_and_without_it(tmp_path: Path, seed: int) -> None:
    folder = write_store(tmp_path / "store", seed, files=1 + seed, events=4 + 5 * seed, far=True)
    timeline, problems = load([folder])
    assert problems == ()
    indexed = open_index(folder)
    same(indexed, timeline)
    draw = random.Random(seed)
    for query in queries(draw, timeline):
        day, limit = draw.choice(DAYS), draw.choice((None, 0, 1, 5))
        assert find(indexed, query, day, limit) == find(timeline, query, day, limit), query
        assert count_undated(indexed, query, day) == count_undated(timeline, query, day)
        both = (indexed, timeline)
        happened = [find_happened(each, query, day, limit) for each in both]
        assert happened[0] == happened[1]
        happened = [find_happened(each, query, day, limit, by_day=True) for each in both]
        assert happened[0] == happened[1]
        frames = [Frame(each, day, None, {}, 0, 0, limit) for each in (indexed, timeline)]
        order = draw.choice((None, None, *((each, draw.random() < 0.5) for each in Order)))
        lists = [render(build_list(frame, query, order=order), ()) for frame in frames]
        assert lists[0] == lists[1]
        until = date.fromordinal(day.toordinal() + draw.choice((0, 30, 400)))
        asked = {"overdue": draw.random() < 0.5, "undated": draw.random() < 0.2}
        dues = [build_due(frame, query, until, **asked) for frame in frames]
        assert render(dues[0], ()) == render(dues[1], ())
        assert [(g.name, len(g.rows)) for g in dues[0].groups] == [
            (g.name, len(g.rows)) for g in dues[1].groups
        ]
        assert dues[0].counts == dues[1].counts


@pytest.mark.parametrize("seed", range(3))
def test_what_commands_count_is_the_same(tmp_path: Path, seed: int) -> None:
    folder = write_store(tmp_path / "store", seed, files=4, events=12)
    parts = sorted((folder / "timeline.d").iterdir())
    text = parts[0].read_text("utf-8")
    also = '    mentions:\n      - {document: doc-2, line: 7, at: "나", when: "\'27"}\n'
    parts[0].write_text(text.replace("    mentions:\n", also, 2), "utf-8")
    timeline, problems = load([folder])
    assert problems == ()
    indexed = open_index(folder)
    assert indexed.citations() == timeline.citations()
    assert indexed.namings() == timeline.namings()
    assert indexed.moved().events == timeline.moved().events
    assert len(indexed.moved().events) >= 2
    assert indexed.record("event-1", "event-2", "none") == timeline.record("event-1", "event-2")
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    year = ((first.toordinal(), last.toordinal()),)
    silent = ((-1, TODAY.toordinal()),)
    days = Days(year, year, year, silent, frozenset({"event-5"}))
    part = announceable(indexed, days)
    wanted = [
        event
        for event in timeline.events
        if (event.period.deadline and first <= event.period.deadline <= last)
        or (event.period.start and first <= event.period.start <= last)
        or any(first <= each.recorded <= last for each in timeline.outcomes.get(event.id, ()))
        or (event.deliverable and event.period.deadline is None)
        or event.id == "event-5"
    ]
    assert set(wanted) <= set(part.events)
    assert len(part.events) < len(timeline.events)
    assert list(part.events) == [event for event in timeline.events if event in part.events]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("by", By)
def test_scorecards_are_the_same(tmp_path: Path, by: By, day: date) -> None:
    folder = write_store(tmp_path / "store", 11, files=2, events=40)
    timeline, _ = load([folder])
    rows = build_list(Frame(timeline, day, None, {}, 0), Query()).rows
    assert score_indexed(open_index(folder), by, day) == score(rows, by, timeline.bodies)


def test_the_shipped_store_is_read_file_by_file() -> None:
    """It has no mistakes, so a change is taken in from its file alone."""
    timeline, _ = load([ROOT])
    indexed = open_index(ROOT)
    assert indexed.index.meta["by_files"] == 1
    same(indexed, timeline)


def test_a_change_is_taken_in_from_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_store(tmp_path / "store", 5, files=4, events=10, far=True)
    open_index(folder)
    monkeypatch.setattr("aitrack.store.index.build._make", lambda *_: pytest.fail("made anew"))
    for round_ in range(4):
        part = folder / "timeline.d" / f"{round_}.yaml"
        text = part.read_text("utf-8")
        part.write_text(
            text.replace("kind: law", "kind: plan").replace("'24.下", "'25.上"), "utf-8"
        )
        record = folder / "outcomes.yaml"
        more = f"  - event: event-{round_ + 1}\n    status: done\n"
        more += "    recorded: 2026-11-22\n    by: user\n"
        record.write_text(record.read_text("utf-8") + more, "utf-8")
        timeline, problems = load([folder])
        assert problems == ()
        indexed = open_index(folder)
        same(indexed, timeline)
        rows = build_list(Frame(timeline, TODAY, None, {}, 0), Query()).rows
        for by in By:
            assert score_indexed(indexed, by, TODAY) == score(rows, by, timeline.bodies)
        for query in (Query(text="인재"), Query(states=frozenset({State.PARTLY, State.PAST}))):
            assert find(indexed, query, TODAY) == find(timeline, query, TODAY)
            happened = [find_happened(each, query, TODAY) for each in (indexed, timeline)]
            assert happened[0] == happened[1]


def part(number: int, *, at: int) -> str:
    """A file of its own document, with an event of that and one of a document of another file."""
    return "\n".join(
        [
            "format: 1", "documents:", f"  - id: late-{number}", '    title: "뒤의 문서"',
            "    publisher: 관계부처 합동", '    dated: "2025-03-15"',
            f"    file: late-{number}.txt", f"    sha256: {'0' * 64}", "", "events:",
            f"  - id: late-event-{number}", '    title: "뒤에 온 인재 양성"', "    kind: plan",
            "    ministries: [산업부]", "    deliverable: true", "    mentions:",
            f'      - {{document: late-{number}, line: 3, at: "가", when: "올해"}}', "",
            f"  - id: other-event-{number}", '    title: "먼저 온 문서의 것"', "    kind: law",
            "    mentions:", f'      - {{document: doc-{at}, line: 3, at: "가", when: "내년"}}', "",
        ]
    )  # fmt: skip


def test_a_new_document_is_taken_in_from_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file between two, one behind all, one before all by name, and a document more in one."""
    folder = write_store(tmp_path / "store", 5, files=4, events=10)
    find(open_index(folder), Query(text="인재"), TODAY)  # so that search has its tables
    parts = folder / "timeline.d"
    monkeypatch.setattr("aitrack.store.index.build._make", lambda *_: pytest.fail("made anew"))
    (parts / "1a.yaml").write_text(part(1, at=3), "utf-8")
    assert_same_anywhere(folder)
    (parts / "9.yaml").write_text(part(2, at=0), "utf-8")
    (parts / "1b.yaml").write_text(part(3, at=1), "utf-8")
    assert_same_anywhere(folder)
    more = part(4, at=2).partition("documents:\n")[2].partition("\nevents:")[0]
    text = (parts / "2.yaml").read_text("utf-8")
    text = text.replace("documents:\n", f"documents:\n{more}", 1)
    (parts / "2.yaml").write_text(text, "utf-8")
    assert_same_anywhere(folder)
    assert change([folder], {parts / "5.yaml": part(5, at=1).encode()}, None)
    assert not change([folder], {parts / "5.yaml": part(1, at=1).encode()}, None)
    assert not change([folder], {parts / "5.yaml": part(5, at=7).encode()}, None)


def test_a_document_with_another_title_is_taken_in_and_with_another_day_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events anywhere are read against the day of a document and its length, and nothing else."""
    folder = write_store(tmp_path / "store", 5, files=4, events=10)
    open_index(folder)
    path = folder / "timeline.d" / "2.yaml"
    text = path.read_text("utf-8")
    monkeypatch.setattr("aitrack.store.index.build._make", lambda *_: pytest.fail("made anew"))
    path.write_text(text.replace("publisher: ", "publisher: 다른 "), "utf-8")
    assert_same_anywhere(folder)
    twice = text.replace(
        "documents:\n", "documents:\n" + text.split("documents:\n")[1].split("\n\n")[0] + "\n", 1
    )
    assert not change([folder], {path: twice.encode()}, None)
    assert not change([folder], {path: text.replace('dated: "20', 'dated: "19', 1).encode()}, None)


def assert_same_anywhere(folder: Path) -> None:
    timeline, problems = load([folder])
    assert problems == ()
    indexed = open_index(folder)
    same(indexed, timeline)
    assert list(indexed.documents) == list(timeline.documents)
    rows = build_list(Frame(timeline, TODAY, None, {}, 0), Query()).rows
    for by in By:
        assert score_indexed(indexed, by, TODAY) == score(rows, by, timeline.bodies)
    for query in (Query(text="인재"), Query(documents=frozenset({"late-1"})), Query()):
        assert find(indexed, query, TODAY) == find(timeline, query, TODAY)


def test_two_that_opened_before_either_searched_both_find(tmp_path: Path) -> None:
    folder = write_store(tmp_path / "store", 5, files=4, events=10)
    first, other = open_index(folder), open_fresh([str(folder)])
    assert other is not None
    second = Indexed(other)
    timeline, _ = load([folder])
    right = find(timeline, Query(text="인재"), TODAY)
    assert find(first, Query(text="인재"), TODAY) == right
    assert find(second, Query(text="인재"), TODAY) == right


@pytest.mark.parametrize("gone", ["timeline.d/1.yaml", "timeline.yaml", "outcomes.yaml"])
def test_a_file_that_is_gone_is_gone_from_the_index(tmp_path: Path, gone: str) -> None:
    folder = write_store(tmp_path / "store", 5, files=3)
    (folder / "timeline.yaml").write_text(part(1, at=0), "utf-8")
    (folder / "outcomes.yaml").write_text("format: 1\noutcomes:\n", "utf-8")
    open_index(folder)
    (folder / gone).unlink()
    assert_same_anywhere(folder)


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text.replace("event-10\n", "event-9\n", 1),  # a twin
        lambda text: text.replace('"가"', '"가", colour: red', 1),  # an unknown key
        lambda text: text.replace("    kind: ", "    kind: lore-", 1),
        lambda text: text + "    part_of: nowhere\n",
        lambda text: text + "  - id: x\n  - : [\n",
        lambda text: text.replace("dated:", "datet:"),
        lambda _: "",
    ],
)
def test_a_store_with_mistakes_is_the_same_store(tmp_path: Path, harm: object) -> None:
    """What is wrong is left out and counted, as without an index."""
    folder = write_store(tmp_path / "store", 2)
    open_index(folder)
    part = folder / "timeline.d" / "1.yaml"
    part.write_text(harm(part.read_text("utf-8").rstrip() + "\n"), "utf-8")  # type: ignore[operator]
    timeline, problems = load([folder])
    assert problems
    indexed = open_index(folder)
    assert indexed.index.problems == len(problems)
    same(indexed, timeline)


def test_a_change_within_the_grain_of_the_clock_is_seen(tmp_path: Path) -> None:
    """Same size, same time: only the content tells, as with git's racily clean entries."""
    folder = write_store(tmp_path / "store", 3)
    part = folder / "timeline.d" / "0.yaml"
    open_index(folder)
    before = part.stat()
    part.write_text(part.read_text("utf-8").replace("kind: law", "kind: mou"), "utf-8")
    os.utime(part, ns=(before.st_atime_ns, before.st_mtime_ns))
    real = index_module.stamp

    def blind(path: str) -> str:
        """A file system whose times do not tell the two writes apart."""
        return "\t".join(real(path).split("\t")[:2])

    patch = pytest.MonkeyPatch()
    for module in ("opening", "signing", "renew", "build", "parallel"):
        patch.setattr(f"aitrack.store.index.{module}.stamp", blind)
    try:
        shutil.rmtree(tmp_path / "cache")
        part.write_text(part.read_text("utf-8").replace("kind: mou", "kind: law"), "utf-8")
        open_index(folder)
        part.write_text(part.read_text("utf-8").replace("kind: law", "kind: mou"), "utf-8")
        assert open_fresh([str(folder)]) is None
    finally:
        patch.undo()


def test_comparing_by_content_ends_when_the_clock_has_moved_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_store(tmp_path / "store", 3)
    first = open_index(folder).index
    assert "outcomes.yaml" in first.meta["racy"]
    first.settle()
    second = open_fresh([str(folder)])
    assert second is not None
    assert second.meta["racy"] == first.meta["racy"]
    monkeypatch.setattr(index_module, "GRAIN_NS", 0)
    second.settle()
    third = open_fresh([str(folder)])
    assert third is not None
    assert third.meta["racy"] == ""
    assert third.meta["stamps"] == first.meta["stamps"]


@pytest.mark.parametrize("keep", [0, 1, 100, 4096, 20000])
def test_a_damaged_index_is_made_again(tmp_path: Path, keep: int) -> None:
    folder = write_store(tmp_path / "store", 4)
    open_index(folder)
    path = Path(path_of([str(folder)]) or "")
    path.write_bytes(path.read_bytes()[:keep] + b"\xff" * 5000)
    assert open_fresh([str(folder)]) is None
    same(open_index(folder), load([folder])[0])


def spoil(path: Path, how: str) -> None:
    """Damage that opening the index does not show."""
    with sqlite3.connect(path) as base:
        if how == "a letter":
            base.execute("UPDATE events SET packed = packed || 'a'")
            base.commit()
        size = base.execute("PRAGMA page_size").fetchone()[0]
        pages = base.execute(
            "SELECT rootpage FROM sqlite_master WHERE name IN ('events', 'mentions')"
        )
        roots = [page for (page,) in pages]
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    if how == "a page":
        data = bytearray(path.read_bytes())
        for page in roots:
            data[(page - 1) * size : page * size] = bytes(size)
        path.write_bytes(data)
    vouch(str(path))  # else nobody would look so far


@pytest.mark.parametrize("how", ["a letter", "a page"])
@pytest.mark.parametrize(
    "command",
    [
        "list",
        "search 인재",
        "show event-3",
        "timeline --year 2025",
        "remind --schedule weekly --since 2024-12-01",
    ],
)
def test_damage_met_on_the_way_is_no_answer(tmp_path: Path, command: str, how: str) -> None:
    """The YAML answers, and what was damaged is gone."""
    folder = write_store(tmp_path / "store", 4)
    run = [sys.executable, "-m", "aitrack", *command.split(), "--store", str(folder)]
    run += ["--today", "2026-11-24"]
    asked = {**os.environ, "PYTHONPATH": str(ROOT / "cli")}
    right = subprocess.run(run, env=asked, capture_output=True, check=False)
    path = Path(path_of([str(folder)]) or "")
    spoil(path, how)
    found = subprocess.run(run, env=asked, capture_output=True, check=False)
    assert (found.stdout, found.returncode) == (right.stdout, right.returncode), found.stderr
    assert not path.exists()


def test_what_writes_does_not_write_twice_over_a_damaged_index(tmp_path: Path) -> None:
    folder = write_store(tmp_path / "store", 4)
    open_index(folder)
    spoil(Path(path_of([str(folder)]) or ""), "a page")
    before = (folder / "outcomes.yaml").read_bytes()
    run = [sys.executable, "-m", "aitrack", "mark", "event-3", "--status", "done"]
    run += ["--on", "2026-11-20", "--no-evidence", "--note", "가", "--store", str(folder)]
    asked = {**os.environ, "PYTHONPATH": str(ROOT / "cli")}
    failed = subprocess.run(run, env=asked, capture_output=True, check=False)
    assert failed.returncode == 1
    assert "색인이 손상" in failed.stderr.decode()
    assert (folder / "outcomes.yaml").read_bytes() == before
    done = subprocess.run(run, env=asked, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "outcomes.yaml").read_bytes().count(b"2026-11-20") == 1


def test_an_index_of_another_version_is_not_believed(tmp_path: Path) -> None:
    folder = write_store(tmp_path / "store", 4)
    open_index(folder)
    path = path_of([str(folder)])
    assert path is not None
    with sqlite3.connect(path) as base:
        base.execute("UPDATE meta SET value = 'other' WHERE key = 'version'")
    base.close()
    assert open_fresh([str(folder)]) is None
    open_index(folder)


def test_no_home_and_no_wish_mean_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_store(tmp_path / "store", 4)
    monkeypatch.setenv("AITRACK_INDEX", "off")
    assert not refresh([folder], TODAY)
    monkeypatch.delenv("AITRACK_INDEX")
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert not refresh([folder], TODAY)


def test_looking_before_writing_asks_only_what_changes(tmp_path: Path) -> None:
    folder = write_store(tmp_path / "store", 6)
    open_index(folder)
    part = folder / "timeline.d" / "1.yaml"
    good = part.read_bytes().replace(b"kind: law", b"kind: plan")
    assert change([folder], {part: good}, None)
    assert not change([folder], {part: good.replace(b"kind: plan", b"kind: lore")}, None)
    assert not change([folder], {part: good.replace(b"id: event-9\n", b"id: event-1\n")}, None)
    assert open_fresh([str(folder)]) is not None


READER = """
import sys
from aitrack.store.index.opening import open_fresh
from aitrack.store.index.build import refresh
from aitrack.answers.library import Indexed
from datetime import date
from pathlib import Path
folder = Path(sys.argv[1])
for _ in range(15):
    index = open_fresh([str(folder)])
    if index is None and refresh([folder], date(2026, 11, 22)):
        index = open_fresh([str(folder)])
    if index is not None:
        events = Indexed(index).events
        kinds = {event.kind.value for event in events if event.mentions[0].document == "doc-0"}
        assert len(events) == 30 and kinds in ({"law"}, {"mou"}), (len(events), kinds)
        index.close()
"""


def test_ten_readers_and_a_writer(tmp_path: Path) -> None:
    """A reader sees the store before a change or after it, never half of one."""
    folder = write_store(tmp_path / "store", 8, files=3, events=10)
    part = folder / "timeline.d" / "0.yaml"
    lines = part.read_text("utf-8").split("\n")
    texts = [
        "\n".join(f"    kind: {kind}" if "    kind:" in line else line for line in lines)
        for kind in ("law", "mou")
    ]
    part.write_text(texts[0], "utf-8")
    stop = threading.Event()

    def keep_writing() -> None:
        for at in range(10_000):
            beside = part.with_suffix(".new")
            beside.write_text(texts[at % 2], "utf-8")
            beside.replace(part)
            if stop.wait(0.03):
                return

    writer = threading.Thread(target=keep_writing)
    writer.start()
    readers = [
        subprocess.Popen([sys.executable, "-c", READER, str(folder)], stderr=subprocess.PIPE)
        for _ in range(10)
    ]
    said = [reader.communicate()[1].decode() for reader in readers]
    stop.set()
    writer.join()
    assert [reader.returncode for reader in readers] == [0] * 10, said


def test_the_example_store_has_its_own_index() -> None:
    assert path_of([str(EXAMPLE)]) != path_of([str(ROOT)])


def test_words_that_fit_several_items_offer_the_same_ones() -> None:
    timeline, _ = load([ROOT])
    said = []
    for store in (timeline, open_index(ROOT)):
        with pytest.raises(UsageError) as raised:
            named(store, "정책")
        said.append((raised.value.words, raised.value.below))
    assert said[0] == said[1]


@pytest.mark.parametrize("seed", range(3))
def test_what_happened_outside_its_own_days_is_the_same(tmp_path: Path, seed: int) -> None:
    folder = write_store(tmp_path / "store", seed, files=6, events=40)
    timeline, _ = load([folder])
    found = 0
    for year in range(2023, 2028):
        span = (date(year, 1, 1), date(year + 1, 1, 1))
        names = happened(open_index(folder), *span, TODAY)
        assert names == timeline.happened(*span, TODAY)
        found += len(names)
    assert found
