"""Recurring notations as rules of RFC 5545, and the customary edges of a unit."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.find import find
from aitrack.dates.notation import NotationError, read
from aitrack.dates.period import Bound

REFERENCE = date(2025, 6, 15)
RULES = {
    "FREQ=DAILY": "매일|날마다|일별로|毎日",
    "FREQ=DAILY;INTERVAL=2": "격일|격일제로|2일마다",
    "FREQ=WEEKLY": "매주|주마다|주별로|주 1회|주간 1회",
    "FREQ=WEEKLY;INTERVAL=2": "격주|격주로|2주마다|두 주마다|2주에 한 번",
    "FREQ=WEEKLY;BYDAY=MO": "매주 월요일",
    "FREQ=WEEKLY;BYDAY=TU,TH": "매주 화·목요일|매주 화요일과 목요일",
    "FREQ=WEEKLY;BYDAY=WE,FR,SA,SU": "매주 수, 금, 토, 일요일",
    "FREQ=MONTHLY": "매월|매달|달마다|월별로|월 1회|한 달에 한 번|1개월 주기로",
    "FREQ=MONTHLY;INTERVAL=2": "격월|두 달마다|2개월마다|2개월 단위로",
    "FREQ=MONTHLY;INTERVAL=3": (
        "분기별|분기마다|매 분기|세 달마다|연 4회|매년 4회|반기 2회|매 3개월마다"
    ),
    "FREQ=MONTHLY;INTERVAL=4": "네 달마다|연 3회|4개월 주기",
    "FREQ=MONTHLY;INTERVAL=5": "다섯 달마다",
    "FREQ=MONTHLY;INTERVAL=6": (
        "반기별|반기마다|매 반기|여섯 달마다|연 2회|매 학기|상·하반기 각 1회"
    ),
    "FREQ=YEARLY": (
        "매년|해마다|연 1회|연례적으로|annually|every year|매 회계연도|매 학년도|연도별로"
    ),
    "FREQ=YEARLY;INTERVAL=2": "격년|격년제로|2년마다|두 해마다|2년 주기|24개월마다",
    "FREQ=YEARLY;INTERVAL=5": "5년마다|매 5년|매 5년마다|5년 단위로",
    "FREQ=YEARLY;BYMONTH=1": "매년 1월",
    "FREQ=YEARLY;BYMONTH=12": "매년 12월",
    "FREQ=YEARLY;BYMONTH=3,6,9,12": "매년 3·6·9·12월|매년 3, 6, 9, 12월",
    "FREQ=YEARLY;BYMONTH=11,12,1,2": "매년 11월부터 이듬해 2월|매년 11월~익년 2월",
    "FREQ=YEARLY;BYMONTH=7,8,9,10,11,12": "매년 하반기",
    "FREQ=YEARLY;BYMONTH=1,2,3": "매년 1분기",
    "FREQ=YEARLY;BYMONTH=4,5,6": "매년 2분기|매년 4월 1일부터 6월 30일",
    "FREQ=YEARLY;BYMONTH=7,8,9": "매년 3분기",
    "FREQ=YEARLY;BYMONTH=1,2": "매년 1월~2월 28일|매년 1월~2월 29일|매년 1월~2월 말일",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1": "매년 말일|매년 12월 말일",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29": "매년 2월 29일",
    "FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=1": "매년 4월 1일과 10월 1일|매년 4월 1일, 10월 1일",
    "FREQ=MONTHLY;BYMONTHDAY=1": "매월 1일",
    "FREQ=MONTHLY;BYMONTHDAY=31": "매월 31일",
    "FREQ=MONTHLY;BYMONTHDAY=10,20": "매월 10일과 20일|매월 10·20일",
    "FREQ=MONTHLY;BYDAY=1MO": "매월 첫째 월요일|매월 첫 번째 월요일|매월 첫째 주 월요일",
    "FREQ=MONTHLY;BYDAY=2TU": "매월 둘째 화요일|매월 두 번째 화요일",
    "FREQ=MONTHLY;BYDAY=3WE": "매월 셋째 수요일|매월 세 번째 수요일",
    "FREQ=MONTHLY;BYDAY=4TH": "매월 넷째 목요일|매월 네 번째 목요일",
    "FREQ=MONTHLY;BYDAY=5FR": "매월 다섯째 금요일",
    "FREQ=MONTHLY;BYDAY=-1SU": "매월 마지막 일요일|매월 마지막 주 일요일",
}
EDGES = [
    # the first quarter of a year, the first month of a quarter or half, ten days of a month
    ("2024년 초", "2024-01-01", "2024-03-31"),
    ("2024년 중반", "2024-04-01", "2024-09-30"),
    ("2024년 말", "2024-12-01", "2024-12-31"),
    ("2024년 상반기 초", "2024-01-01", "2024-01-31"),
    ("2024년 상반기 중반", "2024-03-01", "2024-04-30"),
    ("2024년 상반기 말", "2024-06-01", "2024-06-30"),
    ("2024년 하반기 초", "2024-07-01", "2024-07-31"),
    ("2024년 하반기 말", "2024-12-01", "2024-12-31"),
    ("2024년 3분기 초", "2024-07-01", "2024-07-31"),
    ("2024년 3분기 중반", "2024-08-01", "2024-08-31"),
    ("2024년 3분기 말", "2024-09-01", "2024-09-30"),
    ("2024년 2월 초", "2024-02-01", "2024-02-10"),
    ("2024년 2월 중반", "2024-02-11", "2024-02-20"),
    ("2024년 2월 말", "2024-02-21", "2024-02-29"),
    ("연초", "2025-01-01", "2025-03-31"),
    ("연말", "2025-12-01", "2025-12-31"),
    ("월초", "2025-06-01", "2025-06-10"),
    ("월말", "2025-06-21", "2025-06-30"),
    ("지난 연말", "2024-12-01", "2024-12-31"),
]


@pytest.mark.parametrize(
    ("text", "rule"), [(text, rule) for rule, words in RULES.items() for text in words.split("|")]
)
def test_what_recurs_is_a_rule(text: str, rule: str) -> None:
    reading = read(text, REFERENCE)
    assert (reading.rrule, reading.warnings) == (rule, ())
    assert reading.period.bound is Bound.UNDATED


@pytest.mark.parametrize("text", [
    "매년 13월", "매월 32일", "매년 2월 30일", "매년 4월 31일", "매월 0일",
                                  "매년 0월", "매일경제", "0년마다"])  # fmt: skip
def test_what_no_year_has_is_no_rule(text: str) -> None:
    with pytest.raises(NotationError):
        read(text, REFERENCE)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("매년 4월 1일과 10월 2일", "FREQ=YEARLY"),  # no rule has two days of two months
        ("매년 5회", None),
        ("매년 1월 1일부터 6월 15일", "FREQ=YEARLY"),
    ],
)
def test_a_rule_that_says_less_is_warned_of(text: str, rule: str | None) -> None:
    reading = read(text, REFERENCE)
    assert reading.warnings
    assert reading.rrule == (rule or "FREQ=YEARLY")


@pytest.mark.parametrize(("text", "start", "end"), EDGES)
def test_the_edges_of_a_unit_are_customary(text: str, start: str, end: str) -> None:
    reading = read(text, REFERENCE)
    period = reading.period
    assert (str(period.start), str(period.last_day)) == (start, end)
    assert reading.approximate


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("위원회는 매월 첫째 월요일 회의를 연다", ["매월 첫째 월요일"]),
        ("성과를 분기별로 점검하고 연 2회 공개", ["분기별로", "연 2회"]),
        ("매일경제는 매일 나온다", ["매일"]),
        ("월별 통계", []),
        ("제22대 국회 임기 내 처리", ["제22대 국회 임기 내"]),
        ("22대 국회 임기 내 처리", ["22대 국회 임기 내"]),
        ("시설 후 점검, 설 연휴 전 점검", ["설 연휴 전"]),
        ("2026년 추석 전까지 지급", ["2026년 추석 전까지"]),
        ("추석(9월 25일)에 만난다", ["9월 25일"]),
    ],
)
def test_they_are_found_in_a_text(text: str, found: list[str]) -> None:
    assert [each.text for each in find(text, REFERENCE)] == found


@pytest.mark.parametrize(
    ("text", "says", "warned"),
    [
        ("매년 3월 31일까지 보고", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", False),
        ("3년마다 평가", "FREQ=YEARLY;INTERVAL=3", False),
        ("매 분기 말 다음 달 15일까지 보고", "FREQ=MONTHLY;INTERVAL=3", True),
        ("매월 말 다음 달 10일까지 보고", "FREQ=MONTHLY", True),
        ("공포한 날부터 시행", "공포", False),
        ("고시일부터 시행", "고시", False),
        ("自发布之日起施行", "发布", False),
        ("시행 후 6개월 이내", "시행", False),
        ("계약 체결 후 30일 이내", "계약 체결", False),
        ("선거일 전 180일까지", "선거일", False),
        ("행사 D-30 예약", "D-day", False),
    ],
)
def test_in_a_text_they_say_their_rule_or_their_event(text: str, says: str, warned: bool) -> None:
    (found,) = find(text, REFERENCE)
    reading = found.reading
    assert (reading.rrule or reading.anchor, bool(reading.warnings)) == (says, warned)
