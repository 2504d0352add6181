"""What a text has said so far: the last date, for 같은 달, 이듬해, 동월, and days and months alone.

A value that is handed in and comes out again with what was found, so that a text may be read line
by line. Nothing is kept anywhere else.
"""

from __future__ import annotations

from aitrack.dates.period import Bound, Precision
from aitrack.values import Frozen, dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.period import Period


@dataclass(frozen=True, slots=True)
class Memory(Frozen):
    """The last date said."""

    year: int | None = None
    month: int | None = None
    """None where only a year, a half or a quarter was said."""
    day: int | None = None
    full: bool = False
    """More than the year was said, so that what follows may leave the year out."""
    printed: bool = True
    """Whether its year stands in the text, and not only in the document's date."""
    last_year: int | None = None
    """The year of the last date of any kind, a deadline or the end of a range too: 같은 해."""
    last_month: tuple[int, int] | None = None
    """The year and month of the last one that says a month: 같은 달."""
    last_printed: bool = True
    """Whether the last year stands in the text."""

    def supplies(self) -> tuple[int | None, int | None, int | None, bool, bool]:
        """What a date without its year may take from here."""
        return self.year, self.month, self.day, self.full, self.printed

    def behind(self, period: Period) -> Memory:
        """The same, when a date has been said: a range counts as its end."""
        day = period.last_day or period.start
        if day is None:
            return self
        if period.bound is Bound.ON and period.start:
            day = period.start  # of 2027학년도, 2027
        month = self.last_month
        if period.precision.fineness <= Precision.MONTH.fineness:
            month = day.year, day.month
        printed = not period.inferred
        return replace(self, last_year=day.year, last_month=month, last_printed=printed)


NOTHING = Memory()
"""The memory at the beginning of a text."""
