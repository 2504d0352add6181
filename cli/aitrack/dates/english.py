"""English prose around a date: ``by the end of 2026``, ``before 2 August``, ``within 30 days of``.

Words are turned into the marks of the grammar, which then reads the rest: ``by 2030`` is ``~2030``,
``next month`` is 다음 달. A length counted from an event is anchored, as in Korean.
"""

from __future__ import annotations

import re

from aitrack.dates import counting
from aitrack.dates.counting import Count
from aitrack.dates.cursor import NotationError
from aitrack.dates.day import wrong_weekday
from aitrack.dates.reading import Form, Reading
from aitrack.dates.spans import SpanReader
from aitrack.dates.tokens import WORDS, Tokens
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_WEEKDAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])"
)
_YEAR = r"(?:19|20)\d\d"
_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_PART = rf"(?!last\squarter(?!\sof))(?:{'|'.join(_NTH)})\s(?:quarter|half)"
_RELATIVE = {
    "next month": "다음 달", "this month": "이달", "last month": "지난달", "the month": "이달",
    "next year": "내년", "this year": "올해", "last year": "작년", "the year": "올해",
    "next week": "다음 주", "this week": "이번 주", "last week": "지난주",
    "next quarter": "다음 분기", "this quarter": "이번 분기", "last quarter": "지난 분기",
    "today": "오늘", "tomorrow": "내일", "yesterday": "어제",
}  # fmt: skip
_PERIOD = rf"(?:next|this|last)\s(?:month|year|week|quarter(?!\sof)|(?:{_WEEKDAY})[a-z]*day)"
_EDGE = r"(?:the\s)?(?:(?:end|beginning|start|middle)\sof\s(?:the\s)?|(?:early|mid|late|end)[-\s])"
_DAY = r"\d\d?(?:st|nd|rd|th)?"
_CORE = rf"""(?:
      (?:(?:{_WEEKDAY})[a-z]*,?\s)?{_DAY}(?:\sof)?\s{_MONTH}(?:\.?,?\s{_YEAR})?
    | (?:(?:{_WEEKDAY})[a-z]*,?\s)?{_MONTH}\.?\s{_DAY}(?:\s?[~-]\s?\d\d?)?(?![0-9%])(?:,?\s{_YEAR})?
    | \d\d?\s?(?:[~-]|to)\s?\d\d?\s{_MONTH}\s{_YEAR}
    | {_MONTH}\s?(?:to|and|through|until|[~-])\s?{_MONTH},?\s{_YEAR}
    | {_EDGE}?(?:(?:{_MONTH}\.?|[QH][1-4]),?\s+)?{_YEAR} | {_YEAR}\s[QH][1-4] | [1-4][QH]\s{_YEAR}
    | {_EDGE}(?:{_MONTH}|[QH][1-4]|{_PART}|(?:next|this)\s(?:month|year)|(?<=the\s)(?:month|year))
    | (?:{_EDGE}|the\s)?{_PART}\sof\s(?:{_YEAR}|(?:this|next|last)\syear)
    | {_PERIOD} | year[- ]end(?![a-z])
    )"""
_UNTIL = r"by|until|till|through|before\sthe\send\sof|not?\slater\sthan|on\sor\sbefore"
_SINCE = (
    r"since|from|starting(?:\sin|\sfrom|\son)?|beginning(?:\sin|\son)?|(?:with\seffect|as)\sfrom|as\sof|on\sor\safter|"
    r"effective(?:\sfrom)?"
)
_BEFORE = r"before|prior\sto"
_BOUND = rf"{_UNTIL}|{_SINCE}|{_BEFORE}|after|between"
_SPAN = re.compile(
    rf"""(?<![A-Za-z0-9'/.-])(?:(?i:{_BOUND})\s(?:the\s)?(?:{_CORE}|{_MONTH}|[QH][1-4])|{_CORE})
    (?:\s?(?:to|until|through|and|-|~)\s?{_CORE})?(?:\sonwards?)?(?![A-Za-z0-9/%]|-[0-9]|,[0-9]|\.[0-9]|[\"”])""",
    re.VERBOSE,
)
_PROSE = re.compile(r"[ -}]{5,}")
_QUOTES = ('"', "”")
_LETTERS = re.compile("[A-Za-z]{3}|[QH][1-4]")
_NUMBER_ONLY = re.compile(rf"{_YEAR}|{_YEAR}\s?[-~]\s?{_YEAR}")
_FROM_YEAR = re.compile(
    rf"(?:from|after|before)\s{_YEAR}\s(?!to|until|through|onwards?|and|for|in|by|on|the)[a-z]",
    re.IGNORECASE,
)
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_COUNT = rf"\d{{1,3}}|{'|'.join(_SMALL)}"
_EACH = r"(?:each|every)\s"
_RULES = {"year": "YEARLY", "month": "MONTHLY", "week": "WEEKLY", "day": "DAILY"}
_ADVERBS = {
    "quarterly": "3 month", "monthly": "1 month", "weekly": "1 week", "daily": "1 day",
    "semi-annually": "6 month", "semiannually": "6 month", "biennially": "2 year",
}  # fmt: skip
_RECURRING = re.compile(
    rf"""(?<![A-Za-z])(?:by\s|on\s|before\s)?
    (?:(?P<day>{_MONTH}\s\d\d?|\d\d?\s{_MONTH})\s(?:of\s)?(?:each|every)\syear
      |(?:annually|{_EACH}year)(?:\sby|\son|,\sby)\s(?P<date>{_MONTH}\s\d\d?|\d\d?\s{_MONTH})
      |(?P<times>once|twice)\sa\s(?P<per>year|month|week)
      |{_EACH}(?P<named>{_MONTH})(?!\s\d)
      |{_EACH}(?:(?P<number>{_COUNT})\s)?(?:(?:fiscal|calendar|business)\s)?(?P<unit>year|month|quarter|week)s?
      |annually|(?P<adverb>{"|".join(_ADVERBS)})(?!\s[a-z]))(?![A-Za-z])""",
    re.VERBOSE,
)
_BUSINESS = r"(?P<business>(?:business|working)\s)?"
_ARTICLE = r"(?:(?:the|its|this|such)\s)?"
_NAMED = rf"{_ARTICLE}[A-Za-z]+(?:\sdate)?(?:\sof\s{_ARTICLE}[A-Za-z]+)?(?:\sinto\sforce)?"
_COUNTED = re.compile(
    rf"""(?<![A-Za-z])(?:within|not\slater\sthan|no\slater\sthan|by)\s(?P<number>{_COUNT})\s{_BUSINESS}
    (?P<unit>day|week|month|year)s?(?:\s(?:of|after|from|following)\s(?P<event>{_NAMED}))?(?![A-Za-z])
    | (?<![A-Za-z])(?P<number2>{_COUNT})\s(?:(?:business|working)\s)?
      (?P<unit2>day|week|month|year)s?\s(?P<way>after|before|following|from|prior\sto)\s
      (?P<event2>{_NAMED})(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_UNITS = {"day": "일", "week": "주", "month": "개월", "year": "년"}
_NO_EVENTS = frozenset(("today", "now", "that", "which", "a", "it"))


_EDGES = {"end": "말", "late": "말", "mid": "중반", "middle": "중반"}


def _part(found: re.Match[str]) -> str:
    return f"{found[2][0].upper()}{_NTH[found[1].lower()]} "


def _relative(found: re.Match[str]) -> str:
    """``next week``; ``this Friday`` is that of this week."""
    said = found[0].lower().split()
    names, day = _WEEKDAY.split("|"), said[-1][:3].title()
    if len(said) > 1 and said[-1].endswith("day"):
        return f"{_RELATIVE[f'{said[0]} week']} {'월화수목금토일'[names.index(day)]}요일"
    return _RELATIVE[" ".join(said)]


def _edged(found: re.Match[str]) -> str:
    """The edge goes behind: 말일 of a month counted from ours, 말 of one named."""
    edge = _EDGES.get(found[1].lower(), "초")
    return f"{found[2]} {edge}{'일' * (edge == '말' and found[2][-1] in '달월')}"


_THE = r"(?:the\s)?"
_EDGED = rf"((?:{_MONTH}\.?|[QH][1-4])(?:\s+{_YEAR})?|{_YEAR}|[가-힣]+(?:\s달)?)"
_REWRITES = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\sat\sthe\slatest\Z", ""),
        (rf"\b({_MONTH})\s(\d\d?)\s?(?:[~-]|to|through)\s?(\d\d?)\b", r"\2~\3 \1"),
        (rf"\A(\d\d?)\s?(?:-|to)\s?(\d\d?\s{_MONTH})", r"\1~\2"),
        (rf"({_MONTH})\s?(?:to|and|through|until|-)\s?({_MONTH}),?\s", r"\1~\2 "),
        (rf"\b({_DAY})\sof\s({_MONTH})", r"\1 \2"),
        (rf"\b({_MONTH})\.?,\s({_YEAR})\b", r"\1 \2"),
        (rf"\b(?={_PART})(\w+)\s(quarter|half)\b(?:\sof\b)?", _part),
        (r"\b([QH][1-4])\s{1,2}(this|next|last)\syear\b", r"\2 year \1"),
        (r"\bfiscal\syear\s", "FY"),
        (r"\byear[- ]end\b", "연말"),
        (
            rf"\b(?:{_PERIOD}|the\s(?:month|year)|today|tomorrow|yesterday)\b",
            _relative,
        ),
        (
            rf"\b{_THE}(end|beginning|start|middle|early|mid|late)(?:\sof\s{_THE}|[-\s]){_EDGED}",
            _edged,
        ),
        (r"\A(?:from|between)\s(.+?)(?:\s(?:to|until|through|and)\s|\s?~\s?)(.+)\Z", r"\1~\2"),
        (rf"\A(?:{_UNTIL})\s{_THE}(.+)\Z", r"~\1까지"),
        (rf"\A(?:{_BEFORE})\s{_THE}(.+)\Z", r"\1 전"),
        (rf"\Aafter\s{_THE}(.+)\Z", r"\1 후"),
        (rf"\A(?:{_SINCE})\s{_THE}(.+?)(?:\sonwards?)?\Z", r"\1~"),
        (rf"\A(?:in|on|during|over)\s{_THE}(.+)\Z", r"\1"),
        (r"\A([^~]+?)\s(?:to|until|through|-)\s([^~]+)\Z", r"\1~\2"),
        (r"\Athe\s(.+)\Z", r"\1"),
        (r"\A(.+?)\sonwards?\Z", r"\1~"),
    )
)
_LEADING_WEEKDAY = re.compile(rf"({_WEEKDAY})[a-z]*,?\s(?=\d|{_MONTH})", re.IGNORECASE)


def rewrite(folded: str) -> tuple[str, int | None] | None:
    """The same in the grammar's own marks, and the weekday before it; None where none is English.

    >>> rewrite("by the end of 2026")
    ('~2026 말까지', None)
    >>> rewrite("Thursday, 21 May 2026")
    ('21 May 2026', 3)
    """
    if not folded.isascii():
        return None
    text, weekday = folded.strip(), None
    if match := _LEADING_WEEKDAY.search(text):
        weekday = _WEEKDAY.split("|").index(match[1].title())
        text = text[: match.start()] + text[match.end() :]
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return (text, weekday) if text != folded.strip() else None


def read(folded: str, reference: date | None, anchor: date | None) -> Reading | None:
    """English prose; None where the text is none."""
    if match := _RECURRING.fullmatch(folded):
        return _recurring(match)
    if match := _COUNTED.fullmatch(folded):
        return _counted(match, anchor)
    return _prose(folded, reference, strict=True)


def find(folded: str, reference: date | None) -> Iterator[tuple[int, int, Reading]]:
    """Every date of English prose, with the preposition that binds it."""
    for prose in _PROSE.finditer(folded) if _LETTERS.search(folded) else ():
        start, stop = prose.span()
        if not _LETTERS.search(folded, start, stop):
            continue
        for match in _RECURRING.finditer(folded, start, stop):
            yield match.start(), match.end(), _recurring(match)
        for match in _COUNTED.finditer(folded, start, stop):
            event = match["event"] or match["event2"]
            if event and event.split()[-1].lower() not in _NO_EVENTS:
                yield match.start(), match.end(), Reading(form=Form.ANCHORED, anchor=event)
        for match in _SPAN.finditer(folded, start, stop):
            if _NUMBER_ONLY.fullmatch(match[0]) or folded[match.end() : match.end() + 1] in _QUOTES:
                continue  # the plain grammar knows better; a title's year is a label
            if _FROM_YEAR.match(folded, match.start()):
                continue  # up from 2025 levels
            if reading := _prose(match[0], reference, strict=False):
                article = len("the ") * match[0].startswith("the ")
                yield match.start() + article, match.end(), reading


def _prose(folded: str, reference: date | None, *, strict: bool) -> Reading | None:
    """English prose, said again in the marks of the grammar."""
    prose = rewrite(folded)
    if prose is None and strict:
        return None
    text, weekday = prose or (folded, None)
    reader = SpanReader(text, Tokens(text), range(len(text)), reference)
    try:
        found = reader.whole()
    except NotationError:
        return None
    day = found.period.start or found.period.last_day
    if weekday is None or day is None or day.weekday() == weekday:
        return found
    misprint = NotationError(folded, 0, *wrong_weekday(day, weekday))
    return replace(found, warnings=(*found.warnings, misprint.said), misprint=misprint)


def _recurring(match: re.Match[str]) -> Reading:
    """``every two years``, ``by 31 March each year``."""
    if said := match["day"] or match["date"]:
        name, day = sorted(said.split(), key=str.isdigit)
        rule = f"FREQ=YEARLY;BYMONTH={WORDS[name[:3].lower()][1]};BYMONTHDAY={day}"
        return Reading(form=Form.RECURRING, rrule=rule)
    if named := match["named"]:
        rule = f"FREQ=YEARLY;BYMONTH={WORDS[named[:3].lower()][1]}"
        return Reading(form=Form.RECURRING, rrule=rule)
    number, unit = _size(match["number"] or "1"), match["unit"] or match["per"] or "year"
    if match["adverb"]:
        said, unit = _ADVERBS[match["adverb"].lower()].split()
        number = int(said)
    if match["times"] == "twice":
        half = "FREQ=MONTHLY;INTERVAL=6" if unit == "year" else None
        return Reading(form=Form.RECURRING, rrule=half)
    if unit == "quarter":
        number, unit = 3 * number, "month"
    interval = f";INTERVAL={number}" if number > 1 else ""
    return Reading(form=Form.RECURRING, rrule=f"FREQ={_RULES[unit]}{interval}")


def _size(said: str) -> int:
    said = said.lower()
    return int(said) if said.isdigit() else _SMALL.index(said) + 1 + (said == "twelve")


def _counted(match: re.Match[str], anchor: date | None) -> Reading | None:
    name = match["event"] or match["event2"] or ""
    if anchor is None:
        return Reading(form=Form.ANCHORED, anchor=name) if name else None
    number = _size(match["number"] or match["number2"])
    unit = _UNITS[(match["unit"] or match["unit2"]).lower()]
    if match["business"] and unit == "일":
        unit = "영업일"
    way = (match["way"] or "").lower()
    tail = "이내" if match["number"] else "전" if way in ("before", "prior to") else "후"
    return counting.resolved(name, tail, Count(number, unit), anchor)
