"""Proposing has so much time, as reading has: a text that a pattern runs away with is too much."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager

from aitrack.intake.lines import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 120
"""Of this process: a text of the most letters takes half of it."""


@contextmanager
def patience() -> Iterator[None]:
    """What is done inside, if it takes no longer; where a process has no such clock, at all events.

    Raises:
        Unreadable: It took longer; a search for a pattern is left in its midst.
    """
    clock = getattr(signal, "SIGVTALRM", None)
    if clock is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(clock, _over)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(clock, before)


def _over(*_: object) -> None:
    raise Unreadable(
        f"제안을 {SECONDS}초 안에 마치지 못함: 글을 나누어 주십시오",
        f"no proposals within {SECONDS} s: divide the text",
    )
