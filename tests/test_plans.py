"""Schedules and days off kept in the index are those of the files, and no longer than that."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from aitrack.dates.holidays import Calendar
from aitrack.reminders import plans
from aitrack.reminders.plans import read_plans
from aitrack.store.index.build import refresh
from aitrack.store.index.opening import Index, close_all, open_fresh
from aitrack.store.index.rows import Damaged
from aitrack.values import asdict
from conftest import ROOT, TODAY
from store.test_index import write_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAILY = 'format: 1\ntitle: "날마다"\nlead_days: [7, 1]\nfilters: {kind: [law]}\n'
OFF = (
    'format: 1\nadded:\n  - {day: "2027-03-02", name: "임시공휴일"}\n'
    'removed:\n  - {day: "2027-05-05", why: "시험"}\n'
)


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("AITRACK_INDEX", raising=False)
    monkeypatch.setattr(plans, "GRAIN_NS", 0)
    yield
    close_all()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_store(tmp_path / "store", 3)
    (made / "schedules").mkdir()
    (made / "schedules" / "ours.yaml").write_text(DAILY, "utf-8")
    (made / "schedules" / "broken.yaml").write_text("format: 1\ntitel: x\n", "utf-8")
    (made / "holidays.yaml").write_text(OFF, "utf-8")
    return made


def fresh(folder: Path) -> Index:
    assert refresh([folder], TODAY)
    index = open_fresh([str(folder)])
    assert index is not None
    return index


def test_what_is_kept_is_what_stands_in_the_files(folder: Path) -> None:
    right, calendar = read_plans([str(folder)], TODAY)
    index = fresh(folder)
    assert "plans" not in index.meta
    first, _ = read_plans([str(folder)], TODAY, index)
    assert "plans" in index.meta
    kept, days = read_plans([str(folder)], TODAY, index)
    assert list(kept) == list(first) == list(right)
    assert {"ours", "broken", "daily"} <= set(kept)
    for name, found in kept.items():
        other = right[name]
        assert (found.path, found.own, found.problems, found.filters) == (
            other.path, other.own, other.problems, other.filters
        )  # fmt: skip
        assert (found.schedule is None) == (other.schedule is None)
        if found.schedule and other.schedule:
            ours, theirs = asdict(found.schedule), asdict(other.schedule)
            assert ours.pop("calendar") is days
            theirs.pop("calendar")
            assert ours == theirs
    for off in range(366 * 20):
        day = date(2020, 1, 1) + timedelta(off)
        assert days.holiday(day) == calendar.holiday(day), day
    assert days.holiday(date(2027, 3, 2)) == "임시공휴일"
    assert days.holiday(date(2027, 5, 5)) is None
    assert Calendar().holiday(date(2027, 5, 5)) is not None


@pytest.mark.parametrize("change", ["a schedule", "a new one", "one gone", "a day off", "own"])
def test_a_change_is_seen(folder: Path, tmp_path: Path, change: str) -> None:
    index = fresh(folder)
    read_plans([str(folder)], TODAY, index)
    ours = folder / "schedules" / "ours.yaml"
    own = tmp_path / "home" / ".config" / "aitrack" / "schedules"
    if change == "a schedule":
        ours.write_text(DAILY.replace("[7, 1]", "[14]"), "utf-8")
    elif change == "a new one":
        (folder / "schedules" / "new.yaml").write_text(DAILY, "utf-8")
    elif change == "one gone":
        ours.unlink()
    elif change == "a day off":
        (folder / "holidays.yaml").write_text(OFF.replace("03-02", "03-03"), "utf-8")
    else:
        own.mkdir(parents=True)
        (own / "mine.yaml").write_text(DAILY, "utf-8")
    kept, days = read_plans([str(folder)], TODAY, index)
    right, calendar = read_plans([str(folder)], TODAY)
    assert list(kept) == list(right)
    assert [each.schedule and each.schedule.lead_days for each in kept.values()] == [
        each.schedule and each.schedule.lead_days for each in right.values()
    ]
    assert days.added == calendar.added


def test_a_damaged_row_is_no_schedule(folder: Path) -> None:
    index = fresh(folder)
    read_plans([str(folder)], TODAY, index)
    index.change(lambda base: base.execute("UPDATE plans SET packed = x'00' WHERE place = -1"))
    with pytest.raises(Damaged):
        read_plans([str(folder)], TODAY, index)


PROGRAM = """
import sys
from aitrack.dates.day import date
from aitrack.store.index.opening import open_fresh
from aitrack.reminders.plans import read_plans
found, calendar = read_plans([sys.argv[1]], date(2026, 11, 22), open_fresh([sys.argv[1]]))
print(sum(calendar.holiday(date(2027, 1, day)) is not None for day in range(1, 32)), *found)
print(*{"yaml", "holidays", "pathlib", "json"} & set(sys.modules))
"""


def test_what_is_kept_needs_neither_yaml_nor_holidays(folder: Path) -> None:
    read_plans([str(folder)], TODAY, fresh(folder))
    run = [sys.executable, "-c", PROGRAM, str(folder)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "cli")}
    found = subprocess.run(run, env=env, capture_output=True, check=True).stdout.decode()
    number, *names = found.splitlines()[0].split()
    assert int(number) >= 1
    assert {"ours", "broken", "daily"} <= set(names)
    assert not found.splitlines()[1].split()
