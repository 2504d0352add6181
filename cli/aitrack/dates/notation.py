"""The reader of government date notation: text → Period.

Grammar (a quoted word stands for all its spellings in ``tokens``)::

    notation  = bracket vague bracket | bracket span bracket
    vague     = "향후" | "지속" | "상시" | ...
    span      = "~" point ["까지"]                        by
              | "연내"                                    by
              | point ("까지" | "내" | "限")               by
              | point ("~" | ["~"] "부터" | "이후")         from
              | point ("~" | "부터") point ["까지"]         during
              | point "중"                                during
              | point                                     on
    point     = relative part* | part+ [weekday] | english
    relative  = "올해" | "내년" | "작년" | "이날"
    part      = "'" DD | DDDD | number [unit] [separator] | half | quarter
    unit      = "년" | "월" | "일"
    half      = "上" | "하반기" | 1 "H" | "H" 1
    quarter   = n "분기" | n "Q" | "Q" n | n "/" 4 "분기"
    weekday   = "(목)" | "목요일"
    english   = D Month YYYY | Month [D] [","] YYYY
    separator = "." | "-" | "/"
    bracket   = any number of opening or closing brackets, or none

Numbers without a mark, a unit or four digits are dates only where the surroundings license it: a
bracket, a range mark on one side, or a word such as 까지. So ``(25)`` and ``~25`` are years and
``25``, ``24.5`` and ``30년`` are not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aitrack.dates.period import UNDATED, Bound, Period, Precision
from aitrack.dates.point import Point, PointError, full_year
from aitrack.dates.tokens import Kind, Token, tokenize
from aitrack.errors import AitrackError

if TYPE_CHECKING:
    from datetime import date

QUARTERS = 4
_FULL_YEAR_DIGITS = 4
_SEPARATORS = (Kind.DOT, Kind.DASH, Kind.SLASH)
_UNITS = {Kind.YEAR: "year", Kind.MONTH: "month", Kind.DAY: "day"}
_ORDER = ("year", "month", "day")


class NotationError(AitrackError):
    """No date: ``column`` (0-based) is the first place that does not fit."""

    def __init__(self, text: str, column: int, ko: str, en: str) -> None:
        super().__init__(f"{text!r} {column + 1}열: {ko}", f"{text!r} column {column + 1}: {en}")
        self.text = text
        self.column = column


def parse(text: str, reference: date | None = None) -> Period:
    """Read one date in government notation.

    >>> parse("'24.下").last_day
    datetime.date(2024, 12, 31)
    >>> parse("~’25").bound
    <Bound.BY: 'by'>

    Args:
        text: One notation as printed, e.g. ``~'25``; two-digit years below 69 are 20xx.
        reference: The document's date, for 올해, 이날 and missing years; never today.

    Returns:
        The days it covers; a side the notation leaves open is None.

    Raises:
        NotationError: At the first column that does not fit the grammar.
    """
    return _Reader(text, reference).read()


class _Reader:
    """One pass over the tokens of one notation."""

    def __init__(self, text: str, reference: date | None) -> None:
        self.text = text
        self.reference = reference
        self.tokens = tokenize(text)
        self.at = 0
        self.bracketed = False

    # --- notation and span -------------------------------------------------------------------

    def read(self) -> Period:
        self.brackets()
        period = UNDATED if self.take(Kind.VAGUE) else self.span()
        self.brackets()
        if self.token.kind is not Kind.END:
            raise self.error("여기서부터 날짜로 읽을 수 없음", "no date from here on")
        return period

    def span(self) -> Period:
        start = self.token
        if self.take(Kind.WITHIN_YEAR):
            return self.unit(Point(year=self.year_of(start)), start).as_bound(Bound.BY)
        if self.kinds(Kind.MARK, Kind.WAVE):  # the apostrophe swapped: '~25
            self.at += 1
        if self.take(Kind.WAVE):
            last = self.point()
            self.take(Kind.UNTIL)
            return self.unit(last, start, licence=True).as_bound(Bound.BY)
        first = self.point()
        self.brackets()
        if self.take(Kind.UNTIL):
            return self.unit(first, start, licence=True).as_bound(Bound.BY)
        if self.take(Kind.DURING):
            return self.unit(first, start).as_bound(Bound.DURING)
        wave, word = self.take(Kind.WAVE), self.take(Kind.FROM)
        if not (wave or word):
            return self.unit(first, start)
        if (word and word.text == "이후") or self.token.kind in (Kind.END, Kind.CLOSE):
            return self.unit(first, start, licence=True).as_bound(Bound.FROM)
        other = self.token
        last = self.point()
        said = self.take(Kind.UNTIL) or word
        return self.join(first, last, start, other, licence=said is not None)

    def join(
        self, first: Point, last: Point, start: Token, other: Token, *, licence: bool
    ) -> Period:
        """Both ends: what one side leaves out, the other supplies."""
        licence = licence or first.licensed or last.licensed
        try:
            first = first.align(last.finest)
            last = last.align(first.finest)
            if first.year is None:
                first = replace(first, year=last.year)
            first, inferred = first.align(first.finest).settle(self.reference)
            last = last.align(last.finest)
            elided = last.year is None
            last = last.inherit(first)
            if elided and last.comes_before(first):
                last = replace(last, year=(last.year or 0) + 1)
        except PointError as error:
            raise self.error(error.ko, error.en, other) from None
        head = self.unit(first, start, licence=licence)
        tail = self.unit(last, other, licence=licence)
        if head.start is None or tail.stop is None or tail.stop <= head.start:
            raise self.error("끝이 시작보다 빠름", "ends before it starts", other)
        finest = min(head.precision, tail.precision, key=lambda unit: unit.fineness)
        return Period(head.start, tail.stop, Bound.DURING, finest, inferred)

    def unit(self, point: Point, start: Token, *, licence: bool = False) -> Period:
        """A point as days, if anything licenses its numbers to be a date."""
        if not (point.licensed or licence or self.bracketed or self.take(Kind.CLOSE)):
            if self.token.kind is not Kind.END:
                raise self.error("여기서부터 날짜로 읽을 수 없음", "no date from here on")
            raise self.error("날짜라는 표시가 없는 숫자", "nothing shows this is a date", start)
        try:
            return point.unit(self.reference)
        except PointError as error:
            raise self.error(error.ko, error.en, start) from None

    # --- points ------------------------------------------------------------------------------

    def point(self) -> Point:
        start = self.token
        if self.take(Kind.THIS_DAY):
            day = self.anchor(start)
            return Point(day.year, day.month, day.day)
        if self.token.kind in (Kind.MONTH_NAME, Kind.HALF_LETTER) or self.kinds(
            Kind.NUMBER, (Kind.MONTH_NAME, Kind.HALF_LETTER)
        ):
            return self.english()
        if self.token.kind is Kind.QUARTER:
            return self.english()
        year = self.year_of(start) if self.take(Kind.RELATIVE_YEAR) else None
        fields, loose, licensed = self.parts(year)
        point = self.ending(fields, loose, licensed=licensed or year is not None)
        if point == Point(licensed=False):
            raise self.error("날짜가 와야 함", "a date is expected here")
        return point

    def parts(self, year: int | None) -> tuple[dict[str, int], list[str], bool]:
        """Numbers with their units: the named fields, the digits left loose, the licence."""
        fields: dict[str, int] = {} if year is None else {"year": year}
        loose: list[str] = []
        licensed = False
        joined = True
        while joined and self.token.kind in (Kind.NUMBER, Kind.MARK):
            if self.token.kind is Kind.NUMBER and self.quarter_ahead():
                break
            mark = self.take(Kind.MARK)
            number = self.expect_number()
            unit = self.token if self.token.kind in _UNITS else None
            name = _UNITS[unit.kind] if unit else self.implied(number, mark, fields, loose)
            self.at += unit is not None
            joined = self.separator() or unit is not None
            if name is None:
                loose.append(number.text)
                continue
            self.place(fields, loose, name, number)
            licensed |= bool(mark) or name != "year" or len(number.text) == _FULL_YEAR_DIGITS
        return fields, loose, licensed

    def implied(
        self, number: Token, mark: Token | None, fields: dict[str, int], loose: list[str]
    ) -> str | None:
        """The unit of a number that names none: by its mark, its length or what went before."""
        if mark or (len(number.text) == _FULL_YEAR_DIGITS and not fields and not loose):
            return "year"
        if loose or not fields or "day" in fields:
            return None
        return "day" if "month" in fields else "month"

    def place(self, fields: dict[str, int], loose: list[str], name: str, number: Token) -> None:
        """Put a number into its field; loose digits before it are the next coarser units."""
        rank = _ORDER.index(name)
        if any(_ORDER.index(known) >= rank for known in fields):
            raise self.error("단위의 순서가 어긋남", "units out of order", number)
        try:
            fields[name] = full_year(number.text) if name == "year" else int(number.text)
            while loose and rank:
                rank -= 1
                digits = loose.pop()
                fields[_ORDER[rank]] = full_year(digits) if not rank else int(digits)
        except PointError as error:
            raise self.error(error.ko, error.en, number) from None
        if loose:
            raise self.error("단위 앞에 숫자가 남음", "digits left over before a unit", number)

    def ending(self, fields: dict[str, int], loose: list[str], *, licensed: bool) -> Point:
        """A half, a quarter or a weekday behind the numbers."""
        part = None
        if half := self.take(Kind.HALF):
            part = (Precision.HALF, half.value)
        elif self.token.kind is Kind.NUMBER and self.quarter_ahead():
            part = (Precision.QUARTER, int(self.token.text))
            self.at += 2 if self.kinds(Kind.NUMBER, Kind.QUARTER) else 4
        elif len(loose) > 1 and self.take(Kind.QUARTER):
            part = (Precision.QUARTER, int(loose.pop()))
        if part:
            self.separator()
            if len(loose) == 1 and not fields:
                fields = self.year_field(loose.pop())
            if loose or fields.keys() - {"year"}:
                raise self.error(
                    "반기·분기 앞은 연도만", "only a year goes before a half or quarter"
                )
        weekday = self.weekday()
        licensed = licensed or part is not None or weekday is not None
        return Point(**fields, part=part, weekday=weekday, loose=tuple(loose), licensed=licensed)

    def year_field(self, digits: str) -> dict[str, int]:
        """Loose digits before a half or quarter are a year."""
        try:
            return {"year": full_year(digits)}
        except PointError as error:
            raise self.error(error.ko, error.en) from None

    def weekday(self) -> int | None:
        """``(목)`` or ``목요일``; a lone ``(`` is left where it stands."""
        inside = self.kinds(Kind.OPEN, (Kind.WEEKDAY, Kind.MONTH, Kind.DAY))
        start = self.at + inside
        name = self.tokens[start]
        if name.kind not in (Kind.WEEKDAY, Kind.MONTH, Kind.DAY):
            return None
        tail = self.tokens[start + 1].kind is Kind.WEEKDAY_TAIL
        closed = self.tokens[start + 1 + tail].kind is Kind.CLOSE
        if (inside != closed and not tail) or not (inside or tail):
            return None
        self.at = start + 1 + tail + (inside and closed)
        return name.value

    def english(self) -> Point:
        """``21 May 2026``, ``May 21, 2026``, ``May 2026``, ``2H 2026``, ``Q3 2026``."""
        before = self.take(Kind.NUMBER)
        word = self.token
        self.at += 1
        if word.kind is Kind.MONTH_NAME:
            day = before
            if not day and len(self.token.text) < _FULL_YEAR_DIGITS:
                day = self.take(Kind.NUMBER)
            self.take(Kind.DOT)
            self.take(Kind.COMMA)
            fields = self.english_year()
            return Point(fields, word.value, int(day.text) if day else None)
        number = before or self.expect_number()
        precision = Precision.HALF if word.kind is Kind.HALF_LETTER else Precision.QUARTER
        return Point(self.english_year(), part=(precision, int(number.text)))

    def english_year(self) -> int | None:
        self.take(Kind.MARK)
        number = self.take(Kind.NUMBER)
        return self.year_field(number.text)["year"] if number else None

    # --- tokens ------------------------------------------------------------------------------

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self, kind: Kind) -> Token | None:
        token = self.token
        if token.kind is not kind:
            return None
        self.at += 1
        if kind is Kind.CLOSE:
            self.bracketed = True
        return token

    def kinds(self, *wanted: Kind | tuple[Kind, ...]) -> bool:
        """Whether the next tokens are of these kinds."""
        ahead = self.tokens[self.at : self.at + len(wanted)]
        return len(ahead) == len(wanted) and all(
            token.kind in (want if isinstance(want, tuple) else (want,))
            for token, want in zip(ahead, wanted, strict=True)
        )

    def brackets(self) -> None:
        while self.token.kind in (Kind.OPEN, Kind.CLOSE):
            self.bracketed = True
            self.at += 1

    def separator(self) -> bool:
        if self.token.kind not in _SEPARATORS:
            return False
        self.at += 1
        return True

    def quarter_ahead(self) -> bool:
        """``3분기``, ``3Q`` or ``3/4분기``."""
        if self.kinds(Kind.NUMBER, Kind.QUARTER):
            return True
        slashed = self.kinds(Kind.NUMBER, Kind.SLASH, Kind.NUMBER, Kind.QUARTER)
        return slashed and self.tokens[self.at + 2].value == QUARTERS

    def expect_number(self) -> Token:
        number = self.take(Kind.NUMBER)
        if not number:
            raise self.error("숫자가 와야 함", "a number is expected here")
        return number

    def anchor(self, token: Token) -> date:
        """The reference date, for words that need one."""
        if self.reference is None:
            raise self.error("기준 날짜가 필요함", "needs a reference date", token)
        return self.reference

    def year_of(self, token: Token) -> int:
        return self.anchor(token).year + token.value

    def error(self, ko: str, en: str, token: Token | None = None) -> NotationError:
        return NotationError(self.text, (token or self.token).column, ko, en)
