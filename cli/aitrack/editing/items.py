"""One item of a list in a YAML file: put in, taken out or exchanged, every other byte as it was.

What results is read back before it is trusted: all else must say what it said.
"""

from __future__ import annotations

import re
from typing import Any

from aitrack.errors import AitrackError, UsageError
from aitrack.store.files.reader import KEY, Damage, Places, parse
from aitrack.store.files.recovery import Reading, read
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

INDENT = 2
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""


def document_of(values: Any) -> str:
    """The document that governs an event, as it is written."""
    mentions = values.get("mentions") if isinstance(values, dict) else None
    first = mentions[0] if isinstance(mentions, list) and mentions else {}
    return str(first.get("document", "")) if isinstance(first, dict) else ""


def _line(values: Any) -> int | None:
    mentions = values.get("mentions") if isinstance(values, dict) else None
    first = mentions[0] if isinstance(mentions, list) and mentions else {}
    found = str(first.get("line", "")) if isinstance(first, dict) else ""
    return int(found) if found.isascii() and found.isdigit() else None


class _Tops:
    """The paths that an item is placed by: keys of the top, and items of their lists."""

    def __contains__(self, path: object) -> bool:
        return isinstance(path, tuple) and len(path) <= INDENT


def inserted(path: Path, old: bytes, key: str, values: dict[str, Any], lines: list[str]) -> bytes:
    """The file with one item more; every other byte as it was, and everything read as before.

    Raises:
        AitrackError: There is no place for it.
    """
    text = old.decode("utf-8", "surrogateescape")
    text = re.sub(rf"^{key}:[ ]*\[\][ ]*$", f"{key}:", text, count=1, flags=re.MULTILINE)
    places = Places(_Tops())
    before = read(text.encode("utf-8", "surrogateescape"), places)
    items = before.root.get(key) or []
    ending = "\r\n" if "\r\n" in text else "\n"
    rows = _rows(text)
    if rows and not rows[-1].endswith(("\n", "\r")):
        rows[-1] += ending
    if key not in before.root:
        rows += [ending, f"{key}:{ending}"]
        spots = [len(rows)]
        items = []
    elif isinstance(items, list):
        spots = _spots(rows, before, places, key, _place(items, values, key))
    starts = [places.found.get((key, at), (0, 0)) for at in range(len(items))]
    if not isinstance(items, list) or (starts and rows[starts[0][0] - 1].lstrip()[:1] != "-"):
        raise _no_list(path, key)
    indent = starts[0][1] - 1 - INDENT if starts else INDENT
    new = [" " * indent + line + ending for line in lines]
    item = _parsed(lines)
    for at, apart in [*((spot, True) for spot in spots), (spots[-1], False)]:
        above = [ending] if apart and starts and at >= starts[0][0] else []
        below = [ending] if at < len(rows) and rows[at].strip() else []
        whole = "".join([*rows[:at], *above, *new, *below, *rows[at:]])
        data = whole.encode("utf-8", "surrogateescape")
        if _reads_as_before(before, read(data), key, item):
            return data
    raise _reads_otherwise(path)


@dataclass(frozen=True, slots=True)
class Block(Frozen):
    """The lines of one item, where they stand in their file."""

    path: Path
    rows: list[str]
    """Of the whole file, with their ends."""
    start: int
    stops: list[int]
    """Where it may end, the best first."""
    indent: int
    at: int
    """Which item of the list it is."""

    def text(self) -> str:
        """The lines of the item, moved to the left margin, for an editor to open.

        What stands further left already, a comment or a quoted text that runs on, stays there.
        """
        lines = [row.rstrip("\r\n") for row in self.rows[self.start : self.stops[0]]]
        blank = " " * self.indent
        return "".join(line.removeprefix(blank) + "\n" for line in lines)


def find_block(path: Path, old: bytes, key: str, name: str) -> Block | None:
    """The item of a list that has an id; None where none has.

    Raises:
        AitrackError: It is not written as one item of a list on lines of its own.
    """
    places = Places(_Tops())
    reading = read(old, places)
    items = reading.root.get(key)
    if not isinstance(items, list):
        return None
    numbers = (
        at for at, each in enumerate(items) if isinstance(each, dict) and each.get("id") == name
    )
    at = next(numbers, None)
    if at is None:
        return None
    rows = _rows(old.decode("utf-8", "surrogateescape"))
    line, column = places.found[key, at]
    if rows[line - 1].lstrip()[:1] != "-":
        raise _no_list(path, key)
    stops = _spots(rows, reading, places, key, at)
    return Block(path, rows, line - 1, stops, column - 1 - INDENT, at)


def exchanged(block: Block, old: bytes, key: str, lines: Sequence[str] | None) -> bytes:
    """The file with other lines for an item (None: without it); every other byte as it was.

    Raises:
        AitrackError: Something else would read otherwise.
        UsageError: The lines are no YAML.
    """
    before = read(old)
    items = before.root[key]
    ending = "\r\n" if b"\r\n" in old else "\n"
    new = [f"{' ' * block.indent}{line}".rstrip() + ending for line in lines or ()]
    item = [] if lines is None else [_parsed(lines)]
    wanted = [*items[: block.at], *item, *items[block.at + 1 :]]
    for stop in block.stops:
        above, below = block.rows[: block.start], block.rows[stop:]
        if lines is None and above and not above[-1].strip() and not "".join(below[:1]).strip():
            above = above[:-1]
        data = "".join([*above, *new, *below]).encode("utf-8", "surrogateescape")
        after = read(data)
        same = len(after.damages) == len(before.damages) and _others(after, key) == _others(
            before, key
        )
        if same and (after.root.get(key) or []) == wanted:
            return data
    raise _reads_otherwise(block.path)


def _others(reading: Reading, key: str) -> dict[Any, Any]:
    return {name: each for name, each in reading.root.items() if name != key}


def _parsed(lines: Sequence[str]) -> Any:
    try:
        found = parse("".join(f"{line}\n" for line in lines))
    except Damage as damage:
        ko, en = damage.words
        raise UsageError(
            f"적을 수 없음: {damage.line}행 {damage.column}칸: {ko}",
            f"cannot write that: line {damage.line}, column {damage.column}: {en}",
        ) from None
    if not isinstance(found, list) or len(found) != 1:
        raise UsageError(
            "'- id: …'로 시작하는 항목 하나여야 합니다", "it must be one item, beginning '- id: …'"
        )
    return found[0]


def _no_list(path: Path, key: str) -> AitrackError:
    return AitrackError(
        f"{path}: {key}가 한 줄에 하나씩 적힌 목록이 아님",
        f"{path}: {key} is no list of one item a line",
    )


def _reads_otherwise(path: Path) -> AitrackError:
    return AitrackError(
        f"{path}: 그러면 다른 것이 달리 읽힘: 아무것도 적히지 않았습니다 (aitrack check)",
        f"{path}: something else would read otherwise: nothing was written (aitrack check)",
    )


def _reads_as_before(before: Reading, after: Reading, key: str, item: Any) -> bool:
    """Whether a file says what it said, and one item more."""
    items = after.root.get(key)
    if not isinstance(items, list) or len(before.damages) != len(after.damages):
        return False
    old = before.root.get(key) or []
    at = next((at for at, (one, other) in enumerate(zip(items, old, strict=False)) if one != other),
              len(old))  # fmt: skip
    same = items[:at] + items[at + 1 :] == old and items[at : at + 1] == [item]
    return same and _others(before, key) == _others(after, key)


def _rows(text: str) -> list[str]:
    """Lines with their ends."""
    found, at = [], 0
    for match in _BREAK.finditer(text):
        found.append(text[at : match.end()])
        at = match.end()
    return [*found, text[at:]] if at < len(text) else found


def _place(items: list[Any], values: dict[str, Any], key: str) -> int:
    """Behind which item it belongs (-1: the front): its document's last at or before its line."""
    name, line = document_of(values), _line(values)
    if key != "events" or not name or line is None:
        return len(items) - 1
    lines = [(_line(item), at) for at, item in enumerate(items) if document_of(item) == name]
    known = [(found, at) for found, at in lines if found is not None]
    if not known:
        return len(items) - 1
    earlier = [pair for pair in known if pair[0] <= line]
    return max(earlier)[1] if earlier else min(known)[1] - 1


def _spots(rows: list[str], reading: Reading, places: Places, key: str, place: int) -> list[int]:
    """Numbers of rows to put it behind, the best first.

    The best is the end of the item before, blank lines and comments behind it left out; but what
    looks like a comment may be the end of a text that runs over several lines.
    """
    head = places.found[key, KEY][0]
    if place < 0:
        return [head]
    below = places.found.get((key, place + 1))
    if below:
        stop = below[0] - 1
    else:
        tops = [places.found[name, KEY][0] for name in reading.root if name is not None]
        stop = min((line for line in tops if line > head), default=len(rows) + 1) - 1
    best = stop
    while best > head and (not rows[best - 1].strip() or rows[best - 1].lstrip()[:1] == "#"):
        best -= 1
    return list(dict.fromkeys((best, stop)))
