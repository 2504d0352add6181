"""A document → every date of it: an event that it may be the date of, or why it is set aside."""

from __future__ import annotations

import re

from aitrack.answers.provenance import squeeze
from aitrack.dates.find import find
from aitrack.dates.memory import NOTHING
from aitrack.intake import headings, reasons, tables
from aitrack.intake.guessing import Guesser
from aitrack.intake.kinds import kind_of
from aitrack.intake.outline import outline, plain
from aitrack.intake.owning import Owning
from aitrack.intake.places import Place, key_of
from aitrack.values import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.dates.find import Found
    from aitrack.intake.known import Known
    from aitrack.intake.outline import Line
    from aitrack.intake.owners import Owners
    from aitrack.intake.places import Guess

_FIRST_LINES = 40
"""A document says its own date, and when it may be printed, near its beginning."""
_AROUND = 24
_FEWEST_LETTERS = 3
_MOST_TITLES = 8
"""Of a date in the head of a table there may be more."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What proposals are made of."""

    id: str
    title: str
    publisher: str
    dated: date
    lines: tuple[str, ...]


def propose(paper: Paper, owners: Owners, known: Known) -> Iterator[Place]:
    """Every date of a document, in order, at least once.

    Args:
        paper: The document.
        owners: The bodies that may be named in it.
        known: The events there are; what is proposed is added to them as it comes.
    """
    lines = outline(paper.lines)
    dates = _dates(paper)
    rows = tables.tables(paper.lines, owners, {at: len(found) for at, found in dates.items()})
    guesser = Guesser(lines, owners, paper.title)
    owning = Owning(lines, owners, paper.publisher)
    met: dict[tuple[str, str], int] = {}
    ids: dict[int, int] = {}
    for number, found in dates.items():
        line = lines[number - 1]
        at_path = headings.path(line, lines, owners)
        for at, each in enumerate(found):
            text_key = (squeeze(line.text), squeeze(each.text))
            again = met.get(text_key, 0)
            met[text_key] = again + 1
            key = key_of(line.text, each.text, again)
            where = tables.spot(rows[number], number, each.start) if number in rows else None
            why = reasons.reason(
                each, line, paper.dated, _beside(line.text, each), first_lines=number <= _FIRST_LINES
            )
            guesses: list[Guess] = []
            if why is None and where and where.row == 1 and where.table.heads > 1:
                why = reasons.HEAD
            if why is None:
                guesses = guesser.row(line, found, at, where) if where else guesser.text(line, found, at, 0, len(line.text))
                guesses = [g for g in guesses if len(re.sub(r"\W", "", g.title)) >= _FEWEST_LETTERS]
                if not guesses:
                    why = reasons.UNTITLED
            elif why == reasons.PAST and where and where.is_head:
                why = reasons.BASE
            if why:
                yield Place(key, number, at_path, each.text, each.reading, None, None, "", (), why)
                continue
            for turn, guess in enumerate(guesses[: None if where and where.is_head else _MOST_TITLES]):
                guess = owning.owned(guess, line, each, where)  # noqa: PLW2901, the same with its owners
                ids[number] = ids.get(number, 0) + 1
                name = f"{paper.id}-{number}" + (f"-{ids[number]}" if ids[number] > 1 else "")
                alike = tuple(known.like(guess.title))
                known.add(name, guess.title)
                full = f"{key}-{turn + 1}" if turn else key
                yield Place(
                    full, number, at_path, each.text, each.reading, guess, kind_of(plain(guess.title)),
                    name, alike, None,
                )  # fmt: skip


def _dates(paper: Paper) -> dict[int, list[Found]]:
    """The dates by line: what one line said, the next may lean on."""
    found: dict[int, list[Found]] = {}
    memory = NOTHING
    for number, text in enumerate(paper.lines, 1):
        for each in find(text, paper.dated, memory):
            memory = each.memory
            found.setdefault(number, []).append(each)
    return found


def _beside(text: str, found: Found) -> str:
    """What stands in the same bracket, or close around."""
    opened, closed = text.rfind("(", 0, found.start), text.find(")", found.stop)
    if opened >= 0 and closed >= 0 and text.find(")", opened, found.start) < 0:
        return text[opened:closed]
    return text[max(0, found.start - _AROUND) : found.stop + _AROUND // 2]
