"""What is read once is remembered and handed about: none of these values may change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aitrack.dates.clock import Today
from aitrack.dates.counting import Count
from aitrack.dates.find import Found
from aitrack.dates.holidays import Calendar
from aitrack.dates.numbers import Numbers
from aitrack.dates.period import UNDATED
from aitrack.dates.point import Point
from aitrack.dates.rare import Special
from aitrack.dates.reading import Reading
from aitrack.dates.running import Dated
from aitrack.dates.said import NOTHING

DAY = date(2026, 5, 21)
FOUND = Found(0, 1, "x", Reading(), NOTHING)
NUMBERS = Numbers({}, [], licensed=False, part=None, dotted=False)
VALUES = (
    Today(DAY, DAY), Count(1, "일"), FOUND, Calendar(), NUMBERS, UNDATED,
    Point(), Special(0, 1, Reading()), Reading(), Dated(1, 1, FOUND), NOTHING,
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_refuses_to_be_changed(value: Any) -> None:
    (name, *_) = value.__match_args__
    with pytest.raises(AttributeError):
        setattr(value, name, getattr(value, name))
