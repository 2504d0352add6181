"""Words relative to the document's date, or to the last date said; and weekdays beside a date."""

from __future__ import annotations

from aitrack.dates.kinds import Kind, Token
from aitrack.dates.monthnames import EnglishReader
from aitrack.dates.numbers import QUARTERS
from aitrack.dates.period import ONE_DAY, Precision
from aitrack.dates.point import Point
from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.day import date

_NEW_YEAR_IS_HERE = 6
"""Up to this month 새해 is the year that has begun."""
_AMBIGUOUS = frozenset(("후년", "내후년"))
_LETTER_DAYS = (Kind.WEEKDAY, Kind.MONTH, Kind.DAY)
"""월 and 일 are weekdays as well."""


class RelativeReader(EnglishReader):
    """A cursor that reads 내일, 다음 주, 올해, 같은 달, 오는 금요일."""

    named_year: int | None = None
    """The year of a range's left side, for 익년 and 같은 해 on its right."""
    named_month: int | None = None
    """Its month, for 같은 달 and 익월."""

    def relative_day(self, start: Token) -> Point:
        """``내일``, ``이튿날``, ``오늘(21일)``: the day in the bracket must be the one meant."""
        self.at += 1
        memory = self.memory
        days = [self.anchor_day(start)] if self.reference or not memory.day else []
        if said := self.said_day(start):
            if start.kind is Kind.SAID_DAY or start.text in ("전날", "당일"):
                days.insert(0, said)
                self.supplied |= not memory.printed
        elif start.kind is Kind.SAID_DAY and not start.text.startswith("다음"):
            self.supply(start)
        meant = [day + start.value * ONE_DAY for day in days or [self.anchor_day(start)]]
        if said_token := self.day_in_brackets():
            meant = [day for day in meant if day.day == said_token.value]
            if not meant:
                day = days[0] + start.value * ONE_DAY
                raise self.error(f"기준 날짜로는 {day.day}일", f"it is the {day.day}th", said_token)
        return Point(meant[0].year, meant[0].month, meant[0].day)

    def said_day(self, start: Token) -> date | None:
        """The last day said; None where none was."""
        memory = self.memory
        if not (memory.day and memory.year and memory.month):
            return None
        try:
            return Point(memory.year, memory.month, memory.day).first_day()
        except ValueError:  # what was said before is in no calendar
            raise self.error("달력에 없는 날짜", "no such date", start) from None

    def quarter_on(self, start: Token) -> Point | None:
        """``이번 분기``, ``다음 분기``."""
        if not self.take(Kind.RELATIVE_QUARTER):
            return None
        today = self.anchor_day(start)
        quarters = today.year * QUARTERS + (today.month - 1) // 3 + start.value
        return Point(quarters // QUARTERS, part=(Precision.QUARTER, quarters % QUARTERS + 1))

    def away(self, start: Token) -> Point | None:
        """``이틀 뒤``, ``한 달 전``, ``2주 후``: from the last day said, else the document's."""
        numbered = self.ahead(Kind.NUMBER, Kind.WEEK, (Kind.AFTER, Kind.BEFORE))
        if not numbered and not self.ahead(Kind.LENGTH, (Kind.AFTER, Kind.BEFORE)):
            return None
        way, after = (self.tokens[self.at + step + numbered] for step in (1, 2))
        until = way.kind is Kind.BEFORE and after.kind is Kind.UNTIL
        if until or (way.text == "전에" and start.value > 0):
            raise self.error("무엇의 전인지 적히지 않음", "before what is not said", way)
        from aitrack.dates.counting import Count, moved  # noqa: PLC0415, few notations need it

        self.at += 2 + numbered
        length = -7 * start.value if numbered else start.value
        back = -1 if way.kind is Kind.BEFORE else 1
        day = self.said_day(start) if back > 0 and self.told else None
        self.supplied |= day is not None and not self.memory.printed
        day = day or self.anchor_day(start)
        self.approximate |= numbered or length > 0
        day = moved(day, Count(back * abs(length), "개월" if length > 0 else "일"))
        return Point(day.year, day.month, day.day)

    def monday(self, word: Token, start: Token) -> date:
        """The Monday of 이번 주; 다음 주 follows what is told, as 다음 달 does."""
        today = self.anchor_day(start)
        said = self.said_day(start) if word.value > 0 and self.memory.printed else None
        if said and (today - said).days > today.weekday():  # said of a week that is over
            today = said if self.tense < 0 else today
            self.supplied |= not self.tense
        return today + (7 * word.value - today.weekday()) * ONE_DAY

    def named_weekday(self, way: int, start: Token) -> Point:
        """``오는 금요일``: the next one, not today; ``목요일(29일)``: that day."""
        weekday = self.weekday()
        if number := self.day_in_brackets():
            return Point(day=number.value, weekday=weekday, coming=way)
        if not way or weekday is None:
            raise self.error("날짜가 와야 함", "a date is expected here", start)
        today = self.anchor_day(start)
        if way > 0:
            day = today + ((weekday - today.weekday() - 1) % 7 + 1) * ONE_DAY
        else:
            day = today - ((today.weekday() - weekday - 1) % 7 + 1) * ONE_DAY
        return Point(day.year, day.month, day.day)

    def day_in_brackets(self) -> Token | None:
        """``(29일)`` or ``인 29일`` behind a weekday: the day's number."""
        if self.token.text == "인" and self.tokens[self.at + 2].kind is Kind.DAY:
            self.at += 3
            return self.tokens[self.at - 2]
        if not self.ahead(Kind.OPEN, Kind.NUMBER, Kind.DAY, Kind.CLOSE):
            return None
        self.at += 4
        return self.tokens[self.at - 3]

    def check_day(self, day: date) -> None:
        """``다음 주 월요일(22일)``: the number must be that day's."""
        number = self.day_in_brackets()
        if number and number.value != day.day:
            raise self.error(f"기준 날짜로는 {day.day}일", f"it is the {day.day}th", number)

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
            if word == "새해":
                self.supplied = True
                year -= self.anchor_day(start).month <= _NEW_YEAR_IS_HERE
            return {"year": year + start.value}
        if self.take(Kind.RELATIVE_MONTH):
            return self.month_on(start)
        if self.take(Kind.SAID_YEAR):
            if self.named_year is not None:
                return {"year": self.named_year + start.value}
            if (said := self.year_said()) is not None:
                return {"year": said + start.value}
            self.supply(start)
            return {"year": self.anchor_day(start).year + start.value}
        return self.said_month(start) if self.take(Kind.SAID_MONTH) else {}

    def month_on(self, start: Token) -> dict[str, int]:
        """다음 달: from the document's date, where a past sentence goes on, from its last one."""
        today = self.anchor_day(start)
        if start.value > 0 and self.said_before(today):
            if self.tense < 0:  # 5월 29일 폐회했고 다음 달 5일 열렸다
                return _months_on(self.memory.year or 0, self.memory.month or 1, start.value)
            self.supplied |= not self.tense
        return _months_on(today.year, today.month, start.value)

    def said_before(self, today: date) -> bool:
        """Whether the text has named a day or a month that was over before this month."""
        memory = self.memory
        if not (memory.printed and memory.month):
            return False
        return (memory.year or 0, memory.month) < (today.year, today.month)

    def year_said(self) -> int | None:
        """The year of the last date said; of what is over, no year that is still to come."""
        memory, today = self.memory, self.reference
        year = memory.last_year
        ahead = today is not None and year is not None and year > today.year
        if ahead and self.tense < 0 and memory.year is not None:
            self.supplied |= not memory.printed
            return memory.year
        self.supplied |= year is not None and not memory.last_printed
        return year

    def said_month(self, start: Token) -> dict[str, int]:
        """같은 달, 익월: of a range's left side, else of the last date said."""
        memory = self.memory
        if self.named_month is not None:
            if not start.value or self.named_year is None:
                return {"month": self.named_month + start.value}
            return _months_on(self.named_year, self.named_month, start.value)
        if memory.last_month is not None:
            self.supplied |= not memory.last_printed
            return _months_on(*memory.last_month, start.value)
        if memory.last_year is not None:  # 2027년 1분기까지, 같은 달
            raise self.error("앞에 말한 달이 없음", "no month was said before", start)
        self.supply(start)
        today = self.anchor_day(start)
        return _months_on(today.year, today.month, start.value)

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
