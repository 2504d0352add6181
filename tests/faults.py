"""A disk that fails: the n-th call that changes anything goes wrong, or the process dies there.

``run`` answers a command line in a child of this process in which every call of Python's that
makes, writes, flushes, renames or removes a file is counted. At the n-th the child is killed
(before the call or behind it), or the call fails as a broken or a full disk does, or writes but
half of what it should.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from aitrack.language import settle
from aitrack.start import ordinarily

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KILLED, AFTER, BROKEN, FULL, SHORT, SHORT_FULL = (
    "killed", "killed behind it", "broken", "full", "short", "short, then full",
)  # fmt: skip
SORTS = {KILLED: "oruwmfc", AFTER: "oruwmfc", BROKEN: "oruwmfc", FULL: "owmf", SHORT: "w",
         SHORT_FULL: "w"}  # fmt: skip
"""What can go wrong, and with which calls."""
_CHANGING = {"replace": "r", "rename": "r", "unlink": "u", "mkdir": "m", "fsync": "f", "chmod": "c"}


class Done(NamedTuple):
    """How a run ended."""

    code: int
    """Its exit code; -9 where it was killed."""
    calls: str
    """A letter for each call that it got as far as: ``_CHANGING``, open (o), write (w)."""
    said: str
    """What it printed on either stream."""


class Disk:
    """Counts the calls, and fails at the one it is told to."""

    def __init__(self, sort: str, number: int, told: int) -> None:
        self.sort, self.number, self.told = sort, number, told
        self.calls = 0

    def struck(self, letter: str) -> bool:
        """Count one call; whether it is the one. It may not come back."""
        os.pwrite(self.told, letter.encode(), self.calls)
        self.calls += 1
        at = self.calls == self.number
        if at and self.sort == KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        if at and self.sort == BROKEN:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return at

    def full(self) -> None:
        """Raise where there is no room any more."""
        begun = self.calls >= self.number if self.sort == FULL else self.calls > self.number
        if self.sort in (FULL, SHORT_FULL) and begun:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def gone(self, *, at: bool) -> None:
        """Behind a call that has been made."""
        if at and self.sort == AFTER:
            os.kill(os.getpid(), signal.SIGKILL)

    def watching(self, call: Callable[..., Any], letter: str) -> Callable[..., Any]:
        """A function of ``os`` as this disk does it."""

        def watched(*arguments: Any, **named: Any) -> Any:
            at = self.struck(letter)
            if letter in SORTS[FULL]:
                self.full()
            result = call(*arguments, **named)
            self.gone(at=at)
            return result

        return watched

    def opening(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """``open`` as this disk does it: what writes goes through ``write`` below."""

        def opened(
            name: Any, mode: str = "r", buffering: int = -1, *more: Any, **named: Any
        ) -> Any:
            if not set(mode) & set("wxa") or isinstance(name, int) or name == os.devnull:
                return call(name, mode, buffering, *more, **named)
            at = self.struck("o")
            self.full()
            file = File(name, mode.replace("b", "").replace("t", ""), self)
            self.gone(at=at)
            if "b" in mode:
                return file if buffering == 0 else io.BufferedWriter(file)
            named.pop("closefd", None)
            return io.TextIOWrapper(io.BufferedWriter(file), *more, **named)

        return opened

    def install(self) -> None:
        """In place of this process's own."""
        for name, letter in _CHANGING.items():
            setattr(os, name, self.watching(getattr(os, name), letter))
        opened = self.opening(builtins.open)
        builtins.open = opened
        io.open = opened


class File(io.FileIO):
    """A file on that disk."""

    def __init__(self, name: Any, mode: str, disk: Disk) -> None:
        super().__init__(name, mode)
        self.disk = disk

    def write(self, data: Any) -> int:
        """As far as it goes."""
        at = self.disk.struck("w")
        self.disk.full()
        half = at and self.disk.sort in (SHORT, SHORT_FULL)
        whole = memoryview(data).cast("B")
        written = super().write(whole[: (len(whole) + 1) // 2] if half else whole)
        self.disk.gone(at=at)
        return written or 0


def run(
    words: Sequence[str],
    sort: str = "",
    number: int = 0,
    stdin: bytes = b"",
    *,
    person: bool = False,
) -> Done:
    """One command line, in a process of its own that begins as this one is now.

    Args:
        words: The command line.
        sort: What goes wrong.
        number: At which call.
        stdin: What stands on standard input.
        person: Whether it comes from somebody at a terminal.
    """
    told, kept = os.memfd_create("told"), os.memfd_create("said")
    child = os.fork()
    if child == 0:
        code = 70
        try:
            for stream in (1, 2):
                os.dup2(kept, stream)
            sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            for each in (sys.stdin, sys.stdout) if person else ():
                each.isatty = lambda: True  # type: ignore[method-assign]
            settle(words)
            Disk(sort, number, told).install()
            found = ordinarily(words)
            code = 71 if found is None else found
        except BaseException:  # noqa: BLE001, this process ends here
            import traceback  # noqa: PLC0415, only then

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    calls = os.pread(told, 1 << 10, 0).decode()
    said = os.pread(kept, 1 << 20, 0).decode("utf-8", "replace")
    os.close(told)
    os.close(kept)
    return Done(os.waitstatus_to_exitcode(status), calls, said)
