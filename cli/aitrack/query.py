"""The filters of a command line as one value, and the events they keep."""

from __future__ import annotations

from aitrack.model import Status
from aitrack.status import Recorded, Standing, State, standing
from aitrack.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Protocol

    from aitrack.model import Event, Kind
else:
    Protocol = object


@dataclass(frozen=True, slots=True)
class Query:
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
    stale_days: int | None = None
    text: str = ""
    ids: frozenset[str] = frozenset()
    conflicting: bool = False
    """Only events that their documents contradict themselves on."""

    @property
    def dated(self) -> bool:
        """Whether days are asked for, so that undated events fall out."""
        return self.first is not None or self.stop is not None


class Listed(Recorded, Protocol):
    """What can be selected from: any timeline, wherever it is kept."""

    @property
    def events(self) -> tuple[Event, ...]:
        """In the order of the store."""


def select(timeline: Listed, query: Query, day: date) -> Iterator[tuple[Event, Standing]]:
    """The events a query keeps, each with where it stands on ``day``, in store order."""
    for event in timeline.events:
        if not _about(event, query):
            continue
        stands = standing(event, timeline, day)
        if query.stale_days is not None and not event.deliverable:
            continue
        if _stands(stands, query):
            yield event, stands


def _about(event: Event, query: Query) -> bool:
    """The filters that ask nothing of the day."""
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
        and (not query.text or matches(event, query.text))
    )


def _stands(stands: Standing, query: Query) -> bool:
    """The filters that ask where it stands."""
    if query.states and stands.state not in query.states:
        return False
    return query.stale_days is None or is_stale(stands, query.stale_days)


def is_stale(stands: Standing, days: int) -> bool:
    """A promise that can never be late, or is said to be in progress, and no news for so long."""
    moving = stands.outcome is not None and stands.outcome.status is Status.IN_PROGRESS
    watched = moving or stands.state in (State.ONGOING, State.UNDATED)
    return watched and stands.no_news_days is not None and stands.no_news_days >= days


def matches(event: Event, text: str) -> bool:
    """Whether every word of ``text`` stands in the title, the id, a body, a tag or the note.

    Spaces, quotes and middle dots do not matter, so ``생성형 AI`` finds ``생성형AI``; but a word
    stands in one of them, in either language, and not where one ends and the next begins.
    """
    from aitrack.matching import fold_name  # noqa: PLC0415, only for words

    found = searched_in(event)
    haystack = fold_name(found)
    return all(fold_name(word) in haystack for word in text.split())


def searched_in(event: Event) -> str:
    """What a search looks into, of an event."""
    return searched(
        event.title, event.id, event.ministries, event.tags, event.note,
        (event.title_en, *event.ministries_en, event.note_en),
    )  # fmt: skip


def searched(
    title: str,
    name: str,
    ministries: Iterable[str],
    tags: Iterable[str],
    note: str | None,
    english: Iterable[str | None] = (),
) -> str:
    """What a search looks into, before it is folded: texts that no word reaches across."""
    from aitrack.matching import APART  # noqa: PLC0415, only for words

    return APART.join((title, name, *ministries, *tags, note or "", *filter(None, english)))
