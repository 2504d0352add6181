"""The year of a date that leaves it out: of its column's head, the heading above, the line before.

``< 2026년 >`` over a head of quarters; ``3분기`` in the column ``'26년``; ``2027년`` at the end of a
line that goes on with ``3월까지``.
"""

from __future__ import annotations

import re
from datetime import date

from aitrack.dates.find import find
from aitrack.dates.period import Bound, Precision
from aitrack.intake import tables
from aitrack.values import replace

_OF_YEAR = re.compile(r"(?:\W|목차)*(20[0-9]{2})\s?년(?:도|부터)?\s")
"""How the title of a paper for one year begins."""
_MONTH, _YEAR = re.compile(r"(?:1[0-2]|[1-9])월"), re.compile(r"[0-9]{4}|['’‘`´][0-9]{2}|[년해]")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.find import Found
    from aitrack.intake.outline import Line
    from aitrack.intake.proposals import Paper
    from aitrack.intake.tables import Table


def settled(
    dates: dict[int, list[Found]], lines: Sequence[Line], rows: dict[int, Table], paper: Paper
) -> dict[int, list[Found]]:
    """The dates of a document, those in tables read with the years that stand above them.

    Args:
        dates: By line, as they were read one line after the other.
        lines: Of the document.
        rows: The tables, by the numbers of their lines.
        paper: The document.
    """
    told = {
        number: _of_next(found, lines[number - 1], dates, paper) for number, found in dates.items()
    }
    for number, table in rows.items():
        if number not in told:
            continue
        found = []
        for each in told[number]:
            year = None
            if each.reading.period.inferred:
                where = tables.spot(table, number, each.start)
                year = _of_column(where, told) or _of_heading(table, lines, told)
            found.append(_read_in(each, lines[number - 1].text, year) if year else each)
        told[number] = found
    for number in dates:
        before = told.get(number - 1)
        if before and number not in rows and (year := _broken_off(before[-1], lines[number - 2])):
            first, *rest = told[number]
            if first.reading.period.inferred and not lines[number - 1].text[: first.start].strip():
                told[number] = [_read_in(first, lines[number - 1].text, year), *rest]
    return told


def _of_next(
    found: list[Found], line: Line, dates: dict[int, list[Found]], paper: Paper
) -> list[Found]:
    """Dates that seem gone by, read in the next year where a heading above or the title is of it."""
    dated = paper.dated
    gone = [
        each for at, each in enumerate(found)
        if (each.reading.period.inferred or _leans_on_other_lines(found[: at + 1]))
        and (_last(each) or dated) < dated
    ]  # fmt: skip
    if not gone:
        return found
    said = [
        year for at in reversed(line.above) for each in dates.get(at, ()) if (year := _year(each))
    ]
    title = _OF_YEAR.match(paper.title)
    year = said[0] if said else int(title[1]) if title else None
    if year != dated.year + 1:
        return found
    return [_read_in(each, line.text, year) if each in gone else each for each in found]


def _leans_on_other_lines(found: list[Found]) -> bool:
    """Whether the last of some dates of a line names a month alone, and none of them a year."""
    return bool(_MONTH.match(found[-1].text)) and not any(_YEAR.search(each.text) for each in found)


def _last(found: Found) -> date | None:
    """The last day that is said; of ``1월부터`` the first."""
    return found.reading.period.last_day or found.reading.period.start


def _broken_off(found: Found, line: Line) -> int | None:
    """The year that a date at the end of a line ends with, for the dates of the next line."""
    return None if line.text[found.stop :].strip() else _year(found)


def _of_column(where: tables.Spot, told: dict[int, list[Found]]) -> int | None:
    """The year that the head of a cell's column says."""
    for row in range(min(where.row, where.table.heads)):
        number = where.table.numbers[row]
        for each in told.get(number, ()):
            if tables.spot(where.table, number, each.start).column == where.column:
                return _year(each)
    return None


def _of_heading(table: Table, lines: Sequence[Line], told: dict[int, list[Found]]) -> int | None:
    """The year that the heading right above a table says, and nothing else."""
    above = lines[table.numbers[0] - 1].above
    found = told.get(above[-1], []) if above else []
    return _year(found[0]) if len(found) == 1 else None


def _year(found: Found) -> int | None:
    period = found.reading.period
    whole = period.precision is Precision.YEAR and period.bound in (Bound.ON, Bound.FROM)
    return period.start.year if whole and period.start else None


def _read_in(found: Found, text: str, year: int) -> Found:
    """A date read again as if its document were of another year."""
    for each in find(text, date(year, 1, 1)):
        if (each.start, each.stop) == (found.start, found.stop):
            return replace(found, reading=each.reading)
    return found
