"""Plain text: UTF-8, or the cp949 of older Korean programs."""

from __future__ import annotations

from aitrack.intake.lines import Sheet, Unreadable, sheet

VERSION = "text 1"
_ODD = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def read(path: str) -> Sheet:
    """The lines as they are.

    Raises:
        Unreadable: It is in neither encoding, or it is no text.
    """
    with open(path, "rb") as file:  # noqa: PTH123, a path is text here
        data = file.read()
    if _ODD.intersection(data):
        raise Unreadable(
            "글이 아닌 파일: HWPX, HWP, PDF, HTML, DOCX, 글(UTF-8, cp949)을 읽습니다",
            "no text: HWPX, HWP, PDF, HTML, DOCX and text (UTF-8, cp949) are read",
        )
    return sheet(decoded(data).replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def decoded(data: bytes) -> str:
    """Bytes as text.

    Raises:
        Unreadable: They are in neither encoding.
    """
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    raise Unreadable(
        "UTF-8도 cp949도 아닌 글: 다른 이름으로 저장에서 UTF-8을 고르십시오",
        "neither UTF-8 nor cp949: save it as UTF-8",
    )
