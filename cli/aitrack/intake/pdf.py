"""PDF by pdfplumber: tables found first, then the text outside them; pages are kept.

A line that reaches the right margin goes on in the next one. Whether a blank belongs between cannot
be known of Korean, so none is put in: texts are compared without blanks.
"""

from __future__ import annotations

import re
import zlib

from aitrack.intake import archive
from aitrack.intake.grid import Cell, rows
from aitrack.intake.lines import MOST_BYTES, Sheet, Unreadable, sheet, too_large

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

VERSION = "pdf 1 (pdfplumber {})"
_MOST_PAGES = 2_000
_MOST_PAGE_BYTES = 3 << 20
"""Of what draws a page, unpacked: a page of text has a hundredth of that."""
_SLACK = 0.06
"""Of the width of the text: a line that ends so near the margin was broken there."""
_BEGINS = re.compile(
    r"\s*(?:[□■○●◦◆◇▪▫❖▶▷►☞※*†·•ㅇ▲△→⇒<【\[「『]|[-–—―]\s|[0-9]{1,2}[.)]\s|[①-⑳]|[가-하][.)]\s|[IVXⅠ-Ⅻ]+\.|#)"
)


def read(path: str) -> Sheet:
    """The pages one after the other.

    Raises:
        Unreadable: It is locked, damaged, or holds pictures of text only.
    """
    import pdfplumber  # noqa: PLC0415, of the extra
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    lines: list[str] = []
    pages: list[int] = []
    pictures = size = 0
    try:
        with pdfplumber.open(path) as document:
            for number, page in enumerate(document.pages):
                if number >= _MOST_PAGES:
                    raise Unreadable("쪽이 너무 많음", "too many pages")
                pages.append(len(lines) + 1)
                size += _size(page.page_obj)
                if size > MOST_BYTES:
                    raise too_large("압축을 푼 글")
                lines += (line for line in _page(page) if line.strip())
                pictures += len(page.images)
                page.close()
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise archive.locked() from None
        raise archive.damaged(error) from None
    except (ValueError, TypeError, KeyError, IndexError, AssertionError, OSError) as error:
        raise archive.damaged(error) from None  # pdfminer's, of a broken file
    if pictures and not any(lines):
        raise Unreadable(
            "그림만 있는 PDF: 글자로 읽는 프로그램(OCR)을 먼저 거치십시오",
            "a PDF of pictures only: run it through OCR first",
        )
    return sheet(lines, pages)


def _size(page: Any) -> int:
    """How many bytes draw a page, unpacked as far as a page may go, before a library takes them.

    Raises:
        Unreadable: It draws more than any page.
    """
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415, of the extra

    left = _MOST_PAGE_BYTES
    for each in page.contents:
        stream = resolve1(each)
        data = getattr(stream, "rawdata", None) or b""
        for name, _ in stream.get_filters() if data else ():
            if getattr(name, "name", "") in ("FlateDecode", "Fl"):
                try:
                    data = zlib.decompressobj().decompress(data, left + 1)
                except zlib.error:
                    break  # the library mends what it can
        left -= len(data)
        if left < 0:
            most = _MOST_PAGE_BYTES >> 20
            raise Unreadable(
                f"한 쪽의 내용이 {most} MB보다 큼: 문서가 아니거나 부풀린 파일",
                f"a page of more than {most} MB: no document, or a bomb",
            )
    return _MOST_PAGE_BYTES - left


def _page(page: Any) -> Iterator[str]:
    """Lines and tables from the top down."""
    tables = [each for each in page.find_tables() if len(each.cells) > 1]
    rest = page
    for table in tables:
        rest = rest.outside_bbox(_inside(table.bbox, page.bbox), strict=False)
    parts = [(each.bbox[1], list(rows(_cells(each)))) for each in tables]
    spoken = rest.extract_text_lines(return_chars=False)
    margin = max((line["x1"] for line in spoken), default=0)
    width = margin - min((line["x0"] for line in spoken), default=0)
    joined: list[tuple[float, list[str]]] = []
    open_ = False
    bottom = 0.0
    for line in spoken:
        text = line["text"]
        between = any(bottom <= top <= line["top"] for top, _ in parts)
        if open_ and not between and not _BEGINS.match(text):
            joined[-1][1][0] += text
        else:
            joined.append((line["top"], [text]))
        open_ = width > 0 and line["x1"] > margin - width * _SLACK
        bottom = line["bottom"]
    for _, texts in sorted([*parts, *joined], key=lambda part: part[0]):
        yield from texts


def _inside(box: Any, page: Any) -> tuple[float, float, float, float]:
    return (
        max(box[0], page[0]), max(box[1], page[1]), min(box[2], page[2]), min(box[3], page[3])
    )  # fmt: skip


def _cells(table: Any) -> Iterator[Cell]:
    for at, row in enumerate(table.extract()):
        for column, text in enumerate(row):
            if text:
                yield Cell(
                    at, column, [text.replace("\n", "")] if _broken(text) else text.split("\n")
                )


def _broken(text: str) -> bool:
    """Whether the lines of a cell go on from one to the next: none but the first begins anew."""
    return not any(_BEGINS.match(line) for line in text.split("\n")[1:])
