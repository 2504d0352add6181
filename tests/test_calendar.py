"""A span: each event stands in one place of it, and what was done ends where it was done."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from aitrack.answers.calendar import BARS, arrange, build_page, build_timeline, ends_on, settled_day
from aitrack.answers.report import Frame
from aitrack.query import Query
from aitrack.views.axis import axis
from conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.answers.report import Report
    from aitrack.timeline import Timeline
    from conftest import Run


def report(shipped: Timeline, year: int) -> Report:
    query = Query(first=date(year, 1, 1), stop=date(year + 1, 1, 1))
    return build_timeline(Frame(shipped, TODAY, None, {}, 0), query)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_every_event_stands_in_one_place(shipped: Timeline, year: int) -> None:
    found = report(shipped, year)
    calendar = arrange(found)
    dated = [each for _, days in calendar.months for each in days]
    rows = [each.row for each in dated]
    rows += [*calendar.bars, *calendar.through, *calendar.before]
    assert sorted(row.event.id for row in rows) == sorted(row.event.id for row in found.rows)
    assert found.total + sum(found.hidden.values()) == len(shipped.events)
    assert [each.day for each in dated] == sorted(each.day for each in dated)
    for month, days in calendar.months:
        assert month.year == year
        assert all(each.day.replace(day=1) == month for each in days)


def test_what_was_done_ends_where_it_was_done(shipped: Timeline) -> None:
    calendar = arrange(report(shipped, 2025))
    settled = [
        each for _, days in calendar.months for each in days if settled_day(each.row) is not None
    ]
    assert settled
    for each in settled:
        day = settled_day(each.row)
        assert each.day == day or (day is not None and day.year != 2025)
    late = [each for each in settled if not each.row.event.period.overlaps(date(2025, 1, 1), None)]
    assert late, "promised for 2024, done in 2025"
    window = (date(2025, 1, 1), date(2026, 1, 1))
    for row in calendar.bars:
        last = row.event.period.last_day
        after = (settled_day(row) or date.min) >= window[1]
        due = after and last is not None and window[0] <= last < window[1]
        assert ends_on(row, window) == (last if due else settled_day(row) or last)
    for row in calendar.before:
        day = settled_day(row)
        assert day is not None
        assert day < date(2025, 1, 1)


def test_phases_and_programmes_are_bars_and_no_days(shipped: Timeline) -> None:
    calendar = arrange(report(shipped, 2026))
    assert not [
        each.row.event.id
        for _, days in calendar.months
        for each in days
        if each.row.event.kind in BARS
    ]
    assert any(row.event.kind in BARS for row in calendar.bars)


def test_what_runs_through_is_counted_or_drawn(run: Run) -> None:
    counted, drawn = run("timeline").stdout, run("timeline", "--all").stdout
    number = counted.partition("기간 내내 이어지는 것 ")[2].partition("건")[0]
    assert int(number) > 0
    assert f"[기간 내내 이어짐] {number}" in drawn
    assert "세기만 함" not in drawn


def test_bars_are_grouped_as_asked(run: Run) -> None:
    pages = {by: run("timeline", "--by", by).stdout for by in ("kind", "ministry", "document")}
    assert len(set(pages.values())) == 3
    assert run("timeline").stdout == pages["kind"]
    assert run("timeline", "--by", "year").exit_code == 2


def test_with_and_without_an_index_the_span_is_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [run("timeline", "--year", str(year)).stdout for year in (2024, 2025)]
    programs = json.loads(run("timeline", "--year", "2025", "-f", "json").stdout)
    monkeypatch.setenv("AITRACK_INDEX", "off")
    assert [run("timeline", "--year", str(year)).stdout for year in (2024, 2025)] == first
    assert json.loads(run("timeline", "--year", "2025", "-f", "json").stdout) == programs


@pytest.mark.parametrize("room", [36, 48, 60, 84, 120])
def test_months_are_named_at_every_width_and_equally_wide(room: int) -> None:
    year = axis(date(2026, 1, 1), date(2027, 1, 1), room)
    (months,) = year.heads("ko")
    assert months.replace("월", " ").split() == [str(month) for month in range(1, 13)]
    starts = [year.column(month) for month in year.months()]
    assert {after - before for before, after in pairwise(starts)} == {year.columns // 12}


def test_what_fell_due_in_a_year_and_was_done_after_it_stands_on_its_deadline(run: Run) -> None:
    page = run("timeline", "--year", "2025").stdout
    lines = [line.split() for line in page.splitlines() if line.strip()[:1].isdigit()]
    days = {words[0]: words[1] for words in lines if len(words) > 1}
    assert {days["424"], days["437"]} == {"2025-12-31"}


@pytest.mark.parametrize("line", [("timeline",), ("export", "svg")])
def test_a_limit_takes_what_is_shown_and_not_what_is_only_counted(
    run: Run, tmp_path: Path, line: tuple[str, ...]
) -> None:
    file = tmp_path / "t.svg"
    shown = [line, *(("-o", str(file)) if "svg" in line else ())]
    page = run(*shown[0], *shown[1:], "--year", "2026", "-n", "3").stdout
    if "svg" in line:
        assert file.read_text("utf-8").count('<text x="8"') > 3
    else:
        assert len([each for each in page.splitlines() if "  2026-0" in each]) == 3


@pytest.mark.parametrize("most", [1, 4, 9, 30])
def test_a_limited_page_begins_as_the_whole_one(shipped: Timeline, most: int) -> None:
    query = Query(first=date(2026, 1, 1), stop=date(2027, 1, 1))
    whole = [each for _, days in arrange(report(shipped, 2026)).months for each in days]
    page = build_page(Frame(shipped, TODAY, None, {}, 0, limit=most), query)
    shown = [each for _, days in arrange(page).months for each in days]
    dated = [each for each in whole if not each.begins]
    assert [each.row.event.id for each in shown if not each.begins] == [
        each.row.event.id for each in dated[: len(shown)]
    ]
    assert len(page.rows) == most
    assert page.hidden["limit"] == page.total - most
