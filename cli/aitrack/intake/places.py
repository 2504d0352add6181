"""What is said of one date of a document: an event it may be, or why it is none."""

from __future__ import annotations

from hashlib import sha256

from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.reading import Reading
    from aitrack.model import Kind

KEY_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Guess(Frozen):
    """What a date may be the date of."""

    title: str
    rule: str
    """Which way it was found; see docs/intake.md."""
    ministries: tuple[str, ...] = ()
    ministries_from: int | None = None
    """The line that names them, where it is not near."""
    row: int | None = None
    """Another line that speaks of it: the row below a table's head, or where it is named."""
    contact: int | None = None
    """The line of the contacts that the bodies were taken from."""


@dataclass(frozen=True, slots=True)
class Place(Frozen):
    """A date at its place, and one guess, or the reason why there is none."""

    key: str
    """The same for the same words and notation, whatever line they stand in."""
    line: int
    at: str
    when: str
    reading: Reading
    guess: Guess | None
    kind: Kind | None
    id: str
    """Of the event that it would be."""
    known: tuple[tuple[str, float], ...]
    """Events it may be, and how alike they are."""
    reason: str | None


def key_of(text: str, when: str, number: int) -> str:
    """The name of a decision: it hangs on the words of the line and the notation.

    Args:
        text: The line, squeezed.
        when: The notation, squeezed.
        number: Which one of those with the same words and notation, from 0.
    """
    said = f"{text}\0{when}\0{number}"
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LETTERS]
