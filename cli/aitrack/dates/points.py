"""Reading points: numbers with their units, halves and quarters, relative words, English."""

from __future__ import annotations

from typing import NamedTuple

from aitrack.dates.cursor import Cursor
from aitrack.dates.period import ONE_DAY, Precision
from aitrack.dates.point import LAST_DAY, Point, PointError, full_year
from aitrack.dates.tokens import Kind, Token
from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

FULL_YEAR_DIGITS = 4
MOST_PARTS = 3
QUARTERS = 4
_UNITS = {Kind.YEAR: "year", Kind.MONTH: "month", Kind.DAY: "day"}
_WHOLE_YEARS = {
    Kind.SCHOOL_YEAR: Precision.SCHOOL_YEAR,
    Kind.DECADE: Precision.DECADE,
}
_ORDER = ("year", "month", "day")
_SEPARATORS = (Kind.DOT, Kind.DASH, Kind.SLASH)
_AFTER_NAMED_YEAR = frozenset(
    ("익년", "이듬해", "다음해", "같은해", "동년", "차년도", "이해", "그해")
)
_AMBIGUOUS = frozenset(("후년", "내후년"))


class Numbers(NamedTuple):
    """Numbers read one after another."""

    fields: dict[str, int]
    loose: list[str]
    licensed: bool
    part: tuple[Precision, int] | None
    dotted: bool = False
    """A dot stands behind the last of loose digits, as behind a day: ``12. 31.``."""


class PointReader(Cursor):
    """A cursor that reads one end of a notation."""

    pieces: list[tuple[int, int]]
    """Where in the folded text each point stands."""
    named_year: int | None = None
    """The year said before, for 익년 and 같은 해."""

    def point(self) -> Point:
        """One end: a day, a month, a half, a year, in any of its spellings."""
        start = self.token
        point = self.any_point(start)
        if point.finest is Precision.DAY or point.shows_a_day:
            self.clock_time()
            self.take(*(() if self.running else (Kind.DATED,)))
        self.pieces.append((start.start, self.tokens[self.at - 1].stop))
        return point

    def clock_time(self) -> None:
        """``18:00까지``: a time of day, which days do not keep; in a text only before 까지."""
        after = self.tokens[self.at + 1].kind
        if not self.running or after in (Kind.UNTIL, Kind.FROM, Kind.SINCE):
            self.take(Kind.TIME)

    def any_point(self, start: Token) -> Point:
        """The ways to say one end."""
        coming = self.take(Kind.COMING)
        if not coming and (word := self.take(Kind.RELATIVE_DAY)):
            day = self.anchor_day(start) + word.value * ONE_DAY
            self.same_day(day)
            return Point(day.year, day.month, day.day)
        if not coming and (word := self.take(Kind.RELATIVE_WEEK)):
            day = self.monday(word, start) + (self.weekday() or 0) * ONE_DAY
            return Point(day.year, day.month, day.day)
        if word := self.take(Kind.YEAR_EDGE):  # 지난 연말 is the year before's
            past = coming is not None and coming.value < 0
            return Point(self.anchor_day(start).year - past, edge=word.value)
        if not coming and (word := self.take(Kind.MONTH_EDGE)):
            today = self.anchor_day(start)
            return Point(today.year, today.month, edge=word.value)
        if self.starts_english():
            return self.english()
        known = self.relative(start)
        if not known and self.token.text.lower() == "fy" and self.tokens[self.at + 1].value:
            self.at += 1  # FY2026
            numbers = self.numbers(known)._replace(licensed=True)
        else:
            numbers = self.numbers(known)
        point = self.ending(numbers, coming.value if coming else 0)
        said = point.year, point.month, point.day, point.part
        if said == (None, None, None, None) and not point.loose:
            raise self.error("날짜가 와야 함", "a date is expected here")
        if self.running and coming:
            raise self.no_date_here()
        return point

    def same_day(self, day: date) -> None:
        """``오늘(21일)``: the day in the bracket must be the one meant."""
        if self.ahead(Kind.OPEN, Kind.NUMBER, Kind.DAY, Kind.CLOSE):
            said = self.tokens[self.at + 1]
            if said.value != day.day:
                raise self.error(f"기준 날짜로는 {day.day}일", f"it is the {day.day}th", said)
            self.at += 4

    def monday(self, word: Token, start: Token) -> date:
        """The Monday of 이번 주, 다음 주."""
        today = self.anchor_day(start)
        return today + (7 * word.value - today.weekday()) * ONE_DAY

    def relative(self, start: Token) -> dict[str, int]:
        """올해, 다음 달: fields counted from the document's date."""
        if self.take(Kind.RELATIVE_YEAR):
            word = "".join(start.text.split())
            if word in _AMBIGUOUS:
                self.warnings.append(
                    Words(
                        f"'{word}'은 사람마다 다르게 씀: +{start.value}년으로 읽음",
                        f"'{word}' is used differently: read as +{start.value} years",
                    )
                )
            if word in _AFTER_NAMED_YEAR and self.named_year is not None:
                return {"year": self.named_year + start.value}
            return {"year": self.anchor_day(start).year + start.value}
        if self.take(Kind.RELATIVE_MONTH):
            today = self.anchor_day(start)
            months = today.year * 12 + today.month - 1 + start.value
            return {"year": months // 12, "month": months % 12 + 1}
        return {}

    # --- numbers -----------------------------------------------------------------------------

    def numbers(self, known: dict[str, int]) -> Numbers:
        """Numbers with their units: named fields, digits left loose, and whether they show it."""
        fields, loose = dict(known), list[str]()
        licensed, part = bool(known), None
        joined, unit, dotted = True, None, False
        while joined and len(fields) + len(loose) < MOST_PARTS + bool(known):
            if not self.ahead(Kind.NUMBER) and not self.ahead(Kind.MARK, Kind.NUMBER):
                break
            if self.part_ahead() or (self.token.kind is Kind.MARK and (loose or fields)):
                break
            before = self.at
            mark = self.take(Kind.MARK)
            number = self.expect_number()
            if whole := self.take(*_WHOLE_YEARS):
                self.place(fields, loose, "year", number)
                return Numbers(fields, loose, True, (_WHOLE_YEARS[whole.kind], 1))
            name = _UNITS.get(self.token.kind)
            if "year" in fields and self.shared_quarter_ahead():
                loose.append(number.text)
                break
            if name is None and unit is not None and not self.shared_unit_ahead():
                # '25년 4.3조원: where one unit was said, so must the next be
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
        return Numbers(fields, loose, licensed, part, dotted)

    def implied(
        self, number: Token, mark: Token | None, fields: dict[str, int], loose: list[str]
    ) -> str | None:
        """The unit of a number that names none: by its mark, its length or what went before."""
        if mark or (len(number.text) == FULL_YEAR_DIGITS and not fields and not loose):
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
        if self.token.spaced and (self.running or self.token.kind is not Kind.DOT):
            return False
        follows = self.tokens[self.at + 1]
        more = follows.kind in (Kind.NUMBER, Kind.HALF, Kind.EDGE, Kind.TENDAY, Kind.QUARTER)
        if self.token.kind is not Kind.DOT:
            whole_year = len(follows.text) == FULL_YEAR_DIGITS
            if self.ahead(Kind.DASH, (Kind.QUARTER, Kind.HALF_LETTER), Kind.NUMBER):
                self.at += 1  # 2025-Q3
                return True
            if follows.kind is not Kind.NUMBER or follows.spaced or whole_year:
                return False
            if self.months_apart(number, follows):
                return False
            if self.token.kind is Kind.SLASH and number.value <= QUARTERS == follows.value:
                words = Words("분기(n/4)로도 읽힘", "may also mean a quarter")
                self.warnings.append(words)
        elif len(number.text) == FULL_YEAR_DIGITS and not more and self.running:
            return False  # the end of a sentence
        self.at += 1
        return True

    def months_apart(self, first: Token, last: Token) -> bool:
        """``3-5월``: from month to month, where no year goes before."""
        shared = self.ahead(Kind.DASH, Kind.NUMBER, Kind.MONTH) and not self.running
        return shared and first.value < last.value and len(first.text) <= len(last.text)

    def unit_ahead(self) -> bool:
        """A number that says its own unit may follow after a blank: ``'25 2월``."""
        return self.ahead(Kind.NUMBER, (Kind.MONTH, Kind.DAY)) or self.part_ahead()

    def shared_unit_ahead(self) -> bool:
        """``3~5일``, ``3·6월``: the unit stands at the end."""
        return self.ahead((Kind.WAVE, Kind.MIDDOT), Kind.NUMBER, (Kind.MONTH, Kind.DAY))

    def shared_quarter_ahead(self) -> bool:
        """``2~3분기`` behind a year."""
        return self.ahead((Kind.WAVE, Kind.MIDDOT), Kind.NUMBER, Kind.QUARTER)

    def part_ahead(self) -> bool:
        """``3분기``, ``3Q``, ``2H``, ``3/4분기``."""
        if self.ahead(Kind.NUMBER, (Kind.QUARTER, Kind.HALF_LETTER)):
            whole_year = len(self.token.text) == FULL_YEAR_DIGITS
            return not (whole_year or self.tokens[self.at + 1].spaced)
        slashed = self.ahead(Kind.NUMBER, (Kind.SLASH, Kind.MIDDOT), Kind.NUMBER, Kind.QUARTER)
        shared = self.ahead(
            Kind.NUMBER, Kind.SLASH, Kind.NUMBER, Kind.WAVE,
            Kind.NUMBER, Kind.SLASH, Kind.NUMBER, Kind.QUARTER,
        )  # fmt: skip
        return (slashed or shared) and self.tokens[self.at + 2].value == QUARTERS

    # --- what follows the numbers ------------------------------------------------------------

    def ending(self, numbers: Numbers, coming: int) -> Point:
        """A half, a quarter, ten days, an edge, a blank day or a weekday behind the numbers."""
        fields, loose, licensed, part, dotted = numbers
        part = part or self.part(loose)
        if part and part[0] is not Precision.TENDAY and loose:
            if len(loose) > 1 or fields:
                raise self.error(
                    "반기·분기 앞은 연도만", "only a year goes before a half or quarter"
                )
            fields = {"year": self.year(loose.pop())}
        if part and part[0] in (Precision.HALF, Precision.QUARTER) and "month" in fields:
            raise self.error("반기·분기 앞은 연도만", "only a year goes before a half or quarter")
        blank = self.ahead(Kind.BLANK) and "month" in fields and self.blank_day()
        edge = self.edge(fields, part)
        weekday = self.weekday()
        values: dict[str, Any] = {**fields}
        return Point(
            **values,
            part=part,
            weekday=weekday,
            loose=tuple(loose),
            licensed=licensed or part is not None or weekday is not None or edge is not None,
            edge=edge,
            coming=coming,
            blank_day=blank,
            dotted=dotted,
        )

    def part(self, loose: list[str]) -> tuple[Precision, int] | None:
        """A half, quarter or ten-day unit under the cursor."""
        self.take(Kind.NUMBERED)
        if half := self.take(Kind.HALF):
            self.take(Kind.DOT)
            return (Precision.HALF, half.value)
        if tenday := self.take(Kind.TENDAY):
            return (Precision.TENDAY, tenday.value)
        if self.token.kind is Kind.NUMBER and self.part_ahead():
            number = self.expect_number()
            if self.ahead(Kind.MIDDOT):
                self.warnings.append(
                    Words("'3·4분기'는 3분기와 4분기로도 읽힘", "may also mean quarters 3 and 4")
                )
            self.at += 0 if self.ahead((Kind.QUARTER, Kind.HALF_LETTER)) else 2
            half_letter = self.ahead(Kind.HALF_LETTER)
            self.take(Kind.QUARTER, Kind.HALF_LETTER)
            return (Precision.HALF if half_letter else Precision.QUARTER, number.value)
        if len(loose) > 1 and self.take(Kind.QUARTER):
            return (Precision.QUARTER, int(loose.pop()))
        if self.ahead((Kind.QUARTER, Kind.HALF_LETTER), Kind.NUMBER):
            kind = self.token.kind
            self.at += 1
            number = self.expect_number()
            return (
                Precision.HALF if kind is Kind.HALF_LETTER else Precision.QUARTER,
                number.value,
            )
        return None

    def edge(self, fields: dict[str, int], part: tuple[Precision, int] | None) -> int | None:
        """초, 중반, 말 or 말일 of the unit before it."""
        if not fields and not part:
            return None
        if self.take(Kind.LAST_DAY):
            return LAST_DAY
        words = [Kind.EDGE]
        if "month" not in fields:
            words.append(Kind.YEAR_EDGE)
        else:
            words.append(Kind.MONTH_EDGE)
        if "day" in fields:
            return None
        found = self.take(*words)
        return found.value if found else None

    def blank_day(self) -> bool:
        """``○일``."""
        before = self.at
        while self.take(Kind.BLANK):
            pass
        if self.take(Kind.DAY):
            return True
        self.at = before
        return False

    def weekday(self) -> int | None:
        """``(목)`` or ``목요일``; a lone ``(`` is left where it stands."""
        inside = self.ahead(Kind.OPEN, (Kind.WEEKDAY, Kind.MONTH, Kind.DAY))
        start = self.at + inside
        name = self.tokens[start]
        if name.kind not in (Kind.WEEKDAY, Kind.MONTH, Kind.DAY):
            return None
        tail = self.tokens[start + 1].kind is Kind.WEEKDAY_TAIL
        closed = self.tokens[start + 1 + tail].kind is Kind.CLOSE
        if (inside and not closed) or not (inside or tail):
            return None
        self.at = start + 1 + tail + inside
        return name.value

    def year(self, digits: str) -> int:
        """Loose digits that can only be a year."""
        try:
            return full_year(digits)
        except PointError as error:
            raise self.error(error.ko, error.en) from None

    # --- English -----------------------------------------------------------------------------

    def starts_english(self) -> bool:
        """``May``, ``21 May``, ``21st May``, ``2H 2026``; not ``2026``, nor ``3Q`` alone."""
        if self.token.kind is Kind.MONTH_NAME:
            return True
        if self.ahead(Kind.NUMBER, Kind.MONTH_NAME):
            return True
        if self.ahead(Kind.NUMBER, Kind.ORDINAL, Kind.MONTH_NAME):
            return True
        start = self.at + self.ahead(Kind.NUMBER)
        letters = self.tokens[start].kind in (Kind.HALF_LETTER, Kind.QUARTER)
        after = start + 1 + (start == self.at)
        if not letters:
            return False
        if self.tokens[after].kind is Kind.MARK:
            return self.tokens[after + 1].kind is Kind.NUMBER
        year = self.tokens[after]
        glued = len(year.text) == 2 and not year.spaced and after == start + 1  # noqa: PLR2004, 2Q25
        return year.kind is Kind.NUMBER and (len(year.text) == FULL_YEAR_DIGITS or glued)

    def english(self) -> Point:
        """``21 May 2026``, ``May 21, 2026``, ``May 2026``, ``2H 2026``, ``Q3 2026``."""
        before = self.take(Kind.NUMBER)
        self.take(Kind.ORDINAL)
        word = self.token
        if self.running and not word.text[0].isupper():
            raise self.no_date_here()
        self.at += 1
        if word.kind is not Kind.MONTH_NAME:
            number = before or self.expect_number()
            precision = Precision.HALF if word.kind is Kind.HALF_LETTER else Precision.QUARTER
            glued = None if self.token.spaced else self.take(Kind.NUMBER)
            year = self.year(glued.text) if glued else self.english_year()
            return Point(year, part=(precision, number.value))
        day = before
        if self.ahead(Kind.DOT, Kind.NUMBER):  # Dec. 3
            self.at += 1
        if not day and len(self.token.text) < FULL_YEAR_DIGITS:
            day = self.take(Kind.NUMBER)
            self.take(Kind.ORDINAL)
        if self.ahead((Kind.DOT, Kind.COMMA), (Kind.NUMBER, Kind.MARK)):
            self.at += 1
        year = self.english_year()
        if year is None and day is None:
            raise self.error("연도나 날이 와야 함", "a year or a day is expected here")
        return Point(year, word.value, day.value if day else None)

    def english_year(self) -> int | None:
        """A year of four digits, or of two behind a mark."""
        marked = self.ahead(Kind.MARK, Kind.NUMBER)
        number = self.tokens[self.at + marked]
        if number.kind is not Kind.NUMBER or (not marked and len(number.text) != FULL_YEAR_DIGITS):
            return None
        self.at += 1 + marked
        return self.year(number.text)
