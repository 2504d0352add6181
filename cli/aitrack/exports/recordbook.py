"""A list that is not of events (bodies, documents, a scorecard, the record) as a workbook."""

from __future__ import annotations

from aitrack.dates.day import date
from aitrack.errors import Words
from aitrack.exports.sheets import workbook
from aitrack.printable import clean, width_columns
from aitrack.views.records import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.errors import Lang
    from aitrack.exports.columns import Cell
    from aitrack.exports.sheets import Sheets
    from aitrack.views.records import Records

_NARROWEST, _WIDEST = 8, 60
_DAY_LETTERS = 10
_NAME = Words("목록", "list")
_GROUP = Words("구분", "group")


def render(records: Records, lang: Lang) -> bytes:
    """The columns of the screen, with days that are days; beside them a sheet that says what it is.

    Args:
        records: The list.
        lang: The language of its heads and texts.
    """

    def fill(sheets: Sheets) -> None:
        names = [each for each in records.heads if each != "bar"]
        columns = [list(map(_cell, said(records.items, each, lang))) for each in names]
        heads = [(records.heads[each].say(lang) or _GROUP.say(lang)) for each in names]
        widths = list(map(_width, heads, columns))
        rows = list(map(list, zip(*columns, strict=True)))
        sheets.table(_NAME, list(zip(heads, widths, strict=True)), rows)
        told = records.title.say(lang).split("\n")
        sheets.lines(Words("안내", "about").say(lang), [*told, str(records.today)])

    return workbook("aitrack", records.today, lang, fill)


def _cell(value: Any) -> Cell:
    """A value as a cell has it: a day, a number, or text."""
    if isinstance(value, list | tuple):
        return clean(", ".join(map(str, value)))
    if not isinstance(value, str):
        return value if isinstance(value, int) or value is None else clean(str(value))
    try:
        return date.fromisoformat(value) if len(value) == _DAY_LETTERS else clean(value)
    except ValueError:
        return clean(value)


def _width(head: str, column: list[Cell]) -> int:
    """The width of a column in characters: that of its widest cell, within limits."""
    widest = max(width_columns(str(each)) for each in (head, *column) if each is not None)
    return min(max(widest + 2, _NARROWEST), _WIDEST)
