"""A running text and the dates in it, by line and column, for people and for programs."""

from __future__ import annotations

from aitrack.dates.day import iso_day
from aitrack.dates.find import find
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.dates.find import Found


@dataclass(frozen=True, slots=True)
class Dated(Frozen):
    """A date of a text and where it stands; both count from 1, columns in characters."""

    line: int
    column: int
    found: Found


def dated(text: str, reference: date | None) -> Iterator[Dated]:
    r"""Every date of a whole text, with its line; what one line said the next may lean on.

    >>> [(each.line, each.column) for each in dated("계획\n'26.上 착수", None)]
    [(2, 1)]
    """
    line, start = 1, 0
    for found in find(text, reference):
        line += text.count("\n", start, found.start)
        start = found.start
        column = found.start - (text.rfind("\n", 0, found.start) + 1) + 1
        yield Dated(line, column, found)


def split(line: str) -> tuple[str, date | None]:
    r"""A line of input: ``TEXT``, then after a tab, if any, its reference date.

    >>> split("내달 22일까지\t2026-11-10")
    ('내달 22일까지', datetime.date(2026, 11, 10))
    >>> split("착공\t'26.3월")
    ("착공\t'26.3월", None)
    """
    text, tab, last = line.rpartition("\t")
    reference = iso_day(last.strip()) if tab else None
    return (text, reference) if reference else (line, None)
