"""Dates in running text: found at their places, and nothing else taken for one."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aitrack.dates.find import find
from conftest import DATA, DOCUMENTS

REFERENCES = {
    "000": date(2026, 5, 21),
    "001": date(2026, 7, 8),
    "002": date(2025, 12, 1),
    "003": date(2025, 11, 13),
    "004": date(2024, 9, 26),
}
Place = tuple[str, int, int, str]


def inventory(kind: str) -> dict[Place, tuple[str, ...]]:
    rows = {}
    for line in (DATA / "inventory.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            document, row, column, text, sort, *days = line.split("\t")
            if sort == kind:
                rows[document, int(row), int(column), text] = tuple(days)
    return rows


def found_in(document: str, text: str) -> dict[Place, tuple[str, ...]]:
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    places = {}
    for found in find(text, REFERENCES[document]):
        if found.reading.bound in ("vague", "recurring", "anchored"):
            continue
        line = bisect_right(starts, found.start)
        period = found.reading.period
        days = (period.start, period.last_day)
        places[document, line, found.start - starts[line - 1] + 1, found.text] = (
            *(str(day or "") for day in days), period.bound.value, period.precision.value,
        )  # fmt: skip
    return places


@pytest.mark.skipif(DOCUMENTS is None, reason="the five documents are not here")
def test_all_391_dates_of_the_documents_are_found_at_their_places_and_nothing_else() -> None:
    assert DOCUMENTS is not None
    found: dict[Place, tuple[str, ...]] = {}
    for path in sorted(DOCUMENTS.glob("*.txt")):
        found |= found_in(path.name[:3], path.read_text("utf-8"))
    dates = inventory("date")
    assert len(dates) == 391
    assert len(inventory("other")) == 85
    assert found == dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'25년 4.3조원, '27년까지 최대 17조원", ["'25년", "'27년까지"]),
        ("개최(24.5)하고 매출 24.5% 증가(24.5조원)", ["24.5"]),
        ("향후 30년, '30년까지 30년간", ["'30년까지"]),
        ("15:25 ~ 15:40('15) 휴식", []),
        ("'2024년 계획'과 'AI 지수 2024'(미국)", ["2024년", "2024"]),
        ("4년간('24~'27) 65조원", ["'24~'27"]),
        ("9월 25일(수)부터 9월 27일(금)까지 방문", ["9월 25일(수)부터 9월 27일(금)까지"]),
        ("등장('22.12) 이후, 혁신", ["'22.12) 이후"]),
        ("(~'25, 저작권법 개정) (2EF 이상, ~'30)", ["~'25", "~'30"]),
        ("전화 044-202-4680, 02-2100-6913", []),
        ("10~15분 → 3초, 28~55%, 5~20년 내, 1.7~2.1배", []),
        ("12대 국가전략기술, 제24.5조, 3차 회의, 10주년", []),
        ("매년 1월 개최", ["매년 1월"]),
        ("80上旬㈭이날 발표", ["80上旬㈭"]),
        ("1から0june以前", []),
        ("전년 대비 9.1%", []),
        ("30일 이내 제출, 7일간 진행, 13일 발표", ["13일"]),
        ("a 21 May 2026 statement; it may include 17 items", ["21 May 2026"]),
        ("상반기에 착수해 하반기까지 완료", ["상반기", "하반기까지"]),
        ("'23년\t'27년\t'30년", ["'23년", "'27년", "'30년"]),
        ("(38,000개) (22,955건) (64개) (83.7%) (100) (1위)", []),
        ("'24.5, '24.9 그리고 '25.3·6월", ["'24.5", "'24.9", "'25.3·6월"]),
    ],
)
def test_what_is_found(text: str, expected: list[str]) -> None:
    assert [found.text for found in find(text, REFERENCES["004"])] == expected


def test_places_count_in_the_text_as_printed() -> None:
    text = "가나 ㈜다 ～’25.下에"
    (found,) = find(text, REFERENCES["004"])
    assert (found.start, found.stop) == (text.index("～"), text.index("에"))
    assert found.text == "～’25.下"


@given(st.text(alphabet="'’~.()-/ ,년월일下부터까지이후0123456789 가나\n", max_size=80))
def test_what_is_found_lies_in_order_and_reads_the_same(text: str) -> None:
    last = 0
    for found in find(text, REFERENCES["004"]):
        assert last <= found.start < found.stop <= len(text)
        assert text[found.start : found.stop] == found.text
        last = found.stop


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("경찰은 작년 10.14일부터 단속반을 운영한다", "2025-10-14"),
        ("지난해 10. 14.에 열린 회의", "2025-10-14"),
        ("내년 3.2(화) 개학", "2027-03-02"),
        ("내년 3.2 ~ 4.1 접수", "2027-03-02"),
    ],
)
def test_a_month_and_a_day_are_of_the_year_said_before_them(text: str, first: str) -> None:
    (found,) = find(text, date(2026, 2, 20))
    assert str(found.reading.period.start) == first


@pytest.mark.parametrize(
    "text", ["올해 1.5%로 오른다", "지난해 10.14조원", "올해 3.2.1 버전", "내년 4.5일제 시범"]
)
def test_what_is_counted_in_a_year_is_no_day_of_it(text: str) -> None:
    (found,) = find(text, date(2026, 2, 20))
    assert found.text in ("올해", "지난해", "내년")
