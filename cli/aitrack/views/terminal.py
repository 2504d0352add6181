"""The table on a terminal: wrapped to the window by our own ruler, coloured by Rich.

Rich is fed plain ``Text``, laid out already: print it with ``soft_wrap``, so that it measures
nothing itself.
"""

from __future__ import annotations

from rich.console import Console, Group
from rich.text import Text

from aitrack.views.grid import GAP, RIGHT, natural_widths
from aitrack.views.labels import GROUPS, footing, heading, nothing
from aitrack.views.width import fold, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

    from aitrack.answers.report import Report
    from aitrack.errors import Lang
    from aitrack.views.grid import Cells
    from aitrack.views.labels import Head

STYLES: Mapping[str, str] = {
    "missed": "bold red",
    "overdue": "red",
    "open": "yellow",
    "upcoming": "cyan",
    "done": "green",
    "partly": "green",
    "changed": "magenta",
    "dropped": "dim",
    "ended": "dim",
    "past": "dim",
}
_COLOURED = frozenset({"state", "d_day"})
ID_WIDTH = 130
"""The id column is drawn from this width on."""
_LEAST = (
    ("ministries", 12), ("title", 16), ("when", 8), ("days", 12), ("state", 8), ("ministries", 6),
    ("title", 8),
)  # fmt: skip
"""How narrow the columns may become, those first that read best over several lines."""


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
    parts: list[RenderableType] = [Text(_folded(heading(report, lang), room), style="bold")]
    for name, cells, states in shown:
        label = f"{GROUPS[name].say(lang)} ({len(states)})" if name else ""
        parts += [Text(), Text(label, style="bold")] if label else [Text()]
        parts.append(_table(cells, states, widths))
    if not groups:
        parts += [Text(), Text(_folded(nothing(report, lang), room))]
    if foot := footing(report, lang):
        parts += [Text(), Text(_folded(foot, room), style="dim")]
    return Group(*parts)


def _folded(text: str, room: int) -> str:
    return "\n".join(fold(text, room))


def fit(widths: dict[str, int], room: int) -> None:
    """Narrow the ministries, then the titles, then the others, until the columns fit the room."""
    for name, least in _LEAST:
        excess = sum(widths.values()) + len(GAP) * (len(widths) - 1) - room
        if excess > 0 and name in widths:
            widths[name] = max(min(least, widths[name]), widths[name] - excess)


def _table(cells: Cells, states: Sequence[str], widths: dict[str, int]) -> Text:
    """Rows under their heads, padded by the ruler they were measured with, and not by Rich's."""
    head, *rows = cells
    lines = _row(head, widths, dict.fromkeys(widths, "dim"))
    for line, state in zip(rows, states, strict=True):
        lines += _row(line, widths, dict.fromkeys(_COLOURED, STYLES.get(state, "")))
    return Text("\n").join(lines)


def _row(line: Sequence[str], widths: dict[str, int], styles: Mapping[str, str]) -> list[Text]:
    """One row over as many lines as its longest cell needs."""
    folded = [fold(text, width) for text, width in zip(line, widths.values(), strict=True)]
    drawn = []
    for at in range(max(map(len, folded))):
        text = Text()
        for (name, width), cell in zip(widths.items(), folded, strict=True):
            part = cell[at] if at < len(cell) else ""
            text.append(pad(part, width, right=name in RIGHT), style=styles.get(name, ""))
            text.append(GAP)
        text.rstrip()
        drawn.append(text)
    return drawn


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
        console.print(text, soft_wrap=True)
    console.print()
    rest = [timeline.LEGEND.say(lang) if report.rows else nothing(report, lang)]
    rest += [foot for foot in (footing(report, lang),) if foot]
    console.print(Text("\n".join(rest), style="dim"))
