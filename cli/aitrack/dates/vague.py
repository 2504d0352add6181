"""Words of running text that promise without a date: 추후, 상시, 조속히, 임기 내, 정기국회 내.

A term of office and a session of parliament are vague: 헌법 제70조 and 제42조 fix how long a term
lasts, 국회법 제4조 and 헌법 제47조 when a session begins and how long it may last, none of them
the day that is meant. Where the number of an assembly is printed,
``festivals`` knows its last day. A school term ends when the school says (초·중등교육법 시행령
제44조).
"""

from __future__ import annotations

import re

from aitrack.dates.reading import Form, Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_INSIDE = (
    r"\s?(?:내에|이내|내|안에|중에|중|동안|기간|초반|초|중반|말까지|말|후반|까지|"
    r"전까지|전|종료\s?전)"
)
_SESSIONS = "정기국회|임시국회|정기회|임시회|국정감사|국감|회기"
_TERMS = (
    rf"임기{_INSIDE}|(?:{_SESSIONS})(?:\s회기)?{_INSIDE}|국회\s(?:회기\s?)?(?:내에|내|안에)|"
    r"(?:매\s)?회계연도\s?(?:말|초|종료\s?전|종료\s?후|종료일|개시일)(?:까지|부터)?|"
    r"(?:수능|대학수학능력시험)(?:일|\s?(?:이전|전|직전|직후|이후|후)까지|까지"
    r"|\s?(?:이전|전|직전|직후|이후|후)(?!\s(?:처음|최|가장|줄곧)))|"
    r"(?:이번|올해|금년|차기)\s(?:정기|임시)국회|(?<!월\s)(?:정기|임시)국회(?=에서)"
)
_WHOSE = (
    r"(?:(?:현|이번|차기|다음|새)\s)?(?:제?\d{1,2}대\s)?"
    r"(?:(?:대통령|정부|의원|국회|위원장)(?:의)?\s)?"
)
_SOON = r"\s(?:시일|시간|시기)\s?(?:내에|내|안에)"
_TIMES = (
    rf"가급적\s빠른{_SOON}|빠른{_SOON}|이른{_SOON}|조속한{_SOON}|가까운{_SOON}|"
    r"추후(?:\s?(?:공지|통보|확정|안내)(?=[^가-힣]|[하한할함될됨예]))?|별도\s?(?:공지|통보|안내)(?:\s시까지)?|차후|"
    r"향후(?!\s?(?:약\s)?[0-9])|앞으로(?!\s?(?:약\s)?[0-9])|상시적으로|상시|수시로|조속히|"
    r"as\ssoon\sas\s(?:possible|practicable)|in\sdue\scourse|until\sfurther\snotice|"
    r"조만간|당분간|금명간|연중(?!\s?(?:무휴|최고|최저|처음|가장))|머지않아"
)
_PARTICLE = "(?:에는|에도|에서|에|의|은|는|을|를|도|로|으로|한다|하고|하며|할|함|하|한)"
_BEGINS = "(?=[가빠이조추별차향앞상수aiu당금연머임정국회올매대])"
_IN_TEXT = re.compile(rf"{_BEGINS}(?:{_TIMES}|{_TERMS})(?=[^가-힣]|\Z|{_PARTICLE}(?![가-힣]))")
_CELL = re.compile(
    r"(?=[지계단상수중장미T즉])(?:(?:지속|계속|단계적|상시|수시)(?:\s?(?:추진|운영|시행|점검))?|(?:중장기|장기|단기|중기)(?:\s?(?:과제|계획|목표))?"
    "|미정|TBD|즉시)"
)
_WHOLE = re.compile(rf"{_WHOSE}(?:{_TERMS})\Z")
_SCHOOL_TERM = re.compile(
    r"(?:(?:\d{4}|'\d\d)(?:학년도|년)\s)?(?:[12]학기|[여겨][름울]방학)(?:\s?(?:중|내|기간|부터|까지|말|초|전))?\Z"
)
_BEFORE = re.compile(rf"(?:\A|(?<=[^가-힣]))(?:{_WHOSE})\Z")
_LONGEST_OWNER = 12


def read(text: str) -> Reading | None:
    """``임기 내``; the single words are read by the grammar."""
    known = (
        _WHOLE.match(text)
        or _IN_TEXT.fullmatch(text)
        or _SCHOOL_TERM.match(text)
        or _CELL.fullmatch(text)
    )
    return Reading(form=Form.VAGUE) if known else None


def find(folded: str) -> Iterator[tuple[int, int, Reading]]:
    """Every vague word of a text; words such as 지속 only where they fill a cell or a bracket."""
    for match in _IN_TEXT.finditer(folded):
        start = match.start()
        if start and folded[start - 1].isalnum():
            continue
        if owner := _BEFORE.search(folded, start - _LONGEST_OWNER, start):
            start = owner.start()
        yield start, match.end(), Reading(form=Form.VAGUE)
    for match in _CELL.finditer(folded):
        before = folded[max(0, match.start() - 2) : match.start()].strip(" ")[-1:]
        after = folded[match.end() : match.end() + 2].strip(" ")[:1]
        if (before == "(") == (after == ")") and before in _CELL_LEFT and after in _CELL_RIGHT:
            yield match.start(), match.end(), Reading(form=Form.VAGUE)


_CELL_LEFT = ("", "\t", "\n", "|", "(", ":", "/")
_CELL_RIGHT = ("", "\t", "\n", "|", ")", ":", "/", ",")
