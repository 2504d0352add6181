"""Rows of documents, bodies and outcomes; and the signature: of which state of the files."""

from __future__ import annotations

from itertools import chain

from aitrack.store.index.days import number
from aitrack.store.index.opening import GRAIN_NS, LOST, digest_of, sealed, stamp, touched
from aitrack.store.index.parallel import Unsure
from aitrack.store.index.rows import packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from aitrack.bodies import Bodies
    from aitrack.model import Document, Outcome


def insert(base: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Put rows, of all columns, into a table."""
    for row in rows:
        base.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def insert_documents(
    base: sqlite3.Connection, found: Iterable[tuple[str, Iterable[Document]]]
) -> None:
    """Files with their documents, in the order of the store."""
    rows = [(path, each) for path, documents in found for each in documents]
    insert(
        base, "documents",
        [(each.id, at, path, each.title, each.publisher, number(each.dated), *packed(each))
         for at, (path, each) in enumerate(rows)],
    )  # fmt: skip


def insert_bodies(base: sqlite3.Connection, bodies: Bodies) -> None:
    """Bodies, and every name they answer to."""
    families = bodies.families()
    insert(
        base, "bodies",
        [(each.id, at, families[each.id], each.name, each.short, each.english, *packed(each))
         for at, each in enumerate(bodies)],
    )  # fmt: skip
    insert(base, "names", bodies.names.items())


def insert_outcomes(base: sqlite3.Connection, outcomes: Mapping[str, Sequence[Outcome]]) -> None:
    """The record, by event, behind what is there."""
    last_place = base.execute("SELECT coalesce(MAX(place), -1) FROM outcomes").fetchone()[0]
    for place, each in enumerate(chain.from_iterable(outcomes.values()), last_place + 1):
        last = each.happened.last_day if each.happened else None
        insert(base, "outcomes", [(
            place, each.event, each.status.value, each.on, last and number(last),
            number(each.recorded), each.by.value, *packed(each),
        )])  # fmt: skip
        insert(
            base, "evidence",
            [(place, at, one.title, one.publisher, one.url, one.dated and number(one.dated))
             for at, one in enumerate(each.evidence)],
        )  # fmt: skip


def check_links(base: sqlite3.Connection, *names: str) -> None:
    """Nothing may point at what is not there (at these ids): that is a problem that ``load`` tells.

    Raises:
        Unsure: Something does.
    """
    for table, column in (("links", "target"), ("outcomes", "event")):
        lost = f"SELECT 1 FROM {table} WHERE {column} NOT IN (SELECT id FROM events)"
        asked = [(f"{lost} AND {column} = ?", [name]) for name in names] or [(lost, [])]
        if any(base.execute(f"{one} LIMIT 1", values).fetchone() for one, values in asked):
            raise Unsure


def insert_synonyms(base: sqlite3.Connection, synonyms: Iterable[Iterable[str]]) -> None:
    """Replace the words that mean the same to a search."""
    base.execute("DELETE FROM synonyms")
    insert(
        base, "synonyms",
        [(at, n, word) for at, words in enumerate(synonyms) for n, word in enumerate(words)],
    )  # fmt: skip


def check_removed(base: sqlite3.Connection, removed: Iterable[str]) -> None:
    """Nothing may have the id of what was removed: that is a problem, and told by ``load``.

    Raises:
        Unsure: Something has.
    """
    for name in removed:
        if base.execute("SELECT 1 FROM events WHERE id = ?", (name,)).fetchone():
            raise Unsure


def note(into: sqlite3.Connection, **values: Any) -> None:
    """Write rows of ``meta``: facts about the index itself."""
    into.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())
    meta = dict(into.execute("SELECT key, value FROM meta"))
    into.execute("INSERT OR REPLACE INTO meta VALUES ('sealed', ?)", (sealed(meta),))


def sign(
    base: sqlite3.Connection, stamps: dict[str, str], began: int, digests: Mapping[str, bytes]
) -> None:
    """Say which state of the files the index is of.

    Args:
        base: The index.
        stamps: Of every file that decides what the store says, when it was read.
        began: When reading began, in nanoseconds.
        digests: Of files as they were read, where that is known.

    Raises:
        Unsure: One of them was touched meanwhile.
    """
    if any(stamp(path) != seen for path, seen in stamps.items()):
        raise Unsure
    racy = {path: None for path in stamps if touched(path) > began - GRAIN_NS}
    known = dict(base.execute("SELECT path, stamp FROM files"))
    for path, seen in stamps.items():
        if known.get(path) == seen and path not in racy and path not in digests:
            continue
        content = digests.get(path) or (b"" if seen.endswith(LOST) else digest_of(path))
        if path not in known:
            base.execute("INSERT INTO files VALUES (?, -1, ?, ?, NULL, 0)", (path, seen, content))
        else:
            base.execute(
                "UPDATE files SET stamp = ?, digest = ? WHERE path = ?", (seen, content, path)
            )
    note(base, stamps="\n".join(filter(None, stamps.values())), racy="\n".join(racy))
