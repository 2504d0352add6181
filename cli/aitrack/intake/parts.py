"""A date in its part of a line: what stands before it and behind, and where the next begins."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ACTIONS
from aitrack.intake.verbs import leads_on
from aitrack.intake.wordings import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.find import Found

_OPEN = re.compile(r"[(（\[]([^()（）\[\]]{0,40})\Z")
_CLOSE = re.compile(r"[^()（）\[\]]{0,60}[)）\]]")
_SAID_BEFORE, _SHORTEST_DATE = 240, 2
_AND = re.compile(r"(?:\([^()0-9]{1,12}\))?\s?(?:,|·|ㆍ|및|와|과)\s?")
_ITEM_ENDS = re.compile(
    rf"(?:{ACTIONS}|[가-힣]{{2}}(?:하고|되고|하며|되며)|[가-힣]고),\Z|(?:거쳐|[한은친난]\s?[뒤후]|(?:마치|끝내)고|[가-힣]{{2}}해|위해)\Z"
)
"""Where the next date of a list begins to speak of another thing."""


class Part:
    """A date, and the part of its line that speaks of the same thing."""

    def __init__(self, text: str, first: int, found: Sequence[Found], at: int) -> None:
        self.text, self.first, self.stop = text, first, len(text)
        self.date, self.dates, self.at = found[at], found, at
        self.head, self.tail = text[first : self.date.start], text[self.date.stop :]
        self.opened, self.closed = _OPEN.search(self.head), _CLOSE.match(self.tail)
        limit = first + self.opened.start() if self.opened else self.date.start
        closings = [_closing(text, each.stop) for each in found[:at]]
        self.previous = max([first, *[each for each in closings if each <= limit]])
        """Behind the dates before it and their brackets."""
        said = text[first : self.date.start]
        for each in reversed(found[:at]):
            said = f"{said[: each.start - first]}|{said[each.stop - first :]}"
        self.said = said[-_SAID_BEFORE:]
        """The words before it, other dates as a bar."""
        self._before = found[:at]
        self._row = _row(text, found, at)
        self._starts = [each.start for each in found[at + 1 :]]

    @property
    def in_row(self) -> bool:
        """Whether dates before it are the dates of the same."""
        return self._row[0] < self.date.start

    def without_dates(self, title: str) -> str:
        """A title without the other dates of the line."""
        for each in self.dates:
            if each is not self.date and len(each.text) > _SHORTEST_DATE:
                title = re.sub(
                    rf"(?<!\S){re.escape(each.text)}(?:에는?|까지|부터|은|는)?(?=\s)", "", title
                )
        return title

    def until(self, start: int) -> int:
        """Where, behind a place, the next date begins to speak of something else."""
        return next((each for each in self._starts if each >= start), self.stop)

    def after_date(self, at: int) -> bool:
        """Whether another date begins at a column of the part."""
        return any(each.start == self.first + at for each in self._before)

    def sentence(self) -> str:
        """What the clause around the date says."""
        first, stop = self._row
        until = self.until(stop)
        between = self.text[stop:until].rstrip()
        listed = (
            between[-1:] in ("→", "⇒", "/") or bool(_ITEM_ENDS.search(between)) or leads_on(between)
        )
        before = min(self.previous, first) if first == self.date.start else self._previous(first)
        return sentence(
            self.text[before : until if listed else self.stop], first - before, stop - before
        )

    def _previous(self, start: int) -> int:
        """Behind the dates before a place."""
        return max([self.first, *[each.stop for each in self._before if each.stop <= start]])


def same_as_before(text: str, found: Sequence[Found], at: int) -> bool:
    """Whether a date in a bracket only tells the days of a length: ``1개월 이내(3. 31.까지)``."""
    length = found[at - 1].reading.period if at else None
    if not length or length.start or length.last_day:
        return False
    return text[found[at - 1].stop : found[at].start].strip() == "("


def _row(text: str, found: Sequence[Found], at: int) -> tuple[int, int]:
    """Where the row of dates begins and ends that one belongs to: ``8월, 10월, 12월에 개소``."""
    first = last = at
    while first and _joined(text, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _joined(text, found[last], found[last + 1]):
        last += 1
    return found[first].start, found[last].stop


def _joined(text: str, one: Found, other: Found) -> bool:
    """Whether two dates may be of the same thing, and not a day and the year of what it is for."""
    alike = one.reading.period.precision == other.reading.period.precision
    match = _AND.fullmatch(text, one.stop, other.start)
    return match is not None and (alike or "," not in match[0])


def _closing(text: str, stop: int) -> int:
    """The index behind a date, and behind the bracket that closes after it."""
    closed = _CLOSE.match(text, stop)
    return closed.end() if closed and "(" not in closed[0] else stop
