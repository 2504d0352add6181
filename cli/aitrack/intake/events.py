"""A date behind which it is named of what: ``내년 1월 시행되는 ‘AI 기본법’``, ``10일 회의에서``."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ACTIONS
from aitrack.intake.nouns import noun
from aitrack.intake.tidying import LONGEST

NAMED_DONE = re.compile(
    rf"(?<![과와및·,해여고]\s)(?P<name>[「『‘'\"“][^「」『』‘’'\"“”]{{2,50}}[」』’'\"”](?:\([^()]*\))?(?:\s?(?:제정|(?:일부|전부)?개정)안)?)(?:이|가|[을를]?(?:\s(?!\S*(?:식|회|행사|사업|센터|계획|제도)\s)[^,‘'「『]{{0,24}}(?:에게|에서|으로|히)(?=\s))?)\s?"
    rf"(?P<deed>(?:(?:시범|본격|최종|공동|추가|정식)\s)?(?:{ACTIONS}))\Z"
)
"""A name and what becomes of it: the rest of its clause says why and before whom."""
_SHORT = 4
"""Of letters, in what takes place and says no more: 본선."""
_ADNOMINAL = re.compile(
    rf"\s?(?:에|부터|까지|중|경|께)?\s?(?:\S{{1,6}}(?:로|에)\s){{0,2}}(?:\S+에서\s)?(?:(?P<deed>{ACTIONS})(?:(?:되는|하는|될|할|된|한|했던|예정인)(?:\s바 있는)?|[을를]?\s(?:앞둔|앞두고 있는|앞두고|목표로 하는))|열린|열리는|열릴|연|여는)\s"
    r"(?:(?P<name>[‘'「『\"“][^’'」』\"”]{2,40}[’'」』\"”](?:\s(?:토론회|포럼|행사|회의|세미나|간담회|설명회))?)|(?P<plain>(?!등\s|계획|예정|방침|것|목표|전망|필요)[^,.]{2,44}?)(?=(?:에서|에는|에|을|를|은|는|이|가)\s|,|\s당시))"
)
_BEGUN_WITH = re.compile(
    r"\s?(?:에\s)?(?P<name>[^,.“”]{0,24}(?:회|식|행사|포럼|공모|접수|교육|캠페인|발표))[을를]\s(?:시작으로|필두로)\s"
)
"""What comes first of several: ``3월 설명회를 시작으로``."""
_AIMED = re.compile(
    rf"\s?(?P<deed>{ACTIONS}|[가-힣]{{2,3}}화)[을를]\s목표로\s(?P<what>[^,.]{{2,30}}?)[을를에]\s"
)
"""What is aimed at, before what it is done to: ``완공을 목표로 도서관을 짓고``."""
_ONCE = re.compile(
    rf"\s?(?:에|부터)?\s?(?P<name>[^,.]{{1,30}}?)(?:이|가|을|를)\s(?P<deed>{ACTIONS})(?:되면|하면|되는 대로)[,\s]"
)
"""What a date is the date of, where the sentence goes on to what follows from it."""
_MEETING = re.compile(
    r"\s?(?:에|부터|까지)?\s?((?:[^,.()]{0,24}?)(?:(?<!국무)(?<!차관)(?<!본)회의|업무보고|간담회|행사|포럼|브리핑|총회|기념식|토론회|설명회|출범식|회견|협의회|세미나|박람회|위원회))에서\s"
)
_DECIDED = re.compile(
    r"\A(?!이\s?같은|이런|관련)\S+\s.*(?:의결|확정|심의|점검|발표|공개|상정|선포)\Z"
)
"""What was decided at a meeting, which says more than the meeting's name."""
_PASSED = re.compile(
    r"\s?(?:에\s)?(?P<where>(?:국회\s)?(?:국회|본회의|국무회의|법사위))[을를]\s통과한\s(?P<name>[^,.]{3,40}?)(?=(?:[을를은는이가의에]|에서)(?:\s|\()|\()"
)
"""``지난 9일 국회를 통과한 데이터 3법의``."""


def named_behind(tail: str) -> str:
    """What a date behind which it is named is the date of: ``내년 1월 시행되는 ‘AI 기본법’``."""
    if match := _PASSED.match(tail):
        return f"{match['name']} {match['where']} 통과"
    if match := _ADNOMINAL.match(tail):
        name = match["name"] or match["plain"]
        held = "개최" if len(name) <= _SHORT and match["name"] is None else ""
        done = match["deed"] or held
        deed = "" if done in name else f" {done}"
        return f"{name}{deed}"
    if match := _BEGUN_WITH.match(tail):
        return match["name"]
    if match := _AIMED.match(tail):
        return f"{match['what']} {match['deed']}"
    if match := _ONCE.match(tail):
        return f"{match['name']} {match['deed']}"
    if match := _MEETING.match(tail):
        done = noun(tail[match.end() :])
        if named := NAMED_DONE.search(done):
            return f"{named['name']} {named['deed']}"
        return done if _DECIDED.search(done) and len(done) <= LONGEST else match[1]
    return ""
