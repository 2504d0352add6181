"""Who a promise is the promise of: the nearest that says so, and the contact table last of all."""

from __future__ import annotations

import re

from aitrack.intake import tables
from aitrack.intake.english import is_english
from aitrack.intake.outline import plain
from aitrack.intake.owners import unique
from aitrack.intake.wordings import CLAUSE
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.find import Found
    from aitrack.intake.outline import Line
    from aitrack.intake.owners import Named, Owners
    from aitrack.intake.places import Guess
    from aitrack.intake.tables import Spot

ABOVE_LINES = 8
"""What ``check --documents`` calls near."""
_SUBJECT = re.compile(
    r"(?:\([^()]{1,30}\))?\s?(?:[가-힣]{2,4}\s)?(?:장관|차관|청장|처장|위원장|제[12]차관)?(?:은|는|이|가|에서는|에서|,)?\s|\([^()]*(?:장관|위원장|청장|처장)[^()]*\)"
)
_TOPIC = re.compile(
    r"(?:\([^()]{1,30}\))?\s?(?:[가-힣]{2,4}\s)?(?:장관|차관|청장|처장|위원장)?(?:은|는)\s"
)
_SPEAKS = re.compile(
    r"(?:\([^()]{1,30}\))?\s?(?:[가-힣]{2,4}\s)?(?:장관|차관|청장|처장|위원장)?(?:은|는|이|가|에서는|,|\s?[주소]관)\s|\s?\Z|\([^()]*(?:장관|위원장|청장|처장)[^()]*\)"
)
_CONTACT = re.compile(
    r"담당\s?부서|책임자|담당자|문의\s?처?|(?<![0-9])0[0-9]{1,2}-[0-9]{3,4}-[0-9]{4}"
)
_LABELLED = re.compile(
    r"(?:소관|담당|주관|주최|추진\s?기관|소관부처|담당부처|시행\s?기관)\s?(?:부처|기관|부서)?\s*[)\]]?\s*[:：]"
)
_HELPERS = re.compile(r"\((?:협조|협력|관계|지원|참여)[^()]*\)")
"""In the head of a column: that its brackets name who only helps."""
_LAST_BRACKET = re.compile(r"\(([^()]{2,40})\)\s*\Z")
_IN_BRACKETS = re.compile(r"\s?\(([^()]{2,30})\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_LETS = re.compile(r"(?:이|가)\s[^.,]{2,30}(?:도록|하게)\s")
"""Behind a body, that another lets it do so: ``지방정부가 직접 고쳐 쓸 수 있도록 공개``."""
_DOES = re.compile(r"[다음함]\.?\s*\Z|(?:은|는|이|가)\s")
_FROM_ABOVE = 60
_JOINS = re.compile(r"(?:\([^()]*\)|[()])?[\s·ㆍ,)]*(?:및|[과와]|and(?:\sthe)?)?[\s(]*")
_LONGEST_CONTACT = 200
"""Of letters: a longer line is a sentence."""
_COLLECTIVE = frozenset(
    (
        "정부",
        "우리나라",
        "대한민국",
        "Republic of Korea",
        "ROK",
        "Korea",
        "관계부처",
        "각부처",
        "관계기관",
    )
)
"""Who is meant by these is said elsewhere, or nowhere."""


class Owning:
    """Finds for each promise of a document which bodies answer for it.

    Args:
        lines: Of the document.
        owners: The bodies that may be named in it.
        publisher: Who speaks, where nobody else is said to.
    """

    def __init__(self, lines: Sequence[Line], owners: Owners, publisher: str = "") -> None:
        self._lines, self._owners = lines, owners
        self._labels: dict[int, tuple[str, ...]] = {}
        self._found: dict[int, list[Named]] = {}
        spoken = tuple(name for name in owners.only(publisher) if name not in _COLLECTIVE)
        self._last = self._contacts() or self._named_first(spoken) or self._opening()

    @property
    def last_resort(self) -> tuple[str, ...]:
        """The bodies that stand for the whole document."""
        return self._last[1] if self._last else ()

    def owned(self, guess: Guess, line: Line, found: Found, where: Spot | None) -> Guess:
        """A guess with its owners, and the line that names them where that is not near."""
        guess, inside = self._bracketed(guess)
        return (
            replace(guess, ministries=inside) if inside else self._owned(guess, line, found, where)
        )

    def _owned(self, guess: Guess, line: Line, found: Found, where: Spot | None) -> Guess:
        """A guess with the bodies that the nearest row, label or subject names."""
        if where:
            row = self._row(guess, where)
            if row:
                return replace(guess, ministries=row)
        if names := self._label(line.number):
            return replace(guess, ministries=names)
        if names := self._subject(line, found):
            return replace(guess, ministries=names)
        for at in reversed(line.above):
            if names := self._label(at):
                far = at if line.number - at > ABOVE_LINES else None
                return replace(guess, ministries=names, ministries_from=far)
        if names := self._near(line):
            return replace(guess, ministries=names)
        if not self._last:
            return guess
        number, names = self._last
        if len(names) > 1:
            return replace(guess, ministries=names, contact=number)
        far = None if not number or 0 <= line.number - number <= ABOVE_LINES else number
        return replace(guess, ministries=names, ministries_from=far)

    def _bracketed(self, guess: Guess) -> tuple[Guess, tuple[str, ...]]:
        """The bodies that brackets in a title name, and the title without these."""
        title = guess.title
        told = [
            each for each in _IN_BRACKETS.finditer(title)
            if self._owners.only(each[1]) and not self._owners.only(title[: each.start()].split(" ")[-1])
        ]  # fmt: skip
        for each in reversed(told):
            title = title[: each.start()] + title[each.end() :]
        names = unique([name for each in told for name in self._owners.find(each[1])])
        return (replace(guess, title=title.strip()) if told else guess), names

    def _row(self, guess: Guess, where: Spot) -> tuple[str, ...]:
        """The bodies of a row's own columns, and of a bracket in its title."""
        if guess.row in where.table.numbers:
            where = tables.Spot(where.table, where.table.numbers.index(guess.row), where.column, 0)
        helped = _HELPERS.search(where.head(tables.OWNER))
        cells = where.of(tables.OWNER)
        cells = [_BRACKETS.sub("", each) for each in cells] if helped else cells
        told = [name for each in cells for name in self._owners.names(each)]
        for match in re.finditer(r"\(([^()]*)\)", where.title()):
            if re.search(r"공동|협조|주관|합동", match[1]) or self._owners.only(match[1]):
                told += self._owners.names(match[1])
        return tuple(dict.fromkeys(told))

    def _label(self, number: int) -> tuple[str, ...]:
        """The bodies in a line's label: ``(인재양성 과기정통부·교육부)``, ``소관부처 : 교육부``."""
        if number not in self._labels:
            line = self._lines[number - 1]
            text = plain(line.words)
            names = self._owners.label(text[:_FROM_ABOVE])
            if not names and (said := _LABELLED.search(text)):
                names = self._owners.names(text[said.end() : said.end() + _FROM_ABOVE])
            if not names and (last := _LAST_BRACKET.search(text)):
                names = self._owners.only(last[1])
            if not names and len(text) <= _FROM_ABOVE // 2 and "\t" not in line.text:
                names = self._owners.only(
                    re.sub(r"[0-9.\s]+", "", text)
                )  # a heading that is a body
            if not names and len(text) <= _FROM_ABOVE and "\t" not in line.text:
                named = self._owners.find(text)
                if named and named[-1].stop == len(text) and not _DOES.search(text):
                    names = self._row_of(named[-1], named, text)  # a heading with its bodies behind
            self._labels[number] = names
        return self._labels[number]

    def _subject(self, line: Line, found: Found) -> tuple[str, ...]:
        """The body that does it: the nearest before the date that a particle makes the subject."""
        named = self._named(line.number)
        if named and is_english(line.text):
            first = next((each for each in named if each.name not in _COLLECTIVE), None)
            return self._row_from(first, named, line.text) if first else ()
        before = [each for each in named if each.stop <= found.start]
        for pattern in (_TOPIC, _SUBJECT):
            for each in reversed(before):
                if (
                    each.name not in _COLLECTIVE
                    and pattern.match(line.text, each.stop)
                    and not _LETS.match(line.text, each.stop)
                ):
                    return self._row_of(each, named, line.text)
        behind = [
            each
            for each in named
            if each.start >= found.stop
            and each.start - found.stop < _FROM_ABOVE
            and not CLAUSE.search(line.text, found.stop, each.start)
            and not _LETS.match(line.text, each.stop)
        ]
        for each in behind[:2]:
            if each.name not in _COLLECTIVE and _SUBJECT.match(line.text, each.stop):
                return self._row_of(each, named, line.text)
        return ()

    @staticmethod
    def _row_of(last: Named, named: list[Named], text: str) -> tuple[str, ...]:
        """A body and those joined to it before: ``교육부와 과기정통부는``."""
        row = [last]
        for each in reversed(named[: named.index(last)]):
            between = text[each.stop : row[0].start]
            if len(between) > 16 or not re.fullmatch(r"(?:\([^()]*\))?[\s·ㆍ,및과와]*", between):
                break
            row.insert(0, each)
        return unique(row)

    @staticmethod
    def _row_from(first: Named, named: list[Named], text: str) -> tuple[str, ...]:
        """A body and those joined to it behind: ``교육부(장관 가나)와 과기정통부는``."""
        row = [first]
        for each in named[named.index(first) + 1 :]:
            if not _JOINS.fullmatch(text, row[-1].stop, each.start):
                break
            row.append(each)
        return unique(row)

    def _near(self, line: Line) -> tuple[str, ...]:
        """The subject of the sentences just before, where the line is prose."""
        for at in range(line.number - 1, max(0, line.number - ABOVE_LINES), -1):
            other = self._lines[at - 1]
            text = other.text
            if at not in line.above and other.above[-1:] != line.above[-1:]:
                continue
            for each in self._named(at):
                if each.name in _COLLECTIVE:
                    continue
                if each.start < _FROM_ABOVE // 4 and _SUBJECT.match(text, each.stop):
                    return self._row_from(each, self._named(at), text)
        return ()

    def _named(self, number: int) -> list[Named]:
        if number not in self._found:
            self._found[number] = self._owners.find(self._lines[number - 1].text)
        return self._found[number]

    def _contacts(self) -> tuple[int, tuple[str, ...]] | None:
        """The bodies of the table of contacts, and its last line that names one near the others."""
        found = [
            (line.number, self._named(line.number)[0]) for line in self._lines
            if _CONTACT.search(line.text) and len(line.text) < _LONGEST_CONTACT and self._named(line.number)
        ]  # fmt: skip
        near = [each for each in found if each[0] - found[0][0] < ABOVE_LINES]
        return (near[-1][0], unique(named for _, named in near)) if near else None

    def _named_first(self, names: tuple[str, ...]) -> tuple[int, tuple[str, ...]] | None:
        """Who publishes it, and the first line that names him; 0 where none does."""
        ids = {each.body for name in names for each in self._owners.find(name)}
        lines = (
            line.number for line in self._lines if ids & {n.body for n in self._named(line.number)}
        )
        return (next(lines, 0), names) if names else None

    def _opening(self) -> tuple[int, tuple[str, ...]] | None:
        """The body that the text begins with."""
        for line in self._lines[:30]:
            for each in self._named(line.number):
                inside = line.text[: each.start].rstrip()[-1:] in ("(", "[")
                speaks = _SPEAKS.match(line.text, each.stop)
                if each.name not in _COLLECTIVE and speaks and not inside:
                    return line.number, (each.name,)
        return None
