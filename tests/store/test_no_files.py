"""What stands in the place of a store's file and is none: named at once, and never waited for."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hostile import GOOD, KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

SORTS = ("pipe", "folder", "socket", "zero", "loop", "dangling", "sparse", "log")
LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_DATA, (300 << 20, 300 << 20));"
    "from aitrack.start import main; main()"
)


def make(sort: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    match sort:
        case "pipe":
            os.mkfifo(path, 0o600)
        case "folder":
            path.mkdir()
        case "socket":
            monkeypatch.chdir(path.parent)  # its name may not be long
            socket.socket(socket.AF_UNIX).bind(path.name)
        case "zero":
            path.symlink_to("/dev/zero")
        case "log":  # said to be regular; a reader waits for what the system has to say next
            if not os.access("/proc/kmsg", os.R_OK):
                pytest.skip("no log of the system's to read")
            path.symlink_to("/proc/kmsg")
        case "dangling":
            path.symlink_to("nowhere")
        case "loop":
            path.symlink_to(path.name)
        case _:
            with path.open("wb") as file:
                file.truncate(3 << 30)
            path.chmod(0o600)


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sort", SORTS)
def test_what_is_no_file_is_named_and_not_waited_for(
    kind: str, sort: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found: a pipe as ministries.yaml had every command wait that makes an index."""
    store = tmp_path / "store"
    store.mkdir()
    (store / "timeline.yaml").write_text(GOOD, "utf-8")
    place = store / KINDS[kind]
    if kind == "targets":
        place = tmp_path / ".config" / "aitrack" / "targets.yaml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    make(sort, place, monkeypatch)
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "AITRACK_TODAY": "2026-11-20"}
    shown = {"targets": ["doctor", "delivery"], "review": ["review", "rev"]}.get(kind, ["check"])
    written = (
        [["mark", "good", "--status", "done", "--no-evidence", "--note", "예"]]
        if kind in ("timeline", "outcomes")
        else []
    )
    for words in (shown, ["list"], *written):
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, *words, "--store", str(store)], env=env,
            capture_output=True, check=False, timeout=20, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        assert done.returncode in range(4)
        if words == shown and not (sort == "folder" and kind != "timeline"):
            said = (done.stdout + done.stderr).decode()
            assert place.name in said, (words, said)


def test_a_lock_that_another_put_there_is_no_way_to_a_file_of_mine(tmp_path: Path) -> None:
    """Found: a store that came with a link as its lock had the file behind it emptied."""
    store, mine = tmp_path / "store", tmp_path / "mine"
    store.mkdir()
    (store / "timeline.yaml").write_text(GOOD, "utf-8")
    mine.write_text("precious", "utf-8")
    lock = store / ".outcomes.yaml.lock"
    lock.symlink_to(mine)
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "AITRACK_TODAY": "2026-11-20"}
    asked = [sys.executable, "-m", "aitrack", "mark", "good", "--status", "done",
             "--no-evidence", "--note", "예", "--store", str(store)]  # fmt: skip
    for sort in ("link", "pipe", "dangling"):
        done = subprocess.run(asked, env=env, capture_output=True, check=False, timeout=20)
        assert done.returncode == 1, sort
        assert b"Traceback" not in done.stderr
        assert not (store / "outcomes.yaml").exists()
        assert mine.read_text("utf-8") == "precious"
        lock.unlink()
        if sort == "link":
            os.mkfifo(lock)
        else:
            lock.symlink_to(tmp_path / "made")
    assert not (tmp_path / "made").exists()
    lock.unlink()
    lock.write_text("a lock is only held", "utf-8")
    assert subprocess.run(asked, env=env, check=False, timeout=20).returncode == 0
    assert lock.read_text("utf-8") == "a lock is only held"


def test_init_follows_no_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "outcomes.yaml").symlink_to(tmp_path / "elsewhere")
    run("init", "new")
    assert not (tmp_path / "elsewhere").exists()


LOST: dict[str, tuple[str, str]] = {
    "a link to nowhere": ("timeline.d/x.yaml", "dangling"),
    "a link to itself": ("timeline.d/x.yaml", "loop"),
    "a folder that is a file": ("timeline.d", "file"),
    "a folder that is a pipe": ("timeline.d", "pipe"),
    "a folder that is a link to nowhere": ("timeline.d", "dangling"),
    "schedules that are a file": ("schedules", "file"),
    "schedules that are a link to itself": ("schedules", "loop"),
}


@pytest.mark.parametrize("name", LOST)
def test_what_cannot_be_looked_at_is_told_by_the_index_as_by_the_files(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found: the index left a dangling link out, and saw no change where one came."""
    where, sort = LOST[name]
    store = tmp_path / "store"
    store.mkdir()
    (store / "timeline.yaml").write_text(GOOD, "utf-8")

    def count(switch: str) -> int:
        monkeypatch.setenv("AITRACK_INDEX", switch)
        found: int = json.loads(run("list", "-f", "json", "--store", str(store)).stdout)["problems"]
        return found

    assert [count("on"), count("on")] == [0, 0]
    (store / where).parent.mkdir(exist_ok=True)
    if sort == "file":
        (store / where).write_text(GOOD, "utf-8")
    else:
        make(sort, store / where, monkeypatch)
    said = run("check", "--store", str(store))
    assert said.exit_code == 1
    assert where in said.stdout
    wanted = 1 if where.startswith("timeline") else 0  # schedules are no part of an answer
    assert [count("on"), count("on"), count("off")] == [wanted] * 3
