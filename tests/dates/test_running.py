"""Running text: every date in it, as long as it is, as what it is, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.find import find
from aitrack.dates.notation import read
from aitrack.dates.running import dated, split
from aitrack.dates.said import NOTHING, Memory
from aitrack.views import explain
from conftest import DATA

ROWS = [
    line.split("\t")
    for line in (DATA / "running.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
REFERENCE = date(2026, 10, 2)
Spans = list[tuple[str, str, str, str]]


def spans(text: str, reference: date | None = REFERENCE, memory: Memory = NOTHING) -> Spans:
    return [
        (
            found.text,
            str(found.reading.period.start or ""),
            str(found.reading.period.last_day or ""),
            found.reading.bound,
        )
        for found in find(text, reference, memory)
    ]


def texts(text: str, reference: date | None = REFERENCE) -> list[str]:
    return [span[0] for span in spans(text, reference)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2][:40])
def test_every_date_of_a_text_is_found_whole_and_nothing_else(row: list[str]) -> None:
    _, reference, text, *expected = row
    text = text.replace("⏎", "\n").replace("⇥", "\t")
    day = date.fromisoformat(reference) if reference else None
    assert ["|".join(span) for span in spans(text, day)] == expected


def test_every_kind_has_its_lines() -> None:
    kinds = [int(row[0]) for row in ROWS]
    assert set(kinds) == set(range(22))
    assert sum(kind > 0 for kind in kinds) >= 130


@pytest.mark.parametrize(
    ("said", "then", "days"),
    [
        ("2025년 6월 2일 시작", "같은 달 3~5일", ("2025-06-03", "2025-06-05")),
        ("2019년 3월 제정", "같은 해 6월", ("2019-06-01", "2019-06-30")),
        ("2024. 12. 26. 통과", "이듬해 1월 21일", ("2025-01-21", "2025-01-21")),
        ("2025. 8. 4. 공고", "동월 25일", ("2025-08-25", "2025-08-25")),
        ("2025년 12월 마감", "익월 10일", ("2026-01-10", "2026-01-10")),
        ("2025년 11월 3일", "9일", ("2025-11-09", "2025-11-09")),
        ("2023년 4월 14일", "7월 1일", ("2023-07-01", "2023-07-01")),
        ("2024년 5월 21일", "이튿날", ("2024-05-22", "2024-05-22")),
    ],
)
def test_the_last_date_said_counts_across_lines(
    said: str, then: str, days: tuple[str, str]
) -> None:
    """Where the caller hands on the memory, or gives the whole text; it is then not inferred."""
    (first,) = find(said, REFERENCE)
    (found,) = find(then, REFERENCE, first.memory)
    period = found.reading.period
    assert (str(period.start), str(period.last_day)) == days
    assert not period.inferred
    assert spans(f"{said}\n{then}")[1] == spans(then, REFERENCE, first.memory)[0]
    assert read(then, REFERENCE, None, first.memory).period == period


@pytest.mark.parametrize(
    "text", ["같은 달 3~5일", "같은 해 6월", "동월 25일", "익월 10일까지", "동년"]
)
def test_where_nothing_was_said_before_it_is_inferred_and_warned_of(text: str) -> None:
    (found,) = find(text, REFERENCE)
    assert found.reading.period.inferred
    assert found.reading.warnings


def test_the_day_of_the_document_is_not_drawn_to_a_date_before_it() -> None:
    """``과기정통부는 2일 밝혔다``: news speak of the day they appear on, and of the one before."""
    text = "2025년 3월 5일 체결된 협약에 따라 과기정통부는 2일 밝혔다"
    assert spans(text)[1] == ("2일", "2026-10-02", "2026-10-02", "on")


@pytest.mark.parametrize(
    ("text", "reference", "day"),
    [
        ("1월 5일 시행된다", date(2025, 12, 20), "2026-01-05"),
        ("12월 3일 선포됐다", date(2026, 1, 20), "2025-12-03"),
        ("12월 3일 선포한다", date(2026, 1, 20), "2026-12-03"),
        ("12월 3일 시행한다고 밝혔다", date(2026, 1, 20), "2026-12-03"),
        ("12월 3일 열기로 했다", date(2026, 1, 20), "2026-12-03"),
        ("1월 5일 시행됐다", date(2025, 12, 20), "2025-01-05"),
        ("1월 5일 시행된다. 12월 3일 통과했다.", date(2025, 12, 20), "2026-01-05"),
    ],
)
def test_the_tense_of_the_verb_decides_a_year_far_away(
    text: str, reference: date, day: str
) -> None:
    assert spans(text, reference)[0][1] == day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("5월 18일(수) 개최", ("수요일", "월요일")),
        ("2026년 6월 10일(목) 개최", ("목요일", "수요일")),
        ("6월 15일(화)까지", ("화요일", "월요일")),
    ],
)
def test_a_wrong_weekday_in_a_text_is_a_warning_that_names_both_and_the_date_stays(
    text: str, names: tuple[str, str]
) -> None:
    (found,) = find(text, date(2026, 4, 11))
    said = " ".join(words.ko for words in found.reading.warnings)
    assert all(name in said for name in names)
    period = found.reading.period
    assert (period.start or period.deadline or REFERENCE).year == 2026


@pytest.mark.parametrize("text", ["2025년 2월 30일", "2026. 13. 5.", "6월 31일(수)"])
def test_of_a_day_that_no_calendar_has_nothing_is_read(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "영업일 기준 3일 이내", "3영업일 이내", "3 영업일 내", "영업일 3일 이내",
        "근무일 기준 3일 이내", "3일(영업일 기준) 이내", "3일 이내(영업일 기준)",
        "접수 후 3영업일 이내", "접수일로부터 영업일 기준 3일 이내",
        "접수일로부터 3일 이내(영업일 기준)", "공휴일을 제외하고 3일 이내",
        "토·일·공휴일 제외 3일 이내", "within 3 working days of receipt",
    ],
)  # fmt: skip
def test_business_days_go_by_the_calendar_in_every_spelling(text: str) -> None:
    """2026-05-01 is a holiday, and a weekend follows it."""
    period = read(text, None, date(2026, 4, 28)).period
    assert (period.start, period.last_day) == (None, date(2026, 5, 4))


@pytest.mark.parametrize(
    ("anchor", "moved"),
    [
        (date(2026, 9, 3), "2026-10-06"),  # 개천절, a Sunday and its substitute
        (date(2026, 9, 25), "2026-10-26"),  # a Sunday
        (date(2026, 9, 1), None),
    ],
)
def test_article_161_knows_holidays(anchor: date, moved: str | None) -> None:
    said = " ".join(words.en for words in read("접수 후 30일 이내", None, anchor).warnings)
    assert (moved in said) if moved else not said


def test_a_length_beside_a_range_is_checked_in_its_own_unit() -> None:
    assert read("2025. 11. 20.~12. 11.(22일간)").warnings == ()
    (words,) = read("2025. 11. 20.~12. 11.(21일간)").warnings
    assert "22일" in words.ko


def test_a_text_by_line_and_column() -> None:
    found = [(each.line, each.column, each.found.text) for each in dated(
        "계획\n○ 착수 '26.上\n\n○ 완료 내달 22일까지, 연내", REFERENCE
    )]  # fmt: skip
    assert found == [(2, 6, "'26.上"), (4, 6, "내달 22일까지"), (4, 16, "연내")]


@pytest.mark.parametrize(
    ("line", "text", "reference"),
    [
        ("내달 22일까지\t2026-11-10", "내달 22일까지", date(2026, 11, 10)),
        ("착공\t'26.3월\t2026-11-10", "착공\t'26.3월", date(2026, 11, 10)),
        ("착공\t'26.3월", "착공\t'26.3월", None),
        ("착공", "착공", None),
    ],
)
def test_a_line_of_input_may_end_with_its_reference(
    line: str, text: str, reference: date | None
) -> None:
    assert split(line) == (text, reference)


def test_what_a_program_gets_of_a_line() -> None:
    (item,) = explain.text_items(["매년 3월, 내달 22일까지\t2026-11-10\n"], REFERENCE, "ko")
    assert item["text"] == "매년 3월, 내달 22일까지"
    assert item["found"] == [
        {
            "column": 1, "length": 5, "notation": "매년 3월", "start": None, "end": None,
            "bound": "recurring", "precision": "none", "edtf": "", "approximate": False,
            "inferred": False, "rrule": "FREQ=YEARLY;BYMONTH=3", "warnings": [],
        },
        {
            "column": 8, "length": 8, "notation": "내달 22일까지", "start": None,
            "end": "2026-12-22", "bound": "by", "precision": "day", "edtf": "../2026-12-22",
            "approximate": False, "inferred": False, "rrule": None, "warnings": [],
        },
    ]  # fmt: skip


def test_what_a_person_gets_of_a_text() -> None:
    text = "공고: 추후\n접수: 통보를 받은 날부터 30일 이내\n시행: '26.7월부터"
    page = explain.text_page(dated(text, REFERENCE), "ko")
    assert [line.split("  ")[0] for line in page.splitlines()] == ["1:5", "2:5", "3:5", "날짜 3곳"]
    assert "2026-07-01 ~" in page
    assert explain.text_page(dated("말뿐", REFERENCE), "ko") == "날짜가 없음\n"
    assert explain.text_page(dated("words", REFERENCE), "en") == "no dates\n"


def test_today_needs_a_reference_whatever_was_said_before_it() -> None:
    assert texts("2025년 3월 5일 체결했다. 오늘 발표한다.", None) == ["2025년 3월 5일"]


def test_a_day_at_hand_is_not_put_into_a_later_year_that_only_a_quarter_named() -> None:
    text = "법 개정안은 2027년 1분기 중 발의한다. 의견은 12월 24일까지 받는다. 5월 3일 다시 연다."
    found = [each.reading.period.last_day for each in find(text, date(2026, 12, 1))]
    assert found == [date(2027, 3, 31), date(2026, 12, 24), date(2027, 5, 3)]


def test_a_date_with_blanks_around_its_dots_is_one_date() -> None:
    text = "접수는 2026 . 12 . 31 까지, 결과는 2027 . 1 . 15. 발표. 2028 . 이후는 정하지 않음"
    days = [each.reading.period.last_day for each in find(text, date(2026, 11, 26))]
    assert days[:2] == [date(2026, 12, 31), date(2027, 1, 15)]


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("2025년 3월 5일 체결. 5월 1일 시행", False),
        ("3월 5일 체결. 같은 해 5월 시행", True),
        ("2025년 3월 5일 체결. 같은 해 5월 시행", False),
        ("2025년 3월 5일 체결, 같은 달 9일", False),
        ("3월 5일 체결, 같은 달 9일", True),
        ("3월 5일 체결, 익월 9일", True),
        ("2025년 3월 5일 체결했다. 이틀 뒤 공고했다", False),
        ("3월 5일 체결했다. 이틀 뒤 공고했다", True),
        ("2025년 3월 5일 체결. 다음 달 9일", True),  # no verb says whose month it is
        ("2025년 3월 5일 체결했다. 다음 달 9일 시행했다", False),
        ("2025년 3월 5일 체결. 다음 주", True),
        ("2025년 3월 5일 체결했다. 다음 주 시행했다", False),
        ("3월 5일~5월 9일 접수, 5월 1일 마감", True),
        ("2025년 3월 5일~5월 9일 접수, 5월 11일 발표", False),
        ("향후 3개월 내 시행", True),
        ("3월 5일 체결했다. 이틀 전 공고했다", False),  # before the document's own day
    ],
)
def test_what_stands_nowhere_in_a_text_is_inferred(text: str, *, inferred: bool) -> None:
    *_, last = find(text, REFERENCE)
    assert last.reading.period.inferred is inferred
