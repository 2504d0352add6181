"""Taking what changed into the index: only the files that differ are read again."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from aitrack.bodies import Bodies
from aitrack.store import decode, places, whole
from aitrack.store.blocks import known_of
from aitrack.store.codec import Packed, freeze, pack_outcome, thaw, unpack_body, unpack_document
from aitrack.store.entered import read_entries
from aitrack.store.index import (
    PATIENCE_SECONDS,
    VERSION,
    digest_of,
    open_fresh,
    path_of,
    stamp,
)
from aitrack.store.refile import file_in, replace_documents, replace_events
from aitrack.store.shelve import Ground, ground_of, rows_of
from aitrack.store.swift import Unsure
from aitrack.store.tables import check_links, insert, insert_outcomes, note, sign, take_out
from aitrack.store.writing import Busy, alone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


def fits(folders: list[Path], instead: dict[Path, bytes]) -> bool:
    """Whether the store would have no problem with some files changed; False also where unsure.

    Nothing is written; what is asked is only the index and the files that change.
    """
    stores = [places.full(str(folder)) for folder in folders]
    path = path_of(stores)
    if path is None or open_fresh(stores) is None:
        return False
    try:
        with alone(Path(path)):
            changed = {places.full(str(name)): data for name, data in instead.items()}
            return update(stores, Path(path), changed)
    except (Busy, Unsure, OSError, sqlite3.Error):
        return False


def update(stores: list[str], path: Path, instead: dict[str, bytes] | None = None) -> bool:
    """Take in what changed, in one transaction; False where the index must be made anew."""
    if not path.is_file():
        return False
    began = time.time_ns()
    paths = places.files(stores)
    paths += sorted((instead or {}).keys() - set(paths))
    stamps = {each: stamp(each) for each in paths}
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)) as base:
            base.execute("BEGIN IMMEDIATE")
            try:
                meta = dict(base.execute("SELECT key, value FROM meta"))
                if meta["version"] != VERSION or meta["stores"] != "\n".join(stores):
                    return False
                done = _take_in(base, meta, stores, stamps, instead or {})
                if done and instead is None:
                    sign(base, stamps, began)
                    base.execute("COMMIT")
                return done
            finally:
                if base.in_transaction:
                    base.execute("ROLLBACK")
    except (sqlite3.Error, KeyError, ValueError, Unsure):
        return False


def _take_in(
    base: sqlite3.Connection,
    meta: dict[str, Any],
    stores: list[str],
    stamps: dict[str, str],
    instead: dict[str, bytes],
) -> bool:
    """Compare every file with what is recorded of it, and read again those that differ."""
    recorded = {row[0]: row[1:] for row in base.execute("SELECT * FROM files")}
    racy = set(meta["racy"].split("\n"))
    order = _order(stores, instead)
    changed = [
        name
        for name, seen in stamps.items()
        if name in instead
        or (name not in recorded and os.path.exists(name))
        or (
            name in recorded
            and (recorded[name][1] != seen or name in racy)
            and recorded[name][2] != digest_of(name)
        )
    ]
    if recorded.keys() - stamps.keys() - instead.keys():
        return False
    if not changed:
        return True
    if not meta["by_files"]:
        return False
    if any(name in order and name not in instead and not os.path.exists(name) for name in changed):
        return False
    parts = {
        name: instead[name] if name in instead else Path(name).read_bytes()
        for name in changed
        if name in order
    }
    records = [name for name in changed if os.path.basename(name) == places.OUTCOMES]
    if len(parts) + len(records) < len(changed) or not _replace_parts(base, meta, parts, order):
        return False
    if records:
        _replace_outcomes(base, stores, _ground_of(base, meta))
    check_links(base)
    note(base, total=base.execute("SELECT COUNT(*) FROM events").fetchone()[0])
    return True


def _order(stores: list[str], more: Iterable[str]) -> list[str]:
    """The files that hold events, there or not, in the order they are read."""
    found = []
    for each in stores:
        first, *parts = places.timeline_names(each)
        folder = os.path.join(each, places.PARTS)
        also = [name for name in more if os.path.dirname(name) == folder]
        found += [first, *sorted({*parts, *also})]
    return found


def _replace_parts(
    base: sqlite3.Connection, meta: dict[str, Any], parts: dict[str, bytes], order: list[str]
) -> bool:
    """What files say of documents and events now; False where others may depend on a change."""
    ground = _ground_of(base, meta)
    known = {path for (path,) in base.execute("SELECT path FROM files WHERE ordinal >= 0")}
    for path, data in parts.items():
        if path not in known:
            base.execute("DELETE FROM files WHERE path = ?", (path,))  # noted as missing
            if not file_in(base, path, order):
                return False
        if not replace_documents(base, path, data, order, ground):
            return False
    for path, data in parts.items():
        replace_events(base, path, data, ground, searchable=bool(meta.get("searchable")))
    return True


def _ground_of(base: sqlite3.Connection, meta: dict[str, Any]) -> Ground:
    """What the files were read on, from the index; outcomes as they are asked for."""
    documents = {
        name: unpack_document(thaw(packed))
        for name, packed in base.execute("SELECT id, packed FROM documents ORDER BY place")
    }
    bodies = Bodies(
        unpack_body(thaw(packed))
        for (packed,) in base.execute("SELECT packed FROM bodies ORDER BY place")
    )
    return ground_of(known_of(documents, bodies), _Outcomes(base), meta["base"])


class _Outcomes(dict[str, list[Packed]]):
    """The recorded outcomes of an event, asked for one by one."""

    def __init__(self, base: sqlite3.Connection) -> None:
        super().__init__()
        self.base = base

    def get(self, name: str, default: Any = None) -> Any:
        rows = self.base.execute(
            "SELECT packed FROM outcomes WHERE event = ? ORDER BY place", (name,)
        )
        return [thaw(packed) for (packed,) in rows] or default


def read_outcomes(path: Path, loading: whole.Loading, found: dict[str, list[Packed]]) -> None:
    """Add the entries of one record to those found, by event; mistakes go to ``loading``."""
    with suppress(OSError, Unsure):
        for each in read_entries(path.read_bytes()):
            found.setdefault(each[0], []).append(each)
        return
    root = whole.root_of(path, loading)
    for record in root.records("outcomes"):
        outcome = decode.outcome(record)
        if outcome:
            found.setdefault(outcome.event, []).append(pack_outcome(outcome))
    root.finish()


def _replace_outcomes(base: sqlite3.Connection, stores: list[str], ground: Ground) -> None:
    """The record read again; only events whose entries differ are worked out again."""
    loading = whole.Loading()
    new: dict[str, list[Packed]] = {}
    for path in places.files(stores):
        if os.path.basename(path) == places.OUTCOMES and os.path.exists(path):
            read_outcomes(Path(path), loading, new)
    if loading.problems:
        raise Unsure
    old: dict[str, list[bytes]] = {}
    for name, packed in base.execute("SELECT event, packed FROM outcomes ORDER BY place"):
        old.setdefault(name, []).append(packed)
    told = {name: [freeze(each) for each in entries] for name, entries in new.items()}
    differ = [name for name in {**old, **told} if old.get(name) != told.get(name)]
    gone = {}
    for name in differ:
        row = base.execute("SELECT seq, packed FROM events WHERE id = ?", (name,)).fetchone()
        if row is None:
            raise Unsure
        gone[name] = row
        take_out(base, rows_of([thaw(row[1])], row[0], ground))
    base.execute("DELETE FROM outcomes")
    insert_outcomes(base, new)
    for name in differ:
        row = gone[name]
        insert(base, rows_of([thaw(row[1])], row[0], ground))
