"""What a person at a terminal is asked before something is written."""

from __future__ import annotations

import sys

from aitrack.language import say
from aitrack.streams import ask

_YES = ("y", "yes", "예", "네", "ㅛ")


def somebody_there() -> bool:
    """Whether there is a person who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def said_yes(ko: str, en: str) -> bool:
    """Whether the person says yes; no where nobody is there."""
    if not somebody_there():
        return False
    return ask(say(f"{ko} [y/N] ", f"{en} [y/N] ")).strip().casefold() in _YES
