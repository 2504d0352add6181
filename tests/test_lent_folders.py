"""Folders that other people made: no link in them leads a write away, and nothing in them runs."""

from __future__ import annotations

import json
import os
import pty
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from aitrack.history import journal
from hostile import GOOD, REVIEW

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "가 2026년 5월까지 수립\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "timeline.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "in.txt").write_text(TEXT, "utf-8")
    (tmp_path / "mine").write_text("precious", "utf-8")
    return folder


def asked(store: Path, *words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    home = store.parent
    env = {"HOME": str(home), "PATH": os.environ["PATH"], "AITRACK_TODAY": "2026-11-20"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "aitrack", *words, "--store", str(store)], env=env,
        capture_output=True, check=False, timeout=60, stdin=subprocess.DEVNULL, **more,
    )  # type: ignore[call-overload]  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done  # type: ignore[no-any-return]


READ = ("--id", "rev", "--title", "t", "--publisher", "p", "--dated", "2026-01-01")


@pytest.mark.parametrize("place", ["texts/rev.txt", "review/rev.yaml", "texts", "review"])
@pytest.mark.parametrize("target", ["mine", "made"])
def test_a_document_is_not_read_into_a_link(store: Path, place: str, target: str) -> None:
    """Found: a store that came with a link as a text had the file behind it overwritten."""
    home = store.parent
    link = store / place
    link.parent.mkdir(exist_ok=True)
    if "/" not in place:
        target = "folder"
        (home / target).mkdir()
    link.symlink_to(home / target)
    done = asked(store, "read", str(home / "in.txt"), *READ)
    assert done.returncode in (1, 2)
    assert (home / "mine").read_text("utf-8") == "precious"
    assert not (home / "made").exists()
    assert not [*(home / "folder").rglob("*")] or target != "folder"


@pytest.mark.parametrize("name", ["outcomes.yaml", "removed.yaml"])
def test_nothing_is_made_through_a_link_that_leads_nowhere(store: Path, name: str) -> None:
    (store / name).symlink_to(store.parent / "made")
    asked(store, "mark", "good", "--status", "done", "--no-evidence", "--note", "예")
    asked(store, "remove", "good", "--why", "예", "--yes")
    assert not (store.parent / "made").exists()


def test_an_accepted_review_writes_in_its_own_store_only(store: Path) -> None:
    """Found: the id that stood in the review was the name of the file that was written."""
    (store / "review").mkdir()
    for name in ("../../made", "other"):
        text = REVIEW.replace("id: rev,", f"id: '{name}',", 1)
        (store / "review" / "rev.yaml").write_text(text, "utf-8")
        assert asked(store, "accept", "rev").returncode == 1
    assert not (store / "timeline.d").exists()
    assert not (store.parent / "made.yaml").exists()


def test_a_site_stays_in_its_folder(store: Path) -> None:
    """Found: names in the list of made files were removed through links, and ``.git`` by name."""
    home = store.parent
    site, away = home / "site", home / "away"
    assert asked(store, "export", "site", str(site)).returncode == 0
    (away / "old").mkdir(parents=True)
    (away / "old" / "index.html").write_text("precious", "utf-8")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("precious", "utf-8")
    (site / "led").symlink_to(away)
    listed = site / ".aitrack-site"
    more = "led/old/index.html\n../mine\n/etc/passwd\n.git/config\nthesis.docx\n"
    (site / "thesis.docx").write_text("precious", "utf-8")
    listed.write_text(listed.read_text("utf-8") + more, "utf-8")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(home / "mine")
    assert asked(store, "export", "site", str(site)).returncode == 0
    assert not (site / "index.html").is_symlink()
    assert (home / "mine").read_text("utf-8") == "precious"
    assert (away / "old" / "index.html").exists()
    assert (site / ".git" / "config").exists()
    assert (site / "thesis.docx").exists()
    for made in (site / "event").iterdir():
        for each in made.iterdir():
            each.unlink()
        made.rmdir()
    (site / "event").rmdir()
    (site / "event").symlink_to(away)
    assert asked(store, "export", "site", str(site)).returncode == 1
    assert sorted(path.name for path in away.iterdir()) == ["old"]


def test_no_site_takes_the_place_of_a_store(store: Path) -> None:
    """Found: a store that came with a list of made files lost its own to a site made there."""
    (store / ".aitrack-site").write_text("timeline.yaml\n", "utf-8")
    before = (store / "timeline.yaml").read_bytes()
    for name in (str(store), str(store / ".")):
        assert asked(store, "export", "site", name).returncode == 2
    assert (store / "timeline.yaml").read_bytes() == before


@pytest.mark.parametrize("sort", ["pipe", "link", "folder"])
def test_the_list_of_a_site_is_a_file(store: Path, sort: str) -> None:
    site = store.parent / "site"
    site.mkdir()
    listed = site / ".aitrack-site"
    if sort == "pipe":
        os.mkfifo(listed)
    elif sort == "link":
        listed.symlink_to(store.parent / "made")
    else:
        listed.mkdir()
    assert asked(store, "export", "site", str(site)).returncode == 1
    assert not (store.parent / "made").exists()


def test_a_pipe_is_no_csv_file(store: Path) -> None:
    """Found: it was waited for."""
    os.mkfifo(store / "rows.csv")
    done = asked(store, "mark", "--from", str(store / "rows.csv"), "--no-evidence", "--dry-run")
    assert done.returncode == 2


def test_a_document_is_read_where_less_time_is_allowed_than_it_may_take(store: Path) -> None:
    """Found: under ``ulimit -t 30`` the reader could not be started."""
    done = asked(
        store, "read", str(store.parent / "in.txt"), *READ, "--dry-run",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (30, 30)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("command", [("list",), ("edit", "good")])
@pytest.mark.parametrize("path", [".:/usr/bin:/bin", ":/usr/bin:/bin"])
def test_no_pager_and_no_editor_is_taken_from_the_current_folder(
    store: Path, command: tuple[str, ...], path: str
) -> None:
    """Found: the shell that starts a pager looks where an empty part of ``PATH`` says."""
    here = store.parent / "here"
    here.mkdir()
    for name in ("lister", "vi"):
        (here / name).write_text("#!/bin/sh\ntouch sprung\n", "utf-8")
        (here / name).chmod(0o755)
    ours, theirs = pty.openpty()
    env = {"HOME": str(store.parent), "PATH": path, "TERM": "xterm", "AITRACK_PAGER": "lister",
           "EDITOR": "vi", "COLUMNS": "80", "LINES": "2"}  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "aitrack", *command, "--store", str(store)], env=env, cwd=here,
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    os.set_blocking(ours, False)
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until and not (here / "sprung").exists():
        time.sleep(0.1)
        try:
            os.read(ours, 1 << 16)
            os.write(ours, b":q!\n")
        except OSError:
            continue
    if process.poll() is None:
        process.kill()
    process.wait()
    os.close(ours)
    assert not (here / "sprung").exists()


def test_the_index_that_does_not_fit_the_disk_changes_no_answer(store: Path) -> None:
    """A file may have no more than a few kilobytes: the index cannot be made, the YAML can."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    answers = [asked(store, "list", "--format", "json", preexec_fn=each) for each in (None, small)]
    assert answers[0].stdout == answers[1].stdout
    assert answers[1].returncode == 0


def test_the_journal_forgets_the_oldest_and_keeps_the_numbers(
    store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = store / "timeline.yaml"
    for at in range(40):
        text = f"{at}".encode() * 60_000
        journal.note_change(store, "edit", [f"n{at}"], {path: b""}, {path: text})
    (kept,) = (tmp_path / "state" / "aitrack" / "changes").glob("*.jsonl")
    assert kept.stat().st_size <= journal.MOST_BYTES
    undone = []
    while done := journal.last(store):
        undone.append(done.about[0])
        journal.note_undone(store, done.number)
    assert undone[:3] == ["n39", "n38", "n37"]
    assert undone == [f"n{at}" for at in range(39, 39 - len(undone), -1)]
    assert 5 < len(undone) < 40


def test_a_change_too_large_to_be_remembered_is_not_skipped_over(
    store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Found: ``undo`` would have taken back the one before it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = store / "timeline.yaml"
    journal.note_change(store, "edit", ["small"], {path: b"a"}, {path: b"b"})
    journal.note_change(store, "accept", ["large"], {path: b""}, {path: b"x" * (1 << 21)})
    last = journal.last(store)
    assert last
    assert (last.about, last.known) == (("large",), False)


def test_another_stores_changes_are_not_this_ones(
    store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Two folders may share the short checksum that a journal is called by."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = store / "timeline.yaml"
    journal.note_change(store, "edit", ["a"], {path: b"a"}, {path: b"b"})
    (kept,) = (tmp_path / "state" / "aitrack" / "changes").glob("*.jsonl")
    other = {**json.loads(kept.read_text("utf-8")), "store": "/somewhere/else"}
    broken = {"command": "add", "store": str(store.resolve()), "files": [{"path": 1}]}
    with kept.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in (other, broken))
    last = journal.last(store)
    assert last
    assert last.number == 0


def test_without_locks_nothing_is_written(store: Path) -> None:
    """As on a system that has neither ``fcntl`` nor ``msvcrt``."""
    program = "import sys; sys.modules['fcntl'] = None; from aitrack.start import main; main()"
    home = store.parent
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    for words in (
        ("mark", "good", "--status", "done", "--no-evidence", "--note", "예"),
        ("add", "new", "--title", "t", "--kind", "plan", "--source", "https://e.org/a"),
        ("remove", "good", "--why", "예", "--yes"),
        ("add-document", "d", "--title", "t", "--publisher", "p", "--dated", "2026-01-01",
         "--text", str(home / "in.txt")),
        ("read", str(home / "in.txt"), *READ),
    ):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-P", "-c", program, *words, "--store", str(store)],
            env={"HOME": str(home), "PATH": os.environ["PATH"]}, stdin=subprocess.DEVNULL,
            capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 1, words
        assert "잠금" in done.stderr.decode(), done.stderr.decode()
    after = {path: path.read_bytes() for path in store.rglob("*")
             if path.is_file() and not path.name.endswith(".lock")}  # fmt: skip
    assert after == before
