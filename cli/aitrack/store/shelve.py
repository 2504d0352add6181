"""One timeline file → the rows that the index keeps of it; also what runs beside other files."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aitrack.store.codec import unpack_outcome
from aitrack.store.entries import Career, Entry, entry, facet_number, grams, settled_days
from aitrack.store.index import FAR, SETTLES, digest, stamp
from aitrack.store.sheet import Known, head_of, read_events
from aitrack.store.swift import Unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aitrack.store.codec import Packed

BITS = 20
"""Room for the events of one file: more than sixteen megabytes can hold."""


class Ground(NamedTuple):
    """What all files of a store are read on."""

    known: Known
    families: dict[str, str]
    outcomes: dict[str, list[Packed]]
    """By event id, in the order of the record."""
    base: int
    """The day that ``counted`` speaks of."""


class Rows(NamedTuple):
    """What one file adds to each table."""

    events: list[tuple[Any, ...]]
    entries: list[tuple[int, ...]]
    spans: list[tuple[int, ...]]
    settled: list[tuple[int, int, int]]
    aliases: list[tuple[str, int]]
    links: list[tuple[int, str]]
    """To events that do not stand in the same file."""
    counted: dict[tuple[int, str], int]
    changing: dict[tuple[int, int, str], int]
    facets: dict[str, int]


class Shelved(NamedTuple):
    """A file as it was read."""

    path: str
    stamp: str
    digest: bytes
    rows: Rows


def shelve(path: str, ordinal: int, head: bytes, ground: Ground) -> Shelved:
    """Read one file.

    Args:
        path: The file.
        ordinal: Its place among the files of the store.
        head: What its documents were read from.
        ground: What it is read on.

    Raises:
        Unsure: It has a mistake, or is not the file whose head that was.
    """
    seen = stamp(path)
    data = Path(path).read_bytes()
    if head_of(data) != head or stamp(path) != seen:
        raise Unsure
    packed = read_events(data, ground.known)
    return Shelved(path, seen, digest(data), rows_of(packed, ordinal << BITS, ground))


def rows_of(events: Iterable[Packed], first: int, ground: Ground) -> Rows:
    """The rows of packed events, numbered from ``first`` on.

    Raises:
        Unsure: Two of them share an id, or one points at itself.
    """
    rows = Rows([], [], [], [], [], [], defaultdict(int), defaultdict(int), {})
    inside = set()
    for seq, packed in enumerate(events, first):
        outcomes = [unpack_outcome(each) for each in ground.outcomes.get(packed[0], ())]
        made = entry(packed, ground.families, outcomes)
        add_entry(rows, seq, made, ground.base)
        rows.events.append(
            (
                seq, packed[0], packed[1], "·".join(packed[3]), packed[6][0][3] or "",
                made.times.length, made.times.first, made.times.last, made.searched,
                grams(made.searched),
                pack_all(packed),
            )
        )  # fmt: skip
        rows.aliases.extend((name, seq) for name in packed[11])
        for target in (*((packed[9],) if packed[9] else ()), *packed[10]):
            if target == packed[0]:
                raise Unsure
            rows.links.append((seq, target))
        inside.add(packed[0])
    if len(inside) != len(rows.events):
        raise Unsure
    rows.links[:] = [link for link in rows.links if link[1] not in inside]
    return rows


def add_entry(rows: Rows, seq: int, made: Entry, base: int) -> None:
    """The rows by which one event is found, ordered and counted."""
    first, last, length, year, career, coarse = made.times
    facets, start, flags = made.facets, made.start, made.flags
    if last < FAR:
        rows.entries.extend([(facet, last, first, seq, start, flags) for facet in facets.due])
    rows.spans.extend([(facet, length, first, last, seq) for facet in facets.lists])
    if flags & SETTLES:
        rows.settled.extend([(seq, since, till) for since, till in settled_days(career)])
    yearly = facet_number(year)
    _count(rows, facets.due[:1], career, base)
    _count(rows, (*facets.scores, yearly), coarse, base)
    rows.facets.update(facets.names)
    rows.facets[year] = yearly


def _count(rows: Rows, facets: Sequence[int], career: Career, base: int) -> None:
    """Where it stood on the day ``base``, and every step before and after."""
    counted, changing = rows.counted, rows.changing
    standing, before = career[0][1], ""
    for day, cell in career:
        if day <= base:
            standing = cell
        if before:
            for facet in facets:
                changing[facet, day, before] -= 1
                changing[facet, day, cell] += 1
        before = cell
    for facet in facets:
        counted[facet, standing] += 1


pack_all = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Packed values as JSON, for a column."""
