"""Whole documents are read in time that grows with their length, whatever they hold."""

from __future__ import annotations

import time
from datetime import date

import pytest

from aitrack.dates.find import find

PIECES = ["3·6·9·", "1, 2, ", "'25~", "(4.28., ", "매년 ", "5일부터 ", "3월 ", "오는 지난 ", "~ 2"]


def seconds(text: str) -> float:
    begin = time.process_time()
    for _ in find(text, date(2026, 3, 12)):
        pass
    return time.process_time() - begin


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_twice_as_long_takes_about_twice_as_long(piece: str) -> None:
    seconds(piece)  # what is imported and compiled once
    short, long = (seconds(piece * (size // len(piece))) for size in (500, 2000))
    assert long < 12 * short + 0.05
