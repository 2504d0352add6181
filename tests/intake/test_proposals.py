"""Lines as offices write them, and what is proposed of each date in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aitrack.dates.find import find
from aitrack.dates.said import NOTHING
from aitrack.intake.known import LIKELY, Known
from aitrack.intake.outline import outline
from aitrack.intake.owners import Owners
from aitrack.intake.proposals import Paper, propose
from aitrack.store.files.load import load
from conftest import DATA, DOCUMENTS, ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.intake.places import Place

ROWS = [
    line.split("\t")
    for line in (DATA / "intake" / "proposals.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
DAY = date(2026, 9, 26)
SHIPPED = load([ROOT])[0]
OWNERS = Owners(SHIPPED.bodies)


def places(lines: Sequence[str], known: Known | None = None, day: date = DAY) -> list[Place]:
    paper = Paper("plan", "한빛 실행계획", "과기정통부", day, tuple(lines))
    return list(propose(paper, OWNERS, known or Known()))


def told(place: Place) -> list[str]:
    if place.guess is None or place.kind is None:
        return ["-", place.when, str(place.reason)]
    ministries = "·".join(place.guess.ministries)
    return [place.guess.rule, place.when, place.guess.title, place.kind.value, ministries]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0][:24]}-{row[3][:8]}")
def test_a_line_and_what_is_proposed_of_it(row: list[str]) -> None:
    assert row[1:] in [told(each) for each in places([row[0].replace("\\t", "\t")])]


def test_a_table_gives_each_row_its_title_its_bodies_and_its_date() -> None:
    found = places([
        "부처\t발표 대책\t일정", "교육부\t'AI 학습 방안'\t'27.下",
        "\t학교 AI 기준 마련(법무부 공동)\t~'28", "법무부\t체류 제도 개선\t'27~",
    ])  # fmt: skip
    assert [told(each)[1:] for each in found] == [
        ["'27.下", "'AI 학습 방안'", "plan", "교육부"],
        ["~'28", "학교 AI 기준 마련", "plan", "교육부·법무부"],
        ["'27~", "체류 제도 개선", "law", "법무부"],
    ]


def test_a_date_in_the_head_is_that_of_every_cell_below() -> None:
    found = places(["구분\t'25년\t'27년\t'30년", "기술격차\t1.3년\t1년\t0.5년", "순위\t6위\t\t3위"])
    assert [(told(each)[1:3], each.guess and each.guess.row) for each in found] == [
        (["'25년", "표의 기준 해(실적)"], None),
        (["'27년", "기술격차: 1년"], 2),
        (["'30년", "기술격차: 0.5년"], 2),
        (["'30년", "순위: 3위"], 3),
    ]


def test_a_year_over_several_columns_reaches_to_the_next() -> None:
    found = places(["과제\t'27년\t\t'28년", "\t상\t하\t상", "센터 구축\t○\t\t○", "법 제정\t\t●"])
    assert [told(each)[1:3] for each in found if each.guess] == [
        ["'27년", "센터 구축"], ["'27년", "법 제정"], ["'28년", "센터 구축"],
    ]  # fmt: skip


def test_a_head_of_two_rows_has_its_years_in_the_second() -> None:
    found = places([
        "번호\t사업명\t연차별 목표", "\t\t'26년\t'27년", "1\t도서관 건립\t설계\t착공",
        "2\t체험관 조성\t협의\t설계",
    ])  # fmt: skip
    assert [told(each)[1:3] for each in found] == [
        ["'26년", "도서관 건립: 설계"], ["'26년", "체험관 조성: 협의"],
        ["'27년", "도서관 건립 착공"], ["'27년", "체험관 조성: 설계"],
    ]  # fmt: skip


def test_a_year_above_is_that_of_what_stands_below_without_one() -> None:
    found = places([
        "< 2027년 >", "구분\t1분기\t2분기", "관제\t통합센터 설계\t착공", "끝.",
        "과제\t추진일정\t\t소관부처\t", "\t'27년\t'28년\t주관\t협조",
        "1-1. 지침 개정\t6월\t\t교육부\t법무부", "1-2. 장비 확보\t\t상반기\t법무부\t", "끝.",
        " ㅇ 안전기준을 마련하여 2027년", "   3월까지 고시",
    ])  # fmt: skip
    assert [
        (str(each.reading.period.start), str(each.reading.period.last_day), *told(each)[1:3])
        for each in found if each.guess
    ] == [
        ("2027-01-01", "2027-03-31", "1분기", "관제 통합센터 설계"),
        ("2027-04-01", "2027-06-30", "2분기", "관제 통합센터 착공"),
        ("2027-06-01", "2027-06-30", "6월", "지침 개정"),
        ("2028-01-01", "2028-06-30", "상반기", "장비 확보"),
        ("None", "2027-03-31", "3월까지", "안전기준 고시"),
    ]  # fmt: skip
    assert [each.guess.ministries for each in found if each.guess][2:4] == [
        ("교육부",), ("법무부",),
    ]  # fmt: skip


def test_a_heading_in_boxes_is_no_head_of_the_table_below() -> None:
    found = places(["붙임 1\t추진일정", "연번\t과제명\t'27년\t'28년", "1\t선박 실증\t건조\t운항"])
    assert [told(each)[1:3] for each in found] == [
        ["'27년", "선박 실증: 건조"], ["'28년", "선박 실증: 운항"],
    ]  # fmt: skip


def test_all_bodies_that_are_joined_own_what_follows() -> None:
    found = places([
        "□ 교육부(장관 가나다)와 법무부(장관 라마바)는 체류 제도를 고친다.",
        "○ 개정안을 내년 3월 입법예고한다.",
        "MSIT and the Ministry of Education will adopt an action plan in May 2027.",
    ])  # fmt: skip
    assert [each.guess.ministries for each in found if each.guess] == [
        ("교육부", "법무부"), ("MSIT", "Ministry of Education"),
    ]  # fmt: skip


def test_how_a_matter_came_about_is_kept_from_its_days_on() -> None:
    found = places(["□ 그간의 경과", "ㅇ '26.5.1. 의견조회", "□ 현황", "ㅇ '26.5.1. 의견조회"])
    assert [told(each)[0] for each in found] == ["before", "-"]


def test_a_date_in_a_heading_is_that_of_what_stands_right_below_without_its_own() -> None:
    found = places([
        "□ '27년 상반기 추진과제", "○ (교육부) 학습 지원 서비스 개통", "- 시험 기관 지정",
        "○ 실태조사 결과 공표('27.6)", "< 2028년 >", "부처\t과제", "법무부\t체류 제도 개선",
        "□ 2029년까지 인재 10만명 양성", "○ 대학원 확대",
    ])  # fmt: skip
    assert [(told(each)[:3], each.guess and each.guess.row) for each in found] == [
        (["heading", "'27년 상반기", "학습 지원 서비스 개통"], 2),
        (["bracket", "'27.6", "실태조사 결과 공표"], None),
        (["heading", "2028년", "체류 제도 개선"], 7),
        (["before", "2029년까지", "인재 10만명 양성"], None),
    ]
    assert [each.guess.ministries for each in found if each.guess and each.guess.row] == [
        ("교육부",), ("법무부",),
    ]  # fmt: skip


def test_a_heading_may_stand_in_a_box_of_its_own() -> None:
    found = places(
        [
            "1\t디지털 기반 확충",
            "",
            "○ 센터 구축('27)",
            "42 맞춤형 사회보장 (복지부)",
            "상담원을 '27년부터 늘린다.",
        ]
    )
    assert [each.at for each in found] == ["디지털 기반 확충", "맞춤형 사회보장"]
    assert [each.guess and each.guess.ministries for each in found][1] == ("복지부",)


def test_contacts_own_what_nobody_else_does() -> None:
    found = places([
        "내년 3월 공동 연구를 시작한다.", "담당 부서\t외교부 협력과\t담당자\t이하나 (02-000-0000)",
        "\t법무부 체류과\t담당자\t김하나 (02-000-0001)",
    ])  # fmt: skip
    guess = found[0].guess
    assert guess is not None
    assert (guess.ministries, guess.contact) == (("외교부", "법무부"), 3)


def test_headings_make_the_path() -> None:
    found = places(["## □ 주요 과제", "- **(공정 법무부)** 질서 확립", "  - 기준 마련(~'27)"])
    assert found[0].at == "주요 과제 > 공정"
    assert [line.above for line in outline(["1. 가", "□ 나", "○ 다", "□ 라"])] == [
        (), (1,), (1, 2), (1,),
    ]  # fmt: skip


def test_a_known_event_is_offered_and_never_taken() -> None:
    known = Known([("ai-talent", "AI 핵심인재 양성·확보 방안"), ("other", "국토교통 전략")])
    found = places(["- 'AI 핵심인재 양성·확보 방안' 마련 : '27.上"], known)
    assert found[0].known[0][0] == "ai-talent"
    assert found[0].known[0][1] >= LIKELY
    assert found[0].id == "plan-1"


def test_the_same_words_have_the_same_key_wherever_they_stand() -> None:
    line = "○ 기준 마련(~'27), 센터 개소('28)"
    first, later = places([line]), places(["앞줄", "", line])
    assert [each.key for each in first] == [each.key for each in later]
    assert len({each.key for each in places([line, line])}) == 4


def accounted(lines: Sequence[str], day: date) -> None:
    """Every date that is found, and no other, is proposed or set aside, in its order."""
    wanted, memory = [], NOTHING
    for number, text in enumerate(lines, 1):
        for each in find(text, day, memory):
            memory = each.memory
            wanted.append((number, each.text))
    found = places(lines, day=day)
    once = [(each.line, each.when) for each in found if "-" not in each.key]
    assert once == wanted
    assert all((each.guess is None) == (each.reason is not None) for each in found)


PIECES = st.sampled_from([
    "'27.上", "~'25", "(", ")", "\t", "□ ", "- ", "* ", "마련", "과기정통부", "는 ", "「가나」",
    ", ", ": ", "2026. 5. 21.(목)", "5월", " 개최할 예정이다. ", "향후 ", "매년 1월", "구분",
    "일정", "담당 부서", "…", "'30년", "10일",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=7).map("".join), max_size=8))
def test_every_date_is_accounted_for(lines: list[str]) -> None:
    accounted(lines, DAY)


@pytest.mark.skipif(DOCUMENTS is None, reason="the source documents are not here")
def test_every_must_of_the_shipped_store_is_proposed_or_set_aside() -> None:
    """Of promises every one has a date that was seen, and nine in ten are proposed."""
    promises, seen, proposed = 0, 0, 0
    for document in SHIPPED.documents.values():
        assert DOCUMENTS is not None
        lines = Path(DOCUMENTS, document.file).read_text("utf-8").split("\n")
        accounted(lines, document.dated)
        found = places(lines, day=document.dated)
        by_line: dict[int, list[Place]] = {}
        for each in found:
            by_line.setdefault(each.line, []).append(each)
        for event in SHIPPED.events:
            mention = event.mentions[0]
            dated = mention.when and mention.period.bound != "undated"
            if not event.deliverable or mention.document != document.id or not dated:
                continue
            promises += 1
            here = by_line.get(mention.line or 0, [])
            seen += bool(here)
            proposed += any(each.guess for each in here)
    assert seen == promises > 100
    assert proposed >= promises * 0.9


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ["○ 마을버스 안내기", "- 2027년까지 모든 정류장으로 확대"],
            ["마을버스 안내기 모든 정류장으로 확대"],
        ),
        (
            ["□ 길찾기 지도", "○ (확산) 2027년 모든 역 → 2028년 항구"],
            ["길찾기 지도 모든 역 확산", "길찾기 지도 항구 확산"],
        ),
        (
            ["나무은행 늘리기", "산림자원과 ☎ 044-200-0000", "• (2027) 40곳 → (2028) 90곳"],
            ["나무은행 늘리기 40곳", "나무은행 늘리기 90곳"],
        ),
        (
            ["골목 곳곳에 빗물 저금통 설치* 등을 추진한다.", "• (2027년) 40곳 → (2028년) 90곳"],
            ["빗물 저금통 설치 40곳", "빗물 저금통 설치 90곳"],
        ),
        (
            ["'들꽃보호법' 하위규정을 고친다.", "- '27.1.24. 시행령 공포"],
            ["들꽃보호법 시행령 공포"],
        ),
        (["나래선은 새 역을 얻는다.", "2028년 마포로 연장한다."], ["나래선 마포로 연장"]),
        (["□ 보고 : 산림청, 차관회의(11.4)"], ["한빛 실행계획 보고"]),
        (
            ["단계\t일정\t방식", "예선\t11. 2. ~ 11. 9.\t온라인", "결선\t12. 3.\t대면 심사"],
            ["한빛 실행계획 예선", "한빛 실행계획 결선"],
        ),
        (
            [
                "구분\t대상\t시기\t내용",
                "가\t어린이집\t'27.上\t공기질 점검",
                "나\t도서관\t'27.下\t공기질 점검",
            ],
            ["어린이집 공기질 점검", "도서관 공기질 점검"],
        ),
        (["사업\t총사업비\t기간", "등대 고치기\t480억원\t'27~'30"], ["등대 고치기"]),
        (
            ["구분\t2027년", "숲길\t3곳", "", "행사\t일시\t곳", "숲길 걷기 대회\t'27.5.1.\t광장"],
            ["숲길: 3곳", "숲길 걷기 대회"],
        ),
    ],
)
def test_a_title_says_of_what_where_its_line_does_not(lines: list[str], titles: list[str]) -> None:
    assert [each.guess.title for each in places(lines) if each.guess] == titles


@pytest.mark.parametrize(
    ("lines", "set_aside"),
    [
        (["면제기한이 2026년 12월 30일에서 2028년 12월 31일로 늘어난다."], 1),
        (["2027년 하반기부터 이렇게 달라집니다"], 1),
        (["일시 : 2026년 9월 26일(토)"], 0),
        (["On September 26, the Ministry made public the Village Library Plan."], 0),
        (["On September 26, the minister said that libraries matter."], 1),
    ],
)
def test_what_a_date_is_said_for(lines: list[str], set_aside: int) -> None:
    assert sum(each.guess is None for each in places(lines)) == set_aside


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (
            ["구분\t변경 전\t변경 후\t시행일", "공고 항목 범위 확대\t무\t성명, 주소\t'27.1.1."],
            ["공고 항목 범위 확대"],
        ),
        (["구분\t당초\t변경", "접수 마감\t2027. 4. 10.\t2027. 4. 11."], [None, "접수 마감"]),
        (
            ["단계\t시기\t대상\t주요 내용", "도입기\t2027~2028\t노인\t방문 진료 강화"],
            ["도입기: 방문 진료 강화"],
        ),
        (["2027 상반기\t한빛 전략 제시\t전략을 세우고 기구를 돕는다."], ["한빛 전략 제시"]),
        (["2027. 5. 14.(금)\t후보자 등록 신청\t매일 9시~18시"], ["후보자 등록 신청", None]),
        (["구분\t2027년", "훈련비 인상\t95,000"], ["훈련비 인상: 95,000"]),
    ],
)  # fmt: skip
def test_a_row_is_named_by_what_is_done(rows: list[str], titles: list[str | None]) -> None:
    assert [each.guess and each.guess.title for each in places(rows)] == titles


def test_a_day_earlier_than_the_one_before_is_of_the_documents_own_year() -> None:
    lines = ["ㅇ 제2차 회의('26. 12. 22.)에서 의결", "ㅇ 3월 27일부터 전국 시행"]
    assert places(lines, day=date(2027, 3, 6))[-1].reading.period.start == date(2027, 3, 27)
