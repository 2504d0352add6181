"""The table of a window: its columns fitted, its cells folded, its states in colour."""

from __future__ import annotations

from aitrack.views.fit import fitted
from aitrack.views.grid import GAP, RIGHT, left_out
from aitrack.views.labels import COLUMNS, GROUPS
from aitrack.views.paint import painted
from aitrack.views.summary import bodies_now, footing, heading, nothing
from aitrack.views.table import columns, rows_of
from aitrack.views.width import fold, fold_phrases, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aitrack.answers.report import Report
    from aitrack.errors import Lang
    from aitrack.views.fit import Fitted
    from aitrack.views.grid import Cells
    from aitrack.views.paint import Line

_COLOURED = frozenset({"state", "d_day"})
LEAVING = {
    "due": ("when", "state", "ministries"),
    "": ("id", "when", "d_day", "ministries", "state"),
}
"""Which columns leave a page that is too narrow for them, those first that are missed least."""


def render(report: Report, lang: Lang, room: int, *, colour: bool = False) -> str:
    """The page of a report for a window of so many columns."""
    names = columns(report)
    tables = [rows_of(report, group, names, lang) for group in report.groups]
    fit = fitted(names, tables, room, LEAVING.get(report.command, LEAVING[""]))
    lines: list[Line] = [[(line, "head")] for line in fold_phrases(heading(report, lang), room)]
    for group, cells in zip(report.groups, tables, strict=True):
        name = f"{GROUPS[group.name].say(lang)} ({len(group.rows)})" if group.name else ""
        lines += [[], [(name, "head")]] if name else [[]]
        lines += drawn(fit.cells(cells), fit, [row.standing.state for row in group.rows])
    if not report.groups:
        lines += [[], *([(line, "")] for line in fold(nothing(report, lang), room))]
    more = (footing(report, lang), bodies_now(report, lang), left_out(fit.left, COLUMNS, lang))
    feet = [foot for foot in more if foot]
    lines += [[]] * bool(feet)
    lines += [[(line, "dim")] for foot in feet for line in fold_phrases(foot, room)]
    return painted(lines, colour=colour)


def drawn(
    cells: Cells, fit: Fitted, states: Sequence[str] = (), right: frozenset[str] = RIGHT
) -> list[Line]:
    """Rows under their heads, each over as many lines as its longest cell needs.

    Args:
        cells: The columns that fit, the heads first.
        fit: Their names and widths.
        states: Of the rows, for their colours.
        right: The names of the columns that end in line.
    """
    head, *rows = cells
    lines = _row(head, fit, dict.fromkeys(fit.names, "dim"), right)
    for at, row in enumerate(rows):
        styles = dict.fromkeys(_COLOURED, states[at]) if states else {}
        lines += _row(row, fit, styles, right)
    return lines


def _row(
    row: Sequence[str], fit: Fitted, styles: Mapping[str, str], right: frozenset[str]
) -> list[Line]:
    folded = [fold(text, width) for text, width in zip(row, fit.widths, strict=True)]
    lines = []
    for at in range(max(map(len, folded))):
        line: Line = []
        for name, width, cell in zip(fit.names, fit.widths, folded, strict=True):
            part = pad(cell[at] if at < len(cell) else "", width, right=name in right)
            line += [(part, styles.get(name, "")), (GAP, "")]
        lines.append(line)
    return lines
