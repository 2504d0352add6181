"""A file made beside the place that it is to take: there whole, or not at all, and never left.

Its name says who makes it. So the next who writes in that place can tell what a writer that was
killed has left, and takes it away.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress

from aitrack.ending import tidily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_END = ".new"
_MOST_LETTERS = 40
"""Of a name, so that there is room for more where it is as long as names can be."""
_LONG_SECONDS = 86_400
"""After that long nobody writes it any more, on whatever machine."""


@contextmanager
def beside(place: str, *, alone: bool = False) -> Iterator[str]:
    """The name of a file for what is to stand in a place; there is none of it at the end.

    Args:
        place: The file that it is to be renamed to.
        alone: Whether nobody else can be writing there, because of a lock.

    Raises:
        OSError: It cannot be made.
    """
    folder, name = os.path.split(place)
    with tidily():
        sweep(folder, name, alone=alone)
        path = unheard_of(folder, name)
        try:
            yield path
        finally:
            with suppress(OSError):
                os.unlink(path)


def unheard_of(folder: str, name: str) -> str:
    """A new name, which nobody knows beforehand, so that no link waits there."""
    by = f"{_host()}-{os.getpid()}-{os.urandom(6).hex()}"
    return os.path.join(folder, f"{_start(name)}{by}{_END}")


def sweep(folder: str, name: str = "", *, alone: bool = False) -> None:
    """Take away what killed writers left of one name, or of all."""
    with suppress(OSError):
        for each in os.listdir(folder or os.curdir):
            path = os.path.join(folder, each)
            ours = each.startswith(_start(name) if name else ".") and each.endswith(_END)
            if ours and (alone or _is_left(path)) and os.path.isfile(path):
                os.unlink(path)


def _start(name: str) -> str:
    return f".{name[:_MOST_LETTERS]}."


def _host() -> str:
    """This machine, in a few letters."""
    from zlib import crc32  # noqa: PLC0415, only when writing

    return f"{crc32(os.uname().nodename.encode()):08x}" if hasattr(os, "uname") else "-"


def _is_left(path: str) -> bool:
    """Whether who made a file is no more, as far as its name or its age tells."""
    by = path.rpartition(_END)[0].rpartition(".")[2].split("-")
    if len(by) == 3 and by[0] == _host() and by[1].isdecimal() and os.name == "posix":  # noqa: PLR2004
        try:
            os.kill(int(by[1]), 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False
        return False
    return os.lstat(path).st_mtime < time.time() - _LONG_SECONDS
