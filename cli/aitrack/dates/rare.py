"""What the plain grammar does not read: rules, counts from an event, festivals, prose, notes.

Imported only where the plain grammar did not fit, or a whole text is read.
"""

from __future__ import annotations

from aitrack.dates import anchored, english, festivals, notes, recurring, seasons, vague
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.dates.reading import Reading
    from aitrack.dates.said import Memory


@dataclass(frozen=True, slots=True)
class Special(Frozen):
    """A notation outside the grammar, and where it stands in the folded text."""

    start: int
    stop: int
    reading: Reading


def read(
    folded: str, reference: date | None, anchor: date | None, memory: Memory
) -> Reading | None:
    """What is no date of the plain grammar; None where it is nothing else either."""
    bare = folded.strip()
    if bare[:1] in ("(", "[") or "(" not in bare:
        bare = bare.strip("()[]").strip()
    return (
        recurring.read(bare)
        or anchored.read(bare, anchor, reference)
        or festivals.read(bare, reference)
        or seasons.read(bare, reference)
        or vague.read(bare)
        or english.read(bare, reference, anchor)
        or notes.read(folded.strip(), reference, memory)
    )


def find(folded: str, reference: date | None) -> Iterator[Special]:
    """All of these in a text, in order; of two that overlap the one that begins first."""
    found = [
        Special(*span)
        for spans in (
            recurring.find(folded),
            anchored.find(folded),
            anchored.find_ahead(folded, reference),
            festivals.find(folded, reference),
            seasons.find(folded, reference),
            vague.find(folded),
            english.find(folded, reference),
            notes.compact(folded, reference),
        )
        for span in spans
    ]
    found.sort(key=lambda span: (span.start, -span.stop))
    return iter(found)
