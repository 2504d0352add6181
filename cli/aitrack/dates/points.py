"""Reading points: numbers, halves and quarters, relative words, weeks, English days."""

from __future__ import annotations

from aitrack.dates.kinds import Kind, Token
from aitrack.dates.numbers import Numbers
from aitrack.dates.period import ONE_DAY, Precision
from aitrack.dates.point import LAST_DAY, Point
from aitrack.dates.relative import RelativeReader
from aitrack.errors import Words
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_MONTHS, _YEARS_NEAR = 12, 5
_TO = (Kind.WAVE, Kind.DASH, Kind.MIDDOT)


class PointReader(RelativeReader):
    """A cursor that reads one end of a notation."""

    pieces: list[tuple[int, int]]
    """Where in the folded text each point stands."""

    def point(self) -> Point:
        """One end: a day, a month, a half, a year, in any of its spellings."""
        start = self.token
        point = self.any_point(start)
        if point.finest is Precision.DAY or point.shows_a_day:
            self.holiday_name(point)
            self.clock_time()
            dated = self.token.kind is Kind.DATED and not self.token.spaced
            if (dated or not self.running) and self.take(Kind.DATED) and point.shows_a_day:
                point = replace(point, licensed=True)  # 12. 1.자 인사
        self.pieces.append((start.start, self.tokens[self.at - 1].stop))
        return point

    def holiday_name(self, point: Point) -> None:
        """``8월 15일 광복절까지``: the name says the day once more."""
        if self.token.kind is not Kind.OTHER:
            return
        from aitrack.dates import festivals  # noqa: PLC0415, few notations need it

        day = (point.month or 0, point.day or 0)
        if len(point.loose) > 1:
            day = (int(point.loose[-2]), int(point.loose[-1]))
        end = festivals.name_behind(self.tokens.folded, self.tokens[self.at - 1].stop, day)
        while self.token.start < end:
            self.at += 1

    def clock_time(self) -> None:
        """``18:00까지``: a time of day, which days do not keep; in a text only before 까지."""
        if self.ahead(Kind.OPEN, Kind.TIME, Kind.CLOSE, (Kind.UNTIL, Kind.FROM, Kind.SINCE)):
            self.at += 3  # 2.29일(18시)까지
        if self.token.kind is not Kind.TIME:
            return
        after = self.tokens[self.at + 1].kind
        if self.running and after is Kind.FROM and self.tokens[self.at + 2].kind is Kind.TIME:
            return  # 13일 새벽 1시부터 6시까지: hours of that day
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
            self.check_day(day)
            return Point(day.year, day.month, day.day)
        if word := self.take(Kind.YEAR_EDGE):  # 지난 연말 is the year before's
            return Point(self.anchor_day(start).year - (way < 0), edge=word.value)
        if not coming and (word := self.take(Kind.MONTH_EDGE)):
            today = self.anchor_day(start)
            return Point(today.year, today.month, edge=word.value)
        if not coming and (away := self.quarter_on(start) or self.away(start)):
            return away
        if self.starts_english():
            return self.english()
        point = self.ending(self.numbers_here(self.relative(start)), way)
        said = point.year, point.month, point.day, point.part, point.week
        if said == (None,) * len(said) and not point.loose:
            raise self.error("날짜가 와야 함", "a date is expected here")
        return point

    def numbers_here(self, known: dict[str, int]) -> Numbers:
        """The numbers of a point: plain ones, a fiscal year's, or none before a week's."""
        if self.named_month is not None and self.ahead(Kind.NUMBER, Kind.WEEK):
            return Numbers(known, [], True, None, False)  # 12월 1주차부터 3주차까지
        if known or self.token.text.lower() != "fy" or not self.tokens[self.at + 1].value:
            return self.numbers(known)
        self.at += 1  # FY2026
        found = self.numbers(known)
        return Numbers(found.fields, found.loose, True, found.part, found.dotted)

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
        if week is not None and weekday is not None and (number := self.day_in_brackets()):
            fields, week = {**fields, "day": number.value}, None
        values: dict[str, Any] = {**fields}
        shown = numbers.licensed or any(said is not None for said in (part, weekday, edge, week))
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
            far=self.far_year(loose),
            week=week,
        )

    def far_year(self, loose: list[str]) -> bool:
        """Whether the first of two numbers, both months by their size, is no year near here."""
        if self.reference is None or len(loose) != 2 or len(loose[0]) != 2:  # noqa: PLR2004
            return False
        return all(0 < int(number) <= _MONTHS for number in loose) and (
            abs(2000 + int(loose[0]) - self.reference.year) > _YEARS_NEAR
        )

    def part(self, loose: list[str]) -> tuple[Precision, int] | None:
        """A half, quarter or ten-day unit under the cursor."""
        self.take(Kind.NUMBERED)
        if half := self.take(Kind.HALF):
            self.take(Kind.DOT)
            return (Precision.HALF, half.value)
        if quarter := self.take(Kind.QUARTER_NAME):
            return (Precision.QUARTER, quarter.value)
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
        if ("month" not in fields and self.named_month is None) or "day" in fields:
            return None
        nth = (Kind.NTH, Kind.NUMBER)
        if self.ahead(nth, Kind.WEEK) and self.token.value < 6:  # noqa: PLR2004
            self.at += 2
        elif self.ahead(nth, _TO, nth, Kind.WEEK) and self.token.value < 6:  # noqa: PLR2004
            self.at += 1  # 12월 1~2주
        elif not (self.token.kind is Kind.NTH and self.weekday_at(self.at + 1)):
            return None
        else:
            self.at += 1
        counted = self.tokens[self.at - 1]
        number = self.tokens[self.at - 2] if counted.kind is Kind.WEEK else counted
        if counted.kind is Kind.WEEK and not self.weekday_at(self.at):
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
