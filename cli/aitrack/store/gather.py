"""Reading the files of a store: beside each other, one process a core, where there is much of it.

Rows come back as bytes of ``marshal``, between processes of one run only: it takes a fifth of what
pickling takes. Never more than a few tasks wait for their rows to be written, so that memory does
not grow with the store.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
import time
from array import array
from collections import deque
from typing import TYPE_CHECKING, Any

from aitrack.language import say
from aitrack.store.shelve import Ground, Rows, flat, no_rows, shelve
from aitrack.store.swift import Unsure

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE_BYTES = 1_000_000
"""From this size on it is worth starting a process for each core."""
File = tuple[str, int, bytes, str]
"""Its path, its place in the store, what its documents were read from, its stamp."""
_TOGETHER_BYTES = 300_000
"""How much one task reads, so that asking for it does not show."""
_AHEAD = 3
"""Tasks for each core that may be ready before their rows are written."""
_SAID_AFTER_SECONDS = 0.5


def gather(files: list[File], ground: Ground) -> Iterator[Rows]:
    """The rows of all files of a store, of some at a time; how far it is is said on a terminal.

    Raises:
        Unsure: One of them has a mistake, or changed meanwhile.
    """
    tell = _progress(len(files))
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
    from multiprocessing import get_context  # noqa: PLC0415, only for much

    gc.freeze()
    gc.disable()  # rows hold no cycles, and there are millions of them
    _ground.append(ground)
    waiting: deque[Any] = deque()
    try:
        with get_context("fork").Pool(cores, gc.disable) as pool:
            for task in tasks:
                if len(waiting) == cores * _AHEAD:
                    yield _told(waiting.popleft().get())
                waiting.append(pool.apply_async(_tell, (task,)))
            while waiting:
                yield _told(waiting.popleft().get())
    finally:
        _ground.clear()
        gc.enable()
        gc.unfreeze()


_ground: list[Ground] = []
"""What the processes that read files inherit."""


def _tell(task: list[File]) -> bytes:
    """In another process: the rows as bytes; none where there is a mistake."""
    try:
        rows = _read(task, _ground[0])
    except Unsure:
        return b""
    told: tuple[Any, ...] = rows._replace(
        spans={0: array(_WIDE, flat(rows.spans)).tobytes()},  # type: ignore[dict-item]
        entries={0: array(_WIDE, flat(rows.entries)).tobytes()},  # type: ignore[dict-item]
        counted=dict(rows.counted),
        changing=dict(rows.changing),
    )
    return marshal.dumps(tuple(told), _NO_REFERENCES)


_NO_REFERENCES = 2
"""The version of ``marshal`` that does not look for what it has written before."""
_WIDE = "q"
"""Of ``array``: numbers of eight bytes."""


def _told(data: bytes) -> Rows:
    if not data:
        raise Unsure
    rows = Rows(*marshal.loads(data))  # noqa: S302, of a process of this run
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


def _progress(number: int) -> Any:
    """Say how far it is, on a terminal, where it takes long."""
    began, shown = time.monotonic(), sys.stderr.isatty()

    def tell(done: int) -> None:
        if not shown or time.monotonic() - began < _SAID_AFTER_SECONDS:
            return
        text = say(f"색인을 만드는 중 {done}/{number}", f"building the index {done}/{number}")
        end = "\r\x1b[K" if done == number else "\r"
        print(f"\r{text}", end=end, file=sys.stderr, flush=True)

    return tell
