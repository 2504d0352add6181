"""What one date of a document may be the date of: by where it stands in its line or its table."""

from __future__ import annotations

import re

from aitrack.intake import headings, tables
from aitrack.intake.kinds import ACTIONS, ENDS_IN_ACTION
from aitrack.intake.outline import plain
from aitrack.intake.places import Guess
from aitrack.intake.wordings import before, behind, conjuncts, sentence, tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.find import Found
    from aitrack.intake.outline import Line
    from aitrack.intake.owners import Owners
    from aitrack.intake.tables import Spot

_OPEN = re.compile(r"[(（\[]([^()（）\[\]]{0,40})\Z")
_CLOSE = re.compile(r"[^()（）\[\]]{0,60}[)）\]]")
_TIMED = re.compile(
    r"[\s(\[<*]*(?:일\s*시|기\s*간|일\s*정|일\s*자|시\s*기|때|날\s*짜|(?P<what>[가-힣·][가-힣·\s]{1,15}?)\s?(?:일시|기간|일자|시기|기한|예정일|시점|일))[)\]>*\s]*(?:[:：]\s*)?\Z"
)
"""What stands before a date that a label announces: ``(일 시)``, ``접수기간 :``."""
_NAMED = re.compile(r"(?:\A|[\s(,·])(?P<name>(?P<open>['‘「『\"“])[^'’」』\"”]{2,50}['’」』\"”])\s*\Z")
_DEED = re.compile(rf"[\s,]*({ACTIONS})(?:\s?(?:예정|목표|계획|추진))?\s*[)\]]")
"""What is done, in the bracket of the date: ``('24.4Q 출시 예정)``."""
_GOES_ON = re.compile(r"(?:\s?[가-힣]|\s(?=[0-9]))")
_FEW_LETTERS = 6
_BARE_CELL = 8
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

    def text(self, line: Line, found: Sequence[Found], at: int, first: int, stop: int) -> list[Guess]:
        """The guesses for a date in a line, or in the part of a line that a cell is.

        Args:
            line: The line.
            found: The dates of that part, in order.
            at: Which of them it is.
            first: Where the part begins in the line.
            stop: Where it ends.
        """
        here, text = found[at], line.text[:stop]
        first = max(first, line.body) if first == 0 else first
        head, tail = text[first : here.start], text[here.stop : stop]
        label = re.split(r"[(（]|[0-9]\.\s|\s[-–]\s", head)[-1]
        if match := _TIMED.match(plain(head)) or _TIMED.match(plain(label)):
            return [self._labelled(line, (match["what"] or "").strip())]
        opened, closed = _OPEN.search(head), _CLOSE.match(tail)
        closings = [_closing(text, each.stop) for each in found[:at]]
        limit = first + opened.start() if opened else here.start
        previous = max([first, *[each for each in closings if each <= limit]])
        if opened and closed:
            outer, after = first + opened.start(), here.stop + closed.end()
            rest = text[after:stop]
            if (name := _NAMED.search(text[first:outer])) and not re.match(r"\s*(?:,|\Z|\.|[①-⑳]|\)|등)", rest):
                return self._each(tidy(name["name"]), "name", line)
            if re.search(r"(?:\A|[→⇒:：*])\s*\Z", text[first:outer]) and rest.strip():  # ('24) 12조원 → ('25) …
                value = behind(rest[: self._until(found, at, after, stop) - after].rstrip(" →⇒("))
                if value:
                    return self._each(value, "bracket-before", line)
            title = before(text[previous:outer])
            if (deed := _DEED.match(tail)) and not title.endswith(deed[1]):
                title = f"{title} {deed[1]}"
            elif _GOES_ON.match(rest) and not ENDS_IN_ACTION.search(title) and outer >= previous:
                title = sentence(
                    text[previous:outer] + text[after : self._until(found, at, after, stop)],
                    outer - previous, outer - previous,
                )  # fmt: skip
            if len(title.replace(" ", "")) >= _FEW_LETTERS or (title and not _COUNT.match(title)):
                return self._each(title, "bracket", line)
            rest = behind(rest[: self._until(found, at, after, stop) - after])
            return self._each(rest if len(rest) > len(title) else title, "bracket-before", line)
        if re.search(r"[:：]\s*\Z", head):
            title = before(re.sub(r"[:：]\s*\Z", "", text[previous : here.start]))
            if title:
                return self._each(title, "colon", line)
        until = self._until(found, at, here.stop, stop)
        if not tidy(text[previous : here.start]) and until > here.stop:
            title = behind(text[here.stop : until])
            if title:
                return self._each(title, "before", line)
        whole = until if text[here.stop : until].rstrip()[-1:] in (",", "→", "⇒", "/") else stop
        title = sentence(text[previous:whole], here.start - previous, here.stop - previous)
        return self._each(title, "sentence", line)

    def _until(self, found: Sequence[Found], at: int, start: int, stop: int) -> int:
        """Where the next date begins to speak of something else."""
        following = next((each.start for each in found[at + 1 :] if each.start >= start), stop)
        return following

    def _labelled(self, line: Line, what: str) -> Guess:
        """A date that a label announces: what it is about stands above."""
        name = headings.subject(line, self._lines, self._owners, self._title)
        what = "" if what in name or what in ("행사", "추진", "개최", "회의", "방문", "사업") else what
        return Guess(tidy(f"{name} {what}".strip()), "label")

    def _each(self, title: str, rule: str, line: Line) -> list[Guess]:
        """One guess for each of the things that share the date."""
        titles = conjuncts(title) if title else []
        return [Guess(self._whole(each, line), rule) for each in titles if each]

    def _whole(self, title: str, line: Line) -> str:
        """A title that says nothing alone, with what it stands under."""
        bare = title.replace(" ", "")
        if len(bare) >= _FEW_LETTERS and not re.match(r"\A(?:총\s?)?[0-9]", title):
            return title
        inline = re.match(r"\s*[(（\[]([^()（）\[\]]{2,30})[)）\]]|\s*([^:：]{2,30})[:：]", plain(line.words))
        name = (inline[1] or inline[2]) if inline else ""
        if name and not (headings.generic(name) or name in title):
            for each in self._owners.find(name):
                name = name.replace(each.name, "")
            name = name.strip(" ·,")
        if not name:
            name = next((each for at in reversed(line.above)
                         if (each := headings.heading(self._lines[at - 1], self._owners))
                         and not headings.generic(each)), "")  # fmt: skip
        return tidy(f"{name} {title}") if name and name not in title else title

    def row(self, line: Line, found: Sequence[Found], at: int, where: Spot) -> list[Guess]:
        """The guesses for a date in a table."""
        if where.is_head:
            return [
                Guess(tidy(f"{label}: {text}" if text not in "○●◎✓√■▶→—-" else label), "table-head", row=number)
                for number, label, text in tables.below(where)
            ]  # fmt: skip
        here = found[at]
        left = where.text
        inside = [each for each in found if where.start <= each.start < where.start + len(where.text)]
        for each in inside:
            left = left.replace(each.text, "")
        left = re.sub(r"[\s()~:.,\-–*]|예정|까지|부터|중|잠정|목표", "", left)
        role = where.table.roles.get(where.column)
        if len(left) > _BARE_CELL and role != tables.DATE or where.column == 0:
            guesses = self.text(line, inside, inside.index(here), where.start, where.start + len(where.text))
            other = where.title()
            return [
                Guess(each.title if len(each.title.replace(" ", "")) >= _FEW_LETTERS or not other else tidy(f"{other} {each.title}"), f"cell-{each.rule}")
                for each in guesses
            ] or ([Guess(tidy(other), "cell")] if other else [])  # fmt: skip
        title = where.title()
        bare = plain(title)
        if _TIMED.match(bare) or (not title and _TIMED.match(plain(where.label()))):
            what = _TIMED.match(bare or plain(where.label()))
            return [self._labelled(line, (what["what"] or "") if what else "")]
        cut = re.sub(r"\s*\([^()]*(?:공동|협조|주관)[^()]*\)\s*\Z", "", bare)
        dates = [Guess(each, "table") for each in conjuncts(tidy(cut)) if each]
        if left and len(left) >= 3 and role == tables.DATE and len(inside) > 1:  # noqa: PLR2004, E501, each date says what it is of
            step = tidy(sentence(where.text, here.start - where.start, here.stop - where.start))
            dates = [Guess(tidy(f"{cut} {step}"), "table-step")] if step else dates
        return dates


def _closing(text: str, stop: int) -> int:
    """Behind a date: past the bracket that it closes."""
    closed = _CLOSE.match(text, stop)
    return closed.end() if closed and "(" not in closed[0] else stop
