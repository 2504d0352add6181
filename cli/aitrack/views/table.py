"""The page as an aligned table: its cells, and plain text for pipes; ``terminal`` adds colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aitrack.dates.wording import iso_days
from aitrack.views.labels import COLUMNS, GROUPS, footing, heading, lateness, nothing, state_text
from aitrack.views.width import clean, pad, width_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.errors import Lang
    from aitrack.report import Group, Report, Row

GAP = "  "
_DUE = ("d_day", "deadline", "title", "ministries", "state", "when")
_LIST = ("d_day", "days", "title", "ministries", "state", "when", "id")
RIGHT = frozenset({"d_day"})


def columns(report: Report) -> tuple[str, ...]:
    """Which columns a command's page has."""
    return _DUE if report.command == "due" else _LIST


def cell(row: Row, column: str, lang: Lang) -> str:
    """One cell, cleaned of anything a terminal would obey."""
    event, stands = row.event, row.standing
    match column:
        case "d_day":
            return lateness(stands, lang)
        case "deadline":
            return str(stands.deadline or "")
        case "days":
            return iso_days(event.period)
        case "state":
            return state_text(stands, lang)
        case "ministries":
            return clean("·".join(event.ministries))
        case "when":
            return clean(event.mentions[0].when or "")
        case _:
            return clean(str(getattr(event, column)))


def render(report: Report, lang: Lang) -> str:
    """Plain text, aligned and never cut."""
    names = columns(report)
    cells = {group.name: rows_of(group, names, lang) for group in report.groups}
    widths = natural_widths(list(cells.values()))
    lines = [heading(report, lang)]
    for group in report.groups:
        label = [f"[{GROUPS[group.name].say(lang)}] {len(group.rows)}"] if group.name else []
        lines += ["", *label]
        lines += align(cells[group.name], widths, [name in RIGHT for name in names])
    if not report.groups:
        lines += ["", nothing(report, lang)]
    foot = footing(report, lang)
    return "\n".join([*lines, *(["", foot] if foot else [])]) + "\n"


def rows_of(group: Group, names: Sequence[str], lang: Lang) -> list[list[str]]:
    """The heads of the columns, then the cells of every row."""
    heads = [COLUMNS[name].say(lang) for name in names]
    return [heads, *([cell(row, name, lang) for name in names] for row in group.rows)]


def natural_widths(groups: list[list[list[str]]]) -> list[int]:
    """How wide each column has to be, the same in all groups."""
    lines = [line for cells in groups for line in cells]
    return [max(map(width_columns, column)) for column in zip(*lines, strict=True)]


def align(cells: list[list[str]], widths: list[int], right: list[bool]) -> list[str]:
    """Rows of cells as lines."""
    return [
        GAP.join(
            pad(text, width, right=to_right)
            for text, width, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in cells
    ]
