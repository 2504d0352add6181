"""Completion: what can stand under the cursor, and how each shell is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from aitrack.commands.completion import SCRIPTS
from aitrack.line.completion import candidates
from aitrack.line.shells import split
from conftest import EXAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

STORE = ("--store", str(EXAMPLE))


def words(*typed: str) -> list[str]:
    return [text for text, _ in candidates(typed)]


@pytest.fixture
def indexed(run: Run) -> None:
    """A home of its own, and the example store indexed in it."""
    assert run("list", *STORE).exit_code == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["remi"], ["remind"]),
        (["--la"], ["--lang"]),
        (["--lang", ""], ["ko", "en"]),
        (["list", "--mi"], ["--ministry"]),
        (["--lang", "en", "list", "--lim"], ["--limit"]),
        (["due", "--no-o"], ["--no-overdue"]),
        (["due", "--overdue", "--no-o"], []),
        (["list", "--kind", "법"], ["법령"]),
        (["list", "--kind=la"], ["--kind=law"]),
        (["list", "--state", "이행 미"], ["이행 미확인"]),
        (["list", "--state", "overd"], ["overdue"]),
        (["list", "-f", "js"], ["json", "jsonl"]),
        (["schedule", "sy"], ["systemd"]),
        (["schedule", "cron", "da"], ["daily"]),
        (["mark", "x", "--status", "d"], ["done", "dropped"]),
        (["doctor", "cron", "ma"], ["mail"]),
        (["list", "-o", "x"], []),
        (["list", "--nothing", "x"], []),
        (["nothing", "x"], []),
    ],
)
def test_words_of_the_declarations(typed: list[str], found: list[str]) -> None:
    assert words(*typed) == found


@pytest.mark.usefixtures("indexed")
def test_words_of_the_store() -> None:
    assert words("show", *STORE, "promise-h") == ["promise-half"]
    assert words("list", *STORE, "-m", "과") == ["과부", "과학부"]
    assert words("list", *STORE, "--ministry", "MO") == ["MOS"]
    assert words("list", f"--store={EXAMPLE}", "--document", "rel") == ["release-2026"]
    assert words("list", *STORE, "--tag", "") == ["인재"]
    assert words("list", "--store", "nowhere", "--tag", "") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("aitrack a\\ b 'c d' \"e'f\" g", (["aitrack", "a b", "c d", "e'f", "g"], "")),
        ("aitrack  list ", (["aitrack", "list", ""], "")),
        ("aitrack 'open wo", (["aitrack", "open wo"], "'")),
        ("", ([""], "")),
    ],
)
def test_an_unfinished_line_is_cut_as_a_shell_cuts_it(
    line: str, found: tuple[list[str], str]
) -> None:
    assert split(line) == found


ASKING = {
    "bash": """
COMP_LINE="$1" COMP_POINT=${#1}
_aitrack
printf '%s\n' "${COMPREPLY[@]}"
""",
    "fish": "complete -C $argv[1] | string replace -r '\t.*' ''",
}
ANSWERS = [
    ("aitrack remi", ["remind"], ["remind"]),
    ("aitrack list --state '이행 미", ["이행 미확인"], None),
    ("aitrack list --state 이행\\ 미", ["이행\\ 미확인"], ["이행 미확인"]),
    ("aitrack list --kind=la", ["law"], ["--kind=law"]),
]


@pytest.mark.parametrize("shell", ASKING)
@pytest.mark.parametrize(("line", "bash", "fish"), ANSWERS)
def test_a_shell_is_told(
    shell: str, line: str, bash: list[str], fish: list[str] | None, tmp_path: Path
) -> None:
    """The shell itself runs the functions that are printed for it."""
    wanted = bash if shell == "bash" else fish
    if not shutil.which(shell) or wanted is None:
        pytest.skip(f"no {shell} here, or it asks otherwise")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "aitrack").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m aitrack "$@"\n'
    )
    (tmp_path / "bin" / "aitrack").chmod(0o755)
    script = tmp_path / "script"
    script.write_text(SCRIPTS[shell] + ASKING[shell], "utf-8")
    done = subprocess.run(
        [shell, str(script), line],
        env={"HOME": str(tmp_path), "PATH": f"{tmp_path}/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().splitlines() == wanted, done.stderr.decode()


def test_zsh_reads_its_function(tmp_path: Path) -> None:
    if not shutil.which("zsh"):
        pytest.skip("no zsh here")
    script = tmp_path / "script"
    script.write_text(SCRIPTS["zsh"] + "\nprint -r -- $_comps[aitrack]\n", "utf-8")
    done = subprocess.run(
        ["zsh", "-f", str(script)], env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.decode().split() == ["_aitrack"]


def test_the_line_to_paste_is_for_the_shell_in_use(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "fish" in run("completion").stdout
    monkeypatch.delenv("SHELL")
    assert ".bashrc" in run("completion").stdout
    assert run("completion", "csh").exit_code == 2
