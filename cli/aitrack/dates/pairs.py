"""Two ends that show each other what they are: ``7.1~8.31``, ``26.10~27.3``, ``25일~7월 3일``."""

from __future__ import annotations

from aitrack.dates.day import timedelta
from aitrack.dates.period import Precision
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.day import date
    from aitrack.dates.point import Point

_TWO_MONTHS = timedelta(days=62)
_LEAP_YEAR = 2024
_MONTHS, _FEW_YEARS = 12, 12


def are_days(first: Point, last: Point) -> bool:
    """``7.1~8.31``: two loose pairs that can be days of the year and no years and months."""
    if not len(first.loose) == len(last.loose) == 2:  # noqa: PLR2004, two numbers
        return False
    dotted = first.dotted or last.dotted
    years = max(int(first.loose[1]), int(last.loose[1])) <= _MONTHS and not dotted
    if years and len(first.loose[0]) > 1 and not (first.far and last.far):
        return False
    begin, end = (replace(point.align(Precision.DAY), year=_LEAP_YEAR) for point in (first, last))
    return begin.ends_before(end)


def are_months(first: Point, last: Point, reference: date | None) -> bool:
    """``26.10~27.3``: two loose pairs that are years, near the reference, and months."""
    if reference is None or not len(first.loose) == len(last.loose) == 2:  # noqa: PLR2004
        return False
    (year, month), (last_year, last_month) = first.loose, last.loose
    near = all(
        len(two) == 2 and abs(2000 + int(two) - reference.year) <= _FEW_YEARS  # noqa: PLR2004
        for two in (year, last_year)
    )
    months = max(int(month), int(last_month)) <= _MONTHS
    return near and months


def is_month_and_month(first: Point, last: Point, reference: date | None) -> bool:
    """``26.10.~12.``: a year that can be no month, near the reference, and two of its months."""
    shape = (len(first.loose), len(last.loose)) == (2, 1) and first.dotted and last.dotted
    if reference is None or not shape or len(first.loose[0]) != 2:  # noqa: PLR2004, a short year
        return False
    year, month, last_month = (int(digits) for digits in (*first.loose, *last.loose))
    near = year > _MONTHS and abs(2000 + year - reference.year) <= _FEW_YEARS
    return near and 0 < month < last_month <= _MONTHS


def near_day(first: Point, last: Point, reference: date | None) -> Point:
    """A bare day left of a date: as settled where that leads to it, else the one before it.

    ``14일부터 다음달 3일까지`` in March begins in March, ``25일부터 7월 3일까지`` in June; said on
    31 August, ``1일부터 10월 14일까지`` begins on the day after.
    """
    if not (first.exists() and last.exists()):  # whoever takes its days says that it has none
        return first
    end = last.first_day()
    near = [
        one
        for one in (first, later(first, 1))
        if one.exists() and timedelta() <= end - one.first_day() <= _TWO_MONTHS
    ]
    if reference and near and abs(first.first_day() - reference) <= _TWO_MONTHS:
        return min(near, key=lambda one: abs(one.first_day() - reference))
    same = replace(first, year=last.year, month=last.month)
    if near or (same.exists() and same.first_day() <= end):
        return near[0] if near else same
    return later(same, -1)


def later(point: Point, months: int) -> Point:
    """The same so many months later."""
    months += (point.year or 0) * 12 + (point.month or 1) - 1
    return replace(point, year=months // 12, month=months % 12 + 1)
