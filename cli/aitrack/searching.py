"""The words of a search, and the texts of an event that they are looked for in."""

from __future__ import annotations

from aitrack.matching import APART, fold_name, fold_text
from aitrack.status import standing_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.model import Event, Outcome

_MOST_ALTERNATIVES = 12
"""Of one word."""


def matches(event: Event, record: Sequence[Outcome], words: Sequence[Sequence[str]]) -> bool:
    """Whether one of each of some folded words stands in what is said of an event.

    Spaces, quotes and middle dots do not matter, so ``생성형 AI`` finds ``생성형AI``; but a word
    stands in one text, and not where one ends and the next begins.
    """
    found = fold_text(searched(event, record))
    return all(any(word in found for word in same) for same in words)


def searched(event: Event, record: Sequence[Outcome]) -> str:
    """What a search looks into, before it is folded: texts that no word reaches across.

    In both languages the title, the ministries and the note, the id and the tags; and of what is
    recorded the notes and the names under which a promise was kept.
    """
    said = [
        event.title, event.title_en, event.id, *event.ministries, *event.ministries_en,
        *event.ministries_printed, *event.tags, *event.tags_en, event.note, event.note_en,
    ]  # fmt: skip
    for entry in standing_entries(record) if record else ():
        said += (entry.note, entry.note_en, entry.renamed_to, entry.renamed_to_en)
    return APART.join(text or "" for text in said)


def terms(text: str, synonyms: Sequence[Sequence[str]]) -> list[str]:
    """The words of a text, each to be looked for once; those that make one synonym stay together.

    >>> terms("new data center plan", [("데이터센터", "data center")])
    ['new', 'data center', 'plan']
    """
    words = text.split()
    spaced = [each for same in synonyms for each in same if " " in each]
    if not spaced or len(words) == 1:
        return [*dict.fromkeys(words)]
    known = {fold_name(each) for each in spaced}
    longest = max(len(each.split()) for each in spaced)
    found, at = [], 0
    while at < len(words):
        several = range(longest, 1, -1)
        together = (n for n in several if fold_name("".join(words[at : at + n])) in known)
        stop = at + next(together, 1)
        found.append(" ".join(words[at:stop]))
        at = stop
    return [*dict.fromkeys(found)]


def alternatives(text: str, synonyms: Sequence[Sequence[str]]) -> tuple[str, ...]:
    r"""A word as it is folded, and all that it may be called instead, whole or in a part.

    >>> alternatives("기본법AI", [("기본법", "인공지능기본법")])
    ('기본법\x02ai\x02', '인공지능기본법\x02ai\x02')
    """
    word = fold_text(text)
    found = {word: None} if word else {}
    for same in synonyms:
        folded = [fold_text(each) for each in same]
        for one in folded:
            if one and one in word:
                found |= dict.fromkeys(word.replace(one, other) for other in folded)
    return tuple(found)[:_MOST_ALTERNATIVES]
