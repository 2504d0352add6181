"""The words of a Korean sentence, each with its role: told by how it ends."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from aitrack.intake.kinds import ends_in_action
from aitrack.intake.nouns import PARTICLE, TOPIC
from aitrack.intake.verbs import ENDS_OF_STEMS, ends_in_verb, leads_on
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


class Role(StrEnum):
    """What a word is in its sentence."""

    OBJECT = "계획을"
    SUBJECT = "계획이"
    SPOKEN_OF = "계획은"
    WHERE = "계획에"
    JOINS = "계획과"
    NOUN = "계획"
    WHICH = "세운"
    BY = "통해"
    LEADS = "세우고"
    ENDS = "세운다"
    MANNER = "새로"


_WORD = re.compile(
    r"(?:[「『｢][^「『｢」』｣]{1,60}[」』｣]|[‘“][^‘“’”]{1,60}[’”]|(?<!\S)(?P<q>['\"])(?![0-9])[^'\"]{2,50}(?P=q)|\((?:[^()]|\([^()]*\)){0,120}\)|\S)+"
)
_NAME = re.compile(r"(?<=[는된한할될])(?=[「『｢‘“])")
_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\*+(?=\Z|[가-힣])")
_BY = re.compile(
    r"(?:\A|[「」’])(?:(?:위|통|따라|의|대|관|관련|비롯|인)(?:하여|해)(?:서(?:는|도)?)?|따라|거쳐|맞춰|맞추어|맞게|더불어|이어|앞두고|걸쳐|힘입어|불구하고|관계없이|상관없이|무관하게|함께|더해|"
    r"(?:대비|고려|감안|기반|근거|포함|활용|연계|협력|협업|협의|이용|반영|참고)(?:해|하여)서?|(?:바탕|토대|계기|중심|목표|시작|필두|대상|기준|재원|근거|차원|일환|원칙)(?:으로|로|에서)는?)\Z"
    r"|(?:으로써|[함됨]에|[하되시]면|으면|[가-힣]{2}고자|려고|[가-힣]도록|[하되]게|있게|경우에?는?|경우(?:에|라)?도|때에?|기에)\Z|[가-힣]{2}(?<![임역공도표택일전드])시\Z|\A시에?\Z"
)
_THEN = re.compile(r"(?:뒤|후|다음|이후)에?\Z")
_BY_OBJECT = re.compile(r"(?:포함|활용|연계|협력|이용|반영)(?:해|하여)서?\Z")
"""Behind what it leans on: why, by what way, if; no deed of the sentence itself."""
_MANNER = re.compile(
    r"(?:또한?|특히|먼저|우선|다만|한편|아울러|이어|앞서|모두|다시|직접|계속|즉시|함께|현재|이미|최근|새로|그간|동시에|이후|약|총|최대|최소|각각|서로|매년|매월|더|가장|이와|이를|이에|및?곧|각|"
    r"조속히|신속히|[가-힣]{1,3}(?:히|적으로|없이|롭게|하게)|[가-힣]{1,2}(?<![에무가])게|별도로|공동으로|처음으로|새로이|실시간으로|추가로|별로|차례로|잇따라|올해|내년|금년|연내|연말|나눠|나누어|중에서|가운데|점차|추후|에|에는|까지|까지는|부터|부터는|중|중에|중으로|로|으로|내에|내|말까지|과|와)\Z"
)
_LEADS = re.compile(
    r"(?:하고|되고|하며|되며|시키고|시키며|되어|시켜|으며|으나|지만|는데|면서|[하되]되|[가-힣]거나|[했됐였]고|이고|이며|하는바)\Z"
    r"|(?<!용)(?<!통)(?<!위)하여\Z|[가-힣]{2}(?<!피)(?<!이)(?<!재)(?<!저)(?<!방)(?<!올)(?<!남)(?<!동)(?<!서)(?<!침)해서?\Z|[가-힣]{2}돼서?\Z|[가-힣]며\Z"
    r"|[가-힣](?<![사창신보공예재광금국최제탄권경참상])고서?\Z|[가-힣](?:어|아)서\Z"
)
_SAYS = re.compile(r"[가-힣]다(?:고|며|면서|는)\Z")
_ENDS = re.compile(
    r"(?:[가-힣](?<!보)다|니다|[했됐였하되][음다]|(?<!포)함|됨|임|겠음|[가-힣]음|기로|라고)\Z"
)
_WHICH = re.compile(
    r"(?:(?!관할)[가-힣]{2}(?<!제)(?<!권)(?<!시)(?<!기)(?<!북)(?<!국)(?:한|(?<!역)할|하는|된|될|되는|했던|됐던|하던|되던|시킨|시킬|시키는|받는|받을|받은)|[가-힣]던|[가-힣]{2}(?:주는|오는|가는|주던)|있는|없는|있던|않은|않는|높은|많은|낮은|같은|"
    r"위한|대한|따른|관한|통한|의한|인한|담은|담긴|새로운|[가-힣]로운|[가-힣]스러운|하는|되는|한|할|될|된"
    r"|[가-힣]{3,}(?<![개무라노법애국간승확요원자공본타군성상주신여증부시와체메페])인)\Z"
)
_OBJECT = re.compile(r"(?<!\A[마가])(?<!받)(?:을|를)\Z")
_ALSO = re.compile(
    r"[가-힣]{2}(?<![제인별정용속강온지태각밀빈농의시주유보철궤선한명년연매국구난순반경])도\Z|[’”」』｣'\"]도\Z|[가-힣]{2}만\Z"
)
_WHERE = re.compile(
    r"(?:에|에서|에는|에도|에서는|에서도|에게|에게는|에게도|에선|으로|으로는|으로도|까지|까지는|부터|부터는|만에|이후|대로|보다|처럼|[0-9가-힣]당|마다|[0-9]\S{0,2}간|동안)\Z"
    r"|(?<![가-힣][도경통회선철항진종])로(?:는|도)?\Z"
)
_JOINS = re.compile(
    r"\A(?:또는|혹은|및)\Z|[가-힣A-Za-z0-9)’”」』](?:(?<![결성효부통경초학교])과|와)\Z|(?:과|와)의\Z"
)
_ROLES: tuple[tuple[Role, Callable[[str], object]], ...] = (
    (Role.NOUN, re.compile(r"[’”」』｣'\")]\Z").search),
    (Role.MANNER, _MANNER.match),
    (Role.BY, _BY.search),
    (Role.OBJECT, _OBJECT.search),
    (Role.ENDS, _SAYS.search),
    (Role.LEADS, _LEADS.search),
    (Role.LEADS, leads_on),
    (Role.WHICH, _WHICH.search),
    (Role.ENDS, _ENDS.search),
    (Role.WHERE, _WHERE.search),
    (Role.JOINS, _JOINS.search),
    (Role.WHICH, ends_in_verb),
    (Role.WHICH, re.compile(rf"(?:{ENDS_OF_STEMS})는\Z").search),
    (Role.SPOKEN_OF, re.compile(rf"{TOPIC}\Z").search),
    (Role.SUBJECT, re.compile(rf"{PARTICLE}\Z").search),
    (Role.OBJECT, lambda word: _ALSO.search(word) and not ends_in_action(word)),
)
"""The first that fits."""


@dataclass(frozen=True, slots=True)
class Word(Frozen):
    """A word of a sentence; a quoted name, and a bracket, are of the word they stand at."""

    text: str
    """Without brackets and the comma behind it."""
    role: Role
    comma: bool


def words(text: str) -> list[Word]:
    """The words of a text and their roles.

    >>> [word.role.name for word in words("시는 새로 세운 ‘돌봄 계획’을 통해 창구를 늘린다")]
    ['SPOKEN_OF', 'MANNER', 'WHICH', 'OBJECT', 'BY', 'OBJECT', 'ENDS']
    """
    found: list[Word] = []
    before = None
    for match in _WORD.finditer(_NAME.sub(" ", text)):
        if word := _word(match[0]):
            alone = _BY_OBJECT.match(word.text) and before not in (Role.OBJECT, Role.JOINS)
            if alone or (before == Role.WHICH and _THEN.match(word.text)):
                word = Word(word.text, Role.LEADS, word.comma)
            found.append(word)
            before = word.role
    return found


@lru_cache(maxsize=4096)
def _word(printed: str) -> Word | None:
    """A word by itself; marks alone are none."""
    said = _BRACKET.sub("", printed)
    bare = said.rstrip(".,;:")
    role = next((role for role, fits in _ROLES if fits(bare)), Role.NOUN)
    return Word(bare, role, said != bare) if bare else None
