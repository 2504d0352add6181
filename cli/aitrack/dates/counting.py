"""Counting from a day: calendar units by the Civil Act, business days by the calendar shipped."""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.dates.reading import Reading
from aitrack.errors import Words
from aitrack.values import Frozen, dataclass, replace

_MONTHS_IN = {"년": 12, "개월": 1, "월": 1, "달": 1}
_PASSED = ("이경과", "이지", "을경과", "을지", "경과", "지")


@dataclass(frozen=True, slots=True)
class Count(Frozen):
    """How far from a day."""

    number: int
    unit: str


def resolved(name: str, tail: str, count: Count, anchor: date) -> Reading:
    """What a length and the word behind it make of an anchor's day."""
    if tail in ("전", "전에", "전까지"):
        day = moved(anchor, Count(-count.number, count.unit))
        return by(day, name) if tail == "전까지" else on(day, name)
    last = last_day(anchor, count)
    if tail.startswith(_PASSED):
        reading = _in_force(anchor, count, last, name)
        return _from(reading) if tail.endswith("부터") else reading
    if tail.startswith(("이내", "안", "내", "까지")) or tail == "이되는날까지":
        return by(last, name)
    if tail in ("간", "동안"):
        period = Period(anchor + ONE_DAY, last + ONE_DAY, Bound.DURING, Precision.DAY)
        return Reading(period, anchor=name, warnings=_rolled(last))
    reading = on(last, name)
    return _from(reading) if tail.endswith("부터") else reading


def last_day(anchor: date, count: Count) -> date:
    """The period's last day: it begins on the day after the anchor.

    Months and years that begin on a first end with the month: from 28 February one month runs from
    1 to 31 March. Else they end on the day before the corresponding day, or with a month that has
    none.
    """
    if count.unit not in _MONTHS_IN:
        return moved(anchor, count)
    begin = anchor + ONE_DAY
    after = moved(begin, count)
    return after - ONE_DAY if after.day == begin.day else after


def moved(day: date, count: Count) -> date:
    """So many units later (or earlier); a missing day becomes the month's last."""
    number, unit = count.number, count.unit
    try:
        if unit in _MONTHS_IN:
            from dateutil.relativedelta import relativedelta  # noqa: PLC0415, only for months

            return day + relativedelta(months=number * _MONTHS_IN[unit])
        if unit in ("영업일", "근무일"):
            return _business_days(day, number)
        return day + timedelta(days=number * (7 if unit.startswith("주") else 1))
    except (OverflowError, ValueError):
        return day


def _business_days(day: date, number: int) -> date:
    """So many business days later or earlier, the day itself not counted."""
    from aitrack.dates.holidays import Calendar  # noqa: PLC0415, few notations need it

    calendar, step = Calendar(), ONE_DAY if number > 0 else -ONE_DAY
    for _ in range(abs(number)):
        day += step
        while not calendar.is_business(day):
            day += step
    return day


def on(day: date, name: str) -> Reading:
    """That day."""
    return Reading(Period.on(day, day + ONE_DAY, Precision.DAY), anchor=name)


def since(day: date, name: str) -> Reading:
    """From that day on: a start without an end, as laws say it."""
    return Reading(Period(day, None, Bound.FROM, Precision.DAY), anchor=name)


def by(day: date, name: str) -> Reading:
    """By that day."""
    period = Period(None, day + ONE_DAY, Bound.BY, Precision.DAY)
    return Reading(period, anchor=name, warnings=_rolled(day))


def _from(reading: Reading) -> Reading:
    return replace(reading, period=replace(reading.period, stop=None, bound=Bound.FROM))


def _in_force(anchor: date, count: Count, last: date, name: str) -> Reading:
    """The day on which a law enters into force when so long has passed since promulgation.

    Statutes print the anchor's own day of the later month and one more: 646 of 647 provisions that
    were compared. Counted from a month's last day the Civil Act's rule gives another day: said.
    """
    day = moved(anchor, count) + ONE_DAY
    reading = on(day, name)
    if day == last + ONE_DAY:
        return reading
    words = Words(
        f"월말에서 세면 민법 제160조로는 {last + ONE_DAY}",
        f"counted from a month's end, art. 160 of the Civil Act gives {last + ONE_DAY}",
    )
    return replace(reading, warnings=(words,))


def _rolled(day: date) -> tuple[Words, ...]:
    """민법 제161조: a last day on a Saturday or a holiday moves to the next day that is neither."""
    from aitrack.dates.holidays import SATURDAY, Calendar  # noqa: PLC0415, few notations need it

    calendar = Calendar()
    name = calendar.holiday(day)
    if name is None and day.weekday() < SATURDAY:
        return ()
    after = day
    while not calendar.is_business(after):
        after += ONE_DAY
    return (
        Words(
            f"마지막 날이 {name or '주말'}: 민법 제161조가 적용되면 {after}에 만료",
            f"the last day is {name or 'on a weekend'}: "
            f"under Civil Act art. 161 it moves to {after}",
        ),
    )
