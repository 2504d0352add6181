"""Periods in words, and back."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.notation import parse
from aitrack.dates.wording import d_day, describe, format_edtf, iso_days

REFERENCE = date(2024, 9, 26)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("'24.下", "2024-41"),
        ("'24.上", "2024-40"),
        ("'25", "2025"),
        ("'25.2월", "2025-02"),
        ("24.4Q", "2024-36"),
        ("'26. 5. 21.(목)", "2026-05-21"),
        ("~'25", "../2025"),
        ("'25.6월까지", "../2025-06"),
        ("~'25.上", "../2025-06"),
        ("'24~", "2024/.."),
        ("'25.下~", "2025-07/.."),
        ("'24~'27", "2024/2027"),
        ("(10~12월)", "2024-10/2024-12"),
        ("'25.下~'27.上", "2025-07/2027-06"),
        ("7월 8일(월)부터 7월 15일(월)까지", "2024-07-08/2024-07-15"),
        ("'25년 중", "2025"),
        ("향후", ""),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    assert format_edtf(parse(text, REFERENCE)) == edtf


@pytest.mark.parametrize(
    ("text", "korean", "english"),
    [
        ("~'25", "~ 2025-12-31 · 까지 · 연 단위",
         "~ 2025-12-31 · by its last day · precision: year"),
        ("'24~", "2024-01-01 ~ · 부터, 끝은 정해지지 않음 · 연 단위",
         "2024-01-01 ~ · from then on, no end said · precision: year"),
        ("5월 21일", "2024-05-21 · 그날 · 일 단위 · 인쇄되지 않은 부분은 추정",
         "2024-05-21 · that day · precision: day · partly inferred"),
        ("향후", "기한 미정", "no date"),
    ],
)  # fmt: skip
def test_a_reading_in_words(text: str, korean: str, english: str) -> None:
    period = parse(text, REFERENCE)
    assert describe(period) == korean
    assert describe(period, "en") == english


def test_d_days_as_koreans_write_them() -> None:
    assert [d_day(n) for n in (30, 1, 0, -1, -326)] == ["D-30", "D-1", "D-day", "D+1", "D+326"]


def test_one_day_is_written_once() -> None:
    assert iso_days(parse("2026-05-21")) == "2026-05-21"
