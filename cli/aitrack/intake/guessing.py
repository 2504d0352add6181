"""What one date of a document may be the date of: by where it stands in its line."""

from __future__ import annotations

import re

from aitrack.intake import english, headings
from aitrack.intake.borrowing import (
    borrowed,
    called,
    carried,
    is_common,
    lacks,
    last_law,
    named,
)
from aitrack.intake.forms import FEW_BEHIND, behind_colon, bracketed, leading, says_enough
from aitrack.intake.kinds import ACTIONS, ends_in_action
from aitrack.intake.listing import listed, stated
from aitrack.intake.nouns import TOPIC, noun
from aitrack.intake.outline import NOTE, PLAIN, plain
from aitrack.intake.owners import is_agent
from aitrack.intake.parts import Part, same_as_before
from aitrack.intake.places import Guess
from aitrack.intake.steps import and_also, arrow, of_verb_behind, shared
from aitrack.intake.tidying import LONGEST, conjuncts, shorten, tidy
from aitrack.intake.topics import spoken_of, topic_of
from aitrack.intake.trimming import trim
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.dates.find import Found
    from aitrack.intake.outline import Line
    from aitrack.intake.owners import Owners

TIMED = re.compile(
    r"[\s(\[<*]*(?:일\s*시(?:\s?[/·,및]\s?장소)?|기\s*간|일\s*정|일\s*자|시\s*기|때|날\s*짜|(?P<what>[가-힣·][가-힣·\s]{1,15}?)\s?(?:일시|기간|일자|시기|기한|예정일|시점|일))[)\]>*\s]*(?:[:：]\s*)?(?:(?:협약|공고|계약|선정|승인|고시|공포|발령|착수)일?(?:로?부터)?\s?)?\Z"
)
"""What stands before a date that a label announces: ``(일 시)``, ``접수기간 :``."""
_OPENS, _LONGEST_TIMED = re.compile(r"[(（]|[0-9]\.\s|\s[-–]\s"), 60
_NEAR_LINES, _FIRST_LINES = 3, 40
_YEAR_AT_END = re.compile(r"\s['’]?[0-9]{2,4}년?\s*\Z")
_COMPLETE = re.compile(r"[.?!。:：)\]>」』]\s*\Z|[함됨음임]\s*\Z|\t")
"""How a line ends that does not go on in the next."""
_LONGEST_HEADING = 30
"""Of letters: a longer heading is a headline, and no part of a name."""
_NO_NAME = re.compile(r"\A[가-힣]+(?:과|팀|담당관)\Z|,\s|[…?!]|(?:다|한|된|는)\Z")
_HEADLINE = re.compile(rf"(?:결과|{ACTIONS})\s*\Z")
"""What a release tells of: no part of the name of what one of its paragraphs does."""
_SPEAKS = re.compile(rf"{TOPIC}\s")
_COUNTS = re.compile(r"\A(?:총\s?)?[0-9](?![0-9]?(?:대|호기?|차|단계)\s)")
_STOPS = re.compile(r"(?:[을를은는에]|까지|부터|에서)\s")
_SHORT_ITEM, _SHORTEST, _LONGEST_LABEL = 20, 6, 12
_OF_ITSELF = ("행사", "추진", "개최", "회의", "방문", "사업")
"""Labels that say no more than that something takes place."""
_INLINE = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,30})[)）\]]|\s*([^:：]{2,30})[:：]")
_THIS = re.compile(
    r"(?:[이본]\s)?(고시|영|법|규칙|규정|훈령|예규|조례|지침|요령|기준)\s(?=(?:시행|제정|개정|공포|폐지|적용))"
)
"""What a notice calls itself."""
_ACT = re.compile(
    r"[\s\W]*((?:발표|보고|의결|확정|공개|상정|제정|개정|시행|공포|고시|수립|체결|개최|출범))\s?[:：]\s"
)
"""A label that says what was done with what the document is about."""
_OF_LAW = re.compile(
    r"(?P<itself>(?:법|법률)(?=\s)|)\s?(?:시행령|시행규칙|하위\s?(?:법령|규정|규칙)|제정안|개정안|일부개정안|전부개정안|(?<=[법률])\s)"
)
"""What is that of a law, which was named before."""
_OWN_ACT = re.compile(rf"[\s\W]*\(({ACTIONS})\)\s")
"""An item that is called by what is done: ``(확산)``."""
_LABEL = re.compile(
    r"[가-힣\s]{2,10}(?:기간|일정|시기|기한|마감일?|시점)\s?(?:약\s?[0-9]+\s?(?:개월|일|년)(?:간|이며|이고|임)?)?"
)
_SAID_OF = re.compile(
    r"(?P<what>(?:[가-힣]{2}\s?)?(?:기간|시점|기한|마감일?))\s(?:(?:(?:오전|오후)\s?)?[0-9]{1,2}시(?:\s?[0-9]{1,2}분)?(?:까지)?(?:다|이다|입니다|임)?|\S+\s?시까지|까지(?:다|이다)?)"
)
"""A date that a word for times is told by: ``신청 기한은 3월 5일 오후 6시까지다``."""
_APPLY = re.compile(
    r"(?P<what>(?:참가\s|사전\s)?(?:신청|접수|응모|등록|예약))\s.*(?:하면\s[된되].*|할\s수\s있.*|하면\s?됨|가능)"
)
_OPINIONS = re.compile(
    r"(?:\S(?:(?!대한)[^,]){2,40}(?:기관|단체|개인|국민|업체|사람|자)\s)?(?:(?:입법예고|예고|공고|그)\s?기간\s(?:중|동안)?\s?)?(?:[^\s()]+(?:\([^()]*\))?\s)?(?:(?:누리집|홈페이지)에서\s)?(?:관련\s|이에\s대한\s|[^,]{2,60}에\s대하여\s(?:의견\s)?)?"
    r"의견서?(?:를|을)?\s(?:\S+(?:[을를]\s통해|으?로|에게|에)\s|또는\s|이메일\s|\S+\s또는\s){0,3}(?P<done>제출|접수|수렴|등록)"
)
"""Of what people are asked for, the lines before say."""
_ASKED_ABOUT = "(?:제정안|개정안|일부개정안|개정고시안|고시안|시행령|시행규칙|법률안|법안|고시|규정안?|지침|가이드라인|기준|방안|대책|계획안?)"
_TOPIC = re.compile(r"(?<=[간한시일점기])[은는]\s?\Z")
_SAID_ONLY = re.compile(
    r"[^.,을를]{0,24}?(?:까지|시|일|분|간|월|년)?(?:이?다|입니다|이며|이고|임|로)?\s?(?:[.,]|\Z)"
)
"""Nothing is done with what the label names: ``접수기간은 3월 5일부터 별도 공지 시까지이며``."""
_LENGTH = re.compile(r"\s?(?:약\s?)?[0-9]+\s?(?:개월|일|년)(?:간|이며|이고|임)?\Z")


class Guesser:
    """Guesses for each date of a document what is dated by it.

    Args:
        lines: Of the document.
        owners: The bodies that may be named in it.
        title: Of the document.
    """

    def __init__(self, lines: Sequence[Line], owners: Owners, title: str) -> None:
        self._lines, self._owners, self._title = lines, owners, title

    def text(
        self, line: Line, found: Sequence[Found], at: int, first: int, stop: int, row: str = ""
    ) -> list[Guess]:
        """The guesses for a date in a line, or in the part of a line that a cell is.

        Args:
            line: The line.
            found: The dates of that part, in order.
            at: Which of them it is.
            first: Where the part begins in the line.
            stop: Where it ends.
            row: What the row of a cell is about.
        """
        at -= same_as_before(line.text, found, at)
        part = Part(line.text[:stop], max(first, line.body) if first == 0 else first, found, at)
        if (label := self._announced(line, part, whole=not first)) is not None:
            return [self.labelled(line, label)]
        if not first and english.is_english(line.text) and "\t" not in line.text:
            title = english.sentence(line.text, part.date.start, part.date.stop)
            return [Guess(title, "english")] if title else []
        if title := listed(part):
            return [self._guess(title, line, "", "list", row)]
        part.said = self._before(line) + part.said
        if title := stated(part):
            said = part.said[: part.said.rfind(title)]
            return [self._guess(title, line, said, "list", row)]
        figure = "" if part.opened and part.closed else shared(part)
        for form in () if figure else (bracketed, arrow, behind_colon, leading):
            rule, title = form(part)
            if title:
                told = [each for each in conjuncts(title) if each]
                told = and_also(part, told) if rule == "before" and not row else told
                return [self._guess(each, line, part.said, rule, row) for each in told]
        return self._sentence(line, part, figure or of_verb_behind(part) or part.sentence(), row)

    @staticmethod
    def _announced(line: Line, part: Part, *, whole: bool) -> str | None:
        """The label that announces a date: ``접수기간 :``, ``보고 :``; empty for one that only says when."""
        label = _OPENS.split(part.head[-_LONGEST_TIMED:])[-1]
        if _SAID_ONLY.match(part.tail):
            label = _TOPIC.sub("", label)
        head = part.head if len(part.head) < _LONGEST_TIMED else label
        if match := TIMED.match(plain(head)) or (label != head and TIMED.match(plain(label))):
            return (match["what"] or "").strip()
        act = _ACT.match(line.words) if whole else None
        return act[1] if act else None

    def _sentence(self, line: Line, part: Part, title: str, row: str) -> list[Guess]:
        """The guesses for what a sentence says of a date."""
        if said_of := _SAID_OF.fullmatch(title):
            return [self.labelled(line, said_of["what"])]
        if applied := _APPLY.fullmatch(title):
            return [self.labelled(line, applied["what"])]
        if opinions := _OPINIONS.fullmatch(title):
            asked = f"의견 {opinions['done']}"
            about = named(_ASKED_ABOUT, self._told(line, part.said, _FIRST_LINES))
            return [Guess(f"{about} {asked}", "sentence") if about else self.labelled(line, asked)]
        if _LABEL.fullmatch(title):
            return [self.labelled(line, _LENGTH.sub("", title))]
        title = " ".join(part.without_dates(title).split())
        titles = conjuncts(carried(title, part.said)) if title else []
        if titles and not row:
            titles = and_also(part, titles)
        return [self._guess(each, line, part.said, "sentence", row) for each in titles if each]

    def _before(self, line: Line) -> str:
        """The line before, where this one only goes on with it."""
        goes_on = line.rank == PLAIN and line.text[:1] == " " and "\t" not in line.text
        other = self._lines[line.number - 2] if goes_on and line.number > 1 else None
        if not other or not other.text.strip() or _COMPLETE.search(other.text):
            return ""
        return f"{_YEAR_AT_END.sub('', other.words)} "

    def _told(self, line: Line, said: str, before: int = _NEAR_LINES) -> str:
        """What the lines just before say, and the line itself up to the date; first the title."""
        near = self._lines[max(0, line.number - 1 - before) : line.number - 1]
        here = said.replace("(|)", "").replace("|", "")
        return "\n".join([self._title, *[each.text for each in near], here])

    def _own(self, what: str) -> str:
        """The document by its own name, where its title has that in quotes."""
        named = re.search(r"[「『]([^」』]+)[」』]", self._title)
        return named[0] if named else what

    def labelled(self, line: Line, what: str) -> Guess:
        """A date that a label announces: what it is about stands above."""
        name, said = headings.subject(line, self._lines, self._owners, self._title)
        name = shorten(tidy(noun(name))) if len(name) > LONGEST else name
        if len(what) >= (_SHORTEST if " " in what else _LONGEST_LABEL) and not lacks(what):
            return Guess(tidy(re.sub(r"\A이번\s", "", what)), "label")
        what = "" if what in name or what in _OF_ITSELF else what
        far = said if said and abs(said - line.number) > _NEAR_LINES else None
        return Guess(tidy(f"{name} {what}".strip()), "label", row=far)

    def _guess(self, title: str, line: Line, said: str, rule: str, row: str) -> Guess:
        """A title that says nothing alone, with what was said before it, or what it stands under."""
        title = self._captioned(trim(title), line, rule)
        title = called(title, self._told(line, said)) if is_common(title) else title
        law = _OF_LAW.match(title)
        of = last_law(self._told(line, said, _FIRST_LINES)) if law else ""
        if law and of:
            title = f"{of} {title[law.end('itself') :].lstrip()}"
        if match := _THIS.match(title):
            return Guess(f"{self._own(match[1])} {title[match.end() :]}", rule)
        own = None if row or ends_in_action(title) else _OWN_ACT.match(plain(line.words))
        if own:
            title, said = f"{title} {own[1]}", ""
        bare = bool(own) or lacks(title)
        said = "" if "→" in said and ":" not in said else said  # a step of its own
        name = (spoken_of(said) if rule == "sentence" else "") or borrowed(said) if bare else ""
        if name and name not in title:
            return Guess(tidy(f"{name} {title}"), rule)
        few = len(title.replace(" ", "")) < FEW_BEHIND and _COUNTS.match(title)
        count = bare or bool(law and not of) or few
        if says_enough(title) and not count and (row or not self._is_part(title, line)):
            return Guess(title, rule)
        name, at = (tidy(plain(row)), None) if row else self._parent(line, counts=bool(count))
        if bare and not name and line.rank == PLAIN and "\t" not in line.text + title:
            own_topic = any(not is_agent(line.text[: m.end()]) for m in _SPEAKS.finditer(line.text))
            name = "" if own_topic else self._topic(line)
        prose = line.rank == PLAIN and rule != "list"
        most = _SHORTEST if prose or any(map(str.isdigit, title)) else _SHORT_ITEM
        if bare and not name and len(title) <= most:
            whole = replace(self.labelled(line, title), rule=rule)
            return Guess(title, rule) if prose and len(whole.title) > _LONGEST_HEADING else whole
        far = at if at and line.number - at > _NEAR_LINES else None
        fits = name and name not in title
        act = ends_in_action(title) if fits else None
        if act and name.endswith(act[0].strip()) and set(name.split()[:-1]) & set(title.split()):
            return Guess(name, rule, row=far)
        return Guess(tidy(f"{name} {title}"), rule, row=far) if fits else Guess(title, rule)

    def _topic(self, line: Line) -> str:
        """What the sentences before speak of: ``가 노선은 …``."""
        near = reversed(self._lines[max(0, line.number - _NEAR_LINES) : line.number - 1])
        return next(filter(None, (topic_of(each.text) for each in near if each.rank == PLAIN)), "")

    def listed_as(self, line: Line) -> str:
        """What is done with all that stands under the heading above, where it says so."""
        return headings.done_below(line, self._lines, self._owners)

    def _captioned(self, title: str, line: Line, rule: str) -> str:
        """A title of a list, with what is done where only its heading says that."""
        done = self.listed_as(line) if rule == "colon" else ""
        return f"{title} {done}" if done and (" " in done or not ends_in_action(title)) else title

    def _is_part(self, title: str, line: Line) -> bool:
        """Whether a short item stands right under one that is a thing, as its part or step."""
        if not PLAIN < line.rank < NOTE or len(title) > _SHORT_ITEM or not line.above:
            return False
        above = self._lines[line.above[-1] - 1]
        if not PLAIN < above.rank < NOTE:
            return False
        name = plain(above.words)
        return not (
            len(name) > _LONGEST_HEADING
            or ends_in_action(headings.called(name))
            or name[:1] in "「『"
            or _NO_NAME.search(name)
            or re.search(r"[0-9]{2}", name)
            or set(name.split()) & set(title.split())
        )

    def _parent(self, line: Line, *, counts: bool) -> tuple[str, int | None]:
        """What a line stands under, by its own label or a heading; and the line of that."""
        near = "\n".join(
            each.text for each in self._lines[max(0, line.number - 3) : line.number - 1]
        )
        starred = re.findall(r"([가-힣A-Za-z·()\s]{3,40})\*(?!\*)", near) if counts else ()
        if starred and (name := tidy(_STOPS.split(starred[-1])[-1])):
            return name, None
        inline = _INLINE.match(plain(line.words))
        name = (inline[1] or inline[2]) if inline else ""
        name = name if re.search("[가-힣A-Za-z]{2}", name) else ""
        if name and not headings.generic(name) and not lacks(name):
            for each in self._owners.find(name):
                name = name.replace(each.name, "")
            if name := name.strip(" ·,"):
                return name, None
        for at in reversed(line.above):
            name = headings.heading(self._lines[at - 1], self._owners)
            if line.rank == PLAIN and at <= _NEAR_LINES and _HEADLINE.search(name):
                continue
            if (
                name
                and not _NO_NAME.search(name)
                and not headings.generic(name)
                and len(name) <= _LONGEST_HEADING
            ):
                return name, at
        return "", None
