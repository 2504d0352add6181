"""Items as rows for spreadsheets: one line each, by the fields that were asked for."""

from __future__ import annotations

from aitrack.answers.items import Columns, items
from aitrack.views.cells import JOIN, cell, sheet_cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from aitrack.answers.report import Report, Row
    from aitrack.errors import Lang


def render(
    report: Report, fields: Sequence[str], headers: Lang | None = None, delimiter: str = ","
) -> str:
    """Comma-separated, CRLF line ends as RFC 4180 wants them."""
    told = flat(report.rows, report.numbers)
    return _written(headed(fields, headers), [told[name] for name in fields], delimiter)


def sheet(heads: Sequence[str], rows: Iterable[Iterable[Any]], delimiter: str) -> str:
    """Rows of values under their heads."""
    return _written(heads, zip(*rows, strict=True), delimiter)


def _written(heads: Sequence[str], columns: Iterable[Sequence[Any]], delimiter: str) -> str:
    """Columns under their heads; a line that would be empty has an empty cell in quotes."""
    cells = _Cells(delimiter)
    rows = zip(*map(cells.column, columns), strict=True)
    lines = [delimiter.join(row) or '""' for row in rows]
    return "\r\n".join((delimiter.join(cells.column(heads)), *lines, ""))


class _Cells(dict["str | None", str]):
    """Texts that were met, as they are written: most of a sheet's stand there often."""

    def __init__(self, delimiter: str) -> None:
        super().__init__()
        self.delimiter = delimiter

    def column(self, values: Sequence[Any]) -> list[str]:
        """The cells of values; those that stand there often are made once."""
        kinds = set(map(type, values))
        if kinds <= _NUMBERS:
            return list(map(cell, values))
        if kinds == {list}:
            values, kinds = list(map(JOIN.join, values)), {str}
        return list(map(self.__getitem__ if kinds <= _TEXTS else self.of, values))

    def __missing__(self, text: str | None) -> str:
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
_TEXTS = frozenset((str, type(None)))
_NUMBERS = frozenset((int, bool, type(None)))
"""What needs no quotes."""


def render_tabs(report: Report, fields: Sequence[str], headers: Lang | None = None) -> str:
    """Tab-separated, for pasting into a sheet."""
    return render(report, fields, headers, "\t")


def headed(names: Sequence[str], headers: Lang | None) -> list[str]:
    """The heads of columns, in a language or as programs know them."""
    if headers is None:
        return list(names)
    from aitrack.views.heads import HEADS  # noqa: PLC0415, only where they are asked for

    return [HEADS[name].say(headers) if name in HEADS else name for name in names]


def flat(rows: Sequence[Row], numbers: Mapping[str, int], lang: Lang = "ko") -> Columns:
    """Items with every value as ``cell`` or ``sheet_cell`` takes it.

    A mention becomes ``document:line``, an outcome its status, day and whose
    word it is, the parts of an umbrella their counts.

    Args:
        rows: The items.
        numbers: Their short numbers by id, where they are known.
        lang: In English, what has its English beside it gives way to that.
    """
    told = items(rows, numbers)
    mentions, outcomes = told.pop("mentions"), told.pop("outcome")
    of = mentions.columns
    if lang == "en":
        told, of = _english(told), _english(of)
    said = zip(*[of[name] for name in _SAID], strict=True)
    places = zip(of["document"], of["line"], strict=True)
    places = mentions.split([f"{document}:{line}" if line else "" for document, line in places])
    return Columns({
        **told,
        "sides": mentions.split([_side(*each) for each in said]),
        "evidence": [list(map(_place, each["evidence"])) if each else [] for each in outcomes],
        "mentions": [list(filter(None, each)) for each in places],
        "parts": [
            each and "; ".join([f"{name} {n}" for name, n in each.items()])
            for each in told["parts"]
        ],
        "outcome": [
            each and " ".join(filter(None, (each["status"], each["on"], f"({each['by']})")))
            for each in outcomes
        ],
    })  # fmt: skip


def _english(told: Columns) -> Columns:
    """The fields of items, those in English that have an English form."""
    return Columns({
        name: [
            english or own for english, own in zip(told[f"{name}_en"], column, strict=True)
        ] if f"{name}_en" in told else column
        for name, column in told.items()
    })  # fmt: skip


_SAID = ("document", "line", "when", "read_as", "start", "end", "why", "ministries")


def _side(
    document: str | None, line: int | None, when: str | None, read_as: str | None,
    start: str | None, end: str | None, why: str | None, ministries: list[str],
) -> str:  # fmt: skip
    """One place that speaks of an item: where, as printed, as read, and why so."""
    parts = (
        document and f"{document}:{line}",
        when or "-",
        read_as and f"⇒ {read_as}",
        (start or end) and f"{start or ''}/{end or ''}",
        why and f"({why})",
        "·".join(ministries),
    )
    return " ".join(filter(None, parts))


def _place(evidence: dict[str, Any]) -> str:
    names = ("title", "publisher", "document_number", "dated", "url", "file")
    return " ".join(evidence[name] for name in names if evidence[name])
