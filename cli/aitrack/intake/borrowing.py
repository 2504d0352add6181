"""A title that says what is done and not of what: the words for it from earlier in its line.

``실증사업 공모(1월) 및 협약 체결(3월)``: the 협약 is that of the 실증사업.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aitrack.intake.kinds import ACTIONS
from aitrack.intake.nouns import TOPIC, nominal
from aitrack.intake.owners import is_agent
from aitrack.intake.tidying import LONGEST, tidy
from aitrack.intake.wordings import CLAUSE, passed_on

_LONGEST = 30
_FEWEST = 3
_FEWEST_LEFT = 2
_FEWEST_NAMED = 4
_BARE = re.compile(
    r"(?:약|총|현재|최대|매년)?\s?[0-9][0-9.,~]*\s?(?:(?:만|천|억|조)?\s?(?:개소|개사|개교|개국|개|여?\s?명|기|달러|곳|종|건|원|%|배|위|가구|대|장|회|단계|차|년|월|일|시|세))?"
    r"(?:까지|에서|으로|로|이상|내외)?"
    r"|(?<!\S)\S{1,4}적(?=\s)|(?<!\S)\S{1,8}(?:적으로|까지|부터|에게|에서|히|게)(?=\s)|(?<!\S)[가-힣]+(?:을|를)?\s(?:거쳐|통해|위해|따라|토대로|바탕으로|계기로|마치고|끝내고)(?=\s)|(?<!\S)[가-힣]{2,4}\s?[0-9]+(?:개월|일|년)[을를]?\s두고(?=\s)|(?<!\S)(?:직접\s|쉽게\s)?(?:\S+\s)?\S+\s수\s있도록(?=\s)"
    r"|(?<!\S)\S+(?:하는|되는|한|된)\s(?:분|건|때|것|경우)부터(?=\s)"
    r"|(?:누적|연간|전면|본격|완전|전액|전국|단계적|추가|조기|우선|시범|최종|정식|일괄|순차|순차적|전체|대폭|별도|공동|직접|모두|모든|기존|이후|및|등|후|중)(?:으로)?(?=\s|\Z)"
    r"|(?:결과|방안|내용|의견|협약|대상|인력|규모|과정|절차|사업|과제|서비스|이를|관련|상세|자세한|사항|첫)(?:을|를|은|는|의)?(?=\s|\Z)"
    rf"|(?:{ACTIONS})(?:하는|할|을|를)?(?=\s|\Z|·)|(?:민간|대국민|국민|일반|전국|현장|시장)(?:에|으로|에서)?(?=\s|\Z)|지역|시도|시·도|시·군(?:·구)?(?:에서|에)?|의견(?=제출|수렴|청취)|협약(?=체결)|(?:서면|서류|발표|대면|현장|면접|종합|중간|사전|최종|선정|심층|종합)(?=\s?(?:평가|심사|심의|점검|검토|공모|접수|보고|확정|선정|발표))|읍·면·동|주민센터로?|(?:참여|참가|이용|지원|신청|수혜)\s?(?:자|대상|기관|기업)?(?=\s)|위원회|국회|도에|위원회에"
)
_WHERE = re.compile(
    r"\A(?:(?:(?:[가-힣]{1,3}|\S{1,8}[와과]|[0-9]\S*)\s){0,3}[^\s0-9‘'「『\"“,]{1,12}(?<![이가은는])\s?(?:등|등지)?|[0-9]\S*)"
    r"(?:에|으로|(?<![도경통회자선철항진종])로|[가-힣]부터|[가-힣]까지)\s"
    r"(?!(?:따른|따라|관한|대한|의한|맞춘|있는|관련|위한|맞춰|대해)\s)(?=[^을를]*\Z)"
)
"""Where to, where from: what goes there is not said yet."""
_LABELLED = re.compile(r"[\s\W]*([가-힣A-Za-z][^:：|]{3,30}?)\s?[:：]\s")
_LEFT = re.compile(r"[^가-힣A-Za-z]")
_PHRASE = re.compile(
    rf"(?P<what>[^,.;:：→⇒▲△|()\[\]\t]{{2,60}}?)(?:[을를]|{TOPIC}|(?<![제인별정용속강온지태각밀빈농의시주유보철궤선한명])도)(?=\s)(?!\s(?:마치고|끝내고|두고|거쳐|통해|위해|따라|계기|바탕|기반))"
)
_CUT = re.compile(
    r"[가-힣](?:한|는|된|할|고|며|해|여)\s|(?:목표로|대상으로|담은|갖춘|묶은|위한|대한|따른|이어|거쳐|통해|위해|따라|까지|부터|우선|또한|이를)\s|[○ㅇ□■◦•*※-]\s?"
)
_DONE = re.compile(
    rf"(?:\s?(?:시범|본격|전면|최종|추가|확대|설계|{ACTIONS}))+(?:\s?[가-힣]{{0,2}}고)?\s*\Z"
)
_WHO = re.compile(r"\S{1,12}[은는이가]\s(?:이른바\s)?")
_WAYS = re.compile(r"(?:거쳐|통해|따라|위해|이어|맞춰),?\s*\Z")
_AT_DATE = re.compile(r"\|(?:에는?|까지는?|부터는?|중에?|안에|내에?|경|께)\s")
_CALLS = re.compile(r"(?<=\S)\s(?:공모|모집|접수|선정|평가|심사|공고|신청|입법예고|행정예고)\Z")
"""A step of what another one is named after: 수행기관 공모."""
_DECIDED = re.compile(r"(?:\A|\s)(?:국무회의|차관회의|국회|본회의)\s*\Z")
_ASIDE = re.compile(r"\([^()|]*\)")
_BRACKET = re.compile(r"\([^()]*\)|\|")
_NO_THING = re.compile(
    r"(?:이번\s|해당\s|관련\s|이\s)?(?:결과|내용|방안|계획|사업|과제|이들?|그|것|등|우선|성과|의견)\s*"
)


_NAME_SUBJECT = re.compile(
    r"(?:\A|\s)(?P<name>[‘'「『\"“][^‘'「『\"“’」』”|]{2,24}[’'」』\"”])(?:(?P<object>[을를](?!\s(?:비전|목표|슬로건|주제|구호))|(?=\s))|은|는|이|가)\s[^.‘’'「『\"“]{2,60}?"
    r"[가-힣](?:고|며|데|한\s뒤|한\s후),?\s[^.‘’'「『\"“]{0,24}\Z"
)
"""A thing in quotes that the clauses of a sentence are about."""
_QUOTED = re.compile(r"[‘'「『\"“]")
_ADJECTIVE = re.compile(r"\A(?:본격적인|실제|전면적인|이를)\s")


def carried(title: str, before: str) -> str:
    """A title with the name in quotes that its sentence speaks of from the clause before on.

    >>> carried("서비스 시작", "플랫폼 ‘우리 AI’가 | 구축을 마치고, ")
    '‘우리 AI’ 서비스 시작'
    """
    named = None if _QUOTED.search(title) else _NAME_SUBJECT.search(before)
    if not named or (named["object"] is not None and not lacks(title)):
        return title
    if len(title) + len(named["name"]) > LONGEST or named["name"][1:-1] in title:
        return title
    return f"{named['name']} {_ADJECTIVE.sub('', title)}"


COMMON = (
    "로드맵|가이드라인|개정안|제정안|법률안|법안|시행령|시행규칙|하위법령|초안|시안|최종안|특별법|법|기본계획|종합계획|시행계획|실행계획|"
    "추진계획|계획|전략|방안|대책|기준|지침|고시|안내서|매뉴얼|협의체|위원회|추진단|지원단|포럼|센터|플랫폼|시스템|포털|모델|펀드|인증제|협약"
)
_COMMON_DONE = re.compile(
    rf"(?:(?:최종|세부|본)\s)?(?P<what>{COMMON})(?P<done>\s(?:[가-힣]{{2,4}}\s)?(?:{ACTIONS}))\Z"
)
_WORD = r"(?:[가-힣A-Za-z0-9·ㆍ‧&+-]+(?:\([^()]{1,12}\))?[ ])"


def is_common(title: str) -> bool:
    """Whether a title is a common noun and what becomes of it: ``협의체 발족``."""
    return _COMMON_DONE.match(title) is not None


def called(title: str, before: str) -> str:
    """A title of a common noun with the name that was given to it before.

    >>> called("로드맵 마련", "정부는 ‘돌봄 혁신 로드맵’을 연내 마련한다. 공청회를 거쳐 ")
    '‘돌봄 혁신 로드맵’ 마련'
    >>> called("협의체 발족", "정부는 저작권 협의체를 만든다. ")
    '저작권 협의체 발족'

    Args:
        title: What is proposed.
        before: What the lines say before the date.
    """
    match = _COMMON_DONE.match(title)
    return f"{name}{match['done']}" if match and (name := named(match["what"], before)) else title


def named(what: str, before: str) -> str:
    """The last name that ends in a word, or in one of several: quoted, else with the words before it."""
    quoted = [
        each[0] for each in _IN_QUOTES.finditer(before)
        if re.search(rf"{what}(?:\([^()]*\))?[^가-힣]{{0,2}}\Z", each[0])
    ]  # fmt: skip
    if quoted:
        return quoted[-1]
    found = re.findall(
        rf"((?:{_WORD}{{1,3}}|[가-힣A-Za-z0-9·]{{2,}}(?<![방문기입불용요해수편])){what})(?=[^가-힣]|[을를은는이가의에도로과와](?![가-힣]))",
        before,
    )
    for each in reversed(found):
        name = tidy(each[max([0, *[cut.end() for cut in _CUT_WORD.finditer(each)]]) :])
        if len(name) >= _FEWEST_NAMED and not _WITH_DATE.search(name):
            return name
    return ""


_WITH_DATE = re.compile(r"[0-9]\s?[년월일]|지난|올해|내년")
_LAW = re.compile(
    r"[「『‘'](?P<quoted>(?![0-9])[^「『‘'」』’]{2,40}?법(?:률)?)(?=[\s」』’'])"
    r"|(?P<bare>[가-힣ㆍ·]{3,}(?<![방기해공용수어불입사문편])법|(?:[A-Z]{2,}|[가-힣]{2,})\s(?:기본|진흥|특별|촉진|육성|보호|지원)법)(?![가-힣]{2})"
)


def last_law(before: str) -> str:
    """The law that was named last.

    >>> last_law("「모빌리티법 시행규칙」과 로봇산업진흥법에 따라 ")
    '로봇산업진흥법'
    """
    found = [each["quoted"] or each["bare"] for each in _LAW.finditer(before)]
    return found[-1] if found else ""


_IN_QUOTES = re.compile(
    r"[‘'「『\"“][^‘'「『\"“’」』”]{3,40}[’'」』\"”](?:\s(?:제정|개정|일부개정|전부개정)안)?"
)
_CUT_WORD = re.compile(
    r"(?:[은는이가을를에]|에서|으로|까지|부터|위한|위해|따라|통해|대한|관련|하는|되는|[한할될된해며고후뒤]|등|및|이번|해당|이)\s"
)


@lru_cache(maxsize=64)
def lacks(title: str) -> bool:
    """Whether a title says what is done, or how much, and not of what.

    >>> lacks("17개 시·도에 단계적으로 적용"), lacks("협약 체결"), lacks("표준화 지침 마련")
    (True, True, False)
    """
    if len(title) > _LONGEST:
        return False
    bare = _BRACKET.sub(" ", title)
    where = _WHERE.match(bare)
    rest = bare[where.end() :] if where else bare
    return len(_LEFT.sub("", _BARE.sub(" ", rest))) < _FEWEST_LEFT


def borrowed(before: str) -> str:
    """What the words before a date are about.

    >>> borrowed("장애인 보조기기 AI 실증사업 공모(|) 및 ")
    '장애인 보조기기 AI 실증사업'
    >>> borrowed("표준모델을 확정하고, ")
    '표준모델'

    Args:
        before: What stands in the line before it, other dates as a bar.
    """
    if match := _LABELLED.match(before):
        return tidy(match[1])
    if name := passed_on(before):
        return name
    before = _AT_DATE.sub("| ", _ASIDE.sub("", before))
    for match in reversed(list(_PHRASE.finditer(before))):
        said = match["what"]
        said = said[max([0, *[cut.end() for cut in CLAUSE.finditer(said)]]) :]
        if is_agent(said + "은"):
            continue
        if (who := _WHO.match(said)) and is_agent(who[0]):
            said = said[who.end() :]
        said = tidy(said[max([0, *[cut.end() for cut in _CUT.finditer(said)]]) :])
        said = _CALLS.sub("", said)
        if _names(said):
            return said
    for part in reversed(re.split(r"[,;:：→⇒]\s|\s(?:및|후|과|와)\s", _BRACKET.sub(" ", before))):
        if _WAYS.search(part):
            continue
        whole = part.strip()
        who = _WHO.match(whole)
        said = nominal(whole[who.end() if who and is_agent(who[0]) else 0 :])
        said = _DECIDED.sub("", _DONE.sub("", tidy(said)))
        if _names(said) and not is_agent(said):
            return said
    return ""


def _names(said: str) -> bool:
    """Whether words name a thing."""
    fits = _FEWEST <= len(said) <= _LONGEST
    fits = fits and not said.endswith(("다", "며", "면서", "하고", "되고"))
    return fits and not _NO_THING.fullmatch(said) and not lacks(said)
