"""Help pages are kept as Typer wrote them, and no run imports what it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aitrack import pages
from aitrack.store.index.build import refresh
from aitrack.store.index.opening import close_all
from conftest import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

MODULES = Path(__file__).parent / "data" / "modules.tsv"


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
    runs = {"help": ["--help"]}
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
