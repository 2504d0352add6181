"""What the index keeps of one file, replaced by what the file says now."""

from __future__ import annotations

from aitrack.store import letters
from aitrack.store.codec import Packed, freeze, pack_document, thaw
from aitrack.store.index import digest
from aitrack.store.sheet import head_of, read_documents, read_events
from aitrack.store.shelve import BITS, Ground, rows_of
from aitrack.store.swift import Unsure
from aitrack.store.tables import insert, take_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

SPACING = 16
"""Ordinals left free between the files of a new index, for files that come between."""


def file_in(base: sqlite3.Connection, path: str, order: Sequence[str]) -> bool:
    """Give a file that was not there a number between its neighbours; False where none is left.

    Args:
        base: The index.
        path: The file.
        order: All files that hold events, in the order they are read.
    """
    known = dict(base.execute("SELECT path, ordinal FROM files WHERE ordinal >= 0"))
    ordinals = [known[name] for name in order[: order.index(path)] if name in known]
    others = [known[name] for name in order[order.index(path) :] if name in known]
    before = ordinals[-1] if ordinals else -SPACING
    after = others[0] if others else before + 2 * SPACING
    ordinal = (before + after) // 2
    if not max(before, -1) < ordinal < after:
        return False
    base.execute("INSERT INTO files VALUES (?, ?, '', x'', x'')", (path, ordinal))
    return True


def replace_documents(
    base: sqlite3.Connection, path: str, data: bytes, order: Sequence[str], ground: Ground
) -> bool:
    """The documents of a file for those it had; False where other files may depend on the change.

    Nobody can have named a document that was not there; one that is gone, or is another now, may
    have been read against anywhere.
    """
    head = digest(head_of(data))
    (seen,) = base.execute("SELECT head FROM files WHERE path = ?", (path,)).fetchone()
    if head == seen:
        return True
    rows: dict[str, list[tuple[str, bytes]]] = {}
    for name, where, packed in base.execute(
        "SELECT id, path, packed FROM documents ORDER BY place"
    ):
        rows.setdefault(where, []).append((name, packed))
    old = rows.get(path, [])
    found = read_documents(head_of(data))
    new = [(each.id, freeze(pack_document(each))) for each in found]
    if not set(old) <= set(new):
        return False
    for each in found:
        fresh = each.id not in {name for name, _ in old}
        if fresh and ground.known.documents.setdefault(each.id, each) is not each:
            raise Unsure  # it stands somewhere else already
    rows[path] = new
    base.execute("DELETE FROM documents")
    base.executemany(
        "INSERT INTO documents VALUES (?, ?, ?, ?)",
        (
            (name, place, where, packed)
            for place, (where, name, packed) in enumerate(
                (where, *row) for where in order for row in rows.get(where, [])
            )
        ),
    )
    base.execute("UPDATE files SET head = ? WHERE path = ?", (head, path))
    return True


def replace_events(
    base: sqlite3.Connection, path: str, data: bytes, ground: Ground, *, searchable: bool
) -> None:
    """The events of a file for those it had."""
    (ordinal,) = base.execute("SELECT ordinal FROM files WHERE path = ?", (path,)).fetchone()
    first = ordinal << BITS
    old = _packed(base, first)
    new = read_events(data, ground.known)
    take_out(base, rows_of(old, first, ground))
    insert(base, rows_of(new, first, ground))
    if searchable:
        letters.take_out(base, list(enumerate(old, first)))
        letters.add(base, list(enumerate(new, first)))


def _packed(base: sqlite3.Connection, first: int) -> list[Packed]:
    rows = base.execute(
        "SELECT packed FROM events WHERE seq >= ? AND seq < ? ORDER BY seq",
        (first, first + (1 << BITS)),
    )
    return [thaw(packed) for (packed,) in rows]
