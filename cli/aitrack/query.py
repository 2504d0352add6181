"""The filters of a command line as one value, and the events they keep."""

from __future__ import annotations

from aitrack.model import Status
from aitrack.status import Standing, State, standing
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Protocol

    from aitrack.model import Event, Kind
    from aitrack.status import Recorded

    class Listed(Recorded, Protocol):
        """What can be selected from: any timeline, wherever it is kept."""

        @property
        def events(self) -> tuple[Event, ...]:
            """In the order of the store."""


@dataclass(frozen=True, slots=True)
class Query(Frozen):
    """What is asked for; several values of one filter widen, different filters narrow."""

    ministry_ids: frozenset[str] | None = None
    """Bodies with their predecessors and successors; None asks for all."""
    kinds: frozenset[Kind] = frozenset()
    states: frozenset[State] = frozenset()
    documents: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    first: date | None = None
    stop: date | None = None
    """The first day no longer asked for."""
    due_first: date | None = None
    """The first day on which it may fall due."""
    due_stop: date | None = None
    """The first day on which it may no longer fall due."""
    stale_days: int | None = None
    text: str = ""
    """Words that must all be there."""
    words: tuple[tuple[str, ...], ...] = ()
    """The same, folded, each with whatever else it may be called."""
    ids: frozenset[str] = frozenset()
    conflicting: bool = False
    """Only events that their documents contradict themselves on."""

    @property
    def dated(self) -> bool:
        """Whether days are asked for, so that undated events fall out."""
        return self.first is not None or self.stop is not None

    @property
    def due(self) -> bool:
        """Whether deadlines are asked for."""
        return self.due_first is not None or self.due_stop is not None

    @property
    def spelled(self) -> tuple[tuple[str, ...], ...]:
        """All words that are looked for, folded; one of each is enough."""
        if not self.text:
            return self.words
        from aitrack.matching import fold_text  # noqa: PLC0415, only for words

        folded = map(fold_text, dict.fromkeys(self.text.split()))
        return (*((word,) for word in folded if word), *self.words)


def parts_of(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Events by the id of what they are part of, each in the order given."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.part_of:
            found.setdefault(event.part_of, []).append(event)
    return {name: tuple(each) for name, each in found.items()}


def select(timeline: Listed, query: Query, day: date) -> Iterator[tuple[Event, Standing]]:
    """The events a query keeps, each with where it stands on ``day``, in store order."""
    everything = query == Query()
    for event in timeline.events:
        if not (everything or keeps(event, timeline, query)):
            continue
        stands = standing(event, timeline, day)
        if query.stale_days is not None and not event.deliverable:
            continue
        if _stands(stands, query):
            yield event, stands


def keeps(event: Event, timeline: Listed, query: Query) -> bool:
    """Whether a query that asks nothing of the day keeps one event of a timeline."""
    if not _about(event, query):
        return False
    if not (query.text or query.words):
        return True
    from aitrack.searching import matches  # noqa: PLC0415, only for words

    return matches(event, timeline.outcomes.get(event.id, ()), query.spelled)


def _about(event: Event, query: Query) -> bool:
    """Whether an event fits the filters whose answer is the same on every day."""
    return (
        (query.ministry_ids is None or not query.ministry_ids.isdisjoint(event.owner_ids))
        and (not query.conflicting or bool(event.disagreements))
        and (not query.ids or event.id in query.ids)
        and (not query.kinds or event.kind in query.kinds)
        and (not query.tags or not query.tags.isdisjoint(event.tags))
        and (
            not query.documents
            or any(mention.document in query.documents for mention in event.mentions)
        )
        and (not query.dated or event.period.overlaps(query.first, query.stop))
        and (not query.due or _falls_due(event.period.deadline, query))
    )


def _falls_due(deadline: date | None, query: Query) -> bool:
    first, stop = query.due_first, query.due_stop
    if deadline is None:
        return False
    return (first is None or first <= deadline) and (stop is None or deadline < stop)


def _stands(stands: Standing, query: Query) -> bool:
    """Whether where an event stands on the day fits the filters of states and silence."""
    if query.states and stands.state not in query.states:
        return False
    return query.stale_days is None or is_stale(stands, query.stale_days)


def is_stale(stands: Standing, days: int) -> bool:
    """A promise that can never be late, or is said to be in progress, and no news for so long."""
    moving = stands.outcome is not None and stands.outcome.status is Status.IN_PROGRESS
    watched = moving or stands.state in (State.ONGOING, State.UNDATED)
    return watched and stands.no_news_days is not None and stands.no_news_days >= days
