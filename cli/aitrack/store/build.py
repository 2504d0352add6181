"""Making the index of a whole store, beside the old one until it can take its place.

What cannot be taken apart file by file (a store with mistakes) is read by ``whole`` and kept as
that. What only changed is for ``renew``.
"""

from __future__ import annotations

import gc
import math
import os
import sqlite3
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from aitrack.store import places, whole
from aitrack.store.blocks import known_of
from aitrack.store.codec import Packed, pack_event, pack_outcome
from aitrack.store.gather import LARGE_BYTES, gather
from aitrack.store.index import VERSION, digest, path_of, stamp
from aitrack.store.progress import progress
from aitrack.store.refile import SPACING
from aitrack.store.renew import read_outcomes, update
from aitrack.store.sheet import head_of, read_documents
from aitrack.store.shelve import Ground, ground_of, rows_of
from aitrack.store.swift import Unsure
from aitrack.store.tables import (
    INDEXES,
    SCHEMA,
    check_links,
    count,
    insert,
    insert_bodies,
    insert_documents,
    insert_outcomes,
    insert_rows,
    note,
    sign,
)
from aitrack.store.writing import Busy, alone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from aitrack.model import Document

_MOST_CHANGES = 100_000
"""Counts of what changes on a day that are kept in memory."""
_PRAGMAS = ("page_size = 16384", "journal_mode = OFF", "synchronous = OFF", "cache_size = -65536")
"""For a file that nobody reads yet, and that is thrown away if anything happens."""


def refresh(folders: list[Path], today: date) -> bool:
    """Bring the index of these stores up to date; whether there is a fresh one now."""
    stores = [places.full(str(folder)) for folder in folders]
    path = path_of(stores)
    if path is None:
        return False
    gc.disable()  # rows hold no cycles, and there are millions of them
    try:
        with alone(Path(path)):
            if not update(stores, Path(path)):
                _make(stores, Path(path), today)
    except (Busy, Unsure, OSError, sqlite3.Error, MemoryError):
        return False
    finally:
        gc.enable()
    return True


def _make(stores: list[str], path: Path, today: date) -> None:
    """A whole new index, beside the old one until it is done."""
    new = path.with_name(f".{path.name}.new")
    _remove(new)
    try:
        try:
            _fill(new, stores, today, by_files=True)
        except (Unsure, sqlite3.IntegrityError):
            _remove(new)
            _fill(new, stores, today, by_files=False)
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
    today: date,
    *,
    by_files: bool,
) -> None:
    """Every table of a new index."""
    began = time.time_ns()
    stamps = {each: stamp(each) for each in places.files(stores)}
    with closing(sqlite3.connect(new, isolation_level=None)) as base:
        for pragma in _PRAGMAS:
            base.execute(f"PRAGMA {pragma}")
        base.executescript(SCHEMA)
        base.execute("BEGIN")
        fill = _file_by_file if by_files else _as_a_whole
        ground, digests, problems = fill(base, stores, stamps, today)
        insert_bodies(base, ground.known.bodies)
        insert_outcomes(base, ground.outcomes)
        for statement in INDEXES.split(";"):
            base.execute(statement)
        if by_files:
            check_links(base)
        total = base.execute("SELECT COUNT(*) FROM events").fetchone()[0]
        note(
            base, version=VERSION, base=ground.base, total=total, problems=problems,
            by_files=int(by_files), stores="\n".join(stores),
        )  # fmt: skip
        sign(base, stamps, began, digests)
        base.execute("COMMIT")


Filled = tuple[Ground, dict[str, bytes], int]
"""What all was read on, the digests of files read one by one, and how many problems there are."""


def _file_by_file(
    base: sqlite3.Connection, stores: list[str], stamps: dict[str, str], today: date
) -> Filled:
    counted, changing = Counter[Any](), Counter[Any]()
    digests: dict[str, bytes] = {}
    ground, files = _survey(base, stores, today)
    for rows in gather([(*each, stamps[each[0]]) for each in files], ground):
        insert_rows(base, rows)
        counted.update(rows.counted)
        changing.update(rows.changing)
        digests |= rows.digests
        if len(changing) > _MOST_CHANGES:
            count(base, {}, changing, 1)
            changing.clear()
    count(base, counted, changing, 1)
    return ground, digests, 0


def _as_a_whole(
    base: sqlite3.Connection, stores: list[str], stamps: dict[str, str], today: date
) -> Filled:
    """What ``whole`` makes of a store with mistakes."""
    size = sum(os.path.getsize(each) for each, seen in stamps.items() if seen)
    after = math.inf if size < LARGE_BYTES else 0
    tell = progress(1, "저장소를 통째로 읽는 중", "reading the store as a whole", after=after)
    tell(0)
    timeline, problems = whole.load([Path(each) for each in stores])
    tell(1)
    if not timeline.events:
        raise Busy  # its problems are told by who reads the YAML
    outcomes = {
        name: [pack_outcome(each) for each in entries]
        for name, entries in timeline.outcomes.items()
    }
    known = known_of(timeline.documents, timeline.bodies)
    ground = ground_of(known, outcomes, today.toordinal())
    insert(base, rows_of(list(map(pack_event, timeline.events)), 0, ground))
    insert_documents(base, [("", list(timeline.documents.values()))])
    return ground, {}, len(problems)


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
    known = known_of(documents, bodies)
    return ground_of(known, outcomes, today.toordinal()), files
