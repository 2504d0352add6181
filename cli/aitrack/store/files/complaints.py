"""Mistakes of a file by their paths, such as ``("events", 12, "kind")`` → Problems with lines.

While a file is decoded nobody knows lines. Each complaint keeps the path of what it is about; only
when all are told is the file read once more, to see where those paths stand.
"""

from __future__ import annotations

from contextlib import suppress

from aitrack.errors import Words
from aitrack.matching import nearest
from aitrack.model import Problem
from aitrack.store.files.reader import Damage, Path, Places
from aitrack.store.files.recovery import read
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST = 10_000
"""Complaints of one file that are kept."""
_MOST_GUESSES = 100
"""Names of one file for which the nearest known one is looked for: that takes milliseconds each."""
_MOST_COMPARED = 100_000
"""Known names that they are held against, all guesses together."""


@dataclass(frozen=True, slots=True)
class Complaint(Frozen):
    """One thing that is wrong, at a path of its file."""

    path: Path
    event_id: str | None
    field: str | None
    words: Words
    first: tuple[Complaints, Path] | None = None
    """Where the same name stood before: ``{file}`` and ``{line}`` in the words."""


class Complaints:
    """All that is wrong with one file.

    Args:
        name: The file's path, as Problems call it.
        data: How to have its content again, when lines are asked for.
    """

    def __init__(self, name: str, data: Callable[[], bytes]) -> None:
        self.name = name
        self.data = data
        self.damages: list[Damage] = []
        self.found: list[Complaint] = []
        self.number = 0
        """How many there were, those included that are not kept."""
        self._guesses: dict[str, str | None] = {}
        self._compared = 0

    def add(self, complaint: Complaint) -> None:
        """Keep a complaint, unless there are more already than anybody reads."""
        self.number += 1
        if self.number <= MOST:
            self.found.append(complaint)
        elif self.number == MOST + 1:
            words = Words(
                f"문제가 {MOST:,}건이 넘어 나머지는 보지 않음",
                f"more than {MOST:,} problems: the rest is not looked at",
            )
            self.found.append(Complaint((), None, None, words))

    def guess(self, name: str, known: Callable[[], Iterable[str]]) -> str:
        """What a message adds to an unknown name: ``: 'the nearest'?``, or nothing."""
        more = len(self._guesses) < _MOST_GUESSES and self._compared < _MOST_COMPARED
        if name not in self._guesses and more:
            names = list(known())
            self._compared += len(names)
            self._guesses[name] = nearest(name, names)
        close = self._guesses.get(name)
        return f": '{close}'?" if close else ""


def tell(several: Iterable[Complaints]) -> tuple[Problem, ...]:
    """Everything that is wrong, by path, line and column."""
    several = list(several)
    wanted: dict[Complaints, set[Path]] = {}
    for each in several:
        for one in each.found:
            for where, path in ((each, one.path), *filter(None, [one.first])):
                wanted.setdefault(where, set()).add(path)
    found = {each: _places(each, paths) for each, paths in wanted.items()}
    problems = []
    for each in several:
        problems += [
            Problem(each.name, damage.line, damage.column, None, None, damage.words)
            for damage in each.damages
        ]
        for one in each.found:
            line, column = found[each].get(one.path, (1, 1))
            words = one.words
            if one.first:
                where, path = one.first
                first = str(found[where].get(path, (1, 1))[0])
                said = (text.replace("{file}", where.name) for text in words)
                words = Words(*(text.replace("{line}", first) for text in said))
            problems.append(Problem(each.name, line, column, one.event_id, one.field, words))
    return tuple(sorted(problems, key=lambda each: (each.path, each.line, each.column)))


def _places(complaints: Complaints, paths: set[Path]) -> dict[Path, tuple[int, int]]:
    whole = not complaints.damages  # else it is read by pieces, to the end
    places = Places(paths, texts=False, most=len(paths) if whole else None)
    with suppress(OSError):  # what cannot be read has no places
        read(complaints.data(), places)
    return places.found
