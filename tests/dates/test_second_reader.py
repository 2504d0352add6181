"""What a second reader wrote down, who knew the catalogue of forms and not the grammar."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.notation import NotationError, read
from conftest import DATA

ROWS = [
    [*line.split("\t"), *[""] * 8][:8]
    for line in (DATA / "second-reader.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def rule(text: str | None) -> set[tuple[str, frozenset[str]]]:
    """An RFC 5545 rule, its parts in any order."""
    parts = (part.partition("=") for part in (text or "").split(";") if part)
    return {(name, frozenset(value.split(","))) for name, _, value in parts}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_reading(row: list[str]) -> None:
    text, reference, anchor, first, last, bound, precision, says = row
    day = date.fromisoformat(reference)
    counted_from = date.fromisoformat(anchor) if anchor else None
    if first == "refused":
        with pytest.raises(NotationError):
            read(text, day, counted_from)
        return
    reading = read(text, day, counted_from)
    period = reading.period
    days = (str(period.start or ""), str(period.last_day or ""))
    assert (*days, reading.bound, period.precision.value) == (first, last, bound, precision)
    flags = says[: says.index("FREQ")] if "FREQ" in says else says
    said = {flag for flag in flags.split(",") if flag}
    assert reading.approximate == ("approx" in said)
    assert period.inferred or "inferred" not in said
    assert reading.warnings or "warn" not in said
    if "FREQ" in says:
        assert rule(reading.rrule) == rule(says[says.index("FREQ") :])
