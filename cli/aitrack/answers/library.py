"""A store as a run uses it: from the index what is asked for, from the YAML where there is none.

An ``Indexed`` timeline answers like a whole ``Timeline`` and reads as little as it can. What it
narrows by is only ever a superset or an exact count; ``query`` decides in both cases.
"""

from __future__ import annotations

from aitrack.model import Nature
from aitrack.query import parts_of
from aitrack.store.index import reading
from aitrack.store.index.days import optional_day
from aitrack.store.index.rows import Damaged
from aitrack.values import Frozen, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from aitrack.bodies import Bodies
    from aitrack.model import Document, Event, Outcome
    from aitrack.query import Query
    from aitrack.store.index.opening import Index
    from aitrack.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Part(Frozen):
    """Some events of a store, with what they stand by."""

    documents: dict[str, Document]
    """At least those that speak of the events."""
    events: tuple[Event, ...]
    outcomes: dict[str, tuple[Outcome, ...]]
    """Of these events, and of what lies beneath the umbrellas among them, by id."""
    parts: dict[str, tuple[Event, ...]] = field(default_factory=dict)
    """What lies beneath the umbrellas among them, by the id of what it is part of."""


class Indexed:
    """A timeline read, as it is asked for, from an index that is of the store as it is now."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._documents: dict[str, Document] | None = None
        self._bodies: Bodies | None = None
        self._named: tuple[Sequence[str], Any] = ((), None)
        self._events: dict[int, Event] | None = None
        self._outcomes: dict[str, tuple[Outcome, ...]] | None = None
        self._parts: dict[str, tuple[Event, ...]] | None = None

    @property
    def documents(self) -> dict[str, Document]:
        """All documents, in the order of the store."""
        if self._documents is None:
            self._documents = reading.read_documents(self.index.all)
        return self._documents

    @property
    def bodies(self) -> Bodies:
        """All bodies."""
        if self._bodies is None:
            self._bodies = reading.read_bodies(self.index.all)
        return self._bodies

    def bodies_named(self, names: Sequence[str]) -> Bodies:
        """What some names can be about: their bodies with all that came before and after them."""
        if self._bodies is None and names != self._named[0]:
            from aitrack.matching import fold_name  # noqa: PLC0415, only for bodies

            self._named = names, reading.read_bodies(self.index.all, set(map(fold_name, names)))
        return self._bodies or self._named[1]

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event: only for what must see them all."""
        return tuple(self._placed().values())

    def _placed(self) -> dict[int, Event]:
        """Every event by its place, in the order of the store."""
        if self._events is None:
            self._events = dict(reading.read_events(self.index.all))
        return self._events

    @property
    def outcomes(self) -> dict[str, tuple[Outcome, ...]]:
        """The whole record."""
        if self._outcomes is None:
            self._outcomes = reading.read_outcomes(self.index.all)
        return self._outcomes

    @property
    def synonyms(self) -> tuple[tuple[str, ...], ...]:
        """Words that mean the same to a search."""
        found: dict[int, list[str]] = {}
        for meaning, word in self.index.all("SELECT meaning, word FROM synonyms"):
            found.setdefault(meaning, []).append(word)
        return tuple(map(tuple, found.values()))

    @property
    def parts(self) -> dict[str, tuple[Event, ...]]:
        """Every event that is part of another, by the other's id."""
        if self._parts is None:
            self._parts = parts_of(self.events)
        return self._parts

    @property
    def total(self) -> int:
        """How many events there are."""
        return self.index.total

    def record_day(self) -> date | None:
        """The newest day that the store speaks of: of a document, or of an entry of the record."""
        return optional_day(self.index.one(
            "SELECT MAX(day) FROM (SELECT MAX(dated) AS day FROM documents"
            " UNION ALL SELECT MAX(recorded) FROM outcomes)"
        ))  # fmt: skip

    def tags(self) -> dict[str, str]:
        """Every tag in use, in the order of names."""
        return dict(sorted(self.index.all("SELECT DISTINCT tag, english FROM tags")))

    def whole(self) -> Timeline:
        """The whole store as a ``Timeline``, for what must see all of it."""
        from aitrack.timeline import Timeline  # noqa: PLC0415, only for the whole

        return Timeline(
            self.documents, self.events, self.bodies, self.outcomes, parts=self.parts,
            synonyms=self.synonyms,
        )  # fmt: skip

    def as_of(self, day: date) -> Timeline:
        """What the record said on a day."""
        return self.whole().as_of(day)

    def get(self, event_id: str) -> Event | None:
        """The event of an id, or of one it used to have; the first of the store."""
        place = self.index.one(
            "SELECT MIN(place) FROM (SELECT place FROM events WHERE id = ?"
            " UNION ALL SELECT event FROM aliases WHERE name = ?)",
            event_id, event_id,
        )  # fmt: skip
        return None if place is None else reading.read_events(self.index.all, [place])[0][1]

    def beginning(self, prefix: str) -> list[str]:
        """Two ids that begin so at the most: enough to know whether a beginning names one event."""
        question = "SELECT id FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        return [name for (name,) in self.index.all(question, prefix, f"{prefix}~")]  # behind all

    def numbers(self, names: Iterable[str]) -> dict[str, int]:
        """The short numbers of events: where each stands in the store, from 1 on."""
        if self._events is not None:  # all of them are here
            wanted, counted = frozenset(names), enumerate(self._events.values(), 1)
            return {event.id: number for number, event in counted if event.id in wanted}
        from aitrack.store.index.numbering import numbers  # noqa: PLC0415, not for programs

        return numbers(self.index, list(names))

    def numbered(self, number: int) -> Event | None:
        """The event of a short number."""
        from aitrack.store.index.numbering import place_of  # noqa: PLC0415, where one is given

        place = place_of(self.index, number)
        return None if place is None else reading.read_events(self.index.all, [place])[0][1]

    def part(self, places: Sequence[int]) -> Part:
        """Some events, in the order given."""
        if len(places) == self.total:
            known = self._placed()
            if not known.keys() >= set(places):
                raise Damaged
            events = tuple([known[place] for place in places])
            return Part(self.documents, events, self.outcomes, self.parts)
        read = dict(reading.read_events(self.index.all, places))
        events = tuple(read.values())
        documents = self._documents
        if documents is None:
            cited = {each.document for event in events for each in event.mentions if each.document}
            documents = reading.read_documents(self.index.all, cited)
        parts = self._beneath(read)
        named = [each.id for several in (events, *parts.values()) for each in several]
        return Part(documents, events, self.record(*dict.fromkeys(named)), parts)

    def _beneath(self, read: dict[int, Event]) -> dict[str, tuple[Event, ...]]:
        """What lies beneath the umbrellas among some events; these are not read again."""
        found: dict[str, tuple[Event, ...]] = {}
        above = [each.id for each in read.values() if each.nature is Nature.UMBRELLA]
        while above:
            places = reading.read_parts(self.index.all, above)
            unread = [place for place in places if place not in read]
            read = {**read, **dict(reading.read_events(self.index.all, unread))}
            floor = parts_of([read[place] for place in places])
            found |= floor
            above = [each.id for parts in floor.values() for each in parts if each.id not in found]
        return found

    def record(self, *names: str) -> dict[str, tuple[Outcome, ...]]:
        """The recorded outcomes of some events, by id."""
        if self._outcomes is None:
            return reading.read_outcomes(self.index.all, names)
        return {name: self._outcomes[name] for name in names if name in self._outcomes}

    def named(self, names: Iterable[str]) -> Part:
        """The events of these ids, in the order of the store."""
        return self.part([place for place, _ in reading.read_places(self.index.all, names)])

    def families(self, query: Query) -> list[str] | None:
        """The bodies that stand for the families of those asked for; None where none is asked."""
        if query.ministry_ids is None:
            return None
        known = reading.read_kin(self.index.all, query.ministry_ids)
        return sorted({known.get(each, each) for each in query.ministry_ids})

    def exactly(self, query: Query) -> bool:
        """Whether the index alone tells what fits, and nothing is left to ask of the day."""
        asked = query.ministry_ids
        if query.states or query.ids or query.stale_days is not None:
            return False
        return not asked or reading.read_kin(self.index.all, asked).keys() == asked

    def group(self, query: Query) -> str | None:
        """The group of counts (``kind law``) that a query asks for, days aside; None for more."""
        return _group(query, self.families(query)) if self.exactly(query) else None

    def citations(self) -> dict[str, tuple[int, int]]:
        """How many items and how many mentions cite each document."""
        rows = self.index.all(
            "SELECT document, COUNT(DISTINCT event), COUNT(*) FROM mentions"
            " INDEXED BY mentions_of_document WHERE document IS NOT NULL GROUP BY document"
        )
        return {name: (items, mentions) for name, items, mentions in rows}

    def namings(self) -> dict[str, int]:
        """How many items name each body; one that has no family is counted as one."""
        alone = "SELECT 'ministry ' || family FROM bodies GROUP BY family HAVING COUNT(*) = 1"
        return dict(self.index.all(
            "SELECT substr(grp, instr(grp, ' ') + 1), SUM(n) FROM standings"
            f" WHERE (grp > 'body ' AND grp < 'body!') OR grp IN ({alone}) GROUP BY grp"
        ))  # fmt: skip

    def moved(self) -> Part:
        """The events that documents of different days speak of, in the order of the store."""
        rows = self.index.all("SELECT place FROM events WHERE moved = 1 ORDER BY place")
        return self.part([place for (place,) in rows])


def _group(query: Query, families: list[str] | None) -> str | None:
    """The one group that is all a query asks for beside days; None where it asks for more.

    Only queries that the index can answer alone are asked about: no states, no silence, no ids.
    """
    more = query.documents or query.tags or query.text or query.words
    if more or query.conflicting or query.due:
        return None
    if families is None:
        if not query.kinds:
            return "all"
        return f"kind {next(iter(query.kinds)).value}" if len(query.kinds) == 1 else None
    return f"ministry {families[0]}" if len(families) == 1 and not query.kinds else None


if TYPE_CHECKING:
    AnyTimeline = Timeline | Indexed
    """A store, wherever it is kept."""
