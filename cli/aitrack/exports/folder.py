"""A folder of made files: only what is new is written, and what is no longer made is taken away.

A list in the folder says which files were made. Nothing else in it is touched, and a folder that
has other things in it, and no such list, is refused. Whoever filled the folder, no link in it leads
a file, or the removal of one, out of it.
"""

from __future__ import annotations

import os
from pathlib import Path

from aitrack.errors import LED_AWAY, AitrackError, UsageError, why
from aitrack.printable import clean
from aitrack.store.files.opened import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LIST = ".aitrack-site"
_MOST_BYTES = 1 << 26
"""Of the list: more names than any site has."""
_LEFT_ALONE = frozenset({"CNAME"})
"""What a host may want to stand beside a site; and all names that begin with a dot."""


class Folder:
    """The files of one run.

    Args:
        path: The folder, made where it is not there yet.

    Raises:
        UsageError: It has other things in it.
        AitrackError: It cannot be made.
    """

    def __init__(self, path: str) -> None:
        self.root = Path(path)
        self.written = self.kept = 0
        self.made: set[str] = set()
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            others = [
                each.name for each in self.root.iterdir()
                if not each.name.startswith(".") and each.name not in _LEFT_ALONE
            ]  # fmt: skip
        except OSError as error:
            raise _unwritable(path, error) from None
        try:
            self.before = self._listed()
        except OSError as error:
            raise _unwritable(str(self.root / LIST), error) from None
        if others and self.before is None:
            raise UsageError(
                f"비어 있지 않은 폴더: {path} (새 폴더를 적습니다)",
                f"the folder is not empty: {path} (name a new one)",
            )
        if self.before is None:
            try:
                _write(self.root / LIST, b"")
            except OSError as error:
                raise _unwritable(str(self.root / LIST), error) from None

    def put(self, name: str, text: str | bytes | Iterable[str]) -> None:
        """Write one file, unless it is there with the same bytes.

        Args:
            name: Its path in the folder, with slashes.
            text: What stands in it; pieces are written as they come.
        """
        place = self.root / name
        self.made.add(name)
        try:
            if self._led_away(place):
                raise OSError(0, LED_AWAY)  # noqa: TRY301, said as any other
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, str | bytes):
                self._put_whole(place, text.encode("utf-8") if isinstance(text, str) else text)
            else:
                self._put_pieces(place, text)
        except OSError as error:
            raise _unwritable(str(place), error) from None

    def close(self) -> int:
        """Take away what former runs made and this one did not; how many files that were."""
        old = (self.before or set()) - self.made
        removed = 0
        try:
            for name in old:
                removed += self._removed(self.root / name)
            if self.made != self.before:
                listed = "".join(f"{each}\n" for each in sorted(self.made))
                _write(self.root / LIST, listed.encode())
        except OSError as error:
            raise _unwritable(str(self.root), error) from None
        return removed

    def _removed(self, place: Path) -> bool:
        """Take a file away, with the folders that are empty then; not through a link."""
        if not place.is_file() or place.is_symlink() or self._led_away(place):
            return False
        place.unlink()
        for above in place.parents:
            if above == self.root or any(above.iterdir()):
                break
            above.rmdir()
        return True

    def _led_away(self, place: Path) -> bool:
        """Whether a folder between the root and a place is a link."""
        between = place.relative_to(self.root).parts[:-1]
        return any(
            self.root.joinpath(*between[: at + 1]).is_symlink() for at in range(len(between))
        )

    def _put_whole(self, place: Path, data: bytes) -> None:
        if _is_own(place) and place.stat().st_size == len(data) and place.read_bytes() == data:
            self.kept += 1
            return
        _write(place, data)
        self.written += 1

    def _put_pieces(self, place: Path, pieces: Iterable[str]) -> None:
        from filecmp import cmp  # noqa: PLC0415, only for long files

        beside = _beside(place)
        try:
            with beside.open("x", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
            if _is_own(place) and cmp(beside, place, shallow=False):
                self.kept += 1
                return
            beside.replace(place)
            self.written += 1
        finally:
            beside.unlink(missing_ok=True)

    def _listed(self) -> set[str] | None:
        """The files that a former run made, none of them outside; None where there was none."""
        try:
            data = read_file(self.root / LIST, _MOST_BYTES)
        except FileNotFoundError:
            if not (self.root / LIST).is_symlink():
                return None
            raise
        names = data.decode("utf-8", "replace").split("\n")
        return {each for each in names if _is_inside(each)}


def _is_inside(name: str) -> bool:
    """Whether a name of a list, which anybody can have written, stays in its folder."""
    parts = name.split("/")
    hidden = any(part[:1] in ("", ".") for part in parts)
    return name == clean(name) and not hidden and "\\" not in name


def _is_own(place: Path) -> bool:
    return place.is_file() and not place.is_symlink()


def _beside(place: Path) -> Path:
    """A name that nobody knows beforehand, so that no link waits there."""
    return place.with_name(f".{place.name[:80]}.{os.urandom(6).hex()}.new")


def _write(place: Path, data: bytes) -> None:
    """A whole file in the place of what is there, a link or not."""
    beside = _beside(place)
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _unwritable(path: str, error: OSError) -> AitrackError:
    return AitrackError(
        f"{path}에 쓸 수 없음: {why(error).ko}", f"cannot write {path}: {why(error).en}"
    )
