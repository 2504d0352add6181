"""What is typed in the words of the screen is taken, and what is not is answered with words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from aitrack.commands.choosing import OTHER_STATES
from aitrack.model import Kind
from aitrack.status import State
from aitrack.views.labels import GROUPS, KINDS, STATES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

ADD = ("add", "one", "--document", "plan-a", "--title", "하나", "--kind", "계획", "--at", "장")


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    run("init", str(folder))
    (tmp_path / "t.txt").write_text("본문\n가나다\n", "utf-8")
    added = run(
        "add-document", "plan-a", "--text", "t.txt", "--title", "계획", "--publisher", "부처",
        "--dated", "2025-01-01", "--store", str(folder),
    )  # fmt: skip
    assert added.exit_code == 0, added.stderr
    return folder


def states(run: Run, word: str) -> set[str]:
    result = run("list", "--state", word, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return {item["state"] for item in json.loads(result.stdout)["items"]}


def test_every_name_of_a_state_on_the_screen_is_a_filter(run: Run) -> None:
    names = [(name, state) for state, words in STATES.items() for name in (state, *words)]
    names += [*OTHER_STATES.items(), ("이행(정부 발표)", "done"), ("done(press)", "done")]
    names += [(name, "overdue") for name in GROUPS["overdue"]]
    for name, state in names:
        assert states(run, name) <= {State(state)}, name
    assert states(run, "기한 경과") == {State.OVERDUE}


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        (("list", "--state", "없는"), [words.ko for words in STATES.values()]),
        (("list", "--kind", "없는"), [words.ko for words in KINDS.values()]),
        (("list", "--kind", "none", "--lang", "en"), list(Kind)),
        (("list", "-f", "pdf"), ["json", "csv", "markdown"]),
        (("stats", "--by", "x"), ["ministry", "kind", "year"]),
        (("remind", "--schedule", "x"), ["daily", "weekly"]),
        (("list", "--fail-on", "x"), ["overdue", "stale"]),
        (("mark", "ai-basic-act", "--status", "x", "--no-evidence", "--note", "y"), ["이행(done)"]),
    ],
)
def test_an_error_about_a_value_lists_the_values(
    run: Run, arguments: tuple[str, ...], listed: list[str]
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert all(each in result.stderr for each in listed), result.stderr


def test_a_day_can_be_a_word(run: Run) -> None:
    now = json.loads(run("due", "-f", "json", today=None).stdout)["today"]
    said = [
        json.loads(run("due", "-f", "json", "--today", word, today=None).stdout)["today"]
        for word in ("어제", "오늘", "내일")
    ]
    assert said == sorted(said)
    assert said[1] == now
    seen = json.loads(run("list", "-f", "json", "--as-of", "어제").stdout)
    assert seen["as_of"] == "2026-11-21"
    assert run("due", "--today", "내년", today=None).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", "one"), ["--title", "--kind", "--source"]),
        (("add", "one", "--document", "plan-a", "--title", "하나"), ["--kind", "--line", "--at"]),
        ((*ADD, "--line", "1", "--read-as", "2026"), ["--why"]),
        ((*ADD, "--line", "3"), ["2행까지"]),
        ((*ADD, "--line", "1", "--ministry", "과기정통뷰"), ["과기정통부"]),
        ((*ADD[:3], "plan-b", *ADD[4:], "--line", "1"), ["plan-a"]),
        ((*ADD[:7], "계핵", *ADD[8:], "--line", "1"), ["계획(plan)"]),
        ((*ADD, "--line", "1", "--part-of", "nothing"), ["--part-of"]),
    ],
)
def test_add_says_all_that_is_missing(
    run: Run, store: Path, arguments: tuple[str, ...], says: list[str]
) -> None:
    old = (store / "timeline.yaml").read_bytes()
    result = run(*arguments, "--store", str(store))
    assert result.exit_code == 2
    assert all(each in result.stderr for each in says), result.stderr
    assert (store / "timeline.yaml").read_bytes() == old


def test_a_rule_is_not_silently_without_a_deadline(run: Run, store: Path) -> None:
    add = (*ADD, "--line", "2", "--when", "매 분기", "--store", str(store), "--dry-run")
    assert "되풀이되는 표기" in run(*add).stderr
    better = run(*add, "--read-as", "2026-12-31", "--why", "첫 기한")
    assert "되풀이" not in better.stderr
    assert better.exit_code == 0


def test_a_line_behind_the_end_of_a_text_is_a_problem_of_any_store(run: Run, store: Path) -> None:
    run(*ADD, "--line", "2", "--store", str(store))
    path = store / "timeline.yaml"
    path.write_text(path.read_text("utf-8").replace("line: 2,", "line: 9,"), "utf-8")
    result = run("check", "--store", str(store))
    assert result.exit_code == 1
    assert "2행까지" in result.stdout
