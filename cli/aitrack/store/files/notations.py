"""A notation → days, each read once: the grammar is asked only for what it was not asked before."""

from __future__ import annotations

from aitrack.dates.day import iso_day
from aitrack.dates.period import ONE_DAY, Period, Precision
from aitrack.errors import AitrackError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_MOST = 1 << 17
"""Notations that are remembered of each sort."""
_anywhere: dict[str, Period | None] = {}
"""What means the same in every document; None where it takes the document's day to tell."""
_there: dict[tuple[str, date | None], Period] = {}
"""What was read by the day of a document."""


def read_notation(text: str, reference: date | None) -> Period:
    """The days of a notation; most say their year, and mean the same in every document.

    Args:
        text: As printed.
        reference: The document's day; None where there is no document.

    Raises:
        NotationError: It is no date.
    """
    found = _anywhere.get(text)
    if found is not None:
        return found
    key = (text, reference)
    found = _there.get(key)
    if found is None and text not in _anywhere:
        if len(_anywhere) >= _MOST:
            _anywhere.clear()
        found = _anywhere[text] = _without(text)
    if found is None:
        if len(_there) >= _MOST:
            _there.clear()
        found = _there[key] = _parse(text, reference)
    return found


def _without(text: str) -> Period | None:
    if day := iso_day(text):
        return Period.on(day, day + ONE_DAY, Precision.DAY)
    try:
        found = _parse(text, None)
    except AitrackError:
        return None
    return None if found.inferred else found


def _parse(text: str, reference: date | None) -> Period:
    from aitrack.dates.notation import parse  # noqa: PLC0415, only where something new is read

    return parse(text, reference)


def remember(known: Iterable[tuple[str, date | None, Period]]) -> None:
    """Keep what an index knows: a notation, the day of its document, what it was read as."""
    for text, reference, period in known:
        _there.setdefault((text, reference), period)
