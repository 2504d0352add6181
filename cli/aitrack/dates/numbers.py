"""Reading numbers with their units: ``'25.6월``, ``2026. 5. 21.``, ``3/4분기``."""

from __future__ import annotations

from aitrack.dates.cursor import Cursor
from aitrack.dates.kinds import FULL_YEAR_DIGITS, Kind, Token
from aitrack.dates.period import Precision
from aitrack.dates.point import PointError, full_year
from aitrack.errors import Words
from aitrack.values import Frozen, dataclass

MOST_PARTS = 3
MOST_IN_A_ROW = 12
"""No list of dates is longer; a text that seems to hold one is not read again and again."""
QUARTERS = 4
EARLIEST, LATEST = 1900, 2100
"""Four digits with nothing beside them are a year only of these."""
_UNITS = {Kind.YEAR: "year", Kind.MONTH: "month", Kind.DAY: "day"}
_APRIL = 4
_WHOLE_YEARS = {
    Kind.SCHOOL_YEAR: (Precision.SCHOOL_YEAR, 1),
    Kind.DECADE: (Precision.DECADE, 1),
    Kind.FISCAL_YEAR: (Precision.YEAR, _APRIL),
}
_MONTHS, _DAYS = 12, 31
_WEEKDAYS = (Kind.WEEKDAY, Kind.MONTH, Kind.DAY)
"""월 and 일 are weekdays as well."""
_NEAR = 80
"""How far kana say that a text is Japanese."""
_ORDER = ("year", "month", "day")
_SEPARATORS = (Kind.DOT, Kind.DASH, Kind.SLASH)
_JOINTS = (Kind.WAVE, Kind.MIDDOT, Kind.COMMA, Kind.DASH)


@dataclass(frozen=True, slots=True)
class Numbers(Frozen):
    """Numbers read one after another."""

    fields: dict[str, int]
    loose: list[str]
    licensed: bool
    part: tuple[Precision, int] | None
    dotted: bool
    """A dot stands behind the last of loose digits, as behind a day: ``12. 31.``."""


_FIRST_QUARTERS = ("1", "2", "3", "4")
"""Before ``.4분기`` no year is written so."""


class NumberReader(Cursor):
    """A cursor that reads numbers and their units."""

    def numbers(self, known: dict[str, int]) -> Numbers:
        """Numbers with their units: named fields, digits left loose, and whether they show it."""
        fields, loose = dict(known), list[str]()
        licensed = bool(known)
        joined, unit, dotted = True, None, False
        while joined and len(fields) + len(loose) < MOST_PARTS + bool(known):
            if not self.ahead(Kind.NUMBER) and not self.ahead(Kind.MARK, Kind.NUMBER):
                break
            if self.part_ahead() or (self.token.kind is Kind.MARK and (loose or fields)):
                break
            if self.running and (self.another_ahead(fields) or self.counts_days()):
                break
            before = self.at
            mark = self.take(Kind.MARK)
            number = self.expect_number()
            if whole := self.take(*_WHOLE_YEARS):
                return self.whole_year(number, whole, fields, loose)
            name = _UNITS.get(self.token.kind) or self.day_alone(known)
            name = name or self.of_said_year(known, fields, number)
            if "year" in fields and self.shared_quarter_ahead():
                loose.append(number.text)
                break
            shared = self.shared_unit_ahead() or self.bare_day_again()
            if name is None and (unit is not None or known) and not shared:
                # '25년 4.3조원, 올해 7대: where one unit was said, so must the next be
                self.at = before
                break
            unit = self.take(*_UNITS)
            if name is None:
                name = self.implied(number, mark, fields, loose)
            separated = self.separator(number, unit)
            joined = separated or unit is not None or self.unit_ahead()
            dotted = separated and not self.ahead((Kind.NUMBER, Kind.MARK))
            if name is None:
                loose.append(number.text)
                continue
            self.place(fields, loose, name, number)
            licensed |= bool(mark) or name != "year" or len(number.text) == FULL_YEAR_DIGITS
            licensed |= unit is not None and unit.text.startswith("회계")
        return Numbers(fields, loose, licensed, None, dotted)

    def whole_year(
        self, number: Token, unit: Token, fields: dict[str, int], loose: list[str]
    ) -> Numbers:
        """A school year, a decade, or a fiscal year of Japan (財政法 第11条).

        ``年度`` is Japanese behind an era or where kana stand near; else nobody knows whose it is.
        """
        column = self.column(number)
        near = self.text[max(0, column - _NEAR) : column + _NEAR]
        ours = self.text[column].isdigit() and not any("ぁ" <= char <= "ヺ" for char in near)
        if unit.kind is Kind.FISCAL_YEAR and ours:
            ko, en = "일본은 4월부터, 중국은 1월부터인 해", "from April in Japan, January in China"
            raise self.error(ko, en, number)
        self.place(fields, loose, "year", number)
        return Numbers(fields, loose, True, _WHOLE_YEARS[unit.kind], False)

    def another_ahead(self, fields: dict[str, int]) -> bool:
        """``3월 6월``: in a text the next number begins a date of its own."""
        unit = _UNITS.get(self.tokens[self.at + 1].kind)
        if unit is None or not self.token.spaced:
            return False
        return any(_ORDER.index(known) >= _ORDER.index(unit) for known in fields)

    def implied(
        self, number: Token, mark: Token | None, fields: dict[str, int], loose: list[str]
    ) -> str | None:
        """The unit of a number that names none: by its mark, its length or what went before."""
        if mark:
            return "year"
        if len(number.text) == FULL_YEAR_DIGITS and not fields and not loose:
            if not EARLIEST <= number.value <= LATEST:
                raise self.error("연도로 보기 어려운 수", "hardly a year", number)
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

    def separator(self, number: Token, unit: Token | None) -> bool:
        """A dot, dash or slash that belongs to the number before it."""
        if unit is not None or self.token.kind not in _SEPARATORS:
            return False
        follows = self.tokens[self.at + 1]
        if self.token.spaced and not (self.token.kind is Kind.DOT and self.dots_apart(number)):
            return False
        if (
            self.token.kind is Kind.DASH
            and self.at > 1
            and self.tokens[self.at - 2].kind is Kind.DOT
        ):
            return False  # 2026.1.1-6.30
        more = follows.kind in (Kind.NUMBER, Kind.HALF, Kind.EDGE, Kind.TENDAY, Kind.QUARTER)
        if self.token.kind is not Kind.DOT:
            whole_year = len(follows.text) == FULL_YEAR_DIGITS
            if self.ahead(Kind.DASH, (Kind.QUARTER, Kind.HALF_LETTER), Kind.NUMBER):
                self.at += 1  # 2025-Q3
                return True
            if follows.kind is not Kind.NUMBER or follows.spaced or whole_year:
                return False
            if self.months_apart(number, follows) or self.years_apart(number, follows):
                return False
            if self.token.kind is Kind.SLASH and number.value <= QUARTERS == follows.value:
                words = Words("분기(n/4)로도 읽힘", "may also mean a quarter")
                self.warnings.append(words)
        elif len(number.text) == FULL_YEAR_DIGITS and not more and self.running:
            return False  # the end of a sentence
        self.at += 1
        return True

    def dots_apart(self, number: Token) -> bool:
        """``2026 . 12 . 31 .``: in a text only behind a whole year, each dot after a blank."""
        if not self.running:
            return True
        before = self.tokens[self.at - 2] if self.at > 1 else None
        chained = before is not None and before.kind is Kind.DOT
        if len(number.text) != FULL_YEAR_DIGITS and not chained:
            return False
        closes = before is not None and before.spaced
        closes |= self.ahead(Kind.DOT, (Kind.UNTIL, Kind.FROM, Kind.SINCE, Kind.WAVE))
        return self.ahead(Kind.DOT, Kind.NUMBER) or (chained and closes)

    def day_alone(self, known: dict[str, int]) -> str | None:
        """``같은 달 19.``: a dot and no figure behind it makes a day of a month said in words."""
        behind = self.tokens[self.at + 1]
        dot = self.token.kind is Kind.DOT and not self.token.spaced
        ends = dot and (behind.kind is not Kind.NUMBER or behind.spaced)
        return "day" if ends and "month" in known else None

    def of_said_year(
        self, known: dict[str, int], fields: dict[str, int], number: Token
    ) -> str | None:
        """``작년 10.14일``: behind a year said in words, a month and a day that say so.

        In a text more must tell than a dot, for ``올해 1.5%`` is no date.
        """
        around = self.around if fields.keys() == {"year"} else None
        if around is not None and around.holiday_at(number.start):
            return "month"  # 지난해 8.15 광복절
        if known.keys() != {"year"}:
            return None
        if "month" in fields:
            return "day" if self.tokens[self.at - 2].kind is Kind.DOT else None
        if not self.ahead(Kind.DOT, Kind.NUMBER) or not 0 < number.value <= _MONTHS:
            return None
        day, behind, next_one = (self.tokens[self.at + step] for step in (1, 2, 3))
        shown = self.ahead(Kind.DOT, Kind.NUMBER, Kind.OPEN, _WEEKDAYS, Kind.CLOSE)
        if behind.kind is Kind.DOT:
            shown |= not behind.spaced and (next_one.kind is not Kind.NUMBER or next_one.spaced)
        elif behind.kind is Kind.DAY:
            shown |= not behind.spaced
        else:
            shown |= behind.kind in (Kind.FROM, Kind.SINCE, Kind.UNTIL, Kind.WAVE)
        return "month" if (shown and 0 < day.value <= _DAYS) or not self.running else None

    def counts_days(self) -> bool:
        """``4.5일 근무제``: four days and a half, and no fifth of April."""
        if self.around is None or not self.ahead(Kind.NUMBER, Kind.DOT, Kind.NUMBER):
            return False
        chained = self.at > 0 and self.tokens[self.at - 1].kind is Kind.DOT  # 2026.4.5일
        return not chained and self.around.counts_days(self.token.start)

    def months_apart(self, first: Token, last: Token) -> bool:
        """``3-5월``: from month to month, where no year goes before."""
        shared = self.ahead(Kind.DASH, Kind.NUMBER, Kind.MONTH)
        return shared and first.value < last.value and len(first.text) <= len(last.text)

    def years_apart(self, first: Token, last: Token) -> bool:
        """``'24-28``, ``2024-28년``: from year to year; no month has that number."""
        marked = self.tokens[self.at - 2].kind is Kind.MARK if self.at > 1 else False
        if self.ahead(Kind.DASH, Kind.NUMBER, Kind.YEAR):
            return True
        return marked and self.token.kind is Kind.DASH and last.value > max(first.value, 12)

    def unit_ahead(self) -> bool:
        """A number that says its own unit may follow after a blank: ``'25 2월``."""
        return self.ahead(Kind.NUMBER, (Kind.MONTH, Kind.DAY)) or self.part_ahead()

    def shared_unit_ahead(self) -> bool:
        """``3~5일``, ``3·6·9월``, ``6, 7, 8월``: the unit stands at the end."""
        at, tokens = self.at, self.tokens
        end = at + 2 * MOST_IN_A_ROW
        while at < end and tokens[at].kind in _JOINTS and tokens[at + 1].kind is Kind.NUMBER:
            at += 2
        return at > self.at and tokens[at].kind in (Kind.MONTH, Kind.DAY)

    def bare_day_again(self) -> bool:
        """``7월 31 ~ 8월 20``: neither of the days has its unit."""
        before = [self.tokens[self.at - step].kind for step in range(2, 6) if self.at >= step]
        ends = self.token.spaced or self.token.kind in (Kind.CLOSE, Kind.END, Kind.UNTIL)
        return before == [Kind.MONTH, Kind.NUMBER, Kind.WAVE, Kind.NUMBER] and ends

    def shared_quarter_ahead(self) -> bool:
        """``2~3분기`` behind a year."""
        return self.ahead((Kind.WAVE, Kind.MIDDOT), Kind.NUMBER, Kind.QUARTER)

    def part_ahead(self) -> bool:
        """``3분기``, ``3Q``, ``2H``, ``3/4분기``, ``3.4분기``."""
        if self.token.kind is not Kind.NUMBER:
            return False
        if self.ahead(Kind.NUMBER, (Kind.QUARTER, Kind.HALF_LETTER)):
            year = len(self.token.text) == FULL_YEAR_DIGITS or self.short_year_and_quarter()
            return not (year or self.tokens[self.at + 1].spaced)
        joint = (Kind.SLASH, Kind.MIDDOT, *(Kind.DOT,) * self.dotted_quarter())
        slashed = self.ahead(Kind.NUMBER, joint, Kind.NUMBER, Kind.QUARTER)
        shared = self.ahead(
            Kind.NUMBER, Kind.SLASH, Kind.NUMBER, Kind.WAVE,
            Kind.NUMBER, Kind.SLASH, Kind.NUMBER, Kind.QUARTER,
        )  # fmt: skip
        return (slashed or shared) and self.tokens[self.at + 2].value == QUARTERS

    def dotted_quarter(self) -> bool:
        """``3.4분기``; in a text only behind a year, for it may be so many of them."""
        return self.token.text in _FIRST_QUARTERS and (self.at > 0 or not self.running)

    def short_year_and_quarter(self) -> bool:
        """``26Q4``."""
        behind = self.tokens[self.at + 2]
        return (
            len(self.token.text) == 2  # noqa: PLR2004, two digits
            and self.ahead(Kind.NUMBER, Kind.QUARTER, Kind.NUMBER)
            and not behind.spaced
        )

    def year(self, digits: str) -> int:
        """Loose digits that can only be a year."""
        try:
            return full_year(digits)
        except PointError as error:
            raise self.error(error.ko, error.en) from None
