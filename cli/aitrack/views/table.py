"""The page as an aligned table: its cells, and plain text for pipes; ``terminal`` fits it."""

from __future__ import annotations

from aitrack.views.grid import DUE, LIST, Cells, heads, lay_out
from aitrack.views.labels import bodies_text, lateness, state_text, title_of
from aitrack.views.width import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aitrack.answers.report import Group, Report, Row
    from aitrack.errors import Lang


def columns(report: Report) -> tuple[str, ...]:
    """Which columns a command's page has; numbers where the report knows them."""
    names = DUE if report.command == "due" else LIST
    return names if report.numbers else names[1:]


def cell(row: Row, column: str, lang: Lang, numbers: Mapping[str, int] | None = None) -> str:
    """One cell, cleaned of anything a terminal would obey."""
    event, stands = row.event, row.standing
    match column:
        case "number":
            return str((numbers or {}).get(event.id, ""))
        case "d_day":
            return lateness(stands, lang)
        case "deadline":
            return str(stands.deadline or "")
        case "days":
            from aitrack.dates.wording import iso_days  # noqa: PLC0415, not on every page

            return iso_days(event.period)
        case "state":
            return state_text(stands, lang, event.nature)
        case "title":
            return clean(title_of(event, lang))
        case "ministries":
            return clean(bodies_text(event, lang))
        case "when":
            return clean(event.mentions[0].when or "")
        case _:
            return clean(str(getattr(event, column)))


def render(report: Report, lang: Lang) -> str:
    """Plain text, aligned and never cut."""
    names = columns(report)
    groups = [(group.name, rows_of(report, group, names, lang)) for group in report.groups]
    return lay_out(report, names, groups, lang)


def rows_of(report: Report, group: Group, names: Sequence[str], lang: Lang) -> Cells:
    """The heads of the columns, then the cells of every row."""
    numbers = report.numbers
    return [
        heads(names, lang),
        *([cell(row, name, lang, numbers) for name in names] for row in group.rows),
    ]
