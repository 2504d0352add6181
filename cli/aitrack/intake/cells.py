"""What one date in a table may be the date of: by its row, its column and the head."""

from __future__ import annotations

import re

from aitrack.intake import tables
from aitrack.intake.borrowing import borrowed, lacks
from aitrack.intake.forms import says_enough
from aitrack.intake.guessing import TIMED
from aitrack.intake.outline import plain
from aitrack.intake.places import Guess
from aitrack.intake.tidying import conjuncts, tidy
from aitrack.intake.wordings import sentence
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.find import Found
    from aitrack.intake.guessing import Guesser
    from aitrack.intake.outline import Line
    from aitrack.intake.tables import Spot

_BARE_CELL = 8
"""Of letters beside a date: more of them say what it is the date of."""
_STEP, _SHORT_STAGE, _FEWEST_LETTERS = 3, 6, 3
_APART = re.compile(r"\s?[/;→⇒]\s?|,\s")
"""Between the steps that one cell says."""
_TICKS = frozenset("○●◎✓√■▶→—-")


def guesses(
    guesser: Guesser, line: Line, found: Sequence[Found], at: int, where: Spot
) -> list[Guess]:
    """The guesses for a date in a cell.

    Args:
        guesser: For the words of the cell itself.
        line: The row.
        found: The dates of the row.
        at: Which of them it is.
        where: Its cell.
    """
    if where.is_head:
        return list(map(_of_head, tables.below(where)))
    stop = where.start + len(where.text)
    inside = [each for each in found if where.start <= each.start < stop]
    left = where.text
    for each in inside:
        left = left.replace(each.text, "")
    left = re.sub(r"[\s()~:.,\-–*]|예정|까지|부터|중|잠정|목표", "", left)
    role = where.table.roles.get(where.column)
    title = where.title()
    if (len(left) > _BARE_CELL and role != tables.DATE) or where.column == 0:
        own = guesser.text(line, inside, inside.index(found[at]), where.start, stop, title)
        return [_named(each, title) for each in own] or _of_row(guesser, line, title)
    bare = plain(title)
    label = TIMED.match(bare or plain(where.label()))
    if label:
        return [guesser.labelled(line, label["what"] or "")]
    if stage := where.stage():
        if says_enough(bare) and where.named and bare != stage:
            return [Guess(tidy(f"{stage}: {bare}"), "table")]
        if len(stage) > _SHORT_STAGE:
            return [Guess(stage, "table")]
        return [replace(guesser.labelled(line, stage), rule="table")]
    name = re.sub(r"\s*\([^()]*(?:공동|협조|주관)[^()]*\)\s*\Z", "", _whole(where, bare))
    if len(left) >= _STEP and role == tables.DATE and len(inside) > 1:  # each says what it is of
        start, end = found[at].start - where.start, found[at].stop - where.start
        if step := _of_step(where.text, start, end):
            return [Guess(tidy(f"{name} {step}"), "table-step")]
    return [Guess(each, "table") for each in conjuncts(tidy(name)) if each]


def _whole(where: Spot, title: str) -> str:
    """A title that says what is done and not of what, with what the row says first."""
    whose = plain(next(iter(where.of(tables.TITLE)), ""))
    return f"{whose} {title}" if whose and whose not in title and lacks(title) else title


def _of_row(guesser: Guesser, line: Line, title: str) -> list[Guess]:
    """What a row is called; where that is a word, as the part of what the table is about."""
    name = tidy(title)
    if 0 < len(name) < _FEWEST_LETTERS:
        return [replace(guesser.labelled(line, name), rule="cell")]
    return [Guess(name, "cell")] * bool(title)


def _of_head(below: tuple[int, str, str, str]) -> Guess:
    """A cell below a date in the head, with what its row begins with."""
    number, label, text, earlier = below
    if earlier and lacks(text) and (name := borrowed(earlier)):
        text = f"{name} {text}"
    title = label if set(text) <= _TICKS else f"{label}: {text}"
    return Guess(tidy(title), "table-head", row=number)


def _of_step(text: str, start: int, stop: int) -> str:
    """What one date of several in a cell is the date of: ``(시범) '26.4분기 / (확산) '27년``."""
    first = max([0, *[match.end() for match in _APART.finditer(text, 0, start)]])
    last = next((match.start() for match in _APART.finditer(text, stop)), len(text))
    label = re.fullmatch(
        r"\s*[(\[〈<]?([^()\[\]〈〉<>]{2,20})[)\]〉>]?\s*[:：]?\s*", text[first:start]
    )
    left = text[stop:last].strip(" .,")
    if label and len(left) <= _STEP:
        return tidy(label[1])
    if not text[first:start].strip() and left:
        return tidy(left)
    return tidy(sentence(text, start, stop))


def _named(guess: Guess, title: str) -> Guess:
    """A guess from a cell, with the row's title where it says little alone."""
    enough = says_enough(guess.title) or not title
    return Guess(guess.title if enough else tidy(f"{title} {guess.title}"), f"cell-{guess.rule}")
