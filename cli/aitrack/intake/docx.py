"""DOCX by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

from aitrack.intake import archive
from aitrack.intake.grid import Cell, rows
from aitrack.intake.lines import MOST_TEXT_BYTES, Sheet, sheet, too_large

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

VERSION = "docx 1 (python-docx {})"


def read(path: str) -> Sheet:
    """Paragraphs and rows.

    Raises:
        Unreadable: It is damaged, or too large unpacked.
    """
    with archive.opened(path) as opened:
        for each in opened.infolist():
            if each.filename.endswith((".xml", ".rels")):
                data = archive.content(opened, each.filename)  # whatever it says of its size
                if len(data) > MOST_TEXT_BYTES:
                    raise too_large(each.filename, MOST_TEXT_BYTES)
    from docx import Document  # noqa: PLC0415, of the extra
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = Document(path)
    except (
        OpcError,
        KeyError,
        ValueError,
        SyntaxError,
        OSError,
    ) as error:  # lxml's are SyntaxErrors
        raise archive.damaged(error) from None
    return sheet(line for line in _lines(document) if line.strip())


def _lines(holder: Any) -> Iterator[str]:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415, of the extra

    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.replace("\n", " ").replace("\t", " ")
        else:
            yield from rows(_cells(block))


def _cells(table: Any) -> Iterator[Cell]:
    seen = set()
    for at, row in enumerate(table.rows):
        column = row.grid_cols_before
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001, a merged cell comes once for each place
                seen.add(cell._tc)  # noqa: SLF001
                texts = [
                    each.text.replace("\n", " ").replace("\t", " ") for each in cell.paragraphs
                ]
                inner = [line for each in cell.tables for line in rows(_cells(each))]
                yield Cell(at, column, texts, inner)
            column += 1
