"""Timeline files → rows, beside each other, one process a core, where there is much of it."""

from __future__ import annotations

import marshal
import os
import sys
from pathlib import Path

from aitrack.progress import progress
from aitrack.store.files import decode, load
from aitrack.store.files.loading import Loading, links
from aitrack.store.files.opened import open_root, read_file
from aitrack.store.index.filling import APART, Rows
from aitrack.store.index.opening import digest, stamp
from aitrack.store.index.schema import ROOM
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from aitrack.model import Document, Event
    from aitrack.store.index.counts import Ground

LARGE_BYTES = 1_000_000
"""From this size on it is worth starting a process for each core."""
_MOST_CORES = 4
"""More of them would read faster than one can write, and what is read would fill the memory."""
_TOGETHER = 2
"""Files that one process is asked for at a time."""
_STABLE = 2
"""The version of ``marshal`` that does not look for what it has written before."""
HEADING = b"\nevents:\n"


class Unsure(Exception):  # noqa: N818, no error: the store is read as a whole
    """A file has a mistake, or changed while it was read."""


@dataclass(frozen=True, slots=True)
class File(Frozen):
    """One file of documents and events."""

    path: str
    number: int
    """Its place in the store."""
    stamp: str
    documents: tuple[Document, ...]
    """What its first part says."""


def first_part(data: bytes) -> bytes:
    """The part of a file that its documents stand in: all before its events, as a rule."""
    head, found, rest = data.partition(HEADING)
    return head + found if found and b"\ndocuments:" not in rest else data


def read_documents(path: str, data: bytes) -> tuple[Document, ...]:
    """The documents of a file, in order.

    Raises:
        Unsure: There is something wrong with them.
    """
    loading = Loading(instead={Path(path): first_part(data)})
    load.read_documents(open_root(Path(path), loading), loading)
    if not loading.flawless:
        raise Unsure
    return tuple(loading.documents.values())


def read_events(
    path: str, data: bytes, documents: tuple[Document, ...], known: decode.Known
) -> list[Event]:
    """The events of a file, in order, read against what is known.

    Raises:
        Unsure: There is any mistake in it, or it has other documents.
    """
    loading = Loading(instead={Path(path): data})
    root = open_root(Path(path), loading)
    load.read_documents(root, loading)
    load.read_events(root, known, loading)
    events = list(loading.events.values())
    to_itself = any(event.id == target for event in events for _, target in links(event))
    if to_itself or not loading.flawless or tuple(loading.documents.values()) != documents:
        raise Unsure
    return events


def gather(
    files: list[File], known: decode.Known, ground: Ground
) -> Iterator[tuple[Rows, dict[str, bytes]]]:
    """The rows of each file in order, with its digest by its path; progress on a terminal.

    Raises:
        Unsure: One of them has a mistake, or changed meanwhile.
    """
    tell = progress(len(files), "색인을 만드는 중", "building the index")
    size = sum(os.path.getsize(each.path) for each in files)  # noqa: PTH202, a path as text
    cores = len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else 1
    beside = cores > 1 and size >= LARGE_BYTES
    read = _beside(files, known, ground, cores) if beside else (
        _read(each, known, ground) for each in files
    )  # fmt: skip
    for done, (file, (rows, content)) in enumerate(zip(files, read, strict=True), 1):
        yield rows, {file.path: content}
        tell(done)


def _read(file: File, known: decode.Known, ground: Ground) -> tuple[Rows, bytes]:
    data = read_file(Path(file.path))
    if stamp(file.path) != file.stamp:
        raise Unsure
    rows = Rows()
    for at, event in enumerate(read_events(file.path, data, file.documents, known), 1):
        rows.add(file.number * ROOM + at * APART, event, ground, known.documents)
    return rows, digest(data)


def _beside(
    files: list[File], known: decode.Known, ground: Ground, cores: int
) -> Iterator[tuple[Rows, bytes]]:
    """By some processes, in order."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415, only for much
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    _inherited.append((known, ground))
    try:
        with ProcessPoolExecutor(min(cores, _MOST_CORES), get_context("fork")) as pool:
            for packed in pool.map(_hand_in, files, chunksize=_TOGETHER):
                tables, counts, content = marshal.loads(packed)  # noqa: S302, of this run
                yield Rows(tables, counts), content
    except BrokenProcessPool:
        raise Unsure from None  # one of them was killed
    finally:
        _inherited.clear()


_inherited: list[tuple[decode.Known, Ground]] = []
"""What the processes that read files have in common with the one that started them."""


def _hand_in(file: File) -> bytes:
    """In another process: the rows of a file and its digest, as bytes."""
    rows, content = _read(file, *_inherited[0])
    return marshal.dumps((rows.tables, rows.counts, content), _STABLE)
