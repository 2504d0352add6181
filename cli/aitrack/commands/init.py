"""``aitrack init``: a new store, valid and empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from aitrack.commands.options import takes
from aitrack.commands.session import clocks, language_option
from aitrack.errors import AitrackError
from aitrack.language import say
from aitrack.store.fresh import make

EXAMPLES = """\
aitrack init our-store
"""


@takes(lang=language_option, days=clocks)
def run(
    lang: str | None,  # noqa: ARG001, settled before this runs
    days: tuple[date, date | None],  # noqa: ARG001, taken by every command; nothing is read here
    *,
    folder: Annotated[
        Path, typer.Argument(metavar=say("폴더", "DIR"), help=say("새 저장소", "the new store"))
    ],
) -> None:
    """Bodies are taken from the shipped ministries.yaml until the store has its own."""
    try:
        written = make(folder)
    except OSError as error:
        raise AitrackError(
            f"{folder}을(를) 만들 수 없음: {error.strerror}",
            f"cannot make {folder}: {error.strerror}",
        ) from None
    for path in written:
        print(path)
    print(
        say(
            f"다음: aitrack add-document ID --title … --store {folder}, "
            f"aitrack add ID … --store {folder}",
            f"next: aitrack add-document ID --title … --store {folder}, "
            f"aitrack add ID … --store {folder}",
        )
    )
