"""The page of a window: it fits, it loses nothing without saying so, its colours are ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from aitrack.answers.calendar import build_timeline
from aitrack.answers.due import build_due
from aitrack.answers.listing import build_list
from aitrack.answers.report import Frame
from aitrack.printable import width_columns
from aitrack.query import Query
from aitrack.views import terminal, timeline
from conftest import TODAY

if TYPE_CHECKING:
    from aitrack.answers.report import Report
    from aitrack.timeline import Timeline


@pytest.fixture
def report(example: Timeline) -> Report:
    return build_due(Frame(example, TODAY, None, {}, 0), Query(), TODAY.replace(year=2027))


def draw(report: Report, width: int, *, colour: bool = False) -> str:
    return terminal.render(report, "ko", width, colour=colour)


@pytest.mark.parametrize("width", [80, 100, 140])
def test_a_page_fits_its_window_and_loses_no_word(report: Report, width: int) -> None:
    text = draw(report, width)
    assert max(map(width_columns, text.splitlines())) <= width
    for word in ("보안정책,", '"제로트러스트"', "기반", "누리집에만", "계획"):
        assert word in text
    assert "이행 미확인" in text
    assert ("'24.下" in text) is ("뺀 열" not in text)


def test_the_columns_of_all_groups_stand_in_line(report: Report) -> None:
    heads = [line for line in draw(report, 80).splitlines() if line.startswith("D-day")]
    assert len(heads) == 2
    assert heads[0] == heads[1]


def test_the_id_appears_where_there_is_room(example: Timeline) -> None:
    listed = build_list(Frame(example, TODAY, None, {}, 0), Query())
    assert "promise-half" in draw(listed, 140)
    assert "promise-half" not in draw(listed, 80)


def test_markup_in_data_is_text(example: Timeline) -> None:
    from aitrack.values import replace  # noqa: PLC0415

    event = replace(example.events[0], title="[red]제목[/foo] \x1b[31m")
    listed = build_list(Frame(replace(example, events=(event,)), TODAY, None, {}, 0), Query())
    text = draw(listed, 140, colour=True)
    assert "[red]제목[/foo] [31m" in text


def test_the_chart_on_a_terminal_is_the_chart_of_a_pipe(example: Timeline) -> None:
    """Colour aside: the same lines, in a window of any width."""
    query = Query(
        first=TODAY.replace(month=1, day=1), stop=TODAY.replace(year=2027, month=1, day=1)
    )
    report = build_timeline(Frame(example, TODAY, None, {}, 0), query)
    coloured = timeline.render(report, "ko", 100, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == timeline.render(report, "ko", 100)
