"""Making the index of a whole store, beside the old one until it can take its place.

A store with mistakes cannot be taken apart file by file: it is loaded as a whole and kept as that.
What only changed is for ``renew``.
"""

from __future__ import annotations

import gc
import math
import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from aitrack.errors import AitrackError
from aitrack.progress import progress
from aitrack.store import places
from aitrack.store.files import decode
from aitrack.store.files import load as files
from aitrack.store.files.loading import Loading
from aitrack.store.files.opened import read_file
from aitrack.store.files.writing import Busy, alone
from aitrack.store.index.counts import Ground, tally
from aitrack.store.index.days import number
from aitrack.store.index.evict import evict
from aitrack.store.index.filling import Rows, count, merge, put
from aitrack.store.index.numbering import number_all
from aitrack.store.index.opening import LOST, digest, path_of, stamp
from aitrack.store.index.parallel import (
    LARGE_BYTES,
    File,
    Unsure,
    first_part,
    gather,
    read_documents,
)
from aitrack.store.index.renew import update
from aitrack.store.index.schema import INDEXES, TABLES, VERSION
from aitrack.store.index.signing import (
    check_links,
    check_removed,
    insert_bodies,
    insert_documents,
    insert_outcomes,
    insert_synonyms,
    note,
    sign,
)
from aitrack.store.index.vouching import vouch, writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    Read = tuple[int, dict[str, bytes], Iterable[str]]
    """How many problems there are, digests of files, and ids that nothing may have."""
    Reader = Callable[[sqlite3.Connection, list[str], dict[str, str], date], Read]

SPACING = 16
"""Numbers left free between the files of a new index, for files that come between."""
_MOST_CHANGES = 20_000
"""Counts of what changes on a day that are kept in memory."""
_PRAGMAS = ("page_size = 16384", "journal_mode = OFF", "synchronous = OFF", "cache_size = -32768")
"""For a file that nobody reads yet, and that is thrown away if anything happens."""
_DOUBTS = (Busy, Unsure, AitrackError, OSError, sqlite3.Error, MemoryError, ValueError)


def refresh(folders: list[Path], today: date) -> bool:
    """Bring the index of these stores up to date; whether there is a fresh one now.

    Counts are made for ``today``; any other day can be asked about.
    """
    stores = [places.full(str(folder)) for folder in folders]
    path = path_of(stores)
    if path is None:
        return False
    gc.disable()  # rows hold no cycles, and there are millions of them
    try:
        with alone(Path(path)):
            if not update(stores, Path(path)):
                _make(stores, Path(path), today)
    except _DOUBTS:
        return False
    finally:
        gc.enable()
    return True


def _make(stores: list[str], path: Path, today: date) -> None:
    """A whole new index, beside the old one until it is done."""
    new = path.with_name(f".{path.name}.new")
    _remove(new)
    try:
        if not _filled_by_files(new, stores, today):
            _remove(new)
            _fill(new, stores, today, _as_a_whole)
        with closing(sqlite3.connect(new)) as base:
            base.execute("PRAGMA journal_mode = WAL")  # so that no reader holds up a writer
        with new.open("rb") as file:
            os.fsync(file.fileno())
        _remove(path, keep=True)
        writing(str(path))
        new.replace(path)
        vouch(str(path))
    finally:
        _remove(new)
    evict(path)


def _filled_by_files(new: Path, stores: list[str], today: date) -> bool:
    """Whether the files are without a mistake; what was read of them is let go of."""
    try:
        _fill(new, stores, today, _file_by_file)
    except (Unsure, OSError, sqlite3.IntegrityError):
        return False
    return True


def _remove(path: Path, *, keep: bool = False) -> None:
    """Delete a database and what SQLite leaves beside it."""
    for end in ("-journal", "-wal", "-shm") if keep else ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink()


def _fill(new: Path, stores: list[str], today: date, read: Reader) -> None:
    """Every table of a new index."""
    began = time.time_ns()
    stamps = {each: stamp(each) for each in places.files(stores)}
    with closing(sqlite3.connect(new, isolation_level=None)) as base:
        for pragma in _PRAGMAS:
            base.execute(f"PRAGMA {pragma}")
        base.executescript(TABLES)
        base.execute("BEGIN")
        problems, digests, removed = read(base, stores, stamps, today)
        for statement in INDEXES.split(";"):
            base.execute(statement)
        if read is _file_by_file:
            check_links(base)
            check_removed(base, removed)
        number_all(base)
        total = base.execute("SELECT COUNT(*) FROM events").fetchone()[0]
        note(
            base, version=VERSION, base=number(today), total=total, problems=problems,
            by_files=int(read is _file_by_file), stores="\n".join(stores), searchable=0,
        )  # fmt: skip
        sign(base, stamps, began, digests)
        base.execute("COMMIT")


def _file_by_file(
    base: sqlite3.Connection, stores: list[str], stamps: dict[str, str], today: date
) -> Read:
    """Fill the tables from files of which none has a mistake.

    Raises:
        Unsure: One has, or cannot be looked at.
    """
    if any(each.endswith(LOST) for each in stamps.values()):
        raise Unsure
    loading = Loading()
    folders = [Path(each) for each in stores]
    bodies = files.read_bodies(folders, loading)
    found = _survey(base, stores, stamps, loading)
    files.read_removed(folders, loading)
    files.read_records(folders, loading)
    synonyms, tags = files.read_synonyms(folders, loading), files.read_tags(folders, loading)
    list(files.read_exclusions(folders, loading))
    if not loading.flawless:
        raise Unsure
    insert_documents(base, [(each.path, each.documents) for each in found])
    insert_bodies(base, bodies)
    insert_synonyms(base, synonyms)
    insert_outcomes(base, loading.outcomes)
    digests: dict[str, bytes] = {}
    counts = tally()
    ground = Ground(bodies, loading.outcomes.get, today)
    for rows, some in gather(found, decode.Known(loading.documents, bodies, tags), ground):
        put(base, rows)
        merge(counts, rows.counts)
        digests |= some
        if len(counts["changes"]) > _MOST_CHANGES:
            count(base, counts, 1)
            counts = tally()
    count(base, counts, 1)
    return 0, digests, loading.removed


def _survey(
    base: sqlite3.Connection, stores: list[str], stamps: dict[str, str], loading: Loading
) -> list[File]:
    """The files with events and their documents, which must be known before any event is read."""
    names = [name for each in stores for name in places.timeline_names(each) if stamps[name]]
    found = []
    for at, name in enumerate(names):
        data = read_file(Path(name))
        here = read_documents(name, data)
        if any(each.id in loading.documents for each in here):
            raise Unsure
        loading.documents.update((each.id, each) for each in here)
        found.append(File(name, at * SPACING, stamps[name], here))
        row = (name, at * SPACING, digest(first_part(data)))
        base.execute("INSERT INTO files VALUES (?, ?, '', x'', ?, 0)", row)
    return found


def _as_a_whole(
    base: sqlite3.Connection, stores: list[str], stamps: dict[str, str], today: date
) -> Read:
    """Fill the tables from what ``load`` makes of a store with mistakes, as if of one file."""
    size = sum(os.path.getsize(each) for each in stamps if os.path.exists(each))  # noqa: PTH110, PTH202
    after = math.inf if size < LARGE_BYTES else 0
    tell = progress(1, "저장소를 통째로 읽는 중", "reading the store as a whole", after=after)
    tell(0)
    timeline, problems = files.load([Path(each) for each in stores])
    tell(1)
    if not timeline.events:
        raise Busy  # its problems are told by who reads the YAML
    ground = Ground(timeline.bodies, timeline.outcomes.get, today)
    rows = Rows()
    for at, event in enumerate(timeline.events, 1):
        rows.add(at, event, ground, timeline.documents)
    put(base, rows)
    count(base, rows.counts, 1)
    insert_documents(base, [("", timeline.documents.values())])
    insert_bodies(base, timeline.bodies)
    insert_synonyms(base, timeline.synonyms)
    insert_outcomes(base, timeline.outcomes)
    first = places.timeline_names(stores[0])[0]
    base.execute("INSERT INTO files VALUES (?, 0, '', x'', x'', 0)", (first,))
    return len(problems), {}, ()
