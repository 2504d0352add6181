"""The tables of the index: made, filled row by row, emptied of the same rows, and signed."""

from __future__ import annotations

from types import MappingProxyType

from aitrack.matching import fold_name
from aitrack.store.codec import Packed, freeze, pack_body, pack_document
from aitrack.store.index import GRAIN_NS, digest_of, stamp, touched
from aitrack.store.shelve import flat
from aitrack.store.swift import Unsure

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from typing import Any

    from aitrack.bodies import Bodies
    from aitrack.model import Document
    from aitrack.store.shelve import Rows

    Counts = Mapping[tuple[Any, ...], int]

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, ordinal, stamp TEXT, digest BLOB,
  head BLOB) WITHOUT ROWID;
CREATE TABLE documents (id TEXT PRIMARY KEY, place, path TEXT, packed BLOB) WITHOUT ROWID;
CREATE TABLE bodies (id TEXT PRIMARY KEY, place, family TEXT, ko TEXT, en TEXT,
  packed BLOB) WITHOUT ROWID;
CREATE TABLE names (name TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE facets (name TEXT PRIMARY KEY, id UNIQUE) WITHOUT ROWID;
CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT, title TEXT, ministries TEXT, printed TEXT,
  length, first, last, packed BLOB);
CREATE TABLE aliases (name TEXT, seq);
CREATE TABLE links (seq, target TEXT);
CREATE TABLE outcomes (place INTEGER PRIMARY KEY, event TEXT, packed BLOB);
CREATE TABLE entry (at, first, seq, flags, PRIMARY KEY (at, first, seq)) WITHOUT ROWID;
CREATE TABLE span (at, last, seq, flags, PRIMARY KEY (at, last, seq)) WITHOUT ROWID;
CREATE TABLE settled (seq, since, till, PRIMARY KEY (seq, since)) WITHOUT ROWID;
CREATE TABLE counted (facet, cell TEXT, n, PRIMARY KEY (facet, cell)) WITHOUT ROWID;
CREATE TABLE changing (facet, day, cell TEXT, n, PRIMARY KEY (facet, day, cell)) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX event_ids ON events (id);
CREATE INDEX alias_names ON aliases (name);
CREATE INDEX link_seqs ON links (seq);
CREATE INDEX link_targets ON links (target);
CREATE INDEX outcome_events ON outcomes (event);
CREATE INDEX alias_seqs ON aliases (seq);
"""
_NONE_READ: Mapping[str, bytes] = MappingProxyType({})
_TOGETHER = 100
"""Rows a statement: a statement for each takes twice the time."""
_WIDTHS = {"events": 9, "span": 4, "entry": 4, "settled": 3, "aliases": 2, "links": 2}  # fmt: skip


def insert(base: sqlite3.Connection, rows: Rows) -> None:
    """Add rows to every table, and to the counts."""
    insert_rows(base, rows)
    count(base, rows.counted, rows.changing, 1)


def insert_rows(base: sqlite3.Connection, rows: Rows) -> None:
    """Add rows to every table, but not to the counts."""
    _put(base, "span", flat(rows.spans))
    _put(base, "entry", flat(rows.entries))
    for table in ("events", "settled", "aliases", "links"):
        _put(base, table, getattr(rows, table))
    base.executemany(
        "INSERT INTO facets VALUES (?, ?) ON CONFLICT (name) DO NOTHING",  # two of one id: an error
        rows.facets.items(),
    )


def _put(base: sqlite3.Connection, table: str, values: list[Any]) -> None:
    """Add rows to a table, given as one list of all their values."""
    width = _WIDTHS[table]
    row, step = f"({', '.join('?' * width)})", _TOGETHER * width
    whole = len(values) // step * step
    statement = f"INSERT INTO {table} VALUES "  # noqa: S608, our own words
    base.executemany(
        statement + ", ".join([row] * _TOGETHER),
        (values[at : at + step] for at in range(0, whole, step)),
    )
    base.executemany(
        statement + row, (values[at : at + width] for at in range(whole, len(values), width))
    )


def count(base: sqlite3.Connection, counted: Counts, changing: Counts, sign: int) -> None:
    """Add to the counts, or take out of them."""
    base.executemany(
        "INSERT INTO counted VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
        sorted((*key, sign * n) for key, n in counted.items() if n),
    )
    base.executemany(
        "INSERT INTO changing VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
        sorted((*key, sign * n) for key, n in changing.items() if n),
    )


def take_out(base: sqlite3.Connection, rows: Rows) -> None:
    """Undo what ``insert`` did with the same rows."""
    seqs = [(seq,) for seq in rows.events[:: _WIDTHS["events"]]]
    for table, day, some in (("span", "last", rows.spans), ("entry", "first", rows.entries)):
        values = flat(some)
        base.executemany(
            f"DELETE FROM {table} WHERE at = ? AND {day} = ? AND seq = ?",  # noqa: S608, our own words
            (values[at : at + 3] for at in range(0, len(values), _WIDTHS[table])),
        )
    for table in ("events", "settled", "aliases", "links"):
        base.executemany(f"DELETE FROM {table} WHERE seq = ?", seqs)  # noqa: S608, our own words
    count(base, rows.counted, rows.changing, -1)


def insert_documents(base: sqlite3.Connection, found: Iterable[tuple[str, list[Document]]]) -> None:
    """Files with their documents, in the order of the store."""
    place = 0
    for path, documents in found:
        for each in documents:
            base.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?)",
                (each.id, place, path, freeze(pack_document(each))),
            )
            place += 1


def insert_bodies(base: sqlite3.Connection, bodies: Bodies) -> None:
    """Bodies, their names, and what is said of their succession."""
    families = bodies.families()
    for place, body in enumerate(bodies):
        said = [words for each in bodies.family(body) for words in bodies.succession(each)]
        base.execute(
            "INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?)",
            (
                body.id, place, families[body.id], "\n".join(words.ko for words in said),
                "\n".join(words.en for words in said), freeze(pack_body(body)),
            ),
        )  # fmt: skip
        base.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)",
            [(fold_name(name), body.id) for name in body.spellings()],
        )


def insert_outcomes(base: sqlite3.Connection, outcomes: dict[str, list[Packed]]) -> None:
    """The record, by event."""
    base.executemany(
        "INSERT INTO outcomes (event, packed) VALUES (?, ?)",
        [(name, freeze(each)) for name, entries in outcomes.items() for each in entries],
    )


def check_links(base: sqlite3.Connection) -> None:
    """Nothing may point at what is not there: that is a problem, and told by ``whole``."""
    for table, column in (("links", "target"), ("outcomes", "event")):
        lost = base.execute(
            f"SELECT 1 FROM {table} WHERE {column} NOT IN (SELECT id FROM events) LIMIT 1"  # noqa: S608
        ).fetchone()
        if lost:
            raise Unsure


def note(into: sqlite3.Connection, **values: Any) -> None:
    """Keep facts about the index itself."""
    into.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


def sign(
    base: sqlite3.Connection,
    stamps: dict[str, str],
    began: int,
    digests: Mapping[str, bytes] = _NONE_READ,
) -> None:
    """Say which state of the files the index is of.

    Args:
        base: The index.
        stamps: Every file that decides what the store says, and its stamp when it was read.
        began: When reading began.
        digests: Of files as they were read, where that is known.
    """
    paths = list(stamps)
    if _changed_since(paths, stamps):
        raise Unsure
    racy = [path for path in paths if touched(path) > began - GRAIN_NS]
    known = {path for (path,) in base.execute("SELECT path FROM files")}
    for each in paths:
        if each not in known:
            base.execute("INSERT INTO files VALUES (?, -1, ?, ?, NULL)", (each, "", b""))
        content = digests.get(each) or digest_of(each)
        base.execute(
            "UPDATE files SET stamp = ?, digest = ? WHERE path = ?", (stamps[each], content, each)
        )
    note(
        base, stamps="\n".join(filter(None, (stamps[each] for each in paths))), racy="\n".join(racy)
    )


def _changed_since(paths: list[str], stamps: dict[str, str]) -> bool:
    """Whether a file was touched while the index was made."""
    return any(stamp(each) != stamps[each] for each in paths)
