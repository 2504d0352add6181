"""Events found by a query, wherever they are kept: in a whole timeline or in the index.

The answers are the same, and a test over random stores says so.
"""

from __future__ import annotations

from aitrack.answers.library import Indexed
from aitrack.dates.day import date
from aitrack.dates.period import Bound
from aitrack.query import select
from aitrack.status import settled_on, standing
from aitrack.store.index import counting, narrowing
from aitrack.store.index.days import FAR
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from aitrack.answers.library import AnyTimeline, Part
    from aitrack.dates.period import Period
    from aitrack.model import Event
    from aitrack.query import Listed, Query
    from aitrack.status import Standing

Found = list[tuple["Event", "Standing"]]
Heading = tuple[int, str, "str | None"]
_FAR = date.max


def find(
    timeline: Listed,
    query: Query,
    day: date,
    limit: int | None = None,
    *,
    by_deadline: bool = False,
) -> tuple[Found, int]:
    """What a query keeps, in order of time (or of deadlines) and undated last.

    Returns:
        The first so many, and how many there are.
    """
    if isinstance(timeline, Indexed):
        if timeline.exactly(query):
            part = timeline.part(places(timeline, query, limit, by_deadline=by_deadline))
            found = [(event, standing(event, part, day)) for event in part.events]
            whole = limit is None or len(found) < limit
            return found, len(found) if whole else _count(timeline, query)
        timeline = narrowed(timeline, query)
    found = sorted(select(timeline, query, day), key=lambda pair: in_time(pair[0].period))
    if by_deadline:
        found.sort(key=lambda pair: pair[1].deadline or _FAR)
    return found[:limit], len(found)


def find_happened(
    timeline: AnyTimeline,
    query: Query,
    day: date,
    limit: int | None = None,
    *,
    by_day: bool = False,
) -> tuple[Found, int, int]:
    """What a query keeps, but for its days, that was settled in them and has no day there itself.

    Returns:
        The first so many in the order of lists, or of the days that settled them, how many there
        are, and how many of those have no days at all.
    """
    first, stop = query.first or date.min, query.stop or _FAR
    anywhen = replace(query, first=None, stop=None)
    if isinstance(timeline, Indexed) and timeline.exactly(anywhen):
        part, total, undated = _happened_to(
            timeline, anywhen, (first, stop, day), limit, by_day=by_day
        )
        return [(event, standing(event, part, day)) for event in part.events], total, undated
    names = happened(timeline, first, stop, day)
    if query.ids:
        names &= query.ids
    if not names:
        return [], 0, 0
    found, total = find(timeline, replace(anywhen, ids=names), day)
    undated = sum(event.period.bound is Bound.UNDATED for event, _ in found)
    if by_day:
        found.sort(key=lambda pair: settled_on(pair[1].outcome) or _FAR)
    return found[:limit], total, undated


def narrowed(timeline: AnyTimeline, query: Query) -> Listed:
    """The part of a store that a query can be about: all it keeps, perhaps more."""
    if not isinstance(timeline, Indexed):
        return timeline
    return timeline.named(query.ids) if query.ids else timeline.part(places(timeline, query))


def places(
    timeline: Indexed, query: Query, limit: int | None = None, *, by_deadline: bool = False
) -> list[int]:
    """Where the events stand that may fit, in the order of lists or of deadlines, so many."""
    families = timeline.families(query)
    return narrowing.places(timeline.index, query, families, limit, by_deadline=by_deadline)


def _count(timeline: Indexed, query: Query) -> int:
    """How many events fit, where ``exactly`` says that this can be told."""
    group, index = timeline.group(query), timeline.index
    if group is None:
        return narrowing.count(index, query, timeline.families(query))
    if query.dated:
        return counting.overlapping(index, group, query.first, query.stop)
    return int(index.one("SELECT SUM(n) FROM standings WHERE grp = ?", group) or 0)


def _undated(timeline: Indexed, query: Query) -> int:
    """How many of the events that fit, but for the days asked for, have no days at all."""
    group = timeline.group(query)
    if group is None:
        return narrowing.undated(timeline.index, query, timeline.families(query))
    return counting.undated(timeline.index, group)


def happened(timeline: AnyTimeline, first: date, stop: date, day: date) -> frozenset[str]:
    """The ids of events with no day in ``[first, stop)`` that were settled in it, by a day."""
    if not isinstance(timeline, Indexed):
        return timeline.happened(first, stop, day)
    return narrowing.happened_ids(timeline.index, first, stop, day)


def _happened_to(
    timeline: Indexed, query: Query, span: tuple[date, date, date], limit: int | None,
    *, by_day: bool,
) -> tuple[Part, int, int]:  # fmt: skip
    """Of those, what a query without days keeps, where ``exactly`` says that this can be told.

    Returns:
        The first so many in the order of lists, or of the days that settled them, how many
        there are, and how many of those have no days at all.
    """
    families = timeline.families(query)
    found = narrowing.happened_places(timeline.index, query, families, span, by_day=by_day)
    undated = sum(begins == FAR for begins, _ in found)
    return timeline.part([place for _, place in found[:limit]]), len(found), undated


def headings(timeline: AnyTimeline, names: Collection[str]) -> dict[str, Heading]:
    """Of some events the short number, the title and the title in English, by id."""
    if not isinstance(timeline, Indexed):
        numbers = timeline.numbers(names)
        return {
            each.id: (numbers[each.id], each.title, each.title_en)
            for each in timeline.events
            if each.id in numbers
        }
    from aitrack.store.index.numbering import counted  # noqa: PLC0415, only for the log
    from aitrack.store.index.reading import read_titles  # noqa: PLC0415

    found = read_titles(timeline.index.all, names)
    known = counted(timeline.index, [place for place, *_ in found])
    return {name: (known[place], title, english) for place, name, title, english in found}


def count_undated(timeline: AnyTimeline, query: Query, day: date) -> int:
    """How many events without any days fit a query but for the days it asks for."""
    if isinstance(timeline, Indexed) and timeline.exactly(query):
        return _undated(timeline, query)
    anywhen = replace(query, first=None, stop=None)
    return sum(
        event.period.start is None and event.period.stop is None
        for event, _ in select(narrowed(timeline, anywhen), anywhen, day)
    )


def in_time(period: Period) -> tuple[date, date]:
    """What lists are sorted by: the first day, else the last; what is undated comes behind all."""
    return (period.start or period.last_day or _FAR, period.last_day or _FAR)
