"""Schedules and days off kept in the index, so that neither YAML nor ``holidays`` is imported.

Both are read from their files once and kept until one of those files, a listing of a folder or the
installed ``holidays`` is another. Days off are kept for the years around today; for other years the
package is asked, as ever.
"""

from __future__ import annotations

import os
import sys
import time

from aitrack.dates.day import date
from aitrack.dates.holidays import Calendar
from aitrack.errors import Words
from aitrack.model import Problem
from aitrack.reminders.schedule import Found, Grouping, OnHoliday, Schedule, Shape, Value
from aitrack.store import places
from aitrack.store.index.opening import GRAIN_NS, stamp, touched
from aitrack.store.index.rows import Damaged, packed, unpacked
from aitrack.values import asdict, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.store.index.opening import Index

    Plans = tuple[dict[str, Found], Calendar]
HOLIDAYS = "holidays.yaml"
YEARS_BEFORE, YEARS_BEHIND = 3, 12
"""How many years before and behind that of today days off are kept for."""
_CALENDAR = ""
"""The name that no schedule has: what the stores add to the days off, and take away."""
_CLOSED = {"group": Grouping, "on_holiday": OnHoliday, "output": Shape}


def read_plans(stores: list[str], today: date, index: Index | None = None) -> Plans:
    """Every schedule that a run can name, by its name, and the days off.

    Args:
        stores: The folders, as full paths.
        today: Around which days off are kept.
        index: Where they are looked for, and kept; None reads the files.
    """
    stamps = _stamps(stores) if index else None
    if index and stamps:
        kept = _kept(index, stamps)
        if kept:
            return kept
    from pathlib import Path  # noqa: PLC0415, only where the files are read

    from aitrack.reminders.schedules import read_calendar, read_schedules  # noqa: PLC0415

    folders = [Path(each) for each in stores]
    found, calendar = read_schedules(folders), read_calendar(folders)[0]
    quiet = all(touched(path) < time.time_ns() - GRAIN_NS for path in _files(stores))
    if index and stamps and quiet and index.meta["stores"] == "\n".join(stores):
        years = (today.year - YEARS_BEFORE, today.year + YEARS_BEHIND)
        _keep(index, stamps, found, calendar, years)
    return found, calendar


def _keep(
    index: Index, stamps: str, found: dict[str, Found], calendar: Calendar, years: tuple[int, int]
) -> None:
    """Put them into the index; where that cannot be, nothing is lost."""
    from aitrack.store.index import sqlite  # noqa: PLC0415, open already

    bare = Calendar()
    first, stop = (date(year, 1, 1).toordinal() for year in (years[0], years[1] + 1))
    days = map(date.fromordinal, range(first, stop))
    off = tuple((day, name) for day in days if (name := bare.holiday(day)))
    added, removed = tuple(calendar.added.items()), tuple(calendar.removed)
    rows = [(_CALENDAR, -1, *packed((_CALENDAR, years, off, added, removed)))]
    for at, (name, each) in enumerate(found.items()):
        fields: dict[str, Any] = asdict(each.schedule) if each.schedule else {}
        fields.pop("calendar", None)
        fields |= {key: fields[key].value for key in _CLOSED if fields}
        more = (name, each.path, fields, each.problems, each.filters, each.own)
        rows.append((name, at, *packed(more)))

    def fill(base: Any) -> None:
        base.execute("DELETE FROM plans")
        base.executemany("INSERT INTO plans VALUES (?, ?, ?, ?)", rows)
        base.execute("INSERT OR REPLACE INTO meta VALUES ('plans', ?)", (stamps,))

    try:
        index.change(fill)
    except sqlite.Error:
        return


def _kept(index: Index, stamps: str) -> Plans | None:
    """What the index keeps, where it is of these files.

    Raises:
        Damaged: A row is not as it was written.
    """
    if index.meta.get("plans") != stamps:
        return None
    rows = index.all("SELECT seal, packed FROM plans ORDER BY place")
    plain = [unpacked(*row) for row in rows]
    if not plain or plain[0][0] != _CALENDAR:
        raise Damaged
    _, years, off, added, removed = plain[0]
    more = {_day(day): name for day, name in added}
    calendar = Calendar(more, frozenset(map(_day, removed)), years, dict(off))
    found = {}
    for name, path, fields, problems, filters, own in plain[1:]:
        told = [whole(Problem, (*place, Words(*words))) for *place, words in problems]
        closed = {key: sort(fields[key]) for key, sort in _CLOSED.items() if fields}
        schedule = Schedule(**{**fields, **closed}, calendar=calendar) if fields else None
        values = tuple((key, Value(*value)) for key, value in filters)
        found[name] = Found(path, schedule, tuple(told), values, own)
    return found, calendar


_day = date.fromordinal


def _files(stores: list[str]) -> list[str]:
    """Every file that decides, in the order they are read, and what says the package's version."""
    shipped = places.shipped_folder()
    own = places.user_base("XDG_CONFIG_HOME", "~/.config")
    found = []
    for folder in dict.fromkeys([shipped or "", *stores, own or ""]):
        found += places.listed(os.path.join(folder, places.SCHEDULES))
        found.append(os.path.join(folder, HOLIDAYS))
    for entry in sys.path:
        version = os.path.join(entry, "holidays", "version.py")
        if os.path.exists(version):
            return [*found, version]
    return found


def _stamps(stores: list[str]) -> str | None:
    """What tells one state of them from another; None where the user's own are elsewhere."""
    if not places.user_base("XDG_CONFIG_HOME", "~/.config"):
        return None
    return "\n".join(filter(None, map(stamp, _files(stores))))
