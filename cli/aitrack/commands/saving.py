"""An answer in a file: the old file or the whole new one, and never a store's own."""

from __future__ import annotations

import errno
import os
from unicodedata import normalize

from aitrack.errors import AitrackError, UsageError, why
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


def save(path: str, data: bytes, *, through: bool = True) -> None:
    """Write a file of an answer: beside its place, and into it once it is whole.

    Args:
        path: The file.
        data: What stands in it.
        through: Whether a link is followed; else it gives way, for nobody asked for what it names.

    Raises:
        AitrackError: It cannot be written; what was there is there still.
    """

    def write(there: str) -> None:
        with open(there, "wb") as file:  # buffered: what the disk takes half of is written on
            file.write(data)

    save_by(path, write, through=through)


def save_by(path: str, write: Callable[[str], object], *, through: bool = True) -> None:
    """The same for what writes a file of its own, given its name.

    Raises:
        AitrackError: It cannot be written; what was there is there still.
    """
    place = os.path.realpath(path) if through else path
    own = os.path.isfile(place) or (not through and os.path.islink(place))
    try:
        if os.path.isdir(place):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if os.path.lexists(place) and not own:  # a device, a pipe
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
                    with open(each, "rb", opener=places.at_once) as file:
                        said = file.read()
                    if any(form in said for form in forms):
                        return True
        folder = os.path.dirname(folder)
    return False
