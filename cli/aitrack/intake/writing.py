"""Accepting: under the lock of the store, all checks first, then every file by its new one."""

from __future__ import annotations

from contextlib import nullcontext

from aitrack.errors import AitrackError, why
from aitrack.intake.accepting import accepted
from aitrack.intake.placing import changed
from aitrack.store.files.load import load
from aitrack.store.files.writing import folder_lock, replace_all
from aitrack.store.index.renew import change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.intake.accepting import Accepted
    from aitrack.intake.entries import Review


def accept(folders: list[Path], review: Review, *, dry_run: bool) -> tuple[Accepted, dict[Path, bytes]]:
    """Write what a review adds to the last store; what was there already is not written again.

    A run that is killed between two files leaves each of them whole; the next run writes the rest.

    Raises:
        AitrackError: The store would have a problem that it does not have; nothing is written then.
    """
    folder = folders[-1]
    try:
        with nullcontext() if dry_run else folder_lock(folder / "timeline.yaml"):
            before, old = load(folders)
            found = accepted(review, before)
            files = changed(folder, review.document["id"], found)
            if not files:
                return found, files
            _refuse_new({(e.path, e.event_id, e.message) for e in old}, load(folders, files)[1])

            def write() -> None:
                for path in files:
                    path.parent.mkdir(exist_ok=True)
                replace_all(files)

            if not dry_run and not change(folders, files, write):
                write()
    except OSError as error:
        raise AitrackError(
            f"{folder}에 쓸 수 없음: {why(error).ko}", f"cannot write in {folder}: {why(error).en}"
        ) from None
    return found, files


def _refuse_new(known: set, after: tuple) -> None:  # type: ignore[type-arg]
    """Raise for the first problem that was not there before."""
    for each in after:
        if (each.path, each.event_id, each.message) not in known:
            about = f"{each.event_id or ''} {each.field or ''}".strip()
            raise AitrackError(
                f"받아들일 수 없음: {about}: {each.message.ko}. 아무것도 적히지 않았습니다.",
                f"cannot accept that: {about}: {each.message.en}. Nothing was written.",
            )
