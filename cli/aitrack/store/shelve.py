"""One timeline file → the rows that the index keeps of it; also what runs beside other files."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
    stamp,
)
from aitrack.store.sheet import head_of, read_events
from aitrack.store.swift import Unsure

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    """What one file adds to each table."""

    events: list[tuple[Any, ...]]
    settled: list[tuple[int, int, int]]
    aliases: list[tuple[str, int]]
    links: list[tuple[int, str]]
    """To events that do not stand in the same file."""
    spans: list[tuple[int, ...]]
    entries: list[tuple[int, ...]]
    counted: dict[tuple[int, str], int]
    changing: dict[tuple[int, int, str], int]
    facets: dict[str, int]


def shelve(path: str, ordinal: int, head: bytes, seen: str, ground: Ground) -> Rows:
    """Read one file.

    Args:
        path: The file.
        ordinal: Its place among the files of the store.
        head: What its documents were read from.
        seen: Its stamp.
        ground: What it is read on.

    Raises:
        Unsure: It has a mistake, or is not the file whose head and stamp those were.
    """
    data = Path(path).read_bytes()
    if head_of(data) != head or stamp(path) != seen:
        raise Unsure
    return rows_of(read_events(data, ground.known), ordinal << BITS, ground)


def rows_of(events: Sequence[Packed], first: int, ground: Ground) -> Rows:
    """The rows of packed events, numbered from ``first`` on.

    Raises:
        Unsure: Two of them share an id, or one points at itself.
    """
    rows = Rows([], [], [], [], [], [], defaultdict(int), defaultdict(int), {})
    spans, entries, counted = rows.spans, rows.entries, rows.counted
    used: set[tuple[int, ...]] = set()
    for seq, packed in enumerate(events, first):
        name, title, _, ministries, _, deliverable, mentions, _, _, part_of, related, aliases = (
            packed[:12]
        )
        days = mentions[0][4:9]
        counting, other = facets_of(packed, ground)
        begin, end, length, year, cell, coarse = times(*days, deliverable, ground.base)
        flags = (DELIVERABLE if deliverable else 0) | (STARTS if days[0] else 0)
        if recorded := ground.outcomes.get(name):
            flags |= SETTLES
            steps = career(days, [unpack_outcome(each) for each in recorded], deliverable)
            rows.settled.extend((seq, since, till) for since, till in settled_days(steps))
            coarsened = coarsely(steps)
            _change(rows, (ALL_NUMBER,), steps)
            _change(rows, (*counting[1:], year), coarsened)
            cell, coarse = _on(steps, ground.base), _on(coarsened, ground.base)
        used.add(counting)
        used.add((*other, year))
        when, both = (length << DAY_BITS) + begin, flags | COUNTED
        spans += [(each + when, end, seq, both) for each in counting]
        if other:
            spans += [(each + when, end, seq, flags) for each in other]
        if end < FAR:
            entries += [(each + end, begin, seq, both) for each in counting]
        counted[ALL_NUMBER, cell] += 1
        counted[year, coarse] += 1
        for each in counting[1:]:
            counted[each, coarse] += 1
        rows.events.append(
            (seq, name, title, "·".join(ministries), mentions[0][3] or "", length, begin, end,
             freeze(packed))
        )  # fmt: skip
        if aliases:
            rows.aliases.extend((each, seq) for each in aliases)
        if part_of or related:
            rows.links.extend((seq, each) for each in ((part_of, *related) if part_of else related))
    facets = set(chain.from_iterable(used))
    rows.facets.update((facet_name(each), each) for each in facets)
    return _checked(rows)


def _checked(rows: Rows) -> Rows:
    """See that events are told apart, and keep of the links only those out of the file."""
    names = {row[1]: row[0] for row in rows.events}
    if len(names) != len(rows.events) or any(names.get(to) == seq for seq, to in rows.links):
        raise Unsure
    rows.links[:] = [link for link in rows.links if link[1] not in names]
    return rows


def _change(rows: Rows, facets: Sequence[int], steps: Career) -> None:
    for (_, before), (day, cell) in pairwise(steps):
        for facet in facets:
            rows.changing[facet, day, before] -= 1
            rows.changing[facet, day, cell] += 1


def _on(steps: Career, day: int) -> str:
    """The cell of a day."""
    return [cell for since, cell in steps if since <= day or since == steps[0][0]][-1]


def joined(found: Sequence[Rows]) -> Rows:
    """The rows of several files as those of one, but for spans and entries."""
    counted, changing = Counter[Any](), Counter[Any]()
    facets: dict[str, int] = {}
    for each in found:
        counted.update(each.counted)
        changing.update(each.changing)
        facets.update(each.facets)
    lists = (each[:_LISTS] for each in found)
    events, settled, aliases, links = (
        list(chain.from_iterable(some)) for some in zip(*lists, strict=True)
    )
    return Rows(events, settled, aliases, links, [], [], dict(counted), dict(changing), facets)


_LISTS = 4
"""The first fields of ``Rows``, of which nothing is sorted."""
