"""Periods: impossible ones are refused, and two readings agree or contradict."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.notation import parse
from aitrack.dates.period import UNDATED, Bound, Period, Precision

DAY = date(2025, 1, 1)
NEXT = date(2025, 1, 2)


@pytest.mark.parametrize(
    ("start", "stop", "bound", "precision"),
    [
        (None, NEXT, Bound.ON, Precision.DAY),
        (DAY, None, Bound.BY, Precision.DAY),
        (DAY, NEXT, Bound.FROM, Precision.DAY),
        (DAY, DAY, Bound.ON, Precision.DAY),
        (NEXT, DAY, Bound.DURING, Precision.DAY),
        (DAY, NEXT, Bound.ON, Precision.NONE),
        (None, None, Bound.UNDATED, Precision.DAY),
    ],
)
def test_impossible_periods_are_refused(
    start: date | None, stop: date | None, bound: Bound, precision: Precision
) -> None:
    with pytest.raises(ValueError, match=r"bound|ends before"):
        Period(start, stop, bound, precision)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("(24.5.21)", "'24.5", True),
        ("'24.下", "'24.하", True),
        ("'24.下", "~'24", True),
        ("'25", "~'25", True),
        ("'24.下", "'24~", False),
        ("~'25", "(24)", False),
        ("(23.9.21)", "'23.10", False),
        ("'24.9", "'25.9.", False),
        ("'25.12월", "향후", False),
        ("'24~", "'24~", True),
        ("'24~", "~'24", True),
        ("'24~", "'25년까지", True),
        ("'26~", "'25년까지", False),
    ],
)
def test_readings_agree_unless_one_moves_the_other(one: str, other: str, *, agree: bool) -> None:
    assert parse(one).agrees(parse(other)) is agree
    assert parse(other).agrees(parse(one)) is agree


@pytest.mark.parametrize(
    ("text", "first", "stop", "overlap"),
    [
        ("'24.下", date(2024, 12, 31), None, True),
        ("'24.下", date(2025, 1, 1), None, False),
        ("'24.下", None, date(2024, 7, 1), False),
        ("~'25", date(2025, 12, 31), date(2026, 1, 1), True),
        ("~'25", date(2026, 1, 1), None, False),
        ("'24~", date(2030, 1, 1), date(2031, 1, 1), True),
        ("'24~", None, date(2024, 1, 1), False),
        ("향후", None, None, False),
    ],
)
def test_overlap_counts_the_last_day_in_and_the_next_day_out(
    text: str, first: date | None, stop: date | None, *, overlap: bool
) -> None:
    assert parse(text).overlaps(first, stop) is overlap


def test_an_undated_period_has_no_deadline() -> None:
    assert UNDATED.deadline is None
    assert parse("'24~").deadline is None
    assert parse("~'25").deadline == date(2025, 12, 31)
