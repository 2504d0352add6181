"""Periods counted from an event: 시행 후 6개월 이내, 공포 후 1년이 경과한 날, D-30.

민법 제157조: the first day does not count. 제160조: months and years go by the calendar, ending on
the day before the corresponding day, or with the month where there is none. 행정기본법 제7조: a law
in force when N has passed since promulgation is in force on the day after the period ends, and no
weekend moves that. 제161조 would move other last days off Saturdays and holidays: that is said as a
warning with the day it names, and the day left as counted. 영업일 go by the calendar shipped.
"""

from __future__ import annotations

import re

from aitrack.dates import counting
from aitrack.dates.counting import Count
from aitrack.dates.reading import Form, Reading
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_DAY = r"(?:D\s?(?:(?P<sign>[-+~])\s?(?P<number>\d{1,4})\s?일?|[-\s]?[Dd][Aa][Yy]|데이)|디데이)"
_WHOLE_DAY = re.compile(rf"{_DAY}\Z", re.IGNORECASE)
_DAY_IN_TEXT = re.compile(
    rf"(?<![0-9A-Za-z&.-]){_DAY}(?![0-9A-Za-z.])(?=[^가-힣]|\Z|[까부에를을로의])"
)
_DAYS_BEFORE = (
    r"(?P<anchor>[가-힣]{1,20}일)\s?전\s?(?P<number>\d{1,3})\s?일\s?(?P<tail>까지|부터(?!\s?시행)|)"
)
_WHOLE_BEFORE = re.compile(rf"{_DAYS_BEFORE}\Z")
_BEFORE_IN_TEXT = re.compile(
    r"(?<![가-힣])(?P<anchor>(?:선거|투표|행사|만료|기준|시행|개최|시험|개시|종료|마감)일)\s?전\s?"
    r"(?P<number>\d{1,3})\s?일\s?(?P<tail>까지|부터|)(?!\s?[0-9])"
)
_STATUTE = re.compile(r"\A이\s?(?:법|영|규칙|규정|조례|고시|훈령|예규)[은는]\s")
_IN_FORCE = re.compile(r"\s?(?:시행(?:한다|함|됨|된다)?|적용(?:한다|함)?)\s?\.?\Z")
_UNIT = r"년|개월|월|달|주일|주|일|영업일|근무일|시간"
_WORDS = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "열": 10, "일": 1,
}  # fmt: skip
_NUMBER = r"\d{1,3}|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|열|일(?=주일)"
_BUSINESS = (
    r"(?:(?:영업일|근무일|업무일|워킹데이)(?:\s?(?:기준|수)?(?:으로|로)?)?"
    r"|(?:토[·,]?\s?일(?:요일)?[·,]?\s?|토요일[·,]?\s?|주말[·,]?\s?)?공휴일(?:[은을]\s)?\s?제외(?:한|하고)?)"
)
_LENGTH = rf"""(?:(?P<business>{_BUSINESS})\s?)?
    (?:(?P<years>\d{{1,2}})\s?년\s?(?=\d{{1,2}}\s?개?월))?
    (?P<number>{_NUMBER})\s?(?P<unit>영업일|근무일|{_UNIT})
    (?:\s?\(\s?(?P<noted>{_BUSINESS})\s?\))?"""
_PASSED = (
    r"(?:이\s?|을\s?)?(?:경과|지)(?:한|난)\s?(?:날|때|뒤|후)(?:부터)?|이\s지나면|이\s경과하면"
    r"|이\s?되는\s?날(?:까지|부터)?|경과\s?(?:후|시)"
)
_TAIL = rf"""(?P<tail>{_PASSED}
      |이내(?:에|로)?|안에|안으로|내에?|전까지|까지|간|동안|전에|전|후부터|후에|후|뒤에|뒤|)
    (?:\s?\(\s?(?P<remark>{_BUSINESS})\s?\))?"""
_BY_THEN = r"이내(?:에|로)?|안에|내에?(?![가-힣])|전까지|까지(?!\s?\S*연장)|전에"
_LINK = r"(?:날로부터|날부터|일로부터|일부터|로부터|부터)"
_COUNTED = re.compile(
    rf"""(?P<anchor>[가-힣A-Za-z·()「」'\s]{{1,40}}?)
    (?P<link>\s?(?:한\s|된\s|받은\s|있은\s|하는\s)?{_LINK}
      |\s후|(?<=공포|시행|고시|공고|계약|접수|발표|발효)후|\s이후|\s뒤|(?<=[가-힣])(?=\s\d))
    \s?(?:늦어도\s)?{_LENGTH}\s?{_TAIL}\Z""",
    re.VERBOSE,
)
_BARE = re.compile(
    rf"{_LENGTH}\s?(?P<tail>이내(?:에|로)?|안에|내에?|후|뒤|전|까지)(?:\s?\(\s?(?P<remark>{_BUSINESS})\s?\))?\Z",
    re.VERBOSE,
)
_FROM_NOW = re.compile(
    rf"""(?<![가-힣])(?:향후|앞으로)\s?{_LENGTH}\s?(?P<tail>이내(?:에|로|의)?|안에|내에?)
    (?![가-힣])(?P<remark>)""",
    re.VERBOSE,
)
_SOME_DAY = re.compile(
    r"""(?<![가-힣0-9.,~'-])(?<!향후\s)(?<!앞으로\s)(?:늦어도\s)?
    (?:[0-9]{1,3}|(?<![가-힣])(?:한|두|세|석|네|넉|일(?=주일)))\s?
    (?:년|개월|달|주일|주|일|영업일|근무일)\s?\Z""",
    re.VERBOSE,
)
_WITHIN = re.compile("이내에(?![가-힣])|안에(?![가-힣])|내에(?![가-힣])")
_LONGEST_LENGTH = 14
_THAT_DAY = re.compile(
    r"(?P<anchor>[가-힣A-Za-z·\s]{1,40}?)(?:한\s|된\s)날(?P<from>부터)?\Z"
    r"|(?P<named>공포|시행|공고|고시|계약|접수|발표|발효|신청|결정|통보|등록)"
    r"(?:일|\s즉시|\s당일)(?P<since>부터)?\Z"
)
_NO_EVENTS = frozenset(
    (
        "향후", "약", "최대", "최소", "앞으로", "최근", "지난", "과거", "총", "만", "오늘", "내일",
        "이날", "올해", "내년", "작년", "지난해", "다음", "매년", "매월", "오전", "오후",
    )
)  # fmt: skip
_CORE = re.compile(
    rf"""(?P<link>날로부터|날부터|일로부터|일부터|로부터|부터|이후|후|뒤)
    \s?(?:늦어도\s)?{_LENGTH}
    \s?(?P<tail>{_PASSED}|{_BY_THEN}|간|동안|되는\s날|을\s넘지\s(?:아니하는|않는)\s범위|(?<=[년일월])(?=[^가-힣0-9]|\Z|이다|이며|이고|입니다))
    (?:\s?\(\s?(?P<remark>{_BUSINESS})\s?\))?""",
    re.VERBOSE,
)
_AHEAD = re.compile(
    rf"""(?P<event>예정|행사|만기|시행|만료|종료|개시|개최|마감|시작|착공|준공|실시|갱신|선거|출범|해지)(?P<link>일?)
    \s?{_LENGTH}\s?(?P<tail>전부터(?:\s?\d+일\s?전까지)?|후에|후부터|후|뒤|이내(?:에|로)?|안에|내에?(?![가-힣])|전까지|전에)""",
    re.VERBOSE,
)
_THEN_ZH = r"(?:公布|发布|施行|印发)(?:之日起|の日から)"
_EVENT_DAY = re.compile(
    r"(?=[공고시발승지체의自公发施印])(?:(?:공포|고시|공고|시행|발령|발표|승인|지정|발효|체결|의결)(?:한|된)\s?날(?:부터|로부터)?"
    r"(?=[\s,.]|\Z)(?!\s?[0-9한두세석])|(?:공포|고시|발령)(?:일부터|\s?즉시|와\s동시에)(?!\s?[0-9])"
    rf"|自{_THEN_ZH}|{_THEN_ZH})"  # no 自?: a pattern that may begin with nothing is slow
)
_ANCHOR = re.compile(
    r"(?P<before>(?:[가-힣A-Za-z0-9·「」]+(?:을|를|이|가|의|에)?\s)?)(?P<word>[가-힣A-Za-z·)」]+)\s?\Z"
)
_TOPIC = re.compile(
    r"(?:[은는와며로]|(?<!연)도|(?<![결효성])과|[하되이라다]고|에서|에는|까지|부터|하여|하면|경우|때|등|및|또는|그|이|각|해당|다만|따라|위한|위해)\s\Z"
)
_NO_EVENT = re.compile("(?:[월년]|보다|에서|에게|까지|부터|으로|하고|하며)$")
_EVENTS = ("시행", "공포", "출범", "지정", "승인", "개통", "체결")
_ANCHOR_LENGTH = 40


def read(text: str, anchor: date | None, reference: date | None = None) -> Reading | None:
    """A counted period; None where the text is none.

    >>> from datetime import date
    >>> read("공포 후 1년이 경과한 날", date(2025, 1, 21)).period.start
    datetime.date(2026, 1, 22)
    >>> read("시행 후 6개월 이내", None).anchor
    '시행'
    """
    text = _STATUTE.sub("", text.strip())
    text = _IN_FORCE.sub("", text) if _IN_FORCE.match(text) is None else text
    if match := _FROM_NOW.fullmatch(text):
        return ahead(match, reference)
    if day := _WHOLE_DAY.match(text):
        return _d_day(day, anchor)
    if match := _WHOLE_BEFORE.match(text):
        return _days_before(match, anchor)
    if match := _BARE.match(text):
        business = _business(match)
        if not business and not match["tail"].startswith(("이내", "안", "내")):
            return None
        if anchor is None or match["unit"] == "시간":
            said = business or match["tail"].endswith("에")  # 3년 이내 alone is a length
            return (
                Reading(form=Form.ANCHORED, anchor="영업일" if business else None) if said else None
            )
        return _resolved("", match, anchor)
    if match := _COUNTED.match(text):
        return _counted(match, anchor)
    if match := _THAT_DAY.match(text):
        name = (match["anchor"] or match["named"]).strip()
        if anchor is None:
            return Reading(form=Form.ANCHORED, anchor=name)
        began = match["from"] or match["since"]
        return counting.since(anchor, name) if began else counting.on(anchor, name)
    return None


def ahead(match: re.Match[str], reference: date | None) -> Reading | None:
    """``향후 5년 내``: a deadline so long after the document's date; its day stands nowhere."""
    if reference is None or match["unit"] == "시간":
        return None
    found = _resolved("", match, reference)
    return replace(found, anchor=None, period=replace(found.period, inferred=True), warnings=())


def find_ahead(folded: str, reference: date | None) -> Iterator[tuple[int, int, Reading]]:
    """Every such deadline of a text."""
    for match in _FROM_NOW.finditer(folded) if "향후" in folded or "앞으로" in folded else ():
        if reading := ahead(match, reference):
            yield match.start(), match.end(), reading


def find(folded: str) -> Iterator[tuple[int, int, Reading]]:
    """Every counted period of a text, with the event it is counted from."""
    for match in _DAY_IN_TEXT.finditer(folded) if "D" in folded or "디데이" in folded else ():
        yield match.start(), match.end(), Reading(form=Form.ANCHORED, anchor="D-day")
    for match in _BEFORE_IN_TEXT.finditer(folded) if "전" in folded else ():
        yield match.start(), match.end(), Reading(form=Form.ANCHORED, anchor=match["anchor"])
    for match in _EVENT_DAY.finditer(folded):
        if not folded[max(0, match.start() - 1) : match.start()].isalpha():
            yield (
                match.start(),
                match.end(),
                Reading(form=Form.ANCHORED, anchor=match[0].lstrip("自")[:2]),
            )
    for within in _WITHIN.finditer(folded):
        at = within.start()
        if length := _SOME_DAY.search(folded, at - _LONGEST_LENGTH, at):
            yield length.start(), within.end(), Reading(form=Form.ANCHORED)
    linked = "부터" in folded or "후" in folded or "뒤" in folded
    for pattern in (_CORE, _AHEAD) if linked else (_AHEAD,):
        for match in pattern.finditer(folded):
            stop = match.start() if pattern is _CORE else match.end("event")
            start = _event(folded, match, stop)
            if start is not None:
                name = folded[start:stop].strip()
                yield start, match.end(), Reading(form=Form.ANCHORED, anchor=name)


def _event(folded: str, match: re.Match[str], stop: int) -> int | None:
    """Where the event begins that a length is counted from; None where there is none.

    The word before the link, and the one before that where it belongs to it: ``계약 체결 후``,
    ``통보를 받은 날부터``, but not ``사업자는 체결 후``.
    """
    near = max(0, stop - _ANCHOR_LENGTH)
    begin = max(folded.rfind("\n", near, stop) + 1, near)
    found = _ANCHOR.search(folded, begin, stop)
    link = match["link"]
    if not found or found["word"] in _NO_EVENTS or _NO_EVENT.search(found["word"]):
        return None
    if len(found["word"]) == 1 and not folded[stop - 1].isspace():
        return None  # 향후, 오후
    if link == "부터" and not found["word"].endswith(_EVENTS):
        return None
    passed = match["tail"].lstrip().startswith(("이", "을", "경과", "지"))
    if match["unit"] == "월" and not passed:
        return None  # 공고일부터 4월 10일까지
    if not match["tail"] and link in ("이후", "후", "뒤", "부터"):
        return None
    before = found["before"].rstrip()
    if not before or _TOPIC.search(found["before"]) or before[0].isdigit():
        return found.start("word")
    marked = before[-1] in "을를이가에"
    return found.start("word" if marked and not link.startswith(("날", "일")) else "before")


def _d_day(match: re.Match[str], anchor: date | None) -> Reading:
    if anchor is None:
        return Reading(form=Form.ANCHORED, anchor="D-day")
    number = int(match["number"] or 0) * (1 if match["sign"] == "+" else -1)
    return counting.on(counting.moved(anchor, Count(number, "일")), "D-day")


def _days_before(match: re.Match[str], anchor: date | None) -> Reading:
    """선거일 전 180일: so many days before, the event's own day not counted."""
    name = match["anchor"]
    if anchor is None:
        return Reading(form=Form.ANCHORED, anchor=name)
    day = counting.moved(anchor, Count(-int(match["number"]), "일"))
    if match["tail"] == "까지":
        return counting.by(day, name)
    return counting.since(day, name) if match["tail"] == "부터" else counting.on(day, name)


def _counted(match: re.Match[str], anchor: date | None) -> Reading | None:
    name = match["anchor"].strip()
    tail = re.sub(r"\s", "", match["tail"])
    linked = match["link"].strip() or _business(match)
    if not linked and tail not in ("후", "뒤", "전", "전까지", "이내", "이내에"):
        return None  # 약 30일, 향후 5년간: nothing to count from
    if name in _NO_EVENTS or name.endswith(" 전"):  # 접수 전 3영업일: not after it
        return None
    if match["unit"] == "시간" and anchor is not None:
        return None
    if match["unit"] == "월" and not tail.startswith(("이경과", "이지", "경과", "지")):
        return None  # 6월: a month of the year, but in 6월이 경과한 날
    if anchor is None:
        return Reading(form=Form.ANCHORED, anchor=name)
    return _resolved(name, match, anchor)


def _business(match: re.Match[str]) -> bool:
    """Whether business days are meant."""
    groups = match.groupdict()
    said = groups["business"] or groups["noted"] or groups["remark"]
    return bool(said) or match["unit"] in ("영업일", "근무일")


def _resolved(name: str, match: re.Match[str], anchor: date) -> Reading:
    """The days, once the anchor's day is known."""
    number = _WORDS.get(match["number"]) or int(match["number"])
    unit = "영업일" if _business(match) and match["unit"].endswith("일") else match["unit"]
    count = Count(number, unit)
    if match["years"]:
        count = Count(12 * int(match["years"]) + number, "개월")
    return counting.resolved(name, re.sub(r"\s", "", match["tail"]), count, anchor)
