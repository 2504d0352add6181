"""What became of the promises: the scorecard, lateness, whose word it is, silence."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.answers.scores import By
from aitrack.printable import width_columns
from conftest import ROOT

if TYPE_CHECKING:
    from conftest import Run

TODAY = date(2026, 11, 24)
DUE = ("done", "partly", "changed", "missed", "unconfirmed")
PARTS = (*DUE, "open", "open_ended", "undated")
TIMED = ("on_time", "late", "no_deadline", "day_unknown")


def answer(run: Run, *arguments: str) -> list[dict[str, Any]]:
    result = run(*arguments, "--format", "json", today=TODAY)
    assert result.exit_code == 0, result.stderr
    items: list[dict[str, Any]] = json.loads(result.stdout)["items"]
    return items


@pytest.mark.parametrize("by", list(By))
def test_every_promise_stands_in_exactly_one_number(run: Run, by: str) -> None:
    promises = [item for item in answer(run, "list") if item["deliverable"]]
    *groups, whole = answer(run, "stats", "--by", by)
    assert whole["promised"] == len(promises)
    for row in (*groups, whole):
        assert sum(row[part] for part in PARTS) == row["promised"]
        assert row["due"] == sum(row[part] for part in DUE)
        assert row["delivered"] == sum(row[part] for part in TIMED) == row["done"] + row["partly"]
        assert row["rate"] == (round(row["done"] / row["due"], 4) if row["due"] else None)
    if by != "ministry":
        assert sum(row["promised"] for row in groups) == whole["promised"]


def test_what_is_only_unconfirmed_is_the_overdue_list(run: Run) -> None:
    overdue = [item for item in answer(run, "list") if item["state"] == "overdue"]
    assert answer(run, "stats")[-1]["unconfirmed"] == len(overdue) > 0


def test_on_time_and_late_are_told_apart_by_the_deadline(run: Run) -> None:
    late = [item for item in answer(run, "list") if item["deliverable"] and item["late_days"]]
    assert answer(run, "stats")[-1]["late"] == len(late) > 0


def test_nothing_partly_done_counts_as_done(run: Run) -> None:
    promises = [item for item in answer(run, "list") if item["deliverable"]]
    whole = answer(run, "stats")[-1]
    for name in ("done", "partly"):
        assert whole[name] == sum(item["state"] == name for item in promises) > 0
    assert whole["dropped"] == sum(item["state"] == "dropped" for item in promises)
    assert f"{whole['done']}/{whole['due']} (" in run("stats", today=TODAY).stdout


def test_a_promise_has_a_deadline_or_none(run: Run) -> None:
    promises = [item for item in answer(run, "list") if item["deliverable"]]
    whole = answer(run, "stats")[-1]
    assert whole["with_deadline"] == sum(item["deadline"] is not None for item in promises)
    delivered = [item for item in promises if item["state"] in {"done", "partly"}]
    assert whole["no_deadline"] == sum(item["deadline"] is None for item in delivered) > 0
    assert f"기한 있음 {whole['with_deadline']}" in run("stats", today=TODAY).stdout


def test_years_are_those_of_deadlines_in_their_order(run: Run) -> None:
    promises = [item for item in answer(run, "list") if item["deliverable"]]
    *years, _ = answer(run, "stats", "--by", "year")
    names = [row["group"] for row in years]
    assert names == [*sorted(names[:-1]), ""]
    for row in years:
        due = [each for each in promises if (each["deadline"] or "")[:4] == row["group"]]
        assert row["promised"] == len(due)


def test_two_days_are_both_said_where_they_differ(run: Run) -> None:
    page = run("stats", "--as-of", "2025-01-01", today=TODAY).stdout
    assert "2025-01-01까지 알려진 문서와 기록만으로, 2026-11-24에 어떠한지를 셈" in page
    assert "까지 알려진" not in run("stats", "--as-of", str(TODAY), today=TODAY).stdout


def test_a_wrong_grouping_names_the_right_ones(run: Run) -> None:
    result = run("stats", "--by", "minister")
    assert result.exit_code == 2
    assert "ministry" in result.stderr


def test_a_late_delivery_says_so_and_whose_word_it_is(run: Run) -> None:
    delivered = [
        item
        for item in answer(run, "list")
        if item["state"] in {"done", "partly"} and item["deliverable"]
    ]
    late = [
        item
        for item in delivered
        if item["outcome"]["on"] and item["deadline"] and item["outcome"]["on"] > item["deadline"]
    ]
    assert late
    for item in late:
        days = date.fromisoformat(item["outcome"]["on"]) - date.fromisoformat(item["deadline"])
        word = "일부" if item["state"] == "partly" else "완료"
        assert f"{word} D+{days.days}" in run("show", item["id"], today=TODAY).stdout
    table = run("list", "--state", "done", "--format", "table", today=TODAY).stdout
    assert "이행(정부 발표)" in table
    assert "이행(언론 보도)" in table


def test_only_what_cannot_be_late_or_is_moving_goes_stale(run: Run) -> None:
    for item in answer(run, "list", "--stale", "30"):
        moving = (item["outcome"] or {}).get("status") == "in-progress"
        assert item["deliverable"]
        assert moving or item["state"] in {"ongoing", "undated"}
        assert item["no_news_days"] >= 30
    plain = {item["id"] for item in answer(run, "due")}
    watched = {item["id"]: item for item in answer(run, "due", "--stale", "30")}
    assert plain <= set(watched)
    assert {name for name in watched if name not in plain} == {
        item["id"] for item in answer(run, "list", "--stale", "30") if item["id"] not in plain
    }
    assert set(watched) > plain
    assert not answer(run, "list", "--stale", "36500")


def test_a_scorecard_says_whose_word_it_rests_on(run: Run) -> None:
    settled = [
        item["outcome"]["by"]
        for item in answer(run, "list")
        if item["deliverable"] and item["state"] in {"done", "partly", "changed", "dropped"}
    ]
    *groups, whole = answer(run, "stats", "--by", "kind")
    for by in ("government", "press", "reference", "user"):
        assert whole[f"by_{by}"] == settled.count(by)
        assert sum(group[f"by_{by}"] for group in groups) == settled.count(by)
    assert f"정부 발표 {settled.count('government')}" in run("stats", today=TODAY).stdout


def test_the_scorecard_can_be_printed(run: Run) -> None:
    """Numbers stand under each other, the page says what day it is and what the bars mean."""
    page = run("stats", "--format", "markdown", today=TODAY).stdout
    assert page.startswith("오늘 2026-11-24")
    assert r"# 이행 = 일부 이행 \~ 변경·철회 x 미이행 . 미확인" in page
    assert "| --- | ---: | ---: |" in page
    lines = run("stats", today=TODAY).stdout.splitlines()
    head, *rows = lines[lines.index("") + 1 :]
    stop = width_columns(head[: head.index("약속") + 2])
    first = width_columns(head) - width_columns(head.lstrip())
    assert all(len(row) > 0 and _cut(row, first, stop).strip().isdigit() for row in rows)


def _cut(row: str, first: int, stop: int) -> str:
    """The part of a row that stands in some columns of the screen."""
    ends = [width_columns(row[:at]) for at in range(1, len(row) + 1)]
    return "".join(char for char, end in zip(row, ends, strict=True) if first < end <= stop)


def test_a_row_for_a_sheet_says_whose_word_it_is_and_how_late(run: Run) -> None:
    rows = run("list", "--state", "done", "--format", "csv", today=TODAY).stdout.splitlines()
    said = [row for row in rows[1:] if ",umbrella," not in row]
    assert len(said) > len(rows) / 2
    assert all("(press)" in row or "(government)" in row for row in said)
    (grid,) = answer(run, "show", "power-grid-act")
    assert grid["late_days"] == 84


def test_the_log_says_whose_word_it_is_and_the_new_name(run: Run) -> None:
    page = run("log", today=TODAY).stdout
    assert "이행(정부 발표)" in page
    assert "확인 필요: " in page
    *_, entry = answer(run, "log", "ai-bio-innovation-strategy")
    assert entry["renamed_to"].startswith("AI 바이오 확산전략")
    assert entry["renamed_to"] in page


@pytest.mark.parametrize(
    "command",
    [
        "due", "timeline --year 2026", "list", "show ai-talent-plan", "search AI", "conflicts",
        "slips", "log", "stats", "ministries", "documents",
    ],
)  # fmt: skip
def test_a_page_as_of_a_day_says_so(run: Run, command: str) -> None:
    for more in ((), ("--format", "markdown")):
        result = run(*command.split(), "--as-of", "2025-01-01", *more, today=TODAY)
        assert "2025-01-01 당시 기록" in result.stdout, command


def test_a_promise_kept_under_another_name_shows_that_name(run: Run) -> None:
    (item,) = answer(run, "show", "ai-bio-innovation-strategy")
    name = item["outcome"]["renamed_to"]
    assert name
    assert f"새 이름   {name}" in run("show", "ai-bio-innovation-strategy", today=TODAY).stdout


def test_every_number_of_the_scorecard_is_explained(run: Run) -> None:
    told = (ROOT / "docs" / "formats.md").read_text("utf-8")
    rows = told.partition("| key of a row of `stats` |")[2].partition("\n\n")[0]
    assert [name for name in answer(run, "stats")[0] if f"`{name}`" not in rows] == []
    assert "| `delivered` | `done` + `partly`" in rows
    assert "`done` / `due`: only what was wholly done" in rows
