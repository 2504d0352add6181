"""Periods counted from an event: 시행 후 6개월 이내, 공포 후 1년이 경과한 날, D-30.

민법 제157조: the first day does not count. 제160조: months and years go by the calendar, ending on
the day before the corresponding day, or with the month where there is none. 행정기본법 제7조: a law
in force when N has passed since promulgation is in force on the day after the period ends, and no
weekend moves that. 제161조 would move other last days off weekends and holidays: that is said as a
warning, and the day left as counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aitrack.dates.day import date, timedelta
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.dates.reading import Form, Reading
from aitrack.errors import Words
from aitrack.values import replace

_DAY = re.compile(
    r"(?:D\s?(?:(?P<sign>[-+~])\s?(?P<number>\d{1,4})\s?일?|[-\s]?day|데이)|디데이)\Z",
    re.IGNORECASE,
)
_DAYS_BEFORE = re.compile(
    r"(?P<anchor>[가-힣]{1,20}일)\s?전\s?(?P<number>\d{1,3})\s?일\s?(?P<tail>까지|부터|)\Z"
)
_STATUTE = re.compile(r"\A이\s?(?:법|영|규칙|규정|조례|고시|훈령|예규)[은는]\s")
_IN_FORCE = re.compile(r"(?:부터)?\s?(?:시행(?:한다|함|됨|된다)?|적용(?:한다|함)?)\s?\.?\Z")
_UNIT = r"년|개월|월|달|주일|주|일|영업일"
_NUMBER = r"\d{1,3}|한|두|세|네|다섯|여섯|열"
_WORDS = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "열": 10}
_COUNTED = re.compile(
    rf"""(?P<anchor>[가-힣A-Za-z·()「」'\s]{{1,40}}?)
    (?P<link>\s?(?:한\s|된\s|받은\s|있은\s|하는\s)?(?:날로부터|날부터|날로부터|일로부터|일부터|로부터|부터)
      |\s후|(?<=공포|시행|고시|공고|계약|접수|발표|발효)후|\s이후|\s뒤|(?<=[가-힣])(?=\s\d))
    \s?(?:(?P<years>\d{{1,2}})\s?년\s(?=\d{{1,2}}\s?개?월))?
    (?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})
    \s?(?P<tail>(?:이\s?)?(?:경과|지)(?:한|난)\s날(?:부터)?|이\s되는\s날(?:까지|부터)?|경과\s?(?:후|시)
      |이내(?:에|로)?|안에|내에?|전까지|까지|간|동안|전|후|뒤|)\Z""",
    re.VERBOSE,
)
_THAT_DAY = re.compile(
    r"(?P<anchor>[가-힣A-Za-z·\s]{1,40}?)(?:한\s|된\s)날(?:부터)?\Z"
    r"|(?P<named>공포|시행|공고|고시|계약|접수|발표|발효|신청|결정|통보|등록)(?:일|\s즉시|\s당일)(?:부터)?\Z"
)
_WEEKEND = 5
_MONTHS_IN = {"년": 12, "개월": 1, "월": 1, "달": 1}


class Count(NamedTuple):
    """How far from the anchor."""

    number: int
    unit: str


def read(text: str, anchor: date | None) -> Reading | None:
    """A counted period; None where the text is none.

    >>> read("공포 후 1년이 경과한 날", date(2025, 1, 21)).period.start
    datetime.date(2026, 1, 22)
    >>> read("시행 후 6개월 이내", None).anchor
    '시행'
    """
    text = _STATUTE.sub("", text.strip())
    text = _IN_FORCE.sub("", text) if _IN_FORCE.match(text) is None else text
    if day := _DAY.match(text):
        number = int(day["number"] or 0) * (1 if day["sign"] == "+" else -1)
        if anchor is None:
            return Reading(form=Form.ANCHORED, anchor="D-day")
        return _on(_moved(anchor, Count(number, "일")), "D-day")
    if match := _DAYS_BEFORE.match(text):
        return _days_before(match, anchor)
    if match := _COUNTED.match(text):
        return _counted(match, anchor)
    if match := _THAT_DAY.match(text):
        name = (match["anchor"] or match["named"]).strip()
        return _on(anchor, name) if anchor else Reading(form=Form.ANCHORED, anchor=name)
    return None


def _counted(match: re.Match[str], anchor: date | None) -> Reading | None:
    name = match["anchor"].strip()
    tail = re.sub(r"\s", "", match["tail"])
    number = _WORDS.get(match["number"]) or int(match["number"])
    if not match["link"].strip() and tail not in ("후", "뒤", "전", "전까지", "이내", "이내에"):
        return None  # 약 30일, 향후 5년간: nothing to count from
    if name in ("향후", "약", "최대", "최소", "앞으로", "최근", "지난", "과거", "총", "만"):
        return None
    if match["unit"] == "월" and not tail.startswith(("이경과", "이지", "경과", "지")):
        return None  # 6월: a month of the year, but in 6월이 경과한 날
    if anchor is None:
        return Reading(form=Form.ANCHORED, anchor=name)
    if match["unit"] == "영업일":
        words = Words("영업일은 세지 않음", "business days are not counted")
        return Reading(form=Form.ANCHORED, anchor=name, warnings=(words,))
    count = Count(number, match["unit"])
    if match["years"]:
        count = Count(12 * int(match["years"]) + number, "개월")
    return _resolved(name, tail, count, anchor)


def _resolved(name: str, tail: str, count: Count, anchor: date) -> Reading:
    """The days, once the anchor's day is known."""
    if tail in ("전", "전까지"):
        day = _moved(anchor, Count(-count.number, count.unit))
        return _by(day, name) if tail == "전까지" else _on(day, name)
    last = _last_day(anchor, count)
    if tail.startswith(("이경과", "이지", "경과", "지")):
        return _in_force(anchor, count, last, name)
    if tail.startswith(("이내", "안에", "내", "까지")) or tail == "이되는날까지":
        return _by(last, name)
    if tail in ("간", "동안"):
        period = Period(anchor + ONE_DAY, last + ONE_DAY, Bound.DURING, Precision.DAY)
        return Reading(period, anchor=name, warnings=_weekend(last))
    return _on(last, name)


def _days_before(match: re.Match[str], anchor: date | None) -> Reading:
    """선거일 전 180일: so many days before, the event's own day not counted."""
    name = match["anchor"]
    if anchor is None:
        return Reading(form=Form.ANCHORED, anchor=name)
    day = _moved(anchor, Count(-int(match["number"]), "일"))
    if match["tail"] == "까지":
        return _by(day, name)
    if match["tail"] == "부터":
        return Reading(Period(day, None, Bound.FROM, Precision.DAY), anchor=name)
    return _on(day, name)


def _last_day(anchor: date, count: Count) -> date:
    """The period's last day: it begins on the day after the anchor.

    Months and years that begin on a first end with the month: from 28 February one month runs from
    1 to 31 March. Else they end on the day before the corresponding day, or with a month that has
    none.
    """
    if count.unit not in _MONTHS_IN:
        return _moved(anchor, count)
    begin = anchor + ONE_DAY
    after = _moved(begin, count)
    return after - ONE_DAY if after.day == begin.day else after


def _in_force(anchor: date, count: Count, last: date, name: str) -> Reading:
    """The day on which a law enters into force when so long has passed since promulgation.

    Statutes print the anchor's own day of the later month and one more: 646 of 647 provisions that
    were compared. Counted from a month's last day the Civil Act's rule gives another day: said.
    """
    day = _moved(anchor, count) + ONE_DAY
    reading = _on(day, name)
    if day == last + ONE_DAY:
        return reading
    words = Words(
        f"월말에서 세면 민법 제160조로는 {last + ONE_DAY}",
        f"counted from a month's end, art. 160 of the Civil Act gives {last + ONE_DAY}",
    )
    return replace(reading, warnings=(words,))


def _on(day: date, name: str) -> Reading:
    return Reading(Period.on(day, day + ONE_DAY, Precision.DAY), anchor=name)


def _by(day: date, name: str) -> Reading:
    period = Period(None, day + ONE_DAY, Bound.BY, Precision.DAY)
    return Reading(period, anchor=name, warnings=_weekend(day))


def _weekend(day: date) -> tuple[Words, ...]:
    if day.weekday() < _WEEKEND:
        return ()
    return (
        Words(
            "마지막 날이 주말: 민법 제161조가 적용되면 그다음 날에 만료",
            "the last day is on a weekend: under Civil Act art. 161 it moves to the next day",
        ),
    )


def _moved(day: date, count: Count) -> date:
    """So many units later (or earlier); a missing day becomes the month's last."""
    number, unit = count
    try:
        if unit in _MONTHS_IN:
            from dateutil.relativedelta import relativedelta  # noqa: PLC0415, only for months

            return day + relativedelta(months=number * _MONTHS_IN[unit])
        return day + timedelta(days=number * (7 if unit.startswith("주") else 1))
    except (OverflowError, ValueError):
        return day
