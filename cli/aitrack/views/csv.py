"""Items as rows for spreadsheets: one line each, by the fields that were asked for."""

from __future__ import annotations

from aitrack.answers.items import item
from aitrack.views.cells import sheet_cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.answers.report import Report, Row
    from aitrack.errors import Lang


def render(
    report: Report, fields: Sequence[str], headers: Lang | None = None, delimiter: str = ","
) -> str:
    """Comma-separated, CRLF line ends as RFC 4180 wants them."""
    rows = [flat(row, number=report.numbers.get(row.event.id)) for row in report.rows]
    return sheet(headed(fields, headers), (map(row.__getitem__, fields) for row in rows), delimiter)


def sheet(heads: Sequence[str], rows: Iterable[Iterable[Any]], delimiter: str) -> str:
    """Rows of values under their heads; a line that would be empty has an empty cell in quotes."""
    cells = _Cells(delimiter)
    of_text = cells.__getitem__
    lines = [delimiter.join(map(of_text, heads))]
    for row in rows:
        line = [
            of_text(each)
            if each.__class__ is str
            else ""
            if each is None or each == []
            else cells.of(each)
            for each in row
        ]
        lines.append(delimiter.join(line) or '""')
    return "\r\n".join((*lines, ""))


class _Cells(dict[str, str]):
    """Texts that were met, as they are written: most of a sheet's stand there often."""

    def __init__(self, delimiter: str) -> None:
        super().__init__()
        self.delimiter = delimiter

    def __missing__(self, text: str) -> str:
        if len(self) > _MOST_TEXTS:
            self.clear()
        self[text] = written = self.of(text)
        return written

    def of(self, value: Any) -> str:
        """A value of any kind: in quotes, which are doubled in it, where it must be."""
        text = sheet_cell(value)
        quoted = self.delimiter in text or '"' in text
        return '"' + text.replace('"', '""') + '"' if quoted else text


_MOST_TEXTS = 1 << 14


def render_tabs(report: Report, fields: Sequence[str], headers: Lang | None = None) -> str:
    """Tab-separated, for pasting into a sheet."""
    return render(report, fields, headers, "\t")


def headed(names: Sequence[str], headers: Lang | None) -> list[str]:
    """The heads of columns, in a language or as programs know them."""
    if headers is None:
        return list(names)
    from aitrack.views.heads import HEADS  # noqa: PLC0415, only where they are asked for

    return [HEADS[name].say(headers) if name in HEADS else name for name in names]


def flat(row: Row, lang: Lang = "ko", number: int | None = None) -> dict[str, Any]:
    """An item with every value as ``cell`` or ``sheet_cell`` takes it.

    A mention becomes ``document:line``, an outcome its status, day and whose
    word it is, the parts of an umbrella their counts.

    Args:
        row: The item.
        lang: In English, what has its English beside it gives way to that.
        number: Its short number, where it is known.
    """
    values = item(row, number)
    said_in = values["mentions"]
    if lang == "en":
        said_in = [_english(each) for each in said_in]
    values["sides"] = [_side(each) for each in said_in]
    if lang == "en":
        values = _english(values)
    said = values["outcome"]
    values["evidence"] = [_place(each) for each in said["evidence"]] if said else []
    values["mentions"] = [f"{m['document']}:{m['line']}" for m in values["mentions"] if m["line"]]
    if values["parts"]:
        values["parts"] = "; ".join([f"{name} {n}" for name, n in values["parts"].items()])
    if said:
        values["outcome"] = " ".join(filter(None, (said["status"], said["on"], f"({said['by']})")))
    return values


def _english(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of an item, those in English that have an English form."""
    return {name: values.get(f"{name}_en") or value for name, value in values.items()}


def _side(said: dict[str, Any]) -> str:
    """One place that speaks of an item: where, as printed, as read, and why so."""
    parts = [f"{said['document']}:{said['line']}"] if said["document"] else []
    parts.append(said["when"] or "-")
    if said["read_as"]:
        parts.append(f"⇒ {said['read_as']}")
    days = [said[name] or "" for name in ("start", "end")]
    parts.append("/".join(days) if any(days) else "")
    if said["why"]:
        parts.append(f"({said['why']})")
    return " ".join(filter(None, (*parts, "·".join(said["ministries"]))))


def _place(evidence: dict[str, Any]) -> str:
    names = ("title", "publisher", "document_number", "dated", "url", "file")
    return " ".join(evidence[name] for name in names if evidence[name])
