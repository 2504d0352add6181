"""Seasons of a year: 내년 봄, 올여름, 2026년 겨울까지.

Spring is March to May, as the weather service counts them (기상청: 봄 3~5월, 여름 6~8월, 가을
9~11월, 겨울 12~2월); a winter ends in the year after. EDTF writes the others as 21 to 23.
"""

from __future__ import annotations

import re

from aitrack.dates.day import date
from aitrack.dates.edges import add_months
from aitrack.dates.period import Bound, Period, Precision
from aitrack.dates.reading import Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("봄", "여름", "가을", "겨울")
_MONTHS, _FIRST_CODE, _WINTER = 3, 21, 3
_STEPS = {
    "올": 0, "올해": 0, "금년": 0, "내년": 1, "작년": -1, "지난해": -1, "재작년": -2,
}  # fmt: skip
_NAME = re.compile("|".join(_NAMES))
_LONGEST_YEAR, _LONGEST_TAIL = 7, 12
_WHICH = "|".join((*sorted(_STEPS, key=len, reverse=True), "이번|지난|오는|다가오는|다음"))
_SEASON = re.compile(
    rf"(?<![가-힣0-9])(?:'?(?P<year>(?:19|20)?[0-9]{{2}})년?\s"
    rf"|(?:(?P<which>{_WHICH})\s?))"
    rf"(?P<name>{'|'.join(_NAMES)})(?:철)?(?:\s?(?P<edge>초|말))?"
    r"(?:\s?(?P<side>까지|부터|이후|이전|전까지|전|중|내|안에))?"
    r"(?=[^가-힣]|\Z|(?:에는|에도|에|의|은|는|을|를|도|로|께|쯤|경)(?![가-힣]))"
)


def read(text: str, reference: date | None) -> Reading | None:
    """``내년 봄``; None where the text is no season of a year."""
    match = _SEASON.fullmatch(text) or _SEASON.fullmatch(text.removesuffix("에"))
    return _reading(match, reference) if match else None


def find(folded: str, reference: date | None) -> Iterator[tuple[int, int, Reading]]:
    """Every season of a text whose year is said, or which one of them."""
    for name in _NAME.finditer(folded):
        match = _SEASON.search(folded, name.start() - _LONGEST_YEAR, name.end() + _LONGEST_TAIL)
        reading = _reading(match, reference) if match else None
        if match and reading and match.start("name") == name.start():
            yield match.start(), match.end(), reading


def _reading(match: re.Match[str], reference: date | None) -> Reading | None:
    season = _NAMES.index(match["name"])
    year, inferred = _year(match, season, reference)
    if year is None:
        return None
    first = date(year, _MONTHS * (season + 1), 1)
    start, stop = first, add_months(first, _MONTHS)
    if match["edge"] == "초":
        stop = add_months(first, 1)
    elif match["edge"]:
        start = add_months(first, _MONTHS - 1)
    whole = Period(start, stop, Bound.ON, Precision.QUARTER, inferred)
    match match["side"]:
        case "까지" | "이전" | "내" | "안에":
            whole = whole.as_bound(Bound.BY)
        case "전" | "전까지":
            whole = Period(None, start, Bound.BY, Precision.QUARTER, inferred)
        case "부터":
            whole = whole.as_bound(Bound.FROM)
        case "이후":
            whole = Period(stop, None, Bound.FROM, Precision.QUARTER, inferred)
        case "중":
            whole = whole.as_bound(Bound.DURING)
    # a winter of EDTF may be that of either end of its year
    known = whole.bound in (Bound.ON, Bound.DURING) and not match["edge"] and season < _WINTER
    return Reading(
        whole, approximate=True, edtf=f"{year}-{_FIRST_CODE + season}" if known else None
    )


def _year(match: re.Match[str], season: int, reference: date | None) -> tuple[int | None, bool]:
    """The year in which it begins, and whether that had to be inferred."""
    if printed := match["year"]:
        return int(printed) + 2000 * (len(printed) < 4), False  # noqa: PLR2004, '26
    if reference is None:
        return None, False
    if match["which"] in _STEPS:
        return reference.year + _STEPS[match["which"]], False
    now = (reference.year * 12 + reference.month - 3) // _MONTHS  # seasons since the year 0
    ago = (now - season) % len(_NAMES)  # since this one last began; 이번 겨울 may be of last year
    match match["which"]:
        case "지난":
            begun = now - (ago or len(_NAMES))
        case "이번":
            begun = now - ago + (len(_NAMES) if ago > 1 else 0)
        case _:
            begun = now - ago + (len(_NAMES) if ago or match["which"] == "다음" else 0)
    return begun // len(_NAMES), True
