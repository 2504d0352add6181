"""Reminder schedules and days off as the index keeps them: without YAML, without ``holidays``.

Both are read from their files once and kept until one of those files, a listing of a folder or the
installed ``holidays`` is another. Days off are kept for the years around today; for other years the
package is asked, as ever.
"""

from __future__ import annotations

import os
import sys
import time
from marshal import dumps, loads

from aitrack.dates.day import date
from aitrack.dates.holidays import Calendar
from aitrack.errors import Words
from aitrack.model import Problem
from aitrack.reminders.schedule import Found, Grouping, OnHoliday, Schedule, Shape, Value
from aitrack.store import places
from aitrack.store.index.days import day_of, number
from aitrack.store.index.opening import GRAIN_NS, stamp, touched
from aitrack.store.index.rows import Damaged, check, seal
from aitrack.values import asdict

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
_STABLE = 2
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

    first, last = date(years[0], 1, 1).toordinal(), date(years[1], 12, 31).toordinal()
    bare = Calendar()
    days = map(date.fromordinal, range(first, last + 1))
    off = [(number(day), name) for day in days if (name := bare.holiday(day))]
    added = [(number(day), name) for day, name in calendar.added.items()]
    packed = dumps((years, added, [number(day) for day in calendar.removed]), _STABLE)
    rows = [(_CALENDAR, -1, "", 0, packed)]
    rows += [
        (name, at, each.path, int(each.own), _packed(each))
        for at, (name, each) in enumerate(found.items())
    ]

    def fill(base: Any) -> None:
        base.execute("DELETE FROM plans")
        base.execute("DELETE FROM days_off")
        base.executemany(
            "INSERT INTO plans VALUES (?, ?, ?, ?, ?, ?)", [(*row, seal(row)) for row in rows]
        )
        base.executemany(
            "INSERT INTO days_off VALUES (?, ?, ?)", [(*row, seal(row)) for row in off]
        )
        base.execute("INSERT OR REPLACE INTO meta VALUES ('plans', ?)", (stamps,))

    try:
        index.change(fill)
    except sqlite.Error:
        return


def _packed(found: Found) -> bytes:
    fields: dict[str, Any] = asdict(found.schedule) if found.schedule else {}
    fields.pop("calendar", None)
    fields |= {name: fields[name].value for name in _CLOSED if name in fields}
    filters = [(name, each.text, each.line, each.column) for name, each in found.filters]
    problems = [(*(getattr(each, name) for name in _PROBLEM), *each.message)
                for each in found.problems]  # fmt: skip
    return dumps((fields, filters, problems), _STABLE)


_PROBLEM = ("path", "line", "column", "event_id", "field")


def _kept(index: Index, stamps: str) -> Plans | None:
    """What the index keeps, where it is of these files.

    Raises:
        Damaged: A row is not as it was written.
    """
    if index.meta.get("plans") != stamps:
        return None
    known = {}
    for *row, sealed in index.all("SELECT day, name, seal FROM days_off"):
        check(tuple(row), (), sealed)
        known[day_of(row[0])] = row[1]
    calendar: Calendar | None = None
    found = {}
    for *row, sealed in index.all(
        "SELECT name, place, path, own, packed, seal FROM plans ORDER BY place"
    ):
        check(tuple(row), (), sealed)
        name, _, path, own, packed = row
        if calendar is None:
            years, added, removed = loads(packed)  # noqa: S302, its seal fits
            days = {day_of(day): text for day, text in added}
            calendar = Calendar(days, frozenset(map(day_of, removed)), years, known)
            continue
        fields, filters, problems = loads(packed)  # noqa: S302, its seal fits
        fields |= {key: sort(fields[key]) for key, sort in _CLOSED.items() if key in fields}
        found[name] = Found(
            path, Schedule(**fields, calendar=calendar) if fields else None,
            tuple(
                Problem(path, line, column, event_id, field, Words(ko, en))
                for path, line, column, event_id, field, ko, en in problems
            ),
            tuple((key, Value(*place)) for key, *place in filters), own == 1,
        )  # fmt: skip
    if calendar is None:
        raise Damaged
    return found, calendar


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
