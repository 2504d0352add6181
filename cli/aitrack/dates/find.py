"""Every date in running text, with its place: one pass, whole documents.

The grammar is the one of ``notation``, and a find is the longest span it can read, with 지난, 오는,
까지 and all else that binds it. In a text a number is a date only where its own writing says so (a
mark, four digits, a unit), or a bracket holds it; never where a unit of something else follows:
``'25년 4.3조원`` holds one year. What recurs, is counted or is vague is found as such.
"""

from __future__ import annotations

import re

from aitrack.dates import festivals, rare
from aitrack.dates.context import Place, plausible
from aitrack.dates.cursor import NotationError
from aitrack.dates.kinds import Kind
from aitrack.dates.numbers import EARLIEST, LATEST
from aitrack.dates.period import Bound
from aitrack.dates.said import NOTHING
from aitrack.dates.spans import SpanReader
from aitrack.dates.spelling import fold
from aitrack.dates.tokens import Tokens
from aitrack.values import Frozen, dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.dates.reading import Reading
    from aitrack.dates.said import Memory

_COUNTED = (
    "하루", "이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘", "보름",
    "일주일", "반년",
    *(rf"{number}\s?달" for number in ("한", "두", "세", "석", "네", "넉", "여섯")),
    *(rf"{number}\s주" for number in ("한", "두", "세")),
)  # fmt: skip
_PLAIN = """
    차분기 전분기 금분기 당분기 금년 내년 명년 작년 재작년 재재작년 지지난해 그러께 그끄러께
    내후년 후년 전년 이날 연내 年內 연말 연초 차년도 당월 명일 상반기 하반기 상·하반기 上半期
    下半期 내달 내주 차주 금주 전주 전월 금월 익월 동월 동년 익년 이듬 이튿날 익일 오는 다가오는
    돌아오는 모레 글피 어제 그제 그저께 전날 금일
"""
_WORDS = "|".join((
    *_PLAIN.split(),
    *(rf"{which}\s?분기" for which in ("이번", "다음", "지난", "직전")),
    *(rf"{day}요일(?:\(|인\s)[0-9]" for day in "월화수목금토일"),
    *(rf"{length}\s?(?:[뒤후]|전(?=[ 에인의,]))" for length in _COUNTED),
    r"올해(?!의\s\S{0,7}(?:인물|책|선수|단어|상)(?![가-힣]{2}))",
    r"올\s?(?:[상하]반기|연[초말]|[0-9])",
    r"새해(?!\s?(?:맞이|인사|복|선물|소망|다짐|벽두))",
    r"당해\s?(?:[연년]도|회계연도)",
    r"월(?<![가-힣0-9]월)[초말](?=까지|부터|에[ \n,.]|께|경|쯤)",
    r"지(?<!개월이\s지)(?<!년이\s지)(?<!일이\s지)(?<!간이\s지)난(?!\s?(?:19|20)[0-9]{2})",
    r"이달(?!의\s)",
    r"이번\s?[달주]",
    r"다음\s?(?:[달주날해]|연도)",
    r"다다음\s?주",
    r"같은\s?[해달날]",
    r"그\s?해",
    r"그\s?다음\s?해",
    r"오늘(?!날|의\s)",
    r"FY\s?20[0-9]{2}",
    r"내(?<!나은\s내)(?<!밝은\s내)(?<!새로운\s내)일(?!의|을\s|배움|채움|저축|로\s가|이\s더)",
))  # fmt: skip
"""Each begins with a letter of its own: so the search runs over what is no word of a date."""
_START = re.compile(
    r"""[0-9'~](?<![0-9A-Za-z/%$\#+^_\\~-].)(?<![0-9][,:].)(?<![0-9A-Za-z]\..)
        (?: (?<=[0-9]) | (?<=')(?=~?[0-9]{2}(?![0-9]))
          | (?<=~)(?='[0-9]{2}(?![0-9])|[0-9]|\s(?:'|19|20)[0-9]{2}))""",
    re.VERBOSE,
)
_WORD = re.compile(_WORDS)
_PARTICLE = re.compile(r"(?<=[내전후뒤중])에\Z|(?<=[자부])로\Z|(?<=で)に\Z")
"""Read with 이내에, 17일자로, までに, and no part of the date."""
_HAN = re.compile(
    r"[今来明去昨][年月日天]|[本同][年月日]|下个?月|先月|上个?月|年[内末底初](?![^前])|[自到](?=[0-9今来明]|令和)|截[至止](?=[0-9])"
    r"|(?:令和|平成|昭和|大正|明治|民[國国]|(?<![㐀-鿿])[令平昭])\s?(?=[0-9元])"
)
_WORTH_READING = re.compile(
    r"""['~] | [^0-9] | [0-9]{4}(?![0-9])
      | [0-9]{1,2}(?![0-9])(?: \s?[년年월月일日학회QH~·/:至-] | \s?분기
          | \s?주\s?[뒤후전] | [),\]] | \s[A-Z]
          | st|nd|rd|th | \.?\s?[上下상하초말] | \.[~)]
          | \.\s?[0-9]{1,2}(?:[.~(),\]\s월月일日Q분상하上下까부-]|\Z) )""",
    re.VERBOSE,
)
"""What is cheap to see at the first number: ``12개`` and ``3.5%`` need no grammar."""

_IN_IT = (
    r"\s?[년年]\s?(?:[0-9]{1,2}\s?[월月](?:\s?[0-9]{1,2}\s?[일日])?"
    r"|[1-4]\s?(?:/\s?4\s?)?분기|[상하]반기)"
)
_NO_YEAR = re.compile(rf"(?:[0-9]|[0-9]{{3}}|[0-9]{{5,}}|[0-9]{{1,3}}(?:,[0-9]{{3}})+){_IN_IT}")
"""``850년 3월 5일``, ``징역 1년 6월``: no March and no June of a year near here."""
_SHORT_YEAR = re.compile(rf"[0-9]{{2}}{_IN_IT}")
_BY_OTHERS = re.compile(
    r"(?:기원전|단기|불기|징역|금고|유예|레이와|헤이세이|쇼와|소화|다이쇼|대정|메이지|명치|건양|광무|융희|"
    r"[세예성중명인효현숙경영순헌철고태정]종|[태세선인영정순]조|光緒|康熙|乾隆)\s?\Z"
)
"""Before ``31년 3월``: not the year 2031."""
_LONGEST_ERA = 5

_FROM_YEAR_TO_YEAR = 16
"""So near behind ``20년 설계`` another ``23년`` is a year as well."""


@dataclass(frozen=True, slots=True)
class Found(Frozen):
    """A date in a text: columns ``[start, stop)`` count in the text given."""

    start: int
    stop: int
    text: str
    reading: Reading
    memory: Memory
    """What the text has said up to its end, for whoever reads it line by line."""


def find(text: str, reference: date | None = None, memory: Memory = NOTHING) -> Iterator[Found]:
    """Every date of a text, in order, none inside another.

    >>> [found.text for found in find("'25년 4.3조원, '27년까지 최대 17조원(24.5)")]
    ["'25년", "'27년까지", '24.5']

    Args:
        text: Any text; whole documents are read in time that grows with their length.
        reference: The document's date, for 올해, 이날 and missing years.
        memory: What was said before this text, where it is read line by line.
    """
    folded, columns = fold(text)
    folded = festivals.dotted(folded)
    spans = rare.find(folded, reference)
    special = next(spans, None)
    done, listed = 0, -2 * _FROM_YEAR_TO_YEAR
    for start in _starts(folded):
        while special and special.start <= start:
            if special.start >= done:
                done = special.stop
                memory = _heard(memory, special, folded)
                yield _found(text, columns, special.start, done, special.reading, memory)
            special = next(spans, None)
        done = max(done, _other_year(folded, start))
        if start < done or not _WORTH_READING.match(folded, start):
            continue
        place = Place(folded, start)
        if place.repeated:
            continue
        reader = SpanReader(
            text, Tokens(folded, start), columns, reference, running=True, memory=memory
        )
        reader.bracketed = place.bracketed
        chained = 0 < start - listed <= _FROM_YEAR_TO_YEAR and "\n" not in folded[listed:start]
        reader.listed = place.listed = place.listed or chained
        reader.after_comma = place.after_comma
        reader.in_a_row = place.in_a_row
        reader.around = place
        reader.tense = place.tense
        reader.told = reader.tense < 1
        reading = _read(reader, place)
        done = max(done, reader.passed)
        if reading is None:
            continue
        stop = reader.tokens[reader.at - 1].stop
        last = reader.units[-1] if reader.units else reading.period
        done, memory = stop, reader.said.behind(replace(last, inferred=reading.period.inferred))
        listed = stop if place.listed else listed
        first = place.event_start(stop, by=reading.period.bound is Bound.BY)
        if not reading.approximate and place.earliest:
            reading = replace(reading, approximate=True)
        yield _found(text, columns, first, stop, reading, memory)
    while special:
        if special.start >= done:
            done = special.stop
            memory = _heard(memory, special, folded)
            yield _found(text, columns, special.start, done, special.reading, memory)
        special = next(spans, None)


def _heard(memory: Memory, special: rare.Special, folded: str) -> Memory:
    """The memory behind a special date; its year is that of ``지난해 광복절(8월 15일)`` as well."""
    period = special.reading.period
    memory, day = memory.behind(period), period.start
    if day is None or period.inferred or not folded.startswith(("(", "인 "), special.stop):
        return memory
    return replace(memory, year=day.year, month=day.month, day=day.day, full=True, printed=True)


def _starts(folded: str) -> list[int]:
    """Where a date may begin, in order: each number, and each word that begins one."""
    starts = [match.start() for match in _START.finditer(folded)]
    for match in _WORD.finditer(folded):
        at = match.start()
        if not (at and (folded[at - 1].isalpha() or folded[at - 1].isdigit())):
            starts.append(at)
    starts += (match.start() for match in _HAN.finditer(folded))
    starts.sort()
    return starts


def _other_year(folded: str, start: int) -> int:
    """Where a month or day ends whose year is no year of ours, or a length; 0 where none is."""
    if other := _NO_YEAR.match(folded, start):
        return other.end()
    short = _SHORT_YEAR.match(folded, start)
    named = short and _BY_OTHERS.search(folded, start - _LONGEST_ERA, start)
    return short.end() if short and named else 0


def _found(
    text: str, columns: list[int], start: int, stop: int, reading: Reading, memory: Memory
) -> Found:
    first, last = columns[start], columns[stop - 1] + 1
    if particle := _PARTICLE.search(text, max(first, last - 3), last):
        last = particle.start()
    return Found(first, last, text[first:last], reading, memory)


def _read(reader: SpanReader, place: Place) -> Reading | None:
    """The date that starts at a place; None where there is none.

    A clock time is passed over as a whole, and so is a day that no calendar has, or another age.
    """
    first = reader.token
    if first.kind is Kind.TIME:
        reader.passed = first.stop
        return None
    try:
        reading = reader.span()
    except NotationError:
        return None
    day = reading.period.start or reading.period.last_day
    if day and not EARLIEST <= day.year <= LATEST:
        reader.passed = reader.tokens[reader.at - 1].stop  # with the day of 1850년 3월 5일
        return None
    return reading if plausible(reader, place, reading) else None
