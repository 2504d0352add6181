"""A point: one end of a notation, perhaps with parts left out, and how it becomes days.

``4.18.`` says neither year nor units; the other side of its range, a weekday or the document's date
supplies them, in that order.
"""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.dates.edges import LAST_DAY, MONTHS_PER, add_months, window
from aitrack.dates.period import ONE_DAY, Period, Precision
from aitrack.dates.said import NOTHING
from aitrack.dates.years import PointError, full_year
from aitrack.values import Frozen, dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from aitrack.dates.said import Memory

_SEARCH = 6
"""How many years (or months) 오는 and 지난 look for a 29 February. A weekday looks one to either
side: some year has any weekday on any date, and one far away is a misprint, no find."""
_NEAR, _SOON = timedelta(days=60), timedelta(days=183)
"""In a text, so long before and after the reference a wrong weekday is a misprint."""
_THURSDAY = 3
_MARCH = 3
_MONTHS = 12
_TENDAYS = {1: (1, 11), 2: (11, 21), 3: (21, 0), 4: (11, 0), 5: (1, 21)}
"""First day of 상순, 중순, 하순, 중하순, 초중순, and the first day after; 0 is the month's end."""


@dataclass(frozen=True, slots=True)
class Point(Frozen):
    """A date as said: any part may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: tuple[Precision, int] | None = None
    """A ten-day unit, quarter, half, school year or decade, and its number from 1."""
    weekday: int | None = None
    """0 is Monday; a checksum, never a part."""
    loose: tuple[str, ...] = ()
    """Digits between dots, whose units the surroundings decide."""
    licensed: bool = True
    """Whether its own writing shows that it is a date (a mark, a unit, four digits)."""
    edge: int | None = None
    """0 early, 1 middle, 2 late (초, 중반, 말)."""
    coming: int = 0
    """1 for 오는, -1 for 지난: the way to look for a missing year."""
    dotted: bool = False
    """A dot stands behind the loose digits."""
    far: bool = False
    """As a year the loose digits would lie far from the reference: ``12.2`` said in 2026."""
    blank_day: bool = False
    """``7월 ○일``: a day not yet known."""
    week: int | None = None
    """``셋째 주``: the month's third week; -1 is the last."""

    @property
    def finest(self) -> Precision:
        """The finest unit said or meant; NONE for loose digits."""
        if self.day is not None or self.weekday is not None or self.week is not None:
            return Precision.DAY
        if self.part:
            return self.part[0]
        if self.month is not None:
            return Precision.MONTH
        return Precision.YEAR if self.year is not None else Precision.NONE

    def align(self, finest: Precision) -> Point:
        """Give loose digits their units, the last one being ``finest``; NONE counts from the year.

        >>> point = Point(loose=("4", "18")).align(Precision.DAY)
        >>> point.month, point.day
        (4, 18)
        """
        if not self.loose:
            return self
        if finest in (Precision.NONE, Precision.SCHOOL_YEAR, Precision.DECADE):
            finest = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(self.loose) - 1]
            if len(self.loose) == 2 and self._month_and_day():  # noqa: PLR2004, two numbers
                finest = Precision.DAY
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

    def _month_and_day(self) -> bool:
        """``12.31`` and ``5.3`` can be no year and month, ``10. 12.`` is none."""
        first, last = self.loose
        if len(first) == 1:
            return True
        return int(first) <= _MONTHS and (self.dotted or self.far or int(last) > _MONTHS)

    @property
    def shows_a_day(self) -> bool:
        """``12. 31.`` and ``24.12.31`` look like days, with nothing else to say so."""
        if len(self.loose) == 2:  # noqa: PLR2004, two numbers
            return self.dotted and self._month_and_day()
        return len(self.loose) == 3 and len(self.loose[0]) == 2  # noqa: PLR2004, year, month, day

    @property
    def clear_day(self) -> bool:
        """``4.10``: a month and a day of two digits, that 까지 makes a date of in a text."""
        if len(self.loose) != 2 or len(self.loose[1]) != 2:  # noqa: PLR2004, two numbers
            return False
        month, day = (int(text) for text in self.loose)
        return 0 < month <= _MONTHS and 0 < day <= 31  # noqa: PLR2004, days of a month

    def inherit(self, other: Point) -> Point:
        """Take the coarser parts left out here from the other side of a range."""
        needs_month = (
            self.day is not None
            or self.week is not None
            or (self.part and self.part[0] is Precision.TENDAY)
        )
        month = other.month if self.month is None and needs_month else self.month
        return replace(self, year=self.year if self.year is not None else other.year, month=month)

    def settle(
        self, reference: date | None, memory: Memory = NOTHING, *, in_text: bool = False
    ) -> tuple[Point, bool]:
        """Supply a missing year or month; True where it stands nowhere in the text.

        A weekday decides where there is one, then 오는 and 지난, then the last date that the text
        said, else the reference date. In a text a weekday that fits no day near is a misprint.
        """
        tenday = self.part is not None and self.part[0] is Precision.TENDAY
        if self.year is not None and (self.month is not None or (self.day is None and not tenday)):
            return self, False
        base, inferred = self._base(reference, memory)
        if self.weekday is not None and reference and base[0] != reference.year:
            ours = next(self._candidates((reference.year, reference.month)), self)
            if ours.exists() and ours.first_day().weekday() == self.weekday:
                return ours, True  # the weekday fits the document's year, not the one just said
        misprint = None
        for point in self._candidates(base):
            if self.coming and reference and not point.lies(self.coming, reference):
                continue
            if point.weekday is None or point.first_day().weekday() == point.weekday:
                return point, inferred
            misprint = misprint or point
            if in_text and reference and -_NEAR <= point.first_day() - reference <= _SOON:
                break
        if misprint:
            return misprint, inferred
        raise PointError(
            "기준 날짜 가까이에 맞는 날짜가 없음", "no such date near the reference date"
        )

    def _base(self, reference: date | None, memory: Memory) -> tuple[tuple[int, int], bool]:
        """The year and month to start from; whether they stand nowhere in the text.

        Those of the memory, unless 오는 looks on from the reference, or they lead to no day.
        """
        monthless = self._monthless()
        lacking = memory.month is None if monthless else not memory.printed
        lacking |= not memory.full
        if not self.coming and not lacking and memory.year is not None:
            base = (memory.year, memory.month or 1)
            if reference is None or next(self._candidates(base), None) is not None:
                return base, not memory.printed
        if reference is None:
            raise PointError(
                "연도가 없어 기준 날짜가 필요함", "no year is said and no reference date given"
            )
        return (reference.year, reference.month), True

    def lies(self, direction: int, reference: date) -> bool:
        """Whether it is still to come (1) or has begun (-1) on a day; a month is over by then."""
        if direction > 0:
            return self.stop_day() > reference
        if self.finest is Precision.MONTH:  # 지난 5월, said in May, is the year before's
            return self.stop_day() <= reference
        return self.first_day() <= reference

    def _monthless(self) -> bool:
        return self.month is None and (self.day is not None or self.finest is Precision.TENDAY)

    def _candidates(self, base: tuple[int, int]) -> Iterator[Point]:
        """The ways to fill what is missing, nearest to a year and month first."""
        monthless = self._monthless()
        year, month = base
        for distance in range(2 if self.weekday is not None else _SEARCH if self.coming else 1):
            for sign in (-1, 1) if distance else (1,):
                step = sign * distance
                if monthless and self.year is None:
                    months = year * 12 + month - 1 + step
                    point = replace(self, year=months // 12, month=months % 12 + 1)
                elif monthless:
                    point = replace(self, month=month)
                else:
                    point = replace(self, year=year + step)
                if point.exists():
                    yield point

    def exists(self) -> bool:
        """Whether the calendar has such a day: not 29 February 2025, not month 13."""
        try:
            self.first_day()
            self.stop_day()
        except ValueError:
            return False
        return True

    def ends_before(self, other: Point) -> bool:
        """Whether it is over when another one starts; False where either is no date at all."""
        if not (self.exists() and other.exists()):
            return False
        stop = self.days().stop
        return stop is not None and stop <= other.first_day()

    def days(self, *, inferred: bool = False) -> Period:
        """Its days, of 초, 중반 and 말 the customary ones."""
        whole = self.first_day(), self.stop_day(), self.finest
        if self.edge is None:
            return Period.on(*whole, inferred=inferred)
        return window(*whole, self.edge, inferred=inferred)

    def first_day(self) -> date:
        """Its first day; ValueError where the calendar has none."""
        year = self.year or 0
        if self.week is not None:
            return self._week_day()
        match self.part:
            case (Precision.TENDAY, number):
                return date(year, self.month or 0, _TENDAYS[number][0])
            case (Precision.SCHOOL_YEAR, _):
                return date(year, _MARCH, 1)
            case (Precision.YEAR, month):
                return date(year, month, 1)
            case (Precision.QUARTER | Precision.HALF as precision, number):
                return date(year, (number - 1) * MONTHS_PER[precision] + 1, 1)
        return date(year, self.month or (1 if self.month is None else 0), self._day())

    def _week_day(self) -> date:
        """The Monday of a week of the month, or so manieth weekday in it.

        A week belongs to the month that holds its Thursday (KS X ISO 8601); ``셋째 주 금요일`` is
        the third Friday.
        """
        week = self.week or 0
        first = date(self.year or 0, self.month or 0, 1)
        weekday = _THURSDAY if self.weekday is None else self.weekday
        if week < 0:
            stop = add_months(first, 1)
            day = stop - ((stop.weekday() - weekday - 1) % 7 + 1) * ONE_DAY
        else:
            day = first + ((weekday - first.weekday()) % 7 + 7 * (week - 1)) * ONE_DAY
        if day.month != first.month:
            raise ValueError(week)
        return day if self.weekday is not None else day - _THURSDAY * ONE_DAY

    def _day(self) -> int:
        return 1 if self.day is None else self.day

    def stop_day(self) -> date:
        """The first day after the day, week, month or year that it names."""
        first = self.first_day()
        finest = self.finest
        if self.week is not None and self.weekday is None:
            return first + 7 * ONE_DAY
        if finest is Precision.DAY:
            return first + ONE_DAY
        if finest is Precision.TENDAY:
            stop = _TENDAYS[self.part[1]][1] if self.part else 0
            return first.replace(day=stop) if stop else add_months(first.replace(day=1), 1)
        return add_months(first, MONTHS_PER[finest])


__all__ = ["LAST_DAY", "MONTHS_PER", "Point", "PointError", "full_year", "window"]
