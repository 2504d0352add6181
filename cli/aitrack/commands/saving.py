"""An answer in a file: the old file or the whole new one, and never a store's own."""

from __future__ import annotations

import errno
import os
from unicodedata import normalize

from aitrack.errors import AitrackError, UsageError, at_once, why
from aitrack.store import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_OWN_SUFFIXES = (".yaml", ".yml", ".toml")
"""Nothing that is shown is written so."""
_ROOMS = ("texts", "review")
"""Folders of a store in which every file is its own."""
_HOMES = (
    ("XDG_DATA_HOME", "~/.local/share"), ("XDG_STATE_HOME", "~/.local/state"),
    ("XDG_CONFIG_HOME", "~/.config"),
)  # fmt: skip
_GIT = ".git"
_LEVELS = 3
_MOST_BYTES = 1 << 24


def save(path: str, data: bytes) -> None:
    """Write a file of an answer: beside its place, and into it once it is whole.

    Args:
        path: The file; a link is followed.
        data: What stands in it.

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
        if os.path.isdir(place):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
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
    suffixed = os.path.splitext(name)[1].lower() in _OWN_SUFFIXES
    if suffixed or _GIT in place.split(os.sep) or _is_kept(place) or _is_of_a_store(folder, name):
        raise UsageError(
            f"저장소의 파일은 덮어쓰지 않습니다: {path}",
            f"a store's own file is left alone: {path}",
        )


def _is_kept(place: str) -> bool:
    """Whether it stands where aitrack keeps what it remembers."""
    homes = [places.user_base(*each) for each in _HOMES] + [places.user_cache()]
    return any(place.startswith(os.path.realpath(each) + os.sep) for each in homes if each)


def _is_of_a_store(folder: str, name: str) -> bool:
    """Whether a store of this folder, or of one above it, has this file: hidden, read or named."""
    room, there = os.path.basename(folder), os.path.isfile(os.path.join(folder, name))
    forms = {normalize(form, name).encode("utf-8", "surrogateescape") for form in ("NFC", "NFD")}
    for _ in range(_LEVELS):
        if places.is_store_folder(folder):
            if name[:1] == "." or (there and room in _ROOMS):
                return True
            for each in places.timeline_names(folder) if there else ():
                if os.path.isfile(each) and os.path.getsize(each) < _MOST_BYTES:
                    with open(each, "rb", opener=at_once) as file:
                        said = file.read()
                    if any(form in said for form in forms):
                        return True
        folder = os.path.dirname(folder)
    return False
