"""The marks that git leaves in a file it could not merge, and which items around them are whole.

Nothing between the marks is read. Where both sides begin with an item of their own, and another or
nothing follows, the items around them are whole; else the item they stand in is not. Marks have
seven letters or more: a merge within another has longer ones, and git may be told to write others.
"""

from __future__ import annotations

import re

from aitrack.errors import AitrackError
from aitrack.store.files.reader import Damage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = "<<<<<<<"
MOST = 1_000
"""Places in a file; of one with more of them nothing is read."""
_MARKS = re.compile(r"(<{7,}|>{7,}|\|{7,})([ \t]|\r?$)|={7,}\r?$")
_ANY = re.compile(rb"^(\xef\xbb\xbf)?(%b)" % _MARKS.pattern.encode(), re.MULTILINE)
_ITEM = re.compile(r"( *)- ")


def refuse(name: str, data: bytes) -> None:
    """See that nothing is written into a file that is being merged.

    Raises:
        AitrackError: It is.
    """
    if found := _ANY.search(data):
        line = data.count(b"\n", 0, found.start()) + 1
        raise AitrackError(
            f"{name}:{line}: 합치다 만 자리가 있어 아무것도 적히지 않았습니다: 먼저 푸십시오",
            f"{name}:{line}: a merge is not finished there: settle it first; nothing was written",
        )


def taken_out(text: str) -> tuple[str, list[Damage], set[int]]:
    """A text without what stands between marks, each line of it left empty.

    Returns:
        The text, what is wrong with it, and the lines at which the item they stand in is not whole.
    """
    lines = text.split("\n")
    damages, torn = list[Damage](), set[int]()
    depth = min((len(found[1]) for line in lines if (found := _ITEM.match(line))), default=0)
    regions = _regions(lines)
    if len(regions) > MOST:
        first = regions[0][0] + 1
        words = (f"합치다 만 자리가 {MOST:,}곳보다 많음", f"more than {MOST:,} unfinished merges")
        return "", [Damage(first, 1, *words)], set()
    for first, last in regions:
        sides = _sides(lines[first : last + 1])
        after = next((lines[at] for at in range(last + 1, len(lines)) if lines[at].strip()), "")
        apart = all(_begins(side, depth) for side in sides) and (
            _begins([after], depth) or after[:1] not in (" ", "-")
        )
        if not apart:
            torn.add(first + 1)
        ko = f"합치다 만 자리({last + 1}행까지): 그 사이는 읽지 않음"
        en = f"an unfinished merge (to line {last + 1}): what stands in it is not read"
        damages.append(Damage(first + 1, 1, ko, en))
        lines[first : last + 1] = [""] * (last + 1 - first)
    return "\n".join(lines), damages, torn


def _regions(lines: Sequence[str]) -> list[tuple[int, int]]:
    """First and last line of each, counted from 0; to the end where a last mark is missing."""
    found, begun, size = list[tuple[int, int]](), -1, 0
    for at, line in enumerate(lines):
        if not (length := _length(line)):
            continue
        if begun < 0 and line[0] == "<":
            begun, size = at, length
        elif begun < 0:
            found.append((at, at))
        elif line[0] == ">" and length == size:
            found.append((begun, at))
            begun = -1
    return [*found, (begun, len(lines) - 1)] if begun >= 0 else found


def _length(line: str) -> int:
    """Of the mark that a line is; 0 where it is none."""
    return len(line) - len(line.lstrip(line[0])) if _MARKS.match(line) else 0


def _sides(lines: Sequence[str]) -> list[list[str]]:
    """What stands between one mark and the next, without those of a merge within it."""
    sides: list[list[str]] = []
    for line in lines:
        if (length := _length(line)) == _length(lines[0]):
            sides.append([])
        elif not length:
            sides[-1].append(line)
    return sides


def _begins(side: Sequence[str], depth: int) -> bool:
    """Whether it is nothing, or begins with an item of the list."""
    first = next((line for line in side if line.strip()), None)
    found = _ITEM.match(first) if first else None
    return not first or bool(found and len(found[1]) == depth)
