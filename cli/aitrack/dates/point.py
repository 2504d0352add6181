"""A point: one end of a notation, perhaps with parts left out, and how it becomes days.

``4.18.`` says neither year nor units; the other side of its range, a weekday or the document's date
supplies them, in that order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from aitrack.dates.period import ONE_DAY, Period, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

PIVOT = 69
"""Two-digit years from here on are 19xx, as POSIX %y reads them."""
_SEARCH_YEARS = 6
_SEARCH_MONTHS = 6
_MONTHS_PER = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6, Precision.YEAR: 12}


class PointError(ValueError):
    """No such day, or parts missing that nothing supplies."""

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(ko)
        self.ko, self.en = ko, en


@dataclass(frozen=True, slots=True)
class Point:
    """A date as said: any part may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: tuple[Precision, int] | None = None
    """A half or quarter and its number, from 1."""
    weekday: int | None = None
    """0 is Monday; a checksum, never a part."""
    loose: tuple[str, ...] = ()
    """Digits between dots, whose units the surroundings decide."""
    licensed: bool = True
    """Whether its own writing shows that it is a date (a mark, a unit, four digits)."""

    @property
    def finest(self) -> Precision:
        """The finest unit said or meant; NONE for loose digits."""
        if self.day is not None or self.weekday is not None:
            return Precision.DAY
        if self.part:
            return self.part[0]
        if self.month is not None:
            return Precision.MONTH
        return Precision.YEAR if self.year is not None else Precision.NONE

    def align(self, finest: Precision) -> Point:
        """Give loose digits their units, the last one being ``finest``; NONE counts from the year.

        >>> Point(loose=("4", "18")).align(Precision.DAY)
        Point(year=None, month=4, day=18, part=None, weekday=None, loose=(), licensed=True)
        """
        if not self.loose:
            return self
        if finest is Precision.NONE:
            finest = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(self.loose) - 1]
        values = [*self.loose]
        year, month, day, part = self.year, self.month, self.day, self.part
        if finest is Precision.DAY:
            day = int(values.pop())
        if finest in (Precision.DAY, Precision.MONTH) and values:
            month = int(values.pop())
        if finest in (Precision.HALF, Precision.QUARTER):
            part = (finest, int(values.pop()))
        if values:
            year = full_year(values.pop())
        if values:
            raise PointError("숫자가 남음", "digits left over")
        return replace(self, year=year, month=month, day=day, part=part, loose=())

    def inherit(self, other: Point) -> Point:
        """Take the coarser parts left out here from the other side of a range."""
        month = other.month if self.month is None and self.day is not None else self.month
        return replace(self, year=self.year if self.year is not None else other.year, month=month)

    def settle(self, reference: date | None) -> tuple[Point, bool]:
        """Supply a missing year or month; True where something was supplied.

        A weekday decides where there is one, else the reference date.
        """
        if self.year is not None and (self.month is not None or self.day is None):
            return self, False
        if reference is None:
            raise PointError(
                "연도가 없어 기준 날짜가 필요함", "no year is said and no reference date given"
            )
        for point in self._candidates(reference):
            if point.weekday is None or point.first_day().weekday() == point.weekday:
                return point, True
        raise PointError(
            "기준 날짜 가까이에 맞는 날짜가 없음", "no such date near the reference date"
        )

    def _candidates(self, reference: date) -> Iterator[Point]:
        """The ways to fill what is missing, nearest to the reference first."""
        if self.month is None and self.day is not None:
            yield from self._months(reference)
            return
        for distance in range(_SEARCH_YEARS if self.weekday is not None else 1):
            for year in sorted({reference.year + distance, reference.year - distance}):
                point = replace(self, year=year)
                if point.exists():
                    yield point

    def _months(self, reference: date) -> Iterator[Point]:
        base = reference.year * 12 + reference.month - 1
        if self.year is not None:
            yield replace(self, month=reference.month)
            return
        for distance in range(_SEARCH_MONTHS if self.weekday is not None else 1):
            for months in sorted({base + distance, base - distance}):
                point = replace(self, year=months // 12, month=months % 12 + 1)
                if point.exists():
                    yield point

    def exists(self) -> bool:
        """Whether the calendar has it (29 February, month 13)."""
        try:
            self.first_day()
        except ValueError:
            return False
        return True

    def comes_before(self, other: Point) -> bool:
        """Whether it starts before another one does; False where either is no date at all."""
        return self.exists() and other.exists() and self.first_day() < other.first_day()

    def first_day(self) -> date:
        """Its first day; ValueError where the calendar has none."""
        if self.part:
            precision, number = self.part
            months = _MONTHS_PER[precision]
            return date(self.year or 0, (number - 1) * months + 1, 1)
        return date(self.year or 0, self.month or 1, self.day or 1)

    def unit(self, reference: date | None) -> Period:
        """The calendar unit it names.

        Raises:
            PointError: No such day, the wrong weekday, or nothing to supply a missing year from.
        """
        point, inferred = self.align(self.finest).settle(reference)
        try:
            first = point.first_day()
        except ValueError:
            raise PointError("달력에 없는 날짜", "no such date") from None
        if point.weekday is not None and first.weekday() != point.weekday:
            right, said = "월화수목금토일"[first.weekday()], "월화수목금토일"[point.weekday]
            raise PointError(
                f"{first}은 {said}요일이 아니라 {right}요일",
                f"{first} is not the weekday printed: it is {first:%A}",
            )
        finest = point.finest
        if finest is Precision.DAY:
            return Period.on(first, first + ONE_DAY, finest, inferred=inferred)
        months = first.year * 12 + first.month - 1 + _MONTHS_PER[finest]
        stop = date(months // 12, months % 12 + 1, 1)
        return Period.on(first, stop, finest, inferred=inferred)


def full_year(digits: str) -> int:
    """Two or four digits as a year.

    >>> full_year("24"), full_year("88"), full_year("2030")
    (2024, 1988, 2030)
    """
    year = int(digits)
    if len(digits) == 4 and 1000 <= year <= 9998:  # noqa: PLR2004, the digits of a full year
        return year
    if len(digits) != 2:  # noqa: PLR2004, the digits of a short year
        raise PointError("연도는 두 자리나 네 자리", "a year has two or four digits")
    return year + (1900 if year >= PIVOT else 2000)
