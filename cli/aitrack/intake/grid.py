r"""A table as lines: a row a line, cells set apart by tabs, merged ones kept in their column.

A box of one cell, and a row of which one cell alone has text, hold paragraphs rather than a row:
offices draw frames around text that way, and each paragraph stays a line.
"""

from __future__ import annotations

from aitrack.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_COLUMNS = 256


@dataclass(slots=True)
class Cell:
    """One cell; a merged one stands where it begins."""

    row: int
    column: int
    lines: list[str] = field(default_factory=list)
    """Its paragraphs."""
    inner: list[str] = field(default_factory=list)
    """The lines of the tables that stand in it."""


def rows(cells: Iterable[Cell]) -> Iterator[str]:
    r"""The lines of a table.

    >>> list(rows([Cell(0, 0, ["과제"]), Cell(0, 2, ["일정", "(안)"]), Cell(1, 0, ["가", "나"])]))
    ['과제\t\t일정 (안)', '가', '나']
    """
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    for row in sorted(by_row):
        yield from _row(by_row[row])


def _row(cells: list[Cell]) -> Iterator[str]:
    told = [cell for cell in cells if any(line.strip() for line in cell.lines)]
    if len(told) == 1 and len(told[0].lines) > 1:
        yield from told[0].lines
    elif told:
        width = min(max(cell.column for cell in told) + 1, _MOST_COLUMNS)
        texts = [""] * width
        for cell in told:
            at = min(cell.column, width - 1)
            said = " ".join(" ".join(line.split()) for line in cell.lines if line.strip())
            texts[at] = f"{texts[at]} {said}".strip()
        yield "\t".join(texts)
    for cell in cells:
        yield from cell.inner
