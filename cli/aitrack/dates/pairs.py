"""Two ends of bare digits, ``7.1~8.31`` or ``26.10~27.3``: what both together show them to be."""

from __future__ import annotations

from aitrack.dates.period import Precision
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.day import date
    from aitrack.dates.point import Point

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
    months = all(0 < int(text) <= _MONTHS for text in (month, last_month))
    return near and months
