"""Report → text: one module per format, imported when asked for."""

from __future__ import annotations

from aitrack.values import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.errors import Lang
    from aitrack.report import Report


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


def render(report: Report, form: Format, lang: Lang, fields: Sequence[str]) -> str:
    """The report as text in one of the formats."""
    from aitrack.views import csv, json, markdown, table  # noqa: PLC0415, a run needs one of them

    match form:
        case Format.JSON:
            return json.render(report, fields)
        case Format.JSONL:
            return json.render_lines(report, fields)
        case Format.CSV:
            return csv.render(report, fields)
        case Format.TSV:
            return csv.render_tabs(report, fields)
        case Format.MARKDOWN:
            return markdown.render(report, fields, lang)
        case _:
            return table.render(report, lang)
