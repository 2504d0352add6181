"""What became of the promises: the scorecard, lateness, whose word it is, silence."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.scores import By

if TYPE_CHECKING:
    from conftest import Run

TODAY = date(2026, 11, 24)
PARTS = ("on_time", "late", "changed", "unconfirmed", "open", "open_ended", "undated")


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
        assert row["due"] == sum(row[part] for part in PARTS[:4])
        assert row["rate"] is None if not row["due"] else 0 <= row["rate"] <= 1
    if by != "ministry":
        assert sum(row["promised"] for row in groups) == whole["promised"]


def test_what_is_only_unconfirmed_is_the_overdue_list(run: Run) -> None:
    overdue = [item for item in answer(run, "list") if item["state"] == "overdue"]
    assert answer(run, "stats")[-1]["unconfirmed"] == len(overdue) > 0


def test_a_wrong_grouping_names_the_right_ones(run: Run) -> None:
    result = run("stats", "--by", "minister")
    assert result.exit_code == 2
    assert "ministry" in result.stderr


def test_a_late_delivery_says_so_and_whose_word_it_is(run: Run) -> None:
    delivered = [item for item in answer(run, "list") if item["state"] in {"done", "partly"}]
    late = [
        item
        for item in delivered
        if item["outcome"]["on"] and item["deadline"] and item["outcome"]["on"] > item["deadline"]
    ]
    assert late
    for item in late:
        days = date.fromisoformat(item["outcome"]["on"]) - date.fromisoformat(item["deadline"])
        assert f"완료 D+{days.days}" in run("show", item["id"], today=TODAY).stdout
    table = run("list", "--state", "done", "--format", "table", today=TODAY).stdout
    assert "이행(정부 발표)" in table
    assert "이행(언론 보도)" in table


def test_only_what_cannot_be_late_or_is_moving_goes_stale(run: Run) -> None:
    for item in answer(run, "list", "--stale", "30"):
        moving = (item["outcome"] or {}).get("status") == "in-progress"
        assert item["deliverable"]
        assert moving or item["state"] in {"ongoing", "undated"}
        assert item["no_news_days"] >= 30
    assert answer(run, "due", "--stale", "30")
    assert not answer(run, "list", "--stale", "36500")
