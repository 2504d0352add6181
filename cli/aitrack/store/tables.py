"""The tables of the index: made, filled row by row, emptied of the same rows, and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aitrack.matching import fold_name
from aitrack.store.codec import Packed, pack_body, pack_document
from aitrack.store.index import GRAIN_NS, digest_of, stamp, touched
from aitrack.store.shelve import Rows, pack_all
from aitrack.store.swift import Unsure

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from aitrack.bodies import Bodies
    from aitrack.model import Document

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, ordinal, stamp TEXT, digest BLOB,
  head BLOB) WITHOUT ROWID;
CREATE TABLE documents (id TEXT PRIMARY KEY, place, path TEXT, packed TEXT) WITHOUT ROWID;
CREATE TABLE bodies (id TEXT PRIMARY KEY, place, family TEXT, ko TEXT, en TEXT,
  packed TEXT) WITHOUT ROWID;
CREATE TABLE names (name TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE facets (name TEXT PRIMARY KEY, id UNIQUE) WITHOUT ROWID;
CREATE TABLE events (seq INTEGER PRIMARY KEY, id TEXT, title TEXT, ministries TEXT, printed TEXT,
  length, first, last, searched TEXT, packed TEXT);
CREATE TABLE aliases (name TEXT, seq);
CREATE TABLE links (seq, target TEXT);
CREATE TABLE outcomes (place INTEGER PRIMARY KEY, event TEXT, packed TEXT);
CREATE TABLE entry (facet, last, first, seq, start, flags, PRIMARY KEY (facet, last,
  first, seq)) WITHOUT ROWID;
CREATE TABLE span (facet, length, first, last, seq, PRIMARY KEY (facet, length, first,
  last, seq)) WITHOUT ROWID;
CREATE TABLE settled (seq, since, till, PRIMARY KEY (seq, since)) WITHOUT ROWID;
CREATE TABLE counted (facet, cell TEXT, n, PRIMARY KEY (facet, cell)) WITHOUT ROWID;
CREATE TABLE changing (facet, day, cell TEXT, n, PRIMARY KEY (facet, day, cell)) WITHOUT ROWID;
CREATE VIRTUAL TABLE grams USING fts5 (g, content='', detail=none, columnsize=0, tokenize='ascii');
INSERT INTO grams (grams, rank) VALUES ('hashsize', 16777216);
"""
STAGES = """
CREATE TEMP TABLE entry_in (facet, last, first, seq, start, flags);
CREATE TEMP TABLE span_in (facet, length, first, last, seq);
CREATE TEMP TABLE changing_in (facet, day, cell, n);
"""
SETTLE = """
INSERT INTO entry SELECT * FROM temp.entry_in ORDER BY facet, last, first, seq;
DROP TABLE temp.entry_in;
INSERT INTO span SELECT * FROM temp.span_in ORDER BY facet, length, first, last, seq;
DROP TABLE temp.span_in;
INSERT INTO changing SELECT facet, day, cell, SUM(n) FROM temp.changing_in GROUP BY 1, 2, 3;
DROP TABLE temp.changing_in;
CREATE UNIQUE INDEX event_ids ON events (id);
CREATE INDEX alias_names ON aliases (name);
CREATE INDEX link_seqs ON links (seq);
CREATE INDEX link_targets ON links (target);
CREATE INDEX outcome_events ON outcomes (event);
CREATE INDEX alias_seqs ON aliases (seq);
"""


def insert(base: sqlite3.Connection, rows: Rows, *, staged: bool = False) -> None:
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
    if staged:
        many(
            "INSERT INTO changing_in VALUES (?, ?, ?, ?)",
            [(*key, n) for key, n in rows.changing.items() if n],
        )
        rows.changing.clear()
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


def take_out(base: sqlite3.Connection, rows: Rows) -> None:
    """Undo what ``insert`` did with the same rows."""
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


def insert_documents(base: sqlite3.Connection, found: Iterable[tuple[str, list[Document]]]) -> None:
    """Files with their documents, in the order of the store."""
    place = 0
    for path, documents in found:
        for each in documents:
            base.execute(
                "INSERT INTO documents VALUES (?, ?, ?, ?)",
                (each.id, place, path, pack_all(pack_document(each))),
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
                "\n".join(words.en for words in said), pack_all(pack_body(body)),
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
        [(name, pack_all(each)) for name, entries in outcomes.items() for each in entries],
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


def sign(base: sqlite3.Connection, paths: list[str], stamps: dict[str, str], began: int) -> None:
    """Say which state of the files the index is of."""
    if _changed_since(paths, stamps):
        raise Unsure
    racy = [path for path in paths if touched(path) > began - GRAIN_NS]
    known = {path for (path,) in base.execute("SELECT path FROM files")}
    for each in paths:
        if each not in known:
            base.execute("INSERT INTO files VALUES (?, -1, ?, ?, NULL)", (each, "", b""))
        content = digest_of(each)
        base.execute(
            "UPDATE files SET stamp = ?, digest = ? WHERE path = ?", (stamps[each], content, each)
        )
    note(
        base, stamps="\n".join(filter(None, (stamps[each] for each in paths))), racy="\n".join(racy)
    )


def _changed_since(paths: list[str], stamps: dict[str, str]) -> bool:
    """Whether a file was touched while the index was made."""
    return any(stamp(each) != stamps[each] for each in paths)
