"""A time axis in columns of text: its months, and bars along it."""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.printable import width_columns
from aitrack.values import Frozen, dataclass
from aitrack.views.width import pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.errors import Lang

STEPS = (1, 2, 3, 6, 12)
"""Months from one that is named to the next: the first that leaves room for the names."""
_ROOM_OF_A_MONTH = 3
_ROOM_OF_A_WORD = 5
_YEAR = 12
_NEARLY = 1e-9
"""A column is not missed by how computers divide."""


@dataclass(frozen=True, slots=True)
class Axis(Frozen):
    """Days onto columns."""

    first: date
    stop: date
    columns: int

    def column(self, day: date) -> int:
        """The column of a day; past either end it is that end's."""
        first = _months_to(self.first)
        share = (_months_to(day) - first) / (_months_to(self.stop) - first)
        return min(max(int(share * self.columns + _NEARLY), 0), self.columns - 1)

    def months(self) -> list[date]:
        """The first day of each month on the axis."""
        first = self.first.year * _YEAR + self.first.month - 1
        last = self.stop.year * _YEAR + self.stop.month - 1 + (self.stop.day > 1)
        return [date(n // _YEAR, n % _YEAR + 1, 1) for n in range(first, last)]

    def heads(self, lang: Lang) -> list[str]:
        """The years, where there are several, and the months under them."""
        months = self.months()
        years = [month for month in months if month.month == 1 or month == months[0]]
        lines = [self._labels([(each, f"'{each:%y}") for each in years])] if years[1:] else []
        wide = self.columns / len(months)
        step = next((each for each in STEPS if wide * each >= _ROOM_OF_A_MONTH), _YEAR)
        if step == _YEAR and lines:
            return lines
        named = [month for month in months if (month.month - 1) % step == 0]
        words = wide * step >= _ROOM_OF_A_WORD
        return [*lines, self._labels([(each, _month(each, lang, words=words)) for each in named])]

    def _labels(self, labels: list[tuple[date, str]]) -> str:
        """Labels at their days, as many as stand apart."""
        text = ""
        for day, label in labels:
            column = self.column(max(day, self.first))
            if width_columns(text) + bool(text) <= column:
                text = pad(text, column) + label
        return text

    def bar(self, start: date | None, end: date | None, mark: str) -> list[str]:
        """The cells of a bar; where it goes on beyond an end there is an arrow.

        Args:
            start: Its first day; None where it has always been.
            end: Its last day; None where it goes on.
            mark: What stands at its end.
        """
        left = self.column(start) if start else 0
        right = self.column(end) if end else self.columns - 1
        cells = [" "] * self.columns
        for column in range(left, right + 1):
            cells[column] = "━"
        if start is None or start < self.first:
            cells[left] = "◀"
        cells[right] = "▶" if end is None or end >= self.stop else mark
        return cells


def axis(first: date, stop: date, room: int) -> Axis:
    """An axis of at most so many columns, with as many for each month where that can be."""
    number = len(Axis(first, stop, room).months())
    return Axis(first, stop, room // number * number or room)


def _months_to(day: date) -> float:
    """Months up to a day, so that all of them are equally wide."""
    month = day.replace(day=1)
    after = month + timedelta(days=31)
    days = (after.replace(day=1) - month).days
    return day.year * _YEAR + day.month + (day.day - 1) / days


def _month(month: date, lang: Lang, *, words: bool) -> str:
    if not words:
        return str(month.month)
    return f"{month.month}월" if lang == "ko" else f"{month:%b}"
