"""A period is a period: days, how it binds, and how finely it was said.

Inside, days are half-open as iCalendar counts all-day events: ``stop`` is the first day after the
period. Output shows ``last_day``, which is included. A side left open is None.
"""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.values import Frozen, StrEnum, dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

ONE_DAY = timedelta(days=1)


class Bound(StrEnum):
    """How a period binds what it dates."""

    ON = "on"
    """One calendar unit: the thing falls somewhere in it."""
    BY = "by"
    """Only the end is said."""
    FROM = "from"
    """Only the start is said; it can never be late."""
    DURING = "during"
    """Both ends are said."""
    UNDATED = "undated"
    """Promised without a date."""


class Precision(StrEnum):
    """The finest unit named. Not to be had from the days: ``~'25.6월`` ends as ``~'25.6.30.``."""

    DAY = "day"
    TENDAY = "tenday"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    DECADE = "decade"
    NONE = "none"

    @property
    def fineness(self) -> int:
        """0 for a day, growing with the unit."""
        return _FINENESS[self]


_SIDES = {
    Bound.ON: (True, True),
    Bound.DURING: (True, True),
    Bound.BY: (False, True),
    Bound.FROM: (True, False),
    Bound.UNDATED: (False, False),
}
"""Which sides a bound has."""
_FINENESS = {each: at for at, each in enumerate(Precision)}


@dataclass(frozen=True, slots=True)
class Period(Frozen):
    """Days, a bound and a precision.

    >>> Period.on(date(2024, 7, 1), date(2025, 1, 1), Precision.HALF).last_day
    datetime.date(2024, 12, 31)
    """

    start: date | None
    """First day; None where the notation leaves it open."""
    stop: date | None
    """First day after; None where the notation leaves it open."""
    bound: Bound
    precision: Precision
    inferred: bool = False
    """The year or month was not printed: it comes from the reference date or a weekday."""

    def __post_init__(self) -> None:
        """Refuse sides that contradict the bound, and an end before the start."""
        if (self.start is not None, self.stop is not None) != _SIDES[self.bound]:
            raise ValueError(f"bound {self.bound} with start {self.start} and stop {self.stop}")
        if self.start is not None and self.stop is not None and self.stop <= self.start:
            raise ValueError(f"ends before it starts: {self.start} to {self.stop}")
        if (self.precision is Precision.NONE) != (self.bound is Bound.UNDATED):
            raise ValueError(f"bound {self.bound} with precision {self.precision}")

    @classmethod
    def on(cls, start: date, stop: date, precision: Precision, *, inferred: bool = False) -> Period:
        """One calendar unit."""
        return cls(start, stop, Bound.ON, precision, inferred)

    @property
    def last_day(self) -> date | None:
        """The last day included; None where the end is open."""
        return self.stop - ONE_DAY if self.stop is not None else None

    @property
    def deadline(self) -> date | None:
        """The day on whose passing it is late: the last day, if an end is said at all."""
        return self.last_day

    def overlaps(self, first: date | None, stop: date | None) -> bool:
        """Whether any day lies in ``[first, stop)``; an undated period lies nowhere."""
        if self.bound is Bound.UNDATED:
            return False
        before = stop is not None and self.start is not None and self.start >= stop
        after = first is not None and self.stop is not None and self.stop <= first
        return not (before or after)

    def contains(self, other: Period) -> bool:
        """Whether every day of ``other`` is one of ours; an open side is without end."""
        starts = self.start is None or (other.start is not None and other.start >= self.start)
        stops = self.stop is None or (other.stop is not None and other.stop <= self.stop)
        return starts and stops

    def agrees(self, other: Period) -> bool:
        """Whether two readings of one event can both be true without one moving the other.

        A finer date inside a coarser one agrees (``24.5.21`` and ``'24.5``); so does a window
        inside an open deadline that ends with it (``'24.下`` and ``~'24``), and a beginning with an
        end after it (``'24~`` and ``'25년까지``). Another deadline, or a window on one side and no
        end on the other, is a conflict (``'24~`` and ``'24.下``).
        """
        if (self.start, self.stop, self.bound) == (other.start, other.stop, other.bound):
            return True
        if {self.bound, other.bound} == {Bound.FROM, Bound.BY}:
            return self.overlaps(other.start, other.stop)
        windows = {Bound.ON, Bound.DURING}
        if self.bound in windows and other.bound in windows:
            return self.contains(other) or other.contains(self)
        return self.stop == other.stop and Bound.FROM not in (self.bound, other.bound)

    def as_bound(self, bound: Bound) -> Period:
        """The same unit bound otherwise: ``~'25`` keeps only the end of ``'25``."""
        return replace(
            self,
            start=None if bound is Bound.BY else self.start,
            stop=None if bound is Bound.FROM else self.stop,
            bound=bound,
        )


def at_odds(periods: Iterable[Period]) -> bool:
    """Whether any two of them do not agree; in one pass, for there may be thousands.

    Windows agree where each lies in the one before, the widest first; of other bounds no two that
    differ agree, so that few are held against the rest.
    """
    different = {(each.start, each.stop, each.bound): each for each in periods}.values()
    if len(different) < 2:  # noqa: PLR2004, two to differ
        return False
    windows = [each for each in different if each.bound in (Bound.ON, Bound.DURING)]
    others = [each for each in different if each.bound not in (Bound.ON, Bound.DURING)]
    from itertools import combinations, pairwise  # noqa: PLC0415, where several dates are said

    windows.sort(key=lambda each: each.stop or date.max, reverse=True)
    windows.sort(key=lambda each: each.start or date.min)
    return (
        any(not one.agrees(other) for one, other in combinations(others, 2))
        or any(not one.agrees(other) for one, other in pairwise(windows))
        or any(not one.agrees(other) for one in others for other in windows)
    )


UNDATED = Period(None, None, Bound.UNDATED, Precision.NONE)
"""Promised without a date."""
