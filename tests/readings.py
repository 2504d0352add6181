"""What a table of notations says of each, and what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aitrack.dates.wording import format_edtf
from conftest import DATA

if TYPE_CHECKING:
    from aitrack.dates.reading import Reading

COLUMNS = 6
"""First day, last day, bound, precision, EDTF, and what else is said."""


def rows(name: str) -> list[list[str]]:
    """The lines of a table, without its remarks."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def columns(reading: Reading) -> list[str]:
    """A reading as a table has it."""
    period = reading.period
    said = {
        "approx": reading.approximate,
        "inferred": period.inferred,
        "warn": bool(reading.warnings),
        reading.rrule or "": bool(reading.rrule),
        f"anchor:{reading.anchor}": bool(reading.anchor),
    }
    return [
        str(period.start or ""),
        str(period.last_day or ""),
        reading.bound,
        period.precision.value,
        format_edtf(period, approximate=reading.approximate, known=reading.edtf),
        ",".join(name for name, true in said.items() if true),
    ]
