"""Today in Seoul, asked once per run: the only place that looks at the clock.

Seoul has kept UTC+9 without a change since 1988-10-09, so no zone database is needed to know which
day it is there now.
"""

from __future__ import annotations

import time

from aitrack.dates.day import date
from aitrack.values import dataclass


@dataclass(frozen=True, slots=True)
class Today:
    """The day in Seoul, and the day this machine would have said."""

    seoul: date
    machine: date


SEOUL_SECONDS = 9 * 3600
"""East of Greenwich."""


def today() -> Today:
    """Ask the clock.

    >>> now = today()
    >>> abs((now.seoul - now.machine).days) <= 1
    True
    """
    now = time.time()
    there, here = time.gmtime(now + SEOUL_SECONDS), time.localtime(now)
    return Today(date(*there[:3]), date(*here[:3]))
