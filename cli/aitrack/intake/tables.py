"""Tables in a text with tabs: what their columns are for, and what a row says."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ends_in_action
from aitrack.values import Frozen, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.intake.owners import Owners

DATE, OWNER, HELPER, TITLE, NUMBER, OTHER = "date", "owner", "helper", "title", "number", "other"
_HEADS = (
    (OTHER, re.compile(r"(?:[업산]비|예산|금액|재원|비고|규모|단위|수량|건수|비율)\Z")),
    (NUMBER, re.compile(r"(?:번호|연번|순번|순|No\.?)\s*\Z", re.IGNORECASE)),
    (DATE, re.compile(r"일정|시기|기한|기간|일시|일자|날짜|시점|완료|시한|연도|년도|마감|시행일")),
    (HELPER, re.compile(r"\A(?!.*(?:주관|소관|총괄|담당)).*(?:협조|협력|관계|참여|지원)(?:부처|기관|부서)?\Z")),
    (OWNER, re.compile(r"부처|기관|소관|담당|주관|부서|협조|주체|수행")),
    (TITLE, re.compile(r"과제|대책|사업|계획명|명칭|항목|프로그램|행사|제목|세부|안건|내용|주요|법안|법률|제도|정책|조치|업무|추진")),
)  # fmt: skip
_STAGES, _STAGE = re.compile(r"단계|절차|전형|순서|일정|행사"), re.compile(r"[^0-9]{2,12}")
"""The head over the steps of one thing, and how such a step is called."""
_NTH = re.compile(r"제?[0-9]{1,2}\s?(?:단계|차|기)")
_LONGEST_HEAD = 24
WIDEST = 64
_BOXED = re.compile(r"\[?(?:붙임|참고|별첨|별표|부록)\s?[0-9]*\]?\t[^\t]+\t*\Z")
"""A heading in boxes, above a table of its own."""
TELLING = 10
"""Of letters, in a label that needs no other before it."""
_ASIDE = re.compile(r"\s?\([^()]*\)\s*\Z")
_ONLY_WHEN = re.compile(
    r"(?:[0-9\s.,:~∼'’()/-]|[년월일시분주초말중]|[(][월화수목금토일][)]|(?:첫|둘|셋|넷|다섯)째|마지막|분기|[상하]반기|[상중하]순|매일|매주|매월|오전|오후|까지|부터)+"
)
_TELLS = re.compile(r"다\.\s*\Z")
"""Cells that say when, or tell a whole sentence of it: no names."""
_NAME_HEAD = re.compile(r"(?:과제|사업|대책|계획|행사|안건|프로그램|법안|제도)\s?명?\s*\Z")
"""Over the names of things, beside columns that say more of each."""
_SHORT_DEED = re.compile(r"[^,]{2,12}")
_SHORTEST_NAME = 5


@dataclass(slots=True)
class Table:
    """A table of the document: neighbouring rows, and what their columns are for."""

    numbers: list[int] = field(default_factory=list)
    """Their lines."""
    rows: list[list[str]] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)
    """What each column is for."""
    heads: int = 0
    """How many of the rows are heads."""


@dataclass(frozen=True, slots=True)
class Spot(Frozen):
    """A cell, and the row it is in."""

    table: Table
    row: int
    column: int
    start: int
    """Where the cell begins in its line."""

    @property
    def text(self) -> str:
        """The cell."""
        return self.table.rows[self.row][self.column]

    @property
    def is_head(self) -> bool:
        """Whether it stands in the head of a table that has rows below."""
        return self.row < self.table.heads

    def cell(self, column: int) -> str:
        """Another cell of the row; of a merged one what hangs down from above."""
        for row in range(self.row, self.table.heads - 1, -1):
            cells = self.table.rows[row]
            if column < len(cells) and cells[column].strip():
                return cells[column]
        return ""

    def of(self, role: str) -> list[str]:
        """What stands in the columns of a role, from the left."""
        columns = [at for at, name in self.table.roles.items() if name == role]
        found = [self.cell(at) for at in sorted(columns) if at != self.column]
        return [each for each in found if each]

    def head(self, role: str) -> str:
        """What the heads say of the columns of a role."""
        rows = self.table.rows[: self.table.heads]
        columns = [at for at, name in self.table.roles.items() if name == role]
        return " ".join(row[at] for row in rows for at in columns if at < len(row))

    def title(self) -> str:
        """What the row is about; where another row says the same, with what tells the two apart."""
        title = self._named()
        rows = self.table.rows[self.table.heads :]
        same = [row for row in rows if title and title in row]
        for at, each in enumerate(self.table.rows[self.row]) if len(same) > 1 else ():
            alike = [row for row in same if row[at : at + 1] == [each]]
            free = at != self.column and self.table.roles.get(at) in (OTHER, TITLE)
            if free and len(each.strip()) > 1 and each != title and len(alike) == 1:
                return f"{each} {title}"
        return title

    @property
    def named(self) -> bool:
        """Whether a column is for what is done."""
        return any(
            at != self.column and role == TITLE and at for at, role in self.table.roles.items()
        )

    def stage(self) -> str:
        """What the row begins with, in a table of the steps of one thing."""
        rows = self.table.rows
        if not self.table.heads and self.column and _NTH.fullmatch(rows[self.row][0].strip()):
            return rows[self.row][0].strip()
        if not self.table.heads or not self.column or not _STAGES.search(rows[0][0]):
            return ""
        names = [row[0].strip() for row in rows[self.table.heads :]]
        told = len(set(names)) == len(names) and all(map(_STAGE.fullmatch, names))
        return rows[self.row][0].strip() if told else ""

    def turn(self) -> str:
        """Which time round it is, where the heads of the columns say that: 1차, 2차."""
        heads = self.table.rows[0] if self.table.heads else []
        head = heads[self.column].strip() if self.column < len(heads) else ""
        return head if _NTH.fullmatch(head) else ""

    def deed(self) -> str:
        """What is done on the date, where columns are for that and the row for what: 착수, 완료."""
        heads = [each.strip() for each in self.table.rows[0]] if self.table.heads else []
        done = [each for each in heads if (act := ends_in_action(each)) and act[0] == each]
        head = heads[self.column] if self.column < len(heads) else ""
        return head if len(done) > 1 and head in done else ""

    def _named(self) -> str:
        """The cell that names what the row is about, or the longest of those that might."""
        own = self.table.rows[self.row]
        roles = self.table.roles
        first = own[0].strip() if self.column and roles.get(0, OTHER) == OTHER else ""
        named = [each for each in self.of(TITLE) if len(each.strip()) >= 4]
        if (name := self._name()) and len(named) > 1 and not _SHORT_DEED.fullmatch(named[-1]):
            return name
        if named:
            return named[-1]
        if len(first) >= TELLING and ends_in_action(_ASIDE.sub("", first)):
            return first
        rest = [
            each for at, each in enumerate(own)
            if at != self.column and each.strip() and roles.get(at, OTHER) == OTHER
        ]  # fmt: skip
        rest = [each for each in rest if not _ONLY_WHEN.fullmatch(each)] or rest
        rest = [each for each in rest if not _TELLS.search(each)] or rest
        rest = rest or [each for each in self.of(TITLE) + self.of(OTHER) if each]
        return max(rest, key=len, default="")

    def _name(self) -> str:
        """The cell of the column for names, where it is that of this row alone."""
        own, rows = self.table.rows[self.row], self.table.rows[self.table.heads :]
        for at, head in enumerate(self.table.rows[0] if self.table.heads else ()):
            cell = own[at].strip() if at < len(own) and at != self.column else ""
            if cell and _NAME_HEAD.search(head):
                alike = [row for row in rows if row[at : at + 1] == [own[at]]]
                return cell if len(alike) == 1 and len(cell) >= _SHORTEST_NAME else ""
        return ""

    def label(self) -> str:
        """What the row begins with."""
        own = self.table.rows[self.row]
        return next((each for at, each in enumerate(own) if each.strip() and at != self.column), "")


def tables(lines: Sequence[str], owners: Owners, dated: dict[int, int]) -> dict[int, Table]:
    """The tables of a text, by the numbers of their lines.

    Args:
        lines: Of the text.
        owners: Who can stand in a column of bodies.
        dated: How many dates each line has, for those that have any.
    """
    found: dict[int, Table] = {}
    table: Table | None = None
    for number, line in enumerate(lines, 1):
        if "\t" not in line:
            if table and not line.strip() and number > 1 and "\t" in lines[number - 2]:
                continue  # a blank line inside a table
            table = None
            continue
        cells = line.split("\t")
        if table and not lines[number - 2].strip() and len(cells) != len(table.rows[0]):
            table = None  # another one, behind a blank line
        if table and len(table.rows) == 1 and len(cells) > len(table.rows[0]):
            table = None if _BOXED.match(lines[table.numbers[0] - 1]) else table
        table = table or Table()
        table.numbers.append(number)
        table.rows.append(cells[:WIDEST])
        found[number] = table
    for each in {id(table): table for table in found.values()}.values():
        _settle(each, owners, dated)
    return found


def _settle(table: Table, owners: Owners, dated: dict[int, int]) -> None:
    """Find out how many rows are heads, and what the columns are for."""
    rows = table.rows
    if len(rows) > 1 and _is_head(rows[0], dated.get(table.numbers[0], 0)):
        table.heads = 1
        blank = not rows[1][0].strip() and len(rows) > 2
        if blank and all(len(each) <= 8 for each in rows[1]) and "".join(rows[1]).strip():
            table.heads = 2
    width = max(map(len, rows))
    for column in range(width):
        heads = [row[column] for row in rows[: table.heads] if column < len(row)]
        head = " ".join(heads).replace(" ", "")
        role = next((name for name, pattern in _HEADS if pattern.search(head)), "") if head else ""
        cells = [row[column] for row in rows[table.heads :] if column < len(row)]
        told = [each for each in cells if each.strip()]
        named = sum(1 for each in told if owners.only(each))
        if told and named * 2 > len(told):
            role = HELPER if role == HELPER else OWNER
        elif role in (OWNER, HELPER) and told and not any(owners.find(each) for each in told):
            role = OTHER
        if (
            role == DATE
            and told
            and not any(re.search("[0-9]|상시|계속|연중|반기|분기", each) for each in told)
        ):
            role = TITLE if max(map(len, told)) > 8 else OTHER
        table.roles[column] = role or OTHER
    if OWNER not in table.roles.values():  # who helps is all that is said
        table.roles = {at: OWNER if role == HELPER else role for at, role in table.roles.items()}


def _is_head(cells: list[str], dates: int) -> bool:
    """Whether a row looks like a head: short words, or a word and years."""
    told = [each.strip() for each in cells if each.strip()]
    if len(told) < 2 or max(map(len, told)) > _LONGEST_HEAD:
        return False
    words = [each for each in told if any(p.search(each.replace(" ", "")) for _, p in _HEADS)]
    return (
        bool(words and dates < len(told) - 1)
        or "구분" in told[0].replace(" ", "")
        or dates >= 2
        or (not dates and len(words) * 2 >= len(told))
    )


def spot(table: Table, number: int, column: int) -> Spot:
    """The cell that a column of a line lies in (0-based)."""
    row = table.numbers.index(number)
    start = 0
    for at, cell in enumerate(table.rows[row]):
        if column <= start + len(cell):
            return Spot(table, row, at, start)
        start += len(cell) + 1
    return Spot(table, row, len(table.rows[row]) - 1, start - len(table.rows[row][-1]) - 1)
