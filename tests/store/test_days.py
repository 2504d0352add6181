"""What the index reads in short cuts is what the reader of notation says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from aitrack.dates.notation import NotationError, parse
from aitrack.dates.tokens import MONTHS_EN
from aitrack.store.codec import pack_period
from aitrack.store.days import _shortly, days
from aitrack.store.swift import Unsure

YEARS = (24, 68, 69)
"""Also the last two-digit year of this century, and the first of the one before."""
FORMS = (
    "'{y}.{m}.{d}", "'{y}.{m}.{d}.", "’{y}. {m}. {d}.", "~'{y}.{m}.{d}",
    "'{y}.{m}.{d}까지",
    "~'{y}.{m}.{d}까지", "20{y}-{m}-{d}", "20{y}. {m}. {d}.", "20{y}년 {m}월 {d}일",
    "~20{y}년 {m}월 {d}일", "20{y}년 {m}월 {d}일까지", "20{y}년 {m}월 {d}일(목)",
    "'{y}.{m}.{d}(월)",
    "({y}.{m}.{d}.)", "({y}.{m}.{d})", "('{y}.{m}.{d}.)", "(’{y}. {m}. {d}.)",
    "{d} {e} 20{y}",
    "'{y}.{m}월", "’{y}.{m}", "~'{y}.{m}", "~'{y}.{m}월", "'{y}.{m}월까지", "'{y}.{m}~",
    "'{y}.{m}월~", "~'{y}.{m}~", "20{y}년 {m}월", "~20{y}년 {m}월", "20{y}년 {m}월까지",
    "20{y}년 {m}월~", "({y}.{m})", "('{y}.{m}월)", "(~{y}.{m})", "(~'{y}.{m}월)",
    "{y}.{q}Q", "'{y}.{q}Q", "~'{y}.{q}Q", "'{y}.{q}분기", "'{y}.{q}/4분기", "20{y}년 {q}분기",
    "~20{y}년 {q}/4분기", "'{y}.{h}", "{y}.{h}", "~'{y}.{h}", "’{y}.{h}반기", "20{y}년 {h}반기",
    "20{y}년 {h}", "'{y}.{c}", "{y}.{c}", "~{y}.{c}", "20{y}년 {c}", "'{y}.{c}반기",
    "'{y}", "’{y}년", "~'{y}", "'{y}년까지", "20{y}년", "~20{y}년", "20{y}년까지", "'{y}~",
    "'{y}년~",    "20{y}년부터", "'{y}년부터", "~'{y}년까지", "20{y}년~",
)  # fmt: skip


NEVER = ("~'{y}.{m}.{d}까지", "~'{y}.{m}~", "~'{y}년까지", "'{y}.{c}반기")
"""Left to the reader."""


@pytest.mark.parametrize("form", FORMS)
def test_a_short_cut_says_what_the_reader_says(form: str) -> None:
    taken = 0
    for year in YEARS:
        for month in range(1, 13):
            for day in (1, 9, 10, 28, 29, 30, 31) if "{d}" in form else (1,):
                for width in (1, 2):
                    text = form.format(
                        y=f"{year:02}", m=f"{month:0{width}}", d=f"{day:0{width}}",
                        e=MONTHS_EN[month - 1], q=month % 4 + 1, h="상하"[month % 2],
                        c="上下"[month % 2],
                    )  # fmt: skip
                    try:
                        found = _shortly(text)
                    except ValueError:
                        continue
                    taken += 1
                    try:
                        assert found == pack_period(parse(text)), text
                    except NotationError as error:
                        pytest.fail(f"{text}: {error}")
    assert taken or form in NEVER


@pytest.mark.parametrize(
    "text",
    ["연내", "올해", "내년", "올해 상반기", "내년 하반기", "1월", "11월", "2월 29일", "12월 9일"],
)
def test_what_is_read_once_a_year_means_the_same_all_year(text: str) -> None:
    for year in (2024, 2025):
        day = date(year, 1, 1)
        while day.year == year:
            try:
                meant = pack_period(parse(text, day))
            except NotationError:
                with pytest.raises(Unsure):
                    days(text, day)
            else:
                assert days(text, day) == meant, day
            day += timedelta(days=1)
