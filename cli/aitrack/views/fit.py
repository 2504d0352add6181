"""How the columns of a table share a window: what gets narrower, what leaves, and in which order.

A head, a date, a number never breaks; words break at their marks only (see ``width.pieces``). Where
the columns do not fit even so, they leave in the order that their table states.
"""

from __future__ import annotations

from aitrack.printable import width_columns
from aitrack.values import Frozen, dataclass
from aitrack.views.grid import GAP, natural_widths
from aitrack.views.width import pieces, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aitrack.views.grid import Cells

_WHOLE = frozenset({
    "number", "d_day", "deadline", "id", "event", "from_document", "to_document", "next",
    "rate_text", "place",
})  # fmt: skip
"""Columns of which no cell is folded."""
_ROOMY = frozenset({"title", "note", "at"})
"""Columns that are hard to read when they are narrow."""
_ROOMY_SHARE = 4
_LEAST = {"state": 14, "said": 14}
"""Columns that would be one word a line where only words held together."""
_LONGEST = 26
"""Columns that a part of a word may ask for; a longer one is cut where it must be."""
_LAST_RESORT = 6


@dataclass(frozen=True, slots=True)
class Fitted(Frozen):
    """The columns of a table in a window."""

    names: tuple[str, ...]
    widths: tuple[int, ...]
    kept: tuple[int, ...]
    """Where they stand among all columns."""
    left: tuple[str, ...]
    """The names of those that did not fit."""

    def cells(self, table: Cells) -> Cells:
        """Rows without the columns for which there is no room."""
        return [[line[at] for at in self.kept] for line in table]


def fitted(
    names: Sequence[str],
    tables: Sequence[Cells],
    room: int,
    leaving: Sequence[str] = (),
    *,
    headed: bool = True,
) -> Fitted:
    """Share a window among the columns.

    Args:
        names: The columns.
        tables: Rows; all tables get the same widths.
        room: Columns of the window.
        leaving: The names of columns that may leave, those first that are missed least.
        headed: Whether the first row of a table is its heads, which never break.
    """
    natural = dict(zip(names, natural_widths(tables), strict=False))
    if not natural or _sum(natural) <= room:
        return Fitted(tuple(natural), tuple(natural.values()), tuple(range(len(natural))), ())
    columns = {
        name: [line[at] for table in tables for line in table] for at, name in enumerate(natural)
    }
    heads = dict(zip(names, tables[0][0], strict=False)) if headed else {}
    least = {
        name: _least(name, heads.get(name, ""), columns[name], natural[name], room)
        for name in natural
    }
    left = []
    for name in leaving:
        if _sum(least) <= room:
            break
        if least.pop(name, None) is not None:
            left.append(name)
    widths = {name: natural[name] for name in least}
    _narrow(widths, least, room)
    _narrow(widths, {n: min(w, _LAST_RESORT) for n, w in least.items() if n not in _WHOLE}, room)
    kept = tuple(at for at, name in enumerate(natural) if name in widths)
    return Fitted(tuple(widths), tuple(widths.values()), kept, tuple(left))


def _sum(widths: dict[str, int]) -> int:
    return sum(widths.values()) + len(GAP) * (len(widths) - 1)


def _least(name: str, head: str, column: Iterable[str], natural: int, room: int) -> int:
    """How narrow a column may be."""
    if name in _WHOLE:
        return natural
    parts = {part for text in set(column) for word in words(text) for part in pieces(word)}
    longest = max(map(width_columns, parts), default=0)
    least = max(min(longest, _LONGEST), width_columns(head))
    least = max(least, room // _ROOMY_SHARE if name in _ROOMY else _LEAST.get(name, 0))
    return min(natural, least)


def _narrow(widths: dict[str, int], least: dict[str, int], room: int) -> None:
    """Take from the widest that has something to give until all fit; titles count as half."""
    while _sum(widths) > room:
        able = [name for name in least if widths[name] > least[name]]
        if not able:
            return
        widest = max(able, key=lambda name: widths[name] // (2 if name in _ROOMY else 1))
        widths[widest] -= 1
