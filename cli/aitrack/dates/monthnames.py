"""Days as English writes them, with the name of the month: ``21 May 2026``; and ``Q3 2026``."""

from __future__ import annotations

from aitrack.dates.kinds import FULL_YEAR_DIGITS, Kind
from aitrack.dates.numbers import NumberReader
from aitrack.dates.period import Precision
from aitrack.dates.point import LAST_DAY, Point


class EnglishReader(NumberReader):
    """A cursor that reads one day, month, quarter or half in English."""

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
        glued = len(year.text) == 2 and not year.spaced  # noqa: PLR2004, 2Q25
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
            edge = self.take(Kind.EDGE)
            return Point(year, part=(precision, number.value), edge=edge.value if edge else None)
        day = before
        if self.ahead(Kind.DOT, Kind.NUMBER):  # Dec. 3
            self.at += 1
        if not day and len(self.token.text) < FULL_YEAR_DIGITS:
            day = self.take(Kind.NUMBER)
            self.take(Kind.ORDINAL)
        if self.ahead((Kind.DOT, Kind.COMMA), (Kind.NUMBER, Kind.MARK)):
            self.at += 1
        year = self.english_year()
        edge = None if day else self.take(Kind.EDGE)
        last = None if day else self.take(Kind.LAST_DAY)
        if not (year or day or edge or self.token.kind in (Kind.WAVE, Kind.UNTIL)):
            raise self.error("연도나 날이 와야 함", "a year or a day is expected here")
        return Point(
            year, word.value, day.value if day else None,
            edge=edge.value if edge else LAST_DAY if last else None,
        )  # fmt: skip

    def english_year(self) -> int | None:
        """A year of four digits, or of two behind a mark."""
        marked = self.ahead(Kind.MARK, Kind.NUMBER)
        number = self.tokens[self.at + marked]
        if number.kind is not Kind.NUMBER or (not marked and len(number.text) != FULL_YEAR_DIGITS):
            return None
        self.at += 1 + marked
        return self.year(number.text)
