"""A whole store as one value: what is looked up in it, and what it said on an earlier day."""

from __future__ import annotations

from aitrack.query import parts_of
from aitrack.status import governing, settled_on
from aitrack.values import Frozen, dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aitrack.bodies import Bodies
    from aitrack.model import Document, Event, Exclusion, Outcome


@dataclass(frozen=True, slots=True)
class Timeline(Frozen):
    """A whole store."""

    documents: dict[str, Document]
    events: tuple[Event, ...]
    bodies: Bodies
    outcomes: dict[str, tuple[Outcome, ...]] = field(default_factory=dict)
    """By event id, in the order of the record: the last one governs."""
    exclusions: tuple[Exclusion, ...] = ()
    """Dates of the documents left out on purpose."""
    parts: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    """By the id of the event that they are ``part_of``."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Words that mean the same to a search."""
    counted: tuple[int, ...] = ()
    """The short numbers of the events, where only some of a store's are here."""

    @property
    def total(self) -> int:
        """How many events there are."""
        return len(self.events)

    def bodies_named(self, names: Iterable[str]) -> Bodies:  # noqa: ARG002, the index needs them
        """What some names can be about, and more."""
        return self.bodies

    def record_day(self) -> date | None:
        """The newest day that the store speaks of: of a document, or of an entry of the record."""
        days = [document.dated for document in self.documents.values()]
        days += [each.recorded for entries in self.outcomes.values() for each in entries]
        return max(days, default=None)

    def tags(self) -> dict[str, str]:
        """Every tag in use."""
        return dict(
            sorted({
                pair for event in self.events
                for pair in zip(event.tags, event.tags_en, strict=True)
            })
        )  # fmt: skip

    def as_of(self, day: date) -> Timeline:
        """What the record said on a day: later documents and later entries are not there yet."""
        documents = {name: doc for name, doc in self.documents.items() if doc.dated <= day}
        events, counted = [], []
        for number, event in enumerate(self.events, 1):
            mentions = tuple(
                mention
                for mention in event.mentions
                if mention.document is None or mention.document in documents
            )
            if mentions:
                events.append(replace(event, mentions=mentions))
                counted.append(number)
        outcomes = {
            name: kept
            for name, entries in self.outcomes.items()
            if (kept := tuple(entry for entry in entries if entry.recorded <= day))
        }
        return Timeline(
            documents,
            tuple(events),
            self.bodies,
            outcomes,
            self.exclusions,
            parts_of(events),
            self.synonyms,
            tuple(counted),
        )

    def get(self, event_id: str) -> Event | None:
        """The event of an id, or of one it used to have."""
        return next(
            (e for e in self.events if event_id == e.id or event_id in e.renamed_from), None
        )

    def beginning(self, prefix: str) -> list[str]:
        """The ids that begin so; an index gives two at the most."""
        return [event.id for event in self.events if event.id.startswith(prefix)]

    def numbers(self, names: Iterable[str]) -> dict[str, int]:
        """The short numbers of events: where each stands in its store, from 1 on."""
        wanted, counted = frozenset(names), self.counted or range(1, len(self.events) + 1)
        pairs = zip(counted, self.events, strict=True)
        return {event.id: number for number, event in pairs if event.id in wanted}

    def numbered(self, number: int) -> Event | None:
        """The event of a short number."""
        counted = self.counted or range(1, len(self.events) + 1)
        return self.events[counted.index(number)] if number in counted else None

    def record(self, *names: str) -> dict[str, tuple[Outcome, ...]]:
        """The recorded outcomes of some events, by id."""
        return {name: self.outcomes[name] for name in names if name in self.outcomes}

    def happened(self, first: date, stop: date, day: date) -> frozenset[str]:
        """The ids of events with no day in ``[first, stop)`` that were settled in it.

        Args:
            first: The first day of the span.
            stop: The day after its last.
            day: The day by which the record is asked what settles an event.
        """
        found = frozenset(
            name
            for name, entries in self.outcomes.items()
            if (on := settled_on(governing(entries, day))) and first <= on < stop
        )
        inside = (each.id for each in self.events if each.period.overlaps(first, stop))
        return found.difference(inside)

    def citations(self) -> dict[str, tuple[int, int]]:
        """How many items and how many mentions cite each document."""
        found: dict[str, tuple[int, int]] = {}
        for event in self.events:
            cited = [mention.document for mention in event.mentions if mention.document]
            for name in dict.fromkeys(cited):
                items, mentions = found.get(name, (0, 0))
                found[name] = (items + 1, mentions + cited.count(name))
        return found

    def namings(self) -> dict[str, int]:
        """How many items each body answers for."""
        found: dict[str, int] = {}
        for event in self.events:
            for name in event.owner_ids:
                found[name] = found.get(name, 0) + 1
        return found

    def moved(self) -> Timeline:
        """The events that documents of different days speak of, in the order of the store."""
        events = [
            event
            for event in self.events
            if len({self.documents[m.document].dated for m in event.mentions if m.document}) > 1
        ]
        return replace(self, events=tuple(events))
