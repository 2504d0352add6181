"""The standard streams: what is written to them, and what stands in for one that is closed.

Nothing is printed but by ``put`` and ``complain``, which let through what ``printable`` does.

A job may be started with its streams closed. Python then has None for a stream, ``print`` to
standard error would go to standard output, and the next file opened would *be* standard output.
"""

from __future__ import annotations

import errno
import os
import sys

from aitrack.errors import OutputError
from aitrack.language import spoken
from aitrack.printable import clean, page


def stand_in() -> None:
    """Open what is closed: input is empty, output fails as a full disk does, errors go nowhere."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:  # the lowest free number is this one
            os.open(os.devnull, os.O_RDWR if number == 2 else os.O_RDONLY)  # noqa: PLR2004, standard error
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115, open while the run lasts
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def put(text: str) -> None:
    """Write a text to standard output, without what a terminal would obey; see ``deliver``."""
    deliver(page(text))


def deliver(text: str) -> None:
    """Write an answer to standard output, all of it now: a full disk is an error and no silence.

    Args:
        text: Cleaned already, for it is written as it is.

    Raises:
        BrokenPipeError: The reader has seen enough.
        OutputError: It cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _drop_what_is_left()
        raise OutputError(error) from None


def flushed(code: int) -> int:
    """The exit code of a run, once all it has printed is out, or else is given up."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = code or 1
    except (OSError, ValueError) as error:
        code = code or 1
        complain(f"aitrack: {OutputError(error).words.say(spoken())}")
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        return code
    return code


def lost(error: OSError) -> bool:
    """Whether it is the answer that could not be written: the stream is full, closed or gone."""
    return error.errno in (errno.EPIPE, errno.ENOSPC, errno.EBADF, errno.EIO)


def _drop_what_is_left() -> None:
    """What is buffered has nowhere to go, and must not fail again at the end of the run."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def complain(text: str) -> None:
    """Say it on standard error; where that is full too, the exit code has to say it alone."""
    try:
        print(page(text), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123, what is buffered has nowhere to go


def ask(text: str) -> None:
    """A question to a person, who answers behind it."""
    sys.stderr.write(page(text))
    sys.stderr.flush()


def message(text: str) -> None:
    """A remark or an error of ours, on one line whatever stands in the names it has in it."""
    complain(f"aitrack: {clean(text)}")
