"""HTML by lxml: what stands in the body, without what surrounds an article."""

from __future__ import annotations

import re

from aitrack.intake.archive import UNTOLD
from aitrack.intake.grid import Cell, rows
from aitrack.intake.lines import Sheet, Unreadable, sheet
from aitrack.intake.text import decoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

VERSION = "html 1 (lxml {})"
_DROPPED = frozenset((
    "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button",
    "select", "iframe", "svg", "head", "object", "canvas",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol",
    "p", "pre", "section", "table", "tr", "ul", "br", "caption",
))  # fmt: skip
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(?:euc-kr|ks_c_5601-1987|cp949)", re.IGNORECASE)
_DEEPEST = 200


def read(path: str) -> Sheet:
    """Paragraphs and rows of tables.

    Raises:
        Unreadable: There is no HTML in it.
        RecursionError: It is nested deeper than any page.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415, of the extra

    with open(path, "rb") as file:  # noqa: PTH123, a path is text here
        data = file.read()
    text = data.decode("cp949", "replace") if _CHARSET.search(data[:4096]) else decoded(data)
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", text)
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        if UNTOLD in str(error):
            raise MemoryError from None
        raise Unreadable(
            f"HTML로 읽을 수 없음: {error}", f"not readable as HTML: {error}"
        ) from None
    walk = _Walk()
    walk.element(root, 0)
    walk.flush()
    return sheet(line for line in walk.lines if line.strip())


class _Walk:
    """The lines so far, and the words of the one that is open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []

    def flush(self) -> None:
        """The open line ends."""
        line = " ".join("".join(self._words).split())
        if line:
            self.lines.append(line)
        self._words.clear()

    def element(self, element: Any, depth: int) -> None:
        """What stands in an element; not what stands behind it."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _DROPPED or "hidden" in element.attrib:
            return
        if depth > _DEEPEST:
            raise RecursionError
        block = name in _BLOCKS
        if block:
            self.flush()
        if name == "table":
            self.lines += rows(_cells(element, depth))
            return
        self._words.append(element.text or "")
        for child in element:
            self.element(child, depth + 1)
            self._words.append(child.tail or "")
        if block:
            self.flush()


def _cells(table: Any, depth: int) -> list[Cell]:
    """The cells in their columns; those that hang down from rows above push others aside."""
    found: list[Cell] = []
    hanging: dict[int, int] = {}
    trs = [
        tr for part in table for tr in ((part,) if part.tag == "tr" else part)
        if part.tag in ("tr", "thead", "tbody", "tfoot") and tr.tag == "tr"
    ]  # fmt: skip
    for at, tr in enumerate(trs):
        column = 0
        for td in tr:
            if td.tag not in ("td", "th"):
                continue
            while hanging.get(column, 0) > at:
                column += 1
            inner = _Walk()
            for part in (td,):
                inner.element(part, depth + 1)
            inner.flush()
            found.append(Cell(at, column, inner.lines))
            wide, deep = _span(td, "colspan"), _span(td, "rowspan")
            for each in range(column, column + wide):
                hanging[each] = at + deep
            column += wide
    return found


def _span(cell: Any, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), 100) if text.isascii() and text.isdigit() and len(text) < 4 else 1  # noqa: PLR2004, digits
