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


class Entry(NamedTuple):
    """The rows of one event, but for its number in the store."""

    first: int
    last: int
    length: int
    """Its class: the power of two that its days fit in, or which side is open."""
    start: int
    flags: int
    career: Career
    """From which day on it stands where."""
    coarse: Career
    """The same without the day on which it begins: all that most counts are asked for."""
    due_facets: tuple[str, ...]
    """Those that ``due`` can be asked for."""
    list_facets: tuple[str, ...]
    """Those only of lists."""
    score_facets: tuple[str, ...]
    """Those only of scorecards."""
    searched: str


def entry(packed: Packed, families: dict[str, str], outcomes: Sequence[Outcome] = ()) -> Entry:
    """Work it all out."""
    name, title, kind, ministries, ids, deliverable, mentions = packed[:7]
    days, tags, note, source = mentions[0][4:9], packed[12], packed[13], packed[14]
    period = unpack_period(*days)
    first, last, length = _place(period)
    related = dict.fromkeys([families[each] for each in ids])
    due = (ALL, f"kind:{kind}", *[f"ministry:{each}" for each in related])
    documents = dict.fromkeys([mention[0] for mention in mentions if mention[0]])
    listed = [f"document:{each}" for each in documents]
    if tags:
        listed += [f"tag:{each}" for each in dict.fromkeys(tags)]
    if packed[8] or _moved(mentions):
        listed.append("conflict")
    ends = period.deadline or period.start
    scores = [f"by-ministry:{each}" for each in (ids or [""])]
    scores.append(f"by-document:{mentions[0][0] or source or ''}")
    scores.append(f"by-year:{ends.year if ends else ''}")
    career = _steps(period, outcomes, deliverable) if outcomes else _career(period, deliverable)
    flags = (DELIVERABLE if deliverable else 0) | (SETTLES if outcomes else 0)
    searched = fold_name(" ".join((title, name, *ministries, *tags, note or "")))
    return Entry(
        first, last, length, days[0], flags, career, _coarse(career), due, tuple(listed),
        tuple(scores), searched,
    )  # fmt: skip


def _moved(mentions: Packed) -> bool:
    """Whether its dates contradict each other: ``Event.conflict``."""
    if len(mentions) == 1:
        return False
    said = [unpack_period(*each[4:9]) for each in mentions if each[3] or each[9]]
    return any(not one.agrees(other) for one, other in combinations(said, 2))


@lru_cache(maxsize=1 << 16)
def _place(period: Period) -> tuple[int, int, int]:
    """First and last day as lists are ordered, and the class of the length."""
    start = period.start.toordinal() if period.start else 0
    last = period.stop.toordinal() - 1 if period.stop else 0
    if start and last:
        return start, last, (last - start).bit_length()
    if last:
        return last, last, BY
    return (start, FAR, FROM) if start else (FAR, FAR, UNDATED)


@lru_cache(maxsize=1 << 16)
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


@lru_cache(maxsize=1 << 16)
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
