"""What a notation means beside another, a weekday, a reference date or an anchor."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.notation import NotationError, parse, read


@pytest.mark.parametrize(
    ("text", "reference", "first", "last"),
    [
        ("2025~2027학년도", date(2025, 1, 10), "2025-03-01", "2028-02-29"),
        ("'25~'26학년도", date(2025, 1, 10), "2025-03-01", "2027-02-28"),
        ("'26.6.15.~6월말", date(2026, 5, 21), "2026-06-15", "2026-06-30"),
        ("'26.6.15.~6월말(잠정)", date(2026, 5, 21), "2026-06-15", "2026-06-30"),
        ("2026년 6월 15일부터 6월 말까지", date(2026, 5, 21), "2026-06-15", "2026-06-30"),
        ("'26.6월중순~6월말", date(2026, 5, 21), "2026-06-11", "2026-06-30"),
        ("'26.4월~상반기", date(2026, 5, 21), "2026-04-01", "2026-06-30"),
        ("올해 6월부터 상반기 중", date(2026, 5, 21), "2026-06-01", "2026-06-30"),
        ("'26.9월~하반기", date(2026, 5, 21), "2026-09-01", "2026-12-31"),
        ("'26.12월~1월말", date(2026, 5, 21), "2026-12-01", "2027-01-31"),
        ("6월 15일~이달 말", date(2026, 6, 10), "2026-06-15", "2026-06-30"),
        ("12월 20일~이달 10일", date(2026, 1, 5), "2025-12-20", "2026-01-10"),
    ],
)
def test_a_range_ends_in_the_unit_that_holds_its_start(
    text: str, reference: date, first: str, last: str
) -> None:
    period = parse(text, reference)
    assert (str(period.start), str(period.last_day)) == (first, last)


@pytest.mark.parametrize("text", ["5월 20일(금)", "12월 31일(월)", "21일(금)", "22일(목)"])
def test_a_weekday_that_fits_no_year_or_month_nearby_is_refused(text: str) -> None:
    with pytest.raises(NotationError, match="요일이 아니라"):
        parse(text, date(2026, 5, 21))


@pytest.mark.parametrize(
    ("text", "reference", "day"),
    [
        ("5월 21일(금)", date(2026, 5, 21), "2027-05-21"),
        ("7월 8일(목)", date(2026, 7, 8), "2027-07-08"),
        ("1월 5일", date(2025, 12, 20), "2025-01-05"),
    ],
)
def test_a_year_supplied_from_afar_is_warned_of(text: str, reference: date, day: str) -> None:
    reading = read(text, reference)
    assert str(reading.period.start) == day
    assert reading.warnings


@pytest.mark.parametrize(
    ("anchor", "last"),
    [
        (date(2025, 2, 28), "2025-03-31"),
        (date(2025, 4, 30), "2025-05-31"),
        (date(2025, 1, 30), "2025-02-28"),
        (date(2025, 1, 31), "2025-02-28"),
        (date(2025, 1, 15), "2025-02-15"),
    ],
)
def test_a_month_from_a_months_last_day_ends_with_a_month(anchor: date, last: str) -> None:
    """민법 제160조 제2항: the period begins on a first, so it goes by whole months."""
    assert str(read("시행 후 1개월 이내", None, anchor).period.last_day) == last


@pytest.mark.parametrize("text", ["'25년, '27년", "'25.6월, 9월", "3월, 6월, 9월, 12월"])
def test_separate_dates_read_as_one_span_are_warned_of(text: str) -> None:
    assert read(text, date(2026, 5, 21)).warnings
    assert not read("'25년, '26년", date(2026, 5, 21)).warnings


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("매년 12월 말까지", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
        ("매년 6월 중순", "FREQ=YEARLY;BYMONTH=6"),
        ("매년 3월 1일부터 5월 31일까지", "FREQ=YEARLY;BYMONTH=3,4,5"),
        ("매년 11월~익년 2월", "FREQ=YEARLY;BYMONTH=11,12,1,2"),
    ],
)
def test_a_rule_keeps_its_months(text: str, rule: str) -> None:
    assert read(text).rrule == rule


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026. 5. 20.(금)", "2026-05-20"),
        ("5월 20일(금)까지", "2026-05-20"),
        ("Friday, 20 May 2026", "2026-05-20"),
    ],
)
def test_a_wrong_weekday_by_itself_is_a_warning_that_names_both_and_in_a_store_an_error(
    text: str, day: str
) -> None:
    found = read(text, date(2026, 5, 18))
    assert str(found.period.last_day) == day
    assert found.warnings[0].ko == f"{day}은 금요일이 아니라 수요일"
    with pytest.raises(NotationError, match="금요일이 아니라 수요일") as caught:
        parse(text, date(2026, 5, 18))
    assert caught.value.column == 0


@pytest.mark.parametrize(
    ("text", "day"), [("내일(25일)", 16), ("어제(25일)", 14), ("오늘(25일)", 15)]
)
def test_another_day_in_the_bracket_is_refused_and_the_right_one_named(text: str, day: int) -> None:
    with pytest.raises(NotationError, match=f"기준 날짜로는 {day}일"):
        read(text, date(2025, 6, 15))
