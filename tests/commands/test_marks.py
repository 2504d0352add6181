"""Marking as people do it: with evidence, looked at first, weighed against what is known."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.status import State
from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

BARE = ("--no-evidence", "--note", "한 문장")
URL = ("--evidence", "https://example.org/a")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    folder.mkdir()
    for path in EXAMPLE.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def shown(run: Run, store: Path, name: str, *more: str) -> dict[str, Any]:
    result = run("show", name, "--store", str(store), "--format", "json", *more)
    found: dict[str, Any] = json.loads(result.stdout)["items"][0]
    return found


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--no-evidence"),
        (["--note", "x"], "--no-evidence"),
        (["--no-evidence"], "--note"),
        ([*BARE, *URL], "--no-evidence 가운데 하나"),
        ([*BARE, "--by", "government"], "사용자 기록뿐"),
        (["--evidence", "nowhere"], "문서번호"),
        (["--evidence", "ftp://example.org/a-1"], "문서번호"),
        (["--evidence", "file:nowhere.pdf"], "읽을 수 없음"),
        ([*URL, "--title", "a", "--title", "b"], "--title"),
        ([*URL, "--dated", "언젠가"], "--dated"),
    ],
)
def test_no_word_is_taken_without_evidence_or_a_sentence(
    run: Run, store: Path, arguments: list[str], says: str
) -> None:
    old = (store / "outcomes.yaml").read_bytes()
    result = run("mark", "promise-by", "--status", "done", *arguments, "--store", str(store))
    assert result.exit_code == 2
    assert says in result.stderr
    assert (store / "outcomes.yaml").read_bytes() == old


def test_a_mark_without_evidence_says_so_everywhere(run: Run, store: Path) -> None:
    run("mark", "promise-by", "--status", "done", *BARE, "--store", str(store))
    for command in (["show", "promise-by"], ["log", "promise-by"], ["list"]):
        assert "근거 없음" in run(*command, "--store", str(store)).stdout
        assert "no evidence" in run(*command, "--store", str(store), "--lang", "en").stdout


def test_all_evidence_is_kept_of_every_sort(run: Run, store: Path, tmp_path: Path) -> None:
    own = tmp_path / "보고서.pdf"
    own.write_bytes(b"report")
    result = run(
        "mark", "promise-by", "--status", "done", *URL, "--evidence", f"file:{own}",
        "--evidence", "인공지능정책과-1234", "--title", "하나", "--title", "-", "--title", "셋",
        "--store", str(store),
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    evidence = shown(run, store, "promise-by")["outcome"]["evidence"]
    assert [
        (e["title"], e["url"], e["file"], e["sha256"], e["document_number"]) for e in evidence
    ] == [
        ("하나", "https://example.org/a", None, None, None),
        (None, None, str(own), hashlib.sha256(b"report").hexdigest(), None),
        ("셋", None, None, None, "인공지능정책과-1234"),
    ]
    assert "보고서.pdf" in run("show", "promise-by", "--store", str(store)).stdout


def test_what_is_recorded_is_shown_first(run: Run, store: Path) -> None:
    said = run("mark", "promise-by", "--status", "done", *URL, "--store", str(store), "--dry-run")
    title = shown(run, store, "promise-by")["title"]
    assert f"{title} (promise-by)" in said.stderr
    assert "→ 이행(사용자 기록)" in said.stderr


def test_the_same_entry_is_not_taken_twice(run: Run, store: Path) -> None:
    mark = ("mark", "promise-by", "--status", "done", *URL, "--store", str(store))
    assert run(*mark).exit_code == 0
    again = run(*mark)
    assert again.exit_code == 2
    assert "이미 적혀 있음" in again.stderr
    assert run(*mark, "--on", "2026-11-01").exit_code == 0


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("promise-by", ["--status", "done", "--on", "2020-01-01"], "첫 문서"),
        ("promise-kept", ["--status", "dropped"], "정부 발표가 사용자 기록보다 앞서므로"),
        ("promise-kept", ["--status", "dropped", "--by", "government"], "어긋납니다"),
        ("promise-kept", ["--status", "in-progress", "--by", "government"], "그대로"),
    ],
)
def test_what_speaks_against_it_is_said(
    run: Run, store: Path, name: str, arguments: list[str], says: str
) -> None:
    mark = ("mark", name, *arguments, *URL, "--store", str(store))
    assert "note well" in run(*mark, "--dry-run", "--lang", "en").stderr
    result = run(*mark)
    assert result.exit_code == 0
    assert says in result.stderr


def test_a_lighter_word_never_settles_against_a_heavier_one(run: Run, store: Path) -> None:
    """``promise-kept`` is done by the government's word."""
    run("mark", "promise-kept", "--status", "dropped", *BARE, "--store", str(store))
    assert shown(run, store, "promise-kept")["state"] == State.DONE
    entries = json.loads(
        run("log", "promise-kept", "--store", str(store), "--format", "json").stdout
    )["items"]
    assert [(e["status"], e["governs"]) for e in entries] == [("done", True), ("dropped", False)]
    page = run("show", "promise-kept", "--store", str(store)).stdout
    assert page.index("이행  2025-03-25") < page.index("이 기록이 기준") < page.index("철회")
    run("mark", "promise-kept", "--status", "dropped", "--by", "정부", *URL, "--store", str(store))
    assert shown(run, store, "promise-kept")["state"] == State.DROPPED


@pytest.mark.parametrize("word", ["이행", "done", "Done", "완료"])
def test_a_status_goes_by_any_of_its_names(run: Run, store: Path, word: str) -> None:
    run("mark", "promise-by", "--status", word, *URL, "--store", str(store))
    assert shown(run, store, "promise-by")["state"] == State.DONE


def test_news_counts_without_dated_evidence_and_undoes_nothing(run: Run, store: Path) -> None:
    was = shown(run, store, "promise-moving")
    assert was["no_news_days"] > 10
    run(
        "mark",
        "promise-moving",
        "--status",
        "진행",
        "--on",
        "2026-11-20",
        *URL,
        "--store",
        str(store),
    )
    assert shown(run, store, "promise-moving")["no_news_days"] == 2
    run(
        "mark",
        "promise-kept",
        "--status",
        "진행",
        "--by",
        "government",
        *URL,
        "--store",
        str(store),
    )
    now = shown(run, store, "promise-kept")
    assert (now["state"], now["no_news_days"]) == (State.DONE, 0)


def test_a_relative_day_is_kept_as_the_day_it_was(run: Run, store: Path) -> None:
    mark = ("mark", "promise-by", "--status", "done", *URL, "--store", str(store))
    assert '"on": "2026-11-21"' in run(*mark, "--on", "어제", "--dry-run").stdout
    assert '"on": "2026-10"' in run(*mark, "--on", "지난달", "--dry-run").stdout
    assert '"on": "\'26.上"' in run(*mark, "--on", "'26.上", "--dry-run").stdout


def test_a_beginning_of_an_id_is_enough_where_only_one_begins_so(run: Run, store: Path) -> None:
    mark = ("--status", "done", *URL, "--store", str(store), "--dry-run")
    assert 'event: "promise-kept"' in run("mark", "promise-ke", *mark).stdout
    several = run("mark", "promise", *mark)
    assert several.exit_code == 2
    assert "promise-half  인재 양성" in several.stderr
