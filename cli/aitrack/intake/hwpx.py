"""HWPX, the XML of Hangul word processors, by the standard library alone.

Elements are known by their local names, whatever namespace a version of the format puts them in.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from aitrack.intake import archive
from aitrack.intake.grid import Cell, rows
from aitrack.intake.lines import Sheet, Unreadable, sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

VERSION = "hwpx 1"
_SECTION = re.compile(r"(?:^|/)section([0-9]{1,6})\.xml\Z", re.IGNORECASE)
_BLANKS = {"tab": " ", "lineBreak": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_HIDDEN = frozenset(("hiddenComment", "shapeComment", "secPr", "parameters", "script"))
_DEEPEST = 512


def read(path: str) -> Sheet:
    """Every paragraph and every row of a table, section by section.

    Raises:
        Unreadable: It is locked, damaged or too large.
    """
    with archive.opened(path) as opened:
        if _is_locked(opened):
            raise archive.locked()
        found = [(int(m[1]), name) for name in opened.namelist() if (m := _SECTION.search(name))]
        if not found:
            raise Unreadable(
                "HWPX의 본문(Contents/section0.xml)이 없음", "an HWPX without Contents/section0.xml"
            )
        lines: list[str] = []
        for _, name in sorted(found):
            lines += section(archive.content(opened, name))
    return sheet(lines)


def _is_locked(opened: ZipFile) -> bool:
    name = "META-INF/manifest.xml"
    return name in opened.namelist() and b"encryption-data" in archive.content(opened, name)


def section(data: bytes) -> Iterator[str]:
    """The lines of one section.

    Raises:
        Unreadable: It is no XML, or XML that defines entities.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    walk = _Walk()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise archive.damaged(error) from None
    return (line for line in walk.lines if line.strip())


def _refuse(*_: object) -> None:
    """No word processor declares a document type; who does wants entities unfolded."""
    raise Unreadable(
        "문서형 선언(DOCTYPE)이 있는 XML은 읽지 않음", "XML with a DOCTYPE is not read"
    )


class _Walk:
    """The places where text is gathered, while elements open and close."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._sinks = [(self.lines, self.lines)]
        """Where paragraphs go, and what hangs on them: the section, a cell, an outer paragraph."""
        self._words: list[list[str]] = []
        """The pieces of each open paragraph."""
        self._tables: list[list[Cell]] = []
        self._depth = self._hidden = self._deleted = self._in_text = 0

    def start(self, name: str, found: dict[str, str]) -> None:  # noqa: C901, one case an element
        name = name.rpartition(" ")[2]
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable("너무 깊이 겹친 문서", "nested too deeply")
        if self._hidden or name in _HIDDEN:
            self._hidden += 1
        elif name == "t":
            self._in_text += 1
        elif name in _BLANKS and self._words:
            self._words[-1].append(_BLANKS[name])
        elif name == "p":
            self._words.append([])
            hanging: list[str] = []
            self._sinks.append((hanging, hanging))
        elif name == "tbl":
            self._tables.append([])
        elif name == "tc" and self._tables:
            cell = Cell(-1, -1)
            self._tables[-1].append(cell)
            self._sinks.append((cell.lines, cell.inner))
        elif name == "cellAddr" and self._tables and self._tables[-1]:
            cell = self._tables[-1][-1]
            cell.row, cell.column = _number(found, "rowAddr"), _number(found, "colAddr")
        elif name == "deleteBegin":
            self._deleted += 1
        elif name == "deleteEnd":
            self._deleted = max(0, self._deleted - 1)

    def end(self, name: str) -> None:
        name = name.rpartition(" ")[2]
        self._depth -= 1
        if self._hidden:
            self._hidden -= 1
        elif name == "t":
            self._in_text -= 1
        elif name == "p":
            text = "".join(self._words.pop()).replace("\t", " ")
            hanging = self._sinks.pop()[0]
            lines, inner = self._sinks[-1]
            if text.strip():
                lines.append(text)
            inner.extend(hanging)
        elif name == "tc" and self._tables:
            self._sinks.pop()
        elif name == "tbl":
            self._sinks[-1][1].extend(rows(self._tables.pop()))

    def text(self, data: str) -> None:
        if self._in_text and not (self._hidden or self._deleted) and self._words:
            self._words[-1].append(data)


def _number(found: dict[str, str], name: str) -> int:
    text = found.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0  # noqa: PLR2004, digits
