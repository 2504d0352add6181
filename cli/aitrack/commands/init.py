"""``aitrack init``: a new store, valid and empty."""

from __future__ import annotations

from pathlib import Path

from aitrack.commands.parameters import FOLDER_WORD, PATH, Command, Parameter
from aitrack.commands.session import AS_OF, LANGUAGE, TODAY, check_language, clocks
from aitrack.editing.fresh import make
from aitrack.errors import AitrackError, Words, why
from aitrack.language import say
from aitrack.streams import put

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack init our-store
"""
COMMAND = Command(
    (
        Parameter(
            "folder", Words("새 저장소", "the new store"), FOLDER_WORD, kind=PATH, needed=True,
            completes="folder",
        ),
        LANGUAGE, TODAY, AS_OF,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Bodies are taken from the shipped ministries.yaml until the store has its own."""
    check_language(asked)
    clocks(asked)  # taken by every command; nothing is read here
    folder = Path(asked["folder"])
    try:
        written = make(folder)
    except OSError as error:
        raise AitrackError(
            f"{folder}을(를) 만들 수 없음: {why(error).ko}",
            f"cannot make {folder}: {why(error).en}",
        ) from None
    for path in written:
        put(f"{path}\n")
    put(
        say(
            f"다음: aitrack add-document ID --title … --store {folder}, "
            f"aitrack add ID … --store {folder}",
            f"next: aitrack add-document ID --title … --store {folder}, "
            f"aitrack add ID … --store {folder}",
        )
        + "\n"
    )
