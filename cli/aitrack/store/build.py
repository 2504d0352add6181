"""Making the index: of everything, or of the files that changed.

A whole index is made beside the old one and takes its place; a change is one transaction. What
cannot be taken apart file by file (a store with mistakes) is read by ``whole`` and kept as that.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aitrack.bodies import Bodies
from aitrack.language import say
from aitrack.matching import fold_name
from aitrack.store import decode, places, whole
from aitrack.store.codec import (
    Packed,
    pack_body,
    pack_document,
    pack_event,
    pack_outcome,
    unpack_body,
    unpack_document,
)
from aitrack.store.index import (
    GRAIN_NS,
    PATIENCE_SECONDS,
    VERSION,
    digest,
    digest_of,
    open_fresh,
    path_of,
    stamp,
)
from aitrack.store.sheet import Known, head_of, read_documents, read_events
from aitrack.store.shelve import BITS, Ground, Rows, Shelved, pack_all, rows_of, shelve
from aitrack.store.swift import Unsure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aitrack.model import Document

SPACING = 16
"""Ordinals left free between the files of a new index, for files that come between."""
LARGE_BYTES = 2_000_000
"""From this size on it is worth starting a process for each core."""
_SAID_AFTER_SECONDS = 0.5
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, ordinal, stamp TEXT, digest BLOB, head BLOB) WITHOUT ROWID;
CREATE TABLE documents (id TEXT PRIMARY KEY, place, path TEXT, packed TEXT) WITHOUT ROWID;
CREATE TABLE bodies (id TEXT PRIMARY KEY, place, family TEXT, ko TEXT, en TEXT, packed TEXT) WITHOUT ROWID;
CREATE TABLE names (name TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE facets (name TEXT PRIMARY KEY, id UNIQUE) WITHOUT ROWID;
CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT, title TEXT, ministries TEXT, printed TEXT,
  length, first, last, searched TEXT, packed TEXT);
CREATE TABLE aliases (name TEXT, seq);
CREATE TABLE links (seq, target TEXT);
CREATE TABLE outcomes (place INTEGER PRIMARY KEY, event TEXT, packed TEXT);
CREATE TABLE entry (facet, last, first, seq, start, flags, PRIMARY KEY (facet, last, first, seq)) WITHOUT ROWID;
CREATE TABLE span (facet, length, first, last, seq, PRIMARY KEY (facet, length, first, last, seq)) WITHOUT ROWID;
CREATE TABLE settled (seq, since, till, PRIMARY KEY (seq, since)) WITHOUT ROWID;
CREATE TABLE counted (facet, cell TEXT, n, PRIMARY KEY (facet, cell)) WITHOUT ROWID;
CREATE TABLE changing (facet, day, cell TEXT, n, PRIMARY KEY (facet, day, cell)) WITHOUT ROWID;
CREATE VIRTUAL TABLE grams USING fts5 (g, content='', detail=none, columnsize=0, tokenize='ascii');
"""
_STAGES = """
CREATE TEMP TABLE entry_in (facet, last, first, seq, start, flags);
CREATE TEMP TABLE span_in (facet, length, first, last, seq);
"""
_SETTLE = """
INSERT INTO entry SELECT * FROM temp.entry_in ORDER BY facet, last, first, seq;
DROP TABLE temp.entry_in;
INSERT INTO span SELECT * FROM temp.span_in ORDER BY facet, length, first, last, seq;
DROP TABLE temp.span_in;
CREATE UNIQUE INDEX event_ids ON events (id);
CREATE INDEX alias_names ON aliases (name);
CREATE INDEX link_seqs ON links (seq);
CREATE INDEX link_targets ON links (target);
CREATE INDEX outcome_events ON outcomes (event);
CREATE INDEX alias_seqs ON aliases (seq);
"""


class Busy(Exception):  # noqa: N818, not an error of the program
    """Somebody else is at it, or it cannot be done here."""


def refresh(folders: list[Path], today: date) -> bool:
    """Bring the index of these stores up to date; whether there is a fresh one now."""
    stores = [os.path.abspath(folder) for folder in folders]
    path = path_of(stores)
    if path is None:
        return False
    try:
        with _alone(Path(path)):
            if not _update(stores, Path(path)):
                _make(stores, Path(path), today)
    except (Busy, Unsure, OSError, sqlite3.Error, MemoryError):
        return False
    return True


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One builder at a time; who comes later waits, but not for ever."""
    try:
        import fcntl  # noqa: PLC0415, only when writing
    except ImportError:
        raise Busy from None
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.with_suffix(".lock").open("w") as lock:
        patience = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if time.monotonic() > patience:
                    raise Busy from None
                time.sleep(0.02)
        yield


def _make(stores: list[str], path: Path, today: date) -> None:
    """A whole new index, beside the old one until it is done."""
    began = time.time_ns()
    paths = places.files(stores)
    stamps = {each: stamp(each) for each in paths}
    new = path.with_name(f".{path.name}.new")
    _remove(new)
    try:
        try:
            _fill(new, stores, paths, stamps, today, by_files=True)
        except (Unsure, sqlite3.IntegrityError):
            _remove(new)
            _fill(new, stores, paths, stamps, today, by_files=False)
        with closing(sqlite3.connect(new)) as base, base:
            _sign(base, paths, stamps, began)
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


def _sign(base: sqlite3.Connection, paths: list[str], stamps: dict[str, str], began: int) -> None:
    """Say which state of the files the index is of."""
    if places_changed(paths, stamps):
        raise Unsure
    racy = [path for path in paths if _touched(path) > began - GRAIN_NS]
    known = {path for (path,) in base.execute("SELECT path FROM files")}
    for each in paths:
        if each not in known:
            base.execute("INSERT INTO files VALUES (?, -1, ?, ?, NULL)", (each, "", b""))
        content = digest_of(each)
        base.execute(
            "UPDATE files SET stamp = ?, digest = ? WHERE path = ?", (stamps[each], content, each)
        )
    _note(base, stamps="\n".join(stamps[each] for each in paths), racy="\n".join(racy))


def places_changed(paths: list[str], stamps: dict[str, str]) -> bool:
    """Whether a file was touched while the index was made."""
    return any(stamp(each) != stamps[each] for each in paths)


def _touched(path: str) -> int:
    try:
        found = os.stat(path)
    except OSError:
        return 0
    return max(found.st_mtime_ns, found.st_ctime_ns)


def _note(into: sqlite3.Connection, **values: Any) -> None:
    into.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def _fill(
    new: Path,
    stores: list[str],
    paths: list[str],
    stamps: dict[str, str],
    today: date,
    *,
    by_files: bool,
) -> None:
    """Every table of a new index."""
    with closing(sqlite3.connect(new, isolation_level=None)) as base:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
            base.execute(f"PRAGMA {pragma}")
        base.executescript(_SCHEMA + _STAGES)
        base.execute("BEGIN")
        problems = 0
        if by_files:
            ground, files = _survey(base, stores, today)
            tell = _progress(len(files))
            for done, shelved in enumerate(_shelved(files, ground), 1):
                if shelved.stamp != stamps[shelved.path]:
                    raise Unsure
                _insert(base, shelved.rows, staged=True)
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
            _insert(base, rows_of(map(pack_event, timeline.events), 0, ground), staged=True)
            _insert_documents(base, [("", list(timeline.documents.values()))])
        _insert_bodies(base, ground.known.bodies)
        _insert_outcomes(base, ground.outcomes)
        for statement in _SETTLE.split(";"):
            base.execute(statement)
        if by_files:
            _check_links(base)
        total = base.execute("SELECT COUNT(*) FROM events").fetchone()[0]
        _note(
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
    _insert_documents(base, found)
    outcomes: dict[str, list[Packed]] = {}
    for path in places.files(stores):
        if os.path.basename(path) == places.OUTCOMES and os.path.exists(path):
            _read_outcomes(Path(path), loading, outcomes)
    loading.documents = documents
    for folder in folders:
        list(whole.read_exclusions(folder, loading))
    if loading.problems:
        raise Unsure
    known = Known(documents, bodies, {})
    return Ground(known, bodies.families(), outcomes, today.toordinal()), files


def _read_outcomes(path: Path, loading: whole.Loading, found: dict[str, list[Packed]]) -> None:
    root = whole.root_of(path, loading)
    for record in root.records("outcomes"):
        outcome = decode.outcome(record)
        if outcome:
            found.setdefault(outcome.event, []).append(pack_outcome(outcome))
    root.finish()


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
    _ground.append(ground)
    try:
        with get_context("fork").Pool(cores, gc.disable) as pool:
            yield from pool.imap_unordered(_shelve_beside, files)
    except Unsure:
        raise
    finally:
        _ground.clear()
        gc.unfreeze()


_ground: list[Ground] = []
"""What the processes that read files inherit."""


def _shelve_beside(file: tuple[str, int, bytes]) -> Shelved:
    return shelve(*file, _ground[0])


def _insert(base: sqlite3.Connection, rows: Rows, *, staged: bool = False) -> None:
    """Add rows to every table."""
    behind = "_in" if staged else ""
    many = base.executemany
    many(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*row[:9], row[10]) for row in rows.events],
    )
    many("INSERT INTO grams (rowid, g) VALUES (?, ?)", [(row[0], row[9]) for row in rows.events])
    many(f"INSERT INTO entry{behind} VALUES (?, ?, ?, ?, ?, ?)", rows.entries)  # noqa: S608
    many(f"INSERT INTO span{behind} VALUES (?, ?, ?, ?, ?)", rows.spans)  # noqa: S608
    many("INSERT INTO settled VALUES (?, ?, ?)", rows.settled)
    many("INSERT INTO aliases VALUES (?, ?)", rows.aliases)
    many("INSERT INTO links VALUES (?, ?)", rows.links)
    many(
        "INSERT INTO facets VALUES (?, ?) ON CONFLICT (name) DO NOTHING",  # two of one id: an error
        rows.facets.items(),
    )
    _count(base, rows, 1)


def _count(base: sqlite3.Connection, rows: Rows, sign: int) -> None:
    """Add rows to the counts, or take them out."""
    base.executemany(
        "INSERT INTO counted VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
        sorted((*key, sign * n) for key, n in rows.counted.items() if n),
    )
    base.executemany(
        "INSERT INTO changing VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
        sorted((*key, sign * n) for key, n in rows.changing.items() if n),
    )


def _take_out(base: sqlite3.Connection, rows: Rows) -> None:
    """Undo what ``_insert`` did with the same rows."""
    many = base.executemany
    seqs = [(row[0],) for row in rows.events]
    many("DELETE FROM events WHERE seq = ?", seqs)
    many(
        "INSERT INTO grams (grams, rowid, g) VALUES ('delete', ?, ?)",
        [(row[0], row[9]) for row in rows.events],
    )
    many(
        "DELETE FROM entry WHERE facet = ? AND last = ? AND first = ? AND seq = ?",
        [row[:4] for row in rows.entries],
    )
    many(
        "DELETE FROM span WHERE facet = ? AND length = ? AND first = ? AND last = ? AND seq = ?",
        rows.spans,
    )
    for table in ("settled", "aliases", "links"):
        many(f"DELETE FROM {table} WHERE seq = ?", seqs)  # noqa: S608, our own words
    _count(base, rows, -1)


def _insert_documents(
    base: sqlite3.Connection, found: Iterable[tuple[str, list[Document]]]
) -> None:
    place = 0
    for path, documents in found:
        for each in documents:
            base.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?)",
                (each.id, place, path, pack_all(pack_document(each))),
            )
            place += 1


def _insert_bodies(base: sqlite3.Connection, bodies: Bodies) -> None:
    families = bodies.families()
    for place, body in enumerate(bodies):
        said = [words for each in bodies.family(body) for words in bodies.succession(each)]
        base.execute(
            "INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?)",
            (
                body.id, place, families[body.id], "\n".join(words.ko for words in said),
                "\n".join(words.en for words in said), pack_all(pack_body(body)),
            ),
        )  # fmt: skip
        base.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)",
            [(fold_name(name), body.id) for name in body.spellings()],
        )


def _insert_outcomes(base: sqlite3.Connection, outcomes: dict[str, list[Packed]]) -> None:
    base.executemany(
        "INSERT INTO outcomes (event, packed) VALUES (?, ?)",
        [(name, pack_all(each)) for name, entries in outcomes.items() for each in entries],
    )


def _check_links(base: sqlite3.Connection) -> None:
    """Nothing may point at what is not there: that is a problem, and told by ``whole``."""
    for table, column in (("links", "target"), ("outcomes", "event")):
        lost = base.execute(
            f"SELECT 1 FROM {table} WHERE {column} NOT IN (SELECT id FROM events) LIMIT 1"  # noqa: S608
        ).fetchone()
        if lost:
            raise Unsure


def fits(folders: list[Path], instead: dict[Path, bytes]) -> bool:
    """Whether the store would have no problem with some files changed; False also where unsure.

    Nothing is written; what is asked is only the index and the files that change.
    """
    stores = [os.path.abspath(folder) for folder in folders]
    path = path_of(stores)
    if path is None or open_fresh(stores) is None:
        return False
    try:
        with _alone(Path(path)):
            changed = {os.path.abspath(name): data for name, data in instead.items()}
            return _update(stores, Path(path), changed)
    except (Busy, Unsure, OSError, sqlite3.Error):
        return False


def _update(stores: list[str], path: Path, instead: dict[str, bytes] | None = None) -> bool:
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
                    _sign(base, paths, stamps, began)
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
    timelines = {name for each in stores for name in places.timeline_names(each)} | instead.keys()
    changed = [
        name
        for name, seen in stamps.items()
        if name in instead
        or name not in recorded
        or ((recorded[name][1] != seen or name in racy) and recorded[name][2] != digest_of(name))
    ]
    changed = [
        name for name in changed if name in recorded or os.path.exists(name) or name in instead
    ]
    if recorded.keys() - stamps.keys():
        return False
    if not changed:
        return True
    if not meta["by_files"]:
        return False
    ground = _ground_of(base, meta)
    for name in changed:
        if name in timelines:
            data = instead[name] if name in instead else Path(name).read_bytes()
            if not _replace_file(base, name, data, recorded.get(name), ground):
                return False
        elif os.path.basename(name) != places.OUTCOMES:
            return False
    if any(os.path.basename(name) == places.OUTCOMES for name in changed):
        _replace_outcomes(base, stores, ground)
    _check_links(base)
    _note(base, total=base.execute("SELECT COUNT(*) FROM events").fetchone()[0])
    return True


def _ground_of(base: sqlite3.Connection, meta: dict[str, Any]) -> Ground:
    """What the files were read on, from the index; outcomes as they are asked for."""
    documents = {
        name: unpack_document(json.loads(packed))
        for name, packed in base.execute("SELECT id, packed FROM documents ORDER BY place")
    }
    bodies = Bodies(
        unpack_body(json.loads(packed))
        for (packed,) in base.execute("SELECT packed FROM bodies ORDER BY place")
    )
    known = Known(documents, bodies, {})
    return Ground(known, bodies.families(), _Outcomes(base), meta["base"])


class _Outcomes(dict[str, list[Packed]]):
    """The recorded outcomes of an event, asked for one by one."""

    def __init__(self, base: sqlite3.Connection) -> None:
        super().__init__()
        self.base = base

    def get(self, name: str, default: Any = None) -> Any:
        rows = self.base.execute(
            "SELECT packed FROM outcomes WHERE event = ? ORDER BY place", (name,)
        )
        return [json.loads(packed) for (packed,) in rows] or default


def _replace_file(
    base: sqlite3.Connection, name: str, data: bytes, recorded: Any, ground: Ground
) -> bool:
    """The rows of one file for those it had; False where other files may depend on the change."""
    if recorded is None or digest(head_of(data)) != recorded[3]:
        return False
    first = recorded[0] << BITS
    _take_out(base, rows_of(_packed(base, first, first + (1 << BITS)), first, ground))
    _insert(base, rows_of(read_events(data, ground.known), first, ground))
    return True


def _packed(base: sqlite3.Connection, first: int, stop: int) -> list[Packed]:
    rows = base.execute(
        "SELECT packed FROM events WHERE seq >= ? AND seq < ? ORDER BY seq", (first, stop)
    )
    return [json.loads(packed) for (packed,) in rows]


def _replace_outcomes(base: sqlite3.Connection, stores: list[str], ground: Ground) -> None:
    """The record read again; only events whose entries differ are worked out again."""
    loading = whole.Loading()
    new: dict[str, list[Packed]] = {}
    for path in places.files(stores):
        if os.path.basename(path) == places.OUTCOMES and os.path.exists(path):
            _read_outcomes(Path(path), loading, new)
    if loading.problems:
        raise Unsure
    old: dict[str, list[str]] = {}
    for name, packed in base.execute("SELECT event, packed FROM outcomes ORDER BY place"):
        old.setdefault(name, []).append(packed)
    told = {name: [pack_all(each) for each in entries] for name, entries in new.items()}
    differ = [name for name in {**old, **told} if old.get(name) != told.get(name)]
    gone = {}
    for name in differ:
        row = base.execute("SELECT seq, packed FROM events WHERE id = ?", (name,)).fetchone()
        if row is None:
            raise Unsure
        gone[name] = row
        _take_out(base, rows_of([json.loads(row[1])], row[0], ground))
    base.execute("DELETE FROM outcomes")
    _insert_outcomes(base, new)
    for name in differ:
        row = gone[name]
        _insert(base, rows_of([json.loads(row[1])], row[0], ground))


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
