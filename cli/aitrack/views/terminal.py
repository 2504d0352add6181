"""The table on a terminal, drawn by Rich: wrapped to the window, coloured, fed plain Text only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from aitrack.status import State
from aitrack.views import timeline
from aitrack.views.labels import COLUMNS, GROUPS, footing, heading, nothing
from aitrack.views.table import RIGHT, cell, columns

if TYPE_CHECKING:
    from rich.console import RenderableType

    from aitrack.errors import Lang
    from aitrack.report import Report, Row

STYLES = {
    State.OVERDUE: "bold red",
    State.OPEN: "yellow",
    State.UPCOMING: "cyan",
    State.DONE: "green",
    State.PARTLY: "green",
    State.CHANGED: "magenta",
    State.DROPPED: "dim",
    State.PAST: "dim",
}
_FLEXIBLE = frozenset({"title", "ministries"})
ID_WIDTH = 130
"""The id column is drawn from this width on."""


def render(report: Report, lang: Lang, *, width: int | None = None) -> RenderableType:
    """The page for a window of a width."""
    room = width or Console().width
    parts: list[RenderableType] = [Text(heading(report, lang), style="bold")]
    for group in report.groups:
        if group.name:
            label = f"{GROUPS[group.name].say(lang)} ({len(group.rows)})"
            parts += [Text(), Text(label, style="bold")]
        names = [name for name in columns(report) if name != "id" or room >= ID_WIDTH]
        parts.append(_table(group.rows, names, lang))
    if not report.groups:
        parts += [Text(), Text(nothing(report, lang))]
    if foot := footing(report, lang):
        parts += [Text(), Text(foot, style="dim")]
    return Group(*parts)


def _table(rows: tuple[Row, ...], names: list[str], lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(
            Text(COLUMNS[name].say(lang)),
            justify="right" if name in RIGHT else "left",
            no_wrap=name not in _FLEXIBLE,
            overflow="fold",
            min_width=8 if name in _FLEXIBLE else None,
            ratio=3 if name == "title" else None,
        )
    for row in rows:
        style = STYLES.get(row.standing.state, "")
        coloured = {"state", "d_day"}
        table.add_row(
            *(Text(cell(row, name, lang), style=style if name in coloured else "") for name in names)
        )
    return table


def print_timeline(report: Report, lang: Lang, width: int) -> None:
    """The chart in colour."""
    console = Console(width=max(width, timeline.NARROWEST), highlight=False)
    console.print(Text(heading(report, lang), style="bold"))
    console.print()
    for line in timeline.lines(report, lang, width) if report.rows else ():
        text = Text(no_wrap=True, overflow="ignore")
        text.append(line.label + " ")
        text.append(line.axis, style=STYLES.get(line.state, "") if line.state else "dim")
        text.append((" " + line.tail).rstrip(), style="dim")
        console.print(text)
    console.print()
    rest = [timeline.LEGEND.say(lang) if report.rows else nothing(report, lang)]
    rest += [foot for foot in (footing(report, lang),) if foot]
    console.print(Text("\n".join(rest), style="dim"))
