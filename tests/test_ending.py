"""A signal that ends a run: the old file or the new one, and nothing beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aitrack.beside import beside
from aitrack.ending import tidily, whole
from hostile import GOOD

HELD = """\
import os, sys, time
import {module} as at
own = at.{name}
def held(*arguments, **more):
    {before}
    open(os.environ["REACHED"], "w").close()
    time.sleep(60)
at.{name} = held
from aitrack.start import main
main()
"""
"""A run that is held up in the middle of what it writes."""
EXPORT = "export {kind} {home}/out.{kind} --store {store}"
ADD = "add new --title t --kind plan --source https://e.org/a --when 2027 --store {store}"
HALF = "own(arguments[0], b'half')"
PLACES = {
    "answer": ("aitrack.commands.saving", "_write", HALF, "list --store {store} -o {home}/out.csv"),
    "calendar": ("aitrack.exports.files", "_made", "", EXPORT.replace("{kind}", "ics")),
    "workbook": ("aitrack.exports.files", "_made", "", EXPORT.replace("{kind}", "xlsx")),
    "database": ("aitrack.exports.database", "_events", "", EXPORT.replace("{kind}", "sqlite")),
    "site": ("aitrack.exports.page", "render", "", "export site {home}/site --store {store}"),
    "accept": ("aitrack.store.files.writing", "_exchange", "", ADD),
    "revision": ("aitrack.history.revisions", "ask", "", "diff git:HEAD {store} --store {store}"),
}  # fmt: skip
"""Where a run is held up: a function, what it does before, and the command line."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    store = tmp_path / "store"
    store.mkdir()
    (store / "timeline.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "tmp").mkdir()
    (store / ".git" / "refs").mkdir(parents=True)
    return tmp_path


def held(home: Path, name: str, number: int) -> int:
    """A run that a signal comes to in the middle; how it ended."""
    module, function, before, line = PLACES[name]
    reached = home / "reached"
    words = line.format(home=home, store=home / "store").split()
    process = subprocess.Popen(
        [sys.executable, "-P", "-c",
         HELD.format(module=module, name=function, before=before or "pass"), *words],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "REACHED": str(reached),
             "TMPDIR": str(home / "tmp"), "AITRACK_TODAY": "2026-11-20"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    until = time.monotonic() + 60
    while not reached.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    assert reached.exists(), process.communicate()[0].decode()
    process.send_signal(number)
    if name == "accept":  # the exchange of files is finished first, and that sleeps here
        process.kill()
    said = process.communicate(timeout=60)[0].decode()
    assert "Traceback" not in said, said
    return process.returncode


@pytest.mark.parametrize(
    ("name", "number"),
    [*((each, signal.SIGTERM) for each in PLACES if each != "accept"),
     ("answer", signal.SIGHUP), ("answer", signal.SIGINT), ("site", signal.SIGINT)],
)  # fmt: skip
def test_nothing_is_left_beside(home: Path, name: str, number: int) -> None:
    """Found: by a time limit, or a window that was closed, files of ``.NAME.….new`` were left."""
    (home / "out.csv").write_text("before", "utf-8")
    ended = held(home, name, number)
    assert ended == (130 if number == signal.SIGINT else -number)
    assert list(home.rglob("*.new")) == []
    assert (home / "out.csv").read_text("utf-8") == "before"
    assert list((home / "tmp").iterdir()) == []


@pytest.mark.parametrize("name", ["answer", "site", "accept"])
def test_the_next_writer_sweeps_what_a_killed_one_left(home: Path, name: str) -> None:
    held(home, name, signal.SIGKILL)
    left = list(home.rglob("*.new"))
    assert left or name == "site"
    words = PLACES[name][3].format(home=home, store=home / "store").split()
    subprocess.run(
        [sys.executable, "-P", "-m", "aitrack", *words], check=True, capture_output=True,
        env={"HOME": str(home), "PATH": os.environ["PATH"], "AITRACK_TODAY": "2026-11-20"},
    )  # fmt: skip
    assert list(home.rglob("*.new")) == []


def test_what_somebody_writes_now_is_not_swept(tmp_path: Path) -> None:
    """Nor what another machine's program writes, as far as its age tells."""
    place = str(tmp_path / "a.csv")
    other = tmp_path / ".a.csv.0000000-1-abc.new"
    other.touch()
    with beside(place) as mine:
        Path(mine).touch()
        with beside(place) as second:
            assert mine != second
        assert Path(mine).exists()
    assert list(tmp_path.iterdir()) == [other]
    os.utime(other, (0, 0))
    with beside(place):
        assert list(tmp_path.iterdir()) == []


def test_a_long_name_has_room_for_what_is_beside_it(home: Path) -> None:
    """Found: a name of 83 Hangul letters could not be written, for the one beside it was longer."""
    name = "가" * 83 + ".csv"
    done = subprocess.run(
        [sys.executable, "-P", "-m", "aitrack", "list", "--store", "store", "-o", name],
        cwd=home, env={"HOME": str(home), "PATH": os.environ["PATH"]}, capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert (home / name).exists()


def test_a_signal_waits_for_what_must_be_whole() -> None:
    seen = []

    def exchanged() -> None:
        with whole():
            signal.raise_signal(signal.SIGINT)
            seen.append("behind it")

    with pytest.raises(KeyboardInterrupt):
        exchanged()
    assert seen == ["behind it"]


def test_what_is_ignored_stays_ignored() -> None:
    """As under ``nohup``."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with tidily(), whole():
            signal.raise_signal(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_second_signal_does_not_disturb_the_cleaning_up() -> None:
    cleaned = []

    def ended() -> None:
        with tidily():
            try:
                signal.raise_signal(signal.SIGINT)
            finally:
                signal.raise_signal(signal.SIGINT)
                cleaned.append(True)

    with pytest.raises(KeyboardInterrupt):
        ended()
    assert cleaned
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
