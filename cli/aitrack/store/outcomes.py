"""Adding to the record of outcomes: one entry more, every other byte as it was, or nothing at all.

How it is written stands in ``writing``.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aitrack.errors import AitrackError
from aitrack.store.decode import outcome
from aitrack.store.document import Listing, Node, Reading, read
from aitrack.store.record import Record
from aitrack.store.writing import locked, quoted, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.model import Problem

HEAD = (
    "# What happened, with evidence. Entries are only ever added; the latest of an event governs.\n"
)
EMPTY = f"{HEAD}format: 1\noutcomes:\n"
FILE = "outcomes.yaml"


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
    """The user's own record, read on top of the shipped store.

    Every run asks for it, so where XDG alone decides, its one rule stands here.
    """
    if sys.platform == "linux":
        named = os.environ.get("XDG_DATA_HOME", "")
        home = os.path.expanduser("~/.local/share")  # noqa: PTH111, it never raises
        base = Path(named if named.startswith("/") else home)
        if not base.is_absolute():  # no HOME and no such user: there is no record of theirs
            base = Path("/nonexistent")
        return base / "aitrack" / FILE
    from platformdirs import user_data_path  # noqa: PLC0415, elsewhere only

    return user_data_path("aitrack", appauthor=False) / FILE


def append(path: Path, entries: Sequence[Entry], *, dry_run: bool = False) -> str:
    """Add entries to a file, all or none, and return what was added.

    Raises:
        AitrackError: An entry is wrong, the file cannot take one, or it cannot be written; the file
            is then as it was.
    """
    added = "\n".join(entry.text() for entry in entries)
    if dry_run:
        _combined(path, added, len(entries))
        return added
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            replace(path, _combined(path, added, len(entries)))
    except OSError as error:
        raise AitrackError(
            f"{path}에 쓸 수 없음: {error.strerror or error}. 아무것도 적히지 않았습니다.",
            f"cannot write {path}: {error.strerror or error}. Nothing was recorded.",
        ) from None
    return added


def _combined(path: Path, added: str, number: int) -> bytes:
    """The old bytes with the new ones behind them, read back before they are trusted."""
    old = path.read_bytes() if path.exists() else b""
    before = read(old)
    base = old or EMPTY.encode()
    if base and not base.endswith(b"\n"):
        base += b"\n"
    blank = b"" if base.endswith(b"outcomes:\n") or not added else b"\n"
    new = base + blank + added.encode()
    after = read(new)
    problems: list[Problem] = []
    fresh = _items(after)[len(_items(before)) :]
    kept = len(after.damages) == len(before.damages)
    whole = [outcome(Record(item, str(path), problems)) for item in fresh]
    if problems:
        message = problems[0].message
        raise AitrackError(f"적을 수 없음: {message.ko}", f"cannot record that: {message.en}")
    if not kept or len(fresh) != number or None in whole:
        raise AitrackError(
            f"{path}의 끝에 덧붙일 수 없음: 마지막이 outcomes 목록이어야 합니다 (aitrack check)",
            f"cannot add to the end of {path}: the list of outcomes must come last (aitrack check)",
        )
    return new


def _items(reading: Reading) -> list[Node]:
    entry = reading.root.entries.get("outcomes")
    return list(entry[1].items) if entry and isinstance(entry[1], Listing) else []
