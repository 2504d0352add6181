"""Which tests run a line: found out once, and kept until the tests are written anew."""

from __future__ import annotations

import json
import os
import re
import signal
import tempfile
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Items = dict[str, pytest.Item]
    Measured = tuple[float, dict[str, str]]
    """How long a test takes, and by module the lines it runs, as the bits of a number."""

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "cli" / "aitrack"
KEPT = ROOT / ".pytest_cache" / "lines.json"
TESTS = (
    "tests/dates/test_*.py", "tests/store/test_*.py", "tests/commands/test_*.py",
    "tests/views/test_[!p]*.py", "tests/test_b[!e]*.py", "tests/test_ca*.py", "tests/test_m*.py",
    "tests/test_pr*.py", "tests/test_qu[!a]*.py",
    "tests/test_s[!t]*.py", "tests/test_stat*.py", "tests/test_v*.py", "tests/test_english.py",
    "cli/aitrack/dates/*.py", "cli/aitrack/store/*/*.py", "cli/aitrack/answers/*.py",
    "cli/aitrack/[!_]*.py",
)  # fmt: skip
SLOW_SECONDS = 4
"""A test that takes longer is left out, and so is one that shares what takes longer."""
ERRORS = os.dup(2)
_TABLE = re.compile(rb"[a-z-]+\.tsv")


class Runner:
    """A plugin of pytest that hands the tests over instead of running them all."""

    def __init__(self, act: Callable[[Runner, Items], None]) -> None:
        self.act = act
        self.failed = False

    def pytest_configure(self) -> None:
        from hypothesis import settings  # noqa: PLC0415, pytest wants to import it first

        settings.register_profile("still", deadline=None, derandomize=True, database=None)
        settings.load_profile("still")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.act(self, {item.nodeid: item for item in session.items})
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def passes(self, item: pytest.Item, after: pytest.Item | None = None) -> bool:
        self.failed = False
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        return not self.failed


def collected(act: Callable[[Runner, Items], None], files: list[str], *plugins: object) -> None:
    quiet = ["-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:faulthandler"]
    pytest.main([*quiet, *files], plugins=[Runner(act), *plugins])


def forked(act: Callable[[], Any], seconds: float) -> Any:
    """What a process of its own answers; None where it ends without, or not in time."""
    with TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.close(reading)
                os.setpgid(0, 0)
                signal.alarm(int(seconds) + 1)
                tempfile.tempdir = None
                os.environ |= {"HOME": folder, "XDG_CACHE_HOME": folder, "TMPDIR": folder}
                nothing = os.open(os.devnull, os.O_RDWR)
                for stream in (0, 1, 2):
                    os.dup2(nothing, stream)
                with os.fdopen(writing, "w") as answer:
                    json.dump(act(), answer)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as answer:
            text = answer.read()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)  # with what it started itself
        os.waitpid(child, 0)
    return json.loads(text) if text else None


class Lines:
    """A plugin that says which lines a test runs, or what it shares with others."""

    def __init__(self) -> None:
        self.tracer = coverage.Coverage(data_file=None, source=[str(PACKAGE)], config_file=False)
        self.tests: dict[str, tuple[float, list[str]]] = {}
        self.now = ""
        self.slow: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        name = f"shared {fixturedef.argname}" if fixturedef.scope != "function" else self.now
        self.tracer.switch_context(name)
        begun = time.monotonic()
        value = yield
        if name != self.now and time.monotonic() - begun > SLOW_SECONDS:
            self.slow.add(name)
        self.tracer.switch_context(self.now)
        return value

    def measure(self, runner: Runner, items: Items) -> None:
        every = list(items.values())
        for (name, item), after in zip(items.items(), [*every[1:], None], strict=True):
            self.now = name
            self.tracer.switch_context(name)
            begun = time.monotonic()
            passed = runner.passes(item, after)
            seconds = time.monotonic() - begun
            shared = [f"shared {each}" for each in getattr(item, "fixturenames", ())]
            if passed and seconds < SLOW_SECONDS and self.slow.isdisjoint(shared):
                self.tests[name] = round(seconds, 4), [name, *shared]
            elif not passed:
                os.write(ERRORS, f"left out, it fails without any mistake: {name}\n".encode())

    def found(self) -> dict[str, Measured]:
        by_context: dict[str, dict[str, int]] = {}
        data = self.tracer.get_data()
        for file in data.measured_files():
            module = str(Path(file).relative_to(PACKAGE))
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    lines = by_context.setdefault(context, {})
                    lines[module] = lines.get(module, 0) | 1 << line
        tests: dict[str, Measured] = {}
        for name, (seconds, contexts) in self.tests.items():
            all_: dict[str, int] = {}
            for context in contexts:
                for module, lines_ in by_context.get(context, {}).items():
                    all_[module] = all_.get(module, 0) | lines_
            tests[name] = seconds, {module: hex(each) for module, each in all_.items()}
        return tests


def measured(files: list[str]) -> dict[str, Measured]:
    """Of each test that passes: its time and its lines."""

    def act() -> dict[str, Measured]:
        lines = Lines()
        lines.tracer.start()
        collected(lines.measure, files, lines)
        lines.tracer.stop()
        return lines.found()

    return forked(act, 3600) or {}


def all_measured() -> dict[str, Measured]:
    """Of all tests. What is remembered of those that have not changed since is taken as it is.

    Of a module that has changed, they are taken to run every line.
    """
    modules = {str(each.relative_to(PACKAGE)): _stamp(each) for each in PACKAGE.rglob("*.py")}
    files = sorted({str(each.relative_to(ROOT)) for one in TESTS for each in ROOT.glob(one)})
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    stamps = {file: _stamp(Path(file)) for file in files}
    kept = {file: kept[file] for file in files if kept.get(file, [""])[0] == stamps[file]}
    if new := [file for file in files if file not in kept]:
        os.write(ERRORS, f"which lines do the tests of {len(new)} files run?\n".encode())
        tests = measured(new)
        for file in new:
            mine = {name: each for name, each in tests.items() if name.partition("::")[0] == file}
            kept[file] = [stamps[file], modules, mine]
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(json.dumps(kept), "utf-8")
    return {
        name: (seconds, {module: lines if then.get(module) == modules.get(module) else "-1"
                         for module, lines in ran.items()})
        for _, then, tests in kept.values() for name, (seconds, ran) in tests.items()
    }  # fmt: skip


def _stamp(path: Path) -> str:
    """Of a file, and of the tables that it names."""
    text = path.read_bytes()
    named = (ROOT / "tests" / "data" / name.decode() for name in _TABLE.findall(text))
    tables = b"".join(table.read_bytes() for table in named if table.is_file())
    return sha256(text + tables).hexdigest()[:16]
