"""Today is the day in Seoul, whatever the machine's zone."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from aitrack.dates import clock


@pytest.mark.parametrize(
    ("instant", "seoul"),
    [
        ("2026-11-22T14:59:59+00:00", date(2026, 11, 22)),
        ("2026-11-22T15:00:00+00:00", date(2026, 11, 23)),
        ("2026-12-31T23:30:00+00:00", date(2027, 1, 1)),
    ],
)
def test_midnight_falls_in_seoul(instant: str, seoul: date) -> None:
    with time_machine.travel(instant, tick=False):
        assert clock.today().seoul == seoul
