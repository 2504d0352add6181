"""Today is the day in Seoul, whatever the machine's zone."""

from __future__ import annotations

import time
from calendar import timegm
from datetime import date

import pytest
import time_machine

from aitrack.dates import clock
from aitrack.errors import AitrackError


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


@pytest.mark.parametrize(
    ("utc", "seoul"),
    [
        ((1000, 1, 1, 0, 0, 0), date(1000, 1, 1)),
        ((9980, 12, 31, 14, 59, 59), date(9980, 12, 31)),
        ((9980, 12, 31, 15, 0, 0), None),
        ((999, 12, 31, 14, 59, 59), None),
        (None, None),
    ],
)
def test_a_clock_in_a_year_of_which_nothing_can_be_counted_is_told_of(
    utc: tuple[int, ...] | None, seoul: date | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    instant = timegm(utc) if utc else 1e30
    monkeypatch.setattr(time, "time", lambda: instant)
    if seoul:
        assert clock.today().seoul == seoul
    else:
        with pytest.raises(AitrackError, match="시계가 맞지 않음"):
            clock.today()


def test_the_machine_says_its_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC0")
    time.tzset()
    try:
        monkeypatch.setattr(time, "time", lambda: timegm((2026, 11, 22, 15, 0, 0)))
        assert clock.today() == clock.Today(date(2026, 11, 23), date(2026, 11, 22))
    finally:
        monkeypatch.undo()
        time.tzset()
