"""Days as numbers that a person can read, 20261122, and periods as five columns."""

from __future__ import annotations

from aitrack.dates.day import date
from aitrack.dates.period import Bound, Period, Precision

TYPE_CHECKING = False
if TYPE_CHECKING:
    Columns = tuple[int, int, str, str, int]
    """First day, last day, bound, precision, inferred."""

FAR = 99999999
"""Where no day is said: behind every day."""
NO_MONTH = FAR // 100
"""Where what has no days at all begins and ends."""
_BOUNDS = {each.value: each for each in Bound}
_PRECISIONS = {each.value: each for each in Precision}
_OPEN_START, _OPEN_END = ("by", "undated"), ("from", "undated")


def number(day: date) -> int:
    """A day as the index writes it.

    >>> number(date(2026, 11, 2))
    20261102
    """
    return day.year * 10000 + day.month * 100 + day.day


def day_of(written: int) -> date:
    """The day of a number such as 20261102."""
    return date(written // 10000, written // 100 % 100, written % 100)


def optional_day(written: int | None) -> date | None:
    """The day of a number; None of None."""
    return None if written is None else day_of(written)


def columns(period: Period) -> Columns:
    """A period as five columns; ``first`` is the last day where no first is said, to sort lists."""
    last_day, start = period.last_day, period.start
    last = number(last_day) if last_day else FAR
    first = number(start) if start else last
    return (first, last, period.bound.value, period.precision.value, int(period.inferred))


def period_of(key: Columns) -> Period:
    """The period of five columns; equal columns give one object, which many events share."""
    found = _periods.get(key)
    if found is None:
        first, last, bound, precision, inferred = key
        start = None if bound in _OPEN_START else day_of(first)
        stop = None
        if bound not in _OPEN_END:
            stop = date.fromordinal(day_of(last).toordinal() + 1)
        found = Period(start, stop, _BOUNDS[bound], _PRECISIONS[precision], inferred == 1)
        _periods[key] = found
    return found


_periods: dict[Columns, Period] = {}
