"""What a line may lean on: the year that was said before it, unless it speaks of something else.

In a list of steps the year stands once, at the first; a new heading, a new paragraph of prose and a
new sentence of a bullet count from the document's own year again, or from that of a heading above.
"""

from __future__ import annotations

import re

from aitrack.dates.find import find
from aitrack.dates.period import Bound, Precision
from aitrack.dates.said import NOTHING
from aitrack.intake.outline import PLAIN
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aitrack.dates.find import Found
    from aitrack.dates.said import Memory
    from aitrack.intake.outline import Line

_FROM_HERE = re.compile(r"\A(?:내년|내후년|명년)")
"""Counted from the document's own year, which the months of another line are of again."""
_TOLD = re.compile(r"다\.[”\"’')]*\s*\Z")
"""How a paragraph of prose ends."""
_WITH_YEAR = re.compile(r"['’‘`][0-9]{2}|20[0-9]{2}")
_MONTH_DAY = r"(?:1[0-2]|[1-9])\.\s?(?:3[01]|[12][0-9]|0?[1-9])"
_DAY_CELL = re.compile(
    r"(?:(?<=\t)|\A)\s?(?:[0-9]{1,2}\.\s?[0-9]{1,2}\.(?:\s?\([월화수목금토일]\)|까지|부터)?(?=\t|\Z|\s[0-9]{1,2}(?::[0-9]|시))"
    r"|(?:1[0-2]|[1-9])/(?:[12][0-9]|3[01]|[1-9])(?=\t|\s[가-힣]))"
    r"|(?<=[ㅇ○●□■◦•·▪*①-⑳-]\s)(?:1[0-2]|[1-9])\.\s(?:[12][0-9]|3[01]|[1-9])\.(?=\s[가-힣])"
    rf"|(?<=[:：]\s){_MONTH_DAY}\.?(?=\s*\Z|,\s)"
    rf"|(?<=[가-힣,:：]\s){_MONTH_DAY}(?:\.?\s?[限](?![가-힣])|(?=\.?\s[0-9]{{1,2}}(?:시|:[0-9]{{2}}))|\.(?=\s?/|,|\s?[가-힣`‘'「](?!\.)))"
)
"""A month and a day alone: in a cell, behind a bullet or a colon, before an hour, in a list."""
_UNTIL_HOUR = re.compile(r"\.?\s[0-9]{1,2}(?:시(?:\s?[0-9]{1,2}분)?|:[0-9]{2})까지")
_LISTS = frozenset("(:：[|~→⇒\t")
"""Before a date that is one of a list, and not of a sentence."""


class Leaning:
    """A document, whose lines are asked one after the other.

    Args:
        lines: Of the document.
        dated: Its date.
    """

    def __init__(self, lines: Sequence[Line], dated: date) -> None:
        self._lines, self._dated = lines, dated
        self._memory, self._last = NOTHING, ""
        self._read: tuple[int, Memory, list[Found]] = 0, NOTHING, []
        self._years: dict[int, Memory] = {}
        """Of the headings that say a year."""

    def dates(self, line: Line) -> list[Found]:
        """The dates of a line, read with what was said before it, as far as it is of the same."""
        if not line.text.strip():
            return []
        year = self._memory.year
        found = list(find(line.text, self._dated, self._memory))
        if year and year != self._dated.year and "\t" not in line.text and self._left(line, found):
            self._memory = next(
                (self._years[at] for at in reversed(line.above) if at in self._years), NOTHING
            )
            if found:
                found = self._anew(line, self._memory)
        if "\t" in line.text or _DAY_CELL.search(line.text):
            found = sorted([*found, *self._cells(line.text, found)], key=lambda each: each.start)
        for each in found:
            self._hear(line, each)
        return found

    def _cells(self, text: str, found: list[Found]) -> Iterator[Found]:
        """The dates that are cells of their own, and no more than a month and a day: ``12. 3.``."""
        for cell in _DAY_CELL.finditer(text):
            if all(each.stop <= cell.start() or each.start >= cell.end() for each in found):
                until = "까지" * (cell[0][-1] == "限" or bool(_UNTIL_HOUR.match(text, cell.end())))
                said = f"({cell[0].strip().rstrip('限')}{until})"
                for each in find(said, self._dated, self._memory):
                    start, stop = cell.end() - len(cell[0].lstrip()), cell.end()
                    yield replace(each, start=start, stop=stop, text=text[start:stop])

    def _left(self, line: Line, found: list[Found]) -> bool:
        """Whether a line speaks of something else, where that matters: it says no year itself."""
        if not found:
            return line.rank < PLAIN and (self._memory.year or 0) > self._dated.year
        if all(_WITH_YEAR.search(each.text) for each in found):
            return False
        is_past = (self._memory.year or 0) < self._dated.year
        if is_past:
            return self._is_prose(line) or self._is_earlier(line, found[0])
        return self._is_new(line)

    def _anew(self, line: Line, memory: Memory = NOTHING) -> list[Found]:
        """The dates of a line, read with another memory; each is read once."""
        if (line.number, memory) != self._read[:2]:
            self._read = line.number, memory, list(find(line.text, self._dated, memory))
        return self._read[2]

    def _hear(self, line: Line, found: Found) -> None:
        """Remember a date of a line."""
        if found.memory.supplies() != self._memory.supplies():
            self._last = found.text
        self._memory = found.memory
        period = found.reading.period
        whole = period.precision is Precision.YEAR and period.bound is Bound.ON
        if whole and line.rank < PLAIN and found.memory.printed:
            self._years.setdefault(line.number, found.memory)

    def _is_new(self, line: Line) -> bool:
        """Whether a line speaks of something else, and its date alone is still to come."""
        listed = line.rank == PLAIN and not _FROM_HERE.search(self._last)
        if listed and not self._is_prose(line):
            return False
        dates = self._anew(line)
        alone = dates[0] if dates else None
        says_later = any(_WITH_YEAR.search(each.text) for each in dates[1:])
        if alone and alone.reading.period.inferred and says_later:
            return True  # which says the year where it is another
        if line.rank > PLAIN and not _FROM_HERE.search(self._last):
            before = line.text[line.body : alone.start].rstrip() if alone else ""
            if not before or before[-1] in _LISTS:
                return False
        last = alone.reading.period.last_day if alone else None
        return last is None or last >= self._dated  # else a list goes on into the next year

    def _is_earlier(self, line: Line, found: Found) -> bool:
        """Whether a date would lie before the one it leans on, and is still to come by itself."""
        first, said = found.reading.period.start, self._memory
        if not first or (not found.reading.period.inferred and first.year != said.year):
            return False
        period = self._anew(line)[0].reading.period
        alone = period.last_day or period.start
        before = (first.month, first.day) < (said.month, said.day or 1) if said.month else False
        told = not said.month and line.rank == PLAIN and bool(_TOLD.search(line.text))
        return bool(alone and alone >= self._dated) and (before or told)

    def _is_prose(self, line: Line) -> bool:
        """Whether a line and the one before it are paragraphs that tell something."""
        near = self._lines[max(0, line.number - 3) : line.number - 1]
        before = next((each for each in reversed(near) if each.text.strip()), line)
        return line.rank == before.rank == PLAIN and bool(
            _TOLD.search(line.text) and _TOLD.search(before.text)
        )
