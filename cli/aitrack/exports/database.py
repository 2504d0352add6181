"""A store as plain SQLite tables, for Datasette, DuckDB, sqlite-utils and whoever asks in SQL.

Rows are written as they come, so a store of any size takes little memory; days are ISO text, which
all of these programs compare and convert.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing, contextmanager

from aitrack.answers.items import items
from aitrack.exports.resources import resource
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Any

    from aitrack.answers.library import AnyTimeline
    from aitrack.answers.report import Row
    from aitrack.model import Outcome

_FEW = 500
_KIND = 0xFF
_NUMBERS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES, sqlite3.SQLITE_CANTOPEN: errno.EINVAL,
}  # fmt: skip
"""What SQLite says, as the system would."""
_EVENT = (
    "id", "title", "title_en", "kind", "nature", "deliverable", "when", "start", "end", "bound",
    "precision", "edtf", "deadline", "state", "days_left", "no_news_days", "late_days", "inferred",
    "conflict", "part_of", "note",
)  # fmt: skip
_MENTION = (
    "document", "line", "at", "when", "start", "end", "bound", "precision", "read_as", "why",
)  # fmt: skip


def write(
    path: str, rows: Iterable[Row], timeline: AnyTimeline, today: date, as_of: date | None
) -> int:
    """Make the file; the same answer gives the same bytes.

    Args:
        path: A file that is not there yet.
        rows: The items, which may be read as they are asked for.
        timeline: The store they are from.
        today: The day that the states are of.
        as_of: The day whose record it is, if another.

    Returns:
        How many items it has.

    Raises:
        OSError: It cannot be written.
    """
    with _told():
        opened = sqlite3.connect(path, isolation_level=None)
    with closing(opened) as base:
        with _told():
            base.executescript(
                "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            )
            base.executescript(resource("schema.sql"))
            base.execute("BEGIN")
        _put(base, "README", [
            ("today", str(today)), ("as_of", str(as_of) if as_of else None),
        ], "OR REPLACE")  # fmt: skip
        _put(base, "documents", (
            (d.id, d.title, d.title_en, d.publisher, str(d.dated), d.inferred, d.file, d.sha256,
             d.url, d.note)
            for d in timeline.documents.values()
        ))  # fmt: skip
        _put(base, "bodies", (
            (b.id, b.name, b.short, b.english, b.acronym, b.kind) for b in timeline.bodies
        ))  # fmt: skip
        _put(base, "body_names", (
            (b.id, name) for b in timeline.bodies for name in dict.fromkeys(b.spellings())
        ))  # fmt: skip
        _put(base, "successions", (
            (b.id, heir, str(b.succeeded.on) if b.succeeded.on else None, b.succeeded.how)
            for b in timeline.bodies if b.succeeded for heir in b.succeeded.to
        ))  # fmt: skip
        number = _events(base, rows, timeline)
        with _told():
            base.execute("COMMIT")
            base.execute("ANALYZE")
    return number


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong with this file, told apart from what goes wrong with the one that is read."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _KIND
        raise OSError(_NUMBERS.get(code, errno.EIO), str(error)) from None


def _events(base: sqlite3.Connection, rows: Iterable[Row], timeline: AnyTimeline) -> int:
    """All items, some hundred at a time."""
    number = 0
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == _FEW:
            _some(base, waiting, timeline)
            number, waiting = number + _FEW, []
    _some(base, waiting, timeline)
    return number + len(waiting)


def _some(base: sqlite3.Connection, rows: list[Row], timeline: AnyTimeline) -> None:
    """Insert some items, with their bodies, tags, mentions and record."""
    told = items(rows, {}).rows()
    _put(base, "events", ([each[name] for name in _EVENT] for each in told))
    _put(base, "event_bodies", (
        (each["id"], body) for each in told for body in dict.fromkeys(each["ministry_ids"])
    ))  # fmt: skip
    _put(base, "tags", ((each["id"], tag) for each in told for tag in dict.fromkeys(each["tags"])))
    _put(base, "mentions", (
        (each["id"], at, *(said[name] for name in _MENTION))
        for each in told for at, said in enumerate(each["mentions"], 1)
    ))  # fmt: skip
    record = timeline.record(*[row.event.id for row in rows])
    for row in rows:
        for at, entry in enumerate(record.get(row.event.id, ()), 1):
            governs = entry == row.standing.outcome
            _put(base, "outcomes", [_outcome(row.event.id, at, entry, governs=governs)])
            _put(base, "evidence", (
                (row.event.id, at, e.title, e.publisher, e.url, str(e.dated) if e.dated else None)
                for e in entry.evidence
            ))  # fmt: skip


def _outcome(event: str, at: int, entry: Outcome, *, governs: bool) -> tuple[Any, ...]:
    return (
        event, at, entry.status.value, entry.on, str(entry.recorded), entry.by.value, entry.note,
        entry.renamed_to, entry.candidate, governs,
    )  # fmt: skip


def _put(
    base: sqlite3.Connection, table: str, rows: Iterable[Iterable[Any]], how: str = ""
) -> None:
    """Write rows into a table of the schema."""
    for row in rows:
        values = [clean(each) if isinstance(each, str) else each for each in row]
        marks = ", ".join("?" * len(values))
        with _told():
            base.execute(f"INSERT {how} INTO {table} VALUES ({marks})", values)  # noqa: S608, our own words
