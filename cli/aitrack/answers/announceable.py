"""Which events a reminder may speak of on a day, asked of the index by spans of days."""

from __future__ import annotations

from aitrack.answers.library import Indexed
from aitrack.dates.day import date
from aitrack.store.index.days import FAR, number, optional_day
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aitrack.answers.library import AnyTimeline, Part
    from aitrack.timeline import Timeline


_SHORT = 10
"""Days of a span that are looked up one by one: a weekend with its holidays."""


@dataclass(frozen=True, slots=True)
class Days(Frozen):
    """Which events a reminder may speak of on a day; each pair of days is included at both ends."""

    deadlines: tuple[tuple[date, date], ...] = ()
    """Spans in which a deadline lies."""
    starts: tuple[tuple[date, date], ...] = ()
    """Spans in which a first day lies."""
    recorded: tuple[tuple[date, date], ...] = ()
    """Spans in which an outcome was recorded."""
    silent: tuple[tuple[date, date], ...] = ()
    """Spans in which the newest news lies, of promises without a deadline, or in progress."""
    names: frozenset[str] = frozenset()
    """Also events of these ids."""


def oldest_deadline(timeline: AnyTimeline) -> date | None:
    """The oldest deadline of a store, where an index tells it at once."""
    if not isinstance(timeline, Indexed):
        return None
    return optional_day(timeline.index.one(f"SELECT MIN(last) FROM events WHERE last < {FAR}"))


def announceable(timeline: AnyTimeline, days: Days) -> Part | Timeline:
    """At least the events that a reminder may speak of, in the order of the store.

    From an index it reads those alone; a store read from its YAML is there as a whole.
    """
    if not isinstance(timeline, Indexed):
        return timeline
    index = timeline.index
    record = "SELECT e.place FROM outcomes o JOIN events e ON e.id = o.event WHERE"
    proof = (
        "SELECT e.place FROM evidence v JOIN outcomes o ON o.place = v.outcome"
        " JOIN events e ON e.id = o.event WHERE"
    )
    told = (
        "SELECT m.event FROM documents d JOIN mentions m ON m.document = d.id"
        " JOIN events e ON e.place = m.event WHERE e.promised = 1"
        f" AND (e.last = {FAR} OR e.recorded = 1) AND"
    )
    questions = (
        ("SELECT place FROM events INDEXED BY events_due WHERE", "last", days.deadlines),
        ("SELECT place FROM events INDEXED BY events_listed WHERE", "first", days.starts),
        (record, "o.recorded", days.recorded),
        (record, "o.recorded", days.silent),
        (record, "o.last", days.silent),
        (proof, "v.dated", days.silent),
        (told, "d.dated", days.silent),
    )  # fmt: skip
    found = {
        place
        for question, column, spans in questions
        if spans
        for (place,) in index.all(f"{question} {_within(column, spans)}")
    }
    for name in days.names:
        found.update(row[0] for row in index.all("SELECT place FROM events WHERE id = ?", name))
    return timeline.part(sorted(found))


def _within(column: str, spans: Iterable[tuple[date, date]]) -> str:
    """That a day lies in one of some spans, as a condition: days are numbers in the index."""
    days: list[date] = []
    wide = []
    for first, last in spans:
        if last.toordinal() - first.toordinal() < _SHORT:
            days += map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        else:
            wide.append(f"{column} BETWEEN {number(first)} AND {number(last)}")
    single = ", ".join([str(number(day)) for day in days])
    return f"({' OR '.join([f'{column} IN ({single})', *wide])})"
