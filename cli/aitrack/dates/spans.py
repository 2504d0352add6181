"""Reading spans: which side of a point is meant, and what may stand beside it."""

from __future__ import annotations

from aitrack.dates.kinds import FULL_YEAR_DIGITS, Kind, Token
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.dates.point import Point
from aitrack.dates.ranges import RangeReader
from aitrack.dates.reading import Reading
from aitrack.dates.units import LATE
from aitrack.errors import Words
from aitrack.values import replace

_SUFFIXES = (
    Kind.UNTIL, Kind.WITHIN, Kind.BEFORE, Kind.FROM, Kind.SINCE, Kind.AFTER, Kind.DURING, Kind.WAVE,
)  # fmt: skip
_DURATION_WORDS = (Kind.WITHIN, Kind.BEFORE, Kind.AFTER, Kind.SINCE, Kind.DURING)
_BEHIND_A_DASH = (
    Kind.MARK, Kind.NUMBER, Kind.HALF, Kind.MONTH_NAME, Kind.RELATIVE_YEAR, Kind.RELATIVE_MONTH,
    Kind.SAID_YEAR, Kind.SAID_MONTH,
)  # fmt: skip
_BEHIND_A_YEAR = (Kind.YEAR, Kind.DOT, Kind.DASH)
_MONTHS_A_YEAR = 12
_EARLY_WEEK, _LATE_WEEK, _WEEKEND = 3, 3, 5


_BEYOND_BRACKETS = (Kind.DURING, Kind.AFTER, Kind.BEFORE)
"""Behind a half or a year these are of the word before the bracket: ``시범운영('26.下) 후``."""


class SpanReader(RangeReader):
    """A cursor that reads a whole notation without the brackets around it."""

    def whole(self) -> Reading:
        """A span that leaves nothing over."""
        found = self.span()
        self.brackets()
        if self.token.kind is not Kind.END:
            raise self.no_date_here()
        return found

    def span(self) -> Reading:
        """One notation; the cursor is left behind its last token."""
        before = self.at
        if self.ahead((Kind.VAGUE, Kind.LEAD), Kind.NUMBER, Kind.SPAN_OF):
            self.at += 1  # 향후 5년간('25~'29)
        length = None if self.running else self.length_said()
        if length and self.token.kind is Kind.END:
            self.at, length = before, None
        period = self.days()
        if period.bound is not Bound.ON and not self.said.full:
            self.said = self.memory  # by 2030: what was said before is still the last day said
        if self.running:
            return self.reading(period)
        length = length or self.length_said()
        self.remarks()
        self.check_length(period, length)
        return self.reading(period)

    def remarks(self) -> None:
        """``(잠정)``, ``예정``, ``발표``: said of the plan, and no part of the date."""
        kinds = (Kind.TENTATIVE, Kind.DOING, Kind.NOTE, Kind.VAGUE)
        while True:
            step = self.ahead((Kind.OPEN, Kind.COMMA), kinds)
            if not step and not self.ahead(kinds):
                break
            opened = step and self.take(Kind.OPEN)
            if self.token.kind is Kind.TENTATIVE:
                self.warnings.append(Words("잠정·예정으로 적힘", "printed as tentative"))
            self.at += 1
            self.take(*((Kind.CLOSE,) if opened else ()))
        if self.ahead(Kind.DOT, (Kind.END, Kind.CLOSE)):
            self.at += 1

    def reading(self, period: Period) -> Reading:
        """The period with what was noticed on the way."""
        if self.supplied:
            period = replace(period, inferred=True)
        return Reading(
            period=period,
            approximate=self.approximate,
            edtf=self.edtf,
            warnings=tuple(dict.fromkeys(self.warnings)),
            misprint=self.misprint,
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
        if self.token.text == "自":
            self.at += 1
        if self.ahead(Kind.MARK, Kind.WAVE):  # the apostrophe swapped: '~25
            self.at += 1
        if self.take(Kind.WAVE):
            last = self.point()
            self.take(Kind.ABOUT)
            self.take(Kind.UNTIL, Kind.WITHIN)
            return self.unit(last, start, licence=True, exact=True).as_bound(Bound.BY)
        first = self.point()
        long = self.running and first.finest.fineness > Precision.MONTH.fineness
        beyond = _BEYOND_BRACKETS if long else (Kind.DURING,)
        if self.ahead(Kind.CLOSE, _SUFFIXES) and not self.ahead(Kind.CLOSE, beyond):
            self.brackets()
        self.about()
        return self.bound(first, start)

    def week(self, start: Token) -> Period:
        """``이번 주``: Monday to Sunday; ``다음 주말``, ``다음 주 초``."""
        self.at += 1
        monday = self.monday(start, start)
        stop = monday + 7 * ONE_DAY
        if edge := self.take(Kind.EDGE):
            self.approximate = edge.text != "말"
            if not edge.value:
                stop = monday + _EARLY_WEEK * ONE_DAY
            elif edge.value == LATE:
                monday += (_LATE_WEEK if self.approximate else _WEEKEND) * ONE_DAY
        week = Period(monday, stop, Bound.DURING, Precision.DAY)
        if self.take(Kind.DURING):
            return week
        if self.take(Kind.UNTIL, Kind.WITHIN):
            return week.as_bound(Bound.BY)
        return week.as_bound(Bound.FROM) if self.take(Kind.FROM, Kind.SINCE) else week

    def bound(  # noqa: C901, PLR0912, a case for each word
        self, first: Point, start: Token
    ) -> Period:
        """What the word behind the first point makes of it."""
        word = self.token
        if word.kind in _DURATION_WORDS and self.is_duration(first):
            raise self.no_date_here()
        match word.kind:
            case Kind.UNTIL if not (self.running and word.text == "한" and word.spaced):
                self.at += 1
                self.take(*(() if self.running else (Kind.UNTIL,)))  # 이전까지
                self.remark_year(word, first)
                return self.unit(first, start, licence=True, exact=True).as_bound(Bound.BY)
            case Kind.TENTATIVE if word.text == "안":  # 올해 안
                self.at += 1
                return self.unit(first, start, exact=True).as_bound(Bound.BY)
            case Kind.WITHIN:
                self.at += 1
                return self.unit(first, start, exact=True).as_bound(Bound.BY)
            case Kind.BEFORE:
                self.at += 1
                self.take(Kind.UNTIL)
                if first.edge == LATE:  # before the end of March: by its last day
                    return self.unit(first, start, exact=True).as_bound(Bound.BY)
                unit = self.unit(first, start)
                return Period(None, unit.start, Bound.BY, unit.precision, unit.inferred)
            case Kind.SINCE:
                self.at += 1
                self.take(Kind.FROM)  # 이후부터
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
            case Kind.DASH if self.dash_joins(first):
                return self.dashed(first, start)
            case Kind.SLASH if self.ahead(Kind.SLASH, Kind.HALF):
                return self.several(first, start)
            case Kind.OR | Kind.AND | Kind.MIDDOT | Kind.COMMA:
                return self.several(first, start)
        unit = self.unit(first, start)
        if first.blank_day:
            self.edtf = f"{unit.start:%Y-%m}-XX"
        self.remark_century(first, start)
        return unit

    def dash_joins(self, first: Point) -> bool:
        """``'24-28``, ``2024년 12월-2025년 3월``; in a text only between what says what it is."""
        if not self.ahead(Kind.DASH, _BEHIND_A_DASH):
            return False
        if not self.running:
            return True
        after, more = self.tokens[self.at + 1], self.tokens[self.at + 2].kind
        worded = after.kind is not Kind.NUMBER
        own = worded or (len(after.text) == FULL_YEAR_DIGITS and more in _BEHIND_A_YEAR)
        days, shown = first.finest is Precision.DAY, first.licensed and not first.loose
        if self.token.spaced or after.spaced:
            return shown and (own or (days and more is Kind.MONTH)) and self.blanks_around()
        if worded or more is Kind.DASH:
            return worded
        if first.finest is Precision.YEAR:
            year = first.year or 0
            if len(after.text) == 2:  # noqa: PLR2004, two digits
                return year % 100 < after.value and first.licensed
            return year < after.value
        if len(first.loose) == 1:
            if more is Kind.YEAR:  # (23-25년)
                return self.bracketed and int(first.loose[0]) < after.value
            return more is Kind.MONTH and int(first.loose[0]) < after.value <= _MONTHS_A_YEAR
        if first.finest is Precision.MONTH and first.year and more is Kind.DOT:  # '24.12-25.3
            own |= len(after.text) == 2 and first.year % 100 < after.value  # noqa: PLR2004
        return shown and (own or days or more in (Kind.MONTH, Kind.QUARTER))

    def blanks_around(self) -> bool:
        """A dash with a blank to either side, and no bullet of the next line."""
        before, after = self.tokens[self.at - 1], self.tokens[self.at + 1]
        line = "\n" not in self.printed((before.start, after.stop))
        return line and self.token.spaced and after.spaced

    def is_duration(self, point: Point) -> bool:
        """``30년 전``, ``3일 이내``, ``5년 후``: a length of time, not a date."""
        bare_year = len(point.loose) == 1 or not (point.licensed or point.loose)
        bare_day = point.day is not None and point.month is None and point.year is None
        return bool(bare_year or (bare_day and not point.coming and point.weekday is None))

    def remark_year(self, word: Token, point: Point) -> None:
        """이전 and 이후 take the named unit in; readers of whole years often think otherwise."""
        if word.text.startswith(("이전", "이후", "이래")) and point.finest is Precision.YEAR:
            self.warnings.append(
                Words("이전·이후는 그 해를 포함해 읽음", "the named year is included")
            )

    # --- lengths -----------------------------------------------------------------------------

    def length_said(self) -> int | None:
        """``5년간``, ``(21일간)`` beside a range, in months, or in days where it is negative."""
        before = self.at
        bracketed = self.take(Kind.OPEN, Kind.COMMA)
        number = self.take(Kind.NUMBER)
        whole = (bracketed and self.units) or self.ahead(Kind.YEAR, Kind.OPEN)  # 5년('21~'25)
        kinds = (Kind.SPAN_OF, Kind.YEAR) if whole else (Kind.SPAN_OF,)
        length = self.take(*kinds) if number else None
        if not number or not length:
            self.at = before
            return None
        self.take(Kind.CLOSE)
        self.take(Kind.OPEN)
        return number.value * (length.value or _MONTHS_A_YEAR)

    def check_length(self, period: Period, length: int | None) -> None:
        """A length said beside a range must be the range's own."""
        if length is None or period.start is None or period.stop is None:
            return
        if length < 0:
            real, said, ko, en = (period.stop - period.start).days, -length, "일", "days"
        else:
            real = (period.stop.year - period.start.year) * _MONTHS_A_YEAR
            real += period.stop.month - period.start.month
            said, ko, en = length, "개월", "months"
        if real != said:
            last = period.stop - ONE_DAY
            self.warnings.append(
                Words(
                    f"적힌 기간은 {said}{ko}인데 {period.start}부터 {last}까지는 {real}{ko}",
                    f"{said} {en} are said, but {period.start} to {last} is {real}",
                )
            )
