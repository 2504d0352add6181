"""A document → every date of it: an event that it may be the date of, or why it is set aside."""

from __future__ import annotations

import re
from functools import lru_cache

from aitrack.dates.period import Precision
from aitrack.documents.provenance import squeeze
from aitrack.intake import asides, cells, headings, reasons, tables, years
from aitrack.intake.forms import says_enough
from aitrack.intake.guessing import Guesser
from aitrack.intake.kinds import ends_in_action, kind_of
from aitrack.intake.leaning import Leaning
from aitrack.intake.lines import MOST_DATES, Unreadable
from aitrack.intake.nouns import noun
from aitrack.intake.outline import outline, plain
from aitrack.intake.owning import Owning
from aitrack.intake.places import Guess, Place, key_of
from aitrack.intake.tidying import tidy
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aitrack.dates.find import Found
    from aitrack.intake.known import Known
    from aitrack.intake.outline import Line
    from aitrack.intake.owners import Owners

_FIRST_LINES = 40
"""A document says its own date, and when it may be printed, near its beginning."""
_AROUND = 24
_FEWEST_LETTERS = 3
_HISTORY = re.compile(r"경과|연혁|추진\s?(?:상황|실적)")
_FIGURES = re.compile(r"[^0-9]*(?:\s[0-9][0-9.,]*)+")
"""Of nothing but a name and bare numbers, no event is made."""
_AIMS = re.compile(r"실적|현재|목표|관리\s?지표|성과\s?지표")
_OLD = re.compile(r"당초|기존|변경\s?전|현행|종전")
_NEW = re.compile(r"변경|변경\s?후|개정안?|조정|수정")
_BEFORE_CHANGE = re.compile(r"[(\[]\s?(?:당초|기존|변경\s?전|종전)\s?[)\]]\s*\Z")
_LEADS_TO = re.compile(
    r"\s?(?:[은는]|에는|의)?\s(?:[^,.]{2,16}[은는이가]\s|(?:전|예년)과\s같이\s)?"
)
_ONLY_NAMED = re.compile(r"도?\s[^,.을를]{2,24}(?<=[가-힣])[은는]\s")
"""Between a year and a day of another: it says which one is spoken of."""
_DAYS_AFTER = re.compile(r"[^,.]{0,16}(?:뒤|후|날)인\s")
_BOXED = re.compile(r"\s|\[[^\[\]]*\]")
_MOST_TITLES = 8
"""Of a date in the head of a table there may be more."""


@dataclass(frozen=True, slots=True)
class Paper(Frozen):
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
    reader = _Reader(paper, owners)
    met: dict[tuple[str, str], int] = {}
    squeezed = lru_cache(maxsize=256)(squeeze)
    for number, found in reader.dates.items():
        text = squeeze(paper.lines[number - 1])
        ids, path = 0, reader.path(number)
        for at, each in enumerate(found):
            said = (text, squeezed(each.text))
            key = key_of(*said, met.get(said, 0))
            met[said] = met.get(said, 0) + 1
            guesses, why = reader.guesses(number, at)
            if why:
                yield Place(key, number, path, each.text, each.reading, None, None, "", (), why)
            for turn, guess in enumerate(guesses):
                ids += 1
                name = f"{paper.id}-{number}" + (f"-{ids}" if ids > 1 else "")
                alike = tuple(known.like(guess.title))
                known.add(name, guess.title)
                yield Place(
                    f"{key}-{turn + 1}" if turn else key, number, path, each.text, each.reading,
                    guess, kind_of(plain(guess.title)), name, alike, None,
                )  # fmt: skip


class _Reader:
    """A document taken apart once, and asked of each of its dates."""

    def __init__(self, paper: Paper, owners: Owners) -> None:
        self._paper, self._owners = paper, owners
        self._paths: dict[tuple[int, ...], str] = {}
        """By the headings above: what stands under the same ones is asked for again and again."""
        self._title = squeeze(paper.title) or "\0"
        self._lines = outline(paper.lines)
        dates = _dates(paper, self._lines)
        numbers = {number: len(found) for number, found in dates.items()}
        self._rows = tables.tables(paper.lines, owners, numbers)
        self.dates = years.settled(dates, self._lines, self._rows, paper)
        self._guesser = Guesser(self._lines, owners, paper.title)
        self._owning = Owning(self._lines, owners, paper.publisher)

    def path(self, number: int) -> str:
        """The headings above a line."""
        line = self._lines[number - 1]
        if line.above not in self._paths:
            found = headings.path(line, self._lines, self._owners, self._paper.title)
            self._paths[line.above] = found
        return self._paths[line.above]

    def guesses(self, number: int, at: int) -> tuple[list[Guess], str | None]:
        """What a date of a line may be the date of; else why it is set aside."""
        line, found = self._lines[number - 1], self.dates[number]
        each = found[at]
        table = self._rows.get(number)
        where = tables.spot(table, number, each.start) if table else None
        beside = _beside(line.text, each)
        first = number <= _FIRST_LINES
        why = reasons.reason(
            each, line, self._paper.dated, beside, first_lines=first,
            titled=first and self._title in squeeze(line.text),
            history=bool(_HISTORY.search(self.path(number))),
        )  # fmt: skip
        under = self._below(line, each) if not where and len(found) == 1 else []
        if why and not _is_month_over(under, each, why):
            return [], asides.BASE if why == asides.PAST and where and where.is_head else why
        if (
            where
            and where.row == 1
            and where.table.heads > 1
            and where.table.numbers[0] in self.dates
        ):
            return [], asides.HEAD
        if self._given_up(line, where):
            return [], asides.PAST
        if self._comes_again(line, found, at):
            return [], asides.AGAIN
        if under:
            return under, None
        if self._begins_name(where, found, at) if where else self._heads(line, each):
            return [], asides.NAME
        told = (
            cells.guesses(self._guesser, line, found, at, where)
            if where
            else self._guesser.text(line, found, at, 0, len(line.text))
        )
        told = [guess for guess in told if sum(map(str.isalnum, guess.title)) >= _FEWEST_LETTERS]
        figures = bool(told) and all(
            guess.title[-1].isdigit() and _FIGURES.fullmatch(guess.title) for guess in told
        )
        if figures and not (where and where.is_head and self._aims(where, each, told)):
            return [], asides.SOURCE
        if not (where and where.is_head):
            told = told[:_MOST_TITLES]
        day = each.reading.period.start == each.reading.period.last_day == self._paper.dated
        if first and day and told and all(self._owners.only(guess.title) for guess in told):
            return [], asides.DATED
        owned = [self._owning.owned(guess, line, each, where) for guess in told]
        return owned, None if owned else asides.UNTITLED

    def _given_up(self, line: Line, where: tables.Spot | None) -> bool:
        """Whether a date stands under what says that it was so before a change."""
        if not where:
            return any(_BEFORE_CHANGE.search(self._lines[at - 1].text) for at in line.above[-1:])
        head = where.table.rows[0] if where.table.heads and not where.is_head else []
        column = head[where.column] if where.column < len(head) else ""
        row = where.table.rows[where.row]
        return bool(_OLD.fullmatch(column.strip())) and any(
            _NEW.fullmatch(name.strip()) and any(map(str.isdigit, new))
            for name, new in zip(head, row, strict=False)
        )

    @staticmethod
    def _begins_name(where: tables.Spot, found: Sequence[Found], at: int) -> bool:
        """Whether a year is the first word of a name, in a row that has a date of its own."""
        roles, each, column = where.table.roles, found[at], where.column
        own = any(
            roles.get(tables.spot(where.table, where.table.numbers[where.row], one.start).column)
            == tables.DATE
            for one in found
        )
        coarse = each.reading.period.precision.fineness >= Precision.HALF.fineness
        first = where.text[: each.start - where.start]
        return own and coarse and roles.get(column) != tables.DATE and not _BOXED.sub("", first)

    def _heads(self, line: Line, each: Found) -> bool:
        """Whether a line is a heading of others and says only when, and what kind of list it is."""
        left = line.text[line.body : each.start] + line.text[each.stop :]
        after = self._lines[line.number : line.number + 1]
        under = bool(after) and line.number in after[0].above
        return under and ":" not in left and headings.generic(left.strip())

    def _comes_again(self, line: Line, found: Sequence[Found], at: int) -> bool:
        """Whether a year only leads to a day or a month of it: ``올해 감사는 오는 13일부터``."""
        each = found[at]
        then = next((other for other in found[at + 1 :] if other.start >= each.stop), None)
        if then and _DAYS_AFTER.fullmatch(line.text[each.stop : then.start]):
            return True
        if not then or each.reading.period.precision is not Precision.YEAR:
            return False
        between = line.text[each.stop : then.start]
        year = each.reading.period.start
        first = then.reading.period.start or then.reading.period.last_day
        finer = then.reading.period.precision.fineness < Precision.YEAR.fineness
        same = bool(year and first and year.year == first.year)
        return finer and bool((_LEADS_TO if same else _ONLY_NAMED).fullmatch(between))

    def _aims(self, where: tables.Spot, found: Found, told: list[Guess]) -> bool:
        """Whether the numbers below a year of a table's head are aims, and not reached."""
        last = found.reading.period.last_day
        head = " ".join(where.table.rows[where.row])
        acts = all(ends_in_action(guess.title.partition(":")[0]) for guess in told)
        first = found.reading.period.start
        if acts and first is not None and first > self._paper.dated:
            return True
        said = _AIMS.search(head + self.path(where.table.numbers[0]))
        return bool(said) and last is not None and last >= self._paper.dated

    def _below(self, line: Line, found: Found) -> list[Guess]:
        """What stands under a heading that says little but a date, each with its own bodies."""
        left = line.text[: found.start] + line.text[found.stop :]
        told = []
        for each in headings.below(line, left, self._lines, self.dates):
            table = self._rows.get(each.number)
            row = table.numbers.index(each.number) if table else 0
            if table and (row < table.heads or table.numbers[0] in self.dates):
                continue  # a row of a table whose head has dates of its own
            where = tables.Spot(table, row, -1, 0) if table else None
            title = tidy(noun(where.title() if where else plain(each.words)))
            if says_enough(title):
                guess = Guess(title, "heading", row=each.number)
                told.append(self._owning.owned(guess, each, found, where))
        return told


def _is_month_over(under: list[Guess], found: Found, why: str) -> bool:
    """Whether what seems the document's own month stands over things that fall into it."""
    is_day = found.reading.period.precision is Precision.DAY
    return bool(under) and why == asides.DATED and not is_day


def _dates(paper: Paper, lines: Sequence[Line]) -> dict[int, list[Found]]:
    """The dates by line: what one line said, the next may lean on, but for another item's.

    Raises:
        Unreadable: There are too many.
    """
    found: dict[int, list[Found]] = {}
    leaning, room = Leaning(lines, paper.dated), MOST_DATES
    for line in lines:
        for each in leaning.dates(line):
            room -= 1
            if room < 0:
                raise Unreadable(
                    f"날짜가 {MOST_DATES:,}곳이 넘음: 나누어 주십시오",
                    f"more than {MOST_DATES:,} dates: divide it",
                )
            found.setdefault(line.number, []).append(each)
    return found


def _beside(text: str, found: Found) -> str:
    """The text around a date: the bracket it stands in, or some letters on both sides."""
    opened, closed = text.rfind("(", 0, found.start), text.find(")", found.stop)
    if opened >= 0 and closed >= 0 and text.find(")", opened, found.start) < 0:
        return text[opened:closed]
    return text[max(0, found.start - _AROUND) : found.stop + _AROUND // 2]
