"""The words of a clause that belong together: a noun and what is before it; a verb as a noun."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ends_in_action
from aitrack.intake.nouns import noun
from aitrack.intake.roles import Role, Word

MAY_BE = re.compile(r"(?:가능|필요)하|이뤄|이루어|있|없|같|아니")
_ONLY_DOES = re.compile(r"(?:한|하였|했)다|함|할|하고|하며|하여|해|하기로|하게|하는\Z")
GENERIC = re.compile(
    r"(?:방안|계획|사업|제도|기간|대상|비중|결과|것|방식|체계|기준|비율|과정|작업|절차|조치|범위|대책|시스템|기반|환경|서비스|상품|시간|안건|내용|문제|부담|법률안|개정안|사람|자)\Z"
)
_POINTS = re.compile(
    r"[^\w‘“「『'\"]+\Z|[ㅇo]\Z|(?:이|그|저|동|同|本|본|각|全|위|해당|관련|이번|향후|이러한|이런|이같은|다음|그|現|기존의|양)\Z"
)
NOTHING = re.compile(
    r"(?:이를|이것|그것|것|수|등|이들|바|데|일|점|이|그|각|한편|내용|사항|자|분)\Z"
)
TIME = re.compile(
    r"[0-9](?:년|월|일|분기|개월)(?:에|까지|부터|간|말|초|중|도)?(?:는|의)?\Z|(?:연내|연말|(?:\A|년|월)[말초중내전후]|올해|내년|금년|상반기|하반기|기간|이후|당초|앞으로)(?:에|으로|까지|부터|로)?(?:는|도)?\Z"
)
PARTICLE = re.compile(r"(?:을|를|까지도|도|이|가|은|는|만)\Z")
ABOUT = re.compile(r"(?:대한|관한|따른|통한|위한)\Z")
_HELPS = re.compile(r"주는|주던|오는|가는|한|하는|된|될")
_HAS = re.compile(r"있|담|갖|위한|포함")
ADJECTIVE = re.compile(
    r"(?:다양|신속|우수|중요|주요|필요|새로|시급|적합|적절|과도|안전|편리|유망|상당|충분|특별|공정|투명|정확|실질|효율|체계)\S{0,3}\Z"
)
_QUOTING = re.compile(
    r"(?<=다)[”’\"]?(?:고|는|며|면서)\Z|(?<=[혀려켜워])(?:나갈|나가)\S*\Z|(?<=해)(?:나갈|나가)\S*\Z"
)
_NOTE = re.compile(r"(?:함|됨|음)(?=에?\Z)")
_NOTED = {"함": "한", "됨": "된", "음": ""}
"""How a note ends, and a sentence: 발표함, 발표한다."""
INTO = re.compile(r"착수|돌입|나서|들어가|들어간|들어갈")
_PARTICLE_FIRST = re.compile(r"\A(?:을|를|이|가|은|는|도|만)\s")
_STEM = re.compile(r"([가-힣]{2,3}?)(?:하|한|할|했|해|되|된|될|됐|돼|받|시키|시킨|시킬|시켜)")
_NO_NOUN = re.compile(r"(?:다|지|야|고|며|여|해|서|로|는|할|될|기로|계획|던)\Z")
_MOST, SHORT, LEAST, LONGEST = 2, 3, 7, 32
"""Of letters: an object that says enough; a title."""


def _tells_little(parts: list[str]) -> bool:
    """Whether a noun needs what it does, or is, to be told from others: ``방안``, ``교육``."""
    return bool(GENERIC.search(parts[-1])) or (len(parts) == 1 and len(parts[0]) <= LEAST // 2)


class Phrases:
    """The words of a sentence up to a predicate.

    Args:
        said: The words, the predicate last.
        date: Before which of them the date stands.
        may: What stands behind the predicate, where that is what can be done: ``수 있다``.
    """

    def __init__(self, said: list[Word], date: int, may: str = "") -> None:
        self.said, self.date, self._may = said, date, may

    def bare(self, at: int) -> str:
        """A word without its particle, as far as a title leaves it out."""
        text, after = self.said[at].text, self.said[at + 1 : at + 2]
        if self.said[at].role in (Role.WHERE, Role.JOINS):
            about = after and after[0].text.startswith(("대해", "대하여", "대한", "관한", "따른"))
            text = re.sub(r"에\Z", "", text) if about or INTO.match(self.said[-1].text) else text
            return re.sub(r"에는\Z|(?<=[에서로])(?:는|도)\Z", "", text)
        if self.said[at].role == Role.NOUN:
            return text
        return PARTICLE.sub("", text) + (" 대상" if after and after[0].text == "대상으로" else "")

    def noun_phrase(self, at: int) -> str:
        """A noun with the words before it that belong to it."""
        said = self.said
        head = self.bare(at)
        parts = [head]
        limit = self.date if at >= self.date else 0
        at -= 1
        while at >= limit:
            word = said[at]
            if word.role == Role.WHICH and ADJECTIVE.match(word.text):
                at -= 1
                continue
            if word.role == Role.WHICH:
                parts[:0] = self.which(at, limit, parts)
                break
            names = len(parts) == 1 or all(each[-1] == "," for each in parts[:-1])
            listed = word.comma and not ({"등", "및"}.intersection(parts) or names)
            if word.role not in (Role.NOUN, Role.JOINS) or listed or _POINTS.match(word.text):
                break
            parts.insert(0, word.text + "," * word.comma)
            at -= 1
        while parts and (_POINTS.match(parts[0]) or TIME.search(parts[0]) or parts[0] == "대비"):
            del parts[0]
        if len(parts) > 1 and parts[0][-1] == "의" and GENERIC.fullmatch(parts[0][:-1]):
            del parts[0]
        phrase = " ".join(parts)
        return "" if not parts or NOTHING.match(phrase) else phrase

    def which(self, at: int, limit: int, parts: list[str]) -> list[str]:
        """A clause that says which thing, as words before its name: ``창구를 늘리는``."""
        about = ABOUT.match(self.said[at].text)
        if _HELPS.fullmatch(self.said[at].text):
            return []
        if not about and (len(parts) > _MOST or not _tells_little(parts)):
            return []
        of = at - 1
        while of >= limit and not about and self.said[of].role in (Role.WHERE, Role.MANNER):
            of -= 1
        role = self.said[of].role if of >= limit else None
        takes = role in (Role.OBJECT, Role.SUBJECT) or (role == Role.NOUN and of == at - 1)
        if not takes and not about:
            where = self.said[at - 1].role == Role.WHERE and at > limit
            return [f"{self.noun_phrase(at - 1)} {self.said[at].text}"] if where else []
        what = self.noun_phrase(of) if takes or role == Role.WHERE else ""
        if about and len(what) + len(" ".join(parts)) > LONGEST:
            what = " ".join(what.split()[-3:])
        if not what or len(what) + len(" ".join(parts)) > LONGEST:
            return []
        if about:
            particle = self.said[of].text[-1] * (role == Role.OBJECT)
            return [f"{what}{particle} 위한" if about[0] == "위한" else what]
        if parts[-1] == "것":
            parts.pop()
            return [what]
        done = "" if _HAS.search(self.said[at].text) else self.deed(what, of, self.said[at])
        return [what, done] if done else [what]

    def deed(self, what: str, at: int, word: Word) -> str:
        """What is done, as a noun."""
        verb = _QUOTING.sub("", word.text)
        if MAY_BE.match(verb) or _ONLY_DOES.match(verb):
            return ""
        if ends_in_action(verb):
            return verb
        verb = _NOTE.sub(lambda match: f"{_NOTED[match[0]]}다", verb.removesuffix("에"))
        verb = re.sub(r"(?<=하)거나\Z", "고", verb)
        verb = (
            re.sub(r"(?:도록|게|는)\Z", "기로", verb)
            if word.role in (Role.BY, Role.WHICH)
            else verb
        )
        last = what.rpartition(" ")[2]
        said = self.said[at].text
        particle = "을" if self.said[at].role in (Role.WHERE, Role.NOUN) else said[-1:]
        told = noun(
            f"{last}{particle} {verb}" + f" {self._may or '계획'}" * (word.role == Role.WHICH)
        )
        if not told.startswith(last):
            return ""
        if (stem := _STEM.match(verb)) and _NO_NOUN.search(told):
            return stem[1]
        deed = _PARTICLE_FIRST.sub("", told[len(last) :].strip())
        return deed if ends_in_action(deed) or not _NO_NOUN.search(deed) else ""
