"""Changed files into the index: the lock, the transaction, and whether it could be done at all.

Of such a file only the events that differ are written again, and no notation is read that the index
knows already.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from aitrack.store import places
from aitrack.store.files.writing import Busy, alone
from aitrack.store.index.opening import PATIENCE_SECONDS, digest, is_whole, path_of, stamp
from aitrack.store.index.parallel import Unsure
from aitrack.store.index.renewal import Renewal
from aitrack.store.index.schema import VERSION
from aitrack.store.index.signing import sign
from aitrack.store.index.vouching import vouch, vouched_for, writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DOUBTS = (Unsure, OSError, sqlite3.Error, ValueError, KeyError, TypeError)


def change(
    folders: Sequence[Path], changed: dict[Path, bytes], write: Callable[[], None] | None
) -> bool:
    """Write files, by ``write``, and take the change into the index, both or nothing.

    Without ``write`` it is only asked whether the store would have no problem then.

    Returns:
        Whether that could be done; where not, nothing was written, and who asks must read the YAML.
    """
    stores = [places.full(str(folder)) for folder in folders]
    path = path_of(stores)
    if path is None or not os.path.isfile(path):
        return False
    files_ = {places.full(str(name)): data for name, data in changed.items()}
    try:
        with alone(Path(path)):
            return update(stores, Path(path), files_, write)
    except Busy:
        return False


def update(
    stores: list[str],
    path: Path,
    instead: dict[str, bytes] | None = None,
    write: Callable[[], None] | None = None,
) -> bool:
    """Take what changed into the index at ``path``, in one transaction.

    ``instead`` are files as they would be, ``write`` writes them; without it nothing is kept.

    Returns:
        Whether that could be done; where not, nothing was written.

    Raises:
        OSError: The files cannot be written.
    """
    if not path.is_file() or vouched_for(str(path)) is None:
        return False
    writing(str(path))
    try:
        return _taken_in(stores, path, instead, write)
    finally:
        vouch(str(path))


def _taken_in(
    stores: list[str],
    path: Path,
    instead: dict[str, bytes] | None,
    write: Callable[[], None] | None,
) -> bool:
    """``update`` of an index that may be believed."""
    began = time.time_ns()
    paths = places.files(stores)
    paths += sorted((instead or {}).keys() - set(paths))
    stamps = {each: stamp(each) for each in paths}
    with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)) as base:
        try:
            base.execute("BEGIN IMMEDIATE")
            meta = dict(base.execute("SELECT key, value FROM meta"))
            same = is_whole(meta) and meta["stores"] == "\n".join(stores)
            if not same or meta["version"] != VERSION:
                return False
            if not Renewal(base, meta, stores, instead or {}).take_in(stamps):
                return False
            if instead and any(stamp(name) != seen for name, seen in stamps.items()):
                return False
        except _DOUBTS:
            return False
        if instead is not None and write is None:
            return True
        if write:
            write()
        with suppress(*_DOUBTS):  # what was written is written; the index is made anew then
            written = {name: digest(data) for name, data in (instead or {}).items()}
            now = {name: stamp(name) for name in places.files(stores)} if write else stamps
            others = {name: seen for name, seen in stamps.items() if name not in written}
            if others.items() <= now.items():
                sign(base, now, began, written)
                base.execute("COMMIT")
                return True
        return write is not None
