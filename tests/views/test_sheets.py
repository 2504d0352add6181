"""What a spreadsheet program makes of our CSV: no formula, and no number that was none."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from aitrack.views.cells import is_misread, is_run, sheet_cell

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

OFFICE = shutil.which("soffice")
BLANKS = ("", *" \u3000\u00a0\u200b\ufeff\u3164\u2800\u1160\u2003\u0301")
RUN = [
    f"{blank}{mark}1+cmd|' /C calc'!A0"
    for blank in BLANKS
    for mark in "=+-@＝＋－＠﹢﹣﹦﹫⁺⁻⁼₊₋₌−"
]
MISREAD = [
    "(24.1)", "2026.10", "24.1", "24.01", "007", "1E5", "1/2", "2026-10", "24-1", "3월 5일",
    "2026년 5월", "2026년 5월 21일", "5/21", "10:30", "May 5", "5-Jan", "Jan 2026", "50%", "₩100",
    "$5", "1,234", "１２", "２０２６．１０", "½", "12345678901234567890", "오전 9시", "24.1.",
    "2026. 5. 21.", "1.5e3", " 24.1 ", "\u3000(24.1)", "5月21日", "2026.5", "00", "1-1", "12.",
    ".5", "2025-02", "2026.2027", "1,000,000.5", "2026-05-21 10:30",
]  # fmt: skip
TEXT = [
    "24.下", "'24.下", "'26", "'24.1", "~'25", "24~27", "AI 인재", "국가 AI 전략", "2026년 하반기",
    "24.4Q", "ai-plan", "D-30", "과기정통부", "3월~5월", "1단계", "release-2026:12", "a24.1", "x",
    "2024/..", "2024-41", "../2025", "2024/2027", "2024-02/2025-05", "24-41", "24/41", "1/3 (33%)",
]  # fmt: skip
PLAIN = ["2025", "0", "15", "2026-11-22", "", "1"]


def test_formulas_are_known_by_what_they_mean() -> None:
    assert [text for text in RUN if not is_run(text)] == []
    assert [text for text in TEXT if is_run(text)] == []


def test_what_a_sheet_would_take_for_a_number_is_known() -> None:
    assert [text for text in MISREAD if not is_misread(text)] == []
    assert [text for text in (*TEXT, *PLAIN) if is_misread(text)] == []


def test_numbers_of_ours_stay_numbers() -> None:
    assert [sheet_cell(value) for value in (-691, 0.25, True, None, ["24.1"], ["a", "b"])] == [
        "-691", "0.25", "true", "", "'24.1", "a; b",
    ]  # fmt: skip


@pytest.mark.skipif(OFFICE is None, reason="without LibreOffice")
@pytest.mark.parametrize("language", [1033, 1042, 1041])
@pytest.mark.parametrize(("mark", "suffix"), [(44, "csv"), (9, "tsv")])
def test_libreoffice_opens_them_as_text(
    tmp_path: Path, language: int, mark: int, suffix: str
) -> None:
    """In English, Korean and Japanese, looking for special numbers as hard as it can."""
    cells = [sheet_cell(text) for text in (*RUN, *MISREAD, *TEXT)]
    out = io.StringIO()
    csv.writer(out, delimiter=chr(mark)).writerows([str(at), text] for at, text in enumerate(cells))
    (tmp_path / f"a.{suffix}").write_text(out.getvalue(), "utf-8-sig", newline="")
    subprocess.run(
        [
            str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            f"--infilter=CSV:{mark},34,76,1,,{language},false,true", "--convert-to", "fods",
            "--outdir", str(tmp_path), str(tmp_path / f"a.{suffix}"),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    space = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
    office, table = space % "office", space % "table"
    rows = list(ET.parse(tmp_path / "a.fods").iter(f"{table}table-row"))  # noqa: S314, our own
    seen = {}
    for row in rows[: len(cells)]:
        number, *rest = row.iter(f"{table}table-cell")
        assert f"{table}formula" not in "".join(rest[0].attrib)
        at = int(float(number.get(f"{office}value") or -1))
        seen[cells[at]] = rest[0].get(f"{office}value-type")
    assert len(seen) == len(set(cells))
    assert {text: kind for text, kind in seen.items() if kind != "string"} == {}


def test_the_apostrophe_is_in_sheets_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "timeline.yaml").write_text(
        "format: 1\ndocuments:\n"
        "  - {id: one, title: '=1+1', publisher: '(24.1)', dated: '2026-01-01', file: a.txt,"
        f" sha256: '{'0' * 64}'}}\nevents:\n"
        "  - {id: plan, title: '@x', kind: plan, source: 'https://example.org', when: '2026.10'}\n",
        "utf-8",
    )  # fmt: skip
    for command in ("documents", "list"):
        told = {
            form: run(command, "--store", str(tmp_path), "--format", form).stdout
            for form in ("table", "markdown", "json", "csv", "tsv")
        }
        for form in ("csv", "tsv"):
            rows = csv.reader(io.StringIO(told[form]), delimiter="," if form == "csv" else "\t")
            cells = [cell for row in rows for cell in row]
            assert ("'=1+1" if command == "documents" else "'@x") in cells
            assert ("'(24.1)" if command == "documents" else "'2026.10") in cells
        for form in ("table", "markdown", "json"):
            assert "'=" not in told[form]
            assert "'@" not in told[form]
            assert "'(" not in told[form]
            assert "'2026.10" not in told[form]
    fields = run(
        "list", "--store", str(tmp_path), "--format", "markdown", "--fields", "title,when"
    ).stdout
    assert "| @x | 2026.10 |" in fields
