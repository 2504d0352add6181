"""The store against the texts: what is claimed is there, and what is there is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aitrack.documents.provenance import squeeze, uncited, uncited_vague, verify
from aitrack.documents.texts import Text
from aitrack.model import Exclusion
from aitrack.values import replace

if TYPE_CHECKING:
    from aitrack.timeline import Timeline

LINES = [""] * 20
LINES[0] = "과학부, 비전 선포식 '26. 5. 21.(목) 개최"
LINES[1] = "이날 비전 선포식에서"
LINES[2] = "과학부 준비 단계 2026 통계('23)"
LINES[3] = "새예산처 월말 점검 ’26.11월"


def texts(lines: list[str], *, sha256: str = "1" * 64) -> dict[str, Text]:
    return {"release-2026": Text("release.txt", sha256, tuple(lines))}


def found(timeline: Timeline, lines: list[str]) -> list[tuple[str | None, str | None]]:
    return [(p.event_id, p.field) for p in verify(timeline, texts(lines))]


def test_what_the_text_bears_out_is_no_problem(example: Timeline) -> None:
    """White space and the kind of apostrophe do not matter."""
    assert found(example, LINES) == []


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        (0, "과학부, 비전 선포식 '26. 5. 22.(금) 개최", ("meeting", "when")),
        (0, "환경부, 비전 선포식 '26. 5. 21.(목) 개최", ("meeting", "ministries")),
        (3, "새예산처 다른 이야기 '26.11월", ("promise-soon", "title")),
    ],
)
def test_what_the_text_does_not_bear_out_is_one(
    example: Timeline, line: int, text: str, expected: tuple[str, str]
) -> None:
    changed = [*LINES]
    changed[line] = text
    assert expected in found(example, changed)


def test_another_edition_and_a_lost_line_are_named(example: Timeline) -> None:
    problems = list(verify(example, texts(LINES, sha256="2" * 64)))
    assert [p.field for p in problems] == ["sha256"]
    short = found(example, LINES[:3])
    assert ("promise-soon", "line") in short


def test_a_date_that_nothing_cites_is_listed_until_it_is_explained(example: Timeline) -> None:
    (left,) = uncited(example, texts(LINES))
    assert (left.line, left.text) == (3, "'23")
    assert left.column == LINES[2].index("'23") + 1
    for when in ("'23", "*"):
        explained = replace(example, exclusions=(Exclusion("release-2026", 3, when, "통계"),))
        assert list(uncited(explained, texts(LINES))) == []


def test_what_recurs_or_is_counted_is_left_out_no_more_than_a_day(example: Timeline) -> None:
    """Each says what it is; words without a date are told apart."""
    lines = [*LINES]
    lines[10] = "매년 3월 31일까지 보고하고, 통보를 받은 날부터 30일 이내에 고친다"
    lines[11] = "향후 일정은 2027년 5월 3일, 같은 달 9일에 정한다"
    left = list(uncited(example, texts(lines)))
    assert [(each.text, each.reading.bound) for each in left][1:] == [
        ("매년 3월 31일까지", "recurring"),
        ("통보를 받은 날부터 30일 이내", "anchored"),
        ("2027년 5월 3일", "on"),
        ("같은 달 9일", "on"),
    ]
    assert str(left[-1].reading.period.start) == "2027-05-09"
    assert [each.text for each in uncited_vague(example, texts(lines))] == ["향후"]


def test_squeezing_minds_neither_blanks_nor_marks() -> None:
    assert squeeze("’26. 5. 21.（목）") == squeeze("'26.5.21.(목)")
