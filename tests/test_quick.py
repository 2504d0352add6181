"""The quick way says what Typer says, byte for byte, or leaves it to Typer."""

from __future__ import annotations

import random
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from aitrack import pages, quick
from aitrack.app import app, command
from aitrack.start import quickly
from aitrack.store.index.build import refresh
from aitrack.store.index import close_all
from conftest import ROOT, TODAY
from store.test_index import write_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

MODULES = Path(__file__).parent / "data" / "modules.tsv"
MINISTRIES = (
    "과기정통부", "과학기술정보통신부", "기재부", "재경부", "산업부", "MSIT", "특허청",
    "과기 정통부", "없는부",
)  # fmt: skip
WITHIN = ("30d", "90d", "2w", "400", "0d", "6m", "1y", "x", "99999d")
DATES = (
    "2026-11-22",
    "2025-01-01",
    "2024-07-01",
    "2031-12-31",
    "1999-01-01",
    "'26.12.1",
    "2026-13-01",
)


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("AITRACK_STORE", "AITRACK_LANG", "XDG_DATA_HOME", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("AITRACK_TODAY", str(TODAY))
    monkeypatch.chdir(tmp_path)
    assert refresh([ROOT], TODAY)
    yield
    close_all()


def lines(draw: random.Random, number: int, store: Path) -> list[list[str]]:
    """Command lines as people type them, some of them wrong."""
    found = []
    for _ in range(number):
        some: list[list[str]] = [
            [draw.choice(("--ministry", "-m")), draw.choice(MINISTRIES)]
            for _ in range(draw.choice((0, 1, 1, 2)))
        ]
        some += draw.sample(
            [
                ["--within", draw.choice(WITHIN)],
                [f"--within={draw.choice(WITHIN)}"],
                ["--until", draw.choice(DATES)],
                ["--limit", draw.choice(("0", "1", "3", "50", "-1", "x"))],
                ["-n", "2"],
                ["--no-overdue"],
                ["--overdue"],
                ["--today", draw.choice(DATES)],
                ["--lang", draw.choice(("en", "ko", "fr"))],
                ["--store", str(store)],
                ["--undated"],
                ["--kind", "law"],
                ["--format", "json"],
                ["--help"],
                ["--nothing"],
                ["more"],
            ],
            k=draw.choice((0, 1, 1, 2, 2, 3)),
        )
        draw.shuffle(some)
        found.append(["due", *(each for pair in some for each in pair)])
    return found


@pytest.mark.usefixtures("outside")
def test_a_thousand_command_lines_are_answered_alike(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    store = write_store(tmp_path / "store", 7)
    assert refresh([store], TODAY)
    quick_ones = 0
    for arguments in lines(random.Random(26), 1000, store):
        code = _quickly(arguments)
        out, err = capfd.readouterr()
        if code is None:
            assert (out, err) == ("", "")
            continue
        quick_ones += 1
        whole = CliRunner().invoke(app, arguments)
        assert (out, err, code) == (whole.stdout, whole.stderr, whole.exit_code), arguments
    assert quick_ones > 250


def _quickly(arguments: list[str]) -> int | None:
    from aitrack.language import settle  # noqa: PLC0415, the console script does so

    settle(arguments)
    return quickly(arguments)


@pytest.mark.usefixtures("outside")
def test_examples_of_the_readme_are_answered_alike(capfd: pytest.CaptureFixture[str]) -> None:
    shown = re.findall(r"^\$ aitrack (.*)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    answered = 0
    for arguments in map(shlex.split, shown):
        code = _quickly(arguments)
        if code is not None:
            answered += 1
            whole = CliRunner().invoke(app, arguments)
            assert (*capfd.readouterr(), code) == (whole.stdout, whole.stderr, whole.exit_code)
    assert answered


def test_options_are_what_the_declaration_says() -> None:
    """The table is derived from Typer's: names, what they fill, how often, and the default."""
    declared: dict[str, tuple[str, str]] = {}
    params: dict[str, Any] = {each.name: each for each in command("due").params}
    for name, param in params.items():
        for spelling in param.opts:
            takes = quick.FLAG if param.is_flag else quick.MANY if param.multiple else quick.ONE
            declared[spelling] = (name, takes)
        for spelling in param.secondary_opts:
            declared[spelling] = (name, quick.OFF)
    assert {name: declared[name] for name in quick.OPTIONS} == quick.OPTIONS
    assert params["within"].default == quick.WITHIN
    assert params["overdue"].default is True


@pytest.mark.usefixtures("outside")
def test_help_is_kept_until_it_would_be_another(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pages.show(["--help"]) is None
    pages.keep(["--help"], "page\n", __file__)
    assert pages.show(["--help"]) == 0
    assert capfd.readouterr().out == "page\n"
    assert pages.show(["due", "--help"]) is None
    monkeypatch.setenv("COLUMNS", "61")
    assert pages.show(["--help"]) is None


@pytest.mark.usefixtures("outside")
def test_help_of_another_typer_is_not_shown(tmp_path: Path) -> None:
    typer = tmp_path / "typer.py"
    typer.write_text("one")
    pages.keep(["--help"], "page\n", str(typer))
    assert pages.show(["--help"]) == 0
    typer.write_text("two, and longer")
    assert pages.show(["--help"]) is None


def script(*arguments: str, env: dict[str, str], flags: tuple[str, ...] = ()) -> Any:
    return subprocess.run(
        [sys.executable, *flags, "-m", "aitrack", *arguments],
        env=env,
        capture_output=True,
        check=False,
    )


def test_the_second_help_is_the_first(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    for arguments in (["--help"], ["due", "-h"], ["--help", "--lang", "en"]):
        first, second = (script(*arguments, env=env) for _ in range(2))
        assert first.stdout == second.stdout != b""
        assert first.returncode == second.returncode == 0
    assert len(list((tmp_path / ".cache" / "aitrack").glob("help-*"))) == 2


def test_a_quick_run_imports_what_it_uses_and_nothing_else(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Exact sets of modules; ``--update-golden`` rewrites them for review."""
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": str(TODAY)}
    runs = {
        "due": ["due", "--ministry", "과기정통부", "--within", "30d", "--no-overdue"],
        "help": ["--help"],
    }
    found = {}
    bare = _imported([sys.executable, "-X", "importtime", "-c", "pass"], env)
    for name, arguments in runs.items():
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
    heavy = {"typer", "rich", "yaml", "dateutil", "typing", "dataclasses", "re", "pathlib", "json"}
    assert not heavy.intersection(*found.values(), found["due"], found["help"])
    for names in found.values():
        assert not heavy.intersection(names)


_SCRIPT = "import sys; from aitrack.start import main; sys.exit(main())"


def _imported(arguments: list[str], env: dict[str, str]) -> set[str]:
    said = subprocess.run(arguments, env=env, capture_output=True, check=True).stderr.decode()
    return {line.rsplit("|", 1)[1].strip() for line in said.splitlines() if "import time:" in line}


def test_piped_tables_never_import_rich(run: Run, tmp_path: Path) -> None:
    assert run("check").exit_code == 0
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "AITRACK_TODAY": str(TODAY)}
    for arguments in (["list"], ["timeline"], ["stats"], ["due", "--undated"], ["show", "전력망"]):
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
        "from aitrack.start import quickly\n"
        "code = quickly(sys.argv[1:])\n"
        "print(code, *[name for name in opened if name.endswith(('.yaml', '.sqlite'))], sep='\\n')"
    )
    asked = ["due", "--ministry", "과기정통부", "--limit", "1"]
    assert script(*asked, env=env).returncode == 0
    done = subprocess.run(
        [sys.executable, "-c", program, *asked], env=env, capture_output=True, check=True
    )
    code, *opened = done.stdout.decode().split("보이지 않은")[1].splitlines()[1:]
    assert code == "0"
    assert [Path(name).suffix for name in opened] == [".sqlite"]
