"""Days on an axis of whole years, and what a period looks like on it, in shares of the axis.

A period with both ends is a bar. An open end fades: before a deadline from the day of the document
that set it, after a start to the end of the axis. What falls on some day inside has its mark on the
last one, the deadline; a single day is a dot.
"""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.dates.period import Bound
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from aitrack.dates.period import Period

_YEAR = timedelta(days=365)
_FEWEST_YEARS = 3
_TAIL = 0.05
"""Of the first and the last days so many may lie outside of what is shown at first."""


@dataclass(frozen=True, slots=True)
class Axis(Frozen):
    """Whole years, the last one included."""

    first: int
    last: int

    def share(self, day: date) -> float:
        """Where a day begins: 0 at the left end, 1 at the right one, and outside beyond them."""
        start = date(self.first, 1, 1)
        return (day - start).days / (date(self.last + 1, 1, 1) - start).days


@dataclass(frozen=True, slots=True)
class Shape(Frozen):
    """A period as drawn on an axis: where it begins and ends, 0 at the left, 1 at the right."""

    left: float
    right: float
    fades: str
    """``left`` or ``right`` where that end is open, ``both``, or empty."""
    mark: str
    """``dot`` for a day, ``due`` for a deadline, ``tick`` for the end of a span, or empty."""
    heavy: bool
    """Whether it takes place all along, rather than on some day inside."""


def shape(period: Period, axis: Axis, said: date | None) -> Shape | None:
    """How a period is drawn; None where it has no days.

    Args:
        period: The days.
        axis: Where they are drawn.
        said: The day of the document that says so.
    """
    start, stop = period.start, period.stop
    if start is None and stop is None:
        return None
    left, right = 0.0, 1.0
    if start:
        left = axis.share(start)
    elif stop:
        begun = said if said and said < stop - timedelta(days=31) else _before(stop)
        left = axis.share(begun)
    if stop:
        right = axis.share(stop)
    fades = "" if start and stop else "left" if stop else "right"
    if start and stop and (stop - start).days == 1:
        return Shape(left, right, "", "dot", heavy=False)
    heavy = period.bound in (Bound.DURING, Bound.FROM)
    mark = "" if not stop else "tick" if heavy else "due"
    return Shape(max(left, 0.0), min(right, 1.0), fades, mark, heavy)


def _before(day: date) -> date:
    return day - _YEAR if day.year > 1 else day


def axis_of(periods: Iterable[Period], today: date) -> tuple[Axis, Axis]:
    """An axis that has every day in it, and the part shown first: where most of them lie."""
    firsts, lasts = [today.year], [today.year]
    for period in periods:
        edge = period.start or period.last_day
        end = period.last_day or period.start
        if edge and end:
            firsts.append(edge.year)
            lasts.append(end.year)
    firsts.sort()
    lasts.sort()
    whole = Axis(firsts[0], max(lasts[-1], firsts[0] + _FEWEST_YEARS - 1))
    left = min(firsts[int(len(firsts) * _TAIL)], today.year - 1)
    right = max(lasts[int(len(lasts) * (1 - _TAIL)) - 1], today.year + 1)
    return whole, Axis(max(left, whole.first), min(right, whole.last))
