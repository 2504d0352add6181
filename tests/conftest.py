"""What the tests share: the day, the example store, the command line in a temporary home."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

import aitrack.dates.clock
from aitrack.app import app
from aitrack.store.files.load import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from aitrack.timeline import Timeline

    Run = Callable[..., Result]

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
GOLDEN = ROOT / "tests" / "golden"
EXAMPLE = DATA / "store"
_BESIDE = ROOT.parent / "shared" / "documents"
_NAMED = Path(os.environ.get("AITRACK_DOCUMENTS", _BESIDE))
DOCUMENTS = _NAMED if _NAMED.is_dir() else None
"""The five source texts, where this machine has them; they are somebody's work and not ours."""


def pytest_configure() -> None:
    """Examples that are made up are not timed: no test needs a fast machine."""
    from hypothesis import settings  # noqa: PLC0415, pytest wants to import it first

    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden for review")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file of tests/golden, or rewrite the file when asked to."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, "utf-8", newline="")
        assert text == path.read_bytes().decode("utf-8")

    return compare


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Run:
    """The command line, in an empty home, on the shipped store unless told otherwise."""
    for name in ("AITRACK_STORE", "AITRACK_TODAY", "AITRACK_LANG", "COLUMNS", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.chdir(tmp_path)

    def invoke(
        *arguments: str, today: date | None = TODAY, stdin: str | bytes | None = None
    ) -> Result:
        clock = ["--today", str(today)] if today and arguments[0] not in {"check", "init"} else []
        if today and "--catch-up" in arguments and "--today" not in arguments:
            now = aitrack.dates.clock.Today(today, today)  # with a day of its own it would forget
            monkeypatch.setattr(aitrack.dates.clock, "today", lambda: now)
            clock = []
        return CliRunner().invoke(app, [*arguments, *clock], input=stdin)

    return invoke


def on(day: str, *arguments: str) -> list[str]:
    """The command line of a process for which it is this day, as a clock would say it."""
    program = (
        "import sys\nfrom datetime import date\nfrom aitrack.dates import clock\n"
        f"day = date.fromisoformat({day!r})\nclock.today = lambda: clock.Today(day, day)\n"
        "from aitrack.start import main\nmain()"
    )
    return [sys.executable, "-c", program, *arguments]


@pytest.fixture(scope="session")
def shipped() -> Timeline:
    """The shipped store."""
    timeline, problems = load([ROOT])
    assert problems == ()
    return timeline


@pytest.fixture(scope="session")
def example() -> Timeline:
    """A small store with one event for each state."""
    timeline, problems = load([EXAMPLE])
    assert problems == ()
    return timeline
