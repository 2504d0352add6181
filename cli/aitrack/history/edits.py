"""How often the history of a store changed an event, and when last: told from git, obeying nothing.

What is compared is the event's own lines of each revision, without its place, its comments and
blank lines; a file that is written in another way than one item a block tells nothing. What stands
in the folder now counts as one more revision where it differs.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path
from zlib import crc32

from aitrack.errors import AitrackError
from aitrack.history.revisions import ask, borrowed
from aitrack.store.files.opened import read_file
from aitrack.store.places import PARTS, TIMELINE, timeline_names
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST_REVISIONS = 500
_STARTS = ("- id:", "- {id:")


@dataclass(frozen=True, slots=True)
class Change(Frozen):
    """How often git's history changed an event, and when last."""

    times: int
    """In how many revisions it was changed after the first it stood in."""
    last: datetime
    """Of the last of them, or of the first."""


def changes(folder: Path, today: date) -> dict[str, Change]:
    """By event id; empty where there is no history, or no git to tell it."""
    try:
        return _counted(folder, today)
    except AitrackError:
        return {}


def _counted(folder: Path, today: date) -> dict[str, Change]:
    found: dict[str, Change] = {}
    known: dict[str, int] = {}
    with borrowed(folder) as (git, inside):
        for stamp, blob in _revisions(git, inside):
            _compare(
                found, known, ask(git, "cat-file", "blob", blob).decode("utf-8", "replace"), stamp
            )
    now = datetime.combine(today, time(), UTC)
    for path in map(Path, timeline_names(str(folder))):
        with suppress(OSError):
            _compare(found, known, read_file(path).decode("utf-8", "replace"), now)
    return found


def _revisions(git: Path, inside: str) -> Iterator[tuple[datetime, str]]:
    """Time and content of each change of a file, oldest first."""
    names = [f"{inside}{name}" for name in (TIMELINE, PARTS)]
    said = ask(
        git, "log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z",
        f"--max-count={MOST_REVISIONS}", "--format=%x01%ct", "HEAD", "--", *names,
    )  # fmt: skip
    for revision in reversed(said.decode("utf-8", "surrogateescape").split("\1")[1:]):
        head, *parts = revision.split("\0")
        try:
            stamp = datetime.fromtimestamp(int(head), UTC)
        except (ValueError, OverflowError, OSError):  # of no year that there is
            continue
        for described in parts[:-1:2]:
            blob = described.split()[3]
            if blob.strip("0"):  # else the file was removed
                yield stamp, blob


def _compare(found: dict[str, Change], known: dict[str, int], text: str, stamp: datetime) -> None:
    """Count what a file has in a revision that was another before."""
    for event, sum_ in _blocks(text):
        old = found.get(event)
        if old is None:
            found[event] = Change(0, stamp)
        elif known[event] != sum_:
            found[event] = Change(old.times + 1, max(stamp, old.last))
        known[event] = sum_


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """The events of a file by id, each with a checksum of its lines."""
    inside, name = False, ""
    lines: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if not line.startswith((" ", "-")):
            inside = bare == "events:"
        starts = bare.startswith(_STARTS)
        if name and (starts or not inside):
            yield name, crc32("\n".join(lines).encode("utf-8", "replace"))
            name = ""
        if inside and starts:
            name, lines = bare.partition(":")[2].split(",")[0].strip(" \"'}"), []
        lines.append(bare)
    if name:
        yield name, crc32("\n".join(lines).encode("utf-8", "replace"))
