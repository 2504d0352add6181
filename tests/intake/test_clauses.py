"""A sentence read by the roles of its words: what is done on its date, and with what."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.intake.known import Known
from aitrack.intake.owners import Owners
from aitrack.intake.proposals import Paper, propose
from aitrack.intake.roles import words
from aitrack.store.files.load import load
from conftest import ROOT

OWNERS = Owners(load([ROOT])[0].bodies)


def titles(line: str) -> list[str]:
    paper = Paper("plan", "2027년 들꽃 학교 계획", "교육부", date(2026, 9, 26), (line,))
    return [each.guess.title for each in propose(paper, OWNERS, Known()) if each.guess]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "시는 도서관 대출 한도를 9월부터 12월까지 한시적으로 넓혀 방학 독서를 돕겠다고 밝혔다.",
            "도서관 대출 한도 한시적 확대",
        ),
        (
            "교육부는 들꽃 학교 종합계획을 4분기 중에 별도로 수립할 계획이다.",
            "들꽃 학교 종합계획 수립",
        ),
        (
            "들꽃 상품권은 사용 지역을 강남권에 한정하던 것을 10월부터 전국으로 확대한다.",
            "들꽃 상품권 사용 지역 확대",
        ),
        (
            "학교 텃밭 교육을 돕기 위해 농기구 대여소를 내년 3월부터 확대 운영한다.",
            "농기구 대여소 확대 운영",
        ),
        ("나무 심기 비용 100만원을 들여 10월까지 묘목 밭을 조성한다.", "묘목 밭 조성"),
        ("온실 이용이 편리하도록 10월까지 예약 제도를 개선할 방침이다.", "예약 제도 개선"),
    ],
)
def test_the_object_is_the_nearest_one_before_the_predicate(line: str, told: str) -> None:
    assert titles(line) == [told]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("마을버스 노선을 12월부터 늘리는 등 교통 불편을 줄인다.", "마을버스 노선 확대"),
        ("두 기관은 강가 온실을 내년 말까지 함께 운영하는 것으로 합의했다.", "강가 온실 운영"),
        (
            "상담 창구 운영시간을 저녁까지 늘리는 방안을 내년 3월까지 검토한다.",
            "상담 창구 운영시간 연장 방안 검토",
        ),
        ("숲 해설사 자격증은 11월 20일부터 온라인으로 발급된다.", "숲 해설사 자격증 발급"),
        ("작년 10월 12일 강가 온실 개장 이후 방문객이 크게 늘었다.", ""),
    ],
)
def test_the_predicate_is_the_first_that_is_no_purpose_and_no_cause(line: str, told: str) -> None:
    assert titles(line) == [each for each in [told] if each]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "교육부는 ‘들꽃 학교 안전 대책’을 마련해 11월 3일 국무회의에서 발표했다.",
            "‘들꽃 학교 안전 대책’ 발표",
        ),
        (
            "교육부는 10월 5일 폭우 피해가 제기됨에 따라 점검 등을 담은 「빗물 대책」을 발표했다.",
            "「빗물 대책」 발표",
        ),
        (
            "시는 10월 5일 열린 위원회에서 “들꽃 온실 사업”이 예비 심사를 통과했다고 밝혔다.",
            "“들꽃 온실 사업” 예비 심사 통과",
        ),
    ],
)
def test_what_was_decided_on_a_day_wins_over_why_and_where(line: str, told: str) -> None:
    assert titles(line) == [told]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("수질 검사가 끝나면 물놀이장 이용을 허용 (수질 기준 개정, 12월)", "수질 기준 개정"),
        (
            "(강가 청소) 청소 도구 지원(하반기 청소 도구 배분 계획 공고 예정)",
            "청소 도구 배분 계획 공고",
        ),
        ("물 절약 인증제를 도입한다.(2027년) 이를 통해 하천을 되살린다.", "물 절약 인증제 도입"),
        ("학부모를 대상으로 한 텃밭 교육(2027년)을 강화한다.", "텃밭 교육 강화"),
    ],
)
def test_a_bracket_says_its_item_or_ends_the_clause_before_it(line: str, told: str) -> None:
    assert titles(line) == [told]


def test_a_quoted_name_and_a_bracket_are_of_one_word() -> None:
    found = words("‘나무 돌봄’을 (10월 이후) 늘려(강가 포함) 간다.")
    assert [each.text for each in found] == ["‘나무 돌봄’을", "늘려", "간다"]
