"""Making the index of a whole store, beside the old one until it can take its place.

What cannot be taken apart file by file (a store with mistakes) is read by ``whole`` and kept as
that. What only changed is for ``renew``.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aitrack.language import say
from aitrack.store import places, whole
from aitrack.store.codec import Packed, pack_event, pack_outcome
from aitrack.store.index import VERSION, digest, path_of, stamp
from aitrack.store.renew import read_outcomes, update
from aitrack.store.sheet import Known, head_of, read_documents
from aitrack.store.shelve import Ground, Shelved, rows_of, shelve
from aitrack.store.swift import Unsure
from aitrack.store.tables import (
    SCHEMA,
    SETTLE,
    STAGES,
    check_links,
    insert,
    insert_bodies,
    insert_documents,
    insert_outcomes,
    note,
    sign,
)
from aitrack.store.writing import Busy, alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.model import Document

SPACING = 16
"""Ordinals left free between the files of a new index, for files that come between."""
LARGE_BYTES = 2_000_000
"""From this size on it is worth starting a process for each core."""
_SAID_AFTER_SECONDS = 0.5
_BATCH = 16
"""Files that are read before the rows of all of them are written."""


def refresh(folders: list[Path], today: date) -> bool:
    """Bring the index of these stores up to date; whether there is a fresh one now."""
    stores = [places.full(str(folder)) for folder in folders]
    path = path_of(stores)
    if path is None:
        return False
    try:
        with alone(Path(path)):
            if not update(stores, Path(path)):
                _make(stores, Path(path), today)
    except (Busy, Unsure, OSError, sqlite3.Error, MemoryError):
        return False
    return True


def _make(stores: list[str], path: Path, today: date) -> None:
    """A whole new index, beside the old one until it is done."""
    began = time.time_ns()
    paths = places.files(stores)
    stamps = {each: stamp(each) for each in paths}
    new = path.with_name(f".{path.name}.new")
    _remove(new)
    try:
        try:
            _fill(new, stores, stamps, today, by_files=True)
        except (Unsure, sqlite3.IntegrityError):
            _remove(new)
            _fill(new, stores, stamps, today, by_files=False)
        with closing(sqlite3.connect(new)) as base, base:
            sign(base, paths, stamps, began)
        with closing(sqlite3.connect(new)) as base:
            base.execute("PRAGMA journal_mode = WAL")  # so that no reader holds up a writer
        with new.open("rb") as file:
            os.fsync(file.fileno())
        _remove(path, keep=True)
        new.replace(path)
    finally:
        _remove(new)


def _remove(path: Path, *, keep: bool = False) -> None:
    """A database and what SQLite leaves beside it."""
    for end in ("-journal", "-wal", "-shm") if keep else ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink()


def _fill(
    new: Path,
    stores: list[str],
    stamps: dict[str, str],
    today: date,
    *,
    by_files: bool,
) -> None:
    """Every table of a new index."""
    with closing(sqlite3.connect(new, isolation_level=None)) as base:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
            base.execute(f"PRAGMA {pragma}")
        base.executescript(SCHEMA + STAGES)
        base.execute("BEGIN")
        problems = 0
        if by_files:
            ground, files = _survey(base, stores, today)
            tell = _progress(len(files))
            for done, shelved in enumerate(_shelved(files, ground), 1):
                if shelved.stamp != stamps[shelved.path]:
                    raise Unsure
                insert(base, shelved.rows, staged=True)
                tell(done)
        else:
            timeline, found = whole.load([Path(each) for each in stores])
            problems = len(found)
            if not timeline.events:
                raise Busy  # its problems are told by who reads the YAML
            packed = {
                name: [pack_outcome(each) for each in entries]
                for name, entries in timeline.outcomes.items()
            }
            known = Known(timeline.documents, timeline.bodies, {})
            ground = Ground(known, timeline.bodies.families(), packed, today.toordinal())
            insert(base, rows_of(map(pack_event, timeline.events), 0, ground), staged=True)
            insert_documents(base, [("", list(timeline.documents.values()))])
        insert_bodies(base, ground.known.bodies)
        insert_outcomes(base, ground.outcomes)
        for statement in SETTLE.split(";"):
            base.execute(statement)
        if by_files:
            check_links(base)
        total = base.execute("SELECT COUNT(*) FROM events").fetchone()[0]
        note(
            base, version=VERSION, base=ground.base, total=total, problems=problems,
            by_files=int(by_files), stores="\n".join(stores),
        )  # fmt: skip
        base.execute("COMMIT")


def _survey(
    base: sqlite3.Connection, stores: list[str], today: date
) -> tuple[Ground, list[tuple[str, int, bytes]]]:
    """What all files are read on: bodies, documents, outcomes; and the files with their heads."""
    folders = [Path(each) for each in stores]
    loading = whole.Loading()
    bodies = whole.read_bodies(folders, loading)
    documents: dict[str, Document] = {}
    files, found = [], []
    names = [name for each in stores for name in places.timeline_names(each)]
    for at, name in enumerate(name for name in names if os.path.exists(name)):
        head = head_of(Path(name).read_bytes())
        here = read_documents(head)
        found.append((name, here))
        if any(each.id in documents for each in here):
            raise Unsure
        documents |= {each.id: each for each in here}
        files.append((name, at * SPACING, head))
    base.executemany(
        "INSERT INTO files VALUES (?, ?, '', x'', ?)",
        [(name, at, digest(head)) for name, at, head in files],
    )
    insert_documents(base, found)
    outcomes: dict[str, list[Packed]] = {}
    for path in places.files(stores):
        if os.path.basename(path) == places.OUTCOMES and os.path.exists(path):
            read_outcomes(Path(path), loading, outcomes)
    loading.documents = documents
    for folder in folders:
        list(whole.read_exclusions(folder, loading))
    if loading.problems:
        raise Unsure
    known = Known(documents, bodies, {})
    return Ground(known, bodies.families(), outcomes, today.toordinal()), files


def _shelved(files: list[tuple[str, int, bytes]], ground: Ground) -> Iterator[Shelved]:
    """Every file read, in any order; a process for each core where there is much to read."""
    cores = os.cpu_count() or 1
    size = sum(os.path.getsize(name) for name, _, _ in files)
    if size < LARGE_BYTES or cores == 1 or not sys.platform.startswith("linux"):
        for name, at, head in files:
            yield shelve(name, at, head, ground)
        return
    import gc  # noqa: PLC0415, only for much
    from multiprocessing import get_context  # noqa: PLC0415

    gc.freeze()
    gc.disable()  # rows hold no cycles, and there are millions of them
    _ground.append(ground)
    try:
        with get_context("fork").Pool(cores, gc.disable) as pool:
            for at in range(0, len(files), _BATCH):  # so that what was read does not pile up
                yield from pool.imap_unordered(_shelve_beside, files[at : at + _BATCH])
    finally:
        _ground.clear()
        gc.enable()
        gc.unfreeze()


_ground: list[Ground] = []
"""What the processes that read files inherit."""


def _shelve_beside(file: tuple[str, int, bytes]) -> Shelved:
    return shelve(*file, _ground[0])


def _progress(number: int) -> Any:
    """Say how far it is, on a terminal, where it takes long."""
    began, shown = time.monotonic(), sys.stderr.isatty()

    def tell(done: int) -> None:
        if not shown or time.monotonic() - began < _SAID_AFTER_SECONDS:
            return
        text = say(f"색인을 만드는 중 {done}/{number}", f"building the index {done}/{number}")
        end = "\r\x1b[K" if done == number else "\r"
        print(f"\r{text}", end=end, file=sys.stderr, flush=True)

    return tell
