"""Plain text: UTF-8, the cp949 of older Korean programs, UTF-16 where its first bytes say so."""

from __future__ import annotations

import re

from aitrack.intake.lines import MOST_TEXT_BYTES, Sheet, Unreadable, sheet, too_large

VERSION = "text 1"
_ODD = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MARKED = ((b"\xff\xfe\0\0", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(path: str) -> Sheet:
    """A plain text as lines, whatever its encoding.

    Raises:
        Unreadable: It is in neither encoding, or it is no text.
    """
    data = whole(path)
    marked = next((encoding for mark, encoding in _MARKED if data.startswith(mark)), "")
    if data.startswith(b"{\\rtf"):
        raise Unreadable(
            "RTF 형식: 한글이나 워드에서 열어 HWPX나 DOCX로 저장하십시오",
            "RTF: save it as HWPX or DOCX first",
        )
    if not marked and _ODD.search(data):
        raise Unreadable(
            "글이 아닌 파일: HWPX, HWP, PDF, HTML, DOCX, 글(UTF-8, cp949)을 읽습니다",
            "no text: HWPX, HWP, PDF, HTML, DOCX and text (UTF-8, cp949) are read",
        )
    return sheet(decoded(data, marked).replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def whole(path: str) -> bytes:
    """What a file holds, where it is no larger than a text that can be kept.

    Raises:
        Unreadable: It is.
    """
    with open(path, "rb") as file:  # noqa: PTH123, a path is text here
        data = file.read(MOST_TEXT_BYTES + 1)
    if len(data) > MOST_TEXT_BYTES:
        raise too_large("글", MOST_TEXT_BYTES)
    return data


def decoded(data: bytes, marked: str = "") -> str:
    """Bytes as text.

    Args:
        data: The bytes.
        marked: The encoding that they begin by naming.

    Raises:
        Unreadable: They are in neither encoding.
    """
    for encoding in (marked,) if marked else ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        "UTF-8도 cp949도 아닌 글이거나 중간에 잘린 글: 다른 이름으로 저장에서 UTF-8을 고르십시오",
        "neither UTF-8 nor cp949, or cut off: save it as UTF-8",
    )
