"""What a date is the date of, where its line, its row or its sentence says it in pieces."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.intake.known import Known
from aitrack.intake.owners import Owners
from aitrack.intake.proposals import Paper, propose
from aitrack.store.files.load import load
from conftest import ROOT

DAY = date(2026, 9, 26)
OWNERS = Owners(load([ROOT])[0].bodies)


def titles(lines: list[str], title: str = "2027년 들꽃 학교 운영 계획") -> list[str]:
    paper = Paper("plan", title, "교육부", DAY, tuple(lines))
    return [each.guess.title for each in propose(paper, OWNERS, Known()) if each.guess]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "○ 안내문 발송 10월 초, 표본조사 11월 / 결과 공표 12월까지",
            "안내문 발송|표본조사|들꽃 학교 결과 공표",
        ),
        ("- 터 닦기는 ’26.11월, 본관 착공은 ’27년 상반기 목표", "터 닦기|본관 착공"),
        ("- 토양 검사는 10월, 수질 검사는 11월까지 완료", "토양 검사 완료|수질 검사 완료"),
        (
            "[일정] 접수 10.12 18시까지, 서류평가 11월, 최종발표 12.3 10시",
            "들꽃 학교 접수|들꽃 학교 서류평가|들꽃 학교 최종발표",
        ),
        ("○ 온실 짓기(’26.11월), 개관(’27.3월)", "온실 짓기|온실 짓기 개관"),
    ],
)
def test_each_date_of_a_line_goes_with_the_words_before_it(line: str, told: str) -> None:
    assert titles([line]) == told.split("|")


def test_a_thing_is_called_by_the_paper_without_its_year_and_kind() -> None:
    assert titles(["□ 신청기간 : 10. 12. ~ 10. 30."], "2027년도 나래 돌봄 사업 재공고") == [
        "나래 돌봄 사업 신청"
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            ["과제명\t소관\t조치사항\t시기", "빗물 재이용 요건 완화\t환경부\t훈령 개정\t’27.3월"],
            "빗물 재이용 요건 완화 훈령 개정",
        ),
        (
            ["과제\t착수\t완료", "하천 수위 지도\t’26.11월\t’27.6월"],
            "하천 수위 지도 착수|하천 수위 지도 완료",
        ),
        (
            ["구분\t1차\t2차", "접수기간\t11월 2주\t12월 첫째 주", "면접심사\t11. 27.\t12. 18."],
            "1차 접수|2차 접수|1차 면접심사|2차 면접심사",
        ),
        (
            ["□ 학년별 도입 시기", "구분\t2027년\t2028년", "국어\t초1, 초2\t초3", "음악\t\t중1"],
            "국어 도입(초1, 초2)|국어 도입(초3)|음악 도입(중1)",
        ),
        (["□ 지침별 고시 시기", "① 하천 점검 : 11.15"], "하천 점검 지침 고시"),
        (
            ["과제\t1분기\t4분기", "돌봄 상담창구(복지정책과)\t\t시범서비스"],
            "돌봄 상담창구 시범서비스",
        ),
        (
            [
                "단계\t내용\t일정",
                "① 협약\t협약 체결\t11. 4.",
                "② 선정평가\t서면평가, 현장평가\t11. 9.",
            ],
            "협약 체결|선정평가",
        ),
    ],
)
def test_a_row_says_what_is_done_with_what_in_whichever_column(rows: list[str], told: str) -> None:
    assert titles(rows) == told.split("|")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["강가 도서관 짓기", "한빛시 도서관정책과 (2026. 9. 26.)", "본관 착공('27.3)"],
            "강가 도서관 짓기 본관 착공",
        ),
        (["사업명 : 2027년 강가 청소", "기간 : '27.3월"], "강가 청소"),
        (["교육부 공고 제2026-12호(2026년 8월 20일 공고)에 따라 받는다."], ""),
        (["과제\t마감", "2027년 들꽃 학교 모집\t’26. 10. 9."], "2027년 들꽃 학교 모집"),
        (["내년 강가 청소 신청은 10월 5일부터 받는다."], "강가 청소 신청 접수"),
        (["○ 2027년 상반기 세부 일정", "- 터 닦기('27.3월)"], "터 닦기"),
        (["상반기 실적은 10. 5.까지 제출"], "들꽃 학교 실적 제출"),
    ],
)
def test_what_only_names_something_is_set_aside(lines: list[str], told: str) -> None:
    assert titles(lines) == [each for each in told.split("|") if each]


def test_a_new_paragraph_counts_from_the_documents_own_year_again() -> None:
    lines = ["도서관은 2028년 3월에 연다.", "앞서 10월에는 설명회를 개최한다."]
    paper = Paper("plan", "한빛 실행계획", "교육부", DAY, tuple(lines))
    assert list(propose(paper, OWNERS, Known()))[-1].reading.period.start == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "강가 도서관은 11월에 내부 공사를 마친 뒤 내년 3월에 정식으로 문을 연다.",
            "강가 도서관 내부 공사 완료|강가 도서관 정식 개소",
        ),
        (
            "‘들꽃 축제’는 10월 5일부터 강가에서 열리며, 사전 등록은 10월 2일까지 받는다.",
            "‘들꽃 축제’ 개최|‘들꽃 축제’ 사전 등록 접수",
        ),
        (
            "한빛시는 11월까지 점검표를, 나래시는 12월까지 안내서를 배포한다.",
            "점검표 배포|안내서 배포",
        ),
        (
            "시민들은 10월 12일부터 별도 누리집에서 침수 위험 지도를 조회할 수 있다.",
            "침수 위험 지도 조회",
        ),
        ("담당자는 “다음 주 주민 설명회를 시작으로 의견을 모으겠다”고 말했다.", "주민 설명회"),
        (
            "나래센터는 2028년 완공을 목표로 온실을 짓고 있으며, 첫 점검 시점은 2027년 3월이다.",
            "온실 완공|나래센터 첫 점검",
        ),
        ("대피소 확충은 내년 상반기를 넘기지 않기로 했다.", "대피소 확충"),
        (
            "대피 시설 특별법안은 11월에 초안을 만들고, 내년 3월 국회에 제출하는 것을 목표로 한다.",
            "대피 시설 특별법안 초안 마련|대피 시설 특별법안 국회에 제출",
        ),
        ("저소득 가구는 11월 4일부터 난방비 지원금을 받게 된다.", "저소득 가구 난방비 지원금 지급"),
    ],
)
def test_a_sentence_says_what_is_done_and_with_what(line: str, told: str) -> None:
    assert titles([line]) == told.split("|")


def test_two_steps_of_one_thing_in_an_english_sentence_each_keep_it() -> None:
    lines = [
        "The Office will release the draft Flood Map by March 2027 and finalize it by June 2027.",
        "The rule will be pre-announced in early October 2026 and open to views until November 9.",
    ]
    assert titles(lines) == [
        "release the draft Flood Map",
        "finalize the draft Flood Map",
        "rule pre-announced",
        "rule open to views",
    ]


def test_a_heading_of_deeds_alone_names_nothing_and_a_length_is_told_as_a_day() -> None:
    lines = [
        "1. 평가 및 선정",
        "가. 서면평가 : 11월 중순",
        "2. 결과보고서 제출 : 협약 종료 후 1개월 이내(2027. 10. 31.까지)",
    ]
    assert titles(lines)[::2] == ["들꽃 학교 서면평가", "결과보고서 제출"]


def test_months_of_a_plan_for_next_year_are_of_that_year() -> None:
    lines = [
        "Ⅱ. 2027년 핵심 추진과제",
        "□ 들꽃 도감",
        " ㅇ 시범판 공개(6월)",
        "3. 일정",
        " - 3월 : 공청회",
    ]
    paper = Paper("plan", "한빛 실행계획", "교육부", date(2026, 12, 20), tuple(lines))
    found = [each for each in propose(paper, OWNERS, Known()) if each.guess]
    assert [each.reading.period.start for each in found] == [date(2027, 6, 1), date(2027, 3, 1)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            ["□ 하천 점검 대상 확대", "- 시행령 개정 입법예고(11월)"],
            "하천 점검 대상 확대 시행령 개정 입법예고",
        ),
        (["참여를 희망하는 학교는 11월 2일부터 누리집에서 신청할 수 있다."], "들꽃 학교 신청"),
        (["점검표와 안내서는 11월 3일부터 차례로 배포한다."], "점검표와 안내서 배포"),
        (["지도는 11월 3일부터 누리집에서 내려받을 수 있다."], "지도 제공"),
    ],
)
def test_what_has_no_name_of_its_own_has_that_of_what_it_stands_under(
    lines: list[str], told: str
) -> None:
    assert titles(lines) == [told]


def test_a_row_with_a_number_to_call_in_another_cell_is_no_row_of_contacts() -> None:
    rows = [
        "구분\t변경 전\t변경 후\t시행일\t관계 부서",
        "빗물 저금통 보급 확대\t도시\t모든 지역\t물절약법 (’27.1.1.)\t물순환과 (044-201-7777)",
    ]
    assert titles(rows) == ["빗물 저금통 보급 확대"]
    assert titles(["담당 부서\t물순환과\t과장\t홍길동\t(044-201-7777)"]) == []


def test_a_month_alone_on_its_line_dates_what_stands_under_it() -> None:
    lines = [
        "주요 일정",
        "환경부",
        "",
        "3월",
        "- 강변 숲길 공청회 개최",
        "- 갯벌 지도 공개",
        "5월",
        "- 강변 숲길 착공",
    ]
    assert titles(lines) == ["강변 숲길 공청회 개최", "갯벌 지도 공개", "강변 숲길 착공"]


def test_a_month_of_a_paper_for_next_year_is_of_that_year() -> None:
    lines = ("2027년부터 이렇게 바뀝니다", "", "갯벌 입장권을 3월부터 종이 없이 판매합니다.")
    paper = Paper("plan", lines[0], "해양수산부", date(2026, 12, 31), lines)
    (told,) = [each for each in propose(paper, OWNERS, Known()) if each.line == len(lines)]
    assert str(told.reading.period.start) == "2027-03-01"
