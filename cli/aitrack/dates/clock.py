"""Today in Seoul, asked once per run: the only place that looks at the clock.

Seoul has kept UTC+9 without a change since 1988-10-09, so no zone database is needed to know which
day it is there now.
"""

from __future__ import annotations

import time

from aitrack.dates.day import date
from aitrack.errors import AitrackError
from aitrack.values import Frozen, dataclass


@dataclass(frozen=True, slots=True)
class Today(Frozen):
    """The day in Seoul, and the day this machine would have said."""

    seoul: date
    machine: date


SEOUL_SECONDS = 9 * 3600
"""East of Greenwich."""
_YEARS = range(1000, 9981)
"""Of four digits, and with room for what is counted from them."""


def today() -> Today:
    """Ask the clock.

    Raises:
        AitrackError: It names a year in which nothing can be counted.

    >>> now = today()
    >>> abs((now.seoul - now.machine).days) <= 1
    True
    """
    now = time.time()
    try:
        there, here = time.gmtime(now + SEOUL_SECONDS), time.localtime(now)
    except (OSError, OverflowError, ValueError):
        there = None
    if there is None or there.tm_year not in _YEARS:
        raise AitrackError(
            "이 컴퓨터의 시계가 맞지 않음: 맞추거나 --today로 날을 적으십시오",
            "this machine's clock is wrong: set it, or name a day with --today",
        )
    return Today(date(*there[:3]), date(*here[:3]))
