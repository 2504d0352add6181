"""What is done on a date, and with what: read from the words of its sentence by their roles.

The predicate of a date is the first word behind it that leads on, or ends the sentence. Its object
is the nearest one to the left of it, behind the date or before it. Where either is not clear,
nothing is said.
"""

from __future__ import annotations

import re

from aitrack.intake.deeds import Clause
from aitrack.intake.kinds import ends_in_action
from aitrack.intake.owners import is_agent
from aitrack.intake.roles import Role, Word, words

_COUNTS = re.compile(
    r"(?:것|예정|계획|방침|전망|목표|구상|뜻|복안)(?:[임이으]\S*|다|\Z)|것[을이]|등\Z|수\Z|(?:뒤|후|다음|이후)에?\Z"
)
"""Behind what only says which thing, that it is done all the same: ``늘릴 계획``, ``늘리는 등``."""
_MAY = re.compile(r"(?:있|없)(?:다|음|습|으|고|게\Z|을)")
"""Behind 수, where something can be done from the date on: ``이용할 수 있다``."""
_HELPS = re.compile(r"(?:한다|할|하고|하며|함|했|하겠|하기|하였|된다|되|될|됐|됨)")
"""Behind 도록 or 게, which with it is the predicate: ``쓰도록 한다``."""
_DECIDED = re.compile(
    r"(?:발표|개최|체결|선포|공개|의결|확정)(?:하였|했)(?:다|습니다|으며)|(?:발표|개최|체결|선포|공개|의결|확정)함"
)
"""What a sentence of news ends with: the day is the day of that."""
_EVENT = re.compile(
    r"(?:개최|체결|발표|출범|개소|착공|준공|공포|시행|지정|의결|선정|확정|공개|출시|열)"
)
"""What takes place on a day by itself, whatever follows."""
_AFTER = re.compile(r"(?:이후|후|뒤|시|이래)(?:에|로)?\Z")
"""Behind a thing that took place on the date: ``개장 이후``."""
_SAID = re.compile(r"(?:밝|말|전|강조|설명|덧붙)[혔했히하]|있|같|아니")
"""Tells only that something was said, or is."""
_AIMED = re.compile(r"(?:목표|시작|필두)로\Z|시작으로\Z")
"""Another form tells what is aimed at, and what comes first."""
_NEXT_DATE = re.compile(r"[’‘'`]?[0-9]{2,4}(?:년|\.[0-9]+월?)\S*(?:까지|부터|에)\Z")
"""Before it a clause of nouns has ended."""
_DATE = re.compile(r"[0-9]+(?:월|일|년)")
_DONE = re.compile(r"(?:했|하였|됐|되었)(?:다|습니다|음)\Z")
_MEANS = re.compile(r"(?:어|아|여|려|켜|해|워)서?\Z")
"""How a verb ends that may only say by what the next is done: ``인력을 더 두어``."""
_BY_THEN = re.compile(r"까지|[내중안말초]")
_COMPLETES = re.compile(r"(?:완료|마무리|시행|도입|확정|개통|출범|착공|제정|개정|가동)[하되할될]")
_PARTICLES = re.compile(r"(?:을|를|이|가|은|는|에|의|에서|으로)\Z")
_WHO = re.compile(r"(?:이들|자|원|인|기업|기관)[은는]\Z")
"""People: what the sentence tells is not done to them."""
_FAR = 600
"""Of letters: what is further from a date says nothing of it."""
_COST = re.compile(r"(?:원|달러)[을를]\s(?:들|투입|투자|써)")
"""What a thing costs is not what is done: ``100만원을 들여``."""
_CLOSED = re.compile(r"(?:\)([을를이가은는도]?)|([을를이가은는도]))\s")
"""What may stand right behind a date in a bracket: ``(3월)를``."""


def read(text: str, start: int, stop: int) -> str:
    """The title of a date in a sentence, or nothing.

    >>> said = "시는 대출 한도를 9월부터 넓혀 상인을 돕겠다고 밝혔다"
    >>> read(said, said.find("9"), said.find("부터"))
    '대출 한도 확대'

    Args:
        text: A sentence, or the part of it that is about the date.
        start: Where the date begins in it.
        stop: Where the date, and what only says when beside it, ends.
    """
    before, behind = _around(text[max(0, start - _FAR) : start], text[stop : stop + _FAR])
    if start == stop and len(behind) == 1 and before and before[-1].role == Role.NOUN:
        before = words(f"{text[max(0, start - _FAR) : start].rstrip()}을")
    if start and (after := _noun_behind(behind)):
        return after
    at = _predicate(before, behind, text[start:stop])
    if at is None:
        return ""
    may = "수 있다" if [each.text for each in behind[at + 1 : at + 2]] == ["수"] else ""
    return Clause([*before, *behind[: at + 1]], len(before), may).title()


def ending(text: str) -> str:
    """The title of what a text ends with, where that is a deed, or nothing.

    >>> ending("상점에 계산대를 보급하고 점원에게 사용법을 교육")
    '점원에게 사용법 교육'
    """
    said = words(text[-_FAR:])
    for at in range(len(said) - 1, 0, -1):
        last = at == len(said) - 1
        deed = said[at].role in (Role.ENDS, Role.LEADS) or (last and ends_in_action(said[at].text))
        if deed and any(each.role in (Role.OBJECT, Role.SUBJECT) for each in said[:at]):
            title = Clause(said[: at + 1], 0).title()
            if title or said[at].role != Role.NOUN:
                return title
        elif said[at].role not in (Role.BY, Role.MANNER, Role.WHERE):
            break
    return ""


def _around(head: str, tail: str) -> tuple[list[Word], list[Word]]:
    """The words before a date and behind it; a particle behind its bracket is of the word before.

    ``축제(11월)를 개최`` is 축제를 개최, as is ``축제(11월) 개최``.
    """
    noun = head.rstrip()
    closes = _CLOSED.match(tail)
    if closes and closes[0][0] == ")" and noun.endswith("("):
        return words(noun[:-1] + (closes[1] or "을")), words(tail[closes.end() :])
    if closes and closes[2] and noun and noun == head:
        return words(noun + closes[2]), words(tail[closes.end() :])
    return words(head), words(tail)


def _noun_behind(behind: list[Word]) -> str:
    """What stands right behind a date as a thing that has been: ``10월 상품 출시 이후``."""
    if [each.text for each in behind[1:2]] == ["중인"] and ends_in_action(behind[0].text):
        at = next((at for at, each in enumerate(behind) if at > 1 and each.role != Role.NOUN), 0)
        named = " ".join(each.text for each in behind[2 : at + 1])
        return f"{_PARTICLES.sub('', named)} {behind[0].text}" if at else ""
    for at, word in enumerate(behind[:6]):
        nouns = [each.text for each in behind[:at]]
        if at and _AFTER.match(word.text) and (ends_in_action(nouns[-1]) or word.text == "시"):
            return " ".join(nouns)
        if word.text[-1] == "에" and behind[at + 1 : at + 2] and behind[at + 1].text == "이어":
            return " ".join([*nouns, word.text[:-1]])
        if word.role != Role.NOUN or word.comma:
            break
    return ""


def _predicate(before: list[Word], behind: list[Word], date: str) -> int | None:
    """Where the word stands that says what is done."""
    dones = [at for at in range(len(behind)) if _is_done(before, behind, at)]
    if not dones:
        return None
    found = dones[0]
    if any(_AIMED.search(each.text) for each in behind[:found]):
        return None
    inner = _inner(before, behind[: found + 1], date)
    if inner is not None:
        return inner
    if "일" in date and behind[found].role == Role.LEADS:
        last = len(behind) - 1 - (behind[-1].text.startswith("밝혔"))
        if _DECIDED.match(behind[last].text) and not _EVENT.match(behind[found].text):
            return last
    if dones[1:] and found and _COST.search(f"{behind[found - 1].text} {behind[found].text}"):
        found = dones[1]
    elif dones[1:] and _MEANS.search(behind[found].text) and any(map(_is_thing, before)):
        between = {each.role for each in behind[found + 1 : dones[1]]}
        if not between & {Role.OBJECT, Role.SUBJECT, Role.LEADS}:
            found = dones[1]  # both of what the sentence speaks of
    return None if _SAID.match(behind[found].text) else found


def _inner(before: list[Word], behind: list[Word], date: str) -> int | None:
    """The predicate of a clause that only says why the sentence is told, and has the date."""
    for at, word in enumerate(behind[:-1]):
        if word.text.endswith(("됨에", "함에")):
            later = any(_DATE.search(each.text) for each in behind[at:])
            return at if later or (before and before[-1].role == Role.SUBJECT) else None
        if at and word.text == "수":  # so that it can be done from then on, or by then
            since = "부터" in date and _DONE.search(behind[-1].text)
            by = _BY_THEN.search(date) and _COMPLETES.match(behind[at - 1].text)
            return at - 1 if since or by else None
    return None


def _is_thing(word: Word) -> bool:
    """Whether it is what a sentence speaks of, and nobody who does a thing."""
    return word.role == Role.SPOKEN_OF and not (_WHO.search(word.text) or is_agent(word.text))


def _is_done(before: list[Word], behind: list[Word], at: int) -> bool:
    word, rest = behind[at], behind[at + 1 :]
    if word.role == Role.WHICH and rest[1:] and rest[0].text == "데" and rest[1].text == "이어":
        return True
    if word.role == Role.WHICH and rest and _COUNTS.match(rest[0].text):
        return rest[0].text != "수" or (len(rest) > 1 and bool(_MAY.match(rest[1].text)))
    if word.role == Role.BY and rest and word.text.endswith(("도록", "게")):
        return bool(_HELPS.match(rest[0].text))
    if word.role in (Role.LEADS, Role.ENDS):
        return True
    last = not rest or bool(_NEXT_DATE.match(rest[0].text))
    ends = word.role == Role.NOUN and (word.comma or last) and ends_in_action(word.text)
    near = behind[max(0, at - 2) : at] + before[-1:] * (not at)
    return bool(ends) and (last or any(each.role == Role.OBJECT for each in near))
