"""Japanese eras: 令和7年 is 2025. A fiscal year (年度) runs from April to March (財政法 第11条).

2026年度 without an era is refused: in Japan it begins in April, in China in January.
"""

from __future__ import annotations

import re

from aitrack.dates.cursor import NotationError
from aitrack.dates.day import date
from aitrack.dates.period import Bound, Period, Precision
from aitrack.dates.reading import Reading
from aitrack.dates.spans import SpanReader
from aitrack.dates.tokens import Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_YEARS = {"令和": 2019, "平成": 1989, "昭和": 1926}
_APRIL = 4
_ERA = re.compile(
    r"(?P<era>令和|平成|昭和)\s?(?P<number>元|\d{1,2})年"
    r"(?:(?P<fiscal>度)(?P<end>末)?|(?P<rest>\s?\d{1,2}月(?:\s?\d{1,2}日)?)?)"
    r"(?P<bound>までに|まで|から|以降)?"
)


def read(text: str, reference: date | None) -> Reading | None:
    """``令和7年度``; None where the text names no era."""
    match = _ERA.fullmatch(text)
    return _dated(match, reference) if match else None


def find(folded: str, reference: date | None) -> Iterator[tuple[int, int, Reading]]:
    """Every date by an era."""
    for match in _ERA.finditer(folded):
        if reading := _dated(match, reference):
            yield match.start(), match.end(), reading


def _dated(match: re.Match[str], reference: date | None) -> Reading | None:
    number = 1 if match["number"] == "元" else int(match["number"])
    year = _FIRST_YEARS[match["era"]] + number - 1
    bound = match["bound"] or ""
    if not match["fiscal"]:
        text = f"{year}年{match['rest'] or ''}{bound}"
        try:
            return SpanReader(text, Tokens(text), range(len(text)), reference).whole()
        except NotationError:
            return None
    period = Period.on(date(year, _APRIL, 1), date(year + 1, _APRIL, 1), Precision.YEAR)
    if match["end"] or bound.startswith("まで"):
        return Reading(period.as_bound(Bound.BY))
    return Reading(period.as_bound(Bound.FROM) if bound else period)
