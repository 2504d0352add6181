"""One timeline file → the rows that the index keeps of it; also what runs beside other files."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from aitrack.store.codec import freeze, unpack_outcome
from aitrack.store.entries import (
    ALL_NUMBER,
    Career,
    career,
    coarsely,
    facet_name,
    facets_of,
    settled_days,
    times,
)
from aitrack.store.index import (
    COUNTED,
    DAY_BITS,
    DELIVERABLE,
    FAR,
    SETTLES,
    STARTS,
    digest,
    stamp,
)
from aitrack.store.sheet import head_of, read_events
from aitrack.store.swift import Unsure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.store.blocks import Known
    from aitrack.store.codec import Packed

BITS = 20
"""Room for the events of one file: more than sixteen megabytes can hold."""


class Ground(NamedTuple):
    """What all files of a store are read on."""

    known: Known
    families: dict[str, str]
    shared: frozenset[str]
    """The families of more bodies than one."""
    outcomes: dict[str, list[Packed]]
    """By event id, in the order of the record."""
    base: int
    """The day that ``counted`` speaks of."""
    facets: dict[tuple[str, ...], tuple[int, ...]]
    """Of bodies, by their ids; filled."""


def ground_of(known: Known, outcomes: dict[str, list[Packed]], base: int) -> Ground:
    """What files are read on, before any is read."""
    families = known.bodies.families()
    sizes = Counter(families.values())
    shared = frozenset(family for family, size in sizes.items() if size > 1)
    return Ground(known, families, shared, outcomes, base, {})


class Rows(NamedTuple):
    """What some files add to the tables: of a table all values, one row behind the other."""

    events: list[Any]
    settled: list[int]
    aliases: list[Any]
    links: list[Any]
    """To events that do not stand in the same file."""
    spans: dict[int, list[int]]
    entries: dict[int, list[int]]
    """By facet, so that what lies together is written together."""
    counted: dict[tuple[int, str], int]
    changing: dict[tuple[int, int, str], int]
    facets: dict[str, int]
    """By name."""
    digests: dict[str, bytes]
    """Of the files as they were read."""


def no_rows() -> Rows:
    """Rows to add to."""
    return Rows(
        [], [], [], [], defaultdict(list), defaultdict(list), defaultdict(int), defaultdict(int),
        {}, {},
    )  # fmt: skip


def flat(rows: dict[int, list[int]]) -> list[int]:
    """Rows by facet as one list of values."""
    return list(chain.from_iterable([rows[facet] for facet in sorted(rows)]))


def shelve(path: str, ordinal: int, head: bytes, seen: str, ground: Ground, rows: Rows) -> None:
    """Read one file.

    Args:
        path: The file.
        ordinal: Its place among the files of the store.
        head: What its documents were read from.
        seen: Its stamp.
        ground: What it is read on.
        rows: Where its rows go.

    Raises:
        Unsure: It has a mistake, or is not the file whose head and stamp those were.
    """
    data = Path(path).read_bytes()
    if head_of(data) != head or stamp(path) != seen:
        raise Unsure
    rows.digests[path] = digest(data)
    add_rows(rows, read_events(data, ground.known), ordinal << BITS, ground)


def rows_of(events: Sequence[Packed], first: int, ground: Ground) -> Rows:
    """The rows of packed events alone; see ``add_rows``."""
    rows = no_rows()
    add_rows(rows, events, first, ground)
    return rows


def add_rows(rows: Rows, events: Sequence[Packed], first: int, ground: Ground) -> None:
    """Add the rows of one file's packed events, numbered from ``first`` on.

    Raises:
        Unsure: Two of them share an id, or one points at itself.
    """
    values, spans, entries, counted = rows.events, rows.spans, rows.entries, rows.counted
    links: list[tuple[int, str]] = []
    years = set()
    for seq, packed in enumerate(events, first):
        name, title, _, ministries, _, deliverable, mentions = packed[:7]
        days = mentions[0][4:9]
        counting, other = facets_of(packed, ground)
        begin, end, length, year, cell, coarse = times(*days, deliverable, ground.base)
        flags = (DELIVERABLE if deliverable else 0) | (STARTS if days[0] else 0)
        if recorded := ground.outcomes.get(name):
            flags |= SETTLES
            steps = career(days, [unpack_outcome(each) for each in recorded], deliverable)
            cell, coarse = _settle(rows, seq, steps, (*counting[1:], year), ground.base)
        when, both = (length << DAY_BITS) + begin, flags | COUNTED
        for each in counting:
            spans[each] += (each + when, end, seq, both)
            counted[each, coarse] += 1
        for each in other:
            spans[each] += (each + when, end, seq, flags)
        if end < FAR:
            for each in counting:
                entries[each] += (each + end, begin, seq, both)
        years.add(year)
        counted[year, coarse] += 1
        if cell != coarse:  # of all, more is asked
            counted[ALL_NUMBER, coarse] -= 1
            counted[ALL_NUMBER, cell] += 1
        values += (
            seq, name, title, "·".join(ministries), mentions[0][3] or "", length, begin, end,
            freeze(packed),
        )  # fmt: skip
        if packed[9] or packed[10] or packed[11]:
            links += [(seq, each) for each in (packed[9], *packed[10]) if each]
            rows.aliases.extend(chain.from_iterable((each, seq) for each in packed[11]))
    _link(rows, events, first, links)
    rows.facets.update((facet_name(each), each) for each in (*spans, *years))


def _link(
    rows: Rows, events: Sequence[Packed], first: int, links: Iterable[tuple[int, str]]
) -> None:
    """See that events are told apart, and keep of the links only those out of the file."""
    here = {packed[0]: seq for seq, packed in enumerate(events, first)}
    if len(here) != len(events) or any(here.get(to) == seq for seq, to in links):
        raise Unsure
    rows.links.extend(chain.from_iterable(link for link in links if link[1] not in here))


def _settle(
    rows: Rows, seq: int, steps: Career, facets: Sequence[int], base: int
) -> tuple[str, str]:
    """The rows of what became of an event; where it stood on the day ``base``, also coarsely."""
    for since, till in settled_days(steps):
        rows.settled.extend((seq, since, till))
    coarse = coarsely(steps)
    _change(rows, (ALL_NUMBER,), steps)
    _change(rows, facets, coarse)
    return _on(steps, base), _on(coarse, base)


def _change(rows: Rows, facets: Sequence[int], steps: Career) -> None:
    for (_, before), (day, cell) in pairwise(steps):
        for facet in facets:
            rows.changing[facet, day, before] -= 1
            rows.changing[facet, day, cell] += 1


def _on(steps: Career, day: int) -> str:
    """The cell of a day."""
    return [cell for since, cell in steps if since <= day or since == steps[0][0]][-1]
