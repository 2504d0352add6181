"""What a reader makes of a file: its lines, for a document with pages where they begin."""

from __future__ import annotations

from unicodedata import normalize

from aitrack.errors import AitrackError
from aitrack.printable import clean
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 64 << 20
"""No document is larger, packed or unpacked."""
MOST_TEXT_BYTES = 16 << 20
"""No text alone, and none that a library takes apart as a whole: that needs many times as much."""
MOST_LETTERS, MOST_DATES = 4_000_000, 20_000
"""Some two thousand pages; each letter is looked at for a date, each date for what it is of."""


@dataclass(frozen=True, slots=True)
class Sheet(Frozen):
    """The text of a document as it will be kept."""

    lines: tuple[str, ...]
    """One a paragraph or a row of a table, whose cells are set apart by tabs."""
    pages: tuple[int, ...] = ()
    """The first line of each page, from 1, where the format has pages."""


class Unreadable(AitrackError):  # noqa: N818, as a NotationError is no error of the program
    """A file that is no document of ours; the words say why, and what can be done."""


def sheet(lines: Iterable[str], pages: Iterable[int] = ()) -> Sheet:
    r"""Lines as they are kept: one kind of blank, nothing that a terminal obeys.

    >>> sheet(["가\u00a0나\x1b", "다\t라\n마\t\t"]).lines
    ('가 나', '다\t라 마')

    Raises:
        Unreadable: There is too much of it.
    """
    kept, room = list[str](), MOST_LETTERS
    for line in map(_kept, lines):
        room -= len(line)
        if room < 0:
            raise Unreadable(
                f"글이 {MOST_LETTERS // 10_000}만 자보다 김: 나누어 주십시오",
                f"a text of more than {MOST_LETTERS:,} letters: divide it",
            )
        kept.append(line)
    return Sheet(tuple(kept), tuple(pages))


def _kept(line: str) -> str:
    cells = (clean(each.replace("\u00a0", " ")) for each in line.split("\t"))
    return normalize("NFC", "\t".join(cells)).rstrip()


def too_large(what: str, most_bytes: int = MOST_BYTES) -> Unreadable:
    """The error for what is larger than any document."""
    most = most_bytes >> 20
    return Unreadable(
        f"{what}: {most} MB보다 큼: 문서가 아니거나 부풀린 파일",
        f"{what}: larger than {most} MB: no document, or a bomb",
    )
