"""However it is started: no streams, no locale, no home, no folder, odd zones, strict Pythons."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

AITRACK = str(Path(sys.executable).parent / "aitrack")
COMMANDS = ("list", "--help", "--version", "nonsense", "due --lim 3", "mark x --dry-run",
            "__complete bash 'aitrack list --ta' '='", "doctor zone")  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def shell(
    command: str, home: Path, cwd: Path | None = None, env: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    base = {"HOME": str(home), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": "2026-11-22"}
    done = subprocess.run(
        ["/bin/sh", "-c", command], env={**base, **env}, cwd=cwd or home, capture_output=True,
        timeout=60, check=False,
    )  # fmt: skip
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert "Traceback" not in said, said
    assert "Exception ignored" not in said, said
    assert done.returncode in {0, 1, 2, 3, 130}, said
    return done


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "streams",
    ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full",
     "| head -c1", "| true"],
)  # fmt: skip
def test_streams_that_are_closed_or_full(home: Path, command: str, streams: str) -> None:
    """Found: help, the version and a shell's question ended in tracebacks or exit code 120."""
    done = shell(f"'{AITRACK}' {command} {streams}", home)
    if command in ("list", "--help", "--version") and streams in (">&-", ">/dev/full"):
        assert done.returncode == 1
        assert done.stderr.startswith(b"aitrack: ") or command != "list"


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp949"}, {"PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, {"TZ": "UTC+25"},
        {"TZ": ":/etc/passwd"}, {"TZ": "Nonsense/Zone"}, {"TZ": "<x>99"}, {"PYTHONTZPATH": ""},
        {"HOME": "/nonexistent"}, {"HOME": "/dev/null"}, {"HOME": ""}, {"TMPDIR": "/nonexistent"},
        {"XDG_CACHE_HOME": "/dev/null"}, {"XDG_DATA_HOME": "/dev/null"}, {"TERM": "dumb"},
        {"COLUMNS": "0"}, {"COLUMNS": "x"}, {"COLUMNS": "9" * 20},
        {"COLUMNS": "-5"}, {"FORCE_COLOR": "1"}, {"AITRACK_INDEX": "off"}, {"AITRACK_LANG": "\x1b"},
        {"PYTHONOPTIMIZE": "2"}, {"PYTHONWARNINGS": "error"}, {"PYTHONDEVMODE": "1"},
        {"PYTHONSAFEPATH": "1"},
    ],
    ids=str,
)  # fmt: skip
def test_the_answer_does_not_depend_on_where_it_is_asked(home: Path, env: dict[str, str]) -> None:
    usual = shell(f"'{AITRACK}' list --ministry 과기정통부", home)
    assert usual.returncode == 0
    assert "과기정통부".encode() in usual.stdout
    assert shell(f"'{AITRACK}' list --ministry 과기정통부", home, env=env).stdout == usual.stdout
    by_zone = ("schedule cron daily", "doctor zone", "remind") if "TZ" in env else ("timeline",)
    for command in by_zone:
        shell(f"'{AITRACK}' {command}", home, env=env)


@pytest.mark.parametrize("env", [{"HOME": ""}, {"HOME": "relative"}], ids=str)
def test_without_a_home_nothing_of_ones_own_is_written(home: Path, env: dict[str, str]) -> None:
    """Found: it went to /.local/share, or to /nonexistent, which was made for it."""
    command = "mark ai-basic-act --status done --no-evidence --note x --yes"
    done = shell(f"'{AITRACK}' {command}", home, env=env)
    assert done.returncode == 1
    assert b"XDG_DATA_HOME" in done.stderr


def test_a_window_of_a_few_columns_still_has_an_answer(home: Path) -> None:
    for command in ("list --ministry 과기정통부", "timeline", "due", "stats", "show ai-basic-act"):
        done = shell(f"'{AITRACK}' {command}", home, env={"COLUMNS": "20"})
        assert done.returncode == 0, command
        assert done.stdout.strip()


@pytest.mark.parametrize(
    "env",
    [{"AITRACK_TODAY": "x\x1b[31m"}, {"AITRACK_STORE": "/dev"}, {"AITRACK_STORE": "~nobodyhere"},
     {"AITRACK_STORE": "\x1b\n"}],
    ids=str,
)  # fmt: skip
def test_a_variable_that_is_wrong_is_said(home: Path, env: dict[str, str]) -> None:
    done = shell(f"'{AITRACK}' list", home, env=env)
    assert done.returncode in (2, 3)
    assert b"\x1b" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_without_any_environment(home: Path) -> None:
    for command in COMMANDS:
        shell(f"exec env -i '{AITRACK}' {command}", home)


def test_in_a_folder_that_has_been_removed(home: Path, tmp_path: Path) -> None:
    """Found: every command asked where it was, and ended in a traceback."""
    for command in (*COMMANDS, "remind", "search 인재", "diff . .", "list --store there"):
        gone = tmp_path / "gone"
        gone.mkdir()
        shell(f"rmdir '{gone}'; '{AITRACK}' {command}", home, gone)


MODULES = (
    "yaml", "json", "typer", "rich", "dateutil", "holidays", "jinja2", "apprise", "re", "csv",
    "sqlite3", "datetime", "sitecustomize", "usercustomize", "platformdirs", "unicodedata",
    "hashlib", "subprocess", "tempfile",
)  # fmt: skip


def test_nothing_in_the_current_folder_is_imported(home: Path, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    for name in MODULES:
        (tmp_path / f"{name}.py").write_text(f"open({str(sprung)!r}, 'w')\nraise SystemExit\n")
        (tmp_path / f"{name}.so").write_bytes(b"\x7fELF")
    for program in (f"'{AITRACK}'", f"'{sys.executable}' -m aitrack"):
        for command in ("list", "--help", "remind --format html", "check", "due --limit=1 --",
                        "list --year 내년", "diff git:HEAD ."):  # fmt: skip
            shell(f"{program} {command}", home, tmp_path)
            assert not sprung.exists(), (program, command)


@pytest.mark.parametrize("flags", ["-O", "-OO", "-W error", "-X dev -W error", "-I", "-bb"])
def test_strict_pythons(home: Path, flags: str) -> None:
    mark = "mark ai-basic-act --status done --no-evidence --note 예 --dry-run"
    for command in ("list", "check", "remind", "due --limit=1 --", mark, "timeline"):
        done = shell(f"'{sys.executable}' {flags} -m aitrack {command}", home)
        assert done.returncode == 0, done.stderr


@pytest.mark.skipif(not os.path.exists("/usr/bin/script"), reason="no pseudo-terminal")  # noqa: PTH110
@pytest.mark.parametrize("columns", [0, 1, 20, 60, 1000])
def test_windows_of_any_width(home: Path, columns: int) -> None:
    for command in ("list", "timeline", "due", "--help"):
        done = shell(f"script -qec \"stty cols {columns}; '{AITRACK}' {command}\" /dev/null", home)
        assert done.returncode == 0


def test_words_that_are_no_text(home: Path, tmp_path: Path) -> None:
    for word in ("\\377", "\\355\\240\\200", "", "x" * 300):
        for command in ("check --documents", "check --coverage", "init",
                        "schedule systemd daily -o",
                        "show", "list --tag", "list --store", "list --today", "when", "search",
                        "list -o", "mark", "diff .", "list --fields", "mark --from"):  # fmt: skip
            shell(f"'{AITRACK}' {command} \"$(printf '{word}')\"", home, tmp_path)


@pytest.mark.parametrize(
    ("where", "name", "command"),
    [
        ("aitrack.commands", "module", "list"), ("aitrack.line.running", "run", "list"),
        ("aitrack.line.help", "show", "--help"), ("aitrack.line.shells", "answer", "__complete"),
        ("aitrack.app", "main", "list --limit=1 --"), ("aitrack.streams", "flushed", "when 2026"),
    ],
)  # fmt: skip
def test_whoever_stops_it_sees_nothing_of_its_inside(
    home: Path, where: str, name: str, command: str
) -> None:
    """Found: Ctrl-C ended in a traceback, but for where a command was answering already."""
    stopped = f"import {where} as m, sys, aitrack.start\ndef stop(*_): raise KeyboardInterrupt\n"
    stopped += f"m.{name} = stop; aitrack.start.main()"
    done = shell(f"'{sys.executable}' -c '{stopped}' {command}", home)
    assert (done.returncode, done.stderr) == (130, b"")
