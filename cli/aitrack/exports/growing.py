"""A file that is made piece by piece, beside its place, and put there at the end."""

from __future__ import annotations

from aitrack.errors import AitrackError, why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_MOST_WAITING = 1 << 16
"""Bytes that wait for others, so that many files can grow at once and none of them stays open."""


class Growing:
    """A file that is written piece by piece beside its place, and moved there when whole.

    Args:
        place: Where it is to stand.
        new: The file that it grows in.
    """

    def __init__(self, place: Path, new: Path) -> None:
        self.place = place
        self.new = new
        self.waiting = bytearray()
        self.begun = False

    def add(self, piece: str | bytes) -> None:
        """Write a piece behind what is there."""
        self.waiting += piece.encode("utf-8") if isinstance(piece, str) else piece
        if len(self.waiting) > _MOST_WAITING:
            self._write()

    def close(self) -> bool:
        """Put it in its place; whether another file stood there, or none."""
        from filecmp import cmp  # noqa: PLC0415, only for long files

        self._write()
        try:
            if is_own(self.place) and cmp(self.new, self.place, shallow=False):
                return False
            self.new.replace(self.place)
        finally:
            self.leave()
        return True

    def leave(self) -> None:
        """Take away what is beside its place, if that is still there."""
        if self.begun:
            self.new.unlink(missing_ok=True)
            self.begun = False

    def _write(self) -> None:
        try:
            with self.new.open("ab" if self.begun else "xb") as file:
                self.begun = True
                file.write(self.waiting)
        except OSError as error:
            raise unwritable(str(self.place), error) from None
        self.waiting.clear()


def is_own(place: Path) -> bool:
    """Whether a file stands there, and not a link to one."""
    return place.is_file() and not place.is_symlink()


def unwritable(path: str, error: OSError) -> AitrackError:
    """What is said where a file cannot be written."""
    return AitrackError(
        f"{path}에 쓸 수 없음: {why(error).ko}", f"cannot write {path}: {why(error).en}"
    )
