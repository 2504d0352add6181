"""A value is taken as the screen calls it; a wrong one is exit 2, with what could stand there."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from conftest import DATA, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

BESIDE = ("--title", "하나", "--kind", "계획", "--ministry", "과기정통부")
PLACE = ("--source", "https://example.org/a")
ITEM = '- id: one\n  title: 하나\n  kind: plan\n  source: https://example.org/a\n  when: "\'27"\n'


@pytest.fixture
def store(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    run("init", str(folder))
    assert run("add", "one", *BESIDE, *PLACE, "--store", str(folder)).exit_code == 0
    return folder


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("add", "Two Words", *BESIDE, *PLACE), ("ID: ", "ai-basic-plan-2027")),
        (("add", "two", *BESIDE, "--source", "the web"), ("--source: ", "https://")),
        (("add", "two", *BESIDE, *PLACE, "--when", "언젠가는"), ("--when: ", "'27.上")),
        (("add", "two", *BESIDE, *PLACE, "--read-as", "'27"), ("--read-as", "--document")),
        (("add", "two", *BESIDE, *PLACE, "--at", "장"), ("--at", "--document")),
        (("add", "two", *BESIDE, *PLACE, "--document", "x"), ("--document", "--source")),
        (
            ("mark", "one", "--status", "done", "--evidence", "https://"),
            ("--evidence: ", "https://"),
        ),
    ],
)
def test_a_wrong_value_of_an_option_is_told_by_its_name_and_an_example(
    run: Run, store: Path, line: tuple[str, ...], told: tuple[str, ...]
) -> None:
    before = (store / "timeline.yaml").read_bytes()
    answer = run(*line, "--store", str(store))
    assert answer.exit_code == 2
    assert all(each in answer.stderr for each in told), answer.stderr
    assert "url" not in answer.stderr
    assert (store / "timeline.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: plan", "kind: plans", ("kind", "summit, meeting")),
        ("'27", "언젠가", ("when", "2027-03-31")),
        ("https://example.org/a", "nowhere", ("source", "https://")),
    ],
)
def test_a_wrong_value_in_yaml_is_the_same(
    run: Run, store: Path, old: str, new: str, told: tuple[str, ...]
) -> None:
    wrong = ITEM.replace(old, new)
    for command, text in (("edit one", wrong), ("add", wrong.replace("id: one", "id: two"))):
        answer = run(*command.split(), "--store", str(store), stdin=text)
        assert answer.exit_code == 2
        assert all(each in answer.stderr for each in told), answer.stderr


def test_what_others_would_lose_is_no_wrong_value(run: Run, store: Path) -> None:
    assert (
        run("add", "two", *BESIDE, *PLACE, "--part-of", "one", "--store", str(store)).exit_code == 0
    )
    text = ITEM.replace("id: one", "id: three") + "  renamed_from: [one]\n"
    assert run("edit", "one", "--store", str(store), stdin=text).exit_code == 1


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("event,status,on,note,url", "promise-half,not-done,2026-11-20,,https://example.org/a"),
        ("id,결과,일어난 때,메모,근거", "promise-half,미이행,2026-11-20,,https://example.org/a"),
        ("ID,상태,일어난 때,메모,evidence", "1,미이행,2026-11-20,,부서-12"),
    ],
)
def test_a_file_of_marks_has_its_columns_in_either_language(
    run: Run, tmp_path: Path, head: str, row: str
) -> None:
    (tmp_path / "m.csv").write_text(f"{head}\n{row}\n", "utf-8")
    store = ("--store", str(DATA / "store"))
    answer = run("mark", "--from", "m.csv", *store, "--dry-run")
    assert answer.exit_code == 0, answer.stderr
    assert 'status: "not-done"' in answer.stdout


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("stats --by 부처별 -f csv", "stats --by ministry -f csv"),
        ("stats --by 연도 -f csv", "stats --by year -f csv"),
        ("timeline --by 문서별", "timeline --by document"),
        ("list --sort 과제 --reverse", "list --sort title --reverse"),
        ("list --document National.AI.Strategy", "list --document ai-strategy-2024"),
        ("due --within 3개월", "due --within 3m"),
        ("due --within 2.weeks", "due --within 2w"),
        ("list --state 끝.열림", "list --state ongoing"),
    ],
)
def test_what_the_screen_calls_a_value_is_taken(run: Run, words: str, same: str) -> None:
    said = [run(*(each.replace(".", " ") for each in line.split())) for line in (words, same)]
    assert [each.exit_code for each in said] == [0, 0], said[0].stderr
    assert said[0].stdout == said[1].stdout


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("과학기술부", "과학기술정보통신부"),
        ("AI위", "국가AI전략위원회"),
        ("Education", "of Education"),
    ],
)
def test_names_that_may_be_meant_are_proposed(run: Run, typed: str, near: str) -> None:
    answer = run("list", "-m", typed)
    assert answer.exit_code == 2
    assert near in answer.stderr


def test_a_filter_still_writes_what_was_asked(run: Run) -> None:
    whole = json.loads(
        run("list", "--document", "National AI Strategy", "-n", "1", "-f", "json").stdout
    )
    assert whole["items"][0]["mentions"][0]["document"] == "ai-strategy-2024"


def test_evidence_of_a_day_to_come_is_refused(run: Run, store: Path) -> None:
    """What a ministry releases has the date of the next morning's papers; later is a misprint."""
    line = ("mark", "one", "--status", "done", "--evidence", "https://example.org/a")
    dated = [(TODAY + timedelta(days)).isoformat() for days in (2, 400, 1)]
    for day in dated[:2]:
        answer = run(*line, "--dated", day, "--store", str(store))
        assert answer.exit_code == 2
        assert day in answer.stderr
        assert str(TODAY) in answer.stderr
        assert '"on"' not in (store / "outcomes.yaml").read_text("utf-8")
    assert run(*line, "--dated", dated[2], "--store", str(store)).exit_code == 0
