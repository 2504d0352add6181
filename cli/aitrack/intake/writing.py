"""Accepting: under the lock of the store, all checks first, then every file by its new one."""

from __future__ import annotations

from aitrack.editing.ledger import keep, writing
from aitrack.intake.accepting import accepted
from aitrack.intake.placing import changed
from aitrack.store.files.load import load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.intake.accepting import Accepted
    from aitrack.intake.entries import Review


def accept(
    folders: list[Path], review: Review, *, dry_run: bool
) -> tuple[Accepted, dict[Path, bytes]]:
    """Write what a review adds to the last store; what was there already is not written again.

    A run that is killed between two files leaves each of them whole; the next run writes the rest.

    Raises:
        AitrackError: The store would have a problem that it does not have; nothing is written then.
    """
    name = review.document["id"]
    with writing(folders[-1], dry_run=dry_run):
        found = accepted(review, load(folders)[0])
        files = changed(folders[-1], name, found)
        if files:
            keep(folders, files, "accept", [name], dry_run=dry_run)
    return found, files
