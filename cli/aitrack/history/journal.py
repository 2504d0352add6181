"""What aitrack has written last, of each store: so that it can be undone.

A line of JSON for each change, in the user's state folder. Of a file of a store it keeps what stood
at the place that changed, before and after; of a record the keys of the entries that were added,
for a record is never changed but by adding to it. The oldest changes are forgotten once there are
more than ``MOST_BYTES`` of them.
"""

from __future__ import annotations

import os
from binascii import crc32
from hashlib import sha256
from pathlib import Path

from aitrack.errors import AitrackError
from aitrack.store.files.opened import read_file
from aitrack.store.files.writing import folder_lock, replace
from aitrack.store.places import state_folder
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from aitrack.model import Outcome

UNDO = "undo"
MOST_BYTES = 4 << 20
"""Of all changes of a store; beyond it the newest that fill half of it are kept."""
_MOST_OF_ONE = 1 << 20
"""Of one change; more of it cannot be undone."""
_FIRST = "first"
"""In the first line of a file from which some were taken: its own number among all."""


@dataclass(frozen=True, slots=True)
class Place(Frozen):
    """One file that was changed, at one place."""

    path: Path
    start: int
    """In bytes."""
    before: bytes
    after: bytes
    digest: str
    """Of the whole file, once it was changed."""

    @property
    def is_back(self) -> bool:
        """Whether the file is as it was before the change: who undid it was killed behind that."""
        now = self.path.read_bytes() if self.path.exists() else b""
        end = self.start + len(self.before)
        again = now[: self.start] + self.after + now[end:]
        return now[self.start : end] == self.before and sha256(again).hexdigest() == self.digest

    def undone(self, alike: Callable[[bytes, bytes], bool]) -> bytes:
        """The file as it was; where only other places changed since, they stay as they are now.

        Args:
            alike: Whether all that the change was not about reads alike in two states of the file:
                the same lines may stand in another item by now.

        Raises:
            AitrackError: This very place was changed since.
        """
        now = self.path.read_bytes() if self.path.exists() else b""
        if sha256(now).hexdigest() == self.digest:
            return now[: self.start] + self.before + now[self.start + len(self.after) :]
        if self.after and now.count(self.after) == 1:
            then = now.replace(self.after, self.before)
            if alike(now, then):
                return then
        raise AitrackError(
            f"{self.path}: 그 뒤에 바뀐 파일이어서 되돌리지 않았습니다",
            f"{self.path} was changed since, so nothing was undone",
        )


@dataclass(frozen=True, slots=True)
class Done(Frozen):
    """One change."""

    number: int
    command: str
    about: tuple[str, ...]
    """The ids that it was about."""
    files: tuple[Place, ...] = ()
    keys: tuple[str, ...] = ()
    """Of the entries that it added to a record, one for each id."""

    @property
    def known(self) -> bool:
        """Whether it is known what was there before; of too large a change it is not."""
        return bool(self.files or self.keys)


def stands(store: Path, number: int) -> bool:
    """Whether nobody has undone a change, as far as is known now."""
    return all(each.get("undoes") != number for each in _lines(store))


def _lines(store: Path) -> list[dict[str, Any]]:
    try:
        return _read(_path(store))
    except AitrackError:  # nobody knows where the user's home is
        return []


def last(store: Path, is_back: Callable[[Done], bool] = lambda _: False) -> Done | None:
    """The last change of a store that still stands; None where nothing is known of one.

    Args:
        store: Its folder.
        is_back: Whether one is undone, although nobody has noted that.
    """
    lines = _lines(store)
    own = str(store.resolve())
    gone = {str(each.get("undoes")) for each in lines}
    for number, values in reversed(list(enumerate(lines, _first(lines)))):
        named = str(values.get("store"))
        of_another = named.startswith("/") and named not in (own, str(store))
        if str(number) in gone or values.get("command") == UNDO or of_another:
            continue
        try:
            done = _done(number, values)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue  # something else has written it
        if not is_back(done):
            return done
    return None


def note_change(
    store: Path,
    command: str,
    about: Sequence[str],
    before: Mapping[Path, bytes],
    after: Mapping[Path, bytes],
) -> None:
    """Keep what a change did to the files of a store; of too large a one, that there was one."""
    files = [_place(path, before[path], data) for path, data in after.items()]
    if sum(len(each["before"]) + len(each["after"]) for each in files) > _MOST_OF_ONE:
        files = []
    _append(store, {"command": command, "about": [*about], "files": files})


def note_entries(store: Path, command: str, entries: Sequence[Outcome]) -> None:
    """Keep which entries were added to a record."""
    about, keys = [each.event for each in entries], [each.key for each in entries]
    _append(store, {"command": command, "about": about, "keys": keys})


def note_undone(store: Path, number: int) -> None:
    """Write into the journal that a change was undone."""
    _append(store, {"command": UNDO, "undoes": number})


def _place(path: Path, old: bytes, new: bytes) -> dict[str, Any]:
    """Where two states of a file differ, in whole lines."""
    most = min(len(old), len(new))
    start = new.rfind(b"\n", 0, _common(old, new, most)) + 1
    end = _common(old[::-1], new[::-1], most - start)
    if not all(_begins_line(each, len(each) - end) for each in (old, new)):
        rest = new[len(new) - end :]
        end = len(rest.partition(b"\n")[2])
    return {
        "path": str(path.resolve()),
        "start": start,
        "before": old[start : len(old) - end].decode("latin-1"),
        "after": new[start : len(new) - end].decode("latin-1"),
        "digest": sha256(new).hexdigest(),
    }


def _begins_line(text: bytes, at: int) -> bool:
    return at == 0 or text[at - 1 : at] == b"\n"


def _common(one: bytes, other: bytes, most: int) -> int:
    """How many bytes two texts begin with alike, at most so many."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _done(number: int, values: dict[str, Any]) -> Done:
    files = tuple(
        Place(
            Path(each["path"]), each["start"], each["before"].encode("latin-1"),
            each["after"].encode("latin-1"), each["digest"],
        )
        for each in values.get("files", ())
    )  # fmt: skip
    about, keys = (tuple(map(str, values.get(each, ()))) for each in ("about", "keys"))
    if keys and len(about) != len(keys):
        raise ValueError(keys)
    return Done(number, values["command"], about, files, keys)


def _path(store: Path) -> Path:
    name = f"{crc32(str(store.resolve()).encode('utf-8', 'surrogateescape')):08x}"
    return state_folder() / "changes" / f"{name}.jsonl"


def _read(path: Path) -> list[dict[str, Any]]:
    """The lines of a file; one that was torn changes nothing, and the others keep their numbers."""
    import json  # noqa: PLC0415, only for this

    found = []
    try:
        data = read_file(path)
    except OSError:
        return []
    lines = data.split(b"\n")
    for line in lines[:-1]:
        try:
            values = json.loads(line)
        except ValueError:
            values = {}
        found.append(
            values if isinstance(values, dict) and "command" in values else {"command": UNDO}
        )
    return found


def _first(lines: list[dict[str, Any]]) -> int:
    """The number of the first line."""
    first = lines[0].get(_FIRST, 0) if lines else 0
    return first if isinstance(first, int) else 0


def _shortened(path: Path) -> None:
    """Keep the newest changes only, under the numbers they had."""
    import json  # noqa: PLC0415, only for this

    lines = path.read_bytes().split(b"\n")[:-1]
    first = _first(_read(path))
    kept, size = len(lines), 0
    while kept and (size := size + len(lines[kept - 1])) < MOST_BYTES // 2:
        kept -= 1
    kept = max(1, kept)  # the first line kept gives way to the one that says its number
    head = json.dumps({"command": UNDO, _FIRST: first + kept - 1}).encode()
    replace(path, b"\n".join([head, *lines[kept:], b""]))


def torn(path: Path) -> bool:
    """Whether the last line of a file has no end."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        return file.read(1) not in (b"", b"\n")


def _append(store: Path, values: dict[str, Any]) -> None:
    """One line more; nobody's change fails because it cannot be remembered."""
    import json  # noqa: PLC0415, only for this

    values = {"store": str(store.resolve()), **values}
    try:
        path = _path(store)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with folder_lock(path), path.open("ab") as file:
            if torn(path):  # by who was killed: the next line is one of its own
                file.write(b"\n")
            file.write(json.dumps(values, ensure_ascii=True).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
            if file.tell() > MOST_BYTES:
                _shortened(path)
    except (OSError, AitrackError):
        return
