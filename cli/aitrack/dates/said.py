"""What a text has said so far: the last date, for 같은 달, 이듬해, 동월, and days and months alone.

A value that is handed in and comes out again with what was found, so that a text may be read line
by line. Nothing is kept anywhere else.
"""

from __future__ import annotations

from aitrack.values import Frozen, dataclass


@dataclass(frozen=True, slots=True)
class Memory(Frozen):
    """The last date said."""

    year: int | None = None
    month: int | None = None
    """None where only a year, a half or a quarter was said."""
    day: int | None = None
    full: bool = False
    """More than the year was said, so that what follows may leave the year out."""
    printed: bool = True
    """Whether its year stands in the text, and not only in the document's date."""


NOTHING = Memory()
"""The memory at the beginning of a text."""
