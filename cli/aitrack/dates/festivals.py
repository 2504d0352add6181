"""Days that have a name (설, 광복절, 성탄절) and their holidays; terms of the National Assembly.

Those that follow the moon are where the calendar shipped has them; the others have a fixed day by
law (국경일에 관한 법률 and the like). The days off (설 연휴) are those of the calendar, with the
weekends they touch. A year that is not printed is that of the next one to come, or of one just
past. The N-th Assembly sits for four years (헌법 제42조) from 30 May after the election (the 22nd:
2024-05-30 to 2028-05-29).
"""

from __future__ import annotations

import re

from aitrack.dates.day import date, timedelta
from aitrack.dates.holidays import Calendar, known
from aitrack.dates.period import ONE_DAY, Bound, Period, Precision
from aitrack.dates.reading import Form, Reading
from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_THE_MOON = {
    "설날": "설날", "설": "설날", "구정": "설날", "추석": "추석", "한가위": "추석",
    "부처님오신날": "부처님오신날", "부처님 오신 날": "부처님오신날", "석가탄신일": "부처님오신날",
}  # fmt: skip
_FIXED = {
    "신정": (1, 1), "삼일절": (3, 1), "3·1절": (3, 1), "3.1절": (3, 1), "식목일": (4, 5),
    "근로자의 날": (5, 1), "노동절": (5, 1), "어린이날": (5, 5), "어버이날": (5, 8),
    "스승의 날": (5, 15), "현충일": (6, 6), "제헌절": (7, 17), "광복절": (8, 15), "개천절": (10, 3),
    "한글날": (10, 9), "성탄절": (12, 25), "크리스마스": (12, 25), "기독탄신일": (12, 25),
}  # fmt: skip
_WHICH = "올해|금년|내년|지난해|작년|재작년|오는|지난|이번|다가오는"
_NAMES = "|".join(map(re.escape, (*_BY_THE_MOON, *_FIXED)))
_FESTIVAL = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d)년\s?|(?P<which>{_WHICH})\s)?"
    rf"(?P<name>{_NAMES})(?:\s?(?P<off>연휴|명절)|\s?(?P<day>당일))?"
    r"(?:\s?(?P<side>전후|전날까지|전날|다음\s?날|이튿날|이전까지|이전에?|전까지|직전|전에?|까지|직후|이후|후|부터|중|기간))?"
    r"(?=[^가-힣]|\Z|(?:에는|에도|에|의|은|는|을|를|도|로|이다|다|인)(?![가-힣]))"
)
_NAME = re.compile(_NAMES)
_NAME_BEFORE_SIDE = re.compile(rf"\s?({_NAMES})(?=까지|부터|\s?(?:이전|이후|전까지|전에))")
_CALLED = r"특(?:별)?사|사면|경축사|축사|기념[사관탑비]|연설|선언|집회|음악회|정신|독립운동"
"""What is named after a day, and no day itself: ``8·15 광복절 특사``."""
_NAMED_DAY = re.compile(
    rf"(\d{{1,2}})[.·/]\s?(\d{{1,2}})\.?\s?({_NAMES})(?!(?:\s기념)?\s?(?:{_CALLED}))"
)
_WHEN = re.compile(rf"(?<![가-힣0-9])(?:[0-9]{{4}}년|{_WHICH})\s?\Z")
_LONGEST_WHEN = 7
_DAY_BEFORE = re.compile(r"[0-9](?:일|\.)?(?:\([월화수목금토일]\))?,?\s?\Z")
"""Right before the name of the day that it is: ``2월 17일 설날`` is one day."""
_LONGEST_DAY_BEFORE = 8
_ASSEMBLY = re.compile(
    r"(?P<number>\d{1,2})대\s국회(?:의원)?\s?임기(?:\s?(?P<side>내에|내|안에|중에|중|말까지|까지|동안|만료\s?전|만료일|만료(?!로)|종료(?!로)))?"
)
_BEFORE = ("전", "직전", "전까지", "전날까지")
_STEPS = {"내년": 1, "지난해": -1, "작년": -1, "재작년": -2}
_JUST_PAST = timedelta(days=45)
_FIRST, _LENGTH, _BASE, _BASE_YEAR = 13, 4, 22, 2024
_YEARS = range(1950, 2100)


def read(text: str, reference: date | None) -> Reading | None:
    """``설 연휴 전``, ``제22대 국회 임기 내``; None where the text is none."""
    if match := _ASSEMBLY.fullmatch(text.removeprefix("제").lstrip()):
        return _assembly(match)
    match = _FESTIVAL.fullmatch(text) or _FESTIVAL.fullmatch(text.removesuffix("에"))
    return (
        None
        if match is None or match[0] in ("설", "3·1절", "3.1절")
        else _festival(match, reference)
    )


def find(folded: str, reference: date | None) -> Iterator[tuple[int, int, Reading]]:
    """Every festival of a text that a word such as 전 or 연휴 makes a date of."""
    for match in _ASSEMBLY.finditer(folded) if "대 국회" in folded else ():
        if match["side"] and (reading := _assembly(match)):
            numbered = folded.startswith("제", max(0, match.start() - 1))
            yield match.start() - numbered, match.end(), reading
    for name in _NAME.finditer(folded):
        at = name.start()
        if folded[max(0, at - 1) : at].isalpha():
            continue  # 시설, 개설
        when = _WHEN.search(folded, at - _LONGEST_WHEN, at)
        found = _FESTIVAL.match(folded, when.start() if when else at)
        if found is None or (folded.startswith("(", found.end()) and not when):
            continue  # 추석(9월 25일): the bracket says it
        if not when and _DAY_BEFORE.search(folded, at - _LONGEST_DAY_BEFORE, at):
            continue
        said = when or found["side"] or found["off"] == "연휴" or found["day"]
        if (said or found["name"] == "설날") and (reading := _festival(found, reference)):
            yield found.start(), found.end(), reading


def at_its_holiday(folded: str, start: int) -> bool:
    """Whether ``8.15`` or ``8·15`` stands before the name of that very day."""
    match = _NAMED_DAY.match(folded, start)
    return match is not None and _FIXED.get(match[3]) == (int(match[1]), int(match[2]))


def name_behind(folded: str, at: int, day: tuple[int, int]) -> int:
    """Where the day's own name ends, right behind it and before 까지 or the like; else ``at``.

    >>> name_behind("8월 15일 광복절까지", 6, (8, 15))
    10
    """
    name = _NAME_BEFORE_SIDE.match(folded, at)
    if name is None or _FIXED.get(name[1], day) != day:
        return at
    return name.end()


def dotted(folded: str) -> str:
    """``8·15 광복절`` as ``8.15 광복절``: a list of days has no holiday's name behind it."""
    return _NAMED_DAY.sub(lambda day: day[0].replace("·", ".", 1), folded)


def _festival(match: re.Match[str], reference: date | None) -> Reading | None:
    name, side = match["name"], (match["side"] or "").removesuffix("에")
    if side == "전후" and name in _FIXED:
        return Reading(form=Form.VAGUE)
    if match["year"]:
        year, inferred = int(match["year"]), False
    elif reference is None:
        return None
    else:
        year, inferred = _year(name, match["which"], reference)
    day = _day(name, year)
    if day is None:
        return None
    first, stop = (day, day + ONE_DAY) if not match["off"] else _days_off(day)
    warnings: tuple[Words, ...] = ()
    approximate = side == "전후"
    if match["off"]:
        last = stop - ONE_DAY
        warnings = (Words(f"연휴는 {first}부터 {last}까지", f"the days off are {first} to {last}"),)
    elif approximate:
        first, stop = _days_off(day)
    if side in ("전날", "이튿날") or side.startswith("다음"):
        first = first - ONE_DAY if side == "전날" else stop
        period = Period.on(first, first + ONE_DAY, Precision.DAY, inferred=inferred)
    elif side in ("까지", *_BEFORE) or side.startswith("이전"):
        end = first if side in _BEFORE else stop
        period = Period(None, end, Bound.BY, Precision.DAY, inferred)
    elif side in ("이후", "후", "직후", "부터"):
        begin = first if side == "부터" or (side == "이후" and not match["off"]) else stop
        period = Period(begin, None, Bound.FROM, Precision.DAY, inferred)
    else:
        bound = Bound.ON if stop == first + ONE_DAY or approximate else Bound.DURING
        period = Period(first, stop, bound, Precision.DAY, inferred)
    return Reading(period, approximate=approximate, warnings=warnings)


def _year(name: str, which: str | None, reference: date) -> tuple[int, bool]:
    """The year that is meant, and whether it had to be inferred."""
    if which in ("올해", "금년"):
        return reference.year, False
    if which in _STEPS:
        return reference.year + _STEPS[which], False
    this = _day(name, reference.year)
    past = this is not None and this < reference
    if which == "지난":
        return reference.year - (not past), True
    if which in ("오는", "다가오는"):
        return reference.year + past, True
    long_past = this is not None and this < reference - _JUST_PAST
    return reference.year + long_past, True


def _day(name: str, year: int) -> date | None:
    """The festival's own day, of three holidays the middle one."""
    if year not in _YEARS:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    wanted = _BY_THE_MOON[name]
    days = [day for day, text in known(year).items() if wanted in text.split("; ")]
    return min(days) if days else None


def _days_off(day: date) -> tuple[date, date]:
    """The days off around a festival, and the first day after them."""
    calendar = Calendar()
    first, stop = day, day + ONE_DAY
    while not calendar.is_business(first - ONE_DAY):
        first -= ONE_DAY
    while not calendar.is_business(stop):
        stop += ONE_DAY
    return first, stop


def _assembly(match: re.Match[str]) -> Reading | None:
    number = int(match["number"])
    if number < _FIRST:
        return None
    year = _BASE_YEAR + _LENGTH * (number - _BASE)
    first, stop = date(year, 5, 30), date(year + _LENGTH, 5, 30)
    side = (match["side"] or "").replace(" ", "")
    if side in ("만료", "만료일", "종료"):
        return Reading(Period.on(stop - ONE_DAY, stop, Precision.DAY))
    if side in ("", "중", "중에", "동안"):
        return Reading(Period(first, stop, Bound.DURING, Precision.DAY))
    return Reading(Period(None, stop, Bound.BY, Precision.DAY))
