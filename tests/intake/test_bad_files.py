"""What is no document ends in an error that names it, soon, and nothing is written."""

from __future__ import annotations

import gzip
import os
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from aitrack.intake import limited
from aitrack.intake.lines import Unreadable
from conftest import DOCUMENTS, ROOT
from papers import HEAD, cell, hwpx, paragraph, pdf, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run

SAMPLES = DOCUMENTS.parent / "samples" if DOCUMENTS else ROOT / "none"
SECONDS = 20
"""Far more than it takes; what hangs would hang longer. The figures are in benchmarks/intake.py."""
ENCRYPTED = (
    "/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44"
    f"/O<{'00' * 32}>/U<{'11' * 32}>>>"
)
LOCKED = '<odf:manifest xmlns:odf="urn:x"><odf:encryption-data/></odf:manifest>'


def entity_bomb(path: Path) -> Path:
    head = '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "가가가가가가가가가가">'
    head += "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    return hwpx(path, paragraph("x") + "&j;", head=f"{head}]>{HEAD.partition('?>')[2]}")


def zip_bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        with archive.open("Contents/section0.xml", "w") as member:
            for _ in range(200):
                member.write(b" " * (1 << 20))
    return path


def lying_zip(path: Path) -> Path:
    """Its sizes say that it is small."""
    zip_bomb(path)
    data = path.read_bytes()
    size = (200 << 20).to_bytes(4, "little")
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))
    return path


def nested(path: Path) -> Path:
    inner = "x"
    for _ in range(2000):
        inner = f"<hp:p><hp:run><hp:t/>{inner}</hp:run></hp:p>"
    return hwpx(path, inner)


def deep_html(path: Path) -> Path:
    path.write_text("<html>" + "<div>" * 100_000 + "x", "utf-8")
    return path


def wide(path: Path) -> Path:
    return hwpx(path, paragraph("", table([cell(0, 10_000_000, "x"), cell(0, 99_999, "y")])))


def crowded(path: Path) -> Path:
    """Its list alone takes seconds to read."""
    with zipfile.ZipFile(path, "w") as archive:
        for at in range(10_001):
            archive.writestr(f"Contents/{at}", b"")
    return path


def large_docx(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<p/>" * (5 << 20))
    return path


def written(data: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


BAD = {
    "empty.txt": (written(b""), "빈 파일"),
    "blank.txt": (written(b"\n \n"), "빈 파일"),
    "picture.txt": (written(b"\x89PNG\r\n\x1a\n\0\0\0"), "글이 아닌 파일"),
    "utf-7.txt": (written(b"\xfd\xff\xf0\x80 x"), "UTF-8도 cp949도 아닌 글"),
    "old.hwp": (written(b"HWP Document File V3.00 \x1a\1\2\3\4\5" + b"\0" * 200), "HWP 3"),
    "broken.hwp": (written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900), "손상된 파일"),
    "broken.zip": (written(b"PK\3\4" + b"\0" * 99), "손상된 파일"),
    "other.zip": (written(gzip.decompress(gzip.compress(b"PK\5\6" + b"\0" * 18))), "압축 파일"),
    "broken.pdf": (written(b"%PDF-1.7\n" + b"x" * 500), "손상된 파일"),
    "locked.hwpx": (lambda path: hwpx(path, paragraph("x"), manifest=LOCKED), "암호"),
    "no-text.hwpx": (lambda path: hwpx(path, paragraph(" ")), "글이 하나도 없는"),
    "no-xml.hwpx": (lambda path: hwpx(path, "<hp:p>"), "손상된 파일"),
    "entities.hwpx": (entity_bomb, "DOCTYPE"),
    "zip.hwpx": (zip_bomb, "64 MB보다 큼"),
    "lying.hwpx": (lying_zip, ""),
    "nested.hwpx": (nested, "깊이 겹친"),
    "rich.txt": (written(b"{\\rtf1\\ansi 2027}"), "RTF"),
    "cut.txt": (written("2027년 개소".encode("cp949")[:-1] + b"\xb0\xff"), "중간에 잘린 글"),
    "crowded.hwpx": (crowded, "10,000개보다 많음"),
    "flate.pdf": (lambda path: pdf(path, "q " * (2 << 20), packed=True), "3 MB보다 큼"),
    "large.txt": (written(b"2027 \n" * (3 << 20)), "16 MB보다 큼"),
    "large.html": (written(b"<html>" + b"<p>2027" * (3 << 20)), "16 MB보다 큼"),
    "large.docx": (large_docx, "16 MB보다 큼"),
    "locked.pdf": (lambda path: pdf(path, "q Q", trailer=ENCRYPTED), "암호"),
    "picture.pdf": (lambda path: pdf(path, "q 500 0 0 700 50 50 cm /I Do Q"), "그림만 있는 PDF"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: Path, name: str) -> None:
    make, wanted = BAD[name]
    path = make(tmp_path / name)
    began = time.monotonic()
    with pytest.raises(Unreadable) as raised:
        limited.read(str(path))
    assert wanted in raised.value.words.ko
    assert name in raised.value.words.ko
    assert name in raised.value.words.en
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("make", [deep_html, wide])
def test_what_is_only_odd_is_read_within_bounds(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    try:
        found = limited.read(str(make(tmp_path / "odd.html")))[0]
    except Unreadable:
        return
    assert sum(map(len, found.lines)) < 100_000


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample documents are not here")
@pytest.mark.parametrize(
    ("name", "wanted"),
    [("locked.hwp", "암호"), ("locked.hwpx", "암호"), ("hwp3locked.hwp", "HWP 3")],
)
def test_a_locked_sample_is_never_an_empty_text(name: str, wanted: str) -> None:
    with pytest.raises(Unreadable, match=wanted):
        limited.read(str(SAMPLES / name))


@pytest.mark.skipif(os.name != "posix", reason="needs limits of a process")
def test_memory_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x\n" * (8 << 20))
    monkeypatch.setattr(limited, "MEMORY_BYTES", 64 << 20)
    with pytest.raises(Unreadable, match="메모리 64 MB"):
        limited.read(str(path))


def test_time_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("가", "utf-8")
    monkeypatch.setattr(limited, "SECONDS", 0)
    with pytest.raises(Unreadable, match="안에 읽지 못함"):
        limited.read(str(path))


def test_nothing_is_written_of_a_bad_file(run: Run, tmp_path: Path) -> None:
    run("init", "s")
    zip_bomb(tmp_path / "b.hwpx")
    before = sorted(each.name for each in (tmp_path / "s").rglob("*"))
    result = run("read", "b.hwpx", "--store", "s")
    assert result.exit_code == 1
    assert "b.hwpx" in result.stderr
    assert sorted(each.name for each in (tmp_path / "s").rglob("*")) == before
