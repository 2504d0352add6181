"""One event and its outcomes → what the index keeps to find, to order and to count it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from aitrack.dates.period import Bound
from aitrack.matching import fold_name
from aitrack.status import DELIVERED, SETTLED, State, governing, late_days, state_of
from aitrack.store.codec import unpack_period
from aitrack.store.index import ALL, BY, DELIVERABLE, FAR, FROM, SETTLES, UNDATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.period import Period
    from aitrack.model import Outcome
    from aitrack.store.codec import Packed

Career = tuple[tuple[int, str], ...]
_START = 1
"""The first day there is."""


class Facets(NamedTuple):
    """What an event can be asked for by, as numbers."""

    due: tuple[int, ...]
    """All, its kind, its families: what ``due`` counts."""
    lists: tuple[int, ...]
    """Those and what else lists narrow by."""
    scores: tuple[int, ...]
    """What is counted for ``due`` and scorecards, but for all and the year."""
    names: dict[str, int]


class Times(NamedTuple):
    """What follows from the days alone."""

    first: int
    last: int
    """First and last day as lists are ordered."""
    length: int
    """Its class: the power of two that its days fit in, or which side is open."""
    year: str
    """The facet of its deadline's year, else of its start's."""
    career: Career
    """From which day on it stands where."""
    coarse: Career
    """The same without the day on which it begins: all that most counts are asked for."""


class Entry(NamedTuple):
    """The rows of one event, but for its number in the store."""

    times: Times
    start: int
    flags: int
    facets: Facets
    searched: str


def entry(packed: Packed, families: dict[str, str], outcomes: Sequence[Outcome] = ()) -> Entry:
    """Work it all out."""
    name, title, kind, ministries, ids, deliverable, mentions = packed[:7]
    days, tags, note = mentions[0][4:9], packed[12], packed[13]
    times = _times(*days, deliverable)
    if outcomes:
        career = _steps(unpack_period(*days), outcomes, deliverable)
        times = times._replace(career=career, coarse=_coarse(career))
    conflict = bool(packed[8]) or (len(mentions) > 1 and _moved(mentions))
    facets = _facets(
        kind, tuple(ids), tuple([families[each] for each in ids]), tuple(tags), conflict
    )
    documents = tuple([mention[0] for mention in mentions])
    facets = _with_documents(facets, documents, packed[14])
    flags = (DELIVERABLE if deliverable else 0) | (SETTLES if outcomes else 0)
    searched = fold_name(" ".join((title, name, *ministries, *tags, note or "")))
    return Entry(times, days[0], flags, facets, searched)


@lru_cache(maxsize=1 << 14)
def _facets(
    kind: str,
    ids: tuple[str, ...],
    families: tuple[str, ...],
    tags: tuple[str, ...],
    conflict: bool,
) -> Facets:
    """All but the documents, which differ from file to file."""
    due = [ALL, f"kind:{kind}", *(f"ministry:{each}" for each in dict.fromkeys(families))]
    listed = [f"tag:{each}" for each in dict.fromkeys(tags)] + ["conflict"] * conflict
    scores = [f"by-ministry:{each}" for each in ids or ("",)]
    names = {name: facet_number(name) for name in (*due, *listed, *scores)}
    return Facets(
        tuple(map(facet_number, due)), tuple(map(facet_number, [*due, *listed])),
        tuple(map(facet_number, [*due[1:], *scores])), names,
    )  # fmt: skip


@lru_cache(maxsize=1 << 10)
def _documents(documents: tuple[str | None, ...], source: str | None) -> Facets:
    listed = [f"document:{each}" for each in dict.fromkeys(filter(None, documents))]
    score = f"by-document:{documents[0] or source or ''}"
    names = {name: facet_number(name) for name in (*listed, score)}
    return Facets((), tuple(map(facet_number, listed)), (facet_number(score),), names)


def _with_documents(
    facets: Facets, documents: tuple[str | None, ...], source: str | None
) -> Facets:
    more = _documents(documents, source)
    return Facets(
        facets.due, facets.lists + more.lists, facets.scores + more.scores,
        facets.names | more.names,
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _times(
    start: int, stop: int, bound: str, precision: str, inferred: bool, deliverable: bool
) -> Times:
    period = unpack_period(start, stop, bound, precision, inferred)
    career = _career(period, deliverable)
    ends = period.deadline or period.start
    year = f"by-year:{ends.year if ends else ''}"
    return Times(*_place(start, stop), year, career, _coarse(career))


def _moved(mentions: Packed) -> bool:
    """Whether its dates contradict each other: ``Event.conflict``."""
    said = [unpack_period(*each[4:9]) for each in mentions if each[3] or each[9]]
    return any(not one.agrees(other) for one, other in combinations(said, 2))


def _place(start: int, stop: int) -> tuple[int, int, int]:
    """First and last day as lists are ordered, and the class of the length."""
    last = stop - 1 if stop else 0
    if start and last:
        return start, last, (last - start).bit_length()
    if last:
        return last, last, BY
    return (start, FAR, FROM) if start else (FAR, FAR, UNDATED)


def _career(period: Period, deliverable: bool) -> Career:
    """Where it stands from which day on, with nothing recorded."""
    return _steps(period, (), deliverable)


def _steps(period: Period, outcomes: Sequence[Outcome], deliverable: bool) -> Career:
    """Ask on every day on which the answer can change."""
    days = {_START}
    days.update(day.toordinal() for day in (period.start, period.stop) if day)
    for each in outcomes:
        known = each.happened.last_day if each.happened else each.recorded
        if known:
            days.add(known.toordinal())
    found: list[tuple[int, str]] = []
    for day in sorted(days):
        cell = _cell(period, outcomes, date.fromordinal(day), deliverable)
        if not found or found[-1][1] != cell:
            found.append((day, cell))
    return tuple(found)


def _cell(period: Period, outcomes: Sequence[Outcome], day: date, deliverable: bool) -> str:
    outcome = governing(outcomes, day)
    state = state_of(period, outcome, day, deliverable=deliverable)
    name = state.value
    if outcome and outcome.status in SETTLED:
        late = outcome.status in DELIVERED and late_days(outcome, period.deadline)
        name += f"/late@{outcome.by.value}" if late else f"@{outcome.by.value}"
    elif state is State.UPCOMING and period.bound is Bound.FROM:
        name += "/from"
    return name if deliverable else f"{name}*"


def _coarse(career: Career) -> Career:
    """Only what is asked of a ministry or a kind: ahead is ahead, begun or not."""
    found: list[tuple[int, str]] = []
    for day, cell in career:
        told = cell.replace("upcoming/from", "ongoing").replace("upcoming", "open")
        if not found or found[-1][1] != told:
            found.append((day, told))
    return tuple(found)


def settled_days(career: Career) -> list[tuple[int, int]]:
    """From which day to before which day an outcome holds."""
    stops = [day for day, _ in career[1:]] + [FAR + 1]
    return [(day, stop) for (day, cell), stop in zip(career, stops, strict=True) if "@" in cell]


@lru_cache(maxsize=1 << 16)
def facet_number(name: str) -> int:
    """A number for a facet, the same in every process; two alike would be noticed by the build."""
    return int.from_bytes(blake2b(name.encode(), digest_size=5).digest())


def grams(searched: str) -> str:
    """Pairs of neighbouring letters, each once, as words of digits: what search narrows by."""
    digits = searched.encode("utf-16-be").hex() + "0000"
    return " ".join({digits[at : at + _PAIR] for at in range(0, len(digits) - _LETTER, _LETTER)})


def grams_of(word: str) -> list[str]:
    """The pairs that a folded word must have; of a single letter the beginning of a pair."""
    digits = word.encode("utf-16-be").hex()
    if len(digits) == _LETTER:
        return [f"{digits}*"]
    pairs = (digits[at : at + _PAIR] for at in range(0, len(digits) - _LETTER, _LETTER))
    return list(dict.fromkeys(pairs))


_LETTER, _PAIR = 4, 8
"""Digits of one UTF-16 unit, and of two."""
