"""Questions of numbers, answered without looking at the events themselves.

``standings`` says how many events of a group stood where on the day the index was made. What moved
since is added up: events with outcomes from ``changes``, and of the others those whose deadline
lies between the two days, counted in the order of deadlines. So a count costs what has happened
between the two days, however many events there are.
"""

from __future__ import annotations

from aitrack.model import Nature
from aitrack.status import SOON_DAYS
from aitrack.store.index.days import FAR, NO_MONTH, number
from aitrack.store.index.rows import Damaged, promised

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from aitrack.store.index.opening import Index

    Standing = dict[tuple[int, str], int]
    """How many, by what was promised (see ``rows``) and how they stand."""

DELIVERY, AMOUNT, TARGET, UMBRELLA = (
    promised(each) for each in (Nature.DELIVERY, Nature.AMOUNT, Nature.TARGET, Nature.UMBRELLA)
)
_AFTER = {DELIVERY: "overdue", AMOUNT: "ended", TARGET: "ended"}
"""How what is promised stands once its days are over and nothing is recorded; else past."""

UNSETTLED = (
    " AND ({of}.recorded = 0 OR NOT EXISTS (SELECT 1 FROM settled s"
    " WHERE s.event = {of}.{place} AND s.since <= ? AND ? < s.till))"
)
"""That no outcome settles an event on a day, which is asked for twice."""
UNMISSED = UNSETTLED.replace("settled", "missed")
"""That none says it was not done."""
_GROUPS = {
    "all": "'all'", "kind": "'kind ' || kind", "ministry": "'ministry ' || o.family",
    "body": "'body ' || coalesce(o.body, '')", "year": "'year ' || (events.last / 10000)",
    "document": (
        "CASE WHEN document IS NULL THEN 'source ' || coalesce(source, '')"
        " ELSE 'document ' || document END"
    ),
}  # fmt: skip
"""The group of an event, by the sort of groups; the owner is ``o``."""
_DAYS = "events.last >= ? AND events.last < ? AND events.recorded = 0"


def standings(index: Index, sort: str, day: date, only: str | None = None) -> dict[str, Standing]:
    """How many events stand where on a day, by group.

    Args:
        index: Where to ask.
        sort: Which groups: all, kind, ministry, body, document, source, year.
        day: The day.
        only: The one group that is asked for, such as ``kind law``.
    """
    base, on = index.meta["base"], number(day)
    which, values = ("grp = ?", [only]) if only else ("grp >= ? AND grp < ?", [sort, f"{sort}!"])
    found: dict[str, Standing] = {}
    _add(found, index.all(
        f"SELECT grp, promised, state, n FROM standings WHERE {which}", *values
    ), 1)  # fmt: skip
    sign, first, last = (1, base, on) if on >= base else (-1, on, base)
    changes = "changes" if only else "changes INDEXED BY changes_by_day"
    _add(found, index.all(
        f"SELECT grp, promised, state, SUM(n) FROM {changes} WHERE {which}"
        " AND day > ? AND day <= ? GROUP BY grp, promised, state",
        *values, first, last,
    ), sign)  # fmt: skip
    for group, what, passed in _passed(index, sort, first, last, only):
        if group not in found:
            continue
        rows = [(group, what, "ahead", -passed), (group, what, _AFTER.get(what, "past"), passed)]
        _add(found, rows, sign)
    if sort == "all" and sum(found.get(sort, {}).values()) != index.total:
        raise Damaged
    return found


def _passed(index: Index, sort: str, first: int, last: int, only: str | None) -> list[Any]:
    """Of how many events without outcomes the deadline lies between two days, by group."""
    name = (only or "").partition(" ")[2]
    if sort == "ministry" and only:
        return index.all(
            "SELECT 'ministry ' || family, promised, COUNT(*) FROM owners INDEXED BY owners_due"
            " WHERE family = ? AND last >= ? AND last < ? AND recorded = 0 GROUP BY 1, 2",
            name, first, last,
        )  # fmt: skip
    group = _GROUPS["document" if sort == "source" else sort]
    owners = " LEFT JOIN owners o ON o.event = events.place" * (sort in ("ministry", "body"))
    named = " AND o.family IS NOT NULL" * (sort == "ministry")
    kinds = [name] if sort == "kind" and only else []
    rows = index.all(
        f"SELECT {group}, events.promised, COUNT(*) FROM events INDEXED BY events_due{owners}"
        f" WHERE {_DAYS}{named}{' AND kind = ?' * len(kinds)} GROUP BY 1, 2",
        first, last, *kinds,
    )  # fmt: skip
    return [row for row in rows if row[0].startswith(sort)]


def _add(found: dict[str, Standing], rows: list[Any], sign: int) -> None:
    for group, what, state, n in rows:
        if n.__class__ is not int:
            raise Damaged
        standing = found.setdefault(group, {})
        key = (what, state)
        standing[key] = standing.get(key, 0) + sign * n


def due_counts(index: Index, group: str, day: date, until: date) -> dict[str, int]:
    """How many of a group ``due`` has under each heading, and for each reason to hide one."""
    found = standings(index, group.partition(" ")[0], day, group).get(group, {})
    states: dict[str, int] = dict.fromkeys(WHY_NOT_DUE, 0)
    for (what, state), n in found.items():
        name = "settled" if " " in state else _REASONS.get(state, state)
        if what == UMBRELLA:
            name = "umbrellas"
        elif name == "ended":
            name = "amounts_ended" if what == AMOUNT else "targets_ended"
        elif name == "later" and what != DELIVERY:
            name = "not_late"
        states[name] += n
    near = ahead(index, group, day, until)
    soon = min(day.toordinal() + SOON_DAYS, day.max.toordinal())
    return {
        **states,
        "total": sum(states.values()),
        "near": near,
        "soon": near
        if until.toordinal() == soon
        else ahead(index, group, day, day.fromordinal(soon)),
    }


_REASONS = {"ahead": "later", "endless": "open_ended"}
WHY_NOT_DUE = (
    "missed", "overdue", "later", "not_late", "amounts_ended", "targets_ended", "settled", "past",
    "umbrellas", "open_ended", "undated",
)  # fmt: skip
"""The reasons for which ``due`` does not show an event, in the order they are told."""


def due_hidden(found: dict[str, int], total: int, *, overdue: bool) -> dict[str, int]:
    """How many events ``due`` hides, by the reason; ``filtered`` are those of other groups."""
    shown = {"later": found["near"]}
    if overdue:
        shown |= {name: found[name] for name in ("missed", "overdue")}
    hidden = {name: found[name] - shown.get(name, 0) for name in WHY_NOT_DUE}
    return {"filtered": total - found["total"], **hidden}


def ahead(index: Index, group: str, day: date, until: date) -> int:
    """How many promises of a group fall due from a day to another, both included."""
    question, values = _due(group, "COUNT(*)", day, number(day), number(until))
    return int(index.one(question, *values))


def due_places(
    index: Index, group: str, day: date, *, late: bool, until: date | None, limit: int | None
) -> list[int]:
    """The places of promises with no outcome whose deadline passed, or lies ahead, by deadline.

    Args:
        index: Where to ask.
        group: Which events.
        day: The day that is spoken of.
        late: Whether those before the day are wanted, or those from it on.
        until: The last day, where they are not late.
        limit: At most so many.
    """
    on = number(day)
    first, last = (0, on - 1) if late else (on, number(until) if until else FAR - 1)
    of, place = ("o", "event") if group.startswith("ministry ") else ("e", "place")
    question, values = _due(group, f"{of}.{place}", day, first, last)
    question += f" ORDER BY {of}.last, {of}.first, {of}.{place} LIMIT ?"
    return [row[0] for row in index.all(question, *values, -1 if limit is None else limit)]


def _due(group: str, what: str, day: date, first: int, last: int) -> tuple[str, list[Any]]:
    sort, _, name = group.partition(" ")
    values = [first, last, *[number(day)] * 4]
    if sort == "ministry":
        question = f"SELECT {what} FROM owners o INDEXED BY owners_due WHERE o.family = ?"
        more = f"{UNSETTLED}{UNMISSED} AND o.promised = 1".format(of="o", place="event")
        return f"{question} AND o.last BETWEEN ? AND ?{more}", [name, *values]
    question = f"SELECT {what} FROM events e INDEXED BY events_due WHERE e.last BETWEEN ? AND ?"
    more = f"{UNSETTLED}{UNMISSED} AND e.promised = 1".format(of="e", place="place")
    if sort == "kind":
        return f"{question}{more} AND e.kind = ?", [*values, name]
    return f"{question}{more}", values


def missed_places(index: Index, group: str, day: date, limit: int | None) -> list[int]:
    """The places of promises that the record says were not kept, by deadline; they are few."""
    sort, _, name = group.partition(" ")
    question = "SELECT m.event FROM missed m CROSS JOIN events e ON e.place = m.event"
    values: list[Any] = [number(day)] * 2
    question += " WHERE m.since <= ? AND ? < m.till"
    if sort == "ministry":
        question += " AND EXISTS (SELECT 1 FROM owners o WHERE o.event = m.event AND o.family = ?)"
    elif sort == "kind":
        question += " AND e.kind = ?"
    question += " ORDER BY e.last, e.first, e.place LIMIT ?"
    named = [name] if name else []
    rows = index.all(question, *values, *named, -1 if limit is None else limit)
    return [row[0] for row in rows]


def begun(index: Index, day: date) -> tuple[int, int]:
    """How many promises have not begun on a day: of those with a deadline, of those without."""
    on = number(day)
    more = UNSETTLED.format(of="e", place="place")
    rows = dict(
        index.all(
            "SELECT e.last = ?, COUNT(*) FROM events e INDEXED BY events_listed"
            " WHERE e.first > ? AND e.first < ? AND e.ends_only = 0 AND e.promised = 1"
            f"{more} GROUP BY 1",
            FAR, on, FAR, on, on,
        )
    )  # fmt: skip
    return rows.get(0, 0), rows.get(1, 0)


def overlapping(index: Index, group: str, first: date | None, stop: date | None) -> int:
    """How many events of a group any day of ``[first, stop)`` belongs to: by ``Period.overlaps``.

    All that have days, without those that end before and those that begin after.
    """
    found = int(index.one("SELECT SUM(n) FROM standings WHERE grp = ?", group) or 0)
    found -= undated(index, group)
    if first is not None:
        day = number(first)
        found -= int(index.one(
            "SELECT coalesce(SUM(ends), 0) FROM months WHERE grp = ? AND month < ?",
            group, day // 100,
        )) + _edge(index, group, "last", day // 100 * 100, day)  # fmt: skip
    if stop is not None:
        day = number(stop)
        found -= int(index.one(
            "SELECT coalesce(SUM(starts), 0) FROM months WHERE grp = ? AND month > ?"
            " AND month < ?",
            group, day // 100, NO_MONTH,
        )) + _edge(index, group, "first", day, day // 100 * 100 + 100)  # fmt: skip
    return found


def undated(index: Index, group: str) -> int:
    """How many events of a group have no days at all."""
    found = index.one("SELECT starts FROM months WHERE grp = ? AND month = ?", group, NO_MONTH)
    return int(found or 0)


def _edge(index: Index, group: str, column: str, low: int, high: int) -> int:
    """How many of a group begin (or end) on days that are less than a whole month."""
    sort, _, name = group.partition(" ")
    starts = " AND ends_only = 0" * (column == "first")
    order = "listed" if column == "first" else "due"
    if sort == "ministry":
        question = f"SELECT COUNT(*) FROM owners INDEXED BY owners_{order} WHERE family = ?"
        return int(index.one(f"{question} AND {column} >= ? AND {column} < ?{starts}",
                             name, low, high))  # fmt: skip
    kinds, values = (" AND kind = ?", [name]) if sort == "kind" else ("", [])
    return int(index.one(
        f"SELECT COUNT(*) FROM events INDEXED BY events_{order}"
        f" WHERE {column} >= ? AND {column} < ?{starts}{kinds}", low, high, *values,
    ))  # fmt: skip
