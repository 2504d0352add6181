"""Spans of days that a schedule looks at → the events with a day in them, out of the index."""

from __future__ import annotations

from aitrack.answers.library import Indexed
from aitrack.dates.day import date
from aitrack.store.index.days import FAR, number, optional_day
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.library import AnyTimeline, Part
    from aitrack.timeline import Timeline

    Spans = tuple[tuple[int, int], ...]

_LAST = date.max.toordinal()
_SHORT = 10
"""Days of a span that are looked up one by one: a weekend with its holidays."""


@dataclass(frozen=True, slots=True)
class Days(Frozen):
    """Which events a reminder may speak of on a day.

    Spans are pairs of days by their ordinals, both included; they may reach beyond all days.
    """

    deadlines: Spans = ()
    """Spans in which a deadline lies."""
    starts: Spans = ()
    """Spans in which a first day lies."""
    recorded: Spans = ()
    """Spans in which an outcome was recorded."""
    silent: Spans = ()
    """Spans in which the newest news lies, of promises without a deadline, or in progress."""
    names: frozenset[str] = frozenset()
    """Also events of these ids."""


def oldest_deadline(timeline: AnyTimeline) -> date | None:
    """The oldest deadline of what can be late, where an index tells it at once."""
    if not isinstance(timeline, Indexed):
        return None
    question = f"SELECT MIN(last) FROM events WHERE promised = 1 AND last < {FAR}"
    return optional_day(timeline.index.one(question))


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
    due = "SELECT place FROM events INDEXED BY events_due WHERE"
    begun = "SELECT place FROM events INDEXED BY events_listed WHERE"
    news = ((record, "o.recorded"), (record, "o.last"), (proof, "v.dated"), (told, "d.dated"))
    asked = (
        (days.deadlines, ((due, "last"),)),
        (days.starts, ((begun, "first"),)),
        (days.recorded, ((record, "o.recorded"),)),
        (days.silent, news),
    )
    found = set[int]()
    for spans, questions in asked:
        lies = _within(spans)
        for question, column in questions if spans else ():
            rows = index.all(f"{question} {lies.format(column)}")
            found.update([place for (place,) in rows])
    for name in days.names:
        found.update(row[0] for row in index.all("SELECT place FROM events WHERE id = ?", name))
    return timeline.part(sorted(found))


def _within(spans: Spans) -> str:
    """That a day lies in one of some spans, as a condition on a column yet to be named."""
    single, wide = list[int](), []
    for first, last in spans:
        if last - first < _SHORT:
            single += [day for day in range(first, last + 1) if 0 < day <= _LAST]
        else:
            ends = (date.fromordinal(min(max(day, 1), _LAST)) for day in (first, last))
            wide.append("{0} BETWEEN " + " AND ".join([str(number(day)) for day in ends]))
    days = ", ".join([str(number(day)) for day in map(date.fromordinal, single)])
    return f"({' OR '.join([f'{{0}} IN ({days})', *wide])})"
