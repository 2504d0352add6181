"""The question asked ten times a day, answered without building the whole command line first.

``aitrack due`` with the options below, as a table, from a fresh index. Anything else (another
command, option or format, a date in words, a name nobody knows, a store that changed) is None, and
Typer answers as it always does. What each option is called and takes is declared to Typer in
``commands``, and a test holds ``OPTIONS`` against that; the pages are drawn by the same ``grid``,
``terminal`` and ``labels``, and a test compares both ways byte for byte.
"""

from __future__ import annotations

import os
import sys

from aitrack.dates.day import d_day, date, iso_day
from aitrack.errors import OutputError
from aitrack.language import LANGUAGES, spoken
from aitrack.matching import fold_name
from aitrack.store import places
from aitrack.store.index import (
    ALL,
    DAY,
    DELIVERABLE,
    STARTS,
    Index,
    body,
    due_hidden,
    open_fresh,
    path_of,
)
from aitrack.views.grid import DUE, heads, lay_out
from aitrack.views.labels import STATES, elsewhere, problems_left_out
from aitrack.views.width import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.errors import Words

ONE, MANY, FLAG, OFF = "one", "many", "flag", "off"
OPTIONS = {
    "--ministry": ("ministry", MANY),
    "-m": ("ministry", MANY),
    "--store": ("store", MANY),
    "--within": ("within", ONE),
    "--until": ("until", ONE),
    "--limit": ("limit", ONE),
    "-n": ("limit", ONE),
    "--today": ("today", ONE),
    "--lang": ("lang", ONE),
    "--overdue": ("overdue", FLAG),
    "--no-overdue": ("overdue", OFF),
}
WITHIN = "90d"
_DAYS = {"d": 1, "w": 7}
_MOST_DIGITS = 5


class Page:
    """What stands above and below the rows, as a Report has it."""

    command = "due"
    as_of = None
    total = 0

    def __init__(
        self, today: date, ministries: list[str], counts: dict[str, int], hidden: dict[str, int]
    ) -> None:
        self.today = today
        self.filters: dict[str, Any] = {"ministry": ministries} if ministries else {}
        self.counts = counts
        self.hidden = {reason: number for reason, number in hidden.items() if number}


def answer(arguments: Sequence[str]) -> int | None:
    """Answer on standard output and return the exit code; None, and not a byte, if not for us."""
    asked = parse(arguments[1:]) if arguments[:1] == ["due"] else None
    if asked is None or asked.get("lang", "ko") not in LANGUAGES:
        return None
    today, remarks = _today(asked.get("today") or os.environ.get("AITRACK_TODAY"))
    stores = places.folders(asked.get("store", [])) if today else None
    index = _fresh(stores, today) if stores and today else None
    if index is None or today is None:
        return None
    until = _until(asked, today)
    limit = asked.get("limit", "")
    if until is None or len(limit) > _MOST_DIGITS or not (limit.isdecimal() or not limit):
        return None
    found = _facet(index, asked.get("ministry", []))
    if found is None or not limit.isascii():
        return None
    facet, said = found
    _show(index, facet, today, until, asked, [*remarks, *said])
    index.settle()
    return 0


def _fresh(stores: list[str], today: date) -> Index | None:
    """The index, brought up to date where it is not."""
    index = open_fresh(stores)
    if index is None and path_of(stores):
        from pathlib import Path  # noqa: PLC0415, only after a change

        from aitrack.store.build import refresh  # noqa: PLC0415, only after a change

        index = open_fresh(stores) if refresh([Path(each) for each in stores], today) else None
    return index


def parse(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options by name; None where anything is not in ``OPTIONS``."""
    asked: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        known = OPTIONS.get(name)
        if known is None or (equals and not name.startswith("--")):
            return None
        key, takes = known
        if takes in (FLAG, OFF):
            if equals:
                return None
            asked[key] = takes == FLAG
            continue
        if not equals:
            value = next(rest, "")
        if not value or value.startswith("-"):
            return None
        if takes == MANY:
            asked.setdefault(key, []).append(value)
        else:
            asked[key] = value
    return asked


def _today(named: str | None) -> tuple[date | None, list[Words]]:
    if named:
        return iso_day(named), []
    from aitrack.dates import clock  # noqa: PLC0415, where no day is named

    now = clock.today()
    return now.seoul, [elsewhere(*now)] if now.seoul != now.machine else []


def _until(asked: dict[str, Any], today: date) -> int | None:
    """The last day of the window; None where it takes more than adding days."""
    if "until" in asked:
        day = iso_day(asked["until"])
        return day.toordinal() if day else None
    within = asked.get("within", WITHIN)
    number, unit = (within[:-1], within[-1]) if within[-1] in _DAYS else (within, "d")
    if not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS):
        return None
    last = today.toordinal() + int(number) * _DAYS[unit]
    return last if last <= date.max.toordinal() else None


def _facet(index: Index, ministries: list[str]) -> tuple[int, list[Words]] | None:
    """The one facet asked for, and what is said of the names of its bodies."""
    if not ministries:
        return index.facet(ALL), []
    known = [body(index, fold_name(name)) for name in ministries]
    if None in known or len({each.family for each in known if each}) != 1:
        return None
    first = known[0]
    return (index.facet(f"ministry:{first.family}"), first.said) if first else None


def _show(
    index: Index,
    facet: int,
    today: date,
    until: int,
    asked: dict[str, Any],
    remarks: list[Words],
) -> None:
    day, lang = today.toordinal(), spoken()
    overdue, limit = asked.get("overdue", True), asked.get("limit")
    left = int(limit) if limit else -1
    found = index.due(facet, day, until)
    groups = []
    spans = [("overdue", 1, day - 1, DELIVERABLE)] if overdue else []
    for name, first, last, flags in [*spans, ("due", day, until, 0)]:
        rows = index.entries(facet, day, first, last, left, flags=flags, columns=_COLUMNS)
        if left > 0:
            left -= len(rows)
        if rows:
            groups.append((name, *_cells(rows, day, lang)))
        if left == 0:
            break
    shown = sum(len(states) for _, _, states in groups)
    total = found["near"] + (found["overdue"] if overdue else 0)
    hidden = {**due_hidden(found, index.total, overdue=overdue), "limit": total - shown}
    counts = {"overdue": found["overdue"], "soon": found["soon"]}
    counts["later"] = found["ahead"] - found["soon"]
    page = Page(today, asked.get("ministry", []), counts, hidden)
    for words in remarks:
        print(f"aitrack: {words.say(lang)}", file=sys.stderr)
    if sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415, only on a terminal

        from aitrack.views.terminal import draw  # noqa: PLC0415

        Console(highlight=False).print(draw(page, DUE, groups, lang))
    else:
        write(lay_out(page, DUE, [(name, cells) for name, cells, _ in groups], lang))
    if index.problems:
        words = problems_left_out(index.problems)
        print(f"aitrack: {words.say(lang)}", file=sys.stderr)


_COLUMNS = f"e.at & {DAY}, e.flags & {STARTS}, e.first, v.title, v.ministries, v.printed"


def _cells(rows: list[Any], day: int, lang: Any) -> tuple[list[list[str]], list[str]]:
    """The rows as ``table.cell`` writes them, behind a row of heads; and their states."""
    cells, states = [heads(DUE, lang)], []
    for last, starts, first, title, ministries, printed in rows:
        state = "overdue" if last < day else "upcoming" if starts and first > day else "open"
        states.append(state)
        cells.append(
            [
                d_day(last - day), date.fromordinal(last).isoformat(), clean(title),
                clean(ministries), STATES[state].say(lang), clean(printed),
            ]
        )  # fmt: skip
    return cells, states


def write(text: str) -> None:
    """All of it now, so that a full disk is an error and not a silence.

    Raises:
        BrokenPipeError: The reader has seen enough.
        OutputError: It cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error) from None
