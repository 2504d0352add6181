"""Files read beside each other give the index that files read one by one give."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aitrack.store import build, gather
from aitrack.store.blocks import known_of, read_blocks
from aitrack.store.codec import freeze, pack_event, pack_outcome, thaw
from aitrack.store.decode import outcome
from aitrack.store.entered import read_entries
from aitrack.store.index import close_all, path_of
from aitrack.store.outcomes import Entry, append
from aitrack.store.sheet import MARKER, _carefully, _event, read_documents
from aitrack.store.swift import Unsure, read_swiftly, text_of
from aitrack.store.whole import Loading, load, read_bodies, root_of
from aitrack.values import replace
from conftest import ROOT, TODAY
from store.test_index import write_store

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = 3


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("AITRACK_INDEX", raising=False)
    yield
    close_all()


def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a large store on a machine of several cores."""
    monkeypatch.setattr(gather, "LARGE_BYTES", 0)
    monkeypatch.setattr(gather, "_TOGETHER_BYTES", 1)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(MANY)))


def content(folder: Path) -> dict[str, list[Any]]:
    """All rows of the index of a store but for the stamps."""
    base = sqlite3.connect(path_of([str(folder)]) or "")
    names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    found = {
        name: sorted(map(repr, base.execute(f"SELECT * FROM {name}")))  # noqa: S608
        for name in names
        if name not in ("meta", "files")
    }
    base.close()
    return found


def test_beside_is_as_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_store(tmp_path / "store", 3, files=25, events=9)
    assert build.refresh([folder], TODAY)
    alone = content(folder)
    Path(path_of([str(folder)]) or "").unlink()
    beside(monkeypatch)
    assert build.refresh([folder], TODAY)
    assert content(folder) == alone
    assert len(alone["events"]) == len(load([folder])[0].events)


def test_rows_that_do_not_fit_come_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_store(tmp_path / "store", 3, files=9)
    assert build.refresh([folder], TODAY)
    alone = content(folder)
    Path(path_of([str(folder)]) or "").unlink()
    beside(monkeypatch)
    monkeypatch.setattr(gather, "_SLOT_BYTES", 4096)
    monkeypatch.setattr(gather, "mmap", lambda _, size: bytearray(size))  # nothing is shared
    assert build.refresh([folder], TODAY)
    assert content(folder) == alone


@pytest.mark.parametrize("end", ["killed", "a mistake"])
def test_what_happens_to_one_of_them_spoils_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    folder = write_store(tmp_path / "store", 3, files=9)

    def shelve(path: str, *_: Any) -> None:
        if path.endswith("7.yaml"):
            if end == "killed":
                os._exit(9)
            raise Unsure

    beside(monkeypatch)
    monkeypatch.setattr(gather, "shelve", shelve)
    assert build.refresh([folder], TODAY)  # as a whole, by the YAML
    base = sqlite3.connect(path_of([str(folder)]) or "")
    assert dict(base.execute("SELECT key, value FROM meta"))["by_files"] == 0
    base.close()
    assert [thaw(packed)[0] for packed in packed_of(folder)] == [
        event.id for event in load([folder])[0].events
    ]


def packed_of(folder: Path) -> list[bytes]:
    base = sqlite3.connect(path_of([str(folder)]) or "")
    found = [packed for (packed,) in base.execute("SELECT packed FROM events ORDER BY seq")]
    base.close()
    return found


@pytest.mark.parametrize("name", ["shipped", "random"])
def test_three_readers_read_the_same(tmp_path: Path, name: str) -> None:
    """Whole events at once, line by line, and by YAML; all of the clerk's by the first."""
    folder = ROOT if name == "shipped" else write_store(tmp_path / "store", 8, files=1, events=60)
    path = folder / ("timeline.yaml" if name == "shipped" else "timeline.d/0.yaml")
    data = path.read_bytes()
    documents = {each.id: each for each in read_documents(data)}
    known = known_of(documents, read_bodies([folder], Loading()))
    blocks = read_blocks(text_of(data.partition(MARKER)[2]), known)
    lines = [_event(fields, known) for fields in read_swiftly(data)[1]]
    assert [freeze(_plain(each)) for each in blocks] == [freeze(_plain(each)) for each in lines]
    yaml = _carefully(data, known)
    assert [freeze(_plain(each)) for each in blocks] == [freeze(_plain(each)) for each in yaml]
    events = load([folder])[0].events
    assert [freeze(_plain(pack_event(each))) for each in events] == [
        freeze(_plain(each)) for each in yaml
    ]


RECORD = Entry(
    "event-1", "done", "2026-11-20", "2026-11-22", "press", 'a "b"', "https://a.kr/b?c=1", "제목",
    "한겨레", "2026-11-21",
)  # fmt: skip


@pytest.mark.parametrize("name", ["shipped", "random", "marked"])
def test_a_record_is_read_as_yaml_is(tmp_path: Path, name: str) -> None:
    folder = ROOT if name == "shipped" else write_store(tmp_path / "store", 8)
    path = folder / "outcomes.yaml"
    if name == "marked":
        append(path, [RECORD, replace(RECORD, status="partly", note="", title="", on="")])
        append(path, [Entry("event-2", "in-progress", "", "2026-11-23", "user")])
    root = root_of(path, Loading())
    yaml = [outcome(record) for record in root.records("outcomes")]
    packed = [_plain(pack_outcome(each)) for each in yaml if each]
    assert [_plain(each) for each in read_entries(path.read_bytes())] == packed
    assert packed


def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: text.replace("    kind: ", "    # so\n    kind: ", 1),
        lambda text: text.replace("    deliverable: true\n", "    deliverable: yes\n", 1),
        lambda text: text.replace('at: "가"', "at: 가", 1),
        lambda text: text.replace('at: "가"', 'at: " "', 1),
        lambda text: text.replace('at: "가"', 'at: "가\\t"', 1),
        lambda text: text.replace("document: doc-0", "document: doc-9", 1),
        lambda text: text.replace("과기정통부", "과기정통브", 1),
        lambda text: text.replace("event-2\n", "Event-2\n", 1),
        lambda text: text + "  - id: x",
        lambda text: text.replace("  - id: event-3\n", "\n  -  id: event-3\n", 1),
    ],
)
def test_what_is_not_as_the_clerk_writes_is_left_to_others(tmp_path: Path, harm: Any) -> None:
    folder = write_store(tmp_path / "store", 8, files=1, events=20)
    data = (folder / "timeline.d" / "0.yaml").read_bytes()
    known = known_of(
        {each.id: each for each in read_documents(data)}, read_bodies([folder], Loading())
    )
    text = text_of(data.partition(MARKER)[2])
    assert len(read_blocks(text, known)) == 20
    with pytest.raises(Unsure):
        read_blocks(harm(text), known)
