"""Periods: impossible ones are refused, and two readings agree or contradict."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aitrack.dates.notation import parse
from aitrack.dates.period import ONE_DAY, UNDATED, Bound, Period, Precision, at_odds

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
        ("'24~", "향후", False),
        ("향후", "향후", True),
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


@pytest.mark.parametrize(
    ("text", "other", "inside"),
    [
        ("'25", "'25.2월", True),
        ("'25", "'25", True),
        ("'25.2월", "'25", False),
        ("'25", "'24.12월~'25.2월", False),
        ("'25", "'25.12월~'26.2월", False),
        ("~'25", "'24", True),
        ("~'25", "~'24", True),
        ("~'25", "'26", False),
        ("~'25", "'24~", False),
        ("'24~", "'25", True),
        ("'24~", "'25~", True),
        ("'24~", "'23", False),
        ("'24~", "~'25", False),
        ("'25", "~'25", False),
        ("'25", "'25~", False),
    ],
)
def test_an_open_side_is_without_end(text: str, other: str, *, inside: bool) -> None:
    assert parse(text).contains(parse(other)) is inside


def test_an_undated_period_has_no_deadline() -> None:
    assert UNDATED.deadline is None
    assert parse("'24~").deadline is None
    assert parse("~'25").deadline == date(2025, 12, 31)


@settings(max_examples=300)
@given(
    st.lists(
        st.builds(
            lambda first, days, bound: Period(
                None if bound is Bound.BY else date(2026, 1, 1) + first * ONE_DAY,
                None if bound is Bound.FROM else date(2026, 1, 2) + (first + days) * ONE_DAY,
                bound,
                Precision.DAY,
            ),
            st.integers(0, 6),
            st.integers(0, 6),
            st.sampled_from([Bound.ON, Bound.DURING, Bound.BY, Bound.FROM]),
        ),
        max_size=6,
    ).map(lambda some: [*some, UNDATED] if len(some) == 3 else some)
)
def test_many_are_at_odds_where_any_two_are(periods: list[Period]) -> None:
    assert at_odds(periods) is any(not one.agrees(other) for one, other in combinations(periods, 2))


def test_thousands_are_compared_in_one_pass() -> None:
    """One event with 50,000 mentions kept every command busy for minutes."""
    start, stop = date(1000, 1, 1), date(9000, 1, 1)
    nested = [
        Period(start + at * ONE_DAY, stop - at * ONE_DAY, Bound.DURING, Precision.DAY)
        for at in range(50_000)
    ]
    assert not at_odds(nested)
    assert at_odds([*nested, Period(start, stop - 9 * ONE_DAY, Bound.ON, Precision.DAY)])
