"""A folder of made files: only what is new is written, and what is no longer made is taken away.

A list in the folder says which files were made: a name stands there before its file does. Nothing
else in it is touched, and a folder that has other things in it, and no such list, is refused.
Whoever filled the folder, no link in it leads a file, or the removal of one, out of it.
"""

from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

from aitrack.beside import sweep, unheard_of
from aitrack.ending import tidily
from aitrack.errors import LED_AWAY, UsageError
from aitrack.exports.growing import Growing, is_own, unwritable
from aitrack.exports.names import Names
from aitrack.printable import clean
from aitrack.store.files.opened import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType
    from typing import Self

LIST = ".aitrack-site"
_MOST_BYTES = 1 << 28
"""Of the list: more names than any site has."""
_SORTS = frozenset((
    ".css", ".html", ".ics", ".js", ".json", ".jsonl", ".svg", ".txt", ".xlsx", ".xml",
))  # fmt: skip
"""Of files that a site has: no other is taken away, whatever a list says that anybody wrote."""
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
        self.made = Names()
        self.growing: list[Growing] = []
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            others = [
                each.name for each in self.root.iterdir()
                if not each.name.startswith(".") and each.name not in _LEFT_ALONE
            ]  # fmt: skip
        except OSError as error:
            raise unwritable(path, error) from None
        try:
            before = self._listed()
            if before is None and others:
                raise UsageError(
                    f"비어 있지 않은 폴더: {path} (새 폴더를 적습니다)",
                    f"the folder is not empty: {path} (name a new one)",
                )
            if before is None:
                self._write(self.root / LIST, b"")
        except OSError as error:
            raise unwritable(str(self.root / LIST), error) from None
        self.before = before or Names()
        self.inside = ExitStack()

    def __enter__(self) -> Self:
        self.inside.enter_context(tidily())
        self.inside.callback(self._leave)
        sweep(str(self.root), LIST)
        return self

    def _leave(self) -> None:
        for each in self.growing:
            each.leave()

    def __exit__(
        self, sort: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.inside.__exit__(sort, error, trace)

    def put(self, name: str, text: str | bytes | Iterable[str]) -> None:
        """Write one file, unless it is there with the same bytes.

        Args:
            name: Its path in the folder, with slashes.
            text: What stands in it; pieces are written as they come.
        """
        if not isinstance(text, str | bytes):
            file = self.grow(name)
            for piece in text:
                file.add(piece)
            return
        place = self._place(name)
        try:
            self._put_whole(place, text.encode("utf-8") if isinstance(text, str) else text)
        except OSError as error:
            raise unwritable(str(place), error) from None

    def grow(self, name: str) -> Growing:
        """A file that pieces are added to; it is there when the folder is closed."""
        file = Growing(self._place(name), self._new())
        self.growing.append(file)
        return file

    def close(self) -> int:
        """Take away what former runs made and this one did not; how many files that were."""
        removed = 0
        try:
            for file in self.growing:
                written = file.close()
                self.written, self.kept = self.written + written, self.kept + (not written)
            for name in self.before:
                if name not in self.made:
                    removed += self._removed(self.root / name)
            listed = Growing(self.root / LIST, self._new())
            self.growing.append(listed)
            for name in self.made:
                listed.add(f"{name}\n")
            listed.close()
        except OSError as error:
            raise unwritable(str(self.root), error) from None
        return removed

    def _place(self, name: str) -> Path:
        """Where a file of a name is to stand, its folder made."""
        place = self.root / name
        self.made.add(name)
        try:
            if self._led_away(place):
                raise OSError(LED_AWAY)  # noqa: TRY301, said as any other
            if name not in self.before:
                with (self.root / LIST).open("ab") as listed:  # should this run be killed
                    listed.write(f"{name}\n".encode())
            place.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(str(place), error) from None
        return place

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
        if is_own(place) and place.stat().st_size == len(data) and place.read_bytes() == data:
            self.kept += 1
            return
        self._write(place, data)
        self.written += 1

    def _new(self) -> Path:
        """A file for what is being made: all lie in one place, where the next run sweeps."""
        return Path(unheard_of(str(self.root), LIST))

    def _write(self, place: Path, data: bytes) -> None:
        """A whole file in the place of what is there, a link or not."""
        new = self._new()
        try:
            with new.open("xb") as file:
                file.write(data)
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)

    def _listed(self) -> Names | None:
        """The files that a former run made, none of them outside; None where there was none."""
        try:
            data = read_file(self.root / LIST, _MOST_BYTES)
        except FileNotFoundError:
            if not (self.root / LIST).is_symlink():
                return None
            raise
        names = (line.decode("utf-8", "replace").rstrip("\n") for line in BytesIO(data))
        return Names(each for each in names if _is_inside(each))


def _is_inside(name: str) -> bool:
    """Whether a name of a list, which anybody can have written, is of a site's, in its folder."""
    parts = name.split("/")
    hidden = any(part[:1] in ("", ".") for part in parts)
    sort = name[name.rfind(".") :]
    return name == clean(name) and not hidden and "\\" not in name and sort in _SORTS
