"""One event and its outcomes → what the index keeps to find, to order and to count it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, combinations
from typing import NamedTuple

from aitrack.dates.period import Bound
from aitrack.status import DELIVERED, SETTLED, State, governing, late_days, state_of
from aitrack.store.codec import unpack_period
from aitrack.store.index import ALL, BY, FACET_BITS, FAR, FROM, UNDATED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aitrack.dates.period import Period
    from aitrack.model import Outcome
    from aitrack.store.codec import Packed
    from aitrack.store.shelve import Ground

Career = tuple[tuple[int, str], ...]
_START = 1
"""The first day there is."""


class Times(NamedTuple):
    """What follows from the days alone."""

    first: int
    last: int
    """First and last day as lists are ordered."""
    length: int
    """Its class: the power of two that its days fit in, or which side is open."""
    year: int
    """The facet of its deadline's year, else of its start's."""
    cell: str
    """Where it stands on the day that counts speak of, if nothing is recorded."""
    coarse: str
    """The same, but ahead is ahead, begun or not: all that most counts are asked for."""


def facets_of(packed: Packed, ground: Ground) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What an event can be asked for by: the facets that count it, and what else lists narrow by.

    It is counted by all (the first), its kind, its families, its bodies where those are several of
    one family, and the first document that names it.
    """
    ids, mentions, tags = packed[4], packed[6], packed[12]
    bodies = ground.facets.get(ids := tuple(ids))
    if bodies is None:
        bodies = ground.facets[ids] = _bodies(ids, ground)
    first = mentions[0]
    counting = _kind(packed[2]) + bodies + _named(first[0], packed[14])
    other = _tags(tuple(tags)) if tags else ()
    conflict = bool(packed[8])
    if len(mentions) > 1:
        conflict = conflict or _moved(mentions)
        also = [each[0] for each in mentions if each[0] != first[0]]
        if also:
            other += tuple(facet_number(f"document:{each}") for each in dict.fromkeys(also))
    return counting, (*other, _CONFLICT) if conflict else other


@lru_cache(maxsize=1 << 8)
def _kind(kind: str) -> tuple[int, ...]:
    return ALL_NUMBER, facet_number(f"kind:{kind}")


def _bodies(ids: tuple[str, ...], ground: Ground) -> tuple[int, ...]:
    if not ids:
        return (facet_number("by-ministry:"),)
    if len(ids) > 1:
        alone = [ground.facets.get((each,)) or _bodies((each,), ground) for each in ids]
        return tuple(dict.fromkeys(chain.from_iterable(alone)))
    family = ground.families[ids[0]]
    found = [facet_number(f"ministry:{family}")]
    if family in ground.shared:
        found.append(facet_number(f"by-ministry:{ids[0]}"))
    ground.facets[ids] = tuple(found)
    return ground.facets[ids]


@lru_cache(maxsize=1 << 12)
def _named(document: str | None, source: str | None) -> tuple[int, ...]:
    """Where it was promised first."""
    name = f"document:{document}" if document else f"by-document:{source or ''}"
    return (facet_number(name),)


@lru_cache(maxsize=1 << 12)
def _tags(tags: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(facet_number(f"tag:{each}") for each in dict.fromkeys(tags))


@lru_cache(maxsize=1 << 16)
def times(
    start: int, stop: int, bound: str, precision: str, inferred: bool, deliverable: bool, base: int
) -> Times:
    """What follows from the days of an event, and from the day that counts speak of."""
    first, last, length = _place(start, stop)
    cell = _early.get(key := (bound, start > base, stop == 0, stop > base, deliverable))
    if cell is None:
        period = unpack_period(start, stop, bound, precision, inferred)
        cell = _early[key] = _cell(period, (), date.fromordinal(base), deliverable)
    return Times(first, last, length, year_of(last, start), cell, _coarse(cell))


_early: dict[tuple[str, bool, bool, bool, bool], str] = {}
"""Where an event stands that nothing is recorded of, by all that this depends on."""


def year_of(last: int, start: int) -> int:
    """The facet of a deadline's year, of the start's where there is no deadline."""
    day = last if last < FAR else start
    return _year(date.fromordinal(day).year) if day else _year("")


@lru_cache(maxsize=1 << 10)
def _year(year: int | str) -> int:
    return facet_number(f"by-year:{year}")


def _moved(mentions: Packed) -> bool:
    """Whether its dates contradict each other: ``Event.conflict``."""
    days = mentions[0][4:9]
    for each in mentions:
        if each[4:9] != days:
            break
    else:
        return False
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


def career(
    days: tuple[int, int, str, str, bool], outcomes: Sequence[Outcome], deliverable: bool
) -> Career:
    """Where an event stands from which day on: asked on every day on which that can change."""
    period = unpack_period(*days)
    on = {_START}
    on.update(day.toordinal() for day in (period.start, period.stop) if day)
    for each in outcomes:
        known = each.happened.last_day if each.happened else each.recorded
        if known:
            on.add(known.toordinal())
    return _steps(
        (day, _cell(period, outcomes, date.fromordinal(day), deliverable)) for day in sorted(on)
    )


def coarsely(steps: Career) -> Career:
    """A career without the days on which nothing but a beginning happens."""
    return _steps((day, _coarse(cell)) for day, cell in steps)


def _steps(days: Iterable[tuple[int, str]]) -> Career:
    found: list[tuple[int, str]] = []
    for day, cell in days:
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


def _coarse(cell: str) -> str:
    """Only what is asked of a ministry or a kind: ahead is ahead, begun or not."""
    return cell.replace("upcoming/from", "ongoing").replace("upcoming", "open")


def settled_days(career: Career) -> list[tuple[int, int]]:
    """From which day to before which day an outcome holds."""
    stops = [day for day, _ in career[1:]] + [FAR + 1]
    return [(day, stop) for (day, cell), stop in zip(career, stops, strict=True) if "@" in cell]


def facet_number(name: str) -> int:
    """A number for a facet, the same in every process; two alike would be noticed by the build."""
    found = _numbers.get(name)
    if found is None:
        drawn = int.from_bytes(blake2b(name.encode(), digest_size=5).digest())
        found = (drawn >> _SPARE_BITS or 1) << FACET_BITS
        _numbers[name] = found
        _names[found] = name
    return found


def facet_name(number: int) -> str:
    """The facet that a number was made of in this process."""
    return _names[number]


_SPARE_BITS = 5
"""Of five bytes, so that with the free bits of a facet it is what SQLite calls a number."""
_numbers: dict[str, int] = {}
_names: dict[int, str] = {}
ALL_NUMBER, _CONFLICT = facet_number(ALL), facet_number("conflict")
