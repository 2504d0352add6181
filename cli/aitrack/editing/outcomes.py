"""Adding to the record of outcomes: one entry more, every other byte as it was, or nothing at all.

How it is written stands in ``writing``.
"""

from __future__ import annotations

from aitrack.errors import AitrackError, UsageError, why
from aitrack.store import places
from aitrack.store.files.complaints import Complaints
from aitrack.store.files.decode_outcomes import outcome
from aitrack.store.files.fields import Fields
from aitrack.store.files.opened import read_file
from aitrack.store.files.reader import Damage, Places, parse
from aitrack.store.files.recovery import Reading, read
from aitrack.store.files.writing import folder_lock, quoted, replace
from aitrack.store.index.renew import change
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path
    from typing import Any

    from aitrack.errors import Words
    from aitrack.model import Outcome

    Refuse = Callable[[list[Outcome]], None]
    """Raises where what the file says by now of some events leaves no place for the entries."""

HEAD = """\
# What happened, with evidence. Entries are only ever added; a later one may take one back.
# Of an event's the heaviest word governs (government, press, reference, user), then the latest.
"""
EMPTY = f"{HEAD}format: 1\noutcomes:\n"
FILE = places.OUTCOMES
_DASH = 2
"""How wide the dash of a list is, and how deep its items stand unless the file says otherwise."""


@dataclass(frozen=True, slots=True)
class Proof(Frozen):
    """Where an outcome can be looked up, as text."""

    url: str = ""
    title: str = ""
    publisher: str = ""
    dated: str = ""
    file: str = ""
    """A file of one's own, and the checksum of what is in it."""
    sha256: str = ""
    number: str = ""
    """Of an official document."""

    def text(self) -> str:
        """The evidence as a YAML mapping on one line."""
        return f"{{{_flow({name: getattr(self, name) for name in _PROOF})}}}"


_OPTIONS = {
    "url": ("--evidence", "https://www.msit.go.kr/…"),
    "on": ("--on", "2026-11-20, 2026-07, '26.下"),
    "dated": ("--dated", "2026-11-20"),
}
"""Behind what a value of the record is typed, and what it may be."""
_PROOF = ("title", "publisher", "number", "url", "file", "sha256", "dated")


@dataclass(frozen=True, slots=True)
class Entry(Frozen):
    """What ``mark`` was told, as text; the reader of the store checks it before it is written."""

    event: str
    status: str
    on: str
    recorded: str
    by: str
    note: str = ""
    evidence: tuple[Proof, ...] = ()
    retracts: str = ""

    def text(self) -> str:
        """The entry as it stands in the file: one line, so that two people's records merge.

        What merges files line by line takes lines that are alike in both for the same ones, and
        would make one entry of two.
        """
        named = {
            "event": self.event, "status": self.status, "retracts": self.retracts, '"on"': self.on,
            "recorded": self.recorded, "by": self.by, "note": self.note,
        }  # fmt: skip
        evidence = ", ".join(each.text() for each in self.evidence)
        more = f", evidence: [{evidence}]" if evidence else ""
        return f"  - {{{_flow(named)}{more}}}\n"


def _flow(named: dict[str, str]) -> str:
    return ", ".join(f"{name}: {quoted(value)}" for name, value in named.items() if value)


def append(
    path: Path,
    entries: Sequence[Entry],
    *,
    dry_run: bool = False,
    stores: Sequence[Path] = (),
    refuse: Refuse | None = None,
) -> str:
    """Add entries to a file, all or none, and return what was added.

    Args:
        path: The record.
        entries: What to add, in order.
        dry_run: Whether only to look.
        stores: The stores that the record is read with; then their index takes the entries in.
        refuse: Asked under the lock, so that of two who say the same at one moment one is refused.

    Raises:
        AitrackError: The file cannot take an entry, or it cannot be written; it is then as it was.
        UsageError: An entry is wrong; nothing is written then either.
    """
    for entry in entries:
        check(entry)
    if dry_run:
        return _combined(path, entries)[1]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with folder_lock(path):
            new, added = _combined(path, entries, refuse)
            if not stores or not change(stores, {path: new}, lambda: replace(path, new)):
                replace(path, new)
    except OSError as error:
        raise AitrackError(
            f"{path}에 쓸 수 없음: {why(error).ko}. 아무것도 적히지 않았습니다.",
            f"cannot write {path}: {why(error).en}. Nothing was recorded.",
        ) from None
    return added


def check(entry: Entry) -> Outcome:
    """See that the reader of the store takes an entry, and what it reads.

    Raises:
        UsageError: It does not.
    """
    complaints = Complaints("", bytes)
    try:
        (item,) = parse(f"outcomes:\n{entry.text()}")["outcomes"]
        found = outcome(Fields(item, (), complaints))
    except Damage as damage:
        raise _refused(damage.words) from None
    if complaints.found or found is None:
        raise _refused(complaints.found[0].words, complaints.found[0].field)
    return found


def _refused(words: Words, field: str | None = None) -> UsageError:
    option, example = _OPTIONS.get(field or "", ("", ""))
    ko, en = (f"{option}: ", f"{option}: ") if option else ("", "")
    more = (f" (예: {example})", f" (such as {example})") if example else ("", "")
    return UsageError(
        f"적을 수 없음: {ko}{words.ko}{more[0]}", f"cannot record that: {en}{words.en}{more[1]}"
    )


def _combined(
    path: Path, entries: Sequence[Entry], refuse: Refuse | None = None
) -> tuple[bytes, str]:
    """The old bytes with the new ones behind them, read back before they are trusted."""
    old = read_file(path) if path.exists() else b""
    first = ("outcomes", 0)
    place = Places({first})
    before = read(old, place)
    if refuse:
        refuse(_said_of({each.event for each in entries}, before))
    base = old or EMPTY.encode()
    ending = "\r\n" if base[: base.rfind(b"\n") + 1].endswith(b"\r\n") else "\n"
    column = place.found.get(first, (0, _DASH + _DASH + 1))[1]
    added = ending.join(_indented(entry.text(), column - 1 - _DASH, ending) for entry in entries)
    if not base.endswith(b"\n"):
        base += ending.encode()
    blank = "" if base.endswith(f"outcomes:{ending}".encode()) or not added else ending
    new = base + blank.encode() + added.encode()
    if not _grew(before, read(new), len(entries), first_write=not old):
        raise AitrackError(
            f"{path}의 끝에 덧붙일 수 없음: 마지막이 outcomes 목록이어야 합니다 (aitrack check)",
            f"cannot add to the end of {path}: the list of outcomes must come last (aitrack check)",
        )
    return new, added


def _said_of(events: Collection[str], record: Reading) -> list[Outcome]:
    """What a record says of some events."""
    complaints = Complaints("", bytes)
    said = [each for each in _items(record) if isinstance(each, dict)]
    found = [outcome(Fields(each, (), complaints)) for each in said if each.get("event") in events]
    return [each for each in found if each]


def _grew(before: Reading, after: Reading, number: int, *, first_write: bool) -> bool:
    """Whether a record says what it said, and so many good entries more behind that."""
    old, new = _items(before), _items(after)
    others = [{name: each for name, each in reading.root.items() if name != "outcomes"}
              for reading in (before, after)]  # fmt: skip
    complaints = Complaints("", bytes)
    whole = [outcome(Fields(item, (), complaints)) for item in new[len(old) :]]
    return (
        len(after.damages) == len(before.damages)
        and new[: len(old)] == old
        and (first_write or others[0] == others[1])
        and len(whole) == number
        and None not in whole
    )


def _indented(text: str, depth: int, ending: str) -> str:
    """An entry as deep as the others of the file, with its line ends."""
    lines = [" " * depth + line.removeprefix(" " * _DASH) for line in text.split("\n")[:-1]]
    return "".join(line + ending for line in lines)


def _items(reading: Reading) -> list[Any]:
    found = reading.root.get("outcomes")
    return found if isinstance(found, list) else []
