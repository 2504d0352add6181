"""Documents made for the tests, in the formats that offices use."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'
    ' xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">'
)


def paragraph(text: str, inside: str = "") -> str:
    """A paragraph of HWPX, and what hangs on it."""
    return f"<hp:p><hp:run><hp:t>{escape(text)}</hp:t>{inside}</hp:run></hp:p>"


def cell(row: int, column: int, *texts: str, inside: str = "") -> str:
    """A cell; a merged one stands where it begins."""
    paragraphs = "".join(paragraph(text) for text in texts) + (
        paragraph("", inside) if inside else ""
    )
    place = f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
    return f"<hp:tc><hp:subList>{paragraphs}</hp:subList>{place}</hp:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of rows of cells."""
    return f"<hp:tbl>{''.join('<hp:tr>' + ''.join(row) + '</hp:tr>' for row in rows)}</hp:tbl>"


def hwpx(path: Path, body: str, *, head: str = HEAD, manifest: str = "") -> Path:
    """An HWPX file of one section."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        archive.writestr("Contents/section0.xml", f"{head}{body}</hs:sec>")
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return path


def of_lines(path: Path, lines: Sequence[str]) -> Path:
    """An HWPX file that says what a text says: lines with tabs are rows of tables."""
    body, rows = [], list[list[str]]()
    for line in [*lines, ""]:
        if "\t" in line:
            texts = line.split("\t")
            rows.append([cell(len(rows), at, text) for at, text in enumerate(texts) if text])
            continue
        if rows:
            body.append(paragraph("", table(*rows)))
            rows = []
        body.append(paragraph(line))
    return hwpx(path, "".join(body))


def pdf(path: Path, content: str, *, packed: bool = False, trailer: str = "") -> Path:
    """A PDF of one page, in a font that every reader has."""
    stream = content.encode("latin-1")
    flate = b"/Filter/FlateDecode" if packed else b""
    stream = zlib.compress(stream) if packed else stream
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>"
        ),
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), flate, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        (
            b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
        ),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table_at = len(data)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    said = b"/Size %d/Root 1 0 R%s" % (len(objects) + 1, trailer.encode())
    data += b"trailer<<%s>>\nstartxref\n%d\n%%%%EOF" % (said, table_at)
    path.write_bytes(data)
    return path
