"""Timeline files → rows, beside each other, one process a core, where there is much of it.

Never more than a few tasks wait for their rows to be written, so memory does not grow with the
store.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from collections import deque
from itertools import chain
from pathlib import Path

from aitrack.progress import progress
from aitrack.store.files import decode, notations
from aitrack.store.files.complaints import Complaints, TooMany
from aitrack.store.files.load import TIMELINE
from aitrack.store.files.opened import read_file, root_of
from aitrack.store.index.days import columns, period_of
from aitrack.store.index.filling import APART, ROOM, Rows
from aitrack.store.index.opening import digest, stamp
from aitrack.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from aitrack.model import Document, Event
    from aitrack.store.index.counts import Ground

LARGE_BYTES = 1_000_000
"""From this size on it is worth starting a process for each core."""
_TOGETHER_BYTES = 300_000
"""How much one task reads, so that asking for it does not show."""
_AHEAD = 3
"""Tasks for each core that may be ready before their rows are written."""
_STABLE = 2
"""The version of ``marshal`` that does not look for what it has written before."""
HEADING = b"\nevents:\n"


class Unsure(Exception):  # noqa: N818, no error: the store is read as a whole
    """A file has a mistake, or changed while it was read."""


@dataclass(frozen=True, slots=True)
class File:
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
    part = first_part(data)
    complaints = Complaints(path, lambda: part)
    try:
        root = root_of(complaints)
        found = [decode.document(each) for each in root.records("documents")]
    except TooMany:
        raise Unsure from None
    if complaints.found or complaints.damages:
        raise Unsure
    return tuple(each for each in found if each)


def read_events(
    path: str, data: bytes, documents: tuple[Document, ...], known: decode.Known
) -> list[Event]:
    """The events of a file, in order.

    Args:
        path: The file.
        data: Its content.
        documents: What its documents must be.
        known: What its events are read against.

    Raises:
        Unsure: There is any mistake in it, or it has other documents.
    """
    complaints = Complaints(path, lambda: data)
    try:
        root = root_of(complaints)
        here = tuple(decode.document(each) for each in root.records("documents"))
        events = []
        for each in root.records("events"):
            events.append(decode.event(each, known))
            if complaints.found:
                raise Unsure
        root.finish(TIMELINE)
    except TooMany:
        raise Unsure from None
    if complaints.found or complaints.damages or here != documents:
        raise Unsure
    found = [each for each in events if each]
    ids = {each.id for each in found}
    lost = any(each.id in (each.part_of, *each.related) for each in found)
    if lost or len(ids) != len(found):
        raise Unsure
    return found


def gather(
    files: list[File], known: decode.Known, ground: Ground
) -> Iterator[tuple[Rows, dict[str, bytes]]]:
    """The rows of all files, of some at a time, with the files' digests; progress on a terminal.

    Raises:
        Unsure: One of them has a mistake, or changed meanwhile.
    """
    tell = progress(len(files), "색인을 만드는 중", "building the index")
    tasks = _tasks(files)
    size = sum(os.path.getsize(each.path) for each in files)  # noqa: PTH202, a path as text
    cores = len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else 1
    job = (known, ground)
    alone = cores == 1 or size < LARGE_BYTES
    found = (_read(task, *job) for task in tasks) if alone else _beside(tasks, job, cores)
    done = 0
    for task, rows in zip(tasks, found, strict=True):
        yield rows
        done += len(task)
        tell(done)


def _read(task: list[File], known: decode.Known, ground: Ground) -> tuple[Rows, dict[str, bytes]]:
    rows, digests = Rows(), {}
    for file in task:
        try:
            data = read_file(Path(file.path))
        except OSError:
            raise Unsure from None
        if stamp(file.path) != file.stamp:
            raise Unsure
        digests[file.path] = digest(data)
        events = read_events(file.path, data, file.documents, known)
        for at, event in enumerate(events, 1):
            rows.add(file.number * ROOM + at * APART, event, ground, known.documents)
    return rows, digests


def _beside(
    tasks: list[list[File]], job: tuple[decode.Known, Ground], cores: int
) -> Iterator[tuple[Rows, dict[str, bytes]]]:
    """By one process a core, in order."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415, only for much
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    waiting: deque[Any] = deque()
    read: deque[Any] = deque(maxlen=2 * cores * _AHEAD)
    _inherited.append(job)
    gc.freeze()
    try:
        with ProcessPoolExecutor(cores, get_context("fork")) as pool:
            for task in tasks:
                if len(waiting) == cores * _AHEAD:
                    yield _taken(waiting.popleft().result(), read)
                waiting.append(pool.submit(_hand_in, task, list(chain.from_iterable(read))))
            while waiting:
                yield _taken(waiting.popleft().result(), read)
    except BrokenProcessPool:
        raise Unsure from None  # one of them was killed
    finally:
        _inherited.clear()
        gc.unfreeze()


_inherited: list[tuple[decode.Known, Ground]] = []
"""What the processes that read files have in common with the one that started them."""


def _hand_in(task: list[File], read: list[Any]) -> bytes:
    """In another process: the rows as bytes; none where there is a mistake.

    Args:
        task: The files.
        read: Notations that were read meanwhile, which takes long.
    """
    notations.share((text, period_of(days) if days else None) for text, days in read)
    notations.fresh.clear()
    try:
        rows, digests = _read(task, *_inherited[0])
    except Unsure:
        return b""
    fresh = [(text, columns(found) if found else None) for text, found in notations.fresh]
    return marshal.dumps((rows.packed(), digests, fresh), _STABLE)


def _taken(data: bytes, read: deque[Any]) -> tuple[Rows, dict[str, bytes]]:
    if not data:
        raise Unsure
    packed, digests, fresh = marshal.loads(data)  # noqa: S302, of this run
    read.append(fresh)
    return Rows.unpacked(packed), digests


def _tasks(files: list[File]) -> list[list[File]]:
    """Files side by side, about so many bytes a task."""
    tasks: list[list[File]] = []
    together = _TOGETHER_BYTES
    for file in files:
        if together >= _TOGETHER_BYTES:
            tasks.append([])
            together = 0
        tasks[-1].append(file)
        together += os.path.getsize(file.path)  # noqa: PTH202, a path as text
    return tasks
