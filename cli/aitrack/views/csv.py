"""Items as rows for spreadsheets: one line each, lists joined, no cell that a sheet would run."""

from __future__ import annotations

import io

from aitrack.answers.items import item
from aitrack.views.formats import FIELDS
from aitrack.views.width import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.answers.report import Report, Row

_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_JOIN = "; "


def render(report: Report, fields: Sequence[str], delimiter: str = ",") -> str:
    """Comma-separated, CRLF line ends as RFC 4180 wants them."""
    out = io.StringIO()
    names = fields or FIELDS
    writer = sheet(out, delimiter)
    writer.writerow(names)
    for row in report.rows:
        values = flat(row)
        writer.writerow([values[name] for name in names])
    return out.getvalue()


def sheet(out: io.StringIO, delimiter: str) -> Any:
    """A writer of rows; without the module around it, which takes long to import."""
    try:
        from _csv import writer  # noqa: PLC0415
    except ImportError:  # another Python than CPython
        from csv import writer  # noqa: PLC0415
    return writer(out, delimiter=delimiter)


def render_tabs(report: Report, fields: Sequence[str]) -> str:
    """Tab-separated, for pasting into a sheet."""
    return render(report, fields, "\t")


def flat(row: Row) -> dict[str, str]:
    """An item with every value as one cell of text.

    A mention becomes ``document:line``, an outcome its status, day and whose
    word it is.
    """
    values = item(row)
    values["mentions"] = [f"{m['document']}:{m['line']}" for m in values["mentions"] if m["line"]]
    if values["outcome"]:
        said = values["outcome"]
        values["outcome"] = " ".join(filter(None, (said["status"], said["on"], f"({said['by']})")))
    return {name: cell(value) for name, value in values.items()}


def cell(value: Any) -> str:
    """A value as the text of one cell."""
    kind = value.__class__
    if kind is str:
        return _safe(value)
    if value is None:
        return ""
    if kind is bool:
        return "true" if value else "false"
    if kind is list:
        return _safe(_JOIN.join(value)) if value else ""
    return str(value) if kind is int else _safe(str(value))


def _safe(text: str) -> str:
    """A text that a sheet would read as a formula gets an apostrophe in front."""
    text = clean(text)
    return f"'{text}" if text.lstrip().startswith(_RUNS) else text
