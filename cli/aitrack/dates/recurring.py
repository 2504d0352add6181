"""Recurring notations: 매년 1월, 분기별, 3년마다 → an RFC 5545 rule, never days."""

from __future__ import annotations

import re

from aitrack.dates.reading import Form, Reading
from aitrack.errors import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = {
    "회계연도": 12, "사업연도": 12, "학년도": 12, "연도": 12, "연중": 12, "년": 12, "해": 12,
    "연": 12,
    "반기": 6, "학기": 6, "분기": 3, "개월": 1, "월": 1, "달": 1,
}  # fmt: skip
_DAYS = {"주": "주", "일": "일", "날": "일"}
_WEEKDAYS = dict(zip("월화수목금토일", ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_IN_HANGUL = tuple(zip("毎每年月日週周", "매매년월일주주", strict=True))
_HANJA = str.maketrans(dict(_IN_HANGUL))
_UNIT = "반기|분기|개월|년|해|연|월|달|주|일"
_SMALL = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}
_COUNT = rf"\d{{1,2}}|{'|'.join(_SMALL)}"
_EVERY = rf"""(?:
        매\s?(?P<each>\d{{1,2}})\s?(?P<of>{_UNIT})(?:마다)?
      | 매\s?(?P<every>반기|분기|학기|회계연도|사업연도|학년도|년|해|월|달|주|일)(?:도)?
      | (?P<days>해|날|달|주|분기|반기)마다
      | 격\s?(?P<other>년|월|주|일)(?:제로|제|으로|로)?
      | (?P<number>{_COUNT})\s?(?P<unit>{_UNIT})
        (?:\s?마다|\s?주기(?:로)?|에\s?(?:한|1)\s?(?:번|회|차례)|\s?단위로)
      | (?P<by>반기|분기|월|연도|연|주|일)별(?:로)?
      | (?P<per>반기|분기|월|연중|연|년|주|일)(?:간)?\s?(?P<times>\d{{1,2}})\s?(?:회|번|차례)
        (?:\s이상)?
      | 상\s?[·/,]\s?하반기(?:에)?\s?(?P<share>각각|각|연)\s?(?P<shared>\d{{1,2}})\s?(?:회|번|차례)
      | (?P<yearly>연례(?:적으로)?)
    )"""
_LIST = r"\s?(?:[·,]|과|와|및)\s?"
_NAMED = "[월화수목금토일](?:요일|(?![가-힣]))"
_ORDINAL = r"(?:첫|둘|두|셋|세|넷|네|다섯|마지막)(?:째|\s?번째)?"
_REST = rf"""(?:
        (?P<first>\d{{1,2}})(?:\s?월)?(?:\s?1\s?일)?\s?(?:부터|~)\s?
        (?:익년|이듬해|다음\s?해)?\s?(?P<last>\d{{1,2}})\s?월(?:\s?(?P<close>\d{{1,2}})\s?일|\s?말일?)?
      | (?P<list>\d{{1,2}}(?:\s?월)?(?:{_LIST}\d{{1,2}}(?:\s?월)?)*{_LIST}\d{{1,2}}\s?월)
      | (?P<dates>\d{{1,2}}\s?월\s?\d{{1,2}}\s?일(?:{_LIST}\d{{1,2}}\s?월\s?\d{{1,2}}\s?일)+)
      | (?P<month>\d{{1,2}})\s?월(?:\s?(?P<day>\d{{1,2}})\s?일|\s?(?P<end>말일|말(?=\s?까지)))?
      | (?P<halves>상\s?[·/,]?\s?하반기)
      | (?P<half>상반기|하반기)
      | (?P<quarter>[1-4])\s?분기
      | (?P<monthdays>\d{{1,2}}(?:\s?일)?(?:{_LIST}\d{{1,2}}(?:\s?일)?)*{_LIST}\d{{1,2}}\s?일)
      | (?P<monthday>\d{{1,2}})\s?일
      | (?P<which>{_ORDINAL}(?:{_LIST}{_ORDINAL})*)\s?(?:주\s?)?
        (?P<nth>[월화수목금토일])요일
      | (?P<weekdays>{_NAMED}(?:{_LIST}{_NAMED})*)
      | (?P<lastday>말일|말)
      | (?P<again>\d{{1,2}})\s?(?:회|번|차례)(?:\s이상)?
    )"""
_AFTER = r"\s?(?:까지|중에|중순|중|내에|내|경|초순|초|상순|하순|말)"
_DOING = r"\s?(?:에|실시|개최|발표|점검|시행)"
_WHOLE = re.compile(rf"{_EVERY}\s*(?P<tail>{_REST}?(?:{_AFTER}|{_DOING})?)\Z", re.VERBOSE)
_PREFIX = re.compile(rf"{_EVERY}\s*(?P<tail>.*)\Z", re.VERBOSE | re.DOTALL)
_SPECIAL = (
    r"\s?(?:(?:개시|종료|만료|시작)(?:일)?(?:로?부터)?\s?(?:전|후)?\s?\d{1,3}\s?(?:일|개월|월|주)\s?(?:전|후|이내|내)?"
    r"\s?(?:까지|에)?|\d{1,2}월\s(?:첫|둘|셋|넷|다섯|마지막)(?:째)?\s?주|마지막\s달\s?\d{1,2}일(?:까지)?"
    r"|이\s되는\s(?:해의|해|시점|날)(?:\s\d{1,2}월\s\d{1,2}일)?(?:까지)?|다음\s?(?:달|연도|해)\s?(?:\d{1,2}\s?월\s?)?(?:\d{1,2}\s?일|말일?)(?:까지)?)"
)
_IN_TEXT = re.compile(
    rf"(?<![가-힣0-9A-Za-z.]){_EVERY}(?:{_SPECIAL}|\s?(?P<tail>{_REST}(?:{_AFTER}(?![가-힣]|\s?[0-9])|까지)?))?(?:\([^()\n]{{1,20}}\)까지|\((?:\d{{1,2}}\s?[월일]|[1-4]분기|[상하]반기|[,·~및/\s])+\))?",
    re.VERBOSE,
)
_THEN = re.compile(
    r"(?:의|\s[가-힣]{1,6}(?:\s[가-힣]{1,6})?\s?(?:후|뒤))?\s?(?:그\s?)?"
    r"(?:다음\s?(?:달|해|연도|분기)|익월|익년|이듬해)(?![가-힣])"
    r"(?:\s?\d{1,2}\s?월)?(?:\s?\d{1,2}\s?일|\s?말일?)?(?:까지|\s?이내|\s?내|\s?중)?(?![가-힣0-9])"
)
"""매 분기 말 다음 달 15일까지: a day told from the one that recurs."""
_HOUR = re.compile(
    r"\s(?:오전|오후|낮|밤)(?:\s?\d{1,2}시.{0,5})?\Z|\s\d{1,2}(?::\d\d|시(?:\s?\d{1,2}분|\s?반)?)\Z"
)
_GLUED = re.compile(r"[가-힣][가-힣]\Z")
"""매일경제 is a newspaper."""
_WORD_GOES_ON = re.compile(
    r"(?!까지|부터|으로|로|에|의|은|는|을|를|과|와|이|도|씩|이면|이상|점검|보고|실시|개최|공개|평가|수립)[가-힣A-Za-z]|\s?[0-9]{3}|[0-9]"
)
_LAST_MONTH, _MOST_MONTH_DAYS, _FEBRUARY = 12, 31, 2
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WHICH = {"첫": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "마지막": -1}
_ADJECTIVES = ("월별", "연도별", "연별", "주별", "일별")


def read(text: str) -> Reading | None:
    """A recurring notation, with a warning where its rule says less than the words do."""
    text = _HOUR.sub("", text.strip().translate(_HANJA))
    try:
        exact = rule(text)
    except ValueError:
        return None
    if exact:
        return Reading(form=Form.RECURRING, rrule=exact)
    match = _PREFIX.match(text)
    if not match or _GLUED.search(text, 0, match.start("tail") + 1):
        return None
    return _loose(match)


def find(folded: str) -> Iterator[tuple[int, int, Reading]]:
    """Every recurring notation of a text, each as long as it can be read."""
    for hanja, hangul in _IN_HANGUL:  # a few fast runs, where translate looks at every letter
        folded = folded.replace(hanja, hangul)
    for match in _IN_TEXT.finditer(folded):
        stop = match.end()
        if match[0] in _ADJECTIVES or _WORD_GOES_ON.match(folded, stop):
            continue
        try:
            exact = rule(match[0])
        except ValueError:
            continue
        then = _THEN.match(folded, stop)
        stop = then.end() if then else stop
        plain = exact and not then
        reading = Reading(form=Form.RECURRING, rrule=exact) if plain else _loose(match)
        yield match.start(), stop, reading


def _loose(match: re.Match[str]) -> Reading:
    unit, number = _interval(match)
    simple = _written(unit, number, []) if unit else None
    words = Words("뒤에 붙은 조건은 규칙에 담지 못함", "the rule leaves out part of what is said")
    return Reading(form=Form.RECURRING, rrule=simple, warnings=(words,))


def rule(text: str) -> str | None:
    """The recurrence rule of a notation; None where it is none.

    >>> rule("매년 3월 31일까지")
    'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31'
    >>> rule("3년마다")
    'FREQ=YEARLY;INTERVAL=3'

    Raises:
        ValueError: A month or a day that no year has.
    """
    rest = _WHOLE.match(text.strip())
    if not rest:
        return None
    unit, number = _interval(rest)
    if rest["halves"] and unit == "년":
        unit, number = "월", 6
    if rest["again"]:
        unit, number = _shared(unit, number, int(rest["again"]))
    if unit == "" or number < 1:
        return None
    details = _details(rest, unit)
    if details is None:
        return None
    return _written(unit, number, details)


def _written(unit: str, number: int, details: list[str]) -> str:
    frequency = {"년": "YEARLY", "월": "MONTHLY", "주": "WEEKLY", "일": "DAILY"}[unit]
    parts = [f"FREQ={frequency}", *([f"INTERVAL={number}"] if number > 1 else []), *details]
    return ";".join(parts)


def _interval(match: re.Match[str]) -> tuple[str, int]:
    """The unit (년, 월, 주 or 일) and how many of it lie between two times."""
    if match["yearly"]:
        return "년", 1
    if match["share"]:
        return _shared(*_base("연" if match["share"] == "연" else "반기", 1), int(match["shared"]))
    for once in ("days", "every", "by"):
        if match[once]:
            return _base(match[once], 1)
    if match["each"]:
        return _base(match["of"], int(match["each"]))
    if match["other"]:
        return _base(match["other"], 2)
    if match["per"]:
        return _shared(*_base(match["per"], 1), int(match["times"]))
    return _base(match["unit"], _SMALL.get(match["number"]) or int(match["number"]))


def _base(unit: str, number: int) -> tuple[str, int]:
    """A unit as years, months, weeks or days."""
    if unit in _DAYS:
        return _DAYS[unit], number
    months = _MONTHS[unit] * number
    return ("년", months // 12) if months % 12 == 0 else ("월", months)


def _shared(unit: str, number: int, times: int) -> tuple[str, int]:
    """So many times in a unit, where they share it evenly."""
    if times == 1:
        return unit, number
    months = number * 12 if unit == "년" else number
    if unit in ("년", "월") and times and months % times == 0:
        return "월", months // times
    return "", 0


def _details(  # noqa: C901, a case for each way to say it
    rest: re.Match[str], unit: str
) -> list[str] | None:
    """The BY… parts; None where they say what no rule holds.

    Raises:
        ValueError: A month or a day that no year has.
    """
    if (rest["lastday"] or rest["nth"]) and unit not in ("월", "년"):
        return None
    months = _numbers(rest, "list", "month")
    days = _numbers(rest, "monthdays", "monthday", "day")
    if rest["dates"]:
        said = _numbers(rest, "dates")
        months, days = said[::2], sorted({*said[1::2]})
        if len(days) > 1:
            return None
    elif rest["first"]:
        first, last = int(rest["first"]), int(rest["last"])
        if max(first, last) > _LAST_MONTH:
            raise ValueError(rest[0])
        months = [(n - 1) % 12 + 1 for n in range(first, last + 1 + 12 * (last < first))]
        shortest = _DAYS_IN[last - 1] - (last == _FEBRUARY)
        if rest["close"] and not shortest <= int(rest["close"]) <= _DAYS_IN[last - 1]:
            return None
    elif rest["half"]:
        months = list(range(1, 7) if rest["half"] == "상반기" else range(7, 13))
    elif rest["quarter"]:
        months = [3 * int(rest["quarter"]) - step for step in (2, 1, 0)]
    elif rest["lastday"] or rest["end"]:
        months, days = months or ([12] if unit == "년" else []), [-1]
    if any(not 1 <= month <= _LAST_MONTH for month in months):
        raise ValueError(months)
    most = max((_DAYS_IN[month - 1] for month in months), default=_MOST_MONTH_DAYS)
    if any(not (day == -1 or 1 <= day <= most) for day in days):
        raise ValueError(days)
    weekdays = [
        _WEEKDAYS[name]
        for name in re.findall("([월화수목금토일])(?:요일)?", rest["weekdays"] or "")
    ]
    if rest["nth"]:
        named = re.findall("|".join(_WHICH), rest["which"])
        weekdays = [f"{_WHICH[name]}{_WEEKDAYS[rest['nth']]}" for name in named]
    parts = (("BYMONTH", months), ("BYMONTHDAY", days), ("BYDAY", weekdays))
    return [f"{name}={','.join(map(str, found))}" for name, found in parts if found]


def _numbers(rest: re.Match[str], *groups: str) -> list[int]:
    """The numbers of what was said, in whichever way."""
    return [int(number) for group in groups for number in re.findall(r"\d+", rest[group] or "")]
