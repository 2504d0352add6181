"""Days as numbers that a person can read and SQLite can order, such as 20261122."""

from __future__ import annotations

from aitrack.dates.day import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.period import Period

FAR = 99999999
"""Where no day is said: behind every day."""
NO_MONTH = FAR // 100
"""Where what has no days at all begins and ends."""


def number(day: date) -> int:
    """A day as the index writes it.

    >>> number(date(2026, 11, 2))
    20261102
    """
    return day.year * 10000 + day.month * 100 + day.day


def day_of(written: int) -> date:
    """The day of a number such as 20261102."""
    return date(written // 10000, written // 100 % 100, written % 100)


def optional_day(written: int | None) -> date | None:
    """The day of a number; None of None."""
    return None if written is None else day_of(written)


def edges(period: Period) -> tuple[int, int]:
    """First and last day; ``first`` is the last day where no first is said, to sort lists."""
    last = number(period.last_day) if period.last_day else FAR
    return number(period.start) if period.start else last, last
