"""Items that were removed, and what had been recorded of them: the record still has it."""

from __future__ import annotations

from contextlib import suppress

from aitrack.store import places
from aitrack.store.files.load import read_outcomes
from aitrack.store.files.loading import Loading
from aitrack.store.files.opened import read_file
from aitrack.store.files.recovery import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from aitrack.model import Outcome


def of_removed(
    folders: Sequence[Path], records: Sequence[Path]
) -> dict[str, tuple[str, list[Outcome]]]:
    """Of each removed item of which anything is recorded: its title, and the entries in order.

    Args:
        folders: The stores.
        records: Files of outcomes, in the order in which they are read.
    """
    titles = dict(each for folder in folders for each in _stones(folder / places.REMOVED))
    found: dict[str, tuple[str, list[Outcome]]] = {}
    for path in records if titles else ():
        for _, entry in read_outcomes(path, Loading()):  # what is wrong in it is told elsewhere
            if entry.event in titles:
                found.setdefault(entry.event, (titles[entry.event], []))[1].append(entry)
    return found


def _stones(path: Path) -> Iterator[tuple[str, str]]:
    """The id and the title of each item that a store has removed."""
    items = None
    with suppress(OSError):  # as in most stores
        items = read(read_file(path)).root.get("removed")
    for each in items if isinstance(items, list) else ():
        if isinstance(each, dict) and isinstance(name := each.get("id"), str):
            title = each.get("title")
            yield name, title if isinstance(title, str) else name
