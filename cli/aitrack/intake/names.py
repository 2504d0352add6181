"""A year, or a month, that is part of a name: ``2020년도 대통령 업무보고``, ``CES 2027``."""

from __future__ import annotations

import re

from aitrack.dates.period import Bound, Precision
from aitrack.intake.kinds import ends_in_action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from aitrack.dates.find import Found
    from aitrack.intake.outline import Line

_NAMED = re.compile(
    r"(?:도|년도)?\s?(?:(?:(?![을를에]\s|위한|하기)[^.,:;()\n]){0,24}?(?:사업|공고|계획|공모|업무보고|신청서|계획서|결과|명단|대회|행사|보고서|프로젝트|예산안?|결산|백서|"
    r"실태조사|지수|국정감사|총선|대선|선거|올림픽|월드컵|엑스포|대책|전략)(?=[\s)\]>」』’'′\"”]|\Z|에|의|을|를|은|는|과|와|\()"
    r"(?!\s?(?:을|를|의)?\s?(?:편성|확보|반영|마련|수립|추진|시행|발표|제정|확정|공개|실시|착수|선정|확대|공모|투입|투자|거쳐|마치|끝내))|APEC|CES|MWC|GITEX)"
)
"""A year that is the first word of a name: ``2020년도 대통령 업무보고``."""
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z]{3,}[-\s]\Z")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WORD_BEHIND = re.compile(r"\s[가-힣A-Za-z]")
_OPENINGS = " □■○ㅇ●◦•·-–—*※▶▷◆◇△▲()[]<>‘'「『\"“0123456789."
_CITIES = re.compile(r"[·ㆍ,/(\s]전주(?:[·ㆍ,/)시]|\s[가-힣]{2}[·,)])")
"""A city, and not last week."""
_THIS_YEAR = re.compile(r"(?:올해|내년|금년|새해)도?")
_REPORT = re.compile(
    r"\s(?:(?![을를에]\s)[^.,:;()\n]){0,24}?(?:업무계획|업무보고|예산안|경제정책방향|세제개편안|경제전망)"
    r"(?:[을를]\s|과\s|와\s|에\s|에서\s|\s등|의\s|[’'」』”\"])"
)
"""What a year has one of: ``내년도 예산안을 설명``."""
_OF_MONTH = re.compile(r"\s?(?:실적|동향|통계|계획|모의평가|모의고사)(?:을|를|은|은|의)?(?=\s|\Z)")
_OF_TERM = re.compile(r"\s?(?:추진\s?)?실적(?:은|을|이|\s)")
"""Of a half or a quarter: what was reached in it."""
_CALLED = re.compile(r"(?:사\s?업|행\s?사|과\s?제|공\s?고|건|계\s?획|교\s?육)\s?명\s?[:：\])]\s*\Z")
"""Before what something is called."""
_ANNIVERSARY = re.compile(r"[가-힣]의?\s날['’」]?\s?\(\Z")
"""Before the day that a day with a name falls on: ``환경의 날(6. 5.)``."""
_YEAR_OF = re.compile(r"(?:19|20)[0-9]{2}\s?[년.]")
_CHAPTER = 2.0
_OF_CHAPTER = re.compile(
    r"(?:년도?|도)?\s?[가-힣·\s]{0,16}(?:과제|업무|방향|계획|일정|전략|정책)\s*(?:\(안\))?\s*\Z"
)
"""A chapter of a report: ``Ⅱ. 2026년 핵심 추진과제``."""
_QUOTES = tuple("`‘'「『\"“")


def _titles(found: Found, text: str) -> bool:
    """Whether a month, or a week of it, is the one that a report is of by its title."""
    period = found.reading.period
    fine = (
        period.bound is Bound.ON
        and period.start != period.last_day
        and period.precision.fineness <= Precision.MONTH.fineness
    )
    left = text[: found.start] + text[found.stop :]
    return bool(fine and _YEAR_OF.match(found.text) and not ends_in_action(left.rstrip(") ")))


def _called(found: Found, text: str) -> bool:
    """Whether a date begins what a label calls something, or says of which term the results are."""
    term = found.reading.period.precision in (Precision.HALF, Precision.QUARTER)
    results = term and _OF_TERM.match(text, found.stop)
    return bool(results or _CALLED.search(text, 0, found.start))


def names(found: Found, line: Line, dated: date, *, titled: bool, first_lines: bool) -> bool:
    """Whether a date only names something: mostly a year alone, printed, not in a bracket.

    Args:
        found: The date.
        line: Where it stands.
        dated: The document's date.
        titled: Whether it is in the document's title.
        first_lines: Whether the line is near the beginning.
    """
    text, start, period = line.text, found.start, found.reading.period
    bare = _BARE_YEAR.fullmatch(found.text) and "\t" not in text
    if bare and (
        (_WORD_BEHIND.match(text, found.stop) and text[:start].strip(_OPENINGS))
        or _LATIN_NAME.search(text, 0, start)
    ):
        return True
    named_day = _ANNIVERSARY.search(text, 0, start) and text.startswith(")", found.stop)
    named_day = named_day or (titled and _titles(found, text)) or _called(found, text)
    if named_day or (found.text == "전주" and _CITIES.match(text, max(0, start - 1))):
        return True
    if _THIS_YEAR.fullmatch(found.text) and _REPORT.match(text, found.stop):
        return True
    if period.precision is Precision.MONTH and _OF_MONTH.match(text, found.stop):
        return first_lines or "모의" in text[found.stop : found.stop + 4]
    if line.rank < _CHAPTER and _OF_CHAPTER.match(text, found.stop):
        return period.precision is Precision.YEAR
    if period.precision is not Precision.YEAR or period.bound is not Bound.ON:
        return False
    if found.text[:1].isalpha():
        return False
    if titled and period.start:
        return 0 <= period.start.year - dated.year <= 1
    before = text[max(0, start - 1) : start]
    if before in _QUOTES and found.text[:4].isdigit():
        return True
    return before != "(" and bool(_NAMED.match(text, found.stop))
