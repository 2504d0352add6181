"""Every date in running text, with its place: one pass, whole documents.

In a text a number is a date only where its own writing says so (a mark, four digits, a unit), or a
bracket holds it; never where a unit of something else follows: ``'25년 4.3조원`` holds one year.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aitrack.dates.cursor import NotationError
from aitrack.dates.period import Precision
from aitrack.dates.point import FIRST_YEAR
from aitrack.dates.spans import SpanReader
from aitrack.dates.spelling import fold
from aitrack.dates.tokens import Kind, Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.dates.reading import Reading

_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_RELATIVE = (
    "올해|금년|내년|명년|작년|지난해|재작년|이날|연내|年內|연말|연초|상반기|하반기|상·하반기|"
    "上半期|下半期|이달|다음\\s?달|지난\\s?달|익년|이듬해"
)
_START = re.compile(
    rf"""(?<![0-9A-Za-z.,:/%$\#+^_\\~-])(?:(?:'~|~'|')(?=[0-9]{{2}}(?![0-9]))|~?(?=[0-9]))
       | (?<![가-힣])(?={_RELATIVE})
       | (?<![A-Za-z])(?=(?:{_MONTH})[a-z]*\.?\s'?[0-9])
       | (?<![A-Za-z0-9])(?=[QH][1-4][\s.,']+(?:19|20)[0-9]{{2}})""",
    re.VERBOSE,
)
_WORTH_READING = re.compile(
    r"""['~] | [^0-9] | [0-9]{4}(?![0-9])
      | [0-9]{1,2}(?![0-9])(?: \s?[년年월月일日학회QH~·/:-] | \s?분기 | [),\]] | \s[A-Z]
          | st|nd|rd|th | \.?\s?[上下상하초말] | \.[~)]
          | \.\s?[0-9]{1,2}(?:[.~)\],\s월月Q분상하上下-]|\Z) )""",
    re.VERBOSE,
)
"""What is cheap to see at the first number: ``12개`` and ``3.5%`` need no grammar."""
_REPEATED = re.compile(r"(?:매년|매월|매달|매|격년|해마다|향후|최근|약|총|만|제|앞으로)\s?\Z")
_LOOK_BACK = 6
_UNITS_OF_OTHER_THINGS = re.compile(
    r"(?:%|개|명|건|억|조|만|천|원|달러|위|대|배|점|종|회|차|인|세|톤|권|곳|호|장|편|시간|분|초|"
    r"주년|도|℃|kW|MW|GW|EF|[Kk]m|GB|TB|[BMK]\b|p\b|여)"
)
_SPACED_UNITS = re.compile(r"\s(?:개|명|건|억|조|만|천|원|달러|위|배|점|회|인|톤|%)(?![가-힣])")
_GLUED = re.compile(r"[0-9A-Za-z가-힣]")
_PARTICLE = re.compile(
    r"(?:자로|자|에서|에는|에도|에|의|은|는|을|를|과|와|도|부로|로|이며|이고|이다)(?![가-힣])"
)
_DURATION_AFTER_DAY = re.compile(r"\s?(?:간|이내|내|안에|동안|만에|이상|전|후|연속|뒤|차|치)")
_COMPARED = re.compile(r"\s?(?:대비|동기|比|보다)")
_ENDS_A_BRACKET = re.compile(r"[)\]]|,(?![0-9])")
_YEARS_BACK, _YEARS_AHEAD = 25, 30
_LATEST_YEAR = 2099
_EARLIEST_YEAR = 1900


class Found(NamedTuple):
    """A date in a text: columns ``[start, stop)`` count in the text given."""

    start: int
    stop: int
    text: str
    reading: Reading


def find(text: str, reference: date | None = None) -> Iterator[Found]:
    """Every date of a text, in order, none inside another.

    >>> [found.text for found in find("'25년 4.3조원, '27년까지 최대 17조원(24.5)")]
    ["'25년", "'27년까지", '24.5']

    Args:
        text: Any text; whole documents are read in time that grows with their length.
        reference: The document's date, for 올해, 이날 and missing years.
    """
    folded, columns = fold(text)
    done = 0
    for match in _START.finditer(folded):
        start = match.start()
        if start < done or not _WORTH_READING.match(folded, start):
            continue
        reader = _read(text, folded, columns, start, reference)
        if reader is None:
            continue
        found, stop = reader
        done = stop
        if found is None:
            continue
        first, last = columns[start], columns[stop - 1] + 1
        yield Found(first, last, text[first:last], found)


def _read(
    text: str, folded: str, columns: list[int], start: int, reference: date | None
) -> tuple[Reading | None, int] | None:
    """The date that starts at a place, and where it stops; None where there is none.

    A clock time is passed over as a whole.
    """
    if _REPEATED.search(folded, max(0, start - _LOOK_BACK), start):
        return None
    reader = SpanReader(text, Tokens(folded, start), columns, reference, running=True)
    reader.bracketed = start > 0 and folded[start - 1] in "(["
    first = reader.token
    if first.kind is Kind.TIME:
        return None, first.stop
    try:
        reading = reader.span()
    except NotationError:
        return None
    stop = reader.tokens[reader.at - 1].stop
    last = reader.tokens[reader.at - 1]
    if not _plausible(reader, folded, start, stop, reading):
        return None
    if last.kind is Kind.DOT and folded[stop:].strip()[:1].isdigit():
        return None
    return reading, stop


def _plausible(reader: SpanReader, folded: str, start: int, stop: int, reading: Reading) -> bool:
    """Whether what stands before and behind leaves it a date."""
    first, last = reader.tokens[0], reader.tokens[reader.at - 1]
    period = reading.period
    bare_number = last.kind in (Kind.NUMBER, Kind.DOT)
    if bare_number and (
        _UNITS_OF_OTHER_THINGS.match(folded, stop) or _SPACED_UNITS.match(folded, stop)
    ):
        return False
    if _GLUED.match(folded, stop) and not _PARTICLE.match(folded, stop):
        return bool(last.kind in (Kind.UNTIL, Kind.FROM, Kind.SINCE, Kind.WAVE, Kind.CLOSE))
    if first.kind is Kind.NUMBER and start and folded[start - 1].isalpha():
        return False
    if _COMPARED.match(folded, stop) and first.kind is Kind.RELATIVE_YEAR:
        return False
    day = period.start or period.last_day
    if first.kind is Kind.NUMBER and day and not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
        return False
    if reader.at == 1 and first.kind is Kind.NUMBER:
        return _lone(reader, folded, stop, reading)
    if reader.at == 2 and last.kind is Kind.DAY:  # noqa: PLR2004, 13일
        return not _DURATION_AFTER_DAY.match(folded, stop)
    return True


def _lone(reader: SpanReader, folded: str, stop: int, reading: Reading) -> bool:
    """A number alone: four digits, or two in a bracket that holds nothing else before a comma."""
    if len(reader.token.text) and reading.period.precision is not Precision.YEAR:
        return True
    if len(reader.tokens[0].text) == len(str(FIRST_YEAR)):
        return True
    year = reading.period.start.year if reading.period.start else 0
    now = reader.reference.year if reader.reference else year
    return _ENDS_A_BRACKET.match(folded, stop) is not None and (
        now - _YEARS_BACK <= year <= now + _YEARS_AHEAD
    )
