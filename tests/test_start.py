"""The console script: an ordinary line is answered at once, and as Typer's way answers it."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import answers
from aitrack.app import app, command
from aitrack.commands import NAMES, WRITING, module
from aitrack.commands.catalogue import COMMANDS
from aitrack.language import settle
from aitrack.line.ordinary import read
from aitrack.start import ordinarily
from conftest import ROOT, TODAY

MODULES = Path(__file__).parent / "data" / "modules.tsv"


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AITRACK_STORE", "AITRACK_LANG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("AITRACK_TODAY", str(TODAY))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.chdir(tmp_path)


def at_once(words: list[str]) -> int | None:
    """As the console script does it."""
    settle(words)
    return ordinarily(words)


def by_typer(words: list[str]) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, words)
    assert found.exception is None or isinstance(found.exception, SystemExit), words
    return found.exit_code, found.stdout, found.stderr  # with line ends of one character


def printed(capfd: pytest.CaptureFixture[str]) -> tuple[str, str]:
    out, err = capfd.readouterr()
    return out.replace("\r\n", "\n"), err


@pytest.mark.usefixtures("outside")
def test_a_thousand_command_lines_are_answered_as_they_were(
    capfd: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    """By whichever way a line takes; every tenth ordinary one also by Typer's."""
    answers.prepare(Path())
    rows, ordinary = [], 0
    for number, words in enumerate(answers.lines()):
        code = at_once(words)
        found = (code, *printed(capfd)) if code is not None else by_typer(words)
        if code is not None:
            ordinary += 1
            if number % 10 == 0:
                assert by_typer(words) == found, words
        rows.append(answers.row(words, *found))
    if request.config.getoption("--update-golden"):
        answers.KEPT.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    assert rows == answers.KEPT.read_text("utf-8").splitlines()
    assert ordinary > answers.NUMBER / 2


@pytest.mark.usefixtures("outside")
def test_examples_of_the_readme_are_answered_alike(capfd: pytest.CaptureFixture[str]) -> None:
    pages = [(ROOT / each).read_text("utf-8") for each in ("README.md", "docs/commands.md")]
    shown = re.findall(r"^\$ aitrack (.*)$", "\n".join(pages), re.MULTILINE)
    answered = 0
    for words in map(shlex.split, shown):
        alone = "|" not in words and not WRITING.intersection(words)
        code = at_once(words) if alone else None
        if code is not None:
            answered += 1
            assert (code, *printed(capfd)) == by_typer(words)
    assert answered > len(shown) / 2


def test_every_command_is_declared_and_has_its_line_of_help() -> None:
    assert list(COMMANDS) == list(NAMES)
    for name in NAMES:
        declared = module(name).COMMAND
        keys = [each.key for each in declared.parameters]
        assert len(keys) == len(set(keys))
        examples = declared.examples
        said = (examples,) if isinstance(examples, str) else examples
        assert all(each.startswith("aitrack ") for each in said)


@pytest.mark.parametrize("name", NAMES)
def test_typer_is_told_what_is_declared(name: str) -> None:
    told: dict[str, Any] = {each.name: each for each in command(name).params}
    for each in module(name).COMMAND.parameters:
        param = told[f"{each.key}_" if iskeyword(each.key) else each.key]
        assert param.required is each.needed
        assert tuple(param.opts) == (each.names or (param.name,))
        assert tuple(param.secondary_opts) == ((each.off,) if each.off else ())
        assert (param.multiple if each.names else param.nargs == -1) is each.many
        assert (param.default or None) == (each.default or None)


@pytest.mark.parametrize(
    "words",
    [
        ["--nothing"], ["--limit"], ["--limit", "-1"], ["--limit="], ["-n=2"], ["--", "x"], ["x"],
        ["--undated=1"], ["-mX"], ["--limi", "2"], ["--ministry", "--kind", "law"], ["-"],
    ],
)  # fmt: skip
def test_what_is_out_of_the_ordinary_is_left_to_typer(words: list[str]) -> None:
    assert read(module("due").COMMAND, words) is None


def test_an_ordinary_line_is_read_as_typer_reads_it() -> None:
    words = ["-m", "가", "--ministry=나=다", "--within", "2w", "--within=3w", "--no-overdue"]
    asked = read(module("due").COMMAND, words)
    assert asked is not None
    assert asked["ministry"] == ["가", "나=다"]
    assert asked["within"] == "3w"
    assert asked["overdue"] is False
    assert asked["undated"] is False
    assert asked["limit"] is None
    assert read(module("show").COMMAND, []) is None
    assert read(module("show").COMMAND, ["a", "b"]) is None
    found = read(module("search").COMMAND, ["a", "--limit", "2", "b"])
    assert found is not None
    assert found["text"] == ["a", "b"]
    assert (read(module("add").COMMAND, ["--line", "12"]) or {})["line"] == 12
    assert read(module("add").COMMAND, ["--line", "twelve"]) is None


def script(*arguments: str, env: dict[str, str], flags: tuple[str, ...] = ()) -> Any:
    return subprocess.run(
        [sys.executable, *flags, "-m", "aitrack", *arguments],
        env=env,
        capture_output=True,
        check=False,
    )


RUNS = {
    "help": ["--help"],
    "due": ["due", "--ministry", "과기정통부", "--within", "30d", "--no-overdue"],
    "due-json": ["due", "--format", "json"],
    "due-csv": ["due", "--format", "csv"],
    "timeline": ["timeline", "--year", "2026"],
    "list": ["list"],
    "show": ["show", "ai-basic-act"],
    "search": ["search", "전력망"],
    "when": ["when", "'24.下"],
    "conflicts": ["conflicts"],
    "slips": ["slips"],
    "export": ["export", "fragment", "--limit", "1"],
    "log": ["log"],
    "remind": ["remind"],
    "schedule": ["schedule", "list"],
    "stats": ["stats"],
    "ministries": ["ministries"],
    "documents": ["documents"],
    "check": ["check"],
    "diff": ["diff", str(ROOT), str(ROOT)],
    "doctor": ["doctor", "state"],
    "mark": ["mark", "ai-basic-act", "--status", "done", "--evidence", "https://example.org/a",
             "--dry-run"],
    "undo": ["undo", "--dry-run"],
    "retract": ["retract", "ai-basic-act", "1", "--why", "x", "--dry-run"],
    "edit": ["edit", "ai-basic-act", "--store", str(ROOT), "--dry-run"],
    "remove": ["remove", "right-to-be-forgotten", "--why", "x", "--store", str(ROOT), "--dry-run"],
    "add": ["add", "x", "--store", "nowhere"],
    "add-document": ["add-document", "x", "--title", "x", "--publisher", "x", "--dated",
                     "2026-01-01", "--text", "x"],
    "read": ["read", "x", "--store", "nowhere"],
    "review": ["review", "x", "--store", "nowhere"],
    "accept": ["accept", "x", "--store", "nowhere"],
    "init": ["init", "."],
    "completion": ["completion", "bash"],
}  # fmt: skip
ANSWERING = frozenset(RUNS) - {
    "check", "diff", "doctor", "mark", "undo", "retract", "add", "edit", "remove", "add-document",
    "read", "review", "accept", "init", "export",
}  # fmt: skip
"""What is answered from the index alone, or from no file at all, and imports nothing heavy."""
HEAVY = frozenset(
    ("typer", "rich", "yaml", "dateutil", "typing", "dataclasses", "re", "pathlib", "json", "csv",
     "enum", "shutil", "contextlib", "datetime", "inspect", "subprocess", "tempfile")
)  # fmt: skip


def test_every_command_is_among_the_runs() -> None:
    assert set(NAMES) <= set(RUNS)


def test_a_run_imports_what_it_uses_and_nothing_else(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Exact sets of modules; ``--update-golden`` rewrites them for review."""
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": str(TODAY)}
    found = {}
    bare = _imported([sys.executable, "-X", "importtime", "-c", "pass"], env)
    for name, arguments in RUNS.items():
        for _ in range(2):
            done = [sys.executable, "-X", "importtime", "-c", _SCRIPT, *arguments]
            imported = _imported(done, env) - bare
        found[name] = sorted(imported)
    text = "".join(f"{name}\t{' '.join(names)}\n" for name, names in found.items())
    if request.config.getoption("--update-golden"):
        MODULES.write_text(text, "utf-8")
    kept = dict(line.split("\t") for line in MODULES.read_text("utf-8").splitlines())
    ours = {
        name: [each for each in names if each.startswith("aitrack")]
        for name, names in found.items()
    }
    assert ours == {
        name: [each for each in names.split() if each.startswith("aitrack")]
        for name, names in kept.items()
    }
    for name in ANSWERING:
        assert not HEAVY.intersection(found[name]), name
    for names in found.values():
        assert not {"typer", "rich"}.intersection(names)


_SCRIPT = "import sys; from aitrack.start import main; sys.exit(main())"


def _imported(arguments: list[str], env: dict[str, str]) -> set[str]:
    said = subprocess.run(arguments, env=env, capture_output=True, check=False).stderr.decode()
    return {line.rsplit("|", 1)[1].strip() for line in said.splitlines() if "import time:" in line}


def test_piped_tables_never_import_rich(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": str(TODAY)}
    for arguments in (
        ["list"],
        ["timeline"],
        ["stats"],
        ["due", "--undated"],
        ["show", "기간전력망"],
    ):
        done = script(*arguments, env=env, flags=("-X", "importtime"))
        assert done.returncode == 0
        assert b" rich" not in done.stderr


def test_a_run_reads_the_index_and_no_yaml(tmp_path: Path) -> None:
    """Bytes are not guessed from times: the files opened are counted."""
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": str(TODAY)}
    program = (
        "import sys\nopened = []\n"
        "sys.addaudithook(lambda name, details: name in ('open', 'sqlite3.connect')"
        " and opened.append(str(details[0])))\n"
        "from aitrack.start import ordinarily\n"
        "code = ordinarily(sys.argv[1:])\n"
        "print(code, *[name for name in opened if name.endswith(('.yaml', '.sqlite'))], sep='\\n')"
    )
    asked = ["due", "--ministry", "과기정통부", "--limit", "1"]
    assert script(*asked, env=env).returncode == 0
    done = subprocess.run(
        [sys.executable, "-c", program, *asked], env=env, capture_output=True, check=True
    )
    said = done.stdout.decode().splitlines()
    opened = said[said.index("0") + 1 :]
    assert [Path(name).suffix for name in opened] == [".sqlite"]
