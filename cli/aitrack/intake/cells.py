"""What one date in a table may be the date of: by its row, its column and the head."""

from __future__ import annotations

import re

from aitrack.intake import tables
from aitrack.intake.borrowing import borrowed, is_common, lacks
from aitrack.intake.forms import says_enough
from aitrack.intake.guessing import TIMED
from aitrack.intake.kinds import ends_in_action
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
_ONLY_DONE = re.compile(
    r"[가-힣·]{2,5}\s(?:제·?개정|제정|개정|마련|신설|폐지|검토|정비|보완)(?:\s(?:추진|검토|예정))?"
)
"""What becomes of a paper that only another column names: ``훈령 개정``."""
_WHOSE = re.compile(r"\s?\((?:[가-힣·,\s]+(?:실|국|과|부|처|청|원|단|팀|위|위원회)|[A-Z]{2,8})\)")
"""Who does it, in a bracket behind what is done."""
_WORDS = re.compile(r"[^0-9,.;:]{3,16}")
"""Of what is done, and no figure of something."""
_SHORT_LABEL = 4
_PERIOD = re.compile(
    r"[0-9]{2}|[1-4]\s?(?:분기|/4|Q)|Q[1-4]|[0-9]{1,2}\s?월|[상하]반기|\A\s*[상하]\s*\Z|[단중장]기"
)
"""Of a column for a time, in the head."""
_FINER = re.compile(
    r"[1-4]\s?분기|[0-9]{1,2}\s?월(?:\s?[초중말])?|[상하]반기|[0-9]{1,2}\.\s?[0-9]{1,2}\.?"
)
"""A time of a year that stands in the head."""
_ALIKE = 6
"""Of letters, by which two labels of a row say the same."""
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
        return [_of_head(guesser, line, each) for each in _below(where)]
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
    if stepped := _of_steps(guesser, line, where, plain(title)):
        return [stepped]
    name = re.sub(r"\s*\([^()]*(?:공동|협조|주관)[^()]*\)\s*\Z", "", _whole(where, plain(title)))
    if (done := where.deed()) and not name.endswith(done):
        return [Guess(tidy(f"{name} {done}"), "table")]
    if len(left) >= _STEP and role == tables.DATE and len(inside) > 1:  # each says what it is of
        start, end = found[at].start - where.start, found[at].stop - where.start
        if step := _of_step(where.text, start, end):
            return [Guess(tidy(f"{name} {step}"), "table-step")]
    return [Guess(each, "table") for each in conjuncts(tidy(name)) if each]


def _of_steps(guesser: Guesser, line: Line, where: Spot, bare: str) -> Guess | None:
    """What a row is the date of that is a step of one thing, or only says when; else nothing."""
    label = TIMED.match(bare or plain(where.label()))
    if turn := where.turn():
        done = (label["what"] or "") if label else bare
        return Guess(tidy(f"{turn} {done}"), "table")
    if label:
        return guesser.labelled(line, label["what"] or "")
    stage = tidy(where.stage())
    if not stage:
        return None
    if (says_enough(bare) or stage in bare) and where.named and bare != stage:
        return Guess(tidy(_staged(stage, bare)), "table")
    if len(stage) > _SHORT_STAGE:
        return Guess(stage, "table")
    return replace(guesser.labelled(line, stage), rule="table")


def _whole(where: Spot, title: str) -> str:
    """A title that says what is done and not of what, with what the row says first."""
    whose = plain(next(iter(where.of(tables.TITLE)), ""))
    bare = lacks(title) or is_common(title) or _ONLY_DONE.fullmatch(title)
    return f"{whose} {title}" if whose and whose not in title and bare else title


def _staged(stage: str, told: str) -> str:
    """A step and what the row says of it: one of the two where the other says no more.

    >>> _staged("협약", "협약 체결"), _staged("선정평가", "서류평가 및 발표평가")
    ('협약 체결', '선정평가')
    >>> _staged("도입기", "방문 진료 강화")
    '도입기: 방문 진료 강화'
    """
    done = ends_in_action(stage)
    if stage in told:
        return told
    return stage if done and stage != done[0] and told.count(done[0]) > 1 else f"{stage}: {told}"


def _of_row(guesser: Guesser, line: Line, title: str) -> list[Guess]:
    """What a row is called; where that is a word, as the part of what the table is about."""
    name = tidy(title)
    if 0 < len(name) < _FEWEST_LETTERS:
        return [replace(guesser.labelled(line, name), rule="cell")]
    return [Guess(name, "cell")] * bool(title)


def _of_head(guesser: Guesser, line: Line, below: tuple[int, str, str, str]) -> Guess:
    """A cell below a date in the head, with what its row begins with, and what is done there."""
    number, label, text, earlier = below
    label = _WHOSE.sub("", label)
    if earlier and len(label) <= _SHORT_LABEL and lacks(text) and (name := borrowed(earlier)):
        text = f"{name} {text}"
    if set(text) <= _TICKS:
        title = label
    elif ends_in_action(text) or _WORDS.fullmatch(text):
        title = f"{label} {text}"
    elif (done := guesser.listed_as(line)) and not ends_in_action(label):
        title = f"{label} {done}({text})"
    else:
        title = f"{label}: {text}"
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


def _below(where: Spot) -> list[tuple[int, str, str, str]]:
    """Of a date in a head: line, label and text of each cell below it, to the next head's column.

    Last what stands in the row for the times before.
    """
    head = where.table.rows[where.row]
    nexts = [at for at in range(where.column + 1, len(head)) if head[at].strip()]
    stop = nexts[0] if nexts else tables.WIDEST
    found = []
    for row in range(where.table.heads, len(where.table.rows)):
        cells = where.table.rows[row]
        texts = [each.strip() for each in cells[where.column : stop] if each.strip()]
        if len(texts) == 1 and _FINER.fullmatch(texts[0]):
            continue  # a date itself, which is asked about at its own place
        labels = []
        for at in range(where.column):
            own = tables.Spot(where.table, row, where.column, 0).cell(at).strip()
            if (
                own
                and where.table.roles.get(at) not in (tables.NUMBER, tables.OWNER, tables.HELPER)
                and not _dated_head(head, at)
            ):
                labels.append(own)
        if texts and labels:
            last = labels[-1:] if len(labels[-1]) >= tables.TELLING else labels[-2:]
            if last[-1][:_ALIKE] == last[0][:_ALIKE]:
                last = last[:1]
            earlier = "; ".join(
                each for at, each in enumerate(cells[: where.column])
                if _dated_head(head, at) and each.strip(" -")
            )  # fmt: skip
            found.append((where.table.numbers[row], " ".join(last), " ".join(texts), earlier))
    return found


def _dated_head(head: list[str], at: int) -> bool:
    return at < len(head) and _PERIOD.search(head[at]) is not None
