"""Writing into a store: one writer at a time, and the file always whole.

A change is acknowledged only after the new file lies beside the old one, is flushed to the disk and
has taken its place. A reader sees the old file or the new one.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from aitrack.store.index import PATIENCE_SECONDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def replace(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename, flush the folder."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One writer at a time, on this machine; the lock goes with the process that holds it.

    It lies beside the file itself, so that two links to one file are one lock.
    """
    import fcntl  # noqa: PLC0415, only when writing

    path = path.resolve()
    with (path.parent / f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in path.parent.glob(f".{path.name}.*.new"):  # by a writer that was killed
            left.unlink(missing_ok=True)
        yield


def quoted(text: str) -> str:
    """Double quotes and their escapes are the same in JSON and YAML."""
    return json.dumps(text, ensure_ascii=False)


class Busy(Exception):  # noqa: N818, not an error of the program
    """Somebody else is at it, or it cannot be done here."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
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
