"""A new, valid, empty store."""

from __future__ import annotations

import os

from aitrack.editing import outcomes
from aitrack.errors import UsageError
from aitrack.store.files.writing import replace
from aitrack.store.places import MARKER, is_store_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

TIMELINE = """\
# Promises, schedules and meetings, each with the line of the document that says so.
# Dates stand as printed; "read_as" and "why" stand where the print is wrong or leaves a part out.
format: 1
documents:

events:
"""
MARKED = "# This folder is a store of aitrack: commands run in it or below it read it.\n"
IGNORED = "# aitrack's locks, and what a killed writer left\n.*.lock\n.*.new\n"
MERGED = """\
# Entries are only ever added, each on a line: two people's records merge into both
outcomes.yaml merge=union
"""


def make(folder: Path) -> list[Path]:
    """Write the files of a new store and return them.

    Raises:
        UsageError: The folder already is one, or is no folder.
        OSError: It cannot be written.
    """
    if is_store_folder(str(folder)):
        raise UsageError(f"이미 저장소임: {folder}", f"already a store: {folder}")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"폴더가 아님: {folder}", f"not a folder: {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in (
        (outcomes.FILE, outcomes.EMPTY),
        (".gitignore", IGNORED),
        (".gitattributes", MERGED),
        (MARKER, MARKED),
        ("timeline.yaml", TIMELINE),  # last: then it is a store, and one that is whole
    ):
        path = folder / name
        if not os.path.lexists(path):
            replace(path, text.encode())
            written.append(path)
    return written
