"""The table on a terminal, drawn by Rich: wrapped to the window, coloured, fed plain Text only."""

from __future__ import annotations

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from aitrack.views.grid import GAP, RIGHT, natural_widths
from aitrack.views.labels import GROUPS, footing, heading, nothing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from rich.console import RenderableType

    from aitrack.answers.report import Report
    from aitrack.errors import Lang
    from aitrack.views.grid import Cells
    from aitrack.views.labels import Head

STYLES: Mapping[str, str] = {
    "overdue": "bold red",
    "open": "yellow",
    "upcoming": "cyan",
    "done": "green",
    "partly": "green",
    "changed": "magenta",
    "dropped": "dim",
    "past": "dim",
}
_COLOURED = frozenset({"state", "d_day"})
ID_WIDTH = 130
"""The id column is drawn from this width on."""
_LEAST_MINISTRIES = 12
_LEAST_TITLE = 16


def render(report: Report, lang: Lang, *, width: int | None = None) -> RenderableType:
    """The page of a report for a window of a width."""
    from aitrack.views.table import columns, rows_of  # noqa: PLC0415, reports have more to import

    names = columns(report)
    groups = [
        (group.name, rows_of(group, names, lang), [row.standing.state for row in group.rows])
        for group in report.groups
    ]
    return draw(report, names, groups, lang, width=width)


def draw(
    report: Head,
    columns: Sequence[str],
    groups: Sequence[tuple[str, Cells, Sequence[str]]],
    lang: Lang,
    *,
    width: int | None = None,
) -> RenderableType:
    """The same from cells: each group with its name, its rows behind a row of heads, the states."""
    room = width or Console().width
    kept = [at for at, name in enumerate(columns) if name != "id" or room >= ID_WIDTH]
    names = [columns[at] for at in kept]
    shown = [
        (name, [[line[at] for at in kept] for line in cells], states)
        for name, cells, states in groups
    ]
    widths = dict(zip(names, natural_widths([cells for _, cells, _ in shown]), strict=False))
    fit(widths, room)
    parts: list[RenderableType] = [Text(heading(report, lang), style="bold")]
    for name, cells, states in shown:
        label = f"{GROUPS[name].say(lang)} ({len(states)})" if name else ""
        parts += [Text(), Text(label, style="bold")] if label else [Text()]
        parts.append(_table(cells, states, widths))
    if not groups:
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


def _table(cells: Cells, states: Sequence[str], widths: dict[str, int]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, len(GAP), 0, 0))
    for head, (name, columns_wide) in zip(cells[0], widths.items(), strict=True):
        justify: Literal["left", "right"] = "right" if name in RIGHT else "left"
        table.add_column(Text(head), width=columns_wide, justify=justify, overflow="fold")
    for line, state in zip(cells[1:], states, strict=True):
        style = STYLES.get(state, "")
        table.add_row(
            *(
                Text(text, style=style if name in _COLOURED else "")
                for text, name in zip(line, widths, strict=True)
            )
        )
    return table


def print_timeline(report: Report, lang: Lang, width: int) -> None:
    """The chart in colour."""
    from aitrack.views import timeline  # noqa: PLC0415, its only use

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
