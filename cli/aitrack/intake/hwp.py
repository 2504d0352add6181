"""HWP 5 by syhwp, whose blocks come out as the lines of every other reader."""

from __future__ import annotations

from aitrack.intake import archive
from aitrack.intake.grid import Cell, rows
from aitrack.intake.lines import Sheet, Unreadable, sheet

VERSION = "hwp 1 (syhwp {})"


def read(path: str) -> Sheet:
    """Paragraphs and rows; pictures and formulas say nothing here.

    Raises:
        Unreadable: It is locked or damaged.
    """
    import syhwp  # noqa: PLC0415, of the extra

    try:
        document = syhwp.open(path)
    except syhwp.EncryptedDocumentError:
        raise archive.locked() from None
    except syhwp.SyhwpError as error:
        raise archive.damaged(error) from None
    except (OSError, ValueError, IndexError, KeyError, RecursionError) as error:
        raise archive.damaged(error) from None  # olefile's, of a broken container
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, syhwp.Paragraph):
            lines.append(block.text)
        elif isinstance(block, syhwp.Table):
            lines += rows(Cell(each.row, each.col, [each.text]) for each in block.cells)
    return sheet(line for line in lines if line.strip())


def refuse_old() -> Unreadable:
    """The error for the format before 5."""
    return Unreadable(
        "HWP 3 형식: 한글에서 열어 HWPX로 저장하십시오", "HWP 3: save it as HWPX in Hangul first"
    )
