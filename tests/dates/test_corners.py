"""Notations that lie close beside another reading: for most, one small mistake would give it."""

from __future__ import annotations

from datetime import date

import pytest

from aitrack.dates.notation import NotationError, read
from readings import COLUMNS, columns, rows


@pytest.mark.parametrize("row", rows("corners.tsv"), ids=" ".join)
def test_reading(row: list[str]) -> None:
    text, reference, anchor, *expected = row
    day = date.fromisoformat(reference) if reference else None
    counted_from = date.fromisoformat(anchor) if anchor else None
    if expected == ["refused"]:
        with pytest.raises(NotationError):
            read(text, day, counted_from)
        return
    found = columns(read(text, day, counted_from))
    assert found == [*expected, *[""] * (COLUMNS - len(expected))]
