"""The title of a date in an English sentence: what is to be done, without who does it and when."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 90
_LETTERS = re.compile(r"[A-Za-z]")
_HANGUL = re.compile(r"[가-힣]")
_ENDS = re.compile(r"(?<=[a-z0-9)”\"])[.;](?=\s|\Z)")
_MODAL = re.compile(
    r"\b(?:will|shall|would|intends?\s+to|plans?\s+to|agreed?\s+to|decided\s+to|expects?\s+to|aims?\s+to|commit(?:ted|s)?\s+to|seeks?\s+to|"
    r"(?:is|are)\s+(?:expected\s+|scheduled\s+|set\s+|planned\s+|due\s+)?to)\s+(?:also\s+|jointly\s+|further\s+)?"
)
_DID = re.compile(
    r"\b(?:(?:was|were|has been|have been|had been)\s+)?(?P<deed>signed|launched|adopted|announced|established|held|convened|concluded|published|released|"
    r"opened|completed|agreed|endorsed|issued|hosted|enacted|entered into force|took place|came into force|takes effect)\b"
)
_WHEN = re.compile(
    r"[\s,(]*(?:(?:no\s+later\s+than|by\s+the\s+end\s+of|at\s+the\s+end\s+of|by|in|on|from|until|before|after|during|through|since|around|within|as\s+of|for)\s*)?(?:the\s*)?\Z",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\A(?:the|and|but|to|which|that|who|also|with|in which)\s+", re.IGNORECASE)
_NUMBERED = re.compile(r"\A\s*(?:\(?[0-9ivx]{1,3}[.)]|[-*•○□])\s+")
_HANGING = re.compile(
    r"\s+(?:and|or|with|of|in|at|to|the|a|an|by|on|for|which|that)\s*\Z", re.IGNORECASE
)
_PASSIVE = re.compile(r"\Abe\s+([\w-]+(?:ed|ld|en|un))\b")
_AGENTS = re.compile(
    r"\A(?:(?:both|the two|the|each|either)\s+)?(?:participants?|parties|party|sides?|ministers?|leaders|governments?|ministries|countries|partners|we|they|it|[A-Z]{2,8}|[A-Z]{2,8} and [A-Z]{2,8})\Z",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"(?:open|go\s+live|be\s+(?:in\s+force|effective|open)|remain|take|enter|come|begin|start|expire|end|continue|meet|last)\b"
)
"""Verbs that say nothing without who."""
_SUBJECT = re.compile(r"(?:(?:[Tt]he|This|These|An?)\s+)?(?P<name>[\w-]+(?:\s+[\w-]+){0,6})")
_NAME = re.compile(
    r"(?:(?:[Tt]he|This|These|An?)\s+)?(?P<name>[A-Z][\w-]+(?:\s+(?:[A-Z][\w-]*|of|for))*)"
)
_SECOND = re.compile(
    r"(?:\b(?:by|in|until|before|from|during)\s(?:the\s)?(?:end\sof\s)?[^,]{2,24}?)?,?\s+and\s+(?:also\s+)?to\s+(?=[a-z]{3,}\s)"
)
_NEXT = re.compile(
    r"(?P<what>.{8,}?)\s(?:by|in|on|from|until)\s[^,]{0,12}?(?:[0-9]|January|February|March|April|May|June|July|August|September|October|November|December|the\send\b)[^,]{0,12}?,?\sand\s(?:be\s)?(?P<then>[a-z].*)"
)
"""Two steps of one thing, each with its date: ``release the draft by May and finalize it``."""
_CLAUSE = re.compile(r"\bthat\s|,\s")
_ITS = re.compile(r"(?:its|their)\s(?:own\s)?")
_FEWEST = 12


@lru_cache(maxsize=64)
def is_english(text: str) -> bool:
    """Whether a line is English prose.

    >>> is_english("will be held in Seoul in May 2027"), is_english("AI Seoul Summit 개최")
    (True, False)
    """
    return len(_LETTERS.findall(text)) > 8 * len(_HANGUL.findall(text))


def sentence(text: str, start: int, stop: int) -> str:
    """What the sentence around a date says is done.

    >>> said = "MSIT will host the Global AI Forum in Busan in May 2027, as agreed."
    >>> sentence(said, said.index("May"), said.index(", as"))
    'host the Global AI Forum in Busan'
    >>> said = "The Partnership, signed on 28 November 2022, is a sign of unity."
    >>> sentence(said, said.index("28"), said.index(", is"))
    'Partnership signed'
    """
    ends = [match.end() for match in _ENDS.finditer(text, 0, start)]
    first = max(ends, default=0)
    last = next((match.start() for match in _ENDS.finditer(text, stop)), len(text))
    head = _WHEN.sub("", _NUMBERED.sub("", text[first:start]))
    tail = text[stop:last].strip(" ,.")
    modals = list(_MODAL.finditer(head))
    if modals:
        who, said = head[: modals[-1].start()], head[modals[-1].end() :]
        if passive := _PASSIVE.match(said):
            who = re.split(r"\sand\s(?=\S+\s*\Z)|,\s", who.strip())[-1]
            said = f"{who.strip()} {passive[1]}{said[passive.end() :]}"
        elif _LASTS.match(said) and (
            named := _SUBJECT.fullmatch(said_of := _CLAUSE.split(who)[-1].strip())
            or _NAME.match(said_of)
        ):
            return _cut(f"{named['name']} {said}")
        elif len(said.split()) == 1 and not _AGENTS.match(who.strip()):
            said = f"{who.strip()} {said}"
        if step := _NEXT.fullmatch(said.strip()):
            what = re.sub(r"\A[a-z]+\s" if not passive else r"\s[\w-]+\Z", "", step["what"])
            then = re.sub(r"\s(?:it|them)\Z", f" {what}", step["then"])
            said = then if then != step["then"] or not passive else f"{what} {then}"
        said = _SECOND.split(said)[-1]  # plans to select four by May and to begin in June
        return _cut(said if len(said) >= _FEWEST or not tail else f"{said} {tail}")
    if modals := list(_MODAL.finditer(tail)):  # In May 2027, MSIT will host …
        return _cut(tail[modals[0].end() :])
    return _told(head, tail)


def _told(head: str, tail: str) -> str:
    """Of what was done: who or what, and the deed; where people only met, what they did then."""
    deeds = list(_DID.finditer(head))
    if deeds:
        deed = deeds[-1]
        what, rest = head[: deed.start()].strip(" ,"), head[deed.end() :].strip(" ,")
        if its := _ITS.match(rest):
            return _cut(f"{_CLAUSE.split(what)[-1]} {rest[its.end() :]}")
        if len(rest) >= _FEWEST:
            return _cut(f"{deed['deed']} {rest}")
        return _cut(f"{what} {deed['deed']} {rest}".strip())
    deed_behind = _DID.search(tail)
    if deed_behind and len(tail) - deed_behind.start() >= _FEWEST:
        return _cut(tail[deed_behind.start() :])
    return _cut(head if len(head.strip()) >= _FEWEST else tail)


def _cut(text: str) -> str:
    """A title of a length people can read, from its beginning."""
    said = _LEAD.sub("", " ".join(text.split()).strip(" ,.;:"))
    if len(said) > LONGEST:
        said = said[: LONGEST + 1].rsplit(" ", 1)[0]
    return _HANGING.sub("", said).strip(" ,.;:")
