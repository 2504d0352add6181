"""Words find items; they never decide by themselves which one is written about."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from aitrack.query import Query
from aitrack.searching import matches
from aitrack.store.files.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

STORE = """\
format: 1
documents:
events:
  - id: chips
    title: 반도체 지원
    kind: plan
    ministries: [과기정통부, 산업부]
    deliverable: true
    source: https://example.org/a
    when: "2026"
    tags: [인재, 양성]
    note: 첫 문장
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "timeline.yaml").write_text(STORE, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("word", "there"),
    [
        ("부산", False), ("통부", True), ("산업부", True), ("재양", False), ("인재", True),
        ("지원chips", False), ("chips과기", False), ("반도체지원", True), ("반도체 지원", True),
        ("양성첫", False), ("첫문장", True), ("반도체 양성", True), ("CHIPS", True),
    ],
)  # fmt: skip
def test_a_word_stands_in_one_field(run: Run, store: Path, word: str, there: bool) -> None:
    timeline, problems = load([store])
    assert not problems
    assert matches(timeline.events[0], (), Query(text=word).spelled) is there
    assert ("chips" in run("search", word, "--store", str(store)).stdout) is there  # the index
    assert Query(text=word).text == word


BARE = ("--no-evidence", "--note", "한 문장")


def test_no_word_at_all_finds_nothing(run: Run, store: Path) -> None:
    """Quotes and dots are folded away, and nothing stands in every text."""
    for word in ("·", "' '", "…", "『』"):
        assert run("show", word, "--store", str(store)).exit_code == 2
        assert run("mark", word, "--status", "done", *BARE, "--store", str(store)).exit_code == 2
    assert run("search", "·", "--store", str(store)).exit_code == 2


def test_words_record_nothing_where_nobody_can_be_asked(run: Run, store: Path) -> None:
    for word in ("반도체", "부산", "반도체 지원", "지원"):
        result = run("mark", word, "--status", "done", *BARE, "--store", str(store), stdin="y\n")
        assert result.exit_code == 2
        assert not (store / "outcomes.yaml").exists()
    said = run("mark", "반도체", "--status", "done", *BARE, "--store", str(store)).stderr
    assert "반도체 지원 (chips)" in said
    assert "aitrack mark chips" in said
    dry = run("mark", "반도체", "--status", "done", *BARE, "--dry-run", "--store", str(store))
    assert 'event: "chips"' in dry.stdout
    assert run("mark", "chips", "--status", "done", *BARE, "--store", str(store)).exit_code == 0


def test_a_file_takes_ids_alone(run: Run, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("event,status,note\n반도체,done,하나\n", "utf-8")
    result = run("mark", "--from", str(path), "--no-evidence", "--store", str(store))
    assert result.exit_code == 2
    assert "chips (반도체 지원)?" in result.stderr
    assert not (store / "outcomes.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.parametrize(
    ("answer", "written"), [("y\n", True), ("예\n", True), ("n\n", False), ("\n", False)]
)
def test_a_person_at_a_terminal_is_asked(
    store: Path, tmp_path: Path, answer: str, written: bool
) -> None:
    import pty  # noqa: PLC0415, not everywhere

    keyboard, terminal = pty.openpty()
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "AITRACK_TODAY": "2026-11-22"}
    process = subprocess.Popen(
        [sys.executable, "-m", "aitrack", "mark", "반도체", "--status", "done", *BARE,
         "--store", store],
        stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, env=env,
    )  # fmt: skip
    os.close(terminal)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(keyboard, 1000)
    assert "반도체 지원 (chips)" in seen.decode()
    os.write(keyboard, answer.encode())
    process.communicate(timeout=60)
    os.close(keyboard)
    assert (process.returncode == 0) is written
    assert (store / "outcomes.yaml").exists() is written
