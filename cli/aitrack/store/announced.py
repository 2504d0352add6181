"""What was announced, and on which day last: so that a gap is covered once and nothing said twice.

One small file for each schedule and place it goes to, in the user's state folder. It is held locked
from the first look until what it led to has been delivered, and replaced as a whole: two jobs in
the same minute announce once, and what could not be delivered is not remembered.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from datetime import date, timedelta

from aitrack.errors import AitrackError
from aitrack.store.files.writing import folder_lock, replace
from aitrack.store.folders import state_folder
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
    """One file, while it is locked."""

    path: Path
    last: date | None = None
    """The day of the last run; None where there was none."""
    announced: dict[str, str] = field(default_factory=dict)
    """Each key, and the day it was announced on."""
    damaged: bool = False
    """The file could not be read, and was put aside."""

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
        whole = {"format": FORMAT, "last": day.isoformat(), "announced": self.announced}
        text = json.dumps(whole, ensure_ascii=False, indent=0, sort_keys=True)
        try:
            replace(self.path, (text + "\n").encode())
        except OSError as error:
            raise _unwritable(self.path, error) from None


@contextmanager
def remembered(name: str) -> Iterator[Memory]:
    """The memory of one name; nobody else has it until the block ends.

    Raises:
        AitrackError: The state folder cannot be written.
    """
    if not _NAME.match(name):
        raise ValueError(name)
    path = state_folder() / "reminders" / f"{name}.json"
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
    """The file, or an empty memory; a damaged one is kept beside, for whoever wants to see it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Memory(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        whole = json.loads(data.decode("utf-8"))
        if whole["format"] != FORMAT:
            raise ValueError(whole["format"])  # noqa: TRY301
        announced = {
            str(key): date.fromisoformat(on).isoformat() for key, on in whole["announced"].items()
        }
        return Memory(path, date.fromisoformat(whole["last"]), announced)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        path.replace(path.with_suffix(".damaged"))
        return Memory(path, damaged=True)


def _unwritable(path: Path, error: OSError) -> AitrackError:
    what = error.strerror or str(error)
    return AitrackError(
        f"알린 것을 적어 둘 수 없음: {path}: {what} (XDG_STATE_HOME으로 옮길 수 있음)",
        f"cannot remember what was announced: {path}: {what} (XDG_STATE_HOME moves it)",
    )
