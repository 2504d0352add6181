"""The files of a store as they will be once a review is accepted; nothing is written here."""

from __future__ import annotations

import re

from aitrack.editing.ledger import DOCUMENT_KEYS, EVENT_KEYS, LEFT_OUT, block
from aitrack.errors import AitrackError
from aitrack.store.files.load import timeline_files
from aitrack.store.files.opened import read_file
from aitrack.store.files.reader import Places
from aitrack.store.files.recovery import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from aitrack.intake.accepting import Accepted


def changed(folder: Path, name: str, found: Accepted) -> dict[Path, bytes]:
    """Every file that changes, whole.

    Raises:
        AitrackError: A file has no place for what it should take.
    """
    files: dict[Path, bytes] = {}
    if found.document or found.events:
        path = folder / "timeline.d" / f"{name}.yaml"
        documents = [found.document] if found.document else []
        files[path] = _with_events(path, documents, found.events)
    for event, mention in found.mentions:
        path = _home(folder, event, files)
        files[path] = with_mention(files.get(path) or read_file(path), event, mention, str(path))
    if found.exclusions:
        path = folder / "exclusions.yaml"
        files[path] = _with_exclusions(path, found.exclusions)
    return files


def _with_events(path: Path, documents: Any, events: Any) -> bytes:
    """A file of one document, its events in the order of their lines."""
    old = read_file(path).decode("utf-8") if path.exists() else ""
    parts = {"documents": _blocks(documents, DOCUMENT_KEYS), "events": _blocks(events, EVENT_KEYS)}
    if not old:
        return f"format: 1\ndocuments:\n{parts['documents']}\nevents:\n{parts['events']}".encode()
    for key, text in parts.items():
        old = _appended(old, key, text, str(path))
    return old.encode()


def _blocks(items: Any, keys: tuple[str, ...]) -> str:
    return "\n".join("".join(f"  {line}\n" for line in block(each, keys)) for each in items)


def _appended(text: str, key: str, more: str, path: str) -> str:
    """A file with more at the end of one of its lists; everything read as before.

    Raises:
        AitrackError: It has no such list.
    """
    if not more:
        return text
    before = read(text.encode()).root
    rows = text.splitlines(keepends=True)
    heads = [at for at, row in enumerate(rows) if re.match(r"[A-Za-z_]+:", row)]
    head = next((at for at in heads if rows[at].startswith(f"{key}:")), None)
    if head is not None and not rows[head].rstrip().endswith((":", ": []")):
        head = None
    if head is not None:
        rows[head] = f"{key}:\n"
        stop = next((at for at in heads if at > head), len(rows))
        while stop > head + 1 and not rows[stop - 1].strip():
            stop -= 1
        if not rows[stop - 1].endswith("\n"):
            rows[stop - 1] += "\n"
        apart = "\n" if key == "events" and stop > head + 1 else ""
        new = "".join([*rows[:stop], apart, more, *rows[stop:]])
        after = read(new.encode()).root
        old = before.get(key) or []
        if (
            isinstance(old, list)
            and (after.get(key) or [])[: len(old)] == old
            and _others(after, key) == _others(before, key)
        ):
            return new
    raise AitrackError(
        f"{path}: {key} 목록의 끝에 더할 수 없음: 아무것도 적히지 않았습니다 (aitrack check)",
        f"{path}: nothing can be added to the list {key}: nothing was written (aitrack check)",
    )


def _others(root: dict[Any, Any], key: str) -> dict[Any, Any]:
    return {name: each for name, each in root.items() if name != key}


def _home(folder: Path, event: str, files: dict[Path, bytes]) -> Path:
    """The file of a store in which an event stands."""
    for path in timeline_files(folder, files):
        data = files.get(path) or read_file(path)
        if event.encode() in data:
            items = read(data).root.get("events")
            if any(isinstance(each, dict) and each.get("id") == event for each in items or ()):
                return path
    raise AitrackError(
        f"'{event}'은(는) {folder}의 항목이 아님: 다른 저장소의 것은 고치지 않습니다",
        f"'{event}' is no event of {folder}: those of other stores are left alone",
    )


def with_mention(data: bytes, event: str, mention: dict[str, str], path: str) -> bytes:
    """A file in which an event has one mention more, behind its others; all else as it was.

    Raises:
        AitrackError: Its mentions are not written one a line.
    """
    before = read(data).root
    items = before["events"]
    number = next(
        at for at, each in enumerate(items) if isinstance(each, dict) and each.get("id") == event
    )
    count = len(items[number].get("mentions") or ())
    wanted = [("events", number, "mentions", at) for at in range(count)]
    places = Places(frozenset(wanted))
    read(data, places)
    text = data.decode("utf-8")
    rows = text.splitlines(keepends=True)
    line, column = places.found.get(wanted[-1], (0, 0)) if wanted else (0, 0)
    expected = [*(items[number].get("mentions") or ()), mention]
    if line and rows[line - 1][: column - 1].strip() == "-":
        ending = "\r\n" if rows[line - 1].endswith("\r\n") else "\n"
        indent = rows[line - 1][: rows[line - 1].index("-")]
        flow = block({"mentions": [mention]}, ("mentions",))[1].strip()
        for stop in range(line, min(line + 12, len(rows)) + 1):
            head = rows[:stop]
            if head and not head[-1].endswith("\n"):
                head[-1] += ending
            new = "".join([*head, f"{indent}{flow}{ending}", *rows[stop:]]).encode()
            after = read(new).root
            same = after.get("events") or []
            if len(same) != len(items) or not isinstance(same[number], dict):
                continue
            others = same[:number] + same[number + 1 :] == items[:number] + items[number + 1 :]
            if (
                others
                and same[number] == {**items[number], "mentions": expected}
                and _others(after, "events") == _others(before, "events")
            ):
                return new
    raise AitrackError(
        f"{path}: '{event}'의 mentions가 한 줄에 하나씩 적혀 있지 않음: 손으로 더하십시오",
        f"{path}: the mentions of '{event}' are not written one a line: add it by hand",
    )


def _with_exclusions(path: Path, exclusions: Any) -> bytes:
    old = read_file(path).decode("utf-8") if path.exists() else LEFT_OUT
    lines = [block({"x": [each]}, ("x",))[1].strip() for each in exclusions]
    return _appended(
        old, "exclusions", "".join(f"  {line}\n" for line in lines), str(path)
    ).encode()
