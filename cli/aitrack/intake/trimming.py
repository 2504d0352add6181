"""What an editor leaves out of a title: why, by what way, to whom; particles of a sentence.

``의견을 들을 수 있도록 세부 기준을 전문가 협의를 거쳐 마련`` is 세부 기준 마련. What is left
must still say what is done, and of what.
"""

from __future__ import annotations

import re

from aitrack.intake.borrowing import lacks
from aitrack.intake.kinds import ACTIONS
from aitrack.intake.nouns import PARTICLE

_FEWEST = 5
"""Of letters, in what is left."""
_DONE = rf"(?:[재미신총공]?(?:{ACTIONS}))\Z"
_PURPOSE = re.compile(
    r"\A[^‘'「『\"“]{2,70}?(?:[가-힣]\s수\s있(?:도록|게)|[하되지않없]도록(?!\s?[했하함한])|기\s위해서?|[을를]\s위해서?),?\s"
)
_LEADING = re.compile(
    r"\A(?:동시에|함께|즉시|새로이|새롭게|본격적으로|적극적으로|선제적으로|가능한\s?한?|계획대로라면|공동으로|별도로|직접|"
    r"조속히|차질\s?없이|먼저|우선적으로|실질적으로|최종적으로|구체적인|다양한|효율적인|체계적인|실효성\s있는|해당|이를|이와\s관련해)\s"
)
_WHICH = re.compile(r"\A[^‘'「『\"“]{6,50}?(?:[왔했하되됐]던|해온|돼온|되어온)\s(?=\S+\s\S)")
"""What a thing was before."""
_BEGINS_DONE = re.compile(
    rf"\A(?:(?:에|을|를|까지|부터|중)\s)?(?:{ACTIONS})(?:해|하여|하고|한\s[뒤후]|\s[뒤후]|돼|되고),?\s(?=\S)"
)
_FITTED = re.compile(r"\s\S+(?:\([^()]*\))?에\s맞(?:춰|추어)\s(?=\S+\s\S)")
_IF = re.compile(r"\A[^\s‘'「『]{2,12}(?:\s[^\s‘'「『]{2,8})?\s시\s(?=\S)")
_PLACE = re.compile(r"(?<=\S)\s(?:\S+에서|나누어|잇따라|잇달아)(?=\s(?:개최|실시|진행|개막)\Z)")
"""Where it takes place, and in how many parts."""
_MEANS = re.compile(
    r"(?P<mark>[을를]|(?<=[안령법침])(?=\s))\s(?:[^을를,]{1,20}(?:도록|하게)|(?:\S+\s){0,3}?\S+(?:[을를]\s(?:통해서?|통하여|거쳐|바탕으로|토대로|활용해|반영해)|[와과]\s(?:협의해|협력해|함께|연계해))|\S+(?:장관|청장|처장|위원장|담당자)에게|(?:준비|유예|계도)\s?기간\s[0-9]+\s?(?:개월|일|년)을\s두고|이메일(?:\s또는\s우편)?(?:으)?로),?\s"
    rf"(?=(?:\S+\s){{0,2}}{_DONE})"
)
"""Between a thing and what is done with it."""
_ADVERB = (
    r"(?:(?:시범|우선|본격|최종|추가|신규|정식|전면|조기|공동|순차|별도|먼저|새로|모두|함께|대폭|단계적|차례로|각각|다시|직접|즉시)"
    r"(?:으로|적으로)?\s|\S{1,4}적으로\s|\S{1,6}에서?\s|\S{1,6}으?로\s)"
)
_OBJECT = re.compile(rf"[을를]\s(?={_ADVERB}{{1,2}}{_DONE})")
_PLAIN = re.compile(rf"[을를]\s(?={_DONE})")
_SUBJECT = re.compile(rf"{PARTICLE}\s(?={_ADVERB}{{0,2}}{_DONE})")
_WAY = re.compile(rf"(?<=[가-힣]적)으로\s(?={_DONE})")
"""Of 단계적으로 확대 a title makes 단계적 확대."""
_BEGUN = re.compile(r"(?<=[가-힣])에\s(?=(?:착수|돌입)\Z)")
_STEPS = re.compile(
    rf"\A(?P<what>(?:[^을를,]|[을를](?!\s)|[을를]\s위한){{2,40}})[을를]\s(?:{ACTIONS})(?:해|하여|하고|한\s[뒤후]),?\s(?P<then>[^을를]{{2,20}})\Z"
)
"""Two verbs and one thing: the last one is what the date is of."""


def purposeless(title: str) -> str:
    """A title without its clause of purpose (``…을 위해``)."""
    return _PURPOSE.sub("", title, count=1)


def trim(title: str) -> str:
    """A title without what an editor would leave out.

    >>> trim("누구나 쓸 수 있도록 민간 데이터를 개방")
    '민간 데이터 개방'
    >>> trim("‘운영규정’을 공청회 등을 통해 마련")
    '‘운영규정’ 마련'
    >>> trim("의견서를 산업부장관에게 제출")
    '의견서 제출'
    >>> trim("자유특구를 추진해 시범 운영")
    '자유특구 시범 운영'
    """
    rest = purposeless(title)
    if len(rest.replace(" ", "")) >= _FEWEST and not lacks(rest):
        title = rest
    title = _BEGINS_DONE.sub("", _FITTED.sub(" ", title, count=1), count=1)
    title = _LEADING.sub("", _WHICH.sub("", title, count=1), count=1)
    title = _PLACE.sub("", _IF.sub("", title, count=1), count=1)
    title = _MEANS.sub(lambda match: f"{match['mark']} ".lstrip(), title)
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
    return _WAY.sub(" ", title)
