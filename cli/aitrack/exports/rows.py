"""Items of a query as they come, in the order of lists: never all of them in memory at once."""

from __future__ import annotations

from aitrack.answers.finding import find, places
from aitrack.answers.library import Indexed
from aitrack.answers.report import Row
from aitrack.progress import progress
from aitrack.query import select
from aitrack.status import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.answers.library import AnyTimeline
    from aitrack.query import Query

_FEW = 500


def rows(timeline: AnyTimeline, query: Query, day: date) -> Iterator[Row]:
    """Each item that fits; on a terminal it is said how many are done."""
    if isinstance(timeline, Indexed) and not query.ids:
        yield from _read(timeline, query, day)
        return
    for event, stands in find(timeline, query, day)[0]:
        yield Row(event, stands)


def _read(timeline: Indexed, query: Query, day: date) -> Iterator[Row]:
    """From the index, some hundred at a time; what it cannot tell is asked of each."""
    found, exactly = places(timeline, query), timeline.exactly(query)
    tell = progress(len(found), "내보내기", "exporting")
    for start in range(0, len(found), _FEW):
        part = timeline.part(found[start : start + _FEW])
        kept = ((each, standing(each, part, day)) for each in part.events)
        for event, stands in kept if exactly else select(part, query, day):
            yield Row(event, stands)
        tell(min(start + _FEW, len(found)))
