"""A store as a run uses it: from the index what is asked for, from the YAML where there is none.

An ``Indexed`` timeline answers like a whole ``Timeline`` and reads as little as it can. What it
narrows by is only ever a superset or an exact count; ``query`` decides in both cases.
"""

from __future__ import annotations

from functools import cached_property

from aitrack.answers.query import Query
from aitrack.model import Timeline
from aitrack.store.codec import thaw, unpack_body, unpack_document, unpack_event, unpack_outcome
from aitrack.store.index import (
    ALL,
    BY,
    DAY,
    DAY_BITS,
    DELIVERABLE,
    FAR,
    FROM,
    LENGTHS,
    UNDATED,
    WHEN,
    Index,
)
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from aitrack.bodies import Bodies
    from aitrack.model import Document, Event, Outcome

    Question = tuple[str, str, list[Any]]
    """What to ask for first and last day and number of events, in which order, and its values."""

_MANY = 500
"""Values in one question."""


def facet_number(name: str) -> int:
    """The number of a facet."""
    from aitrack.store.entries import facet_number as numbered  # noqa: PLC0415, hashing

    return numbered(name)


class Indexed:
    """A timeline read from the index as it is asked for."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @cached_property
    def documents(self) -> dict[str, Document]:
        """All documents, in the order of the store."""
        rows = self.index.all("SELECT id, packed FROM documents ORDER BY place")
        return {name: unpack_document(thaw(packed)) for name, packed in rows}

    @cached_property
    def bodies(self) -> Bodies:
        """All bodies."""
        from aitrack.bodies import Bodies  # noqa: PLC0415, only for names

        rows = self.index.all("SELECT packed FROM bodies ORDER BY place")
        return Bodies(unpack_body(thaw(packed)) for (packed,) in rows)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every event: only for what must see them all."""
        rows = self.index.all("SELECT packed FROM events ORDER BY seq")
        return tuple(unpack_event(thaw(packed)) for (packed,) in rows)

    @cached_property
    def outcomes(self) -> dict[str, tuple[Outcome, ...]]:
        """The whole record."""
        return self._outcomes(self.index.all("SELECT event, packed FROM outcomes ORDER BY place"))

    @property
    def total(self) -> int:
        """How many events there are."""
        return self.index.total

    def tags(self) -> Iterable[str]:
        """Every tag in use, in the order of names."""
        rows = self.index.all("SELECT name FROM facets WHERE name LIKE 'tag:%'")
        return [name.removeprefix("tag:") for (name,) in rows]

    def whole(self) -> Timeline:
        """All of it as a value."""
        return Timeline(self.documents, self.events, self.bodies, self.outcomes)

    def as_of(self, day: date) -> Timeline:
        """What the record said on a day."""
        return self.whole().as_of(day)

    def get(self, event_id: str) -> Event | None:
        """The event of an id, or of one it used to have; the first of the store."""
        seq = self.index.one(
            "SELECT MIN(seq) FROM (SELECT seq FROM events WHERE id = ?"
            " UNION ALL SELECT seq FROM aliases WHERE name = ?)",
            event_id, event_id,
        )  # fmt: skip
        return self._events([seq])[0] if seq is not None else None

    def part(self, seqs: Sequence[int]) -> Timeline:
        """A timeline of some events, in the order given."""
        events = self._events(seqs)
        found: dict[str, tuple[Outcome, ...]] = {}
        for at in range(0, len(events), _MANY):
            names = [event.id for event in events[at : at + _MANY]]
            marks = ", ".join("?" * len(names))
            rows = self.index.all(
                f"SELECT event, packed FROM outcomes WHERE event IN ({marks}) ORDER BY place",  # noqa: S608
                *names,
            )
            found |= self._outcomes(rows)
        return Timeline(self.documents, tuple(events), self.bodies, found)

    def _events(self, seqs: Sequence[int]) -> list[Event]:
        found: dict[int, bytes] = {}
        for at in range(0, len(seqs), _MANY):
            some = seqs[at : at + _MANY]
            marks = ", ".join("?" * len(some))
            question = f"SELECT seq, packed FROM events WHERE seq IN ({marks})"  # noqa: S608
            found.update(self.index.all(question, *some))
        return [unpack_event(thaw(found[seq])) for seq in seqs]

    @staticmethod
    def _outcomes(rows: Iterable[tuple[str, bytes]]) -> dict[str, tuple[Outcome, ...]]:
        found: dict[str, tuple[Outcome, ...]] = {}
        for name, packed in rows:
            found[name] = (*found.get(name, ()), unpack_outcome(thaw(packed)))
        return found

    def count(self, query: Query) -> int:
        """How many events fit what a query asks of the events themselves."""
        return sum(
            self.index.one(f"SELECT COUNT(*) FROM ({question})", *values)  # noqa: S608
            for question, _, values in self._questions(query)
        )

    def page(self, query: Query, limit: int | None = None) -> list[int]:
        """The numbers of those events in the order of lists, at most so many."""
        parts, values = [], []
        for question, order, asked in self._questions(query):
            parts.append(f"SELECT * FROM ({question} ORDER BY {order} LIMIT ?)")  # noqa: S608
            values += [*asked, -1 if limit is None else limit]
        rows = self.index.all(
            f"{' UNION ALL '.join(parts)} ORDER BY 1, 2, 3 LIMIT ?",
            *values, -1 if limit is None else limit,
        )  # fmt: skip
        return [seq for _, _, seq in rows]

    def overdue(self, facet: int, day: int, limit: int | None) -> list[int]:
        """The numbers of what is overdue, in the order of ``due``."""
        return self._entries(facet, day, 1, day - 1, limit, DELIVERABLE)

    def due(self, facet: int, day: int, until: int, limit: int | None) -> list[int]:
        """The numbers of what falls due from a day to another, in the order of ``due``."""
        return self._entries(facet, day, day, until, limit, 0)

    def _entries(
        self, facet: int, day: int, first: int, until: int, limit: int | None, flags: int
    ) -> list[int]:
        most = -1 if limit is None else limit
        rows = self.index.entries(facet, day, first, until, most, flags=flags, columns="e.seq")
        return [seq for (seq,) in rows]

    def undated(self, query: Query) -> int:
        """How many of the events that fit have no days at all."""
        anywhen = replace(query, first=None, stop=None)
        return sum(
            self.index.one(f"SELECT COUNT(*) FROM ({question})", *values)  # noqa: S608
            for question, _, values in self._questions(anywhen, only=UNDATED)
        )

    def named(self, names: Iterable[str]) -> Timeline:
        """A timeline of the events of these ids."""
        seqs = [self.index.one("SELECT seq FROM events WHERE id = ?", name) for name in names]
        return self.part([seq for seq in seqs if seq is not None])

    def simple_facet(self, query: Query) -> int | None:
        """The one facet that is all a query asks for, where the index keeps counts of it."""
        if query != Query(ministry_ids=query.ministry_ids, kinds=query.kinds):
            return None
        wanted = self._facets(query)
        return wanted[0][0] if len(wanted) == 1 and len(wanted[0]) == 1 else None

    def exactly(self, query: Query) -> bool:
        """Whether ``page`` and ``count`` are the answer, and nothing is left to ask of the day."""
        asked = query.ministry_ids or frozenset()
        families = self.bodies.families() if asked else {}
        reach = {
            name
            for name, family in families.items()
            if family in {families[each] for each in asked if each in families}
        }
        return not query.states and query.stale_days is None and not query.ids and reach == asked

    def _facets(self, query: Query) -> list[list[int]]:
        """What is asked for as lists of facets: of each one must hold; the narrowest first."""
        wanted = []
        if query.ministry_ids is not None:
            families = self.bodies.families()
            reps = sorted({families.get(each, each) for each in query.ministry_ids})
            wanted.append([f"ministry:{each}" for each in reps])
        for name, values in (
            ("kind", query.kinds), ("document", query.documents), ("tag", query.tags)
        ):  # fmt: skip
            if values:
                wanted.append([f"{name}:{each}" for each in sorted(map(str, values))])
        if query.conflicting:
            wanted.append(["conflict"])
        found = [[facet_number(name) for name in names] for names in wanted]
        return sorted(found, key=len) or [[facet_number(ALL)]]

    def _questions(self, query: Query, *, only: int | None = None) -> list[Question]:
        """One for each class of spans; each event that fits is in exactly one of them."""
        wanted = self._facets(query)
        from aitrack.matching import fold_name  # noqa: PLC0415, only for words

        words = [word for word in map(fold_name, query.text.split()) if word]
        classes = [each for each in _classes(query) if only in (None, each[0])]
        if words:
            from aitrack.store import letters  # noqa: PLC0415, only for words

            letters.make_searchable(self.index)
            days = classes if query.dated or only is not None else []
            return [_searching(wanted, words, days)]
        more, values = _narrowed(wanted[1:], f"(s.at & {WHEN})")
        facets = wanted[0]
        several = len(facets) > 1
        found = []
        for length, low, high, least in classes:
            ranges = " OR ".join(["at BETWEEN ? AND ?"] * len(facets))
            limits = [facet + (length << DAY_BITS) + day for facet in facets for day in (low, high)]
            question = (
                f"SELECT {'DISTINCT ' * several}at & {DAY} AS first, last, seq FROM span s"  # noqa: S608, our own words
                f" WHERE ({ranges}) AND last >= ?{more}"
            )
            order = "1, 2, 3" if several else "at, last, seq"
            found.append((question, order, [*limits, least, *values]))
        return found


def _narrowed(wanted: list[list[int]], when: str) -> tuple[str, list[Any]]:
    """The other facets, as conditions on what has class and first day ``when``."""
    more = ""
    values: list[Any] = []
    for facets in wanted:
        marks = ", ".join([f"? + {when}"] * len(facets))
        more += (
            f" AND EXISTS (SELECT 1 FROM span o WHERE o.at IN ({marks})"  # noqa: S608
            " AND o.last = s.last AND o.seq = s.seq)"
        )
        values += facets
    return more, values


def _classes(query: Query) -> Iterable[tuple[int, int, int, int]]:
    """The classes of spans, each with the days its first must lie between and its last reach.

    By ``Period.overlaps``.
    """
    first = query.first.toordinal() if query.first else 0
    until = query.stop.toordinal() - 1 if query.stop else FAR
    for length in LENGTHS:
        yield length, max(0, first - (1 << length)), until, first
    yield BY, first, FAR, 0
    yield FROM, 0, until, 0
    if not query.dated:
        yield UNDATED, 0, FAR, 0


def _searching(
    wanted: list[list[int]], words: list[str], classes: list[tuple[int, int, int, int]]
) -> Question:
    """Words first, for they leave the least."""
    narrow = [] if wanted == [[facet_number(ALL)]] else wanted
    more, values = _narrowed(narrow, f"((s.length << {DAY_BITS}) + s.first)")
    from aitrack.store import letters  # noqa: PLC0415, only for words

    found, asked = letters.searching(words)
    days = " OR ".join(["length = ? AND first BETWEEN ? AND ? AND last >= ?"] * len(classes))
    within = f" AND ({days})" if days else ""
    question = f"SELECT s.first, s.last, s.seq FROM {found}{more}{within}"  # noqa: S608
    limits = [value for each in classes for value in each]
    return question, "1, 2, 3", [*asked, *values, *limits]


AnyTimeline = Timeline | Indexed
"""A store, wherever it is kept."""
