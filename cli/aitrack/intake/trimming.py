"""What an editor leaves out of a title: why, by what way, to whom; particles of a sentence.

``의견을 들을 수 있도록 세부 기준을 전문가 협의를 거쳐 마련`` is 세부 기준 마련. What is left
must still say what is done, and of what.
"""

from __future__ import annotations

import re

from aitrack.intake.borrowing import lacks
from aitrack.intake.kinds import ACTIONS
from aitrack.intake.nouns import PARTICLE
from aitrack.intake.wordings import BY

_FEWEST = 5
"""Of letters, in what is left."""
_DONE = rf"(?:[재미신총공]?(?:{ACTIONS})(?:·(?:{ACTIONS}))?)\Z"
_LEADING = re.compile(
    r"\A(?:동시에|함께|즉시|새로이|새롭게|본격적으로|적극적으로|선제적으로|가능한\s?한?|계획대로라면|공동으로|별도로|직접|"
    r"(?:이를\s)?(?:토대로|바탕으로)|[0-9]+(?:년|개월|주|일)(?:간|\s동안)|차례로|조속히|차질\s?없이|먼저|우선적으로|실질적으로|최종적으로|(?:여기에\s)?(?:들어가는|드는|쓰이는|투입되는|쓸\s수\s있는)|구체적인|다양한|효율적인|체계적인|실효성\s있는|해당|이를|이와\s관련해)\s"
)
_LEFT_OVER = re.compile(
    rf"\A(?:위한|대한|따른|관한|통한|따라|위해|들여|거쳐|통해|담은|맞은|\S{{0,8}}(?:{ACTIONS})(?:해|하여|돼|되어|한\s[뒤후])|수\s있(?:도록|게)(?:\s하는)?|[AQ답문][.)])\s(?=\S\S)"
)
"""The end of what was cut off before."""
_HERE = re.compile(r"(?<!\S)(?:이곳|여기|그곳|이들|이것)(?:에서|에게|에|을|를|으로)?\s")
_FROM = re.compile(r"(?<!\S)(?:지금|현재|현행|기존)\s[0-9]\S*에서\s")
"""What a number was before."""
_ONLINE = re.compile(
    r"(?<!\S)(?:\S+(?:원|부|처|청|공단|재단)\s)?(?:(?:별도|공식|관련|해당|각|사업|기관)\s)?\S*(?:홈페이지|누리집|웹사이트|온라인)\*?(?:를\s통해|에서|으?로)\s(?:상시로?\s)?(?=\S+)"
)
_MEANS = re.compile(
    r"(?P<mark>[을를]|(?<=[안령법침])(?=\s))\s(?:(?:\S+[에와로]\s)?\S+(?:하도록|되도록|하게|\s수\s있도록|\s수\s있게)(?=\s\S+\Z)|(?:\S+\s){0,3}?\S+(?:[을를]\s(?:통해서?|통하여|거쳐|바탕으로|토대로|활용해|반영해)|[와과]\s(?:협의해|협력해|함께|연계해))|\S+(?:장관|청장|처장|위원장|담당자)에게|(?:준비|유예|계도)\s?기간\s[0-9]+\s?(?:개월|일|년)을\s두고|이메일(?:\s또는\s우편)?(?:으)?로),?\s"
    rf"(?=(?:\S+\s){{0,2}}{_DONE})"
)
"""Between a thing and what is done with it."""
_ADVERB = (
    r"(?:(?:시범|우선|본격|최종|추가|신규|정식|전면|조기|공동|순차|별도|먼저|새로|모두|함께|전수|일제|합동|전액|완전|대폭|단계적|차례로|각각|다시|직접|즉시)"
    r"(?:으로|적으로)?\s|\S{1,4}적으로\s|\S{1,6}에서?\s|\S{1,6}으?로\s)"
)
_OBJECT = re.compile(rf"[을를]\s(?={_ADVERB}{{1,2}}{_DONE})")
_PLAIN = re.compile(
    rf"[을를]\s(?={_DONE}|(?:집중\s|공동\s|일괄\s)?[가-힣]{{2,4}}(?<![다는수것고며해록할한된될게지를을에로서])\Z)"
)
_SUBJECT = re.compile(rf"{PARTICLE}\s(?={_ADVERB}{{0,2}}{_DONE})")
_WAY = re.compile(
    rf"(?:(?<=[가-힣]적)|(?<=정식)|(?<=전면)|(?<=공동)|(?<=추가)|(?<=본격)|(?<=상시))으?로\s(?={_DONE})"
)
"""Of 단계적으로 확대 a title makes 단계적 확대."""
_ONE_BY_ONE = re.compile(rf"(?<=\S)\s(?:차례로|각각|모두|함께|새로|새롭게|나란히)\s(?={_DONE})")
_BEGUN = re.compile(r"(?<=[가-힣])에\s(?=(?:착수|돌입)\Z)")
_FIRST_DONE = re.compile(
    rf"(?<=[^\s을를])[을를]?\s(?:\S+으로\s)?(?:{ACTIONS})(?:해|하여|한\s뒤)\s(?=(?:\S+\s)?(?:{ACTIONS})\Z)"
)
"""Between a thing and what is done with it last: ``규제 완화해 완전 폐지``."""
_STEPS = re.compile(
    rf"\A(?P<what>(?:[^을를,]|[을를](?!\s)|[을를]\s위한){{2,40}})[을를]\s(?:{ACTIONS})(?:해|하여|하고|한\s[뒤후]),?\s(?P<then>[^을를]{{2,20}})\Z"
)
"""Two verbs and one thing: the last one is what the date is of."""


_WHICH_DOES = re.compile(
    r"\A[^‘'「『\"“]{2,60}?\s[^‘'「『\"“\s]*(?:[가-힣]{2}(?:하는|되는|한|된|할|될)|있는|갖춘|지닌|(?:주|오|내|아우르|다루|이르|모으)는|담은|담긴|맞물린|잇는|미룬|(?<![개무라노법애국간승확요원자공본타군성상주신여증부시와체메페])인)"
    r"\s(?!\S+(?:으로|[에을를로])\s)(?=[^,]{6,}\Z)"
)
"""What a thing is, does or is made of, where the thing has a name of its own."""
_TELLS_LITTLE = re.compile(
    r"(?:등|것|데|바|수|만큼|정도|위한|관련|내용|결과|방안|계획|전략|사업|과제|제도|대책|방식|기준|기능|기관|기업|고시|법|시행령|개정안|제정안|조례|지침|가이드라인|협의체|위원회|로드맵|전담|시스템|체계|서비스|내|후|뒤|이후|기간)"
)
_FAR = 24
"""Of letters, in a title that an editor would make shorter."""


def _short(title: str) -> str:
    """A long title without what its thing is or does."""
    while len(title) > _FAR and (match := _WHICH_DOES.match(title)):
        rest = title[match.end() :]
        if " 및 " in match[0] or _TELLS_LITTLE.match(rest) or lacks(rest) or len(rest.split()) < 2:
            break
        title = rest
    return title


def trim(title: str) -> str:
    """A title without what an editor would leave out.

    >>> trim("누구나 쓸 수 있도록 민간 데이터를 개방")
    '민간 데이터 개방'
    >>> trim("‘운영규정’을 공청회 등을 통해 마련")
    '‘운영규정’ 마련'
    >>> trim("의견서를 산업부장관에게 제출")
    '의견서 제출'
    >>> trim("주민의 의견을 온라인으로 수렴하는 공개 청원 도입")
    '공개 청원 도입'
    >>> trim("자유특구를 추진해 시범 운영")
    '자유특구 시범 운영'
    """
    title = _LEFT_OVER.sub("", title, count=1)
    rest = BY.sub("", title, count=1)
    if len(rest.replace(" ", "")) >= _FEWEST and not lacks(rest):
        title = rest
    title = _FROM.sub("", _HERE.sub("", _LEADING.sub("", title, count=1)))
    title = _MEANS.sub(lambda match: f"{match['mark']} ".lstrip(), title)
    title = _FIRST_DONE.sub(" ", title)
    if (steps := _STEPS.match(title)) and lacks(steps["then"]):
        title = f"{steps['what']} {steps['then']}"
    title = _OBJECT.sub(" ", _BEGUN.sub(" ", title))
    title = _PLAIN.sub(" ", title)
    subject = _SUBJECT.search(title)
    if (
        subject
        and "," not in title[: subject.start()]
        and title[: subject.end()].split()[-1] != "또는"
    ):
        title = title[: subject.start()] + title[subject.end() - 1 :]
    return _ONLINE.sub("", _short(_ONE_BY_ONE.sub(" ", _WAY.sub(" ", title))), count=1)
