"""Standard streams that are closed: something stands in for them, so that nothing else does.

A job may be started with its streams closed. Python then has None for a stream, ``print`` to
standard error would go to standard output, and the next file opened would *be* standard output.
"""

from __future__ import annotations

import os
import sys


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


def complain(text: str) -> None:
    """Say it on standard error; where that is full too, the exit code has to say it alone."""
    try:
        print(text, file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123, what is buffered has nowhere to go
