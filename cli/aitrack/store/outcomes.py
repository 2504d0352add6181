"""Adding to the record of outcomes: one entry more, every other byte as it was, or nothing at all.

How it is written stands in ``writing``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from aitrack.errors import AitrackError, UsageError
from aitrack.store import places
from aitrack.store.decode import outcome
from aitrack.store.document import Listing, Mapping, Node, Reading, read
from aitrack.store.record import Record
from aitrack.store.writing import locked, quoted, replace
from aitrack.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.model import Problem

HEAD = (
    "# What happened, with evidence. Entries are only ever added; the latest of an event governs.\n"
)
EMPTY = f"{HEAD}format: 1\noutcomes:\n"
FILE = places.OUTCOMES
_DASH = 2
"""How wide the dash of a list is, and how deep its items stand unless the file says otherwise."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What ``mark`` was told, as text; the reader of the store checks it before it is written."""

    event: str
    status: str
    on: str
    recorded: str
    by: str
    note: str = ""
    url: str = ""
    title: str = ""
    publisher: str = ""
    dated: str = ""

    def text(self) -> str:
        """The entry as it stands in the file."""
        lines = [f"  - event: {quoted(self.event)}", f"    status: {quoted(self.status)}"]
        if self.on:
            lines.append(f'    "on": {quoted(self.on)}')
        lines += [f"    recorded: {quoted(self.recorded)}", f"    by: {quoted(self.by)}"]
        if self.note:
            lines.append(f"    note: {quoted(self.note)}")
        named = {
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "dated": self.dated,
        }
        parts = [f"{name}: {quoted(value)}" for name, value in named.items() if value]
        if parts:
            lines += ["    evidence:", f"      - {{{', '.join(parts)}}}"]
        return "\n".join(lines) + "\n"


def user_file() -> Path:
    """The user's own record, read on top of the shipped store."""
    found = places.user_outcomes()
    if found:
        return Path(found)
    if sys.platform == "linux":  # no HOME and no such user: there is no record of theirs
        return Path("/nonexistent/aitrack", FILE)
    from platformdirs import user_data_path  # noqa: PLC0415, where another rule than XDG's holds

    return user_data_path("aitrack", appauthor=False) / FILE


def append(path: Path, entries: Sequence[Entry], *, dry_run: bool = False) -> str:
    """Add entries to a file, all or none, and return what was added.

    Raises:
        AitrackError: The file cannot take an entry, or it cannot be written; it is then as it was.
        UsageError: An entry is wrong; nothing is written then either.
    """
    for entry in entries:
        check(entry)
    if dry_run:
        return _combined(path, entries)[1]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            new, added = _combined(path, entries)
            replace(path, new)
    except OSError as error:
        raise AitrackError(
            f"{path}에 쓸 수 없음: {error.strerror or error}. 아무것도 적히지 않았습니다.",
            f"cannot write {path}: {error.strerror or error}. Nothing was recorded.",
        ) from None
    return added


def check(entry: Entry) -> None:
    """See that the reader of the store takes an entry.

    Raises:
        UsageError: It does not.
    """
    problems: list[Problem] = []
    for item in _items(read(f"outcomes:\n{entry.text()}".encode())):
        outcome(Record(item, "", problems))
    if problems:
        message = problems[0].message
        raise UsageError(f"적을 수 없음: {message.ko}", f"cannot record that: {message.en}")


def _combined(path: Path, entries: Sequence[Entry]) -> tuple[bytes, str]:
    """The old bytes with the new ones behind them, read back before they are trusted."""
    old = path.read_bytes() if path.exists() else b""
    before = read(old)
    base = old or EMPTY.encode()
    ending = "\r\n" if base[: base.rfind(b"\n") + 1].endswith(b"\r\n") else "\n"
    added = ending.join(_indented(entry.text(), before, ending) for entry in entries)
    if not base.endswith(b"\n"):
        base += ending.encode()
    blank = "" if base.endswith(f"outcomes:{ending}".encode()) or not added else ending
    new = base + blank.encode() + added.encode()
    after = read(new)
    fresh = _items(after)[len(_items(before)) :]
    problems: list[Problem] = []
    whole = [outcome(Record(item, str(path), problems)) for item in fresh]
    kept = len(after.damages) == len(before.damages)
    if not kept or len(fresh) != len(entries) or None in whole:
        raise AitrackError(
            f"{path}의 끝에 덧붙일 수 없음: 마지막이 outcomes 목록이어야 합니다 (aitrack check)",
            f"cannot add to the end of {path}: the list of outcomes must come last (aitrack check)",
        )
    return new, added


def _indented(text: str, reading: Reading, ending: str) -> str:
    """An entry as deep as the others of the file, with its line ends."""
    items = [item for item in _items(reading) if isinstance(item, Mapping)]
    depth = items[0].column - 1 - _DASH if items else _DASH
    lines = [" " * depth + line.removeprefix(" " * _DASH) for line in text.splitlines()]
    return "".join(line + ending for line in lines)


def _items(reading: Reading) -> list[Node]:
    entry = reading.root.entries.get("outcomes")
    return list(entry[1].items) if entry and isinstance(entry[1], Listing) else []
