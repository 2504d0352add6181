"""Reading spans: which side of a point is meant, and two points as one range."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from aitrack.dates.cursor import NotationError
from aitrack.dates.day import timedelta
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.dates.point import LAST_DAY, Point, PointError, window
from aitrack.dates.points import PointReader
from aitrack.dates.reading import Reading
from aitrack.dates.tokens import Kind, Token
from aitrack.errors import Words
from aitrack.values import replace

LATE = 2
_HALF_A_YEAR = timedelta(days=183)
_SUFFIXES = (
    Kind.UNTIL, Kind.WITHIN, Kind.BEFORE, Kind.FROM, Kind.SINCE, Kind.AFTER, Kind.DURING, Kind.WAVE,
)  # fmt: skip
_DURATION_WORDS = (Kind.WITHIN, Kind.BEFORE, Kind.AFTER, Kind.SINCE, Kind.DURING)
_MONTHS_A_YEAR = 12


class SpanReader(PointReader):
    """A cursor that reads a whole notation without the brackets around it."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.pieces = []
        self.units: list[Period] = []
        self.edtf: str | None = None

    def span(self) -> Reading:
        """One notation; the cursor is left behind its last token."""
        before = self.at
        if self.ahead(Kind.VAGUE, Kind.NUMBER, Kind.SPAN_OF):
            self.at += 1  # 향후 5년간('25~'29)
        years = None if self.running else self.years_said()
        if years and self.token.kind is Kind.END:
            self.at, years = before, None
        period = self.days()
        if self.running:
            return self.reading(period)
        years = years or self.years_said()
        self.remarks()
        self.check_length(period, years)
        return self.reading(period)

    def remarks(self) -> None:
        """``(잠정)``, ``예정``, ``발표``: said of the plan, and no part of the date."""
        kinds = (Kind.TENTATIVE, Kind.DOING, Kind.NOTE, Kind.VAGUE)
        while True:
            step = self.ahead(Kind.OPEN, kinds)
            if not step and not self.ahead(kinds):
                break
            self.at += step
            if self.token.kind is Kind.TENTATIVE:
                self.warnings.append(Words("잠정·예정으로 적힘", "printed as tentative"))
            self.at += 1
            self.take(*((Kind.CLOSE,) if step else ()))
        if self.ahead(Kind.DOT, (Kind.END, Kind.CLOSE)):
            self.at += 1

    def reading(self, period: Period) -> Reading:
        """The period with what was noticed on the way."""
        return Reading(
            period=period,
            approximate=self.approximate,
            edtf=self.edtf,
            warnings=tuple(self.warnings),
            parts=tuple(zip(map(self.printed, self.pieces), self.units, strict=False)),
        )

    def printed(self, piece: tuple[int, int]) -> str:
        """A piece of the folded text as it was printed."""
        first, last = self.columns[piece[0]], self.columns[piece[1] - 1]
        return self.text[first : last + 1]

    def days(self) -> Period:
        """The days and the bound."""
        start = self.token
        if word := self.take(Kind.WITHIN_YEAR):  # 연내, 월내
            today = self.anchor_day(start)
            unit = Point(today.year, today.month if word.value else None)
            return self.unit(unit, start).as_bound(Bound.BY)
        if self.token.kind is Kind.RELATIVE_WEEK and not self.weekday_at(self.at + 1):
            return self.week(start)
        if self.ahead(Kind.MARK, Kind.WAVE):  # the apostrophe swapped: '~25
            self.at += 1
        if self.take(Kind.WAVE):
            last = self.point()
            self.take(Kind.ABOUT)
            self.take(Kind.UNTIL, Kind.WITHIN)
            return self.unit(last, start, licence=True, exact=True).as_bound(Bound.BY)
        first = self.point()
        if self.ahead(Kind.CLOSE, _SUFFIXES) and not self.ahead(Kind.CLOSE, Kind.DURING):
            self.brackets()
        self.about()
        return self.bound(first, start)

    def week(self, start: Token) -> Period:
        """``이번 주``: Monday to Sunday."""
        self.at += 1
        monday = self.monday(start, start)
        week = Period(monday, monday + 7 * ONE_DAY, Bound.DURING, Precision.DAY)
        self.take(Kind.DURING)
        return week.as_bound(Bound.BY) if self.take(Kind.UNTIL, Kind.WITHIN) else week

    def weekday_at(self, index: int) -> bool:
        """``금요일``."""
        return self.tokens[index + 1].kind is Kind.WEEKDAY_TAIL

    def about(self) -> None:
        """경, 께, 쯤."""
        if self.take(Kind.ABOUT):
            self.approximate = True

    def bound(self, first: Point, start: Token) -> Period:  # noqa: C901, a case for each word
        """What the word behind the first point makes of it."""
        word = self.token
        if word.kind in _DURATION_WORDS and self.is_duration(first):
            raise self.no_date_here()
        match word.kind:
            case Kind.UNTIL:
                self.at += 1
                self.take(*(() if self.running else (Kind.UNTIL,)))  # 이전까지
                self.remark_year(word, first)
                return self.unit(first, start, licence=True, exact=True).as_bound(Bound.BY)
            case Kind.WITHIN:
                self.at += 1
                return self.unit(first, start, exact=True).as_bound(Bound.BY)
            case Kind.BEFORE:
                self.at += 1
                self.take(Kind.UNTIL)
                unit = self.unit(first, start)
                return Period(None, unit.start, Bound.BY, unit.precision, unit.inferred)
            case Kind.SINCE:
                self.at += 1
                self.remark_year(word, first)
                return self.unit(first, start, licence=True).as_bound(Bound.FROM)
            case Kind.AFTER:
                self.at += 1
                self.take(Kind.FROM)
                unit = self.unit(first, start)
                return Period(unit.stop, None, Bound.FROM, unit.precision, unit.inferred)
            case Kind.DURING:
                self.at += 1
                return self.unit(first, start).as_bound(Bound.DURING)
            case Kind.WAVE | Kind.FROM:
                return self.from_or_range(first, start)
            case Kind.DASH if self.ahead(Kind.DASH, (Kind.MARK, Kind.NUMBER)) and not self.running:
                return self.from_or_range(first, start)
            case Kind.SLASH if self.ahead(Kind.SLASH, Kind.HALF):
                return self.several(first, start)
            case Kind.OR | Kind.MIDDOT | Kind.COMMA:
                return self.several(first, start)
        unit = self.unit(first, start)
        if first.blank_day:
            self.edtf = f"{unit.start:%Y-%m}-XX"
        return unit

    def is_duration(self, point: Point) -> bool:
        """``30년 전``, ``3일 이내``, ``5년 후``: a length of time, not a date."""
        bare_year = len(point.loose) == 1 or (
            point.year is not None and not point.licensed and not point.loose
        )
        bare_day = point.day is not None and point.month is None and point.year is None
        return bool(bare_year or bare_day)

    def remark_year(self, word: Token, point: Point) -> None:
        """이전 and 이후 take the named unit in; readers of whole years often think otherwise."""
        if word.text.startswith(("이전", "이후", "이래")) and point.finest is Precision.YEAR:
            self.warnings.append(
                Words("이전·이후는 그 해를 포함해 읽음", "the named year is included")
            )

    # --- ranges ------------------------------------------------------------------------------

    def from_or_range(self, first: Point, start: Token) -> Period:
        """``'24~`` or ``'24~'27``, ``1월부터`` or ``1월부터 3월까지``."""
        before = len(self.warnings)
        wave, word = self.take(Kind.WAVE, Kind.DASH), self.take(Kind.FROM)
        wave = wave or self.take(Kind.WAVE)
        mark = self.at
        if self.starts_point():
            other = self.token
            try:
                return self.join(first, other, start, worded=word is not None)
            except NotationError:
                if not self.running and self.tokens[mark].kind is not Kind.END:
                    raise
                self.at = mark
                del self.warnings[before:]
        if not self.running:
            self.take(Kind.VAGUE)  # '25~계속
        return self.unit(first, start, licence=True).as_bound(Bound.FROM)

    def starts_point(self) -> bool:
        """Whether a point may begin here."""
        return self.token.kind in (
            Kind.NUMBER, Kind.MARK, Kind.HALF, Kind.RELATIVE_YEAR, Kind.RELATIVE_MONTH,
            Kind.RELATIVE_DAY, Kind.RELATIVE_WEEK, Kind.MONTH_NAME, Kind.QUARTER, Kind.YEAR_EDGE,
            Kind.TENDAY, Kind.EDGE,
        )  # fmt: skip

    def join(self, first: Point, other: Token, start: Token, *, worded: bool) -> Period:
        """Both ends: what one side leaves out, the other supplies."""
        self.named_year = first.year if first.year is not None else self.year_here()
        last = self.point()
        self.about()
        self.brackets_inside()
        until = self.take(Kind.UNTIL, Kind.WITHIN, Kind.DURING)
        licence = worded or until is not None or first.licensed or last.licensed
        licence = licence or first.shows_a_day or last.shows_a_day or first.runs_to(last)
        try:
            first = first.align(last.finest)
            last = last.align(first.finest)
            first = first.align(first.finest)
            relative = other.kind is Kind.RELATIVE_YEAR
            inherited = first.year is None and last.year is not None and not relative
            if inherited:
                first = replace(first, year=last.year)
            if first.finest is Precision.YEAR and last.finest is Precision.SCHOOL_YEAR:
                first = replace(first, part=last.part)  # 2025~2027학년도
            if first.day is not None and first.month is None:  # 3–5 May
                first = replace(first, month=last.month)
            first, inferred = first.settle(self.reference)
            last = last.align(last.finest)
            elided = last.year is None
            last = last.inherit(first)
            if elided and last.ends_before(first):
                last = replace(last, year=(last.year or 0) + 1)
            elif inherited and last.ends_before(first):
                first = replace(first, year=(first.year or 0) - 1)
        except PointError as error:
            raise self.error(error.ko, error.en, other) from None
        head = self.unit(first, start, licence=licence)
        tail = self.unit(last, other, licence=licence, exact=True)
        if inferred:
            self.remark_distance(first, head)
        if head.start is None or tail.stop is None or tail.stop <= head.start:
            raise self.error("끝이 시작보다 빠름", "ends before it starts", other)
        finest = min(head.precision, tail.precision, key=lambda unit: unit.fineness)
        return Period(head.start, tail.stop, Bound.DURING, finest, inferred or tail.inferred)

    def year_here(self) -> int | None:
        """The year that a point without one falls in."""
        return self.reference.year if self.reference else None

    def brackets_inside(self) -> None:
        """A bracket between the range and its 까지."""
        if self.ahead(Kind.CLOSE, (Kind.UNTIL, Kind.DURING)):
            self.brackets()

    # --- several -----------------------------------------------------------------------------

    def several(self, first: Point, start: Token) -> Period:
        """``3·6·9월``, ``9월 또는 10월``: the days from the first to the last of them."""
        points, one_of = [first], False
        while separator := self.take(Kind.OR, Kind.MIDDOT, Kind.COMMA, Kind.SLASH):
            if not self.starts_point() or (self.running and separator.kind is not Kind.MIDDOT):
                self.at -= 1
                break
            one_of |= separator.kind is Kind.OR
            points.append(self.point())
        if len(points) == 1:
            return self.unit(first, start)
        try:
            finest = points[-1].align(points[-1].finest).finest
            points = [point.align(finest) for point in points]
            known = points[0]
            points = [point.inherit(known) for point in points]
        except PointError as error:
            raise self.error(error.ko, error.en, start) from None
        units = [self.unit(point, start, licence=points[-1].licensed) for point in points]
        if any(two.start < one.stop for one, two in pairwise(units)):  # type: ignore[operator]
            raise self.error("순서가 어긋나거나 겹침", "out of order, or one in another", start)
        if any(one.stop != two.start for one, two in pairwise(units)):
            self.warnings.append(
                Words("따로 적힌 때들을 한 기간으로 읽음", "separate dates, read as one span")
            )
        from aitrack.dates.wording import format_edtf  # noqa: PLC0415, only for sets

        if units[0].precision not in (Precision.HALF, Precision.QUARTER):  # no codes inside sets
            codes = ",".join(format_edtf(unit) for unit in units)
            self.edtf = f"[{codes}]" if one_of else f"{{{codes}}}"
        bound = Bound.ON if one_of else Bound.DURING
        if until := self.take(Kind.UNTIL, Kind.DURING):
            bound = Bound.BY if until.kind is Kind.UNTIL else Bound.DURING
        head, tail = units[0], units[-1]
        span = Period(head.start, tail.stop, Bound.DURING, tail.precision, head.inferred)
        return span.as_bound(bound)

    # --- units -------------------------------------------------------------------------------

    def unit(
        self, point: Point, start: Token, *, licence: bool = False, exact: bool = False
    ) -> Period:
        """A point as days, if anything licenses its numbers to be a date.

        Args:
            point: What was read.
            start: Its first token, for errors.
            licence: A range mark or a word such as 까지 stands beside it.
            exact: 까지 makes the last day of 말 certain.
        """
        shown = point.licensed or self.bracketed or (licence and not self.in_text(point))
        if not shown and point.shows_a_day and not self.running:
            shown = True
            if len(point.loose) > 2:  # noqa: PLR2004, a year too
                self.warnings.append(Words("연도 표시(') 없이 적힘", "no mark shows the year"))
        if not shown and not self.closed(point):
            if self.token.kind is not Kind.END:
                raise self.no_date_here()
            raise self.error("날짜라는 표시가 없는 숫자", "nothing shows this is a date", start)
        try:
            period = point.unit(self.reference)
        except PointError as error:
            raise self.error(error.ko, error.en, start) from None
        if point.edge is not None and not (exact and point.edge == LATE):
            self.approximate |= point.edge != LAST_DAY
            period = window(period, point.edge)
        if period.inferred:
            self.remark_distance(point, period)
        self.units.append(period)
        return period

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

    def closed(self, point: Point) -> bool:
        """Whether a closing bracket licenses bare digits; in a text it takes a year and a month."""
        if self.running:
            return self.token.kind is Kind.CLOSE and len(point.loose) > 1
        return self.take(Kind.CLOSE) is not None

    def in_text(self, point: Point) -> bool:
        """In running text a range mark alone does not make a date of bare digits."""
        return self.running and (bool(point.loose) or not point.licensed)

    # --- lengths -----------------------------------------------------------------------------

    def years_said(self) -> int | None:
        """``5년간``, ``(5년간)`` beside a range, in months."""
        before = self.at
        bracketed = self.take(Kind.OPEN) or (self.take(Kind.COMMA) if self.bracketed else None)
        number = self.take(Kind.NUMBER)
        kinds = (Kind.SPAN_OF, Kind.YEAR) if bracketed and self.units else (Kind.SPAN_OF,)
        length = self.take(*kinds) if number else None
        if not number or not length:
            self.at = before
            return None
        self.take(Kind.CLOSE)
        self.take(Kind.OPEN)
        return number.value * (length.value or _MONTHS_A_YEAR)

    def check_length(self, period: Period, months: int | None) -> None:
        """A length said beside a range must be the range's own."""
        if months is None or period.start is None or period.stop is None:
            return
        real = (period.stop.year - period.start.year) * _MONTHS_A_YEAR
        real += period.stop.month - period.start.month
        if real != months:
            last = period.stop - ONE_DAY
            self.warnings.append(
                Words(
                    f"적힌 기간은 {months}개월인데 {period.start}부터 {last}까지는 {real}개월",
                    f"{months} months are said, but {period.start} to {last} is {real}",
                )
            )
