"""Long answers a page at a time, as git shows them: on a terminal only, by the user's own pager.

``AITRACK_PAGER``, else ``PAGER``, else ``less`` is started by the shell once an answer is longer
than the window. Empty, or ``cat``, is none.
"""

from __future__ import annotations

import os
import sys

from aitrack.streams import deliver

VARIABLE = "AITRACK_PAGER"
_NOT_STARTED = (126, 127)
"""What a shell says where there is no such program, or it cannot be run."""


def show(text: str) -> None:
    """Write an answer to a terminal, through the pager where it is longer than the window.

    Args:
        text: All of it, with nothing in it that a terminal obeys but our own colours.

    Raises:
        OutputError: It cannot be written.
    """
    command = pager()
    if not command or text.count("\n") < _lines() or not _paged(command, text):
        deliver(text)


def pager() -> str:
    """The command that shows a page at a time; empty for none."""
    named = os.environ.get(VARIABLE, os.environ.get("PAGER"))
    command = "less" if named is None else named.strip()
    return "" if command == "cat" or os.environ.get("TERM") == "dumb" else command


def absolute_path() -> str:
    """``PATH`` without what means the current folder, which may be another's."""
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(filter(os.path.isabs, places))


def _lines() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or sys.maxsize
    except (ValueError, OSError):
        return sys.maxsize


def _paged(command: str, text: str) -> bool:
    """Hand it to the pager and wait; whether there was one."""
    import subprocess  # noqa: PLC0415, only for what is long

    from aitrack.ending import unheard  # noqa: PLC0415

    settings = {"LESS": "FRX", "LESSCHARSET": "utf-8", "LV": "-c"} | os.environ
    settings["PATH"] = absolute_path()
    try:
        with unheard():
            started = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=settings)  # noqa: S602, the user's own
            try:
                started.communicate(text.encode("utf-8", "replace"))
            except BrokenPipeError:  # it was left before the end
                started.wait()
    except OSError:
        return False
    return started.returncode not in _NOT_STARTED
