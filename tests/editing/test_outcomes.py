"""Adding to the record: every other byte as it was, all or none, and nothing lost."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from aitrack.editing.outcomes import EMPTY, Entry, Proof, append
from aitrack.errors import AitrackError
from aitrack.store.files.recovery import read
from aitrack.store.files.writing import folder_lock

if TYPE_CHECKING:
    from pathlib import Path
from conftest import EXAMPLE

ENTRY = Entry(
    "promise-half", "done", "2026-11-20", "2026-11-22", "press", note='그는 "말"했다: # 아님'
)
KILLS = 12
WRITER = """
import sys
from pathlib import Path
from aitrack.editing.outcomes import Entry, append
path, name = Path(sys.argv[1]), sys.argv[2]
number = 0
while True:
    note = f"{name}-{number}"
    append(path, [Entry("promise-half", "in-progress", "", "2026-11-22", "user", note)])
    print(note, flush=True)
    number += 1
"""


def notes(path: Path) -> list[str]:
    reading = read(path.read_bytes())
    assert reading.damages == []
    return [item["note"] for item in reading.root["outcomes"]]


def test_a_new_file_begins_with_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "outcomes.yaml"
    append(path, [ENTRY])
    assert path.read_text("utf-8").startswith(EMPTY)
    assert notes(path) == [ENTRY.note]


def test_every_other_byte_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.yaml"
    old = (EXAMPLE / "outcomes.yaml").read_bytes().replace(
        b"\n", b"\r\n", 3
    ) + "  # 덧말\n".encode()
    path.write_bytes(old)
    path.chmod(0o640)
    added = append(path, [ENTRY, ENTRY])
    assert path.read_bytes() == old + b"\n" + added.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".new"] == []


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("depth", [0, 2, 4])
def test_an_entry_stands_as_the_others_of_its_file_do(
    tmp_path: Path, ending: str, depth: int
) -> None:
    path = tmp_path / "outcomes.yaml"
    item = ("- event: a", "  status: done", '  recorded: "2026-11-01"', "  by: press", "  note: x")
    lines = ["format: 1", "outcomes:", *(" " * depth + line for line in item), "# 끝"]
    old = "".join(line + ending for line in lines).encode()
    path.write_bytes(old)
    append(path, [ENTRY])
    new = path.read_bytes()
    assert new.startswith(old)
    assert new.count(b"\r\n") == (new.count(b"\n") if ending == "\r\n" else 0)
    assert notes(path) == ["x", ENTRY.note]


def test_two_links_to_one_file_are_one_lock(tmp_path: Path) -> None:
    """Else a writer by the one name would overwrite what a writer by the other had added."""
    path, link = tmp_path / "a" / "outcomes.yaml", tmp_path / "b" / "outcomes.yaml"
    append(path, [ENTRY])
    link.parent.mkdir()
    link.symlink_to(path)
    with folder_lock(path):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(link), "link"], stdout=subprocess.PIPE
        )
        time.sleep(0.5)
        waited = notes(path)
        whole = path.read_bytes()
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"link-0\n"
    writer.kill()
    writer.communicate()
    assert waited == [ENTRY.note]
    assert path.read_bytes().startswith(whole)
    assert link.is_symlink()


def test_a_line_in_cp949_costs_one_entry_and_takes_another_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.yaml"
    append(path, [ENTRY])
    wrong = Entry("promise-half", "done", "", "2026-11-22", "press", note="한글").text()
    path.write_bytes(path.read_bytes() + b"\n" + wrong.encode("cp949"))
    append(path, [ENTRY])
    reading = read(path.read_bytes())
    assert [(each.line, each.words.en) for each in reading.damages] == [(7, "not UTF-8 (cp949?)")]
    assert len(reading.root["outcomes"]) == 2


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.yaml"
    assert "promise-half" in append(path, [ENTRY], dry_run=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "entry"),
    [
        ("format: 1\noutcomes: []\n", ENTRY),
        ("format: 1\noutcomes:\n  - event: a\nother: 1\n", ENTRY),
        (EMPTY, Entry("x", "finished", "", "2026-11-22", "user")),
        (EMPTY, Entry("x", "done", "언젠가", "2026-11-22", "user")),
        (
            EMPTY,
            Entry("x", "done", "", "2026-11-22", "user", "", (Proof("javascript:x", "y", "z"),)),
        ),
    ],
)
def test_what_cannot_be_added_leaves_the_file_alone(tmp_path: Path, old: str, entry: Entry) -> None:
    path = tmp_path / "outcomes.yaml"
    path.write_text(old, "utf-8")
    with pytest.raises(AitrackError):
        append(path, [ENTRY, entry])
    assert path.read_text("utf-8") == old


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_folder_is_an_error_that_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(AitrackError, match="쓸 수 없음"):
        append(tmp_path / "outcomes.yaml", [ENTRY])


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "outcomes.yaml"
    append(path, [ENTRY])
    old = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AitrackError, match="디스크가 가득 참"):
        append(path, [ENTRY])
    assert path.read_bytes() == old
    assert [each for each in tmp_path.iterdir() if each.suffix == ".new"] == []


def test_the_new_file_is_on_the_disk_before_it_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First its content, then its name; a reader has the old file or the new one."""
    path = tmp_path / "outcomes.yaml"
    append(path, [ENTRY])
    old, steps = path.stat().st_ino, []

    def flush(handle: int) -> None:
        folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        steps.append(("folder" if folder else "file", path.stat().st_ino == old))

    monkeypatch.setattr(os, "fsync", flush)
    append(path, [ENTRY])
    assert steps == [("file", True), ("folder", False)]


def test_what_a_killed_writer_left_beside_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.yaml"
    left = tmp_path / ".outcomes.yaml.abc.new"
    left.write_text("half", "utf-8")
    append(path, [ENTRY])
    assert not left.exists()


def test_two_writers_and_many_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    """What was acknowledged is there once."""
    path = tmp_path / "outcomes.yaml"
    chance = random.Random(1)
    acknowledged: list[str] = []
    for turn in range(KILLS):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(path), f"{turn}-{name}"], stdout=subprocess.PIPE
            )
            for name in "ab"
        ]
        for writer in writers:  # each has written once, however long that takes here
            assert writer.stdout is not None
            acknowledged.append(writer.stdout.readline().decode().rstrip("\n"))
        time.sleep(chance.random() * 0.1)
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
        for writer in writers:
            out, _ = writer.communicate()
            lines = out.decode().split("\n")
            acknowledged += lines[:-1]  # the last may be half printed
    written = notes(path)
    assert len(acknowledged) >= 2 * KILLS
    assert len(set(written)) == len(written)
    assert set(acknowledged) <= set(written)


@pytest.mark.parametrize("char", ["\x7f", "\x85", "\x9b", "\u2028", "\u202e", "\ufeff", "\u3000",
                                  "\U000e0041", "\t", "\n", "한", "😀"])  # fmt: skip
def test_what_is_noted_is_read_as_it_was_written(char: str, tmp_path: Path) -> None:
    """Found: U+0085 came back as a blank, and U+007F was refused."""
    path = tmp_path / "outcomes.yaml"
    note = f"a{char}b"
    append(path, [Entry("promise-half", "done", "", "2026-11-22", "press", note=note)])
    assert read(path.read_bytes()).root["outcomes"][0]["note"] == note
    written = path.read_text("utf-8").replace("\n", "")
    assert written.isprintable() or char == "\u3000"
