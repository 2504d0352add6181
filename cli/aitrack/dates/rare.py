"""What the plain grammar does not read: rules, counts from an event, festivals, prose."""

from __future__ import annotations

from aitrack.dates import anchored, english, recurring
from aitrack.dates.cursor import NotationError
from aitrack.dates.point import wrong_weekday
from aitrack.dates.spans import SpanReader
from aitrack.dates.tokens import Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from aitrack.dates.reading import Reading


def read(folded: str, reference: date | None, anchor: date | None) -> Reading | None:
    """What is no date of the plain grammar; None where it is nothing else either."""
    bare = folded.strip().strip("()[]").strip()
    return recurring.read(bare) or anchored.read(bare, anchor) or _english(folded, reference)


def _english(folded: str, reference: date | None) -> Reading | None:
    """English prose, said again in the marks of the grammar."""
    prose = english.rewrite(folded)
    if prose is None:
        return None
    text, weekday = prose
    reader = SpanReader(text, Tokens(text), range(len(text)), reference)
    try:
        found = reader.whole()
    except NotationError:
        return None
    day = found.period.start
    if weekday is not None and day is not None and day.weekday() != weekday:
        ko, en = wrong_weekday(day, weekday)
        raise NotationError(text, 0, ko, en)
    return found
