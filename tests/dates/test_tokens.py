"""What is cut from a text: times of day, years by an era, long and grouped numbers, short words."""

from __future__ import annotations

import pytest

from aitrack.dates.tokens import clock, tokenize

CLOCKS = [
    # what is a time of day | what follows and is none of it
    "15:00|", "9:05|", "15:00| 회의", "3시|", "3시 30분|", "3시30분|에", "3시 반|", "3시|에",
    "12시| 3번", "오후 3시|", "오후3시|", "오전 10시 30분|", "오후|",
    "정오|에", "밤 9시|", "저녁| 회의",
    "오후| 24시간", "오전 9:30|", "오전| 123시", "15:00 ~ 17:00|", "15:00~17:00|", "15:00| ~ 내일",
    "15:00 ~ 오후 5시|", "14:00(80')|", "14:00('80)|", "14:00(80)|", "14:00|(80",
    "14:00|(12345')", "14:00|()", "14:00|(가)", "|24시간", "|15:0", "|15:000", "|150:00",
    "|시", "|3", "|123시",
]  # fmt: skip


@pytest.mark.parametrize("said", CLOCKS)
@pytest.mark.parametrize("before", ["", "5월 1일 "])
def test_a_time_of_day_stops_where_it_stops(before: str, said: str) -> None:
    whole, _, rest = said.partition("|")
    found = clock(before + whole + rest, len(before))
    assert found == (len(before + whole) if whole else None)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("令和7年", "number:2025 year"),
        ("令和 7年", "number:2025 year"),
        ("平成元年", "number:1989 year"),
        ("令和7月", "other other number:7 month"),
        ("令和123年", "other other number:123 year"),
        ("1234", "number:1234"),
        ("12345", "other"),
        ("7,102", "other"),
        ("7,102,330", "other"),
        ("· 7,102", "middot other"),
        ("7,10", "number:7 comma number:10"),
        ("7,1024", "number:7 comma number:1024"),
        ("1234,567", "number:1234 comma number:567"),
        ("15:00", "time"),
        ("Sept", "month_name:9"),
        ("May", "month_name:5"),
        ("ABC", "english"),
        ("2Q", "number:2 quarter"),
        ("'25년 내", "mark number:25 year within"),
        ("'25년 내용", "mark number:25 year other other"),
        ("5년간", "number:5 span_of:12"),
        ("5년째", "number:5 other other"),
        ("올 하반기", "relative_year half:2"),
        ("올바른", "other other other"),
        ("제1분기", "numbered number:1 quarter"),
        ("제5분기", "other number:5 quarter"),
        ("6월말", "number:6 month edge:2"),
        ("월말", "month_edge:2"),
        ("오늘날", "other other other"),
        ("하", "half:2"),
        ("하나", "other other"),
        ("하까지", "half:2 until"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    *found, end = tokenize(text)
    assert (end.kind.value, end.start, end.stop) == ("end", len(text), len(text))
    assert [each.kind.value for each in found] == [one.partition(":")[0] for one in tokens.split()]
    for each, said in zip(found, tokens.split(), strict=True):
        if ":" in said:
            assert each.value == int(said.partition(":")[2])
        if each.text.isdigit() is text[each.start : each.stop].isdigit():  # no year by an era
            assert text[each.start : each.stop] == each.text


def test_a_token_knows_whether_a_blank_stands_before_it() -> None:
    assert [each.spaced for each in tokenize(" 5월  21일 ")] == [
        True, False, True, False, False,
    ]  # fmt: skip
