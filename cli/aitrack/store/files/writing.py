"""Writing into a store: one writer at a time, and the file always whole.

A change is acknowledged only after the new file lies beside the old one, is flushed to the disk and
has taken its place. A reader sees the old file or the new one.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import ExitStack, contextmanager

from aitrack.beside import beside
from aitrack.ending import whole
from aitrack.errors import LED_AWAY, NO_FILE, AitrackError, why
from aitrack.store import places
from aitrack.store.files.conflicts import refuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

_PATIENCE_SECONDS = 2.0
"""How long who wants to build an index waits for another who does."""
_PAUSE_SECONDS = 0.005
_ROOMS = frozenset((places.PARTS, "texts", "review"))
"""Folders of a store in which new files are made."""


def replace(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename, flush the folder.

    A file that was there keeps its mode; a new one has that of the user's umask.

    Raises:
        OSError: It cannot be written; what was there is there still.
        AitrackError: It is written, but the disk does not say that it will stay so.
    """
    replace_all({path: data})


def replace_all(changed: dict[Path, bytes]) -> None:
    """The same for several files: all are written beside before the first takes its place.

    Raises:
        OSError: They cannot be written; what was there is there still.
        AitrackError: Some are written, or all, and the disk fails; it says which. Or one of them is
            being merged; then none is.
    """
    targets = {_meant(path): data for path, data in changed.items()}
    for target in targets:
        if target.suffix == places.SUFFIX and target.is_file():
            refuse(str(target), target.read_bytes())
    with ExitStack() as made:
        new = {target: _written(made, target, data) for target, data in targets.items()}
        with whole():
            _exchange(new)
    for folder in dict.fromkeys(target.parent for target in targets):
        _flush(folder)


def _written(made: ExitStack, target: Path, data: bytes) -> Path:
    """The new file, flushed, with the mode of what it takes the place of; in the end it is gone."""
    new = type(target)(made.enter_context(beside(str(target), alone=True)))
    with new.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        new.chmod(target.stat().st_mode & 0o777)
    return new


def _exchange(new: dict[Path, Path]) -> None:
    """Rename each; where one cannot be, the others are as they were."""
    before: dict[Path, bytes | None] = {}
    try:
        for target, each in new.items():
            old = target.read_bytes() if len(new) > 1 and target.exists() else None
            each.replace(target)
            before[target] = old
    except BaseException:
        _put_back(before)
        raise


def _put_back(before: dict[Path, bytes | None]) -> None:
    """What some files held before others could not be written.

    Raises:
        AitrackError: That cannot be done either.
    """
    for target, old in before.items():
        try:
            if old is None:
                target.unlink()
            else:
                with ExitStack() as made:
                    _written(made, target, old).replace(target)
        except OSError as error:
            said = why(error)
            raise AitrackError(
                f"{target}만 적혔고 나머지는 적히지 않음: {said.ko}",
                f"only {target} was written, and nothing else: {said.en}",
            ) from None


def _flush(folder: Path) -> None:
    """Flush a folder to the disk, so that the names in it stay.

    Raises:
        AitrackError: The disk does not say so.
    """
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        said = why(error)
        raise AitrackError(
            f"적혔으나 디스크가 확인해 주지 않음: {folder}: {said.ko}",
            f"written, but the disk does not confirm it: {folder}: {said.en}",
        ) from None


def _meant(path: Path) -> Path:
    """The file that a name leads to: one that is there, for nothing is made through a link.

    Raises:
        OSError: It is a link that leads to itself, or to nothing; or a new file would be made in
            another folder than the store's, because a folder in it is a link.
    """
    target = type(path)(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    led_away = path.is_symlink() or (path.parent.name in _ROOMS and path.parent.is_symlink())
    if led_away and not target.exists():
        raise OSError(LED_AWAY)
    return target


def _open_lock(path: Path) -> int:
    """A lock beside a file that anybody may have put there: never a link, a pipe, or emptied.

    Raises:
        OSError: It is no regular file, or cannot be opened.
    """
    safe = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | safe, 0o666)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(NO_FILE)
    return handle


class Busy(Exception):  # noqa: N818, not an error of the program
    """Somebody else is at it, and was waited for long enough."""


@contextmanager
def folder_lock(path: Path) -> Iterator[None]:
    """One writer of a file at a time, on this machine; the lock goes with the process that has it.

    It lies beside the file itself, so that two links to one file are one lock.
    """
    path = _meant(path)
    with _locked(path.parent / f".{path.name}.lock"):
        yield


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One builder of an index at a time; who comes later waits, but not for ever.

    Raises:
        Busy: It took too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = path.with_suffix(".lock")
    with _locked(lock, _PATIENCE_SECONDS):
        os.utime(lock)  # by which who clears the folder sees that somebody is at it
        yield


@contextmanager
def _locked(path: Path, patience_seconds: float | None = None) -> Iterator[None]:
    """Hold a lock, which is waited for: without an end, if no patience is given."""
    began = time.monotonic()
    with os.fdopen(_open_lock(path), "r+") as lock:
        while not _taken(lock):
            if patience_seconds is not None and time.monotonic() > began + patience_seconds:
                raise Busy
            time.sleep(_PAUSE_SECONDS)
        yield


def _taken(lock: IO[str]) -> bool:
    """Try to take a lock, by what the system has.

    Raises:
        AitrackError: It has nothing of the sort.
    """
    try:
        import fcntl  # noqa: PLC0415, only when writing
    except ImportError:
        return _taken_on_windows(lock)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _taken_on_windows(lock: IO[str]) -> bool:
    try:
        import msvcrt  # noqa: PLC0415, there only
    except ImportError:
        raise AitrackError(
            "이 시스템에는 파일 잠금이 없어 쓰지 않습니다",
            "this system cannot lock files, so nothing is written",
        ) from None
    try:
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    except OSError:
        return False
    return True


def quoted(text: str) -> str:
    """Text in double quotes, in which no character ends a line, is lost, or turns the others round.

    Quotes and escapes are the same in JSON and YAML, but YAML has more ends of lines than JSON.
    """
    import json  # noqa: PLC0415, only when writing

    written = json.dumps(text, ensure_ascii=False)
    return written if written.isprintable() else "".join(map(_kept, written))


def _kept(char: str) -> str:
    if char.isprintable() or (char.isspace() and char not in "\x85\u2028\u2029"):
        return char
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
