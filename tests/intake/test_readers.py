"""Each format comes out as the same lines: a paragraph or a row a line, cells by tabs."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from aitrack.intake import formats, limited
from aitrack.intake.lines import Unreadable
from conftest import DOCUMENTS, ROOT
from papers import cell, hwpx, of_lines, paragraph, pdf, table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from aitrack.intake.lines import Sheet

SAMPLES = DOCUMENTS.parent / "samples" if DOCUMENTS else ROOT / "none"
PAIRS = ("ministry", "multipage", "public18", "lists", "sample-5017", "example")
RELEASE = ROOT / "tests" / "data" / "intake" / "release.txt"


def read(path: Path) -> Sheet:
    return limited.read(str(path))[0]


def lines(path: Path) -> tuple[str, ...]:
    return read(path).lines


def test_a_row_keeps_its_cells_in_their_columns(tmp_path: Path) -> None:
    body = paragraph("표", table(
        [cell(0, 0, "과제"), cell(0, 1, "부처"), cell(0, 3, "일정", "(안)")],
        [cell(1, 0, "가"), cell(1, 3, "'27.上")],
    )) + paragraph("뒤")  # fmt: skip
    assert lines(hwpx(tmp_path / "a.hwpx", body)) == (
        "표", "과제\t부처\t\t일정 (안)", "가\t\t\t'27.上", "뒤",
    )  # fmt: skip


def test_a_frame_of_one_cell_holds_paragraphs(tmp_path: Path) -> None:
    body = paragraph("", table([cell(0, 0, "첫 줄", "둘째 줄", "셋째 줄")]))
    assert lines(hwpx(tmp_path / "a.hwpx", body)) == ("첫 줄", "둘째 줄", "셋째 줄")


def test_a_table_in_a_cell_comes_behind_its_row(tmp_path: Path) -> None:
    inner = table([cell(0, 0, "안1"), cell(0, 1, "안2")])
    body = paragraph("", table([cell(0, 0, "밖1"), cell(0, 1, "밖2", inside=inner)]))
    assert lines(hwpx(tmp_path / "a.hwpx", body)) == ("밖1\t밖2", "안1\t안2")


def test_what_was_deleted_or_hidden_is_not_read(tmp_path: Path) -> None:
    deleted = (
        "<hp:p><hp:run><hp:t>남은<hp:deleteBegin/>지운<hp:deleteEnd/> 글</hp:t></hp:run></hp:p>"
    )
    hidden = paragraph(
        "글", f"<hp:ctrl><hp:hiddenComment>{paragraph('숨김')}</hp:hiddenComment></hp:ctrl>"
    )
    assert lines(hwpx(tmp_path / "a.hwpx", deleted + hidden)) == ("남은 글", "글")


def test_no_control_character_comes_through(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("가\x1b[31m나\u202e\u00a0다\r\n라\n".encode())
    assert lines(path) == ("가[31m나 다", "라", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-32"])
def test_text_is_read_in_the_encodings_of_offices(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("생활 AI 계획\n둘째 줄".encode(encoding))
    assert lines(path) == ("생활 AI 계획", "둘째 줄")


def test_html_is_read_without_what_surrounds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>t</title><script>x</script></head><body><nav>메뉴</nav>"
        "<p>첫 <b>줄</b></p>"
        "<table><tr><th rowspan=2>가</th><td>나</td><td>다</td></tr><tr><td>라</td><td>마</td></tr>"
        "</table><footer>꼬리</footer></body></html>",
        "utf-8",
    )
    assert lines(path) == ("첫 줄", "가\t나\t다", "\t라\t마")


def test_without_its_library_the_way_to_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><p>가</p></html>", "utf-8")
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(Unreadable, match=r"HTML을\(를\) 읽으려면: .*'\.\[read\]'"):
        formats.read(str(path))


def test_docx_keeps_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("앞")
    grid = document.add_table(rows=2, cols=3)
    for at, text in enumerate(("과제", "부처", "일정")):
        grid.cell(0, at).text = text
    grid.cell(1, 0).merge(grid.cell(1, 1)).text = "묶음"
    grid.cell(1, 2).text = "'27.上"
    document.add_paragraph("뒤")
    document.save(str(tmp_path / "a.docx"))
    assert lines(tmp_path / "a.docx") == ("앞", "과제\t부처\t일정", "묶음\t\t'27.上", "뒤")


def test_pdf_has_tables_and_pages(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    words = {(60, 740): "Plan 2027", (60, 690): "Task", (310, 690): "Due", (60, 660): "Law",
             (310, 660): "2027.6"}  # fmt: skip
    text = "".join(f"BT /F 12 Tf {x} {y} Td ({word}) Tj ET " for (x, y), word in words.items())
    grid = "50 650 250 30 re 300 650 250 30 re 50 680 250 30 re 300 680 250 30 re S "
    sheet = read(pdf(tmp_path / "a.pdf", grid + text))
    assert sheet.lines == ("Plan 2027", "Task\tDue", "Law\t2027.6")
    assert sheet.pages == (1,)


def test_a_text_and_the_hwpx_that_says_the_same_read_alike(tmp_path: Path) -> None:
    found = lines(of_lines(tmp_path / "a.hwpx", RELEASE.read_text("utf-8").split("\n")))
    assert found == tuple(line for line in lines(RELEASE) if line.strip())


def grams(found: Iterable[str]) -> Counter[str]:
    bare = "".join("".join(found).split())
    return Counter(bare[at : at + 3] for at in range(len(bare) - 2))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample documents are not here")
def test_hwp_and_hwpx_of_one_document_say_the_same() -> None:
    """Of the text without white space, and of the rows of tables, 99 in 100 and more."""
    shared, wanted, rows, all_rows = 0, 0, 0, 0
    for name in PAIRS:
        old, new = lines(SAMPLES / f"{name}.hwp"), lines(SAMPLES / f"{name}.hwpx")
        one, other = grams(old), grams(new)
        shared += (one & other).total()
        wanted += max(one.total(), other.total())
        tabled = [Counter("".join(x.split()) for x in each if "\t" in x) for each in (old, new)]
        rows += (tabled[0] & tabled[1]).total()
        all_rows += max(each.total() for each in tabled)
    assert shared >= wanted * 0.99
    assert rows >= all_rows * 0.99
