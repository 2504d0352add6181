"""Today in Seoul, asked once per run: the only place that looks at the clock.

Seoul has kept UTC+9 without a change since 1988-10-09, so no zone database is needed to know which
day it is there now.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

SEOUL = timezone(timedelta(hours=9), "Asia/Seoul")


class Today(NamedTuple):
    """The day in Seoul, and the day this machine would have said."""

    seoul: date
    machine: date


def today() -> Today:
    """Ask the clock.

    >>> now = today()
    >>> abs((now.seoul - now.machine).days) <= 1
    True
    """
    now = datetime.now(UTC)
    return Today(now.astimezone(SEOUL).date(), now.astimezone().date())
