"""The sheets of a workbook, whatever stands in them.

Every text is written as text, so nothing in the data becomes a formula or a link of its own making;
days are days. The only links are addresses of the web.
"""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

from aitrack.errors import Words
from aitrack.exports.given import MissingExtraError, is_web
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from aitrack.errors import Lang
    from aitrack.exports.columns import Cell

_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd",
}  # fmt: skip
_FONT = "맑은 고딕"
_HEAD = {
    "bold": True, "font_name": _FONT, "font_size": 10, "bg_color": "#1f3a5f",
    "font_color": "#ffffff", "valign": "vcenter", "text_wrap": True, "border": 1,
    "border_color": "#c8d0da",
}  # fmt: skip
_BODY = {"font_name": _FONT, "font_size": 10, "valign": "top"}
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_000
_LONGEST_LINK = 2079
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def workbook(title: str, today: date, lang: Lang, fill: Callable[[Sheets], None]) -> bytes:
    """A workbook as a file; the same sheets give the same bytes.

    Args:
        title: What its properties call it.
        today: The day it is of.
        lang: The language of its heads.
        fill: What adds the sheets.

    Raises:
        MissingExtraError: Without XlsxWriter.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415, of the extra
    except ImportError:
        raise MissingExtraError("XlsxWriter") from None
    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": clean(title), "created": datetime.combine(today, time())})
    fill(Sheets(book, lang))
    book.close()
    return out.getvalue()


class Sheets:
    """The sheets of one workbook, as they are added.

    Args:
        book: The workbook.
        lang: The language of its heads.
    """

    def __init__(self, book: Any, lang: Lang) -> None:
        self.book, self.lang = book, lang
        self.names: set[str] = set()
        self.head = book.add_format(_HEAD)
        self.body = book.add_format({**_BODY, "text_wrap": True})
        self.number = book.add_format({**_BODY, "num_format": "0"})
        self.day = book.add_format({**_BODY, "num_format": "yyyy-mm-dd", "align": "left"})
        self.link = book.add_format({**_BODY, "font_color": "#1a56b0", "underline": 1})

    def filled(self, text: str, tint: str) -> Any:
        """A format with colours of its own."""
        return self.book.add_format({**_BODY, "font_color": text, "bg_color": tint})

    def table(
        self, name: Words, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]
    ) -> None:
        """A sheet of something else; its heads are Korean and English in one."""
        lang, found = self.lang, list(rows)
        said = [(Words(*(each.split("|") * 2)[:2]).say(lang), width) for each, width in heads]
        sheet = self.sheet(name.say(lang), said, len(found), frozen=1)
        for place, row in enumerate(found, 1):
            for column, value in enumerate(row):
                self.write(sheet, place, column, value)

    def sheet(self, name: str, heads: Sequence[tuple[str, int]], rows: int, frozen: int) -> Any:
        """A new sheet with its heads, which stay in sight and print on every page."""
        sheet = self.book.add_worksheet(self._name(name))
        for column, (head, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.head)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(rows, 1), len(heads) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def _name(self, name: str) -> str:
        """A name for a sheet that Excel takes, and that no other sheet has."""
        plain = _begun(clean(name).translate(_FORBIDDEN).strip(), _LONGEST_NAME).strip() or "-"
        found, number = plain, 2
        while found.casefold() in self.names:
            found, number = f"{_begun(plain, _LONGEST_NAME - 7)} {number}", number + 1
        self.names.add(found.casefold())
        return found

    def write(self, sheet: Any, row: int, column: int, value: Cell) -> None:
        """A cell of its kind: a day, a number, a link, or text that stays text."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.body)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.day)
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self.number)
        elif is_web(value) and len(value) <= _LONGEST_LINK:
            if sheet.write_url(row, column, value, self.link, string=value[:255]):
                sheet.write_string(row, column, value, self.body)
        else:
            sheet.write_string(row, column, _begun(value, _LONGEST_TEXT), self.body)

    def lines(self, name: str, texts: Iterable[str]) -> None:
        """A sheet of sentences."""
        sheet = self.book.add_worksheet(self._name(name))
        sheet.set_column(0, 0, 100)
        for place, text in enumerate(filter(None, map(clean, texts))):
            sheet.write_string(place, 0, text, self.body)


def _begun(text: str, most: int) -> str:
    """The beginning of a text, as long as Excel counts: some characters are two of its.

    >>> _begun("a\U0001f600b", 2), _begun("가나", 2)
    ('a', '가나')
    """
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
