"""The formats that can be asked for, by name, each with the module that writes it."""

from __future__ import annotations

from aitrack.values import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.answers.report import Report
    from aitrack.errors import Lang


class Format(StrEnum):
    """What ``--format`` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


SUFFIXES = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".md": Format.MARKDOWN,
    ".txt": Format.TABLE,
}
FILES = {
    ".ics": "ics", ".xlsx": "xlsx", ".html": "html", ".htm": "html", ".svg": "svg",
    ".sqlite": "sqlite", ".db": "sqlite",
}  # fmt: skip
"""Files that another program opens; ``exports`` makes them of any list of items."""
LISTS = frozenset(FILES.values())


FIELDS = (
    "id", "title", "kind", "ministries", "ministry_ids", "deliverable", "when", "start", "end",
    "bound", "precision", "edtf", "deadline", "state", "days_left", "no_news_days",
    "inferred", "conflict", "mentions", "outcome", "part_of", "tags", "note",
    "late_days", "title_en", "nature", "field", "field_ministries", "field_ministry_ids", "parts",
    "ministries_en", "note_en",
    "disagreements", "related", "renamed_from", "source",
    "field_ministries_en", "ministries_label", "ministries_now", "ministries_now_en",
    "ministry_ids_now", "tags_en", "number",
)  # fmt: skip
"""The fields of an item, in the order of a sheet."""
SHEET = (*FIELDS, "sides", "evidence")
"""Those of a sheet, which has one cell for all places that speak of an item, as they were read."""


def render(
    report: Report,
    form: Format,
    lang: Lang,
    fields: Sequence[str],
    headers: Lang | None = None,
) -> str:
    """The report as text in one of the formats; only the module of that one is imported.

    Args:
        report: The answer.
        form: The format.
        lang: The language of the page.
        fields: These alone, where any are named.
        headers: The language of a sheet's heads; None for the names that programs know.
    """
    if form is Format.TABLE:
        from aitrack.views.table import render as table  # noqa: PLC0415

        return table(report, lang)
    if form is Format.MARKDOWN:
        from aitrack.views.markdown import render as markdown  # noqa: PLC0415

        return markdown(report, fields, lang)
    if form in (Format.JSON, Format.JSONL):
        from aitrack.views import json  # noqa: PLC0415

        return (json.render if form is Format.JSON else json.render_lines)(report, fields)
    from aitrack.views import csv  # noqa: PLC0415

    return (csv.render if form is Format.CSV else csv.render_tabs)(report, fields or SHEET, headers)
