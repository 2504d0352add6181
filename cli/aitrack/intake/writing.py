"""What a document brings, under the lock of the store: its text, its review, what is accepted.

All checks come first, then every file by its new one.
"""

from __future__ import annotations

import stat
from hashlib import sha256

from aitrack.editing.ledger import keep, writing
from aitrack.errors import AitrackError, UsageError, why
from aitrack.intake import entries
from aitrack.intake.accepting import accepted
from aitrack.intake.placing import changed
from aitrack.store.files.load import load
from aitrack.store.files.opened import read_file
from aitrack.store.files.writing import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from aitrack.intake.accepting import Accepted
    from aitrack.intake.entries import Review
    from aitrack.model import Document


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


def keep_read(folder: Path, text: bytes, review: Review, known: Document | None) -> Review:
    """Lay the text of a document and its review into a store, unless somebody did it meanwhile.

    Args:
        folder: The store.
        text: The text, in which lines count.
        review: What was found in it.
        known: The document, where the timeline has it.

    Returns:
        The review that is there now: of a text that was lost, the one that somebody has decided.

    Raises:
        AitrackError: They cannot be written, or are there by now.
    """
    name = review.document["id"]
    kept = entries.text_of(folder, name)
    with writing(folder, dry_run=False):
        if read_before(folder, name, text, known):
            raise AitrackError(
                f"그 사이에 다른 실행이 읽은 문서: {kept}",
                f"somebody else read it just now: {kept}",
            )
        if entries.path_of(folder, name).exists():
            there = entries.load(folder, name)
            if there.document["sha256"] != review.document["sha256"]:
                raise _another(name)
            review = there
        try:
            kept.parent.mkdir(exist_ok=True)
            replace(kept, text)
        except OSError as error:
            said = why(error)
            raise AitrackError(
                f"{kept}에 쓸 수 없음: {said.ko}", f"cannot write {kept}: {said.en}"
            ) from None
        if not review.kept:
            entries.save(entries.path_of(folder, name), review)
    return review


def read_before(folder: Path, name: str, text: bytes, known: Document | None) -> bool:
    """Whether this very text was read under this id.

    Raises:
        UsageError: Another text was; it stays the one that lines count in.
    """
    kept, review = entries.text_of(folder, name), entries.path_of(folder, name)
    for each in (kept, review):
        try:
            known_as = each.lstat().st_mode
        except FileNotFoundError:
            continue
        except OSError as error:
            said = why(error)
            raise AitrackError(
                f"{each}: 읽을 수 없음: {said.ko}", f"{each}: cannot be read: {said.en}"
            ) from None
        if not stat.S_ISREG(known_as):
            raise UsageError(
                f"보통 파일이 아니어서 적지 않음: {each}", f"not written, no regular file: {each}"
            )
    reviewed = review.exists()
    cited = known is None or known.sha256 == sha256(text).hexdigest()
    if cited and not (reviewed and kept.exists()):
        return False  # or a run was killed between the two files
    if cited and read_file(kept) == text:
        return True
    raise _another(name)


def _another(name: str) -> UsageError:
    return UsageError(
        f"'{name}'은(는) 다른 글로 읽혀 있음: 새 판이면 --id {name}-2 --after {name}",
        f"'{name}' was read with another text: for a new edition --id {name}-2 --after {name}",
    )
