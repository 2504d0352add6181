"""Bodies named in a text: found by any of their names, told from words that only begin so."""

from __future__ import annotations

import re

from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aitrack.bodies import Bodies

_SHORTEST = 2
_MOST_MET = 4096
"""Texts whose bodies are remembered: headings and cells are asked for again and again."""
_BEHIND = (
    r"(?=[은는이가을를의와과도로]?(?![가-힣A-Za-z0-9])|에서|에게|에도|에는|으로|장관|차관|청장|처장|위원장"
    r"|관계자|소속|산하|등|및|부터|까지)"
)
_AGENT = re.compile(
    r"(?:정부|당국|장관|차관|청장|처장|차장|본부장|실장|국장|단장|회장|대표|의장|총장|대변인|수석|대통령|총리|지사|시장|군수|구청장|교육감|위원장|이사장|원장|관계자|국회|양측|업계|기업들?|양국|두\s나라|"
    r"(?:두|양)\s?(?:기관|부처|나라|회사|대학)|(?:국민|시민|주민|이용자|신청인|신청자|학부모|누구나|희망자)들?|(?:원|희망)하는\s(?:\S+\s)?\S+|(?:국어|개발|정보|진흥|평가|관리|교육|기술|보건|안전|보안|콘텐츠)원|(?:\A|\s)(?:위원회|재단|협회|조합)|"
    r"[가-힣]{2,}(?:부|(?<!신)(?<!요)청|(?<!출)처|위원회|특별시|광역시|자치도|공사|공단|재단|진흥원|연구원|협회|추진단|지원단|대학교?)|"
    r"(?:\A|\s)(?:시|도|군|구|[가-힣]{2,4}(?:시|(?<!제)도|군|(?<![연기요])구))|(?:방통|개인정보|금융|공정|권익|[A-Z]+[가-힣]*)위)(?:\([^()]*\))?\s?(?:은|는|이|가|에서는|에서)?\s*\Z"
)
"""Somebody who does a thing, and is no part of its name."""
_UNDER = re.compile(r"\s?(?:직속|소속|산하)\s")
"""Behind a body, that it is another which is spoken of."""
_LABEL = re.compile(r"[(\[<〈【]([^()\[\]<>〈〉【】]{2,60})[)\]>〉】]")
_HELPS = re.compile(r"\s?(?:와의|과의|와|과)?\s?(?:협업|협조|협력)")
_MARKS = re.compile(r"[\s·ㆍ‧・,/、∙•()<>\[\]*]|등|및|공동|주관|협조|총괄|소관|담당|부처|합동")


@dataclass(frozen=True, slots=True)
class Named(Frozen):
    """A body at its place in a text."""

    start: int
    stop: int
    name: str
    """As printed."""
    body: str
    """Its id."""


class Owners:
    """The names of all bodies, as one pattern.

    Args:
        bodies: Of the store.
    """

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._met: dict[str, list[Named]] = {}
        names = {name for body in bodies for name in body.spellings() if name != body.id}
        names = {name for name in names if len(name) >= _SHORTEST}
        hangul = sorted((n for n in names if re.search("[가-힣]", n)), key=len, reverse=True)
        latin = sorted((n for n in names if not re.search("[가-힣]", n)), key=len, reverse=True)
        parts = []
        if hangul:
            parts.append(f"(?<![가-힣A-Za-z])(?:{'|'.join(map(_spaced, hangul))}){_BEHIND}")
        if latin:
            parts.append(f"(?<![A-Za-z])(?:{'|'.join(map(re.escape, latin))})(?![A-Za-z])")
        self._pattern = re.compile("|".join(parts) or r"(?!)")

    def find(self, text: str) -> list[Named]:
        """Every body in a text, in order."""
        known = self._met.get(text)
        if known is None:
            if len(self._met) >= _MOST_MET:
                self._met.clear()
            known = self._met[text] = list(self._find(text))
        return known

    def _find(self, text: str) -> Iterator[Named]:
        for match in self._pattern.finditer(text):
            name = " ".join(match[0].split())
            body = self._bodies.find(name)
            if body and not _UNDER.match(text, match.end()):
                yield Named(match.start(), match.end(), name, body.id)

    def names(self, text: str) -> tuple[str, ...]:
        """The bodies of a text as printed, each once."""
        return unique(self.find(text))

    def only(self, text: str) -> tuple[str, ...]:
        """The same where a text says nothing else: the cell of a table, a bracket."""
        found = self.find(text)
        left = text
        for each in reversed(found):
            left = left[: each.start] + left[each.stop :]
        return unique(found) if found and not _MARKS.sub("", left) else ()

    def label(self, text: str) -> tuple[str, ...]:
        """The bodies in the first bracket of a text that has any: ``(인재양성 교육부·법무부)``."""
        for match in _LABEL.finditer(text):
            if match.start() > len(text) // 2 and match.start() > 40:
                break
            found = self.find(match[1])
            if found and not _HELPS.match(match[1], found[-1].stop):
                left = match[1][: found[0].start]
                behind = match[1][found[-1].stop :]
                if len(left) <= 24 and not _MARKS.sub("", behind):
                    return unique(found)
        return ()


def unique(found: Iterable[Named]) -> tuple[str, ...]:
    """Their names, each body once, in order."""
    by_body: dict[str, str] = {}
    for each in found:
        by_body.setdefault(each.body, each.name)
    return tuple(by_body.values())


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s?")


def is_agent(subject: str) -> bool:
    """Whether a subject, its particle with it, is somebody who does a thing."""
    return bool(_AGENT.search(subject))
