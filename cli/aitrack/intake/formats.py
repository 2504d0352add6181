"""Which reader a file is for: its first bytes say so, its name only where they do not."""

from __future__ import annotations

import importlib
import os

from aitrack.errors import at_once, installing, why
from aitrack.intake import archive
from aitrack.intake.lines import MOST_BYTES, Sheet, Unreadable, too_large

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_HWP = b"HWP Document File V"
_PACKAGES = {"hwp": "syhwp", "pdf": "pdfplumber", "html": "lxml", "docx": "docx"}
"""What a reader needs beside Python, by its name."""
_DISTRIBUTIONS = {"docx": "python-docx"}


def read(path: str) -> tuple[Sheet, str]:
    """The text of a file, and by which reader in which version.

    Raises:
        Unreadable: It cannot be read; or there is no text in it.
    """
    name = reader_of(path)
    module: ModuleType = importlib.import_module(f"aitrack.intake.{name}")
    try:
        found: Sheet = module.read(path)
    except ModuleNotFoundError as error:
        raise _missing(name, error.name or "") from None
    if not any(line.strip() for line in found.lines):
        raise Unreadable("글이 하나도 없는 문서", "a document without any text")
    return found, _version(module, name)


def reader_of(path: str) -> str:
    """The module of this room that reads a file.

    Raises:
        Unreadable: None does.
    """
    try:
        if not os.path.isfile(path):  # noqa: PTH113, a path is text here
            raise FileNotFoundError(2, "no such file")
        if os.path.getsize(path) > MOST_BYTES:  # noqa: PTH202
            raise too_large(os.path.basename(path))  # noqa: PTH119
        with open(path, "rb", opener=at_once) as file:
            head = file.read(4096)
    except OSError as error:
        said = why(error)
        raise Unreadable(f"읽을 수 없음: {said.ko}", f"cannot be read: {said.en}") from None
    if not head.strip():
        raise Unreadable("빈 파일", "an empty file")
    if head.startswith(_OLD_HWP) and b"V5" not in head[:24]:
        from aitrack.intake.hwp import refuse_old  # noqa: PLC0415

        raise refuse_old()
    if head.startswith(_OLE):
        return "hwp"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _packed(path)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml")) or path.lower().endswith(
        (".html", ".htm")
    ):
        return "html"
    return "text"


def _packed(path: str) -> str:
    with archive.opened(path) as opened:
        names = opened.namelist()
    if "word/document.xml" in names:
        return "docx"
    if "mimetype" in names or any(name.startswith("Contents/") for name in names):
        return "hwpx"
    raise Unreadable(
        "문서가 아닌 압축 파일: 안의 문서를 꺼내서 주십시오",
        "a zip that is no document: take the document out of it",
    )


def _missing(name: str, package: str) -> Exception:
    if package.partition(".")[0] not in (_PACKAGES.get(name), "olefile", "pdfminer", "lxml"):
        return ModuleNotFoundError(package)
    way_out = installing("read")
    return Unreadable(
        f"{name.upper()}을(를) 읽으려면: {way_out.ko}", f"to read {name.upper()}: {way_out.en}"
    )


def _version(module: ModuleType, name: str) -> str:
    version = str(module.VERSION)
    if "{}" not in version:
        return version
    from importlib.metadata import version as installed  # noqa: PLC0415, where there is a library

    package = _PACKAGES[name]
    return version.format(installed(_DISTRIBUTIONS.get(package, package)))
