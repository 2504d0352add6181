"""The table on a terminal, drawn by Rich: wrapped to the window, coloured, fed plain Text only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from aitrack.status import State
from aitrack.views import timeline
from aitrack.views.labels import GROUPS, footing, heading, nothing
from aitrack.views.table import GAP, RIGHT, columns, natural_widths, rows_of

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
_COLOURED = frozenset({"state", "d_day"})
ID_WIDTH = 130
"""The id column is drawn from this width on."""
_LEAST_MINISTRIES = 12
_LEAST_TITLE = 16


def render(report: Report, lang: Lang, *, width: int | None = None) -> RenderableType:
    """The page for a window of a width."""
    room = width or Console().width
    names = [name for name in columns(report) if name != "id" or room >= ID_WIDTH]
    cells = {group.name: rows_of(group, names, lang) for group in report.groups}
    widths = dict(zip(names, natural_widths(list(cells.values())), strict=False))
    fit(widths, room)
    parts: list[RenderableType] = [Text(heading(report, lang), style="bold")]
    for group in report.groups:
        label = f"{GROUPS[group.name].say(lang)} ({len(group.rows)})" if group.name else ""
        parts += [Text(), Text(label, style="bold")] if label else [Text()]
        parts.append(_table(cells[group.name], group.rows, widths))
    if not report.groups:
        parts += [Text(), Text(nothing(report, lang))]
    if foot := footing(report, lang):
        parts += [Text(), Text(foot, style="dim")]
    return Group(*parts)


def fit(widths: dict[str, int], room: int) -> None:
    """Narrow the ministries, then the titles, until the columns fit the room."""
    for name, least in (("ministries", _LEAST_MINISTRIES), ("title", _LEAST_TITLE)):
        excess = sum(widths.values()) + len(GAP) * (len(widths) - 1) - room
        if excess > 0 and name in widths:
            widths[name] = max(min(least, widths[name]), widths[name] - excess)


def _table(cells: list[list[str]], rows: tuple[Row, ...], widths: dict[str, int]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, len(GAP), 0, 0))
    for head, (name, columns_wide) in zip(cells[0], widths.items(), strict=True):
        justify: Literal["left", "right"] = "right" if name in RIGHT else "left"
        table.add_column(Text(head), width=columns_wide, justify=justify, overflow="fold")
    for line, row in zip(cells[1:], rows, strict=True):
        style = STYLES.get(row.standing.state, "")
        table.add_row(
            *(
                Text(text, style=style if name in _COLOURED else "")
                for text, name in zip(line, widths, strict=True)
            )
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
