"""The catalogue of forms: the table that the documentation is made from, run row by row."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf

from aitrack.dates.notation import NotationError, read
from aitrack.dates.wording import format_edtf
from conftest import DATA, ROOT
from readings import COLUMNS, columns, rows

REFERENCE = date(2025, 6, 15)
ANCHOR = date(2025, 1, 21)


CATALOGUE = rows("catalogue.tsv")
REFUSALS = [row[0] for row in rows("refusals.tsv")]


def test_the_tables_are_long_enough_and_say_each_thing_once() -> None:
    assert len(REFUSALS) >= 150
    assert len(CATALOGUE) + len(REFUSALS) >= 400
    for table in ([row[0] for row in CATALOGUE], REFUSALS):
        assert len(set(table)) == len(table)


@pytest.mark.parametrize("row", CATALOGUE, ids=lambda row: row[0])
def test_reading(row: list[str]) -> None:
    text, *expected = row
    if expected == ["refused"]:
        with pytest.raises(NotationError):
            read(text, REFERENCE, ANCHOR)
        return
    found = columns(read(text, REFERENCE, ANCHOR))
    assert found == [*expected, *[""] * (COLUMNS - len(expected))]


@pytest.mark.parametrize("text", REFUSALS)
def test_refusal(text: str) -> None:
    """Without an anchor: ``3일 이내`` is a length, until there is a day to count from."""
    with pytest.raises(NotationError) as caught:
        read(text, REFERENCE)
    assert 0 <= caught.value.column <= len(text)


@pytest.mark.parametrize("text", [row[0] for row in CATALOGUE if "".join(row[1:3])[:1].isdigit()])
def test_edtf_reads_back_to_the_same_days(text: str) -> None:
    """By another program: the edtf package."""
    reading = read(text, REFERENCE, ANCHOR)
    period = reading.period
    code = format_edtf(period, approximate=reading.approximate, known=reading.edtf)
    parsed = parse_edtf(code)
    if reading.edtf and code[0] in "[{":
        first, last = parsed.objects[0], parsed.objects[-1]
    else:
        first = last = parsed
    if period.start:
        assert first.lower_strict()[:3] == period.start.timetuple()[:3]
    if period.last_day:
        assert last.upper_strict()[:3] == period.last_day.timetuple()[:3]


def test_the_page_of_forms_is_made_from_the_table(request: pytest.FixtureRequest) -> None:
    """``--update-golden`` writes it anew."""
    path = ROOT / "docs" / "notations.md"
    page = [
        "# How dates are written, and how aitrack reads them",
        "",
        "Made from the table that the tests run (`tests/data/catalogue.tsv`); do not edit. Read",
        f"relative to {REFERENCE}, counted periods from {ANCHOR}. Both ends are included; an empty",
        "end is open.",
        "The grammar stands in `cli/aitrack/dates/notation.py`. What is no date, and refused:",
        "`tests/data/refusals.tsv`.",
    ]
    for line in (DATA / "catalogue.tsv").read_text("utf-8").splitlines():
        if line.startswith("## "):
            page += ["", line, "", "| as printed | start | end | bound | precision | EDTF | also |"]
            page.append("|---|---|---|---|---|---|---|")
        elif not line.startswith("#"):
            cells = [*line.split("\t"), *[""] * 7][:7]
            page.append(f"| `{cells[0]}` | " + " | ".join(cells[1:]).replace("~", "\\~") + " |")
    text = "\n".join(page) + "\n"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text
