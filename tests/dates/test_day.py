"""Days as ISO 8601 writes them, read without the grammar; D-days; and which days nobody works."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.day import d_day, iso_day, iso_year, wrong_weekday
from aitrack.dates.holidays import Calendar
from aitrack.dates.notation import NotationError, read
from aitrack.dates.years import PointError, full_year


@pytest.mark.parametrize("text", ["2000-01-01", "2026-11-22", "2024-02-29", "2068-12-31"])
def test_a_day_of_these_decades_is_read_at_once(text: str) -> None:
    assert str(iso_day(text)) == text
    assert str(read(text).period.start) == text


@pytest.mark.parametrize(
    "text",
    [
        "1999-12-31", "2069-01-01", "2026-02-30", "2025-02-29", "2026-13-01", "", "2026",
        "20261122", "2026-11-2", "2026-11-222", "2026-W48-1", "2026-1-022", "2026-111-2",
        "2026/11/22", "2026-11/22", "2026/11-22", "2026-1a-22", "2026-１1-22", "2026-11-2２",
        "２026-11-22", "2026-11-22 ", "2026-3260", "2026.11.22",
    ],
)  # fmt: skip
def test_anything_else_is_left_to_the_reader_of_notations(text: str) -> None:
    assert iso_day(text) is None


@pytest.mark.parametrize("year", [2000, 2026, 2068])
def test_a_year_of_these_decades_is_read_at_once(year: int) -> None:
    period = read(str(year)).period
    assert iso_year(str(year)) == (period.start, period.stop)


@pytest.mark.parametrize(
    "text", ["1999", "2069", "26", "202", "20260", "0202", "２026", "2026 ", "-2026", "20.6", ""]
)
def test_any_other_year_is_left_to_it_too(text: str) -> None:
    assert iso_year(text) is None


def test_d_days() -> None:
    assert [d_day(left) for left in (-326, -1, 0, 1, 30)] == [
        "D+326", "D+1", "D-day", "D-1", "D-30",
    ]  # fmt: skip


def test_a_wrong_weekday_is_told_in_both_languages() -> None:
    assert wrong_weekday(date(2026, 5, 20), 4) == (
        "2026-05-20은 금요일이 아니라 수요일",
        "2026-05-20 is not the weekday printed: it is Wednesday",
    )


def test_a_calendar_knows_what_a_store_adds_and_takes_away() -> None:
    friday, constitution = date(2026, 12, 4), date(2026, 7, 17)
    plain = Calendar()
    assert [plain.is_business(day) for day in (friday, date(2026, 12, 5), date(2026, 12, 6))] == [
        True, False, False,
    ]  # fmt: skip
    assert plain.holiday(date(2026, 12, 5)) is None  # a Saturday is off, and no holiday
    assert Calendar(added={friday: "쉼"}).holiday(friday) == "쉼"
    assert not Calendar(added={friday: "쉼"}).is_business(friday)
    assert plain.holiday(date(2026, 12, 25)) == "기독탄신일"
    assert Calendar(removed=frozenset([date(2026, 12, 25)])).is_business(date(2026, 12, 25))
    both = Calendar(added={friday: "쉼"}, removed=frozenset([friday]))
    assert both.holiday(friday) == "쉼"
    assert Calendar(removed=frozenset([friday])).holiday(constitution) == plain.holiday(
        constitution
    )


@pytest.mark.parametrize(("year", "name"), [(2024, None), (2025, "쉼"), (2027, "쉼"), (2028, None)])
def test_years_known_already_are_not_asked_for(year: int, name: str | None) -> None:
    """4 December is no holiday: only what is handed in says so."""
    handed = {date(year, 12, 4).toordinal(): "쉼"}
    assert Calendar(years=(2025, 2027), known=handed).holiday(date(year, 12, 4)) == name


@pytest.mark.parametrize(
    ("digits", "year"),
    [
        ("00", 2000), ("68", 2068), ("69", 1969), ("99", 1999), ("1000", 1000), ("9980", 9980),
        ("0999", None), ("9981", None), ("5", None), ("245", None),
    ],
)  # fmt: skip
def test_a_year_has_two_digits_or_four(digits: str, year: int | None) -> None:
    if year is None:
        with pytest.raises(PointError, match="두 자리나 네 자리"):
            full_year(digits)
    else:
        assert full_year(digits) == year


def test_a_long_text_says_where_it_stopped_and_no_more_than_a_line_of_it() -> None:
    long = "2026년 " + "가" * 100
    with pytest.raises(NotationError) as caught:
        read(long)
    assert caught.value.column == 6
    assert caught.value.words.ko.startswith(repr("가" * 60 + "…"))
    for size, told in ((200, "여기서부터 날짜로 읽을 수 없음"), (201, "날짜 표기로는 너무 김")):
        with pytest.raises(NotationError) as caught:
            read(("2026년 " + "가" * 300)[:size])
        assert told in caught.value.words.ko
