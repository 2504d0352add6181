"""Edges of a unit: the customary days of 초, 중반 and 말, and how many months a unit has."""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.dates.period import ONE_DAY, Period, Precision

TEN_DAYS = timedelta(days=10)
MONTHS_PER = {
    Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12,
    Precision.SCHOOL_YEAR: 12, Precision.DECADE: 120,
}  # fmt: skip
LAST_DAY = 3
"""The edge that 말일 names: no custom about it."""
_EDGES = {
    Precision.YEAR: ((0, 3), (3, 9), (11, 12)),
    Precision.HALF: ((0, 1), (2, 4), (5, 6)),
    Precision.QUARTER: ((0, 1), (1, 2), (2, 3)),
}


def window(first: date, stop: date, precision: Precision, edge: int, *, inferred: bool) -> Period:
    """The customary days of 초 (0), 중반 (1), 말 (2) of a unit, and its 말일 (3).

    Early is a year's first quarter, a month's first ten days, else the first month; late is the
    unit's last month, or a month's last ten days; the middle is what custom leaves between.
    """
    if edge == LAST_DAY:
        return Period.on(stop - ONE_DAY, stop, Precision.DAY, inferred=inferred)
    if precision is Precision.MONTH:
        days = (first, first + TEN_DAYS, first + 2 * TEN_DAYS, stop)
        return Period.on(days[edge], days[edge + 1], precision, inferred=inferred)
    if precision not in _EDGES:
        return Period.on(first, stop, precision, inferred=inferred)
    begin, end = _EDGES[precision][edge]
    return Period.on(add_months(first, begin), add_months(first, end), precision, inferred=inferred)


def add_months(first: date, months: int) -> date:
    """The first of a month, so many months later."""
    total = first.year * 12 + first.month - 1 + months
    return date(total // 12, total % 12 + 1, first.day)
