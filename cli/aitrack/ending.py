"""A signal that ends a run: it ends once nothing is left half done.

Python knows what to do about Ctrl-C. By SIGTERM (a time limit, a machine that is shut down) and
SIGHUP (a window that is closed) it dies where it stands.
"""

from __future__ import annotations

from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_signal: Any = __import__("_signal")  # what ``signal`` is made of; that one makes enums first
_NUMBERS = tuple(
    getattr(_signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(_signal, name)
)
_USUAL = (_signal.SIG_DFL, _signal.default_int_handler)
"""What is not ignored, and nobody's own."""


class EndedError(KeyboardInterrupt):
    """A signal came."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextmanager
def tidily() -> Iterator[None]:
    """A signal is an exception in the block, so that it can clean up; then the run ends by it."""
    before = {each: _signal.getsignal(each) for each in _NUMBERS}
    ours = [each for each in _NUMBERS if before[each] in _USUAL]

    def come(number: int, _: object) -> None:
        for each in ours:
            _signal.signal(each, _signal.SIG_IGN)  # once is enough
        raise EndedError(number)

    ours = ours if _set(ours, come) else []
    try:
        yield
    except EndedError as end:
        _put_back(ours, before)
        if end.number in ours and before[end.number] == _signal.SIG_DFL:
            _signal.raise_signal(end.number)
        raise
    finally:
        _put_back(ours, before)


@contextmanager
def whole() -> Iterator[None]:
    """A signal waits until the block is done, which takes a moment."""
    before = {each: _signal.getsignal(each) for each in _NUMBERS}
    ours = [each for each in _NUMBERS if before[each] not in (None, _signal.SIG_IGN)]
    came: list[int] = []
    ours = ours if _set(ours, lambda number, _: came.append(number)) else []
    try:
        yield
    finally:
        _put_back(ours, before)
        if came:
            _signal.raise_signal(came[0])


@contextmanager
def unheard() -> Iterator[None]:
    """Ctrl-C is for another program, which has the terminal for so long."""
    before = _signal.signal(_signal.SIGINT, lambda *_: None)  # ignored, it would be there, too
    try:
        yield
    finally:
        _signal.signal(_signal.SIGINT, before)


def _set(numbers: list[int], handler: Any) -> bool:
    """Whether signals can be handled here, which is so in the first thread only."""
    try:
        for each in numbers:
            _signal.signal(each, handler)
    except ValueError:
        return False
    return True


def _put_back(numbers: list[int], before: dict[int, Any]) -> None:
    for each in numbers:
        _signal.signal(each, before[each])
