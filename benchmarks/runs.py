"""One process, run and measured whole: wall time, processor time, memory, what it printed.

Little is imported here: a child counts its parent's memory until it has become its own program, so
no peak below the runner's own size can be seen (``/bin/true`` shows how much that is).
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import tempfile
import termios
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS, COLUMNS = 40, 120
CHUNK = 1 << 16


class Run(NamedTuple):
    """How a process went."""

    wall: float
    """Seconds from before it was started until its output had ended and it was waited for."""
    cpu: float
    """Seconds of user and system time, with that of the processes it waited for."""
    peak_mb: float
    """Of the largest single process among them."""
    output: bytes
    remarks: bytes
    """Its standard error; empty on a terminal, where both are one."""
    size: int
    """Bytes of its output."""
    code: int


class TooSlowError(Exception):
    """It was ended for taking longer than it may."""


def measure(
    command: Sequence[str],
    environment: Mapping[str, str],
    patience: float,
    *,
    terminal: bool = False,
) -> Run:
    """Run a command to its end, its output in a pipe or on a terminal of its own.

    Raises:
        TooSlowError: It took longer than the patience, in seconds.
    """
    reader, writer = os.openpty() if terminal else os.pipe()
    if terminal:
        fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    with tempfile.TemporaryFile() as remarks, open(os.devnull, "rb") as nothing:  # noqa: PTH123
        begin = time.perf_counter()
        process = os.posix_spawn(
            command[0],
            list(command),
            dict(environment),
            file_actions=[
                (os.POSIX_SPAWN_DUP2, writer if terminal else nothing.fileno(), 0),
                (os.POSIX_SPAWN_DUP2, writer, 1),
                (os.POSIX_SPAWN_DUP2, writer if terminal else remarks.fileno(), 2),
            ],
            setsid=True,
        )
        os.close(writer)
        try:
            output = _read(reader, begin + patience)
        except BaseException:
            os.killpg(process, signal.SIGKILL)  # the session started above
            os.wait4(process, 0)
            raise
        finally:
            os.close(reader)
        _, status, used = os.wait4(process, 0)
        wall = time.perf_counter() - begin
        remarks.seek(0)
        said = remarks.read()
    code = os.waitstatus_to_exitcode(status)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return Run(wall, cpu, peak, output, said, len(output), code)


def _read(reader: int, end: float) -> bytes:
    """All there is, until nobody holds the other side any more."""
    chunks: list[bytes] = []
    while True:
        left = end - time.perf_counter()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            raise TooSlowError
        try:
            chunk = os.read(reader, CHUNK)
        except OSError:  # how the end of a terminal looks
            chunk = b""
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def median(numbers: Sequence[float]) -> float:
    """The middle one, or between the middle two."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2
