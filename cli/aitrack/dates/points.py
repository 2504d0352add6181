"""Reading points: numbers, halves and quarters, relative words, weeks, English days."""

from __future__ import annotations

from aitrack.dates.kinds import Kind, Token
from aitrack.dates.monthnames import EnglishReader
from aitrack.dates.numbers import Numbers
from aitrack.dates.period import ONE_DAY, Precision
from aitrack.dates.point import LAST_DAY, Point
from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.dates.day import date

_AMBIGUOUS = frozenset(("후년", "내후년"))
_LETTER_DAYS = (Kind.WEEKDAY, Kind.MONTH, Kind.DAY)
"""월 and 일 are weekdays as well."""


class PointReader(EnglishReader):
    """A cursor that reads one end of a notation."""

    pieces: list[tuple[int, int]]
    """Where in the folded text each point stands."""
    named_year: int | None = None
    """The year of a range's left side, for 익년 and 같은 해 on its right."""

    def point(self) -> Point:
        """One end: a day, a month, a half, a year, in any of its spellings."""
        start = self.token
        point = self.any_point(start)
        if point.finest is Precision.DAY or point.shows_a_day:
            self.clock_time()
            if not self.running or (self.token.kind is Kind.DATED and not self.token.spaced):
                self.take(Kind.DATED)
        self.pieces.append((start.start, self.tokens[self.at - 1].stop))
        return point

    def clock_time(self) -> None:
        """``18:00까지``: a time of day, which days do not keep; in a text only before 까지."""
        if self.token.kind is not Kind.TIME:
            return
        after = self.tokens[self.at + 1].kind
        if not self.running or after in (Kind.UNTIL, Kind.FROM, Kind.SINCE, Kind.WAVE):
            self.at += 1

    def any_point(self, start: Token) -> Point:
        """The ways to say one end."""
        coming = self.take(Kind.COMING)
        way = coming.value if coming else 0
        if self.weekday_at(self.at):
            return self.named_weekday(way, start)
        if not coming and self.token.kind in (Kind.RELATIVE_DAY, Kind.SAID_DAY):
            return self.relative_day(start)
        if not coming and (word := self.take(Kind.RELATIVE_WEEK)):
            day = self.monday(word, start) + (self.weekday() or 0) * ONE_DAY
            return Point(day.year, day.month, day.day)
        if word := self.take(Kind.YEAR_EDGE):  # 지난 연말 is the year before's
            return Point(self.anchor_day(start).year - (way < 0), edge=word.value)
        if not coming and (word := self.take(Kind.MONTH_EDGE)):
            today = self.anchor_day(start)
            return Point(today.year, today.month, edge=word.value)
        if self.starts_english():
            return self.english()
        known = self.relative(start)
        if not known and self.token.text.lower() == "fy" and self.tokens[self.at + 1].value:
            self.at += 1  # FY2026
            found = self.numbers(known)
            numbers = Numbers(found.fields, found.loose, True, found.part, found.dotted)
        else:
            numbers = self.numbers(known)
        point = self.ending(numbers, way)
        said = point.year, point.month, point.day, point.part
        if said == (None, None, None, None) and not point.loose:
            raise self.error("날짜가 와야 함", "a date is expected here")
        return point

    # --- words relative to the document's date, or to the date said before ------------------------

    def relative_day(self, start: Token) -> Point:
        """``내일``, ``이튿날``, ``오늘(21일)``: the day in the bracket must be the one meant."""
        self.at += 1
        memory = self.memory
        days = [self.anchor_day(start)] if self.reference or not memory.day else []
        if memory.day and memory.year and memory.month:
            said = Point(memory.year, memory.month, memory.day).first_day()
            if start.kind is Kind.SAID_DAY or start.text in ("전날", "당일"):
                days.insert(0, said)
                self.supplied |= not memory.printed
        elif start.kind is Kind.SAID_DAY and not start.text.startswith("다음"):
            self.supply(start)
        meant = [day + start.value * ONE_DAY for day in days]
        if self.ahead(Kind.OPEN, Kind.NUMBER, Kind.DAY, Kind.CLOSE):
            said_token = self.tokens[self.at + 1]
            meant = [day for day in meant if day.day == said_token.value]
            if not meant:
                day = days[0] + start.value * ONE_DAY
                raise self.error(f"기준 날짜로는 {day.day}일", f"it is the {day.day}th", said_token)
            self.at += 4
        return Point(meant[0].year, meant[0].month, meant[0].day)

    def monday(self, word: Token, start: Token) -> date:
        """The Monday of 이번 주, 다음 주."""
        today = self.anchor_day(start)
        return today + (7 * word.value - today.weekday()) * ONE_DAY

    def named_weekday(self, way: int, start: Token) -> Point:
        """``오는 금요일``: the next one, not today; ``목요일(29일)``: that day."""
        weekday = self.weekday()
        if self.ahead(Kind.OPEN, Kind.NUMBER, Kind.DAY, Kind.CLOSE):
            number = self.tokens[self.at + 1]
            self.at += 4
            return Point(day=number.value, weekday=weekday, coming=way)
        if not way or weekday is None:
            raise self.error("날짜가 와야 함", "a date is expected here", start)
        today = self.anchor_day(start)
        if way > 0:
            day = today + ((weekday - today.weekday() - 1) % 7 + 1) * ONE_DAY
        else:
            day = today - ((today.weekday() - weekday - 1) % 7 + 1) * ONE_DAY
        return Point(day.year, day.month, day.day)

    def relative(self, start: Token) -> dict[str, int]:
        """올해, 다음 달, 같은 해: counted from the document's date, or the last date said."""
        if self.take(Kind.RELATIVE_YEAR):
            word = "".join(start.text.split())
            if word in _AMBIGUOUS:
                self.warnings.append(
                    Words(
                        f"'{word}'은 사람마다 다르게 씀: +{start.value}년으로 읽음",
                        f"'{word}' is used differently: read as +{start.value} years",
                    )
                )
            year = self.anchor_day(start).year
            if word == "차년도" and self.named_year is not None:
                year = self.named_year
            return {"year": year + start.value}
        if self.take(Kind.RELATIVE_MONTH):
            today = self.anchor_day(start)
            return _months_on(today.year, today.month, start.value)
        if self.take(Kind.SAID_YEAR):
            if self.named_year is not None:
                return {"year": self.named_year + start.value}
            if self.memory.year is not None:
                self.supplied |= not self.memory.printed
                return {"year": self.memory.year + start.value}
            self.supply(start)
            return {"year": self.anchor_day(start).year + start.value}
        if self.take(Kind.SAID_MONTH):
            memory = self.memory
            if memory.year is not None and memory.month is not None:
                self.supplied |= not memory.printed
                return _months_on(memory.year, memory.month, start.value)
            self.supply(start)
            today = self.anchor_day(start)
            return _months_on(today.year, today.month, start.value)
        return {}

    def supply(self, start: Token) -> None:
        """같은 해 where nothing was said before: the document's date has to do."""
        self.supplied = True
        word = start.text
        self.warnings.append(
            Words(
                f"'{word}' 앞에 말한 날짜가 없어 기준 날짜로 읽음",
                f"no date was said before '{word}': read from the reference date",
            )
        )

    # --- what follows the numbers ------------------------------------------------------------

    def ending(self, numbers: Numbers, coming: int) -> Point:
        """A half, a quarter, ten days, an edge, a blank day or a weekday behind the numbers."""
        fields, loose = numbers.fields, numbers.loose
        part = numbers.part or self.part(loose)
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
        week = self.week_of_month(fields) if edge is None and part is None else None
        weekday = self.weekday()
        values: dict[str, Any] = {**fields}
        shown = numbers.licensed or part is not None or weekday is not None or edge is not None
        return Point(
            **values,
            part=part,
            weekday=weekday,
            loose=tuple(loose),
            licensed=shown,
            edge=edge,
            coming=coming,
            blank_day=blank,
            dotted=numbers.dotted,
            week=week,
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
        if (not fields and not part) or "day" in fields:
            return None
        if self.take(Kind.LAST_DAY):
            return LAST_DAY
        found = self.take(Kind.EDGE, Kind.MONTH_EDGE if "month" in fields else Kind.YEAR_EDGE)
        return found.value if found else None

    def week_of_month(self, fields: dict[str, int]) -> int | None:
        """``셋째 주``, ``3주차``, ``둘째 금요일`` of a month."""
        if "month" not in fields or "day" in fields:
            return None
        if self.ahead((Kind.NTH, Kind.NUMBER), Kind.WEEK) and self.token.value < 6:  # noqa: PLR2004
            self.at += 2
        elif not (self.token.kind is Kind.NTH and self.weekday_at(self.at + 1)):
            return None
        else:
            self.at += 1
        counted = self.tokens[self.at - 1]
        number = self.tokens[self.at - 2] if counted.kind is Kind.WEEK else counted
        if not self.weekday_at(self.at):
            self.approximate = True
            self.warnings.append(
                Words(
                    "목요일이 든 달의 주로 셈(KS X ISO 8601)",
                    "weeks belong to the month of their Thursday (KS X ISO 8601)",
                )
            )
        return number.value

    def blank_day(self) -> bool:
        """``○일``."""
        before = self.at
        while self.take(Kind.BLANK):
            pass
        if self.take(Kind.DAY):
            return True
        self.at = before
        return False

    def weekday_at(self, index: int) -> bool:
        """``금요일``."""
        named = self.tokens[index].kind in _LETTER_DAYS
        return named and self.tokens[index + 1].kind is Kind.WEEKDAY_TAIL

    def weekday(self) -> int | None:
        """``(목)`` or ``목요일``; a lone ``(`` is left where it stands."""
        inside = self.ahead(Kind.OPEN, _LETTER_DAYS)
        start = self.at + inside
        name = self.tokens[start]
        if name.kind not in _LETTER_DAYS:
            return None
        tail = self.tokens[start + 1].kind is Kind.WEEKDAY_TAIL
        closed = self.tokens[start + 1 + tail].kind is Kind.CLOSE
        if (inside and not closed) or not (inside or tail):
            return None
        self.at = start + 1 + tail + inside
        return name.value


def _months_on(year: int, month: int, step: int) -> dict[str, int]:
    """The year and month so many months later."""
    months = year * 12 + month - 1 + step
    return {"year": months // 12, "month": months % 12 + 1}
