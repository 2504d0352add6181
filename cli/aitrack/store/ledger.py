"""Events and documents written as the clerk writes them, each in its place of the file."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import Any

from aitrack.errors import AitrackError, UsageError, why
from aitrack.store.files.load import load, read_file, timeline_files
from aitrack.store.files.reader import KEY, Damage, Places, parse
from aitrack.store.files.recovery import Reading, read
from aitrack.store.files.writing import folder_lock, quoted, replace_all
from aitrack.store.index.renew import change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aitrack.model import Problem

EVENT_KEYS = (
    "id", "title", "title_en", "kind", "ministries", "deliverable", "nature", "mentions", "source",
    "when", "ministries_from", "disagree", "part_of", "related", "renamed_from", "tags", "note",
)  # fmt: skip
DOCUMENT_KEYS = (
    "id", "title", "title_en", "publisher", "dated", "file", "sha256", "url", "inferred", "note",
)  # fmt: skip
EMPTY = "format: 1\ndocuments:\n\nevents:\n"
_SPOKEN = frozenset({"title", "title_en", "at", "when", "read_as", "why", "note", "dated"})
"""Always quoted: words and dates."""
_SAFE = re.compile(r"[0-9A-Za-z가-힣]([0-9A-Za-z가-힣_./·() +-]*[0-9A-Za-z가-힣_./·()+-])?\Z")
_NAME = re.compile(r"[0-9A-Za-z가-힣_][0-9A-Za-z가-힣_.-]*\Z")
_INDENT = 2

Plain = str | list[Any] | dict[str, Any]
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML."""


def plain(value: Any) -> Plain:
    """What was read, without what stood there twice; of which nothing is written is empty text."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items() if name is not None}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return "" if value is None else str(value)


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

    Args:
        folders: The stores; the last one is written.
        events: What stands under each, by name, as plain values.
        documents: The same.
        file: The name of a file in ``timeline.d``, without its end; else each finds its own.
        dry_run: Whether only to look.

    Returns:
        The files and the lines added to each.

    Raises:
        AitrackError: The store would have a problem that it does not have, or something that was
            there would read otherwise; nothing is written then.
    """
    folder = folders[-1]
    try:
        with nullcontext() if dry_run else folder_lock(folder / "timeline.yaml"):
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

            def write() -> None:
                for path in changed:
                    path.parent.mkdir(exist_ok=True)
                replace_all(changed)

            if not change(folders, changed, None if dry_run else write):
                _refuse_new(load(folders)[1], load(folders, changed)[1])
                if not dry_run:
                    write()
    except OSError as error:
        raise AitrackError(
            f"{folder}에 쓸 수 없음: {why(error).ko}. 아무것도 적히지 않았습니다.",
            f"cannot write in {folder}: {why(error).en}. Nothing was written.",
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
    name = _document(values) if key == "events" else ""
    files = timeline_files(folder, changed) if name else []
    if len(files) > 1 or files not in ([main], []):
        for path in files:
            data = changed.get(path) or _bytes(path)
            known = read(data).root.get("documents") if name.encode() in data else None
            if any(isinstance(each, dict) and each.get("id") == name for each in known or ()):
                return path
    return main


def _bytes(path: Path) -> bytes:
    return read_file(path) if path.exists() else EMPTY.encode()


def _document(values: Any) -> str:
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
        return isinstance(path, tuple) and len(path) <= _INDENT


def _inserted(path: Path, old: bytes, key: str, values: dict[str, Any], lines: list[str]) -> bytes:
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
        raise AitrackError(
            f"{path}: {key}가 한 줄에 하나씩 적힌 목록이 아님",
            f"{path}: {key} is no list of one item a line",
        )
    indent = starts[0][1] - 1 - _INDENT if starts else _INDENT
    new = [" " * indent + line + ending for line in lines]
    try:
        item = parse("\n".join(lines))[0]
    except Damage as damage:
        ko, en = damage.words
        raise UsageError(f"적을 수 없음: {ko}", f"cannot write that: {en}") from None
    for at, apart in [*((spot, True) for spot in spots), (spots[-1], False)]:
        above = [ending] if apart and starts and at >= starts[0][0] else []
        below = [ending] if at < len(rows) and rows[at].strip() else []
        whole = "".join([*rows[:at], *above, *new, *below, *rows[at:]])
        data = whole.encode("utf-8", "surrogateescape")
        if _reads_as_before(before, read(data), key, item):
            return data
    raise AitrackError(
        f"{path}: 더하면 다른 것이 달리 읽힘: 아무것도 적히지 않았습니다 (aitrack check)",
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
    others = ({name: each for name, each in root.root.items() if name != key}
              for root in (before, after))  # fmt: skip
    return same and next(others) == next(others)


def _rows(text: str) -> list[str]:
    """Lines with their ends."""
    found, at = [], 0
    for match in _BREAK.finditer(text):
        found.append(text[at : match.end()])
        at = match.end()
    return [*found, text[at:]] if at < len(text) else found


def _place(items: list[Any], values: dict[str, Any], key: str) -> int:
    """Behind which item it belongs (-1: the front): its document's last at or before its line."""
    name, line = _document(values), _line(values)
    if key != "events" or not name or line is None:
        return len(items) - 1
    lines = [(_line(item), at) for at, item in enumerate(items) if _document(item) == name]
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
