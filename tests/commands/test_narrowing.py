"""The record and the differences, narrowed as lists are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Run

DIFF = ("diff", "--since", "2026-11-01", "--today", "2026-11-27")
LOG = ("log", "--today", "2026-11-27")


def told(run: Run, *line: str) -> dict[str, Any]:
    answer = run(*line, "-f", "json", today=None)
    assert answer.exit_code == 0, answer.stderr
    whole: dict[str, Any] = json.loads(answer.stdout)
    return whole


def kept(run: Run, *narrow: str) -> set[str]:
    """What ``list`` keeps of the same filters."""
    return {each["id"] for each in told(run, "list", "--today", "2026-11-27", *narrow)["items"]}


@pytest.mark.parametrize("line", [LOG, DIFF], ids=["log", "diff"])
@pytest.mark.parametrize(
    "narrow",
    [
        ("--ministry", "문체부"), ("--word", "저작권"), ("--kind", "법령"),
        ("-m", "문체부", "--word", "저작권", "--word", "가명정보"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_kept_is_of_the_items_that_a_list_keeps(
    line: tuple[str, ...], narrow: tuple[str, ...], run: Run
) -> None:
    name = "event" if line is LOG else "id"
    every, some = told(run, *line)["items"], told(run, *line, *narrow)
    wanted = kept(run, *narrow)
    assert [each for each in every if each[name] in wanted] == some["items"]
    assert 0 < some["total"] == len(some["items"]) < len(every)
    assert some["filters"]


def test_of_the_record_the_last_are_shown_and_the_rest_is_counted(run: Run) -> None:
    every, last = told(run, *LOG), told(run, *LOG, "-n", "2")
    assert last["items"] == every["items"][-2:]
    assert last["total"] == every["total"] == len(every["items"])
    assert f"{every['total']}건 가운데 마지막 2건" in run(*LOG, "-n", "2", today=None).stdout
    assert told(run, *LOG, "-n", "0")["items"] == []


def test_the_record_from_a_day_on(run: Run) -> None:
    every = told(run, *LOG)["items"]
    some = told(run, *LOG, "--since", "2026-11-26")["items"]
    assert some == [each for each in every if each["recorded"] >= "2026-11-26"]
    assert 0 < len(some) < len(every)


def test_of_differences_the_first_are_shown_and_the_rest_is_counted(run: Run) -> None:
    every, first = told(run, *DIFF), told(run, *DIFF, "-n", "2")
    assert first["items"] == every["items"][:2]
    assert first["total"] == len(every["items"])
    assert "앞의 2건만" in run(*DIFF, "-n", "2", today=None).stdout


def test_a_body_nobody_knows_is_refused(run: Run) -> None:
    for line in (LOG, DIFF):
        assert run(*line, "-m", "없는부", today=None).exit_code == 2
