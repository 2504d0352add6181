"""Notations of a store: read as the reader of dates reads them, once, whatever was read before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from aitrack.dates.notation import parse
from aitrack.dates.period import Bound, Period, Precision
from aitrack.errors import AitrackError
from aitrack.store.files import notations
from aitrack.store.files.notations import read_notation, remember
from conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = (date(2026, 12, 1), date(2025, 6, 15), None)


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notations, "_anywhere", {})
    monkeypatch.setattr(notations, "_there", {})


@pytest.mark.parametrize(
    ("text", "reference", "start", "last"),
    [
        ("2025-03-10", None, "2025-03-10", "2025-03-10"),
        ("'24.下", None, "2024-07-01", "2024-12-31"),
        ("'24.下", "2026-05-21", "2024-07-01", "2024-12-31"),
        ("(~12.2)", "2025-06-15", None, "2025-12-02"),
        ("(~12.2)", "2026-11-26", None, "2026-12-02"),
        ("'62~'66", "2025-06-15", "1962-01-01", "1966-12-31"),
        ("'60~'66", "2025-06-15", "1960-01-01", "1966-12-31"),
        ("'59~'61", "2025-06-15", "2059-01-01", "2061-12-31"),
        ("내년", "2024-09-26", "2025-01-01", "2025-12-31"),
        ("내년", "2025-09-26", "2026-01-01", "2026-12-31"),
        ("12월", "2024-09-26", "2024-12-01", "2024-12-31"),
    ],
)
def test_a_notation_means_what_it_means_beside_its_document(
    text: str, reference: str | None, start: str | None, last: str
) -> None:
    for other in DAYS:
        _said(read_notation, text, other)
    found = read_notation(text, date.fromisoformat(reference) if reference else None)
    assert (found.start and str(found.start), str(found.last_day)) == (start, last)


def test_the_store_reads_as_the_reader_of_dates() -> None:
    """``(~12.2)`` was December 2012 in a store, and a day of the document's year elsewhere."""
    rows = (DATA / "catalogue.tsv").read_text("utf-8").splitlines()
    for text in [row.partition("\t")[0] for row in rows][2::8]:
        for day in (date(2026, 12, 1), date(1999, 5, 5)):
            assert _said(read_notation, text, day) == _said(parse, text, day)


@pytest.mark.parametrize("text", ["2025-03-10", "'25.3.10", "2025.3.10", "('25~'27)", "~2027년"])
def test_what_says_its_year_is_read_once_for_all(text: str) -> None:
    first = read_notation(text, DAYS[0])
    read_notation("2030", None)
    assert all(read_notation(text, day) is first for day in DAYS)


@pytest.mark.parametrize("text", ["내년", "12월", "(62년)", "12.2~12.5", "향후"])
def test_what_does_not_is_read_once_for_a_day(text: str) -> None:
    first = read_notation(text, DAYS[0])
    read_notation("12.3~12.6", DAYS[1])
    assert read_notation(text, DAYS[0]) is first


@pytest.mark.parametrize("name", ["_anywhere", "_there"])
def test_so_many_are_remembered_and_no_more(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notations, "_MOST", 3)
    known = getattr(notations, name)
    text = "2025-03-0{}" if name == "_anywhere" else "3월 {}일"
    sizes = []
    for at in range(1, 6):
        read_notation(text.format(at), DAYS[0])
        sizes.append(len(known))
    assert sizes == [1, 2, 3, 1, 2]


def test_what_an_index_knows_is_not_read_again() -> None:
    known = Period(date(2001, 1, 1), date(2001, 1, 2), Bound.ON, Precision.DAY)
    remember([("내년", DAYS[0], known)])
    assert read_notation("내년", DAYS[0]) is known
    assert read_notation("내년", DAYS[1]).start == date(2026, 1, 1)
    read = read_notation("12월", DAYS[0])
    remember([("12월", DAYS[0], known)])
    assert read_notation("12월", DAYS[0]) is read


@pytest.mark.parametrize("text", ["2025-02-30", "내년", "봄", "'25.13월"])
def test_what_is_no_date_is_told_each_time(text: str) -> None:
    for _ in range(2):
        with pytest.raises(AitrackError):
            read_notation(text, None)


def _said(read: Callable[[str, date | None], Period], text: str, day: date | None) -> object:
    try:
        return read(text, day)
    except AitrackError as error:
        return error.words
