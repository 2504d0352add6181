"""A folder of made files: only what is new is written, and what is no longer made is taken away.

A list in the folder says which files were made. Nothing else in it is touched, and a folder that
has other things in it, and no such list, is refused.
"""

from __future__ import annotations

from pathlib import Path

from aitrack.errors import AitrackError, UsageError, why
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LIST = ".aitrack-site"
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
        self.before = self._listed()
        if others and self.before is None:
            raise UsageError(
                f"비어 있지 않은 폴더: {path} (새 폴더를 적습니다)",
                f"the folder is not empty: {path} (name a new one)",
            )
        (self.root / LIST).touch()

    def put(self, name: str, text: str | bytes | Iterable[str]) -> None:
        """Write one file, unless it is there with the same bytes.

        Args:
            name: Its path in the folder, with slashes.
            text: What stands in it; pieces are written as they come.
        """
        place = self.root / name
        self.made.add(name)
        try:
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
        for name in old:
            place = self.root / name
            place.unlink(missing_ok=True)
            for above in place.parents:
                if above == self.root or any(above.iterdir()):
                    break
                above.rmdir()
        if self.made != self.before:
            listed = "".join(f"{each}\n" for each in sorted(self.made))
            (self.root / LIST).write_text(listed, "utf-8", newline="\n")
        return len(old)

    def _put_whole(self, place: Path, data: bytes) -> None:
        if place.is_file() and place.read_bytes() == data:
            self.kept += 1
            return
        beside = place.with_name(f".{place.name[:80]}.new")
        beside.write_bytes(data)
        beside.replace(place)
        self.written += 1

    def _put_pieces(self, place: Path, pieces: Iterable[str]) -> None:
        from filecmp import cmp  # noqa: PLC0415, only for long files

        beside = place.with_name(f".{place.name[:80]}.new")
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        if place.is_file() and cmp(beside, place, shallow=False):
            beside.unlink()
            self.kept += 1
            return
        beside.replace(place)
        self.written += 1

    def _listed(self) -> set[str] | None:
        """The files that a former run made, none of them outside; None where there was none."""
        try:
            names = (self.root / LIST).read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            return None
        return {each for each in names if _is_inside(each)}


def _is_inside(name: str) -> bool:
    """Whether a name of a list, which anybody can have written, stays in its folder."""
    parts = name.split("/")
    return name == clean(name) and ".." not in parts and all(parts) and "\\" not in name


def _unwritable(path: str, error: OSError) -> AitrackError:
    return AitrackError(
        f"{path}에 쓸 수 없음: {why(error).ko}", f"cannot write {path}: {why(error).en}"
    )
