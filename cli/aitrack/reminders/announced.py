"""The file that remembers what was announced and when, so that nothing is missed or said twice.

One small file for each schedule and place it goes to, in the user's state folder. It is held locked
from the first look until what it led to has been delivered, and replaced as a whole: two jobs in
the same minute announce once, and what could not be delivered is not remembered.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from datetime import date, timedelta

from aitrack.errors import AitrackError, why
from aitrack.store.files.opened import read_file
from aitrack.store.files.writing import folder_lock, replace
from aitrack.store.places import state_folder
from aitrack.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
KEPT = timedelta(days=800)
"""After that long a key is forgotten; windows never reach back so far."""
_NAME = re.compile(r"[a-z0-9@.-]+\Z")


@dataclass(slots=True)
class Memory:
    """The file of what one schedule has announced, held under its lock."""

    path: Path
    last: date | None = None
    """The day of the last run; None where there was none."""
    announced: dict[str, str] = field(default_factory=dict)
    """Each key, and the day it was announced on."""
    damaged: bool = False
    """The file could not be read, and was put aside."""
    ahead: dict[str, dict[str, str]] = field(default_factory=dict)
    """Of recipients who have what others of the same target still lack: its keys and days."""
    parts: set[str] = field(default_factory=set)
    """Parts of a message that arrived where others did not, by ``delivery``'s numbers for them."""
    kept: bool = True
    """Whether anything is written at all: a run with a day of its own only looks."""

    def record(self, day: date, keys: frozenset[str]) -> None:
        """Remember a run that has arrived.

        A clock that was set back moves ``last`` back too: the keys keep anything from being said
        twice, and the gap counts from the day that is believed now.
        """
        self.last = day
        for key in keys:
            self.announced.setdefault(key, day.isoformat())
        oldest = (day - KEPT).isoformat() if day > date.min + KEPT else ""
        self.announced = {key: on for key, on in self.announced.items() if on >= oldest}
        self.ahead, self.parts = {}, set()
        self.save()

    def arrived(self, recipient: str, day: date, keys: frozenset[str]) -> None:
        """Remember one recipient's share of a run, until all have theirs."""
        known = self.ahead.setdefault(recipient, {})
        known |= dict.fromkeys(keys, day.isoformat())
        self.save()

    def save(self) -> None:
        """Write the file anew, with all that is remembered."""
        if not self.kept or self.last is None:
            return
        whole = {
            "format": FORMAT, "last": self.last.isoformat(), "announced": self.announced,
            **({"ahead": self.ahead} if self.ahead else {}),
            **({"parts": sorted(self.parts)} if self.parts else {}),
        }  # fmt: skip
        text = json.dumps(whole, ensure_ascii=False, indent=0, sort_keys=True)
        try:
            replace(self.path, (text + "\n").encode())
        except OSError as error:
            raise _unwritable(self.path, error) from None


@contextmanager
def looked_at(name: str) -> Iterator[Memory]:
    """The memory of one name as it is; what happens to it is forgotten, and no file is touched."""
    path = _path(name)
    try:
        memory = _parsed(path, read_file(path))
    except (OSError, *_TORN):
        memory = Memory(path)
    memory.kept = False
    yield memory


def _path(name: str) -> Path:
    if not _NAME.match(name):
        raise ValueError(name)
    return state_folder() / "reminders" / f"{name}.json"


@contextmanager
def remembered(name: str) -> Iterator[Memory]:
    """The memory of one name; nobody else has it until the block ends.

    Raises:
        AitrackError: The state folder cannot be written.
    """
    path = _path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = folder_lock(path)
        lock.__enter__()
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        yield _read(path)
    finally:
        lock.__exit__(None, None, None)


def _read(path: Path) -> Memory:
    """The file, or an empty memory; a damaged one is kept beside, for whoever wants to see it.

    It stays in its place until a new one takes that.
    """
    try:
        data = read_file(path)
        try:
            return _parsed(path, data)
        except _TORN:
            replace(path.with_suffix(".damaged"), data)
            return Memory(path, damaged=True)
    except FileNotFoundError:
        return Memory(path)
    except OSError as error:
        raise _unwritable(path, error) from None


_TORN = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What comes of a file that something else has written."""


def _parsed(path: Path, data: bytes) -> Memory:
    whole = json.loads(data.decode("utf-8"))
    if whole["format"] != FORMAT:
        raise ValueError(whole["format"])
    ahead = {str(who): _days(keys) for who, keys in whole.get("ahead", {}).items()}
    parts = set(map(str, whole.get("parts", ())))
    announced = _days(whole["announced"])
    return Memory(path, date.fromisoformat(whole["last"]), announced, ahead=ahead, parts=parts)


def _days(keys: dict[str, str]) -> dict[str, str]:
    return {str(key): date.fromisoformat(on).isoformat() for key, on in keys.items()}


def _unwritable(path: Path, error: OSError) -> AitrackError:
    what = why(error)
    return AitrackError(
        f"알린 것을 적어 둘 수 없음: {path}: {what.ko} (XDG_STATE_HOME으로 옮길 수 있음)",
        f"cannot remember what was announced: {path}: {what.en} (XDG_STATE_HOME moves it)",
    )
