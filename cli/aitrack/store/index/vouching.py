"""Whether anybody but us changed an index: a file beside it has its size and time as we left it.

SQLite keeps no checksum of its pages: a row that somebody took out, or a page that a disk lost,
would be answered from. Before we write the line says that we do, and such an index is believed;
once nothing of what was written is left in SQLite's log, the line says what the index looks like. A
line that does not fit, or none, and the index is made anew.
"""

from __future__ import annotations

import os

from aitrack.errors import at_once

END = "-seen"
"""Of the name of the line's file."""
_WRITING = "writing"
_WIDTH = 48
"""Every line is as long, so that one takes the place of another in one step."""


def vouched_for(path: str) -> bool | None:
    """Whether the index is as the line says; False where somebody is writing, None in any doubt."""
    try:
        with open(path + END, "rb", opener=at_once) as file:
            said = file.read(_WIDTH).decode("ascii", "replace").strip()
        if said == _WRITING:
            return False
        return True if said == _look(path) and not _logged(path) else None
    except OSError:
        return None


def writing(path: str) -> None:
    """Say that the index is about to change."""
    _say(path, _WRITING)


def vouch(path: str) -> None:
    """Say what the index looks like, unless something that was written is in the log alone."""
    try:
        if not _logged(path):
            _say(path, _look(path))
    except OSError:
        return


def _say(path: str, text: str) -> None:
    """A line that cannot be written leaves a doubt, and a doubt costs time alone."""
    try:
        line = os.open(path + END, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o600)
        try:
            os.write(line, text.ljust(_WIDTH).encode())
        finally:
            os.close(line)
    except OSError:
        return


def _look(path: str) -> str:
    found = os.stat(path)
    return f"{found.st_size} {found.st_mtime_ns}"


def _logged(path: str) -> bool:
    try:
        return os.stat(f"{path}-wal").st_size > 0
    except OSError:
        return False
