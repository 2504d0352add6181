"""Events and documents written as the clerk writes them, each in its place of the file."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import Any

from aitrack.errors import AitrackError, UsageError
from aitrack.store.document import Listing, Mapping, Node, Reading, Scalar, read
from aitrack.store.renew import fits
from aitrack.store.whole import load, timeline_files
from aitrack.store.writing import locked, quoted, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aitrack.model import Problem

EVENT_KEYS = (
    "id", "title", "kind", "ministries", "deliverable", "mentions", "source", "when",
    "ministries_from", "disagree", "part_of", "related", "renamed_from", "tags", "note",
)  # fmt: skip
DOCUMENT_KEYS = ("id", "title", "publisher", "dated", "file", "sha256", "inferred", "note")
EMPTY = "format: 1\ndocuments:\n\nevents:\n"
_SPOKEN = frozenset({"title", "at", "when", "read_as", "why", "note", "dated"})
"""Always quoted: words and dates."""
_SAFE = re.compile(r"[0-9A-Za-z가-힣]([0-9A-Za-z가-힣_./·() +-]*[0-9A-Za-z가-힣_./·()+-])?\Z")
_NAME = re.compile(r"[0-9A-Za-z가-힣_][0-9A-Za-z가-힣_.-]*\Z")
_INDENT = 2

Plain = str | list[Any] | dict[str, Any]


def plain(node: Node) -> Plain:
    """A node as plain text, lists and mappings."""
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [plain(item) for item in node.items]
        case _:
            return {name: plain(value) for name, (_, value) in node.entries.items()}


def block(values: dict[str, Any], keys: Sequence[str]) -> list[str]:
    """One item of a list as lines: keys in the ledger's order, unknown ones last."""
    names = [name for name in keys if name in values]
    names += [name for name in values if name not in keys]
    lines = []
    for name in names:
        value = values[name]
        if isinstance(value, list) and any(isinstance(each, dict) for each in value):
            lines.append(f"{name}:")
            lines += [f"  - {{{_pairs(each)}}}" for each in value]
        else:
            lines.append(f"{name}: {_value(name, value)}")
    return [("- " if at == 0 else "  ") + line for at, line in enumerate(lines)]


def _pairs(values: dict[str, Any]) -> str:
    return ", ".join(f"{name}: {_value(name, value)}" for name, value in values.items())


def _value(name: str, value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_value('', each) for each in value)}]"
    if isinstance(value, dict):
        return f"{{{_pairs(value)}}}"
    if name in _SPOKEN or not _SAFE.match(value):
        return quoted(value)
    return str(value)


def add(
    folders: list[Path],
    events: Sequence[dict[str, Any]],
    documents: Sequence[dict[str, Any]] = (),
    *,
    file: str | None = None,
    dry_run: bool = False,
) -> list[tuple[Path, list[str]]]:
    """Add documents and events to the last store, all or none, each in its place.

    Returns:
        The files and the lines added to each.

    Raises:
        AitrackError: The store would have a problem that it does not have; nothing is written then.
    """
    folder = folders[-1]
    try:
        with nullcontext() if dry_run else locked(folder / "timeline.yaml"):
            changed: dict[Path, bytes] = {}
            added: dict[Path, list[str]] = {}
            for key, items, keys in (
                ("documents", documents, DOCUMENT_KEYS),
                ("events", events, EVENT_KEYS),
            ):
                for values in items:
                    path = _home(folder, key, values, changed, file)
                    old = changed[path] if path in changed else _bytes(path)
                    lines = block(values, keys)
                    changed[path] = _inserted(path, old, key, values, lines)
                    added.setdefault(path, []).extend(lines)
            if not fits(folders, changed):
                _refuse_new(load(folders)[1], load(folders, changed)[1])
            if not dry_run:
                for path, data in changed.items():
                    path.parent.mkdir(exist_ok=True)
                    replace(path, data)
    except OSError as error:
        raise AitrackError(
            f"{folder}에 쓸 수 없음: {error.strerror or error}. 아무것도 적히지 않았습니다.",
            f"cannot write in {folder}: {error.strerror or error}. Nothing was written.",
        ) from None
    return list(added.items())


def _home(
    folder: Path, key: str, values: dict[str, Any], changed: dict[Path, bytes], file: str | None
) -> Path:
    """The file that a document or an event belongs in: the one asked for, or its document's."""
    if file:
        if not _NAME.match(file):
            raise UsageError(
                f"파일 이름이 아님: '{file}' (예: plan-2027)",
                f"no name of a file: '{file}' (such as plan-2027)",
            )
        return folder / "timeline.d" / f"{file}.yaml"
    main = folder / "timeline.yaml"
    if key == "events":
        name = _document(values)
        for path in timeline_files(folder, changed):
            data = changed.get(path) or _bytes(path)
            known = _items(read(data), "documents") if name.encode() in data else []
            if name and any(_text(item, "id") == name for item in known):
                return path
    return main


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else EMPTY.encode()


def _document(values: dict[str, Any]) -> str:
    mentions = values.get("mentions")
    first = mentions[0] if isinstance(mentions, list) and mentions else {}
    return str(first.get("document", "")) if isinstance(first, dict) else ""


def _inserted(path: Path, old: bytes, key: str, values: dict[str, Any], lines: list[str]) -> bytes:
    """The file with one item more; every other byte as it was."""
    text = old.decode("utf-8")
    text = re.sub(rf"^{key}:[ ]*\[\][ ]*$", f"{key}:", text, count=1, flags=re.MULTILINE)
    reading = read(text.encode())
    entry = reading.root.entries.get(key)
    ending = "\r\n" if "\r\n" in text else "\n"
    rows = text.splitlines(keepends=True)
    if rows and not rows[-1].endswith("\n"):
        rows[-1] += ending
    if entry is None:
        rows += [ending, f"{key}:{ending}"]
        at, items = len(rows), list[Node]()
    else:
        items = _items(reading, key)
        at = _after(rows, reading, key, items, _place(items, values, key))
    if items and rows[items[0].line - 1].lstrip()[:1] != "-":
        raise AitrackError(
            f"{path}: {key}가 한 줄에 하나씩 적힌 목록이 아님",
            f"{path}: {key} is no list of one item a line",
        )
    indent = items[0].column - 1 - _INDENT if items else _INDENT
    new = [" " * indent + line + ending for line in lines]
    follows = rows[at] if at < len(rows) else ""
    before = [ending] if items and at >= items[0].line else []
    behind = [ending] if follows.strip() and at < len(rows) else []
    return "".join([*rows[:at], *before, *new, *behind, *rows[at:]]).encode()


def _place(items: list[Node], values: dict[str, Any], key: str) -> int:
    """Behind which item it belongs (-1: the front): its document's last at or before its line."""
    name, line = _document(values), _line(values)
    if key != "events" or not name or line is None:
        return len(items) - 1
    lines = [(_mention_line(item, name), at) for at, item in enumerate(items)]
    known = [(found, at) for found, at in lines if found is not None]
    if not known:
        return len(items) - 1
    earlier = [pair for pair in known if pair[0] <= line]
    return max(earlier)[1] if earlier else min(known)[1] - 1


def _line(values: dict[str, Any]) -> int | None:
    mentions = values.get("mentions")
    found = mentions[0].get("line", "") if isinstance(mentions, list) and mentions else ""
    return int(found) if str(found).isdigit() else None


def _mention_line(item: Node, document: str) -> int | None:
    value = plain(item)
    if not isinstance(value, dict) or _document(value) != document:
        return None
    return _line(value)


def _after(rows: list[str], reading: Reading, key: str, items: list[Node], place: int) -> int:
    """The number of rows up to the end of an item, blank lines and comments behind it left out."""
    head = reading.root.entries[key][0].line
    if place < 0:
        return head
    if place + 1 < len(items):
        stop = items[place + 1].line - 1
    else:
        later = [name.line for name, _ in reading.root.entries.values() if name.line > head]
        stop = min(later, default=len(rows) + 1) - 1
    while stop > head and (not rows[stop - 1].strip() or rows[stop - 1].lstrip()[:1] == "#"):
        stop -= 1
    return stop


def _items(reading: Reading, key: str) -> list[Node]:
    entry = reading.root.entries.get(key)
    return list(entry[1].items) if entry and isinstance(entry[1], Listing) else []


def _text(node: Node, key: str) -> str:
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry[1].text if entry and isinstance(entry[1], Scalar) else ""


def _refuse_new(before: Sequence[Problem], after: Sequence[Problem]) -> None:
    """Raise for the first problem that was not there before."""
    known = {(each.path, each.event_id, each.message) for each in before}
    for each in after:
        if (each.path, each.event_id, each.message) not in known:
            about = f"{each.event_id or ''} {each.field or ''}".strip()
            raise AitrackError(
                f"더할 수 없음: {about}: {each.message.ko}. 아무것도 적히지 않았습니다.",
                f"cannot add that: {about}: {each.message.en}. Nothing was written.",
            )
