"""The path of headings to a line, as short as a person would write it; what a bare date is about."""

from __future__ import annotations

import re
from functools import lru_cache

from aitrack.intake.borrowing import COMMON
from aitrack.intake.kinds import ACTIONS, ends_in_action
from aitrack.intake.outline import NOTE, PLAIN, plain
from aitrack.intake.tidying import tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from aitrack.intake.outline import Line
    from aitrack.intake.owners import Owners

_LONGEST = 40
_CAPTION = re.compile(
    rf"(?:(?P<what>{COMMON})\s?별\s?|\S{{1,8}}별\s?)(?P<deed>{ACTIONS})\s?(?:시기|일정|계획|기한|시점)(?:\([^()]*\))?"
)
_LABEL = re.compile(r"[(（\[]([^()（）\[\]]{2,40})[)）\]]")
_TERM = re.compile(
    r"\s?(?:[단중장]·?){1,2}기\s?|[0-9]\s?단계|신규|계속|공통|필수|(?:안건|과제|전략)\s?[0-9]+"
)
"""A label that says when, or of what kind, and not what."""
_BOXED_NAME = re.compile(r"\A[^\[\]()]{1,14}\]\s*(?=\S)")
"""Who it is from, its bracket opened: ``[한빛시] 돌봄 수당 신설``."""
_TELLS = re.compile(r"[0-9]|.{31}|[:：]\s")
"""Behind a label, what is no name."""
_DATED = re.compile(r"\s*[(（][^()]*[0-9'‘’~][^()]*[)）]\s*\Z")
_GENERIC = re.compile(
    rf"(?:(?:{ACTIONS})(?:\s?(?:및|·|/)\s?)?)+\Z|"
    r"(?:[0-9]{4}년\s)?목표\s*\Z|(?:행사|사업|회의|추진|방문|개최|(?:중점|핵심|주요)\s?추진|중점|핵심|주요|세부|의결|보고|변경|기대|협조|행정)?\s?(?:개요|일정|내용|배경|현황|계획|목적|경과|체계|방향|개황|안내|과제|사항|절차|사유|공정|효과|상황|실적)(?:\s?\(안\))?\s*\Z|제?[0-9]+차\s?회의\s*\Z|붙임|참고|별첨|목\s?차|현황 및 문제점|향후\s?(?:주요\s?)?(?:일정|계획|추진\s?계획|추진)"
)
_NAMING = re.compile(
    r"[(\[<]?\s?(?<!안)(?:행\s?사|사\s?업|건|회의|공모|과제|제도|교육|과정|시험|대회|계획|법령|법률|공고|포럼|전시)\s?명\s?(?:[)>]?\s*[:：\t]|\])\s*(.+)"
)
_QUOTED = re.compile(r"[‘'「『][^‘'「『’」』]{4,40}[’'」』]")
_SUFFIX = re.compile(
    r"(?:\s?(?:주요\s?내용|요약|한눈에\s보기|핵심\s?내용|설명자료|(?<=\S)\s개최|개요|(?<=\S\s)(?:경과|현황)|(?:개최\s)?결과|(?<=일정\s)변경|안내|일정|(?:(?:(?:참여|참가|수행|입주|주관|수요|공급|수혜)\s?(?:기업|기관|대학)\s?)?모집\s?|(?:통합|변경)\s?|재\s?)?공고|(?<=\S)\s신규\s?(?:과제)?(?:\s?(?:선정|공모))?|알림|자료|(?:(?:시행|추진|운영|실행)\s?)?계획\s?\(안\)|\(안\)|(?<=\S)\s운영\s?계획|에\s따른(?:\s행정예고)?|\([^()]*(?:공고|고시)\s?제[^()]*\))\s*)+\Z"
)
_YEAR_FIRST = re.compile(
    r"\A(?:올해\s|(?:['’]?[0-9]{2}|(?:19|20)[0-9]{2})\s?(?:년도?\s?|(?=\s)))(?:(?:상|하)반기\s)?(?!부터|까지|말|초)(?=\S)"
)
_SIGNED = re.compile(
    r"(?:장관|청장|처장|위원장|이사장|원장|시장|군수|구청장|지사|총장|(?<![결효성])과|[가-힣·A-Z](?:실|국|관|부|처|청|팀)|위원회|진흥원|연구원)\Z"
)
"""Who it is from: a line near the beginning, and no name of a thing."""
_HEADLINE = re.compile(r"([^,‘'「『\"“]{4,30}),\s.*(?:다|요|까)[.?!]?\s*(?:\([^()]*\))?\s*\Z")
_WHOSE = re.compile(
    r"\A[^,\s‘'「]{1,14}(?:시|도|군|구|부|처|청|위|위원회|공사|공단|원|대|센터|교|관),\s(?=.{8})"
)
"""A headline that tells something of what stands before its comma."""
_FEWEST_LETTERS = 5
_FEWEST_NAMING = 3
_MARKS = "□■◆◇◈○ㅇ●-–*#<>[]【】()·. "
_NEAR_LINES = 12
_FIRST_LINES, _SIGNED_LINES = 40, 12


def path(line: Line, lines: Sequence[Line], owners: Owners, title: str) -> str:
    """The headings above a line, the outermost first; the document's own title is none."""
    whole = "".join(title.split())
    names = []
    for at in line.above:
        name = heading(lines[at - 1], owners)
        bare = "".join(name.rstrip("…").split())
        if name and not whole.startswith(bare):
            names.append(name)
    return " > ".join(dict.fromkeys(names[-4:]))


def heading(line: Line, owners: Owners) -> str:
    """A line as a heading: its label where it has one, without bodies and dates."""
    return "" if line.rank >= NOTE else _heading(line.words, owners)


@lru_cache(maxsize=1024)
def _heading(words: str, owners: Owners) -> str:
    text = plain(words).strip("#*[]<>【】 ")
    boxed = _BOXED_NAME.match(text)
    if boxed:
        rest = text[boxed.end() :]
        text = boxed[0].rstrip("] ") if _TELLS.search(rest) else rest
    if match := _LABEL.match(text):
        text = text[match.end() :] if _TERM.fullmatch(match[1]) else match[1]
    for each in reversed(owners.find(text)):
        quoted = text[each.start - 1 : each.start] in tuple("「『‘'“\"")
        if not quoted and (each.stop >= len(text.rstrip("·, )")) or each.start > 0):
            text = text[: each.start] + text[each.stop :]
    text = _DATED.sub("", text).strip(" ·,:：()[]-–")
    text = re.sub(r"\s?\([^()]*\Z", "", " ".join(text.split()))
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def subject(
    line: Line, lines: Sequence[Line], owners: Owners, title: str
) -> tuple[str, int | None]:
    """What a bare date is about: a name said near above, a heading that names something, the document.

    Returns:
        The name, and the line that says it.
    """
    for at in range(line.number - 1, max(0, line.number - _NEAR_LINES), -1):
        if match := _NAMING.search(plain(lines[at - 1].text.replace("\t", " : "))):
            return tidy(called(match[1])), at
    for at in reversed(line.above):
        name = heading(lines[at - 1], owners)
        if at <= _SIGNED_LINES and _SIGNED.search(name):
            continue
        headline = _HEADLINE.match(name)
        name = called(headline[1] if headline else _WHOSE.sub("", name))
        if (
            len(name.replace(" ", "")) >= _FEWEST_LETTERS
            and not generic(name)
            and not name.endswith("…")
        ):
            return tidy(name), at
    bare = "".join(title.split())
    first = lines[:_FIRST_LINES]
    said = next((each.number for each in first if bare in "".join(plain(each.text).split())), None)
    quoted = _QUOTED.search(title)
    if quoted and len(title) <= _LONGEST and not ends_in_action(title[quoted.end() :]):
        quoted = None
    topic = _HEADLINE.match(title)
    title = topic[1] if topic else _WHOSE.sub("", title)
    return quoted[0] if quoted else called(title), said


def called(title: str) -> str:
    """A title as the name of what it is about: without its year, and what kind of paper it is.

    >>> called("2027년도 한빛 돌봄 사업 재공고"), called("2027년 들꽃 학교 운영 계획")
    ('한빛 돌봄 사업', '들꽃 학교')
    """
    return _SUFFIX.sub("", _YEAR_FIRST.sub("", title.strip()))


def below(line: Line, left: str, lines: Sequence[Line], dated: Container[int]) -> list[Line]:
    """What a date in a heading is the date of: the bullets and rows right under it without their own.

    Args:
        line: The heading.
        left: What it says beside the date.
        lines: Of the document.
        dated: The numbers of the lines that have a date.
    """
    words = re.sub(r"\W", "", left)
    named = len(words) >= _FEWEST_NAMING and not generic(left.strip(_MARKS))
    if named or (words and line.rank >= PLAIN):
        return []
    found: list[Line] = []
    if line.rank >= PLAIN:  # a day alone on its line, over bullets or rows
        for each in lines[line.number :]:
            if each.rank < PLAIN or (each.rank == PLAIN and "\t" not in each.text):
                break
            found += [each] * (each.rank < NOTE and each.number not in dated)
        return found
    for each in lines[line.number :]:
        if line.number not in each.above:
            if each.text.strip():
                break
        elif each.above[-1] == line.number and each.rank < NOTE and each.number not in dated:
            found += [each] * ("\t" in each.text or each.rank != PLAIN)
    return found


def done_below(line: Line, lines: Sequence[Line], owners: Owners) -> str:
    """What is done, where the heading above a line only says that: ``과목별 적용 시기``."""
    match = _CAPTION.fullmatch(heading(lines[line.above[-1] - 1], owners)) if line.above else None
    return f"{match['what'] or ''} {match['deed']}".strip() if match else ""


def generic(text: str) -> bool:
    """Whether a heading names nothing: 행사 개요, 향후 일정."""
    text = _YEAR_FIRST.sub("", text.strip())
    return bool(_GENERIC.match(text) or _GENERIC.match(re.split(r"\s?[:：]", text)[0]))
