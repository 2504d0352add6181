"""The catalogue of forms: the table that the documentation is made from, run row by row."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.notation import NotationError, read
from aitrack.dates.reading import Form
from aitrack.dates.wording import format_edtf
from conftest import DATA

REFERENCE = date(2025, 6, 15)
ANCHOR = date(2025, 1, 21)


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


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
    reading = read(text, REFERENCE, ANCHOR)
    period = reading.period
    bound = period.bound.value if reading.form is Form.DATE or period.stop else reading.form.value
    said = {
        "approx": reading.approximate,
        "inferred": period.inferred,
        "warn": bool(reading.warnings),
        reading.rrule or "": bool(reading.rrule),
        f"anchor:{reading.anchor}": bool(reading.anchor),
    }
    found = [
        str(period.start or ""),
        str(period.last_day or ""),
        bound,
        period.precision.value,
        format_edtf(period, approximate=reading.approximate, known=reading.edtf),
        ",".join(name for name, true in said.items() if true),
    ]
    assert found == [*expected, *[""] * (6 - len(expected))]


@pytest.mark.parametrize("text", REFUSALS)
def test_refusal(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        read(text, REFERENCE, ANCHOR)
    assert 0 <= caught.value.column <= len(text)
