"""How far something long is, on a terminal."""

from __future__ import annotations

import sys
import time

from aitrack.language import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_SAID_AFTER_SECONDS = 0.5


def progress(
    number: int, ko: str, en: str, *, after: float = _SAID_AFTER_SECONDS
) -> Callable[[int], None]:
    """What to tell how many are done; it is silent in a pipe, and while nobody waits yet.

    Args:
        number: How many there are.
        ko: What is done, in Korean.
        en: The same in English.
        after: From how many seconds on it is said.
    """
    began, shown = time.monotonic(), sys.stderr.isatty()

    def tell(done: int) -> None:
        if not shown or time.monotonic() - began < after:
            return
        text = say(f"{ko} {done:,}/{number:,}", f"{en} {done:,}/{number:,}")
        end = "\r\x1b[K" if done >= number else "\r"
        print(f"\r{text}", end=end, file=sys.stderr, flush=True)

    return tell
