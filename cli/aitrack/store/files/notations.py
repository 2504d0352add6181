"""A notation → days, each read once: the grammar is asked only for what it was not asked before."""

from __future__ import annotations

from aitrack.dates.day import iso_day
from aitrack.dates.period import ONE_DAY, Period, Precision
from aitrack.errors import AitrackError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

_MOST = 1 << 17
"""Notations that are remembered of each sort."""
_anywhere: dict[str, Period] = {}
"""What means the same in every document."""
_there: dict[tuple[str, date | None], Period] = {}
"""What was read by the day of a document."""
_MARKS, _FIRST_DOUBTED = "'’", "60"
"""From then on a marked year is perhaps one of the last century: that takes the day to tell."""


def read_notation(text: str, reference: date | None) -> Period:
    """The days of a notation; most say their year, and mean the same in every document.

    Args:
        text: As printed.
        reference: The document's day; None where there is no document.

    Raises:
        NotationError: It is no date.
    """
    found = _anywhere.get(text) or _there.get((text, reference))
    if found is None:
        found = _without(text)
        if found:
            _keep(_anywhere, text, found)
        else:
            found = _parse(text, reference)
            _keep(_there, (text, reference), found)
    return found


def _keep(known: dict[Any, Period], key: object, period: Period) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[key] = period


def _without(text: str) -> Period | None:
    """What a notation means in whatever document, where it says its year before all else."""
    if day := iso_day(text):
        return Period.on(day, day + ONE_DAY, Precision.DAY)
    begun = text.lstrip("(~ ")
    marked = begun[:1] in _MARKS and begun[1:3] < _FIRST_DOUBTED
    if not (marked or begun[:4].isdecimal()):
        return None
    try:
        return _parse(text, None)
    except AitrackError:
        return None


def _parse(text: str, reference: date | None) -> Period:
    from aitrack.dates.notation import parse  # noqa: PLC0415, only where something new is read

    return parse(text, reference)


def remember(known: Iterable[tuple[str, date | None, Period]]) -> None:
    """Keep what an index knows: a notation, the day of its document, what it was read as."""
    for text, reference, period in known:
        _there.setdefault((text, reference), period)
