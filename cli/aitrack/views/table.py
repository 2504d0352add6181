"""Rows of a report → the cells of a page, and the page for a pipe; ``terminal`` makes the other."""

from __future__ import annotations

from aitrack.printable import clean
from aitrack.views.grid import DUE, LIST, Cells, heads, lay_out
from aitrack.views.labels import bodies_text, lateness, state_text, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aitrack.answers.report import Group, Report, Row
    from aitrack.errors import Lang


def columns(report: Report) -> tuple[str, ...]:
    """Which columns a command's page has; numbers where the report knows them."""
    names = DUE if report.command == "due" else LIST
    return names if report.numbers else names[1:]


def column(
    rows: Sequence[Row], name: str, lang: Lang, numbers: Mapping[str, int] | None = None
) -> list[str]:
    """The cells of one column, cleaned of anything a terminal would obey."""
    match name:
        case "number":
            known = numbers or {}
            return [str(known.get(row.event.id, "")) for row in rows]
        case "d_day":
            return [lateness(row.standing, lang) for row in rows]
        case "deadline":
            return [str(row.standing.deadline or "") for row in rows]
        case "days":
            from aitrack.dates.wording import iso_days  # noqa: PLC0415, not on every page

            return [iso_days(row.event.period) for row in rows]
        case "state":
            return [state_text(row.standing, lang, row.event.nature) for row in rows]
        case "title":
            found = [title_of(row.event, lang) for row in rows]
        case "ministries":
            found = [bodies_text(row.event, lang) for row in rows]
        case "when":
            found = [row.event.mentions[0].when or "" for row in rows]
        case _:
            found = [str(getattr(row.event, name)) for row in rows]
    return found if "".join(found).isprintable() else list(map(clean, found))


def render(report: Report, lang: Lang) -> str:
    """Plain text, aligned and never cut."""
    names = columns(report)
    groups = [(group.name, rows_of(report, group, names, lang)) for group in report.groups]
    return lay_out(report, names, groups, lang)


def rows_of(report: Report, group: Group, names: Sequence[str], lang: Lang) -> Cells:
    """The heads of the columns, then the cells of every row."""
    columns = [column(group.rows, name, lang, report.numbers) for name in names]
    return [heads(names, lang), *map(list, zip(*columns, strict=True))]
