"""Events and documents written as the clerk writes them, each in its place of the file."""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from typing import Any

from aitrack.editing.items import document_of, inserted
from aitrack.editing.refusal import refuse_new
from aitrack.errors import AitrackError, UsageError, why
from aitrack.history import journal
from aitrack.store import places
from aitrack.store.files.load import load, timeline_files
from aitrack.store.files.opened import read_file
from aitrack.store.files.recovery import read
from aitrack.store.files.writing import folder_lock, quoted, replace_all
from aitrack.store.index.renew import change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


EVENT_KEYS = (
    "id", "title", "title_en", "kind", "ministries", "field", "field_ministries", "deliverable",
    "nature", "mentions", "source", "when", "ministries_from", "disagree", "part_of", "related",
    "renamed_from", "tags", "note", "note_en",
)  # fmt: skip
DOCUMENT_KEYS = (
    "id", "title", "title_en", "publisher", "publisher_en", "dated", "file", "sha256", "lines",
    "url", "inferred", "note", "note_en",
)  # fmt: skip
EMPTY = "format: 1\ndocuments:\n\nevents:\n"
STONES = "# Items that were removed: their ids are never used again.\nformat: 1\nremoved:\n"
LEFT_OUT = "# Dates of the documents that are no events, and why.\nformat: 1\nexclusions:\n"
_NEW = {places.REMOVED: STONES, places.EXCLUSIONS: LEFT_OUT}
"""What a file begins with; every other is one of documents and events."""
_TYPED = ("add", "edit")
"""Changes whose values somebody has just typed."""
_SPOKEN = frozenset((
    "title", "title_en", "publisher_en", "at", "when", "read_as", "why", "why_en", "note",
    "note_en", "dated", "on",
))  # fmt: skip
"""Always quoted: words and dates."""
_SAFE = re.compile(r"[0-9A-Za-z가-힣]([0-9A-Za-z가-힣_./·() +-]*[0-9A-Za-z가-힣_./·()+-])?\Z")
_NAME = re.compile(r"[0-9A-Za-z가-힣_][0-9A-Za-z가-힣_.-]*\Z")

Plain = str | list[Any] | dict[str, Any]


def plain(value: Any) -> Plain:
    """What the reader made of YAML as text, lists and mappings alone; an empty value is ``""``."""
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
    changed: dict[Path, bytes] = {}
    added: dict[Path, list[str]] = {}
    with writing(folder, dry_run=dry_run):
        for key, items, keys in (
            ("documents", documents, DOCUMENT_KEYS),
            ("events", events, EVENT_KEYS),
        ):
            for values in items:
                path = _home(folder, key, values, changed, file)
                old = changed[path] if path in changed else content(path)
                lines = block(values, keys)
                changed[path] = inserted(path, old, key, values, lines)
                added.setdefault(path, []).extend(lines)
        about = [str(each.get("id")) for each in (*documents, *events)]
        keep(folders, changed, "add", about, dry_run=dry_run)
    return list(added.items())


@contextmanager
def writing(folder: Path, *, dry_run: bool) -> Iterator[None]:
    """Hold the lock of a store while it is written; an OSError becomes words for people.

    Raises:
        AitrackError: It cannot be written.
    """
    try:
        with nullcontext() if dry_run else folder_lock(folder / places.TIMELINE):
            yield
    except OSError as error:
        raise AitrackError(
            f"{folder}에 쓸 수 없음: {why(error).ko}. 아무것도 적히지 않았습니다.",
            f"cannot write in {folder}: {why(error).en}. Nothing was written.",
        ) from None


def keep(
    folders: list[Path],
    changed: dict[Path, bytes],
    command: str,
    about: Sequence[str],
    *,
    dry_run: bool,
) -> None:
    """Write files once the store is known to have no new problem then, and note how to undo it.

    Raises:
        AitrackError: It would have one; nothing is written then.
    """
    before = {path: content(path) for path in changed}

    def write() -> None:
        for path in changed:
            path.parent.mkdir(exist_ok=True)
        replace_all(changed)

    if not change(folders, changed, None if dry_run else write):
        typed = about if command in _TYPED else None
        files = frozenset(map(str, changed))
        refuse_new(load(folders)[1], load(folders, changed)[1], typed, files)
        if not dry_run:
            write()
    if not dry_run:
        journal.note_change(folders[-1], command, about, before, changed)


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
    name = document_of(values) if key == "events" else ""
    files = timeline_files(folder, changed) if name else []
    if len(files) > 1 or files not in ([main], []):
        for path in files:
            data = changed.get(path) or content(path)
            known = read(data).root.get("documents") if name.encode() in data else None
            if any(isinstance(each, dict) and each.get("id") == name for each in known or ()):
                return path
    return main


def content(path: Path) -> bytes:
    """What stands in a file, or what a new one of its name begins with."""
    if path.exists():
        return read_file(path)
    return _NEW.get(path.name, EMPTY).encode()
