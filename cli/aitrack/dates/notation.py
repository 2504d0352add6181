"""The reader of government date notation: text → the days it means.

Grammar (a quoted word stands for all its spellings in ``words``)::

    notation  = bracket* (vague | recurring | counted | festival
                | [lead] [length] span [length] [note]*) bracket*
    vague     = "향후" | "지속" | "상시" | ... | see ``vague``: "임기 내"    never dated
    recurring = see ``recurring``: "매년" [months] [day], "분기별", n "년마다"   an RFC 5545 rule
    counted   = see ``anchored``: event "후" n unit ["이내"], "D-" n        needs the event's day
              | n ("일" | "영업일" | ...) "이내"                     from the anchor given alone
              | ("향후" | "앞으로") n unit ("내" | "이내")              from the document's date
    festival  = see ``festivals``: ["올해" | year] ("설" | "광복절" | ...) ["연휴"] side
              | "제22대 국회 임기 내"
    span      = "~" point ["까지"]                               by
              | "연내"                                           by
              | point ("까지" | "이전" | "限" | "내" | "안")        by, the named unit included
              | point "전"                                       by, the named unit excluded
              | point ("~" | "부터" | "이후")                      from, the named unit included
              | point "후"                                       from, the named unit excluded
              | point ("~" | "-" | "부터") point ["까지" | "중"]    during
              | point "부터" (n "일간" | n "개월간" | "한 달간")       during, the named day in
              | point "부터" n "일" "이내"                         by
              | point "중"                                       during
              | point (("·" | "," | "과" | "및") point)+           during, every one of them
              | point ("또는" point)+                             on, one of them
              | point                                            on
    point     = away | ["오는" | "지난"] (relative part* | part+ | weekday) [edge | week] [weekday]
                ["경"]
              | "연초" | "연말" | "월초" | "월말" | english
    relative  = "올해" | "내년" | "이달" | "다음 분기" | "이날" | ...    from the document's date
              | "같은 해" | "이듬해" | "동월" | "익월" | "이튿날"       from the last date said
    away      = ("이틀" | "보름" | "한 달" | n "주") ("뒤" | "후" | "전")     from the last day said
    part      = "'" DD | DDDD | era n | n [unit] [separator] | half | quarter | tenday
    unit      = "년" | "학년도" | "회계연도" | "年度" | "년대" | "월" | "일"
    half      = "上" | "하반기" | n "H" | "H" n
    quarter   = n "분기" | n "Q" | "Q" n | n "/" 4 "분기"
    tenday    = "상순" | "중순" | "하순" | "초중순" | "중하순"
    edge      = "초" | "중반" | "말" (customary, approximate) | "말일"
    week      = ("셋째" | n [("~" | "·") n]) ("주" | "주차")      of a month, by its Thursday
              | ("이번 주" | "다음 주" | "지난주") ["초" | "말"]     Monday to Sunday
    weekday   = "(목)" | "목요일" ["(" n "일" ")"]               a wrong one is a warning
    english   = D Month YYYY | Month [D] [","] YYYY | "2H" YYYY | "Q3" YYYY
                and what ``english`` says in these marks: "by the end of 2026"
    separator = "." | "-" | "/"
    lead      = "늦어도" | "이르면" | "최근" | event "(" span ")" | event "일로부터"
    length    = n "년간" | n "개월간" | n "일간", in brackets or not  must agree with the range
    note      = a time of day | "(잠정)" | "예정" | "기준" | "마련" | "," words or an amount

An era, 令和 and the like, is read with its number as a year of ours; Japanese and Chinese words of
dates are spellings like any other. Numbers without a mark, a unit or four digits are dates only
where the surroundings license it: a bracket, a range mark on one side, or a word such as 까지. So
``(25)`` and ``~25`` are years and ``25``, ``24.5`` and ``30년`` are not. The right side of a range
takes what it leaves out from the left; a bare day on the left is the one that leads to the right.
A missing year comes from the weekday, else from the last date that the text said in full
(``memory``), else from the reference date, and is then marked inferred. In running text (``find``)
the same grammar reads the longest span it can, and what stands around a number (``context``) must
leave it a date.
"""

from __future__ import annotations

from aitrack.dates.cursor import NotationError
from aitrack.dates.kinds import Kind
from aitrack.dates.reading import Form, Reading
from aitrack.dates.said import NOTHING
from aitrack.dates.spans import SpanReader
from aitrack.dates.spelling import fold
from aitrack.dates.tokens import Tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from aitrack.dates.period import Period
    from aitrack.dates.said import Memory

LONGEST = 200
"""No notation is longer; a longer text is refused at once."""


def parse(text: str, reference: date | None = None) -> Period:
    """Read one date in government notation.

    >>> parse("'24.下").last_day
    datetime.date(2024, 12, 31)
    >>> parse("~’25").bound
    <Bound.BY: 'by'>

    Args:
        text: One notation as printed, e.g. ``~'25``; two-digit years below 69 are 20xx.
        reference: The document's date, for 올해, 이날 and missing years; never today.

    Returns:
        The days it covers; a side the notation leaves open is None. Vague, recurring and counted
        notations are undated.

    Raises:
        NotationError: At the first column that does not fit the grammar, and where another weekday
            is printed than the date has.
    """
    found = read(text, reference)
    if found.misprint:
        raise found.misprint
    return found.period


def read(
    text: str, reference: date | None = None, anchor: date | None = None, memory: Memory = NOTHING
) -> Reading:
    """Read one notation with all there is to say about it; a wrong weekday is a warning.

    >>> read("매년 1월").rrule
    'FREQ=YEARLY;BYMONTH=1'

    Args:
        text: One notation as printed.
        reference: The document's date; never today.
        anchor: The day that a counted period is counted from (공포, 시행, D-day).
        memory: What the text said before, for 같은 달 and the like.

    Raises:
        NotationError: At the first column that does not fit the grammar.
    """
    if len(text) > LONGEST:
        raise NotationError(text, LONGEST, "날짜 표기로는 너무 김", "too long for a date")
    folded, columns = fold(text)
    reader = SpanReader(text, Tokens(folded), columns, reference, memory=memory)
    try:
        return _plain(reader)
    except NotationError:
        from aitrack.dates import rare  # noqa: PLC0415, few notations need it

        other = rare.read(folded, reference, anchor, memory)
        if other is None:
            raise
        return other


def _plain(reader: SpanReader) -> Reading:
    """What the plain grammar reads: a span, or words that are vague."""
    reader.lead()
    if not reader.ahead(Kind.VAGUE) or reader.ahead(Kind.VAGUE, Kind.NUMBER, Kind.SPAN_OF):
        return reader.whole()
    more = (Kind.VAGUE, Kind.DOING, Kind.MIDDOT, Kind.COMMA, Kind.OPEN, Kind.CLOSE)
    while reader.take(*more):
        pass
    if reader.token.kind is Kind.END:
        return Reading(form=Form.VAGUE)
    raise reader.no_date_here()


__all__ = ["NotationError", "parse", "read"]
