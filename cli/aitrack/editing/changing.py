"""An item that is there, changed: its lines exchanged, taken out, or as they were before."""

from __future__ import annotations

from aitrack.editing.items import Block, exchanged, find_block, inserted
from aitrack.editing.ledger import block, content, keep, writing
from aitrack.errors import AitrackError, UsageError
from aitrack.history import journal
from aitrack.store import places
from aitrack.store.files.load import timeline_files
from aitrack.store.files.opened import read_file
from aitrack.store.files.recovery import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_STONE_KEYS = ("id", "title", "why", "on")


def block_of(folder: Path, name: str) -> tuple[Block, bytes]:
    """The lines of an event in a store, and the file they stand in.

    Raises:
        UsageError: It is in no file of this store.
    """
    for path in timeline_files(folder):
        data = read_file(path)
        found = find_block(path, data, "events", name) if name.encode() in data else None
        if found:
            return found, data
    raise UsageError(
        f"'{name}'은(는) {folder}의 파일에 없음", f"'{name}' stands in no file of {folder}"
    )


def edit(
    folders: list[Path], name: str, text: str, seen: str | None = None, *, dry_run: bool = False
) -> Path:
    """Put other lines in the place of an event, and nothing else; the file.

    Args:
        folders: The stores; the last one is written.
        name: The id of the event.
        text: Its new lines.
        seen: Those that the new ones were made of.
        dry_run: Whether only to look.

    Raises:
        AitrackError: The store would have a problem that it does not have, or something else would
            read otherwise, or the lines are others by now; nothing is written then.
        UsageError: It is no event, or its id is another and ``renamed_from`` lacks the old one.
    """
    folder = folders[-1]
    with writing(folder, dry_run=dry_run):
        found, old = block_of(folder, name)
        if seen is not None and found.text() != seen:
            raise AitrackError(
                f"그 사이에 다른 실행이 '{name}'을(를) 고쳐, 아무것도 적지 않았습니다",
                f"somebody else changed '{name}' meanwhile, so nothing was written",
            )
        new = exchanged(found, old, "events", text.rstrip().split("\n"))
        item = read(new).root["events"][found.at]
        now, former = item.get("id"), item.get("renamed_from") or ()
        if now != name and name not in former:
            raise UsageError(
                f"id를 바꾸려면 renamed_from: [{name}]을 적습니다 (id는 다시 쓰지 않음)",
                f"another id needs renamed_from: [{name}] (an id is never used again)",
            )
        keep(folders, {found.path: new}, "edit", [name], dry_run=dry_run)
    return found.path


def remove(
    folders: list[Path], name: str, why: str, on: str, *, dry_run: bool = False
) -> tuple[Path, str]:
    """Take an event out, and leave a tombstone so that its id is never used again.

    Args:
        folders: The stores; the last one is written.
        name: Its id.
        why: One sentence.
        on: The day, for the tombstone.
        dry_run: Whether only to look.

    Returns:
        The file, and the lines that stood there.

    Raises:
        AitrackError: Something still points at it; nothing is written then.
    """
    folder = folders[-1]
    with writing(folder, dry_run=dry_run):
        found, old = block_of(folder, name)
        stones = folder / places.REMOVED
        text = content(stones)
        item = read(old).root["events"][found.at]
        for each in (name, *(item.get("renamed_from") or ())):
            values = {"id": str(each), "title": str(item.get("title")), "why": why, "on": on}
            text = inserted(stones, text, "removed", values, block(values, _STONE_KEYS))
        changed = {stones: text, found.path: exchanged(found, old, "events", None)}
        keep(folders, changed, "remove", [name], dry_run=dry_run)
    return found.path, found.text()


def put_back(folders: list[Path], done: journal.Done, *, dry_run: bool = False) -> None:
    """Undo a change: each file says again what it said before it.

    Raises:
        AitrackError: A file was changed since at that very place, or the store would have a new
            problem, or somebody else undid it; nothing is written then.
    """
    store = folders[-1]
    with writing(store, dry_run=dry_run):
        if not journal.stands(store, done.number):
            raise AitrackError(
                "그 사이에 다른 실행이 이미 되돌림: aitrack undo를 다시 하면 그 앞의 것",
                "somebody else undid it just now: another aitrack undo is of the one before",
            )
        about = frozenset(done.about)
        changed = {
            each.path: each.undone(lambda now, then: _others(now, about) == _others(then, about))
            for each in done.files
        }
        keep(folders, changed, journal.UNDO, done.about, dry_run=dry_run)
        if not dry_run:
            journal.note_undone(store, done.number)


def _others(data: bytes, about: frozenset[str]) -> list[list[Any]]:
    """Documents and events of a file without those of some ids, or that had them once."""
    found = []
    for key in ("documents", "events"):
        items = read(data).root.get(key)
        listed = items if isinstance(items, list) else []
        found.append([each for each in listed if about.isdisjoint(_ids(each))])
    return found


def _ids(item: Any) -> list[str]:
    if not isinstance(item, dict):
        return []
    former = item.get("renamed_from")
    return [str(item.get("id")), *map(str, former if isinstance(former, list) else ())]
