"""What a predicate is said of, and the title that both make."""

from __future__ import annotations

import re

from aitrack.intake.kinds import ends_in_action
from aitrack.intake.owners import is_agent
from aitrack.intake.phrases import (
    ABOUT,
    ADJECTIVE,
    GENERIC,
    INTO,
    LEAST,
    LONGEST,
    MAY_BE,
    NOTHING,
    PARTICLE,
    SHORT,
    TIME,
    Phrases,
)
from aitrack.intake.roles import Role, Word

_ONLY_SAYS = re.compile(r"(?:예정|계획|방침|목표|중)(?:임|이?다|이며|이고|입니다|이?다?라?고)?\Z")
"""Behind a noun that is the predicate: ``출시 예정``."""
_PASSIVE = re.compile(
    r"(?:되|된|될|됐|됨|돼)\S{0,4}\Z|\A(?:열리|열린|열릴|열렸|나오|나온|늘어|줄어|높아|낮아|넓어|빨라|들어서)"
)
"""Is said of its subject, not of an object."""
_PEOPLE = re.compile(
    r"(?:자|농업인|기업|기관|업체|가구|국민|시민|이들|학생|누구나|사람|우리|측|당|팀|단|국)(?:들)?\Z"
)
"""Who does a thing, or gets it: no name of it."""
_BECOMES = re.compile(
    r"전환|변경|연계|연결|개편|상향|이전|이관|제출|상정|격상|통합|선임|지정|위촉|임명|선정|반영|배치|투입"
)
"""Verbs that need what becomes of the thing, or where it goes."""
_INNER = re.compile(r".*([「『｢][^」』｣]{3,}[」』｣])[’”]?\Z")
"""A name inside a quoted phrase that says more."""
_HERE = re.compile(r"(?:이들|그들|여기|이곳|그곳|이|그)(?:에|로|과|와)")
"""Only points at a place or at people."""
_GRADUAL = re.compile(r"((?:단계|시범|순차|한시|우선)적)(?:으로)?\Z")
_ADVERBIAL = re.compile(r"[가-힣]{2}적\Z")
_COUNT = re.compile(r"(?:\S+\s)?(?:약|총)?[0-9][0-9,.]*\S{0,4}\Z")
"""A number alone: of what, its sentence says."""
_HOW = re.compile(
    r"(?:본격|전면|우선|추가|시범|신규|최초|공동|합동|일괄|동시|상시|완전|대폭|집중|조기|정식|자동|의무|무료|무상|일부|전액|병행|일제|전수|합산|최종|긴급)\Z"
    r"|(?:총|약)?[0-9][0-9,.]*\S{0,4}\Z|(?:이상|이하|내외|미만|예정지)\Z|넘기지\Z"
)
"""Words between an object and its verb that a title keeps: ``본격 착수``."""
_QUOTES, _LONGEST_NAMED = ("「", "『", "‘", "“"), 46
_EASY = frozenset(("추진", "실시", "진행", "수행", "마무리", "노력", "계획", "예정"))
"""Behind what is done already, that says no more: ``접수를 진행한다``."""


class Clause(Phrases):
    """A predicate, its object and subject, what its sentence speaks of, and where."""

    def __init__(self, said: list[Word], date: int, may: str = "") -> None:
        super().__init__(said, date, may)
        self._object = self._subject = self._topic = self._people = -1
        self._where: list[int] = []
        self._first = 0
        """Where the clause of the predicate begins."""

    def title(self) -> str:
        """What is done, and with what; nothing where that is not clear."""
        end = len(self.said) - 1
        if _ONLY_SAYS.match(self.said[end].text) and self.said[end - 1].role == Role.NOUN:
            end -= end > self.date
        word = self.said[end]
        at, extra = self._adverbs(end)
        self._first = self._arguments(at)
        if self._topic < 0 and self._subject < 0:
            self._topic = self._before(Role.SPOKEN_OF)
        bare = at >= self.date and self.said[at].role == Role.NOUN
        if word.role == Role.NOUN and (bare or (at < self.date and self._object < 0)):
            return self._of_nouns(end)
        if self._object < 0 and bare:
            self._object = at
        of = self._of(word.text)
        what = self.noun_phrase(of) if of >= 0 else ""
        refuses = extra[-1:] and extra[-1].endswith("지")  # 넘기지 않기로
        if not what or refuses or GENERIC.fullmatch(what):
            return ""
        done = self._done(extra, what, self.deed(what, of, word))
        may = word.text.startswith("가능")
        told = self._context(what, of)
        if may and len(told) < LEAST - 3 and (other := self._before(Role.OBJECT)) >= 0:
            told = f"{self.noun_phrase(other)} {told}"
        clear = done or ends_in_action(what)
        if not may and (not clear or len(told) < SHORT):
            return ""
        becomes = self._becomes(of)
        counts = becomes[:1].isdigit() and len(what) <= LONGEST // 2
        if becomes not in told and (counts or _BECOMES.search(word.text)):
            told = f"{told} {becomes}"
        return " ".join([told, *done])

    def _of(self, verb: str) -> int:
        """Which word tells of what the predicate is said."""
        passive = bool(_PASSIVE.search(verb) or MAY_BE.match(verb))
        about = max(self._subject, self._topic)
        if self._object >= 0 and (not passive or self.said[self._object].text[-1] in "도만"):
            return self._object
        if INTO.match(verb) and self._where and self._where[0] >= self.date:
            return self._where.pop(0)
        if about >= 0:
            return about
        if self._becomes(self.date - 1).endswith("로"):
            return self._people
        return self._before(Role.OBJECT)

    @staticmethod
    def _done(extra: list[str], what: str, deed: str) -> list[str]:
        """The words for what is done, without one that says no more than the word before."""
        done = [*[each for each in extra if each not in what], *deed.split()]
        before = done[-2] if len(done) > 1 else what
        return done[:-1] if done and done[-1] in _EASY and ends_in_action(before) else done

    def _adverbs(self, end: int) -> tuple[int, list[str]]:
        """The words right before the predicate that have no particle: ``추가 출시하여``."""
        extra: list[str] = []
        at = end - 1
        while at >= self.date and self.said[at].role in (Role.NOUN, Role.MANNER):
            word = self.said[at]
            if word.comma or word.text[-1] in "의’”」』｣'":
                break
            if gradual := _GRADUAL.match(word.text):
                extra.insert(0, gradual[1])
            elif _HOW.match(word.text) or ends_in_action(word.text):
                extra.insert(0, word.text)
            elif word.role == Role.NOUN and not (
                TIME.search(word.text) or _ADVERBIAL.match(word.text)
            ):
                break
            at -= 1
        told = [each for each in extra if each not in ("등", "및")][-2:]
        return at, told if len(told) == len(extra) else told[-1:]

    def _of_nouns(self, end: int) -> str:
        """A clause of nouns alone, as bullets have them: ``배출량 30% 이상 감축 추진``."""
        if end > self.date and self.said[end].text in _EASY:
            end -= ends_in_action(self.said[end - 1].text) is not None
        listed = any(each.comma for each in self.said[self.date : end])
        phrase = self.noun_phrase(end)
        told = listed or max(self._topic, self._subject) >= 0 or len(phrase) < LEAST
        return phrase if not told and ends_in_action(self.said[end].text) else ""

    def _arguments(self, at: int) -> int:
        """Find what the predicate is said of, from the right; where its clause begins."""
        while at >= 0:
            role, text = self.said[at].role, self.said[at].text
            if role in (Role.LEADS, Role.ENDS):
                break
            if role in (Role.BY, Role.WHICH):
                if text.startswith(("대해", "대하여", "대상으로")) and at:
                    self._where.append(at - 1)
                at = self._skip(at)
                continue
            if role == Role.OBJECT and self._object < 0:
                self._object = at
            elif role == Role.SUBJECT and self._subject < 0 and not self._who(at):
                self._subject = at
            elif role == Role.SPOKEN_OF and self._topic < 0 and not self._who(at):
                self._topic = at
            elif role == Role.SPOKEN_OF and not is_agent(text):
                self._people = at
            elif role in (Role.WHERE, Role.JOINS) and not (TIME.search(text) or _HERE.match(text)):
                self._where.append(at)
            at -= 1
        return at + 1

    def _who(self, at: int) -> bool:
        """Whether a subject is somebody who does a thing."""
        text = self.said[at].text
        bare = PARTICLE.sub("", text)
        whole = " ".join(each.text for each in self.said[max(0, at - 2) : at + 1])
        return bool(
            is_agent(whole) or _PEOPLE.search(bare) or NOTHING.match(bare) or TIME.search(bare)
        )

    def _skip(self, at: int) -> int:
        """Before the words that belong to one which only says why, how or which."""
        said, verb = self.said, self.said[at].text
        at -= 1
        if at < 0 or ADJECTIVE.match(verb) or ABOUT.match(verb):
            return at - (bool(ABOUT.match(verb)) or (at >= 0 and said[at].role == Role.SUBJECT))
        if said[at].text == "수":
            at -= 1
            verb = said[at].text
        elif said[at].text.endswith("기") and said[at].role == Role.NOUN:
            at -= 1
        elif said[at + 1].role == Role.BY and said[at].role in (
            Role.OBJECT,
            Role.WHERE,
            Role.JOINS,
        ):
            return at - 1
        takes = (
            {Role.SUBJECT} if _PASSIVE.search(verb) or "있" in verb else {Role.OBJECT, Role.SUBJECT}
        )
        while at >= 0:
            role = said[at].role
            if role in (Role.LEADS, Role.ENDS, Role.SPOKEN_OF) or (
                role in (Role.OBJECT, Role.SUBJECT) and role not in takes
            ):
                break
            at -= 1
            if role in (Role.OBJECT, Role.SUBJECT):
                takes = takes - {role}
                if role == Role.OBJECT:
                    break
        return at

    def _before(self, role: Role) -> int:
        """The object of the clause before, or what the sentence speaks of."""
        before = self.said[: self._first]
        told = role == Role.SPOKEN_OF or any(each.role == Role.SPOKEN_OF for each in before)
        for at in range(len(before) - 1, -1, -1) if told else ():
            if before[at].role == role and not self._who(at):
                return at
            if before[at].role == Role.ENDS:
                break
        return -1

    def _becomes(self, at: int) -> str:
        """What a thing becomes, or where it goes, said behind it."""
        behind = [each for each in self._where if each > at]
        return self.noun_phrase(behind[0]) if behind else ""

    def _context(self, what: str, at: int) -> str:
        """A short name with where it is done, or what the sentence speaks of."""
        for other in [max(self._subject, self._topic), *self._where[:1]]:
            counts = _COUNT.match(what)
            enough = LEAST if " " in what else LEAST + 2
            if len(what.replace(" ", "")) >= enough and not counts:
                break
            if other < 0 or other == at or self.said[other].role == Role.JOINS:
                continue
            more = self.noun_phrase(other)
            longest = _LONGEST_NAMED if more[:1] in _QUOTES else LONGEST
            fits = more and len(more) + len(what) <= longest
            if fits and not set(more.split()) & set(what.split()):
                what = f"{more} {what}" if other < at else f"{what} {more}"
        return _INNER.sub(r"\1", what) if len(what) > LONGEST // 2 else what
