"""What one date of a document may be the date of: by where it stands in its line."""

from __future__ import annotations

import re

from aitrack.intake import headings
from aitrack.intake.kinds import ACTIONS, ENDS_IN_ACTION
from aitrack.intake.outline import plain
from aitrack.intake.places import Guess
from aitrack.intake.tidying import conjuncts, tidy
from aitrack.intake.wordings import before, behind, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.find import Found
    from aitrack.intake.outline import Line
    from aitrack.intake.owners import Owners

_OPEN = re.compile(r"[(（\[]([^()（）\[\]]{0,40})\Z")
_CLOSE = re.compile(r"[^()（）\[\]]{0,60}[)）\]]")
TIMED = re.compile(
    r"[\s(\[<*]*(?:일\s*시(?:\s?[/·,및]\s?장소)?|기\s*간|일\s*정|일\s*자|시\s*기|때|날\s*짜|(?P<what>[가-힣·][가-힣·\s]{1,15}?)\s?(?:일시|기간|일자|시기|기한|예정일|시점|일))[)\]>*\s]*(?:[:：]\s*)?\Z"
)
"""What stands before a date that a label announces: ``(일 시)``, ``접수기간 :``."""
_NAMED = re.compile(
    r"(?:\A|[\s(,·])(?P<name>(?P<open>['‘「『\"“])[^'’」』\"”]{2,50}['’」』\"”])\s*\Z"
)
_DEED = re.compile(rf"[\s,]*({ACTIONS})(?:\s?(?:예정|목표|계획|추진))?\s*[)\]]")
"""What is done, in the bracket of the date: ``('24.4Q 출시 예정)``."""
_GOES_ON = re.compile(r"(?:\s?[가-힣]|\s(?=[0-9]))")
_NEAR_LINES = 3
_LONGEST_HEADING = 24
"""Of letters: a longer heading is a headline, and no part of a name."""
FEW_LETTERS = 6
_FEW_BEHIND = 12
"""Of letters, in what only counts."""
_OF_ITSELF = ("행사", "추진", "개최", "회의", "방문", "사업")
"""Labels that say no more than that something takes place."""
_INLINE = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,30})[)）\]]|\s*([^:：]{2,30})[:：]")
_INSIDE = re.compile(r"(?:\A|[\s(])[‘'「『“\"](?![0-9])([^‘’'「」『』“”\"]{4,50})\Z")
"""A name in quotes that the bracket is inside of."""
_ITEM_ENDS = re.compile(
    rf"(?:{ACTIONS}|[가-힣]{{2}}(?:하고|되고|하며|되며)|[가-힣]고),\Z|(?:거쳐|[한은]\s?[뒤후]|[가-힣]{{2}}해|위해)\Z"
)
"""Where the next date of a list begins to speak of another thing."""
_STEP = re.compile(
    r"(?:\A|[,;/:：])\s*(?P<name>[^,;/→⇒():：]+?)\s[0-9][^→⇒()]*\([^()]*\)\s*(?:[→⇒][^→⇒()]*\([^()]*\)\s*)*[→⇒](?P<value>\s*[0-9][^→⇒()]*)\Z"
)
_FIRST_STEP = re.compile(
    r"(?:\A|[,;/:：])\s*(?P<name>[^,;/→⇒():：]{2,30}?)\s*\([^()]*\)[^→⇒()]*[→⇒]\s*\Z"
)
"""What several figures with their years are figures of."""
_COUNT = re.compile(r"\A(?:[0-9]|[가-힣]{1,3}\Z)")


class Guesser:
    """A document, asked about each of its dates.

    Args:
        lines: Of the document.
        owners: The bodies that may be named in it.
        title: Of the document.
    """

    def __init__(self, lines: Sequence[Line], owners: Owners, title: str) -> None:
        self._lines, self._owners, self._title = lines, owners, title

    def text(
        self, line: Line, found: Sequence[Found], at: int, first: int, stop: int
    ) -> list[Guess]:
        """The guesses for a date in a line, or in the part of a line that a cell is.

        Args:
            line: The line.
            found: The dates of that part, in order.
            at: Which of them it is.
            first: Where the part begins in the line.
            stop: Where it ends.
        """
        part = _Part(line.text[:stop], max(first, line.body) if first == 0 else first, found, at)
        label = re.split(r"[(（]|[0-9]\.\s|\s[-–]\s", part.head)[-1]
        if match := TIMED.match(plain(part.head)) or TIMED.match(plain(label)):
            return [self.labelled(line, (match["what"] or "").strip())]
        for rule, title in (_bracketed(part), _behind_colon(part), _leading(part)):
            if title:
                return [Guess(self.whole(each, line), rule) for each in conjuncts(title) if each]
        title = part.sentence()
        titles = conjuncts(title) if title else []
        return [Guess(self.whole(each, line), "sentence") for each in titles if each]

    def labelled(self, line: Line, what: str) -> Guess:
        """A date that a label announces: what it is about stands above."""
        name, said = headings.subject(line, self._lines, self._owners, self._title)
        what = "" if what in name or what in _OF_ITSELF else what
        far = said if said and abs(said - line.number) > _NEAR_LINES else None
        return Guess(tidy(f"{name} {what}".strip()), "label", row=far)

    def whole(self, title: str, line: Line) -> str:
        """A title that says nothing alone, with what it stands under."""
        count = re.match(r"\A(?:총\s?)?[0-9]", title) and len(title.replace(" ", "")) < _FEW_BEHIND
        if says_enough(title) and not count:
            return title
        inline = _INLINE.match(plain(line.words))
        name = (inline[1] or inline[2]) if inline else ""
        if name and not (headings.generic(name) or name in title):
            for each in self._owners.find(name):
                name = name.replace(each.name, "")
            name = name.strip(" ·,")
        if not name:
            above = (headings.heading(self._lines[at - 1], self._owners) for at in line.above[::-1])
            names = (each for each in above if each and not headings.generic(each))
            name = next((each for each in names if len(each) <= _LONGEST_HEADING), "")
        return tidy(f"{name} {title}") if name and name not in title else title


def says_enough(title: str) -> bool:
    """Whether a title is more than a word or a number."""
    done = bool(ENDS_IN_ACTION.search(title))
    return len(title.replace(" ", "")) >= FEW_LETTERS - done


class _Part:
    """A date in its part of a line."""

    def __init__(self, text: str, first: int, found: Sequence[Found], at: int) -> None:
        self.text, self.first, self.stop = text, first, len(text)
        self.date = found[at]
        self.head, self.tail = text[first : self.date.start], text[self.date.stop :]
        self.opened, self.closed = _OPEN.search(self.head), _CLOSE.match(self.tail)
        limit = first + self.opened.start() if self.opened else self.date.start
        closings = [_closing(text, each.stop) for each in found[:at]]
        self.previous = max([first, *[each for each in closings if each <= limit]])
        """Behind the dates before it and their brackets."""
        self._starts = [each.start for each in found[at + 1 :]]

    def until(self, start: int) -> int:
        """Where, behind a place, the next date begins to speak of something else."""
        return next((each for each in self._starts if each >= start), self.stop)

    def sentence(self) -> str:
        """What the clause around the date says."""
        until = self.until(self.date.stop)
        between = self.text[self.date.stop : until].rstrip()
        listed = between[-1:] in ("→", "⇒", "/") or bool(_ITEM_ENDS.search(between))
        return sentence(
            self.text[self.previous : until if listed else self.stop],
            self.date.start - self.previous, self.date.stop - self.previous,
        )  # fmt: skip


def _bracketed(part: _Part) -> tuple[str, str]:
    """The rule and the title of a date in a bracket: what stands before the bracket, or behind."""
    if not (part.opened and part.closed):
        return "", ""
    outer, after = part.first + part.opened.start(), part.date.stop + part.closed.end()
    rest, until = part.text[after:], part.until(after)
    name = _NAMED.search(part.text[part.first : outer])
    if name and not re.match(r"\s*(?:,|\Z|\.|[①-⑳]|\)|등)", rest):
        return "name", tidy(name["name"])
    before_it = part.text[part.first : outer]
    if open_name := _INSIDE.search(before_it):
        return "name", tidy(open_name[1])
    if step := _STEP.search(before_it):  # 도입률 28%('23) → 50%('27)
        return "step", f"{tidy(step['name'])} {step['value'].strip()}"
    if (
        re.search(r"(?:\A[\s*]*|[→⇒:：])\s*\Z", before_it) and rest.strip()
    ):  # ('24) 12조원 → ('25) …
        value = behind(part.text[after:until].rstrip(" →⇒("))
        name = _FIRST_STEP.search(before_it)
        if value:
            return "bracket-before", f"{tidy(name['name'])} {value}" if name else value
    title = before(part.text[part.previous : outer])
    if (deed := _DEED.match(part.tail)) and not title.endswith(deed[1]):
        title = f"{title} {deed[1]}"
    elif _GOES_ON.match(rest) and not ENDS_IN_ACTION.search(title) and outer >= part.previous:
        at = outer - part.previous
        title = sentence(part.text[part.previous : outer] + part.text[after:until], at, at)
    if says_enough(title) or (title and not _COUNT.match(title)):
        return "bracket", title
    other = behind(part.text[after:until])
    return "bracket-before", other if len(other) > len(title) else title


def _behind_colon(part: _Part) -> tuple[str, str]:
    """The same for ``title : '25``."""
    if not re.search(r"[:：]\s*\Z", part.head):
        return "", ""
    title = re.sub(r"[:：]\s*\Z", "", part.text[part.previous : part.date.start])
    return "colon", before(title)


def _leading(part: _Part) -> tuple[str, str]:
    """The same for a date that stands first: ``'25.3월 센터 개소``."""
    until = part.until(part.date.stop)
    if tidy(part.text[part.previous : part.date.start]) or until <= part.date.stop:
        return "", ""
    return "before", behind(part.text[part.date.stop : until])


def _closing(text: str, stop: int) -> int:
    """Behind a date: past the bracket that it closes."""
    closed = _CLOSE.match(text, stop)
    return closed.end() if closed and "(" not in closed[0] else stop
