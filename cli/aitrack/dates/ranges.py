"""Two points as one range, points in a row, and a start with a length."""

from __future__ import annotations

from itertools import pairwise

from aitrack.dates.cursor import NotationError
from aitrack.dates.kinds import Kind, Token
from aitrack.dates.numbers import MOST_IN_A_ROW
from aitrack.dates.pairs import are_days, are_months, is_month_and_month, later, near_day
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.dates.point import Point, PointError
from aitrack.dates.units import UnitReader
from aitrack.errors import Words
from aitrack.values import replace

_POINT_STARTS = (
    Kind.NUMBER, Kind.MARK, Kind.HALF, Kind.RELATIVE_YEAR, Kind.RELATIVE_MONTH,
    Kind.RELATIVE_DAY, Kind.RELATIVE_WEEK, Kind.MONTH_NAME, Kind.QUARTER, Kind.YEAR_EDGE,
    Kind.TENDAY, Kind.EDGE, Kind.SAID_YEAR, Kind.SAID_MONTH, Kind.SAID_DAY, Kind.COMING,
)  # fmt: skip
_SHORT_CENTURY, _FAR_YEARS, _FEW_YEARS = 2060, 33, 5


class RangeReader(UnitReader):
    """A cursor that reads what two or more points make together."""

    def from_or_range(self, first: Point, start: Token) -> Period:
        """``'24~`` or ``'24~'27``, ``1월부터`` or ``1월부터 3월까지``, ``11일부터 10일간``."""
        before = len(self.warnings)
        self.take(Kind.WAVE)
        word = self.take(Kind.FROM)
        self.take(Kind.WAVE)
        mark = self.at
        if word and (length := self.length_from(first, start)):
            return length
        if self.starts_point() or self.weekday_at(self.at) or self.token.kind is Kind.NTH:
            other = self.token
            try:
                return self.join(first, other, start, worded=word is not None)
            except NotationError:
                bare = not first.licensed and not other.spaced  # 11.20~ of (가, 11.20~22명)
                if not self.running or bare:
                    raise
                self.at, self.passed = mark, 0
                del self.warnings[before:]
        return self.unit(first, start, licence=True).as_bound(Bound.FROM)

    def dashed(self, first: Point, start: Token) -> Period:
        """``3월-5월``; in a text, where no date of its kind follows, the first point alone."""
        before, said, approximate = self.at, len(self.warnings), self.approximate
        alike = self.running and self.token.spaced
        self.at += 1
        try:
            found = self.join(first, self.token, start, worded=False)
            if not alike or self.units[-2].precision is self.units[-1].precision:
                return found
        except NotationError:
            if not self.running:
                raise
        self.at, self.approximate, self.passed, self.misprint = before, approximate, 0, None
        del self.warnings[said:]
        return self.unit(first, start)

    def starts_point(self) -> bool:
        """Whether a point may begin here."""
        return self.token.kind in _POINT_STARTS

    def length_from(self, first: Point, start: Token) -> Period | None:
        """``11일부터 10일간``: the first day counts, as it is named (민법 제157조 단서)."""
        within = self.ahead(Kind.NUMBER, (Kind.SPAN_OF, Kind.DAY), Kind.WITHIN)
        worded = self.ahead(Kind.LENGTH, Kind.DURING)
        if not (within or worded or self.ahead(Kind.NUMBER, Kind.SPAN_OF)):
            return None
        from aitrack.dates.counting import Count, last_day  # noqa: PLC0415, few notations need it

        said, unit = self.token, self.tokens[self.at + 1]
        length = said.value * (1 if worded else -1 if unit.kind is Kind.DAY else unit.value)
        head = self.unit(first, start, licence=True)
        if head.start is None:
            return None
        count = Count(length, "개월") if length > 0 else Count(-length, "일")
        stop = last_day(head.start - ONE_DAY, count) + ONE_DAY
        if stop <= head.start:
            return None
        self.at += 2 + within
        if within:  # the day it is counted from is not in it
            return Period(None, stop + ONE_DAY, Bound.BY, head.precision, head.inferred)
        return Period(head.start, stop, Bound.DURING, head.precision, head.inferred)

    def join(self, first: Point, other: Token, start: Token, *, worded: bool) -> Period:
        """Both ends: what one side leaves out, the other supplies."""
        self.named_year = first.year if first.year is not None else self.year_here()
        self.named_month = first.month
        last = self.point()
        self.about()
        self.brackets_inside()
        until = self.take(Kind.UNTIL, Kind.WITHIN, Kind.DURING)
        if until and until.kind is Kind.WITHIN and last.day is not None and last.month is None:
            raise self.no_date_here()  # 5~7일 이내: a length
        if self.running and self.token.kind is Kind.FROM:
            raise self.no_date_here()  # 5일부터 9일부터: two of them
        days = are_days(first, last) and (
            not self.running or self.bracketed or first.clear_day or last.clear_day
        )
        licence = worded or until is not None or first.licensed or last.licensed
        licence = licence or first.shows_a_day or last.shows_a_day or days
        in_bracket = self.after_comma and self.token.kind is Kind.CLOSE  # (서울, 11.20~22)
        licence = licence or (in_bracket and len(first.loose) > 1)
        done = self.around is not None and self.around.follows_action
        done |= self.token.kind is Kind.DOING and self.token.text != "운영"
        if self.running:  # 25~27년 추진
            licence = licence or (done and self.years_to(first, last))
        else:  # 22년~24년, 26.10~27.3
            short = self.short_year(first) and self.short_year(last)
            short = short or self.years_to(first, last)
            short = short or is_month_and_month(first, last, self.reference)
            licence = licence or short or are_months(first, last, self.reference)
        try:
            first, last = (p.align(Precision.DAY) if days else p for p in (first, last))
            first = first.align(last.finest)
            last = last.align(first.finest)
            first = first.align(first.finest)
            first, last, inferred = self.ends(first, last, other)
        except PointError as error:
            raise self.error(error.ko, error.en, other) from None
        first, last = self.century(first, last, start, other)
        head = self.unit(first, start, licence=licence, joined=True)
        tail = self.unit(last, other, licence=licence, exact=True, joined=True)
        if inferred:
            self.remark_distance(first, head)
            self.said = replace(self.said, printed=False)
        if first.year != last.year:
            self.said = self.memory  # of a span of years nothing says which one comes next
        if head.start is None or tail.stop is None or tail.stop <= head.start:
            raise self.error("끝이 시작보다 빠름", "ends before it starts", other)
        finest = min(head.precision, tail.precision, key=lambda unit: unit.fineness)
        return Period(head.start, tail.stop, Bound.DURING, finest, inferred or tail.inferred)

    def years_to(self, first: Point, last: Point) -> bool:
        """``23~25년``: two years around the reference, where a length of years is longer."""
        if len(first.loose) != 1 or last.year is None or last.finest is not Precision.YEAR:
            return False
        short = last.year % 100 - int(first.loose[0])
        near = self.near_year(first.loose[0], _FEW_YEARS) and 0 < short <= _FEW_YEARS
        if near:
            self.warnings.append(Words("연도 표시(') 없이 적힘", "no mark shows the year"))
        return near

    def ends(self, first: Point, last: Point, other: Token) -> tuple[Point, Point, bool]:
        """Both ends with their years and months; whether any of it stands nowhere in the text."""
        relative = other.kind in (Kind.RELATIVE_YEAR, Kind.SAID_YEAR)
        bare_day = first.day is not None and first.month is None
        inherited = first.year is None and last.year is not None and not relative and not bare_day
        if inherited:
            first = replace(first, year=last.year)
        if first.finest is Precision.YEAR and last.finest is Precision.SCHOOL_YEAR:
            first = replace(first, part=last.part)  # 2025~2027학년도
        if bare_day and self.in_english(other):  # 3–5 May
            first = replace(first, month=last.month, year=last.year)
        printed, memory = first, self.memory_for(first)
        first, inferred = first.settle(self.reference, memory, in_text=self.running)
        if not inferred and first is not printed and memory.full:
            self.remark_memory(printed, first)
        last = last.align(last.finest)
        if last.coming:
            last, far = last.settle(self.reference, in_text=self.running)
            return first, last, inferred or far
        if bare_day and last.month is not None:
            last_known = last if last.year else replace(last, year=first.year)
            first = near_day(first, last_known, self.reference)
        elided, month_elided = last.year is None, last.month is None and last.day is not None
        last = last.inherit(first)
        if elided and last.ends_before(first):
            if month_elided and first.month is not None:  # 28~3일
                last = later(last, 1)
            else:
                last = replace(last, year=(last.year or 0) + 1)
        elif inherited and last.ends_before(first):
            first = replace(first, year=(first.year or 0) - 1)
        return first, last, inferred

    def in_english(self, other: Token) -> bool:
        """Whether the right side is English: ``3–5 May``."""
        last = self.pieces[-1]
        tokens = (token for token in self.tokens.known if last[0] <= token.start < last[1])
        return other.kind is Kind.MONTH_NAME or any(t.kind is Kind.MONTH_NAME for t in tokens)

    def century(self, first: Point, last: Point, start: Token, other: Token) -> tuple[Point, Point]:
        """``'62~'66`` is of the last century where the years of this one lie far ahead."""
        if self.reference is None or first.year is None or last.year is None:
            return first, last
        late = last.year >= _SHORT_CENTURY
        far = first.year - self.reference.year > _FAR_YEARS and first.year >= _SHORT_CENTURY
        said = self.tokens.known[self.tokens.known.index(start) + 1]
        full = said.text == str(first.year) or (late and other.text == str(last.year))
        if start.kind is not Kind.MARK or full or not far:
            return first, last
        first = replace(first, year=first.year - 100)
        if late:
            last = replace(last, year=last.year - 100)
        self.warnings.append(
            Words("두 자리 연도를 1900년대로 읽음", "two-digit years read as of the last century")
        )
        return first, last

    def year_here(self) -> int | None:
        """The year that a point without one falls in."""
        if self.memory.full:
            return self.memory.year
        return self.reference.year if self.reference else None

    def brackets_inside(self) -> None:
        """A bracket between the range and its 까지."""
        after = self.tokens[self.at + 1]
        within = after.kind is Kind.DURING and after.text in ("중", "中")
        if self.ahead(Kind.CLOSE) and (within or after.kind is Kind.UNTIL):
            self.brackets()

    # --- several -----------------------------------------------------------------------------

    def several(self, first: Point, start: Token) -> Period:
        """``3·6·9월``, ``9월 또는 10월``: the days from the first to the last of them."""
        points, one_of = [first], False
        if first.week is not None:  # 12월 1·3주
            self.named_month = first.month
        bare = self.tokens[self.at - 1].kind is Kind.NUMBER
        shared = bare and self.shared_unit_ahead()
        while separator := self.take(Kind.OR, Kind.AND, Kind.MIDDOT, Kind.COMMA, Kind.SLASH):
            prose = self.running and separator.kind is not Kind.MIDDOT
            week = first.week is not None and self.token.kind is Kind.NTH
            if not (week or self.starts_point()) or (prose and not shared):
                self.at -= 1
                break
            if len(points) > MOST_IN_A_ROW:
                self.passed = self.token.start
                raise self.no_date_here()
            one_of |= separator.kind is Kind.OR
            points.append(self.point())
            if points[-1].licensed:
                shared = False
        if len(points) == 1:
            return self.unit(first, start)
        try:
            licence = points[-1].licensed or (points[-1].shows_a_day and not self.running)
            finest = points[-1].align(points[-1].finest).finest
            points = [point.align(finest) for point in points]
            known = points[0]
            points = [point.inherit(known) for point in points]
        except PointError as error:
            raise self.error(error.ko, error.en, start) from None
        units = [self.unit(point, start, licence=licence, joined=True) for point in points]
        self.together(units, start, one_of=one_of)
        bound = Bound.ON if one_of else Bound.DURING
        if until := self.take(Kind.UNTIL, Kind.DURING):
            bound = Bound.BY if until.kind is Kind.UNTIL else Bound.DURING
        head, tail = units[0], units[-1]
        span = Period(head.start, tail.stop, Bound.DURING, tail.precision, head.inferred)
        return span.as_bound(bound)

    def together(self, units: list[Period], start: Token, *, one_of: bool) -> None:
        """Units in a row: in order, warned of where days lie between, and a set for EDTF."""
        pairs = list(pairwise(units))
        if any(two.start < one.stop for one, two in pairs):  # type: ignore[operator]
            self.passed = self.token.start
            raise self.error("순서가 어긋나거나 겹침", "out of order, or one in another", start)
        if any(one.stop != two.start for one, two in pairs):
            self.warnings.append(
                Words("따로 적힌 때들을 한 기간으로 읽음", "separate dates, read as one span")
            )
        from aitrack.dates.wording import format_edtf  # noqa: PLC0415, only for sets

        if units[0].precision not in (Precision.HALF, Precision.QUARTER):  # no codes inside sets
            codes = ",".join(format_edtf(unit) for unit in units)
            if "/" not in codes:  # nor weeks
                self.edtf = f"[{codes}]" if one_of else f"{{{codes}}}"
