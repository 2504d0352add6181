"""Events of one line, each with its date behind it: ``서류심사 5월, 발표심사 6월 / 협약 7월까지``.

Each date goes with the words nearest before it, and with no other.
"""

from __future__ import annotations

import re

from aitrack.intake.kinds import ACTIONS, ends_in_action
from aitrack.intake.nouns import TRAIL
from aitrack.intake.tidying import tidy
from aitrack.intake.wordings import CLAUSE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.intake.parts import Part

_REST = re.compile(
    r"(?:\s?\([^()]*\)|\s?(?:오전|오후)?\s?[0-9]{1,2}(?:시(?:\s?[0-9]{1,2}분)?|:[0-9]{2})|\s?(?:까지|부터|에|초|말|경|중|내|限|한)(?![가-힣])|\.(?=\s|\Z)|\s?[~∼](?=\s|\Z))*"
    rf"\s?(?P<deed>(?:정식\s|최종\s)?(?:{ACTIONS}))?\s?(?:예정|목표|계획|추진)?(?:임|이다|한다|하기로 함)?\s*\.?"
)
"""What may stand behind a date that ends its item."""
_APART = re.compile(r"\s?(?:[/;→⇒+]|,(?=\s)|[~∼](?=\s))\s?|\Z")
_LABEL = re.compile(
    r"\A[^\w\[(]*(?:\[[^\[\]]*\]|\([가-힣\s·]{1,12}\))?\s*(?:[^:：]{2,20}\s?[:：]\s)?"
)
_WORDS = re.compile(r"(?=.*[가-힣A-Za-z]{2})[^.:：;|]{2,36}")

_IS_ALL = re.compile(
    r"(?:\s?\([^()]*\)|\s?(?:오전|오후)?\s?[0-9]{1,2}시)?(?:(?:까지)?(?:이?며|이?고|이?다|입니다|임),?)?\s?(?:(?<=,)|(?=\.|\Z))"
)
_WHAT = re.compile(
    r"(?:\A|[,.;]\s)[^\w]*(?P<what>[^,;.|()]{2,30}?)(?:\s(?:시점|시기|기간|일정|기한|일자))?[은는]\s(?:(?:오는|늦어도|이르면)\s)?\Z"
)


def listed(part: Part) -> str:
    """The title of a date that ends its item, where all dates of the line do; else nothing.

    Args:
        part: The date in its line.
    """
    if len(part.dates) < 2:
        return ""
    items = []
    start = part.first
    for at, date in enumerate(part.dates):
        words = part.text[start : date.start]
        words = _LABEL.sub("", words, count=1) if not at else words
        until = part.dates[at + 1].start if at + 1 < len(part.dates) else part.stop
        cut = _APART.search(part.text, date.stop, until)
        open_end = date.text.rstrip()[-1:] in ("~", "∼")
        end = date.stop if open_end else cut.start() if cut else -1
        rest = _REST.fullmatch(part.text, date.stop, end) if end >= 0 else None
        if not rest or not _WORDS.fullmatch(words.strip()) or CLAUSE.search(words):
            return ""
        items.append((words, rest["deed"] or ""))
        start = end if open_end or not cut else cut.end()
    if part.text[start : part.stop].strip():
        return ""
    words, deed = items[part.at]
    title = TRAIL.sub("", tidy(words))
    deed = deed or items[-1][1]
    return title if ends_in_action(title) or not deed or deed in title else f"{title} {deed}"


def stated(part: Part) -> str:
    """The title of a date of which only that is said: ``첫 회의는 10월 5일이며``; else nothing."""
    is_all = _IS_ALL.match(part.tail) and not part.opened
    what = _WHAT.search(part.head) if is_all else None
    return tidy(what["what"]) if what else ""
