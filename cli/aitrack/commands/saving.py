"""An answer in a file: the old file or the whole new one, and never a store's own."""

from __future__ import annotations

import os

from aitrack.errors import AitrackError, UsageError, why
from aitrack.store import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_OWN_SUFFIXES = (".yaml", ".yml", ".toml")
"""Nothing that is shown is written so."""
_LEVELS = 3
_MOST_BYTES = 1 << 24


def save(path: str, data: bytes) -> None:
    """Write a file of an answer: beside its place, and into it once it is whole.

    Raises:
        AitrackError: It cannot be written; what was there is there still.
    """

    def write(there: str) -> None:
        with open(there, "wb") as file:  # buffered: what the disk takes half of is written on
            file.write(data)

    save_by(path, write)


def save_by(path: str, write: Callable[[str], object]) -> None:
    """The same for what writes a file of its own, given its name.

    Raises:
        AitrackError: It cannot be written; what was there is there still.
    """
    place = os.path.realpath(path)
    try:
        if os.path.lexists(place) and not os.path.isfile(place):  # a device, a pipe
            write(place)
            return
        folder, name = os.path.split(place)
        beside = os.path.join(folder, f".{name[:100]}.{os.urandom(6).hex()}.new")
        try:
            with open(beside, "xb"):
                write(beside)
            with open(beside, "rb+") as file:
                os.fsync(file.fileno())
            if os.path.exists(place):
                os.chmod(beside, os.stat(place).st_mode & 0o777)
            os.replace(beside, place)
        except BaseException:
            if os.path.exists(beside):
                os.unlink(beside)
            raise
    except OSError as error:
        raise AitrackError(
            f"{path}에 쓸 수 없음: {why(error).ko}", f"cannot write {path}: {why(error).en}"
        ) from None


def refuse_of_a_store(path: str) -> None:
    """An answer must not take the place of what answers come from.

    Raises:
        UsageError: The file is one of a store's own, or a text that a store counts lines in.
    """
    place = os.path.realpath(path)
    folder, name = os.path.split(place)
    own = os.path.splitext(name)[1].lower() in _OWN_SUFFIXES
    if own or (os.path.isfile(place) and _is_cited(folder, name)):
        raise UsageError(
            f"저장소의 파일은 덮어쓰지 않습니다: {path}",
            f"a store's own file is left alone: {path}",
        )


def _is_cited(folder: str, name: str) -> bool:
    """Whether a store of this folder, or of one above it, names a file."""
    word = name.encode("utf-8", "surrogateescape")
    for _ in range(_LEVELS):
        if places.is_store_folder(folder):
            for each in places.timeline_names(folder):
                if os.path.isfile(each) and os.path.getsize(each) < _MOST_BYTES:
                    with open(each, "rb") as file:
                        if word in file.read():
                            return True
        folder = os.path.dirname(folder)
    return False
