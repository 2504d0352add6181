"""A point becomes days: whether anything shows it to be a date, and what is remarked on the way."""

from __future__ import annotations

from aitrack.dates.day import timedelta, wrong_weekday
from aitrack.dates.kinds import FULL_YEAR_DIGITS, Kind, Token
from aitrack.dates.period import ONE_DAY, Period, Precision
from aitrack.dates.point import LAST_DAY, Point, PointError, window
from aitrack.dates.points import PointReader
from aitrack.dates.said import NOTHING, Memory
from aitrack.errors import Words
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.dates.day import date

LATE = 2
_HALF_A_YEAR = timedelta(days=183)
_AT_HAND = timedelta(days=92)
_LASTING = frozenset(("운영", "진행", "추진", "개발", "실시", "검토", "점검"))
"""What is done for so many years: ``30년 운영`` is a length."""
_YEARS_BACK, _YEARS_AHEAD = 15, 30
"""How far from the reference ``27년까지`` is taken for a year in a text."""


class UnitReader(PointReader):
    """A cursor that turns points into days."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.pieces = []
        self.units: list[Period] = []
        self.edtf: str | None = None
        self.said = self.memory
        """The memory after what was read."""
        self.listed = False
        """Whether an arrow or a word such as 구축 shows that ``22년`` is a year."""
        self.after_comma = False
        """Whether it follows a comma inside a bracket: ``(4.28., 7.28.)``."""
        self.in_a_row = False
        """Whether the bracket holds nothing but numbers before it: ``(3.5, 3.12, 3.19)``."""

    def unit(
        self,
        point: Point,
        start: Token,
        *,
        licence: bool = False,
        exact: bool = False,
        joined: bool = False,
    ) -> Period:
        """A point as days, if anything licenses its numbers to be a date.

        Args:
            point: What was read.
            start: Its first token, for errors.
            licence: A range mark or a word such as 까지 stands beside it.
            exact: 까지 makes the last day of 말 certain.
            joined: It is one of several, whose days are the whole's.
        """
        pair = len(point.loose) == 2 and start is self.tokens[0]  # noqa: PLR2004, two numbers
        if pair and self.around is not None and self.around.holiday_at(start.start):
            point = replace(point.align(Precision.DAY), licensed=True)
        self.check_shown(point, start, licence=licence, joined=joined)
        try:
            point = point.align(point.finest)
            memory = NOTHING if self.of_today(point) and not licence else self.memory_for(point)
            settled, inferred = point.settle(self.reference, memory, in_text=self.running)
            first, stop = settled.first_day(), settled.stop_day()
        except PointError as error:
            self.passed = self.tokens[self.at - 1].stop
            raise self.error(error.ko, error.en, start) from None
        except ValueError:
            self.passed = self.tokens[self.at - 1].stop
            raise self.error("달력에 없는 날짜", "no such date", start) from None
        if inferred and point.year is None:
            settled = self.by_tense(settled)
            first, stop = settled.first_day(), settled.stop_day()
        self.check_weekday(settled, start)
        period = Period.on(first, stop, settled.finest, inferred=inferred)
        if point.edge is not None and not (exact and point.edge == LATE):
            self.approximate |= point.edge != LAST_DAY
            period = window(first, stop, settled.finest, point.edge, inferred=inferred)
        if inferred:
            self.remark_distance(point, period)
        elif settled is not point and memory.full:
            self.remark_memory(point, settled)
        self.remember(settled, inferred=inferred)
        self.units.append(period)
        return period

    def check_shown(self, point: Point, start: Token, *, licence: bool, joined: bool) -> None:
        """Refuse digits that nothing shows to be a date."""
        shown = point.licensed or self.bracketed or (licence and not self.in_text(point, joined))
        if not shown and point.shows_a_day and not self.running:
            shown = True
            if len(point.loose) > 2:  # noqa: PLR2004, a year too
                self.warnings.append(Words("연도 표시(') 없이 적힘", "no mark shows the year"))
        shown = shown or (not self.running and self.spoken(point))
        if not shown and not self.closed(point):
            if self.token.kind is not Kind.END:
                raise self.no_date_here()
            raise self.error("날짜라는 표시가 없는 숫자", "nothing shows this is a date", start)

    def spoken(self, point: Point) -> bool:
        """``22년 고도화``, ``22년도``, ``24. 3.``: a year near the reference, by word or dots."""
        said = self.token.kind is Kind.DOING and self.token.text not in _LASTING
        said |= self.tokens[self.at - 1].text == "년도"
        if said and self.short_year(point):
            return True
        two = len(point.loose) == 2 and point.dotted  # noqa: PLR2004, two numbers
        return two and not point.shows_a_day and self.near_year(point.loose[0], _YEARS_BACK)

    def near_year(self, digits: str, years: int) -> bool:
        """Two digits that are a year of the time around the reference."""
        today = self.reference
        return (
            len(digits) == 2  # noqa: PLR2004, a short year
            and today is not None
            and abs(2000 + int(digits) - today.year) <= years
        )

    def dotted_year(self, point: Point) -> bool:
        """``23.12.29. 개정`` and, where a line or an item begins, ``24.10. 보고``."""
        heads = self.around is not None and self.around.heads
        if len(point.loose) < 2 or not (heads or point.dotted):  # noqa: PLR2004, two numbers
            return False
        if not self.near_year(point.loose[0], _FEW_YEARS):
            return False
        three = len(point.loose) == 3  # noqa: PLR2004, a day too
        return three or (heads and point.dotted and not point.shows_a_day)

    def closed(self, point: Point) -> bool:
        """Whether a closing bracket licenses bare digits; in a text it takes a year and a month."""
        if self.running:
            if self.listed and self.short_year(point):
                return True
            if self.dotted_year(point):
                return True
            if point.clear_day and self.around is not None and self.around.done_then:
                return True
            shown = self.token.kind is Kind.CLOSE or point.dotted or self.in_a_row
            return shown and self.after_comma and len(point.loose) > 1
        return self.take(Kind.CLOSE) is not None

    def in_text(self, point: Point, joined: bool) -> bool:
        """In running text a range mark alone does not make a date of bare digits.

        The other side of a range does, and so does 까지 behind ``27년``.
        """
        if not self.running or joined:
            return False
        if point.loose:
            acted = self.around is not None and self.around.follows_action
            return not (point.clear_day or (acted and len(point.loose) == 2))  # noqa: PLR2004
        return not (point.licensed or self.short_year(point))

    def short_year(self, point: Point) -> bool:
        """``27년`` without a mark, near the reference."""
        if point.year is None or point.finest is not Precision.YEAR or self.reference is None:
            return False
        return -_YEARS_BACK <= point.year - self.reference.year <= _YEARS_AHEAD

    def memory_for(self, point: Point) -> Memory:
        """What was said before; not where a verb says that the date is still to come."""
        memory, today = self.memory, self.reference
        if today is not None and self.soon(point, memory, today):
            return NOTHING
        past = memory.full and today is not None and (memory.year or 0) < today.year
        if not past or point.month is None or self.around is None or self.around.tense < 1:
            return memory
        return NOTHING

    def soon(self, point: Point, memory: Memory, today: date) -> bool:
        """``12월 24일까지`` behind a quarter of next year, said on 1 December: it is at hand."""
        if point.day is None or point.year is not None or memory.month is not None:
            return False
        if point.month is None or (memory.year or 0) <= today.year:
            return False
        this = replace(point, year=today.year)
        return this.exists() and timedelta() <= this.first_day() - today <= _AT_HAND

    def by_tense(self, point: Point) -> Point:
        """In a text ``1월 5일 시행된다``, said in December, is of the year to come."""
        today, known = self.reference, point.year is not None and point.weekday is None
        if self.around is None or today is None or not known or point.coming:
            return point
        away = point.first_day() - today
        step = 1 if away < -_HALF_A_YEAR else -1 if away > _HALF_A_YEAR else 0
        if step > 0 and self.around.past_at(self.tokens[self.at - 1].stop):
            return point
        if self.around.tense != step:
            return point
        other = replace(point, year=(point.year or 0) + step)
        return other if other.exists() else point

    def of_today(self, point: Point) -> bool:
        """``과기정통부는 13일``: a day alone that is the reference's, or the day before it."""
        if point.day is None or point.month is not None or self.reference is None:
            return False
        if self.around is not None and self.around.follows_day:
            return False
        return point.day in (self.reference.day, (self.reference - ONE_DAY).day)

    def check_weekday(self, point: Point, start: Token) -> None:
        """A weekday is a checksum: a wrong one is a warning, and the date stays."""
        if point.weekday is None or point.week is not None:
            return
        day = point.first_day()
        if day.weekday() == point.weekday:
            return
        self.misprint = self.error(*wrong_weekday(day, point.weekday), start)
        self.warnings.append(self.misprint.said)

    def remember(self, point: Point, *, inferred: bool) -> None:
        """Keep the date for what the text says next."""
        month = point.month
        full = month is not None or (point.part is not None and point.part[0] in _PARTS_OF_YEAR)
        day = point.day if month is not None else None
        printed = not (inferred or self.supplied)
        self.said = replace(
            self.said, year=point.year, month=month, day=day, full=full, printed=printed
        )

    def about(self) -> None:
        """경, 께, 쯤."""
        if self.take(Kind.ABOUT):
            self.approximate = True

    # --- remarks -----------------------------------------------------------------------------

    def remark_memory(self, printed: Point, point: Point) -> None:
        """The text's own date supplied a year or month that the document's date would not."""
        today = self.reference
        if today is None or (point.year == today.year and printed.month is not None):
            return
        if point.month is None or (point.year, point.month) == (today.year, today.month):
            return
        said = f"{point.year}-{point.month:02}"
        self.warnings.append(
            Words(
                f"앞에 적힌 날짜에 따라 {said}로 읽음", f"read as {said}, after the date before it"
            )
        )

    def remark_distance(self, point: Point, period: Period) -> None:
        """A year that was supplied, where another year is as likely."""
        if period.start is None or self.reference is None or point.coming:
            return
        away = period.start - self.reference
        if point.weekday is not None and abs(away) > _HALF_A_YEAR:
            if period.start.year != self.reference.year:
                self.warnings.append(
                    Words(
                        f"요일이 맞는 해({period.start.year}년)로 읽음: 기준 날짜와 멂",
                        f"read as {period.start.year}, whose weekday fits: far from the reference",
                    )
                )
        elif away < -_HALF_A_YEAR and point.finest.fineness <= Precision.MONTH.fineness:
            self.warnings.append(
                Words(
                    f"연도 없이 적혀 {period.start.year}년으로 읽음: 다음 해일 수 있음",
                    f"no year printed, read as {period.start.year}: may be the year after",
                )
            )

    def remark_century(self, point: Point, start: Token) -> None:
        """``'62년`` alone: this century by the rule, and perhaps not meant."""
        if start.kind is not Kind.MARK or point.year is None or self.reference is None:
            return
        if len(self.tokens[1].text) < FULL_YEAR_DIGITS and point.year - self.reference.year > _FAR:
            year = point.year
            self.warnings.append(Words(f"{year - 100}년일 수 있음", f"may be {year - 100} as well"))


_FAR = 33
_FEW_YEARS = 10
_PARTS_OF_YEAR = (Precision.HALF, Precision.QUARTER)
