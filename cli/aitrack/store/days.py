"""A notation → days as the index keeps them; the commonest is read here in a tenth of the time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from aitrack.dates.notation import NotationError, parse
from aitrack.dates.tokens import MONTHS_EN
from aitrack.dates.wording import WEEKDAYS_KO
from aitrack.store.codec import pack_period
from aitrack.store.swift import Unsure

Days = tuple[int, int, str, str, bool]
"""First day, first day after, bound, precision, inferred."""

UNDATED: Days = (0, 0, "undated", "none", False)
_SHORT, _LONG = "([0-5][0-9]|6[0-8])", "(20[0-9][0-9])"
_MONTH, _MONTHDAY = "(1[0-2]|0?[1-9])", "(3[01]|[12][0-9]|0?[1-9])"
_DAY = re.compile(
    rf"(~?)(?:(?:['’]{_SHORT}|{_LONG})(?:\. ?|-){_MONTH}(?:\. ?|-){_MONTHDAY}\.?"
    rf"|{_LONG}년 {_MONTH}월 {_MONTHDAY}일)(?:\(([월화수목금토일])\))?(까지)?\Z"
)
_DAY_IN_BRACKETS = re.compile(rf"\(['’]?{_SHORT}\. ?{_MONTH}\. ?{_MONTHDAY}\.?\)\Z")
_ENGLISH_DAY = re.compile(rf"{_MONTHDAY} ({'|'.join(MONTHS_EN)}) {_LONG}\Z")
_WHOLE_MONTH = re.compile(rf"(~?)(?:['’]{_SHORT}\.{_MONTH}월?|{_LONG}년 {_MONTH}월)(까지|~)?\Z")
_MONTH_IN_BRACKETS = re.compile(rf"\((~?)['’]?{_SHORT}\.{_MONTH}월?\)\Z")
_PART = re.compile(
    rf"(~?)(?:['’]?{_SHORT}\.|{_LONG}년 )"
    r"(?:([1-4])(?:Q|분기|/4분기)|([上상]|상반기)|([下하]|하반기))\Z"
)
_WHOLE_YEAR = re.compile(rf"(~?)(?:['’]{_SHORT}년?|{_LONG}년)(까지|~|부터)?\Z")
_HALF = "(?: [상하]반기)?"
_OF_THE_YEAR = re.compile(rf"(?:연내|(?:올해|내년){_HALF}|{_MONTH}월(?: {_MONTHDAY}일)?)\Z")
"""What means the same in all documents of a year."""


def days(text: str, reference: date | None) -> Days:
    """A notation as days. Most say their year, and mean the same in every document.

    Raises:
        Unsure: It is not one.
    """
    found = ANYWHERE.get(text, _NOT_MET)
    if found is _NOT_MET:
        if len(ANYWHERE) >= _MOST:
            ANYWHERE.clear()
        found = ANYWHERE[text] = _anywhere(text)
    if found is not None:
        return found
    if reference and _OF_THE_YEAR.match(text):
        reference = date(reference.year, 1, 1)
    return _here(text, reference)


def single_day(text: str) -> int:
    """The ordinal of one day.

    Raises:
        Unsure: It is not one.
    """
    start, stop, *_ = days(text, None)
    if stop != start + 1:
        raise Unsure
    return start


ANYWHERE: dict[str, Days | None] = {}
"""What was met means, whatever the document's day; None where it takes that day to tell."""
_NOT_MET: Days = (0, 0, "", "", False)
_MOST = 1 << 17


def _anywhere(text: str) -> Days | None:
    try:
        return _shortly(text)
    except ValueError:
        pass  # another form, or no such day
    try:
        found = pack_period(parse(text))
    except NotationError:
        return None
    return None if found[4] else found


def _shortly(text: str) -> Days:
    """One day or one month with its year, as most are written; a test compares it with ``parse``.

    Raises:
        ValueError: It is neither.
    """
    if (match := _DAY.match(text)) is not None:
        before, short, long, month, number, year, second, third, weekday, until = match.groups()
        day = date(
            int(year or long or f"20{short}"), int(second or month or 0), int(third or number or 0)
        )
        if weekday and WEEKDAYS_KO[day.weekday()] != weekday:
            raise ValueError
        return _bounded(day, day.toordinal() + 1, "day", before, until)
    if (match := _WHOLE_MONTH.match(text)) is not None:
        before, short, month, long, second, after = match.groups()
        return _month(int(long or f"20{short}"), int(second or month), before, after)
    if (match := _DAY_IN_BRACKETS.match(text)) is not None:
        day = date(*map(int, (f"20{match[1]}", match[2], match[3])))
        return _bounded(day, day.toordinal() + 1, "day")
    if (match := _ENGLISH_DAY.match(text)) is not None:
        day = date(int(match[3]), MONTHS_EN.index(match[2]) + 1, int(match[1]))
        return _bounded(day, day.toordinal() + 1, "day")
    if (match := _MONTH_IN_BRACKETS.match(text)) is not None:
        return _month(int(f"20{match[2]}"), int(match[3]), match[1])
    if (match := _PART.match(text)) is not None:
        before, short, long, quarter, upper, _ = match.groups()
        months, part = (3, int(quarter)) if quarter else (6, 1 if upper else 2)
        name = "quarter" if quarter else "half"
        return _months(int(long or f"20{short}"), months, part, (name, before, None))
    if (match := _WHOLE_YEAR.match(text)) is not None:
        before, short, long, after = match.groups()
        return _months(int(long or f"20{short}"), 12, 1, ("year", before, after))
    raise ValueError


def _month(year: int, month: int, before: str = "", after: str | None = None) -> Days:
    first = date(year, month, 1)
    return _bounded(first, first.toordinal() + monthrange(year, month)[1], "month", before, after)


def _months(year: int, months: int, part: int, said: tuple[str, str, str | None]) -> Days:
    """The quarter, half or year that is part number so of its year."""
    last = months * part
    stop = date(year, last, monthrange(year, last)[1]).toordinal() + 1
    return _bounded(date(year, last - months + 1, 1), stop, *said)


def _bounded(
    first: date, stop: int, precision: str, before: str = "", after: str | None = None
) -> Days:
    if before and after:
        raise ValueError
    if before or after == "까지":
        return (0, stop, "by", precision, False)
    if after:
        return (first.toordinal(), 0, "from", precision, False)
    return (first.toordinal(), stop, "on", precision, False)


@lru_cache(maxsize=1 << 16)
def _here(text: str, reference: date | None) -> Days:
    try:
        return pack_period(parse(text, reference))
    except NotationError:
        raise Unsure from None
