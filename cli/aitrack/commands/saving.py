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
    save_by(path, lambda there: _write(there, data))


def save_into(folder: str, name: str, data: bytes) -> None:
    """A file of ours in a folder, which may be new, or anybody's: a link takes it nowhere.

    Raises:
        AitrackError: It cannot be written; what was there is there still.
    """
    place = os.path.join(os.path.realpath(folder), name)
    try:
        os.makedirs(folder, exist_ok=True)
        _renew(place, lambda there: _write(there, data))
    except OSError as error:
        raise _unwritable(place, error) from None


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
        _renew(place, write)
    except OSError as error:
        raise _unwritable(path, error) from None


def _renew(place: str, write: Callable[[str], object]) -> None:
    """Beside it, and into it: what stands there keeps its mode, unless it is a link."""
    from aitrack.beside import beside  # noqa: PLC0415, only to write

    with beside(place) as new:
        with open(new, "xb"):
            write(new)
        with open(new, "rb+") as file:
            os.fsync(file.fileno())
        if os.path.isfile(place) and not os.path.islink(place):
            os.chmod(new, os.stat(place).st_mode & 0o777)
        os.replace(new, place)


def _write(there: str, data: bytes) -> None:
    with open(there, "wb") as file:  # buffered: what the disk takes half of is written on
        file.write(data)


def _unwritable(path: str, error: OSError) -> AitrackError:
    return AitrackError(
        f"{path}에 쓸 수 없음: {why(error).ko}", f"cannot write {path}: {why(error).en}"
    )


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
