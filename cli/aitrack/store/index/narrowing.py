"""A query → the places of the events that may fit, in the order of lists: all that do, or more.

By ``query``: several values of one filter widen, different filters narrow. States and silence are
left to ``query``, which looks at what is found here.
"""

from __future__ import annotations

from aitrack.query import Query
from aitrack.store.index.days import FAR, number
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from aitrack.store.index.opening import Index

    Question = tuple[str, list[Any]]
_ALL = Query()


def words_of(query: Query) -> tuple[tuple[str, ...], ...] | None:
    """The folded words that are all a query asks for; None where it asks for more, or for none."""
    words = query.spelled
    return words if words and query == replace(_ALL, text=query.text, words=query.words) else None


def places(
    index: Index,
    query: Query,
    families: list[str] | None,
    limit: int | None = None,
    *,
    by_deadline: bool = False,
) -> list[int]:
    """The places of the events, in the order of lists or of deadlines, at most so many."""
    words = None if by_deadline else words_of(query)
    if words:
        from aitrack.store.index import search  # noqa: PLC0415, only for words

        return search.first_places(index, words, limit)
    question, values = _question(index, query, families)
    most = -1 if limit is None else limit
    order = "2, 1, 3" if by_deadline else "1, 2, 3"
    rows = index.all(f"{question} ORDER BY {order} LIMIT ?", *values, most)
    return [row[2] for row in rows]


def count(index: Index, query: Query, families: list[str] | None) -> int:
    """How many events the query can be about."""
    if words := words_of(query):
        from aitrack.store.index import search  # noqa: PLC0415, only for words

        return search.count(index, words)
    question, values = _question(index, query, families)
    return int(index.one(f"SELECT COUNT(*) FROM ({question})", *values))


def undated(index: Index, query: Query, families: list[str] | None) -> int:
    """How many events would fit, were no days asked for, that have no days at all."""
    question, values = _question(index, query, families, undated=True)
    return int(index.one(f"SELECT COUNT(*) FROM ({question})", *values))


def happened(first: date, stop: date, day: date) -> Question:
    """The events with no day in ``[first, stop)`` that were settled in it: behind ``SELECT``."""
    begins, ends, on = number(first), number(stop), number(day)
    return (
        "FROM settled WHERE day >= ? AND day < ? AND since <= ? AND ? < till"
        " AND (first = ? OR last < ? OR (first >= ? AND ends_only = 0))"
    ), [begins, ends, on, on, FAR, begins, ends]


def happened_ids(index: Index, first: date, stop: date, day: date) -> frozenset[str]:
    """The ids of those events."""
    question, values = happened(first, stop, day)
    those = f"SELECT id FROM events WHERE place IN (SELECT event {question})"
    return frozenset(name for (name,) in index.all(those, *values))


def happened_places(
    index: Index, query: Query, families: list[str] | None, span: tuple[date, date, date],
    *, by_day: bool,
) -> list[tuple[int, int]]:  # fmt: skip
    """First day and place of those that a query without days keeps, as lists go or by that day."""
    those, values = happened(*span)
    question, asked = f"SELECT first, last, event {those}", values
    if query != _ALL:
        question, asked = _question(index, query, families, (f"SELECT event {those}", values))
    found = [(row[0], row[2]) for row in index.all(f"{question} ORDER BY 1, 2, 3", *asked)]
    days = dict(index.all(f"SELECT event, day {those}", *values)) if by_day else {}
    return sorted(found, key=lambda pair: days[pair[1]]) if by_day else found


def _question(
    index: Index,
    query: Query,
    families: list[str] | None,
    within: Question | None = None,
    *,
    undated: bool = False,
) -> Question:
    """First and last day and place of each event that fits."""
    rows, place = ("events", "place") if families is None else ("owners", "event")
    inside: list[Question] = [within] if within else []
    if words := query.spelled:
        from aitrack.store.index import search  # noqa: PLC0415, only for words

        inside.append(search.places(index, words))
    inside += [
        (f"SELECT event FROM {table} WHERE {column} IN ({_marks(names)})", sorted(map(str, names)))
        for table, column, names in (
            ("mentions", "document", query.documents), ("tags", "tag", query.tags),
        )
        if names
    ]  # fmt: skip
    if query.conflicting:
        inside.append(("SELECT place FROM events WHERE disputed = 1", []))
    conditions = [(f"{place} IN ({those})", values) for those, values in inside]
    conditions += [("first = ?", [FAR])] if undated else _days(query)
    if query.due:  # the last day is the deadline; what has none falls due never
        first, stop = query.due_first, query.due_stop
        span = [number(first) if first else 0, number(stop) if stop else FAR]
        conditions.append(("last >= ? AND last < ?", span))
    distinct = ""
    if families is not None:
        distinct = "DISTINCT " * (len(families) != 1)
        conditions.append((f"family IN ({_marks(families)})", families))
    if kinds := sorted(each.value for each in query.kinds):
        of = f"kind IN ({_marks(kinds)})"
        if families is not None:
            of = f"EXISTS (SELECT 1 FROM events e WHERE e.place = owners.event AND {of})"
        conditions.append((of, kinds))
    order = "due" if query.due else "listed"
    along = f" INDEXED BY {rows}_{order}" * (not inside and not distinct)
    where = " AND ".join([condition for condition, _ in conditions]) or "1"
    question = f"SELECT {distinct}first, last, {place} FROM {rows}{along} WHERE {where}"
    return question, [value for _, values in conditions for value in values]


def _days(query: Query) -> list[Question]:
    """By ``Period.overlaps``: what has no days lies nowhere, an open side reaches everywhere."""
    if not query.dated:
        return []
    conditions: list[Question] = [("first < ?", [FAR])]
    if query.stop is not None:
        conditions.append(("(first < ? OR ends_only = 1)", [number(query.stop)]))
    if query.first is not None:
        conditions.append(("last >= ?", [number(query.first)]))
    return conditions


def _marks(values: object) -> str:
    return ", ".join("?" * len(values))  # type: ignore[arg-type]
