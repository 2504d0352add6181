"""The reader of notations: a table of readings, a table of refusals, and what holds for all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aitrack.dates.notation import NotationError, parse
from aitrack.dates.period import Period
from conftest import DATA

REFERENCE = date(2024, 9, 26)
FORMS = [
    line.split("\t")
    for line in (DATA / "notations.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
READINGS = [
    ("20260521", "2026-05-21", "2026-05-21", "on", "day"),
    ("26.10.~12.", "2026-10-01", "2026-12-31", "during", "month"),
    # spelling
    ("～’25", "", "2025-12-31", "by", "year"),
    ("〜‘25", "", "2025-12-31", "by", "year"),
    ("–´25", "", "2025-12-31", "by", "year"),
    ("'２４．下", "2024-07-01", "2024-12-31", "on", "half"),
    ("7월 4일㈭", "2024-07-04", "2024-07-04", "on", "day"),
    ("2025\u1102\u1167\u11ab", "2025-01-01", "2025-12-31", "on", "year"),  # NFD 년
    # days and ranges with parts left out
    ("2026-05-21", "2026-05-21", "2026-05-21", "on", "day"),
    ("2026년 5월 21일 목요일", "2026-05-21", "2026-05-21", "on", "day"),
    ("'25.3.18.~4.18.", "2025-03-18", "2025-04-18", "during", "day"),
    ("’24.12.3.~‘25.1.9", "2024-12-03", "2025-01-09", "during", "day"),
    ("12. 30.(월)~1. 3.(금)", "2024-12-30", "2025-01-03", "during", "day"),
    ("6월 3~5일", "2024-06-03", "2024-06-05", "during", "day"),
    ("2025∼27년", "2025-01-01", "2027-12-31", "during", "year"),
    ("'25.12~3월", "2025-12-01", "2026-03-31", "during", "month"),
    ("'25.下~'27.上", "2025-07-01", "2027-06-30", "during", "half"),
    ("'25.上~下", "2025-01-01", "2025-12-31", "during", "half"),
    # quarters and halves
    ("'24.4분기", "2024-10-01", "2024-12-31", "on", "quarter"),
    ("'25.1/4분기", "2025-01-01", "2025-03-31", "on", "quarter"),
    ("Q3 2025", "2025-07-01", "2025-09-30", "on", "quarter"),
    ("2H 2026", "2026-07-01", "2026-12-31", "on", "half"),
    ("2025년 상반기", "2025-01-01", "2025-06-30", "on", "half"),
    # English
    ("May 21, 2026", "2026-05-21", "2026-05-21", "on", "day"),
    ("March 2026", "2026-03-01", "2026-03-31", "on", "month"),
    # bounds in words
    ("연내", "", "2024-12-31", "by", "year"),
    ("금년 내", "", "2024-12-31", "by", "year"),
    ("'25.6월까지", "", "2025-06-30", "by", "month"),
    ("2025년 限", "", "2025-12-31", "by", "year"),
    ("'25년 중", "2025-01-01", "2025-12-31", "during", "year"),
    ("내년 3월 이후", "2025-03-01", "", "from", "month"),
    ("올해 하반기", "2024-07-01", "2024-12-31", "on", "half"),
    ("작년", "2023-01-01", "2023-12-31", "on", "year"),
    # no days at all
    ("향후", "", "", "undated", "none"),
    ("지속", "", "", "undated", "none"),
    ("추후", "", "", "undated", "none"),
    # the pivot, and the last day of February
    ("'88", "1988-01-01", "1988-12-31", "on", "year"),
    ("'68", "2068-01-01", "2068-12-31", "on", "year"),
    ("~'24.2", "", "2024-02-29", "by", "month"),
]
REFUSALS = [
    # notation, column (1-based), what the message says
    ("", 1, "날짜가 와야 함"),
    ("~", 2, "날짜가 와야 함"),
    ("'", 1, "날짜가 와야 함"),
    ("25", 1, "날짜라는 표시가 없는 숫자"),
    ("24.5", 1, "날짜라는 표시가 없는 숫자"),
    ("30년", 1, "날짜라는 표시가 없는 숫자"),
    ("24시간", 3, "여기서부터 날짜로 읽을 수 없음"),
    ("5년간", 2, "여기서부터 날짜로 읽을 수 없음"),
    ("24.5%", 5, "여기서부터 날짜로 읽을 수 없음"),
    ("과기정통부", 1, "날짜가 와야 함"),
    ("20260230", 1, "날짜가 와야 함"),
    ("30260521", 1, "날짜가 와야 함"),
    ("26.10.~9.", 1, "날짜라는 표시가 없는 숫자"),
    ("26.10~12", 1, "날짜라는 표시가 없는 숫자"),
    ("9999999999999999999999", 1, "날짜가 와야 함"),
    ("'25.13", 1, "달력에 없는 날짜"),
    ("'25.2월 30일", 1, "달력에 없는 날짜"),
    ("'25.2.29", 1, "달력에 없는 날짜"),
    ("'25.5분기", 1, "달력에 없는 날짜"),
    ("2026. 5. 21.(수)", 1, "2026-05-21은 수요일이 아니라 목요일"),
    ("7월 8일(월", 7, "여기서부터 날짜로 읽을 수 없음"),
    ("'27~'24", 5, "끝이 시작보다 빠름"),
    ("'24.12.3.~'24.1.9", 11, "끝이 시작보다 빠름"),
    ("(5)", 2, "연도는 두 자리나 네 자리"),
    ("'245", 2, "연도는 두 자리나 네 자리"),
]


def read(text: str, reference: date | None = REFERENCE) -> tuple[str, str, str, str]:
    period = parse(text, reference)
    return (
        str(period.start or ""),
        str(period.last_day or ""),
        period.bound.value,
        period.precision.value,
    )


def test_the_table_holds_all_145_notations_of_the_five_documents() -> None:
    assert len(FORMS) == 145


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form[0]} @{form[1]}")
def test_every_notation_of_the_documents_is_read_as_its_days(form: list[str]) -> None:
    text, reference, start, end, bound, precision = form
    assert read(text, date.fromisoformat(reference)) == (start, end, bound, precision)


@pytest.mark.parametrize(("text", "start", "end", "bound", "precision"), READINGS)
def test_reading(text: str, start: str, end: str, bound: str, precision: str) -> None:
    assert read(text) == (start, end, bound, precision)


@pytest.mark.parametrize(("text", "column", "message"), REFUSALS)
def test_refusal_names_the_column_where_it_stopped_fitting(
    text: str, column: int, message: str
) -> None:
    with pytest.raises(NotationError) as caught:
        parse(text, REFERENCE)
    assert caught.value.column + 1 == column
    assert message in caught.value.words.ko


def test_a_column_counts_in_the_text_as_printed() -> None:
    """㈭ becomes three characters inside; the column is still the one a reader sees."""
    with pytest.raises(NotationError) as caught:
        parse("7월 4일㈭ 구름", REFERENCE)
    assert caught.value.column == len("7월 4일㈭ ")


@pytest.mark.parametrize(
    ("text", "reference", "day"),
    [
        ("7월 8일(수)", date(2026, 7, 1), "2026-07-08"),
        ("7월 8일(수)", date(2025, 11, 1), "2026-07-08"),  # the weekday moves the year
        ("1. 3.(금)", date(2024, 12, 20), "2025-01-03"),
        ("5월 21일", date(2026, 5, 21), "2026-05-21"),
        ("13일", date(2025, 11, 13), "2025-11-13"),
    ],
)
def test_a_missing_year_comes_from_the_weekday_then_the_reference_and_is_marked(
    text: str, reference: date, day: str
) -> None:
    period = parse(text, reference)
    assert str(period.start) == day
    assert period.inferred


def test_what_is_printed_or_said_is_not_inferred() -> None:
    for text in ("'26. 5. 21.(목)", "올해", "작년 11월", "이날", "'25.3.18.~4.18."):
        assert not parse(text, REFERENCE).inferred


@pytest.mark.parametrize("text", ["올해", "이날", "7월 8일", "13일", "연내"])
def test_what_needs_a_reference_says_so(text: str) -> None:
    with pytest.raises(NotationError, match="기준 날짜"):
        parse(text, None)


PIECES = [
    *"0123456789'’~～.()-/ ,", "년", "월", "일", "下", "上", "하반기", "까지", "부터", "이후", "Q",
    "분기", "(목)", "May", "올해", "연내", "향후", "24", "2025", "12", "㈭", "\u1112\u1161",
]  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
)


@given(ANY_TEXT)
def test_any_text_is_a_period_or_a_notation_error_inside_it(text: str) -> None:
    outcome: Period | NotationError
    try:
        outcome = parse(text, REFERENCE)
    except NotationError as error:
        outcome = error
    assert isinstance(outcome, Period) or 0 <= outcome.column <= len(text)


@given(st.integers(2000, 2068), st.integers(1, 12))
def test_a_year_covers_its_halves_and_its_months(year: int, month: int) -> None:
    whole = parse(f"'{year % 100:02}")
    half = parse(f"'{year % 100:02}.{'上' if month <= 6 else '下'}")
    single = parse(f"'{year % 100:02}.{month}월")
    assert whole.contains(half)
    assert half.contains(single)
