"""The index of a store: where it lies, and whether it says what the files of the store say now.

It is a memory, not a record: opened only where every file of the store is as it was when the index
was made, and never a reason to fail. Any doubt, damage, foreign version or unreadable folder is
None, and the YAML is read. Every run begins here, so next to nothing is imported.

A file is as it was when its path, size, times and inode are as recorded; one that was touched
within the timestamp's grain of the recording is compared by content, as git does with "racily
clean" entries.
"""

from __future__ import annotations

import os
import time
from binascii import crc32

from aitrack.errors import at_once
from aitrack.store import places
from aitrack.store.index.schema import VERSION
from aitrack.store.index.vouching import vouch, vouched_for, writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

SWITCH = "AITRACK_INDEX"
SUFFIX = ".sqlite"
GRAIN_NS = 2_000_000_000
"""The coarsest timestamp of the file systems in use (FAT)."""
PATIENCE_SECONDS = 2.0
"""How long a reader waits for a writer."""
FILLING_MILLISECONDS = 60_000
"""How long it waits for another that makes what both need."""
META = {
    "version": str, "stores": str, "stamps": str, "racy": str, "total": int, "problems": int,
    "base": int, "by_files": int, "searchable": int, "sealed": int,
}  # fmt: skip
"""What the table of that name must hold, or the index is not believed."""

LOST = "\tlost"
"""Ends the stamp of what is there and cannot be looked at."""
SEALED = ("version", "total", "problems", "base", "by_files")


class Index:
    """An open index that says what the files of its store, ``paths``, say now.

    Its connection is read only and in a transaction; ``meta`` is what it says of itself, and
    ``written`` whether somebody may be writing it, or was stopped at it.
    """

    def __init__(
        self, connection: Any, meta: dict[str, Any], paths: list[str], path: str, *, written: bool
    ) -> None:
        self.connection, self.meta, self.paths = connection, meta, paths
        self.path, self.written = path, written
        self.total: int = meta["total"]
        """How many events the store has."""
        self.problems: int = meta["problems"]
        """How many problems the store has."""

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        if self.written:
            vouch(self.path)

    def all(self, question: str, *values: Any) -> list[Any]:
        """The rows of an answer."""
        found: list[Any] = self.connection.execute(question, values).fetchall()
        return found

    def one(self, question: str, *values: Any) -> Any:
        """The first value of an answer; None where there is no row."""
        row = self.connection.execute(question, values).fetchone()
        return row[0] if row else None

    def settle(self) -> None:
        """Once the clock has moved on, spare the next runs from comparing by content.

        For the end of a run: what was read before may be older than what is read after.
        """
        racy = [path for path in self.meta["racy"].split("\n") if path]
        if not racy or any(touched(path) > time.time_ns() - GRAIN_NS for path in racy):
            return
        from aitrack.store.index import sqlite  # noqa: PLC0415, open already

        try:
            self.change(lambda base: base.execute("UPDATE meta SET value = '' WHERE key = 'racy'"))
        except sqlite.Error:
            return

    def change(self, fill: Callable[[Any], object], key: str = "") -> bool:
        """Add to the open index what can be worked out from its rows, in one transaction.

        Args:
            fill: What adds it, given the connection.
            key: What ``meta`` says once it is there; another may have been faster.

        Returns:
            Whether it is still the index that was opened.
        """
        run = self.connection.execute
        self.written = True
        writing(self.path)
        run("COMMIT")
        run("PRAGMA query_only = 0")
        if key:
            run(f"PRAGMA busy_timeout = {FILLING_MILLISECONDS}")
        run("BEGIN IMMEDIATE")
        meta = dict(self.all("SELECT key, value FROM meta"))
        same: bool = meta.get("stamps") == self.meta["stamps"]
        if same and not (key and meta.get(key)):
            fill(self.connection)
        run("COMMIT" if same else "ROLLBACK")
        run("PRAGMA query_only = 1")
        run("BEGIN")
        self.meta = dict(self.all("SELECT key, value FROM meta"))
        return same


opened: list[Index] = []
"""What this run has open, until it ends."""


def path_of(stores: list[str]) -> str | None:
    """Where the index of these stores lies; None where there can be none."""
    if os.environ.get(SWITCH, "").lower() in ("off", "0", "no"):
        return None
    base = places.user_cache()
    if base is None:
        return None
    name = os.path.basename(stores[-1]) or "root"
    key = crc32(os.fsencode("\n".join(stores)))
    return os.path.join(base, f"{name}-{key:08x}{SUFFIX}")


def stamp(path: str) -> str:
    """What tells one state of a file from another without reading it; nothing for no file.

    A link to nowhere, or what may not be looked at, is no missing file: the YAML tells of it.
    """
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return path + LOST if os.path.islink(path) else ""
    except OSError:
        return path + LOST
    return f"{path}\t{found.st_size}\t{found.st_mtime_ns}\t{found.st_ctime_ns}\t{found.st_ino}"


def touched(path: str) -> int:
    """When a file or its inode last changed, in nanoseconds."""
    try:
        found = os.stat(path)
    except OSError:
        return 0
    return max(found.st_mtime_ns, found.st_ctime_ns)


def digest(content: bytes) -> bytes:
    """Content in sixteen bytes."""
    try:
        from _blake2 import blake2b  # noqa: PLC0415, only where times do not tell
    except ImportError:  # pragma: no cover, another Python than CPython
        from hashlib import blake2b  # noqa: PLC0415
    found: bytes = blake2b(content, digest_size=16).digest()
    return found


def digest_of(path: str) -> bytes:
    """The content of a file, as much as is ever read of one; nothing where it cannot be read."""
    try:
        with open(path, "rb", opener=at_once) as file:
            return digest(file.read(_MOST_BYTES + 1))
    except OSError:
        return b""


_MOST_BYTES = 16 * 1024 * 1024
"""No file of a store is read that is larger."""


def open_fresh(stores: list[str]) -> Index | None:
    """The index of these stores, where it says what their files say now."""
    path = path_of(stores)
    vouched = vouched_for(path) if path and os.path.isfile(path) else None
    if path is None or vouched is None:
        return None
    from aitrack.store.index import sqlite  # noqa: PLC0415, where there is something to open

    try:
        connection = sqlite.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = 1")
            connection.execute("BEGIN")
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
            paths = places.files(stores)
            if _as_recorded(connection, meta, stores, paths):
                opened.append(Index(connection, meta, paths, path, written=not vouched))
                return opened[-1]
        except (sqlite.Error, ValueError, TypeError):
            pass
        connection.close()
    except sqlite.Error:
        pass
    return None


def _as_recorded(
    connection: Any, meta: dict[str, Any], stores: list[str], paths: list[str]
) -> bool:
    if meta.get("version") != VERSION or not is_whole(meta) or meta["stores"] != "\n".join(stores):
        return False
    if meta["stamps"] != "\n".join(filter(None, map(stamp, paths))):
        return False
    for path in filter(None, meta["racy"].split("\n")):
        row = connection.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        if row is None or row[0] != digest_of(path):
            return False
    return True


def is_whole(meta: dict[str, Any]) -> bool:
    """Whether the index says of itself all that it must, as it was written."""
    said = all(type(meta.get(key)) is sort for key, sort in META.items())
    return said and meta["sealed"] == sealed(meta)


def sealed(meta: dict[str, Any]) -> int:
    """A checksum of the values of ``meta`` that answers use; the seals of rows cover the rest."""
    return crc32(" ".join(str(meta.get(key)) for key in SEALED).encode())


def spoilt(error: BaseException) -> bool:
    """Whether an error says that the index is not what was written."""
    return type(error).__module__ == "sqlite3" or type(error).__name__ == "Damaged"


def distrust(error: BaseException) -> None:
    """Delete the indexes this run has open, to be made again; not where others held a lock."""
    for each in opened:
        each.close()
        path = path_of(each.meta["stores"].split("\n")) if "locked" not in str(error) else None
        for end in ("", "-wal", "-shm") if path else ():
            if os.path.exists(f"{path}{end}"):
                os.unlink(f"{path}{end}")
    opened.clear()


def close_all() -> None:
    """Close every index of this run, at its end."""
    while opened:
        opened.pop().close()
