"""How many events stand in which state on any day, by group, without reading the events.

``standings`` says how many events of a group stood where on the day the index was made. What moved
since is added up: events with outcomes from ``changes``, and of the others those whose deadline
lies between the two days, counted in the order of deadlines. So a count costs what has happened
between the two days, however many events there are.
"""

from __future__ import annotations

from aitrack.status import SOON_DAYS
from aitrack.store.index.days import FAR, NO_MONTH, number
from aitrack.store.index.rows import PROMISED, Damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from aitrack.store.index.opening import Index

    Standing = dict[tuple[int, str], int]
    """How many, by what was promised (see ``rows``) and how they stand."""

DELIVERY, AMOUNT, TARGET, UMBRELLA = PROMISED.values()
_AFTER = {DELIVERY: "overdue", AMOUNT: "ended", TARGET: "ended"}
"""How what is promised stands once its days are over and nothing is recorded; else past."""

_UNSETTLED = (
    " AND (recorded = 0 OR NOT EXISTS (SELECT 1 FROM settled s"
    " WHERE s.event = {place} AND s.since <= ? AND ? < s.till))"
)
"""That the record does not say what became of an event by a day, which is asked for twice."""
_GROUPS = {
    "all": "'all'", "kind": "'kind ' || kind", "ministry": "'ministry ' || o.family",
    "body": "'body ' || coalesce(o.body, '')", "year": "'year ' || (events.last / 10000)",
    "document": (
        "CASE WHEN document IS NULL THEN 'source ' || coalesce(source, '')"
        " ELSE 'document ' || document END"
    ),
}  # fmt: skip
"""The group of an event, by the sort of groups; the owner is ``o``."""


def standings(index: Index, sort: str, day: date, only: str | None = None) -> dict[str, Standing]:
    """How many events stand where on a day, by group.

    ``sort`` says which groups: all, kind, ministry, body, document, source, year; ``only`` names
    the one that is asked for, such as ``kind law``.
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
    if only:
        rows, _, which, values = members(only, "due")
        return index.all(
            f"SELECT ?, promised, COUNT(*) FROM {rows} WHERE {which} last >= ? AND last < ?"
            " AND recorded = 0 GROUP BY 1, 2",
            only, *values, first, last,
        )  # fmt: skip
    group = _GROUPS["document" if sort == "source" else sort]
    owners = " LEFT JOIN owners o ON o.event = events.place" * (sort in ("ministry", "body"))
    named = " AND o.family IS NOT NULL" * (sort == "ministry")
    found = index.all(
        f"SELECT {group}, events.promised, COUNT(*) FROM events INDEXED BY events_due{owners}"
        " WHERE events.last >= ? AND events.last < ? AND events.recorded = 0"
        f"{named} GROUP BY 1, 2",
        first, last,
    )  # fmt: skip
    return [row for row in found if row[0].startswith(sort)]


def members(group: str, order: str) -> tuple[str, str, str, list[str]]:
    """Where SQL finds the events of a group: their rows, their place, a condition, its values.

    ``group`` is ``all``, ``kind law`` or ``ministry msit``; ``order`` is the index that is gone
    along, ``due`` (by deadline) or ``listed``.
    """
    sort, _, name = group.partition(" ")
    if sort == "ministry":
        return f"owners INDEXED BY owners_{order}", "owners.event", "family = ? AND", [name]
    rows, place = f"events INDEXED BY events_{order}", "events.place"
    return (rows, place, "kind = ? AND", [name]) if sort == "kind" else (rows, place, "", [])


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

    ``late`` are those before the day; else those from it on, to ``until``. At most ``limit``.
    """
    on = number(day)
    first, last = (0, on - 1) if late else (on, number(until) if until else FAR - 1)
    question, values = _due(group, members(group, "due")[1], day, first, last)
    question += " ORDER BY last, first, 1 LIMIT ?"
    return [row[0] for row in index.all(question, *values, -1 if limit is None else limit)]


def _due(group: str, what: str, day: date, first: int, last: int) -> tuple[str, list[Any]]:
    rows, place, which, values = members(group, "due")
    question = f"SELECT {what} FROM {rows} WHERE {which} last BETWEEN ? AND ? AND promised = 1"
    on = number(day)
    return question + _UNSETTLED.format(place=place), [*values, first, last, on, on]


def missed_places(index: Index, group: str, day: date, limit: int | None) -> list[int]:
    """The places of promises that the record says were not kept, by deadline; they are few."""
    rows, place, which, values = members(group, "due")
    table = rows.partition(" ")[0]
    found = index.all(
        f"SELECT {place} FROM settled s CROSS JOIN {table} ON {place} = s.event"
        f" WHERE {which} s.missed = 1 AND s.since <= ? AND ? < s.till"
        f" ORDER BY {table}.last, {table}.first, 1 LIMIT ?",
        *values, *[number(day)] * 2, -1 if limit is None else limit,
    )  # fmt: skip
    return [row[0] for row in found]


def begun(index: Index, day: date) -> tuple[int, int]:
    """How many promises have not begun on a day: of those with a deadline, of those without."""
    on = number(day)
    rows = dict(index.all(
        "SELECT last = ?, COUNT(*) FROM events INDEXED BY events_listed"
        " WHERE first > ? AND first < ? AND ends_only = 0 AND promised = 1"
        f"{_UNSETTLED.format(place='events.place')} GROUP BY 1",
        FAR, on, FAR, on, on,
    ))  # fmt: skip
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
            "SELECT coalesce(SUM(n), 0) FROM months WHERE grp = ? AND edge = 'last' AND month < ?",
            group, day // 100,
        )) + _edge(index, group, "last", day // 100 * 100, day)  # fmt: skip
    if stop is not None:
        day = number(stop)
        found -= int(index.one(
            "SELECT coalesce(SUM(n), 0) FROM months WHERE grp = ? AND edge = 'first' AND month > ?"
            " AND month < ?",
            group, day // 100, NO_MONTH,
        )) + _edge(index, group, "first", day, day // 100 * 100 + 100)  # fmt: skip
    return found


def undated(index: Index, group: str) -> int:
    """How many events of a group have no days at all."""
    undated = "SELECT n FROM months WHERE grp = ? AND edge = 'first' AND month = ?"
    return int(index.one(undated, group, NO_MONTH) or 0)


def _edge(index: Index, group: str, column: str, low: int, high: int) -> int:
    """How many of a group begin (or end) on days that are less than a whole month."""
    rows, _, which, values = members(group, "listed" if column == "first" else "due")
    starts = " AND ends_only = 0" * (column == "first")
    question = f"SELECT COUNT(*) FROM {rows} WHERE {which} {column} >= ? AND {column} < ?{starts}"
    return int(index.one(question, *values, low, high))
