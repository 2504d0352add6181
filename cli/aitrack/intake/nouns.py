"""A clause of a text as a noun phrase: ``공동협력포럼을 개최할 예정이다`` is 공동협력포럼 개최."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ACTIONS
from aitrack.intake.verbs import ENDS_OF_STEMS, ends_in_verb, of_verb

OPEN = "".join(chr(0xAC00 + 28 * at) for at in range(399))
"""The syllables without a final consonant: 는 and 가 stand behind them alone, 은 and 이 never."""
WITH_N = "".join(chr(0xAC00 + 28 * at + 4) for at in range(399))
"""Those that end in ㄴ: before 뒤 a verb, whatever it is."""
_ENDS = r"[가-힣A-Za-z0-9)」』’”'\"]"
TOPIC = (
    rf"(?=[은는])(?:(?<={_ENDS})(?<![가-힣])[은는]|(?<=[{OPEN}])(?<![하되주키쓰뜨끄오드르려])(?<!{ENDS_OF_STEMS})는"
    rf"|(?<=[가-힣])(?<![{OPEN}])(?<!\s작)(?<![많높같받담맡깊넓좁낮늦남잦맞얻뽑찾젊굵묶읽짧쌓좋갖놓])은)"
)
"""Says what is spoken of: no 하는, no 높은."""
PARTICLE = (
    rf"(?=[은는이가])(?:{TOPIC}|(?<={_ENDS})(?<![가-힣])[이가]|(?<=[{OPEN}])(?<![추휴허여유])가"
    rf"|(?<=[가-힣])(?<![{OPEN}])(?<![린높길많같깊없굳])이)"
)
"""Makes a subject of what stands before it: no 평가."""
TRAIL = re.compile(
    rf"(?:[을를]|{PARTICLE}|(?<![제인별정용속강온지태각밀빈농의시주유보철궤선한명])도)\s*\Z"
)
_DONE = re.compile(rf"(?:{ACTIONS})")
_OBJECT_DONE = re.compile(
    rf"(?:을|를)\s(?=(?:[가-힣]{{1,4}}(?:게|이|히|없이)?\s)?(?:{ACTIONS})\s*\Z)"
)
_PREDICATE = re.compile(
    r"\s?(?:을|를|이|가|은|는|도|에|로|으로)?\s?"
    rf"(?P<noun>{ACTIONS})"
    r"(?:을|를|에|도|이|가)?\s?(?:한다|된다|했다|됐다|하였다|되었다|(?:할|될|하는|되는|한|된)(?!.{2,}[을를]\s)|하기로|하고|하며|하면서|되면서|하여|해|돼|되고|되며|하게|되게|"
    r"하겠|되겠|받[는을아은고기]|(?:했|하였|됐|되었)(?:으며|고|으나|는데)|해야|시키|시킨|시킬|시켜|들어|나서|나설|나선|마무리|추진|시작|개시|착수|예정|계획(?![을를이가은는의서안])|방침|목표).*\Z"
)
_ENDING = re.compile(
    r"[이가]?\s(?:예정|계획)(?:되어|돼)\s있(?:음|다)\Z|\A(?:이다|였다|이었다)\Z|(?<=[가-힣]{2})이다\Z|(?:임|음)(?:을\s[^.]{1,12})?\s?\S{1,8}다\Z|(?<=예정)임\S{0,2}\Z|(?<=[가-힣])\s?(?:지을\s)?것(?:이다|이|으로.{0,12})?\Z|(?:\A|\s)(?:[0-9]{1,2}\s?|[한두세네석넉]\s)\S+?\s?(?:동안|간)\s한다\Z|[”\"″]\s?(?:이?라)?고.{0,12}\Z"
)
_PREFIXED = re.compile(r"(?:\A|\s)[재미선신전총공]\Z")
_POLITE = re.compile(r"([가-힣])니다(?=[.\s]*\Z)")
_POLITE_FINAL = 13
"""How far ㅂ stands behind ㄴ among the final consonants."""
_BETWEEN = re.compile(
    r"(?<=[가-힣]{2})\([^()]*\)(?=(?:한|된|했|됐|하였|되었|할|될|하|되)[가-힣\s])"
)
"""A bracket between what is done and its verb: ``지정을 고시(제2025-1호)했다``."""
_SAID_TO = re.compile(
    r"([가-힣]다)는\s(?:로드맵|계획|구상|방침|목표|전략|복안|입장|설명|방안)\S*.{0,12}\Z"
)
_FORBIDDEN = re.compile(
    r"(?:[을를은는이가]\s|(?<=\S))(?:해서는|하면|하지|할\s수)\s(?:안\s[된돼되]\S*|못\s?[하한]\S*|없\S*)\Z"
)
"""``곰을 사육해서는 안 된다`` is 사육 금지."""
_GIST = re.compile(
    r"는\s(?:것(?:이|을)\s(?:뼈대|골자|핵심|목표|내용)|데\s(?:(?:뜻|힘|의견)을\s모|합의|협력|공감))\S*(?:\s\S{1,4})?\Z"
)
_HELD = re.compile(
    r"(?P<what>\S*(?:회|식|대회|행사|포럼|세미나))[을를]\s(?:한다|할\s\S+|하기로\s\S+|가진다|가졌다|가질\s\S+|했다)\Z"
)
_HELD_AT = re.compile(r"\A\S+에서\s(?:한다|할\s(?:예정|계획)\S*)\Z")
_JUST_DONE = re.compile(
    r"(?P<what>\S{2,}(?<![회식사럼나]))[을를]\s(?:한다|할\s(?:예정|계획|방침)\S*|하기로\s\S+)\Z"
)
_AGREED = re.compile(r"기로\s(?:합의|약속|결정|협의|의견을\s모|뜻을\s모)\S*\Z")
_AIM = re.compile(r"\A(?P<what>.{2,}?)(?:이|가|을|를)?\s목표(?:다|이다|였다|임|로\s\S+)?\Z")
_IS = re.compile(
    r"\A(?P<what>.{2,}?)(?:은|는)\s(?:\S+의\s\S+인\s)?(?P<much>(?:총|약|모두)?\s?[0-9]\S*?(?:\s[0-9만천억조]\S*?)*?)(?:이다|다|임|입니다)\Z"
)
"""``예산은 1조원이다``, ``완공이 목표다``."""
_ORDERED = re.compile(r"(?:하도록|하여야|해야)\s?(?:함|한다|됨|된다)\Z|(?:하여야|해야)\Z")
_SAID_SO = re.compile(
    r"([가-힣]다)고\s.{0,16}(?:밝|말|전|설명|강조|덧붙|약속|예고|공언|다짐)[혔했였]\S*\Z"
)
_STEM = re.compile(
    r"(?P<stem>[가-힣]{2,})(?:하기 위해|한다|된다|(?:했|됐|하였|되었)(?:다|으며|고|으나|지만)|하고|되고|하며|되며|하여|되어|(?<=[가-힣]{2})(?<![위대관])[한된]|"
    r"(?:할|될|하겠|하기로|하도록|하는|되는|하게)(?:\s?[^,.\s]{1,6}){0,3})\s*\Z"
)
"""Any other noun that is done: ``정밀화한다``."""


def nominal(phrase: str) -> str:
    """A phrase that a bracket cut from its verb: ``이용제도를 도입(’17.11)하고``.

    >>> nominal("이용제도를 도입"), nominal("프로그램을 다양화하고")
    ('이용제도 도입', '프로그램 다양화')
    """
    text = re.sub(r"(?<=[가-힣])(?:하고|하며|하여)\s*\Z", "", phrase)
    return _OBJECT_DONE.sub(" ", text)


def _plain_ending(polite: re.Match[str]) -> str:
    """``합니다`` as ``한다``, ``입니다`` as ``이다``, ``했습니다`` as ``했다``."""
    if polite[1] in "습입":
        return "다" if polite[1] == "습" else "이다"
    return f"{chr(ord(polite[1]) - _POLITE_FINAL)}다"


def noun(clause: str) -> str:
    """A clause that ends in a verb, ending in a noun instead.

    >>> noun("공동협력포럼을 개최할 예정이다"), noun("포럼이 열린다")
    ('공동협력포럼 개최', '포럼 개최')
    """
    text = _BETWEEN.sub("", clause.strip().rstrip(".,"))
    text = _POLITE.sub(_plain_ending, text, count=1)
    text = _GIST.sub("는다", text)
    text = _HELD.sub(r"\g<what> 개최", _HELD_AT.sub("개최", _JUST_DONE.sub(r"\g<what>", text)))
    text = _AGREED.sub("기로 했다", text)
    text = _AIM.sub(r"\g<what>", _IS.sub(r"\g<what> \g<much>", text))
    text = _ORDERED.sub("한다", _FORBIDDEN.sub(" 금지", text))
    text = _ENDING.sub("", _SAID_TO.sub(r"\1", _SAID_SO.sub(r"\1", text)))
    if not re.search(
        r"(?:다|기로|예정|계획|생각|구상|복안|뜻|방침|전망|예상|것|한|될|할|하고|하며|하여|해|되고|되며|되어|돼|요|고|며|면서|데|야|[나들]어?서|나서고|들어가|[하되][는게]|겠|[한은친난]\s?[뒤후]|나갈|나아갈|만든|갖춘|세운|늘린|줄인|높인|맺은|위해.{0,30})\s*\Z",
        text,
    ) and not ends_in_verb(text):
        return _OBJECT_DONE.sub(" ", text)
    found: re.Match[str] | None = None
    for match in _DONE.finditer(text):
        tail = _PREDICATE.match(text, match.start())
        if tail and len(text) - match.start() <= 30:
            found = match
    if found:
        if _PREFIXED.search(text, 0, found.start()) or text[: found.start()].endswith(
            "·"
        ):  # 재검토, 전면시행
            return text[: found.end()]
        head = TRAIL.sub("", text[: found.start()].rstrip())
        return f"{head} {found[0]}".strip()
    if stem := _STEM.search(text):
        head = re.sub(r"(?:을|를|도)\s\Z", " ", text[: stem.start()])
        return f"{head}{stem['stem']}"
    return of_verb(text)
