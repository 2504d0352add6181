"""What docs/index.md says can be asked by hand is what the commands answer; limits of the cache."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.model import Source, Status
from aitrack.query import Query, select
from aitrack.status import State
from aitrack.store.files.load import load
from aitrack.store.files.writing import alone
from aitrack.store.index import evict
from aitrack.store.index.build import refresh
from aitrack.store.index.opening import META, close_all, open_fresh, path_of
from aitrack.store.index.vouching import vouch, vouched_for, writing
from conftest import ROOT, TODAY
from store.test_index import write_store

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = ROOT / "docs" / "index.md"


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("AITRACK_INDEX", raising=False)
    yield
    close_all()


def asked(folder: Path, number: int) -> list[Any]:
    questions = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(questions) == 3
    assert refresh([folder], TODAY)
    with closing(sqlite3.connect(path_of([str(folder)]) or "")) as base:
        return base.execute(questions[number]).fetchall()


@pytest.mark.parametrize("seed", [-1, 1, 2])
def test_the_three_questions_are_answered_as_the_commands_do(tmp_path: Path, seed: int) -> None:
    folder = ROOT if seed < 0 else write_store(tmp_path / "store", seed, files=3, events=30)
    timeline, _ = load([folder])
    body = timeline.bodies.find("과기정통부")
    assert body is not None
    ids = frozenset(each.id for each in timeline.bodies.family(body))
    query = Query(ministry_ids=ids, states=frozenset({State.OVERDUE, State.MISSED}))
    overdue = [event for event, _ in select(timeline, query, date(2026, 11, 22))]
    found = asked(folder, 0)
    assert sorted(title for _, title in found) == sorted(event.title for event in overdue)
    assert [last for last, _ in found] == sorted(last for last, _ in found)
    done = [
        (event.id, entry.on, evidence.url if evidence else None)
        for event in timeline.events
        if event.deliverable
        for entry in timeline.outcomes.get(event.id, ())
        if entry.status is Status.DONE and entry.by is Source.PRESS
        for evidence in entry.evidence or (None,)
    ]
    assert sorted(map(str, asked(folder, 1))) == sorted(map(str, done))
    disputed = [event for event in timeline.events if event.conflict]
    named = {name for name, *_ in asked(folder, 2)}
    assert {event.id for event in disputed} <= named


def test_the_page_is_short_and_names_every_table(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    assert len(page.splitlines()) <= 80
    folder = write_store(tmp_path / "store", 1)
    assert refresh([folder], TODAY)
    with closing(sqlite3.connect(path_of([str(folder)]) or "")) as base:
        tables = [
            row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        assert all(f"`{table}`" in page for table in tables)


@pytest.mark.parametrize("key", META)
@pytest.mark.parametrize("harm", ["gone", "of another sort"])
def test_an_index_that_does_not_say_all_of_itself_is_not_believed(
    tmp_path: Path, key: str, harm: str
) -> None:
    folder = write_store(tmp_path / "store", 4)
    assert refresh([folder], TODAY)
    with closing(sqlite3.connect(path_of([str(folder)]) or "")) as base:
        if harm == "gone":
            base.execute("DELETE FROM meta WHERE key = ?", (key,))
        else:
            base.execute("UPDATE meta SET value = x'00' WHERE key = ?", (key,))
        base.commit()
    vouch(path_of([str(folder)]) or "")  # else nobody would look so far
    assert open_fresh([str(folder)]) is None
    assert refresh([folder], TODAY)
    assert open_fresh([str(folder)]) is not None


HARMS = ("DELETE FROM {0}", "DELETE FROM {0} WHERE {1} = (SELECT {1} FROM {0} LIMIT 1)",
         "UPDATE {0} SET {2} = x'00'", "DROP TABLE {0}")  # fmt: skip


def test_an_index_that_another_wrote_in_is_not_believed(tmp_path: Path) -> None:
    """Found: a row taken out of most tables was missing in the answer, or ended in a KeyError."""
    folder = write_store(tmp_path / "store", 4)
    assert refresh([folder], TODAY)
    path = Path(path_of([str(folder)]) or "")
    good = tmp_path / "good"
    shutil.copy2(path, good)
    tried = 0
    with closing(sqlite3.connect(path)) as base:
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE sql > ''")]
        columns = {
            name: [row[1] for row in base.execute(f"PRAGMA table_info('{name}')")] for name in names
        }
    for name in names:
        for harm in HARMS if columns[name] else ():
            first, last = columns[name][0], columns[name][-1]
            with closing(sqlite3.connect(path)) as base:
                before = base.total_changes
                with suppress(sqlite3.Error):  # SQLite's own tables, a name that numbers rows
                    base.execute(harm.format(name, first, last))
                base.commit()
                harmed = base.total_changes > before or "DROP" in harm
            tried += harmed
            assert not harmed or open_fresh([str(folder)]) is None, (name, harm)
            close_all()
            shutil.copy2(good, path)
    assert tried > 50
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)
    assert open_fresh([str(folder)]) is None
    assert refresh([folder], TODAY)
    assert open_fresh([str(folder)]) is not None


def test_who_was_stopped_while_writing_costs_nobody_a_new_index(tmp_path: Path) -> None:
    folder = write_store(tmp_path / "store", 4)
    assert refresh([folder], TODAY)
    path = path_of([str(folder)]) or ""
    writing(path)
    assert open_fresh([str(folder)]) is not None
    assert vouched_for(path) is False
    close_all()
    assert vouched_for(path) is True


def test_a_line_that_is_no_file_is_a_doubt_and_not_waited_for(tmp_path: Path) -> None:
    path = str(tmp_path / "x.sqlite")
    os.mkfifo(f"{path}-seen")
    assert vouched_for(path) is None
    writing(path)
    vouch(path)


@pytest.mark.parametrize("table", ["events", "mentions", "standings", "documents", "settled"])
@pytest.mark.parametrize("command", ["due", "list --kind law", "stats", "timeline --year 2026"])
def test_a_missing_table_is_no_answer(tmp_path: Path, table: str, command: str) -> None:
    folder = write_store(tmp_path / "store", 4)
    run = [sys.executable, "-m", "aitrack", *command.split(), "--store", str(folder)]
    run += ["--today", "2026-11-24"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "cli")}
    right = subprocess.run(run, env=env, capture_output=True, check=False)
    with closing(sqlite3.connect(path_of([str(folder)]) or "")) as base:
        base.execute(f"DROP TABLE {table}")
        base.commit()
    vouch(path_of([str(folder)]) or "")  # else nobody would look so far
    found = subprocess.run(run, env=env, capture_output=True, check=False)
    assert (found.stdout, found.returncode) == (right.stdout, right.returncode), found.stderr


def test_what_nobody_needs_any_more_leaves_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evict, "MOST_FILES", 3)
    folders = [write_store(tmp_path / f"store-{at}", at, files=1) for at in range(5)]
    paths = [Path(path_of([str(folder)]) or "") for folder in folders]
    for at, (folder, path) in enumerate(zip(folders, paths, strict=True)):
        assert refresh([folder], TODAY)
        os.utime(path, (at, at))
    assert [path.exists() for path in paths] == [False, False, True, True, True]
    folders[3].rename(tmp_path / "elsewhere")
    another = write_store(tmp_path / "another", 7, files=1)
    assert refresh([another], TODAY)
    assert [path.exists() for path in paths] == [False, False, True, False, True]
    monkeypatch.setattr(evict, "MOST_BYTES", 1)
    last = write_store(tmp_path / "last", 8, files=1)
    assert refresh([last], TODAY)
    assert [path.name for path in paths[0].parent.glob("*.sqlite")] == [
        Path(path_of([str(last)]) or "").name
    ]


def test_a_lock_says_when_it_was_taken_last(tmp_path: Path) -> None:
    """What clears the folder takes locks away that nobody has taken for a day."""
    lock = tmp_path / "store.lock"
    lock.touch()
    os.utime(lock, (0, 0))
    with alone(tmp_path / "store.sqlite"):
        assert lock.stat().st_mtime > 0
