"""Reading the files of a store: beside each other, one process a core, where there is much of it.

Rows come back as bytes of ``marshal`` in memory that the processes of one run share, so that none
waits for a pipe to be emptied. Never more than a few tasks wait for their rows to be written, so
that memory does not grow with the store.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from array import array
from collections import deque
from mmap import mmap

from aitrack.store.progress import progress
from aitrack.store.shelve import Ground, Rows, flat, no_rows, shelve
from aitrack.store.swift import Unsure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

LARGE_BYTES = 1_000_000
"""From this size on it is worth starting a process for each core."""
File = tuple[str, int, bytes, str]
"""Its path, its place in the store, what its documents were read from, its stamp."""
_TOGETHER_BYTES = 300_000
"""How much one task reads, so that asking for it does not show."""
_AHEAD = 3
"""Tasks for each core that may be ready before their rows are written."""


def gather(files: list[File], ground: Ground) -> Iterator[Rows]:
    """The rows of all files of a store, of some at a time; how far it is is said on a terminal.

    Raises:
        Unsure: One of them has a mistake, or changed meanwhile.
    """
    tell = progress(len(files), "색인을 만드는 중", "building the index")
    sizes = [os.path.getsize(name) for name, *_ in files]
    tasks = _tasks(files, sizes)
    cores = len(os.sched_getaffinity(0)) if sys.platform.startswith("linux") else 1
    alone = cores == 1 or sum(sizes) < LARGE_BYTES
    found = (_read(task, ground) for task in tasks) if alone else _beside(tasks, ground, cores)
    done = 0
    for task, rows in zip(tasks, found, strict=True):
        yield rows
        done += len(task)
        tell(done)


def _read(task: list[File], ground: Ground) -> Rows:
    rows = no_rows()
    for file in task:
        shelve(*file, ground, rows)
    return rows


def _beside(tasks: list[list[File]], ground: Ground, cores: int) -> Iterator[Rows]:
    """By one process a core, in order."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415, only for much
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    slots = cores * _AHEAD
    shared = mmap(-1, slots * _SLOT_BYTES)
    _inherited.append((ground, shared))
    waiting: deque[Any] = deque()
    gc.freeze()
    try:
        with ProcessPoolExecutor(cores, get_context("fork")) as pool:
            for at, task in enumerate(tasks):
                if len(waiting) == slots:
                    yield _taken(shared, *waiting.popleft().result())
                waiting.append(pool.submit(_hand_in, task, at % slots * _SLOT_BYTES))
            while waiting:
                yield _taken(shared, *waiting.popleft().result())
    except BrokenProcessPool:
        raise Unsure from None  # one of them was killed
    finally:
        _inherited.clear()
        gc.unfreeze()


_SLOT_BYTES = 1 << 24
"""Room for the rows of one task, of which only what is written is ever there."""
_inherited: list[tuple[Ground, mmap]] = []
"""What the processes that read files have in common with the one that started them."""


def _hand_in(task: list[File], at: int) -> tuple[int, int, bytes]:
    """In another process: where in the shared memory the rows lie; behind it if they do not fit.

    Of no length at all where there is a mistake.
    """
    ground, shared = _inherited[0]
    try:
        rows = _read(task, ground)
    except Unsure:
        return at, 0, b""
    told: tuple[Any, ...] = rows._replace(
        spans={0: array(_WIDE, flat(rows.spans)).tobytes()},  # type: ignore[dict-item]
        entries={0: array(_WIDE, flat(rows.entries)).tobytes()},  # type: ignore[dict-item]
        counted=dict(rows.counted),
        changing=dict(rows.changing),
    )
    data = marshal.dumps(tuple(told), _NO_REFERENCES)
    if len(data) > _SLOT_BYTES:
        return at, len(data), data
    shared[at : at + len(data)] = data
    return at, len(data), b""


_NO_REFERENCES = 2
"""The version of ``marshal`` that does not look for what it has written before."""
_WIDE = "q"
"""Of ``array``: numbers of eight bytes."""


def _taken(shared: mmap, at: int, length: int, data: bytes) -> Rows:
    if not length:
        raise Unsure
    rows = Rows(*marshal.loads(data or shared[at : at + length]))  # noqa: S302, of this run
    for each in (rows.spans, rows.entries):
        each[0] = array(_WIDE, each[0]).tolist()
    return rows


def _tasks(files: list[File], sizes: list[int]) -> list[list[File]]:
    """Files side by side, about so many bytes a task."""
    tasks: list[list[File]] = []
    together = _TOGETHER_BYTES
    for file, size in zip(files, sizes, strict=True):
        if together >= _TOGETHER_BYTES:
            tasks.append([])
            together = 0
        tasks[-1].append(file)
        together += size
    return tasks
