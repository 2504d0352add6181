"""Which language this run speaks: settled before any command is imported, so help can follow it."""

from __future__ import annotations

import os

from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.errors import Lang

VARIABLE = "AITRACK_LANG"
LANGUAGES: tuple[Lang, Lang] = ("ko", "en")
_settled: list[Lang] = ["ko"]


def settle(arguments: Sequence[str]) -> Lang:
    """``--lang`` on the command line > ``AITRACK_LANG`` > Korean; anything unknown is Korean."""
    wanted = os.environ.get(VARIABLE, "")
    for at, argument in enumerate(arguments):
        if argument == "--lang":
            wanted = "".join(arguments[at + 1 : at + 2])
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    _settled[0] = "en" if wanted.lower().startswith("en") else "ko"
    return _settled[0]


def spoken() -> Lang:
    """The language settled for this run."""
    return _settled[0]


def say(ko: str, en: str) -> str:
    """One of two texts, by the language of the run."""
    return Words(ko, en).say(spoken())
