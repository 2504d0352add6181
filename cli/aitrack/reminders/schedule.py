"""A reminder schedule: what it announces, and on which days it speaks.

A *nominal* day is one the schedule names: 30 days before a deadline, the first of the month. It may
fall on a day on which the schedule does not speak. What lies ahead (a deadline, a window that
opens) is then announced on the last speaking day before it, so that no warning comes late; what has
happened (a deadline that passed, an outcome, a long silence) on the first speaking day after it.
Either way a nominal day has exactly one day on which it is announced.
"""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.dates.holidays import SATURDAY, Calendar
from aitrack.dates.period import ONE_DAY
from aitrack.values import Frozen, StrEnum, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from aitrack.model import Problem

WORKWEEK = frozenset(range(5))
WHOLE_WEEK = frozenset(range(7))
_FARTHEST = 800
"""Days to look for one on which it speaks; a schedule that is silent for longer never does."""


class OnHoliday(StrEnum):
    """What becomes of a day on which offices are closed."""

    SKIP = "skip"
    ROLL = "roll"


class Grouping(StrEnum):
    """What the headings of an announcement are."""

    WHAT = "what"
    MINISTRY = "ministry"


class Shape(StrEnum):
    """The form an announcement is printed in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Span(Frozen):
    """The nominal days that a run announces; both ends included, empty where ``first > last``."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Whether a day lies between the first and the last, both included."""
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Window(Frozen):
    """What the speaking days of a run cover."""

    ahead: Span
    """Nominal days announced on or before them."""
    behind: Span
    """Nominal days announced on or after them."""
    spoken: date
    """The last of the speaking days."""


@dataclass(frozen=True, slots=True)
class Schedule(Frozen):
    """One file of ``schedules/``, checked."""

    name: str
    title: str
    title_en: str | None = None
    filters: dict[str, Any] = field(default_factory=dict)
    """As on the command line: ministry, kind, state, document, tag."""
    lead_days: tuple[int, ...] = ()
    """Days before a deadline; 0 is the last day itself."""
    after_due: tuple[int, ...] = ()
    """Days after a deadline that passed without an outcome."""
    after_due_every: int | None = None
    """From the last of ``after_due`` on, again after so many days."""
    opening: tuple[int, ...] = ()
    """Days before the first day of a period."""
    stale: int | None = None
    """Days without news of a promise that can never be late."""
    stale_every: int | None = None
    outcomes: bool = False
    """What was recorded the day before: a run in the morning cannot know what the day brings."""
    digest: int | None = None
    """The whole list of what falls due within so many days."""
    digest_overdue: bool = False
    """The whole list of what is overdue."""
    scorecard: str | None = None
    """What the rows of a scorecard are; none without it."""
    group: Grouping = Grouping.WHAT
    weekdays: frozenset[int] | None = None
    """Monday is 0; working days where nothing is said."""
    month_days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    on_holiday: OnHoliday = OnHoliday.SKIP
    time: str = "09:00"
    """In Seoul."""
    output: Shape = Shape.TEXT
    lang: str | None = None
    deliver: tuple[str, ...] = ()
    """Targets of the user's configuration."""
    calendar: Calendar = field(default_factory=Calendar)

    def nominal(self, day: date) -> bool:
        """Whether the schedule names this day, open offices or not."""
        weekdays = self.weekdays or (WHOLE_WEEK if self.month_days else WORKWEEK)
        return (
            day.weekday() in weekdays
            and (not self.month_days or day.day in self.month_days)
            and (not self.months or day.month in self.months)
        )

    def off(self, day: date) -> bool:
        """A holiday, or a weekend that the schedule does not ask for by name."""
        weekend = day.weekday() >= SATURDAY and day.weekday() not in (self.weekdays or ())
        return weekend or self.calendar.holiday(day) is not None

    def speaks(self, day: date) -> bool:
        """Whether the schedule may announce anything on this day."""
        if self.off(day):
            return False
        return self.nominal(day) or (self.on_holiday is OnHoliday.ROLL and self._rolled(day))

    def _rolled(self, day: date) -> bool:
        """Whether a day it names fell into the closed days just before this one."""
        before = day - ONE_DAY
        while self.off(before):
            if self.nominal(before):
                return True
            before -= ONE_DAY
        return False

    def spoken_on(self, day: date) -> date | None:
        """The last speaking day up to this one."""
        return self._nearest(day, -ONE_DAY)

    def next_on(self, day: date) -> date | None:
        """The first speaking day from this one on."""
        return self._nearest(day, ONE_DAY)

    def _nearest(self, day: date, step: timedelta) -> date | None:
        for number in range(_FARTHEST):
            if self.speaks(day + number * step):
                return day + number * step
        return None

    def speaking(self, first: date, last: date) -> Iterator[date]:
        """The days of a span on which it speaks, both ends included."""
        for number in range((last - first).days + 1):
            if self.speaks(first + timedelta(number)):
                yield first + timedelta(number)

    def window(self, first: date, last: date) -> Window | None:
        """The nominal days whose turn falls on ``first`` to ``last``; None where it is silent."""
        start, end = self.next_on(first), self.spoken_on(last)
        if start is None or end is None or start > end:
            return None
        after, before = self.next_on(end + ONE_DAY), self.spoken_on(start - ONE_DAY)
        far = timedelta(_FARTHEST)
        return Window(
            ahead=Span(start, after - ONE_DAY if after else end + far),
            behind=Span(before + ONE_DAY if before else start - far, end),
            spoken=end,
        )


@dataclass(frozen=True, slots=True)
class Value(Frozen):
    """A text of a file, and its 1-based place."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Found(Frozen):
    """A schedule and where it stands."""

    path: str
    schedule: Schedule | None
    """None where the file has Problems."""
    problems: tuple[Problem, ...]
    filters: tuple[tuple[str, Value], ...] = ()
    """Each filter and one value of it, with its place."""
    own: bool = False
    """From the user's configuration or the shipped store: nobody else can have put it there."""
