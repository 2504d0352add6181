"""A command at a terminal of its own, and a person who types."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 60
"""How long it waits for something that never comes."""


def typed(words: Sequence[str], keys: Sequence[str], ready: bytes = b"?] ") -> bytes:
    """What a command shows while each key is typed as it asks; killed once all of them were taken.

    Args:
        words: The command line.
        keys: What is typed, a line each.
        ready: What it shows when it asks.
    """
    import pty  # noqa: PLC0415, not everywhere

    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "aitrack", *words], stdin=other, stdout=other, stderr=other
    )
    os.close(other)
    seen = b""
    try:
        for number, key in enumerate([*keys, None], 1):
            while seen.count(ready) < number and (more := _more(main)):
                seen += more
            if key is None or seen.count(ready) < number:
                break
            os.write(main, f"{key}\n".encode())
    finally:
        process.kill()
        process.wait()
        os.close(main)
    return seen


def _more(terminal: int) -> bytes:
    import select  # noqa: PLC0415, of a terminal

    if not select.select([terminal], [], [], _SECONDS)[0]:
        return b""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how a terminal says that nobody is there any more
        return b""


def ended(
    words: Sequence[str], key: bytes | None, ready: bytes = b"[y/N] ", *, deaf: bool = False
) -> tuple[int, str]:
    """How a command at a terminal ends once something is typed at its first question.

    Args:
        words: The command line.
        key: What is typed; None where the window is closed instead.
        ready: What it shows when it asks.
        deaf: Whether it does not hear that the window is closed, as under ``nohup``.
    """
    import pty  # noqa: PLC0415, not everywhere
    import signal  # noqa: PLC0415

    child, main = pty.fork()
    if child == 0:
        signal.signal(signal.SIGHUP, signal.SIG_IGN if deaf else signal.SIG_DFL)
        os.execv(sys.executable, [sys.executable, "-m", "aitrack", *words])  # noqa: S606, of ours
    seen = b""
    while ready not in seen and (more := _more(main)):
        seen += more
    if key is not None:
        os.write(main, key)
        while more := _more(main):
            seen += more
    os.close(main)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode("utf-8", "replace")
