"""Numbers with their years: what a thing becomes, and several that share what is done."""

from __future__ import annotations

import re

from aitrack.intake.borrowing import lacks
from aitrack.intake.kinds import ACTIONS, ends_in_action
from aitrack.intake.nouns import noun
from aitrack.intake.tidying import tidy
from aitrack.intake.topics import topic_of
from aitrack.intake.wordings import behind, sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.intake.parts import Part

_BECOMES = re.compile(
    r"(?:\A|[,;/]\s)[\W]*(?P<name>[^,;/→⇒:：|]{2,30}?)\s?(?:[:：]|\s[0-9|])[^,;]*[→⇒]\s?\Z"
)
"""What it is that becomes another number with the years."""
_FEW_VALUE = 4
_FIGURE = re.compile(
    r"에?는?\s?(?P<figure>(?:누적\s|총\s|약\s)?[0-9][0-9,.]*\s?[가-힣%A-Za-z㎞㏊]{0,4}),\s?(?:오는\s)?"
)
_FIGURE_LAST = re.compile(
    r"에?는?\s?(?P<figure>(?:누적\s|총\s|약\s)?[0-9][0-9,.]*\s?(?:[만천억조]\s?)?[가-힣%A-Za-z㎞㏊]?)"
)


def arrow(part: Part) -> tuple[str, str]:
    """The rule and the title of a date of what a thing becomes: ``충전기 : 3기 → '27년 53기``."""
    if not re.search(r"[→⇒]\s?\Z", part.head):
        return "", ""
    value = re.split(r"[,;]\s|[→⇒]", part.text[part.date.stop : part.stop])[0]
    value = tidy(noun(value))
    if not re.search(r"[가-힣A-Za-z%]", value):
        return "", ""
    named = _BECOMES.search(part.said)
    if named and (value[:1].isdigit() or lacks(value)):
        return "step", f"{tidy(named['name'])} {value}"
    return ("before", value) if len(value) >= _FEW_VALUE else ("", "")


_AND_THEN = re.compile(
    r"(?:.*(?:내용의|담은|관한|위한|대한|하는|되는|[은는이가])\s|.*[.;]\s|\A)(?P<what>[^,.;]{2,40}?)[을를이가],\s*(?:[^,]{2,20}[은는이가]\s)?\Z"
)


def of_verb_behind(part: Part) -> str:
    """The title of a date among things with one verb: ``2월까지 시행령을, 3월까지 고시를 마련``."""
    until = part.until(part.date.stop)
    told = part.text[part.date.stop : until] if until < part.stop else ""
    what = _AND_THEN.search(told)
    done = ends_in_action(behind(part.text[part.dates[-1].stop :])) if what else None
    of = topic_of(part.head) if what else ""
    return f"{of} {tidy(what['what'])} {done[0].strip()}".strip() if what and done else ""


_STILL_TO_COME = re.compile(
    r"(?:[한된간운인힌는린]다|합니다|됩니다|예정|계획|방침|예정[이임입]\S*|계획[이임입]\S*|방침[이임입]\S*|겠다|겠습니다|기로\s했\S+)\Z"
)
_AND_DONE = re.compile(
    rf"(?:(?:{ACTIONS})(?:하|되|시키)|[늘올높줄만갖세꾸옮바]\S{{1,2}})고,?\s(?:또한?\s|이어\s|아울러\s)?"
)


_BOTH = re.compile(
    r"\s(?P<one>제정|개정|공포|고시|확정)하고\s(?P<two>공포|고시|시행|발표|배포)(?:한다|할|합니다|하기로)"
)
"""Two steps of one thing on one day: ``조례를 9일 공포하고 시행한다``."""


def and_also(part: Part, first: list[str]) -> list[str]:
    """The titles for a date, with that of a second thing which its sentence promises.

    ``2027년까지 시험 기준을 정비하고 전담 기관을 설치한다``
    """
    rest = part.text[part.date.stop : part.stop].rstrip(". ")
    if (both := _BOTH.search(rest)) and first and first[-1].endswith(both["one"]):
        return [*first, first[-1].removesuffix(both["one"]) + both["two"]]
    cuts = list(_AND_DONE.finditer(rest))
    if not cuts or len(part.dates) > 1 or part.opened or not _STILL_TO_COME.search(rest):
        return first
    then = rest[cuts[-1].end() :]
    if re.search(r"다[.\s]|[‘'「『“\",]", then) or not re.search(r"[을를가이]\s", then):
        return first
    title = tidy(noun(then))
    said = lacks(title) or not ends_in_action(title) or any(title[-8:] in each for each in first)
    return first if said else [*first, title]


def shared(part: Part) -> str:
    """The title of a date among numbers with one verb: ``25년까지 3대, 30년까지 9대 보급``."""
    dates, at = part.dates, part.at
    chain = [
        _FIGURE.fullmatch(part.text[one.stop : two.start])
        for one, two in zip(dates, dates[1:])  # noqa: B905, RUF007, the last has no next
    ]
    first = at
    while first and chain[first - 1]:
        first -= 1
    last = at
    while last < len(chain) and chain[last]:
        last += 1
    told = _FIGURE_LAST.match(part.text, dates[last].stop)
    if first == last or not told:
        return ""
    own = told if at == last else chain[at]
    head = part.text[part.first : dates[first].start]
    text = f"{head}\0 {own['figure'] if own else ''}{part.text[told.end() :]}"
    return sentence(text, len(head), len(head) + 1)
