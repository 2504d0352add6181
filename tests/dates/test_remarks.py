"""What is remarked beside a reading: another that is as likely, or what does not fit."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.find import find
from aitrack.dates.notation import read

NO_MARK = "연도 표시(') 없이 적힘"
APART = "따로 적힌 때들을 한 기간으로 읽음"
REMARKS = {
    # the century: from 34 years ahead on
    ("'62년", "2026-01-10"): "1962년일 수 있음",
    ("'60년", "2026-01-10"): "1960년일 수 있음",
    ("'59년", "2026-01-10"): "",
    ("2062년", "2026-01-10"): "",
    ("'62년", ""): "",
    ("23~25년", "2026-01-10"): NO_MARK,
    ("22.3.4.", "2026-01-10"): NO_MARK,
    ("내후년", "2026-01-10"): "'내후년'은 사람마다 다르게 씀: +3년으로 읽음",
    ("내년", "2026-01-10"): "",
    # a year that is supplied, more than half a year away
    ("5월 21일(금)", "2026-05-21"): "요일이 맞는 해(2027년)로 읽음: 기준 날짜와 멂",
    ("1월 2일(금)", "2026-12-01"): "",
    ("1월 5일", "2025-12-20"): "연도 없이 적혀 2025년으로 읽음: 다음 해일 수 있음",
    ("1월", "2025-12-20"): "연도 없이 적혀 2025년으로 읽음: 다음 해일 수 있음",
    ("1월 5일", "2025-07-07"): "",
    ("1월 5일", "2025-07-08"): "연도 없이 적혀 2025년으로 읽음: 다음 해일 수 있음",
    ("12월 5일", "2025-01-08"): "",
    ("상반기", "2025-12-20"): "",
    ("지난 1월 5일", "2025-12-20"): "",
    ("1월 5일~2월 7일", "2025-12-20"): "연도 없이 적혀 2025년으로 읽음: 다음 해일 수 있음",
    ("같은 해", "2025-12-20"): "'같은 해' 앞에 말한 날짜가 없어 기준 날짜로 읽음",
    # the named year, and a length beside a range
    ("2026년 이후", "2025-12-20"): "이전·이후는 그 해를 포함해 읽음",
    ("2026년 이전", "2025-12-20"): "이전·이후는 그 해를 포함해 읽음",
    ("2026년까지", "2025-12-20"): "",
    ("2026년 3월 이후", "2025-12-20"): "",
    ("2025~2027(2년간)", ""): "적힌 기간은 24개월인데 2025-01-01부터 2027-12-31까지는 36개월",
    ("2025~2027(3년간)", ""): "",
    ("3년간('25~'27)", ""): "",
    ("2년간('25~'27)", ""): "적힌 기간은 24개월인데 2025-01-01부터 2027-12-31까지는 36개월",
    ("2년('25~'27)", ""): "적힌 기간은 24개월인데 2025-01-01부터 2027-12-31까지는 36개월",
    ("'25.11월~'26.2월(4개월간)", ""): "",
    ("'25.11월~'26.2월(3개월간)", ""): (
        "적힌 기간은 3개월인데 2025-11-01부터 2026-02-28까지는 4개월"
    ),
    # quarters, weeks, lists, plans
    ("'25.3/4", ""): "분기(n/4)로도 읽힘",
    ("'25.5/4", ""): "",
    ("'25.3-4", ""): "",
    ("'25.3/5", ""): "",
    ("2025년 3·4분기", ""): "'3·4분기'는 3분기와 4분기로도 읽힘",
    ("2025년 3/4분기", ""): "",
    ("2025년 12월 1주", ""): "목요일이 든 달의 주로 셈(KS X ISO 8601)",
    ("2025년 12월 첫째 주 월요일", ""): "",
    ("2025년 9월, 11월", ""): APART,
    ("2025년 9월, 10월", ""): "",
    ("'25.6월(잠정)", ""): "잠정·예정으로 적힘",
    ("'25.6월 예정", ""): "잠정·예정으로 적힘",
    ("'25.6월 착공", ""): "",
    ("Wednesday, 20 May 2026", ""): "",
    ("by Wednesday, 20 May 2026", ""): "",
    ("Friday, 20 May 2026", ""): "2026-05-20은 금요일이 아니라 수요일",
    ("by Friday, 20 May 2026", ""): "2026-05-20은 금요일이 아니라 수요일",
}
SAID = "2025년 3월 5일 체결. "
IN_A_TEXT = {
    (SAID + "5월 1일 시행", "2026-01-10"): "앞에 적힌 날짜에 따라 2025-05로 읽음",
    (SAID + "5월 1일 시행", "2025-06-01"): "",
    (SAID + "9일 시행", "2025-06-15"): "앞에 적힌 날짜에 따라 2025-03로 읽음",
    (SAID + "9일 시행", "2025-03-15"): "",
    (SAID + "9일 시행", "2026-03-15"): "앞에 적힌 날짜에 따라 2025-03로 읽음",
    (SAID + "9일 시행", ""): "",
    (SAID + "9일~12일 시행", "2025-06-15"): "앞에 적힌 날짜에 따라 2025-03로 읽음",
    (SAID + "5월 9일~12일 시행", "2026-06-15"): "앞에 적힌 날짜에 따라 2025-05로 읽음",
    (SAID + "5월 9일~12일 시행", "2025-06-15"): "",
    (SAID + "2026년 5월 9일~12일 시행", "2025-06-15"): "",
    (SAID + "하반기 시행", "2026-06-15"): "",
}


@pytest.mark.parametrize(("text", "reference"), REMARKS)
def test_beside_a_notation(text: str, reference: str) -> None:
    day = date.fromisoformat(reference) if reference else None
    remarks = [words.ko for words in read(text, day).warnings]
    assert remarks == [one for one in [REMARKS[text, reference]] if one]


@pytest.mark.parametrize(("text", "reference"), IN_A_TEXT)
def test_where_a_text_named_a_date_before(text: str, reference: str) -> None:
    *_, last = find(text, date.fromisoformat(reference) if reference else None)
    remarks = [words.ko for words in last.reading.warnings]
    assert remarks == [one for one in [IN_A_TEXT[text, reference]] if one]


@pytest.mark.parametrize(
    ("text", "anchor", "ko", "en"),
    [
        ("접수 후 10일 이내", "2026-05-13",
         "마지막 날이 주말: 민법 제161조가 적용되면 2026-05-26에 만료",
         "the last day is on a weekend: under Civil Act art. 161 it moves to 2026-05-26"),
        ("접수 후 10일 이내", "2026-12-15",
         "마지막 날이 기독탄신일: 민법 제161조가 적용되면 2026-12-28에 만료",
         "the last day is 기독탄신일: under Civil Act art. 161 it moves to 2026-12-28"),
        ("공포 후 6개월이 경과한 날", "2025-02-28",
         "월말에서 세면 민법 제160조로는 2025-09-01",
         "counted from a month's end, art. 160 of the Civil Act gives 2025-09-01"),
    ],
)  # fmt: skip
def test_what_the_civil_act_says_of_a_last_day(text: str, anchor: str, ko: str, en: str) -> None:
    """Behind Saturday, 23 May come 부처님오신날 and the day off in its place."""
    (words,) = read(text, None, date.fromisoformat(anchor)).warnings
    assert (words.ko, words.en) == (ko, en)
