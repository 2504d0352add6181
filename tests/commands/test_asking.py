"""Asking by deadline, by words, in another order, by names that mean the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

STORE = ("--store", str(EXAMPLE))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    folder.mkdir()
    for path in EXAMPLE.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def ids(run: Run, *arguments: str) -> list[str]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return [item["id"] for item in json.loads(result.stdout)["items"]]


@pytest.mark.parametrize("index", ["on", "off"])
@pytest.mark.parametrize(
    ("notation", "first", "last"),
    [
        ("'24.下", "2024-07-01", "2024-12-31"),
        ("'26.4Q", "2026-10-01", "2026-12-31"),
        ("~'25", "0001-01-01", "2025-12-31"),
        ("'27~", "2027-01-01", "9999-12-31"),
        ("올해 4분기", "2026-10-01", "2026-12-31"),
    ],
)
def test_what_falls_due_then_is_listed_with_what_became_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, index: str, notation: str, first: str, last: str
) -> None:
    monkeypatch.setenv("AITRACK_INDEX", index)
    everything = json.loads(run("list", "--format", "json").stdout)["items"]
    wanted = [e["id"] for e in everything if e["deadline"] and first <= e["deadline"] <= last]
    assert wanted
    found = json.loads(run("list", "--due", notation, "--format", "json").stdout)
    assert [item["id"] for item in found["items"]] == wanted
    assert found["hidden"] == {"filtered": len(everything) - len(wanted)}
    if first == "2024-07-01":
        assert {item["state"] for item in found["items"]} > {"overdue", "done"}
        scores = json.loads(run("stats", "--due", notation, "--format", "json").stdout)["items"]
        promised = [e for e in found["items"] if e["deliverable"]]
        assert scores[-1]["promised"] == len(promised)


@pytest.mark.parametrize("notation", ["향후", "rubbish"])
def test_a_notation_without_days_asks_for_nothing(run: Run, notation: str) -> None:
    result = run("list", "--due", notation)
    assert result.exit_code == 2
    assert "--due" in result.stderr


@pytest.mark.parametrize("index", ["on", "off"])
def test_rows_stand_in_the_order_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    monkeypatch.setenv("AITRACK_INDEX", index)
    for order, key in (("deadline", "deadline"), ("기한", "deadline"), ("title", "title")):
        for more in ([], ["--reverse"]):
            result = run("list", "--sort", order, *more, "--format", "json", *STORE)
            values = [item[key] for item in json.loads(result.stdout)["items"]]
            said = [value for value in values if value is not None]
            assert said == sorted(said, reverse=bool(more))
            assert values[len(said) :] == [None] * (len(values) - len(said))
    first = ids(run, "list", "--sort", "deadline", *STORE)[:2]
    assert ids(run, "list", "--sort", "deadline", "-n", "2", *STORE) == first
    wrong = run("list", "--sort", "colour", *STORE)
    assert wrong.exit_code == 2
    assert "기한(deadline)" in wrong.stderr


@pytest.mark.parametrize("index", ["on", "off"])
def test_words_find_what_was_recorded_and_what_a_promise_is_called_now(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    monkeypatch.setenv("AITRACK_INDEX", index)
    on = ("--store", str(store))
    assert ids(run, "search", "안내서로 대신함", *on) == ["promise-corrected"]
    with (store / "outcomes.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "\n  - {event: promise-by, status: done, renamed_to: 새이름 대책, "
            'recorded: "2026-11-22", by: press, evidence: [{publisher: 신문}]}\n'
        )
    assert ids(run, "search", "새이름", *on) == ["promise-by"]
    assert ids(run, "list", "--word", "새이름", "--word", "안내서로", *on) == [
        each for each in ids(run, "list", *on) if each in ("promise-by", "promise-corrected")
    ]
    run("retract", "promise-corrected", "2", "--why", "틀림", *on)
    assert ids(run, "search", "안내서로", *on) == []


@pytest.mark.parametrize("index", ["on", "off"])
def test_words_that_mean_the_same_find_the_same(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    monkeypatch.setenv("AITRACK_INDEX", index)
    assert ids(run, "search", "인공지능기본법") == ids(run, "search", "AI기본법") != []
    on = ("--store", str(store))
    assert ids(run, "search", "그리드", *on) == []
    (store / "synonyms.yaml").write_text(
        "format: 1\nsynonyms:\n  - words: [그리드, 전력망]\n", "utf-8"
    )
    assert ids(run, "search", "그리드 특별법", *on) == ["promise-kept"]
    (store / "synonyms.yaml").write_text("format: 1\nsynonyms:\n  - words: 전력망\n", "utf-8")
    problem = run("check", *on)
    assert problem.exit_code == 1
    assert "synonyms.yaml:3:" in problem.stdout


def test_a_schedule_can_be_about_words_and_deadlines(run: Run, store: Path) -> None:
    (store / "schedules").mkdir()
    plan = "format: 1\ntitle: 전력\nlead_days: [30]\nfilters: {word: [전력망], due: [~내년]}\n"
    path = store / "schedules" / "grid.yaml"
    path.write_text(plan, "utf-8")
    said = run("schedule", "show", "grid", "--store", str(store))
    assert said.exit_code == 0, said.stderr
    assert "전력망" in said.stdout
    path.write_text(plan.replace("~내년", "언젠가쯤"), "utf-8")
    assert "grid.yaml:4:" in run("check", "--store", str(store)).stdout
