"""Deletes old indexes from the cache folder: those of vanished stores, then the longest unused.

Done only when an index was made: the files least lately used go first until few enough and little
enough are left; those of stores whose folder is gone go in any case.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress

from aitrack.beside import sweep
from aitrack.store.index.opening import SUFFIX
from aitrack.store.index.vouching import END

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES = 64
MOST_BYTES = 1 << 30
_LONG_SECONDS = 86_400


def evict(kept: Path) -> None:
    """Delete other indexes until few and small enough ones lie beside this one, which stays."""
    found = []
    sweep(str(kept.parent))
    for path in kept.parent.glob(f"*{SUFFIX}"):
        with suppress(OSError):
            seen = path.stat()
            found.append((seen, path))
    files = bytes_ = 0
    for seen, path in sorted(found, key=lambda each: (each[1] != kept, -_used(each[0]))):
        gone = path != kept and _gone(path)
        with suppress(OSError):
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))  # looking is no use
        if not gone:
            files, bytes_ = files + 1, bytes_ + seen.st_size
        if gone or (path != kept and (files > MOST_FILES or bytes_ > MOST_BYTES)):
            for end in ("", "-wal", "-shm", END):
                with suppress(OSError):
                    path.with_name(path.name + end).unlink()
            with suppress(OSError):
                lock = path.with_suffix(".lock")
                if lock.stat().st_mtime < time.time() - _LONG_SECONDS:  # nobody is at it
                    lock.unlink()


def _used(seen: os.stat_result) -> int:
    """When a file was last read or written, in nanoseconds."""
    return max(seen.st_atime_ns, seen.st_mtime_ns)


def _gone(path: Path) -> bool:
    """Whether an index is of stores of which one is no folder any more."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as base:
            rows = base.execute("SELECT value FROM meta WHERE key = 'stores'").fetchall()
        return not all((path / each).is_dir() for row in rows for each in row[0].split("\n"))
    except (sqlite3.Error, AttributeError, ValueError):
        return True
