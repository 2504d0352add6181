"""Why a date of a text is no event: said beside each place that is set aside."""

from __future__ import annotations

import re

from aitrack.dates.period import Bound, Precision
from aitrack.dates.reading import Form
from aitrack.intake import asides
from aitrack.intake.english import is_english
from aitrack.intake.kinds import ends_in_action
from aitrack.intake.names import names
from aitrack.intake.outline import NOTE, PLAIN
from aitrack.intake.telling import (
    AHEAD,
    BACKGROUND,
    DID_TOO,
    DONE,
    HOUR,
    NEWS,
    SAYS,
    SAYS_SO,
    SPOKE,
    TOLD,
    TOOK_PLACE,
    signs,
)  # fmt: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from aitrack.dates.find import Found
    from aitrack.intake.outline import Line

_CONTENTS = re.compile(r"[.·…‥]{4,}\s*[0-9]{1,3}\s*\Z|\.{3,}\t[0-9]{1,3}\Z")
_RELEASE = re.compile(
    r"보도\s?(?:시점|일시)|배포\s?(?:일시|시점|일|\s[0-9])|엠바고|조간|석간|보도해\s?주시기|(?:입력|수정|승인|게시|등록)\s?[|:]?\s?[0-9]{4}|(?:게재|등록|작성|발표|게시)\s?일(?:자|시)?\s?[:：]?\s?[12]|기자\s?=?\s*\Z|기자\s?\||작성자|조회\s?수?\s?[:：]?\s?[0-9]"
)
_PHONE = re.compile(r"(?<![0-9])0[0-9]{1,2}\s?[-)]\s?[0-9]{3,4}\s?-\s?[0-9]{4}(?:,\s?[0-9]{4})*")
_SOURCE = re.compile(
    r"출처|자료\s?[:：]|통계|설문|조사(?:\s?기준|결과)|보고서|인덱스|논문|저널|Gartner|IDC|OECD|IITP|KDI|SPRI|"
    r"Stanford|McKinsey|맥킨지|가트너|통계청|\bet al\b"
)
"""Says whose words or numbers they are: of what has begun, no promise."""
_MEASURED = re.compile(
    r"기준(?![가-힣])|발간|지수|추정|대비(?![하한해])|증감|실적|현재(?![가-힣])|전망치"
)
"""Says of when a number is: of what is over, no promise."""
_BASE = re.compile(
    r"[)\]]?\s?(?:기준(?:이|으로|임|일|[),]|\s*\Z|\s(?=[0-9매]))|현재(?:의|까지|[),\s]))"
)
"""Right behind the date: it is the day that a figure, or a rule that comes round, counts from."""
_FIGURE = re.compile(
    r"\s?[0-9][0-9,.]*\s?(?:[조억만천](?:\s[0-9,]+[억만])?\s?)?(?:원|달러|명|건|곳|개|%|톤|대|호|점)\)"
)
"""In a bracket with its year: what a number was."""
_EXPECTED = re.compile(
    r"(?:[조억]\s?(?:원|달러)|%|만\s?명|효과|규모).{0,60}(?:(?:전망|예상|추산|추정|관측|기대)(?:하고\s있|[된됐되했한]|\s*\Z)|것으로\s(?:봄|봤|본다|내다))"
)
_FORECAST = re.compile(r"전망|시장(?:\s?규모)?\s?[(:：]|성장률|GDP|수요")
_CITED = re.compile(
    r"(?:법률|대통령령|총리령|부령|고시|훈령|예규|조례)\s?제?\s?[0-9-]+호|(?:일부|전부|타법)개정|<(?:개정|신설)"
)
_NUMBERED = re.compile(
    r"[가-힣]-[0-9]{1,6}\s?(?:호\s?)?\(\Z|[법칙령]\(시행\s\Z|제\s?[0-9]{2,4}\s?-\s?[0-9]+\s?호\s?[(,]\s?\Z"
)
"""Before the day of a letter or of a law that is only pointed at."""
_WHEN = re.compile(r"[\s\W]*(?:일\s?시|기\s?간|때)\s?[:：]")
"""When the meeting is that the document tells of."""
_YEAR_DAYS = 366
_LATE_DAYS = 40
"""What is told of a day so short a time ago is the news of the document."""
_FEW = 3
_AROUND_DEED = 30
_SAID_DAYS = 3
_CHANGED = re.compile(
    r"에서\s(?:['’]?[0-9]{2,4}\s?[년.]|내년|올해)[^,가-힣]{0,6}(?:[0-9]{1,2}월\s?)?(?:[0-9]{1,2}일|말|초|중순)?(?:으)?로\s"
)
_FORMER = re.compile(
    r"\s?[0-9][0-9.,]*\s?\S{0,3}에서\s(?:['’]?[0-9]{2,4}\s?년|내년|올해)|보다\s|\s?(?:대비|수준)\s|\s?→\s?['’]?[0-9]{2,4}\s?[년.]"
)
"""Behind a time that another one is told against: ``올해보다``, ``2025년 1만원에서 2026년``."""
_GIVEN_UP, _TO = re.compile(r"(?:당초|애초|기존)\s?\Z"), re.compile(r"에서\s|이었|이던|보다\s")
"""A date that another one has taken the place of."""
_CHANGES = re.compile(
    r"(?:부터)?\s?(?:새롭게\s|확\s)?(?:달라지|바뀌)는\s[^,.]{0,24}?(?:제도|법|내용|정책|사항|것)|(?:부터)?\s이렇게\s(?:달라|바뀝)"
)
_LIST = re.compile(r"의\s?(?:[0-9]+대|[0-9]+개)\s")
_PLACE = re.compile(
    r"By\s[A-Za-z.\s]{3,40}\W*|[\s(]*[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?,[\s)]*|\s*[가-힣]{2,6},\s*"
)
"""Where a text was signed: ``Seoul, 17 March 2026``."""
_CAPTION = re.compile(r"사진\s?[=:]|[(/]사진|[가-힣]\s제공\s*[)\]]?\s*\Z|갈무리\)?\s*\Z")
_ONLY_A_DAY = re.compile(r"[0-9\s.년월일()~'’/월화수목금토일-]*")
_AGAIN = re.compile(r"이날|그날|같은\s?날|당일|오늘")


class _Date:
    """A date at its place, asked what speaks against it; each answer is yes or no."""

    def __init__(
        self, found: Found, line: Line, dated: date, beside: str,
        *, first_lines: bool, titled: bool, history: bool,
    ) -> None:  # fmt: skip
        self.found, self.line, self.dated, self.history = found, line, dated, history
        self.beside, self.first_lines, self.titled = beside, first_lines, titled
        self.text, self.period = line.text, found.reading.period
        self.behind = self.text[found.stop :].partition(". ")[0]

    def vague(self) -> bool:
        return self.found.reading.form is Form.VAGUE

    def recurs(self) -> bool:
        """It comes round without a month or a day of its own: ``매년 1회``."""
        rule = self.found.reading.rrule
        return bool(rule) and "BY" not in (rule or "")

    def contents(self) -> bool:
        return self.text[-1:].isdigit() and bool(_CONTENTS.search(self.text))

    def contact(self) -> bool:
        if "-" not in self.text:
            return False
        if "\t" in self.text:  # its own cell: what a row promises may have a number to call beside
            first = self.text.rfind("\t", 0, self.found.start) + 1
            return bool(_PHONE.search(self.text[first:].partition("\t")[0]))
        return any(
            phone.start() <= self.found.start < phone.end() for phone in _PHONE.finditer(self.text)
        )

    def release(self) -> bool:
        return self.first_lines and bool(_RELEASE.search(self.text))

    def dated_so(self) -> bool:
        """Nothing else stands there, or it is the document's day in a table."""
        if _WHEN.match(self.text):
            return False
        left = self.text[: self.found.start] + self.text[self.found.stop :]
        if self._day == self.dated and signs(self.text, left, self.line.number):
            return True
        if self.first_lines and self._day == self.dated and _PLACE.fullmatch(left):
            return True
        alone = len(HOUR.sub("", left).strip(" \t.-–—()[]<>【】년월일*#|")) <= _FEW
        dates = alone and self._fine and self.period.bound is Bound.ON
        return self.first_lines and dates and not ends_in_action(left)

    def cited(self) -> bool:
        if _NUMBERED.search(self.text, 0, self.found.start):
            return True
        return bool(_CITED.search(self.beside)) and self.past()

    def source(self) -> bool:
        if _BASE.match(self.text, self.found.stop) and (self._begun() or "매" in self.behind[:12]):
            return True
        if self.text[: self.found.start].endswith("(") and _FIGURE.match(self.behind):
            return self._begun()
        return bool(_SOURCE.search(self.beside) and self._begun()) or bool(
            self.past() and (_MEASURED.search(self.beside) or self.line.rank >= NOTE)
        )

    def forecast(self) -> bool:
        noted = self.line.rank >= NOTE and _FORECAST.search(self.text)
        return bool(noted or _EXPECTED.search(self.behind))

    def again(self) -> bool:
        too = self.found.text.startswith("같은") and not SAYS.match(self.behind)
        again = bool(_AGAIN.fullmatch(self.found.text))
        return again and not (too and DID_TOO.search(self.behind))

    def named(self) -> bool:
        return names(
            self.found, self.line, self.dated, titled=self.titled, first_lines=self.first_lines
        )

    def captioned(self) -> bool:
        told = "사진" in self.text or "제공" in self.text or "갈무리" in self.text
        return told and self.line.rank <= PLAIN and bool(_CAPTION.search(self.text))

    def done(self) -> bool:
        """It is not over, and what is told of it is: it says which report, not when."""
        if _CHANGES.match(self.text, self.found.stop) or _LIST.match(self.text, self.found.stop):
            return True
        told = None if self.beside.startswith("(") or self._day else TOLD.search(self.behind)
        begun = self.period.start is not None and self.period.start <= self.dated
        if BACKGROUND.match(self.behind) and begun:
            return True
        if self._lasted and (done := TOLD.search(self.behind)):
            return not AHEAD.search(self.behind, 0, done.start())
        lasting = self.period.bound in (Bound.ON, Bound.UNDATED) and not self.past()
        return bool(told and lasting and not AHEAD.search(self.behind, 0, told.start()))

    def said(self) -> bool:
        """The day, just gone, on which somebody only said what is written."""
        day = self._day
        lately = day is not None and 0 <= (self.dated - day).days <= _SAID_DAYS
        if is_english(self.text):
            return lately and bool(SAYS_SO.search(self.behind))
        opening = re.fullmatch(r"[ A-Za-z|:]*", self.text[: self.found.start])
        news = opening and "따르면" not in self.behind and NEWS.search(self.behind)
        if day and 0 <= (self.dated - day).days <= _LATE_DAYS and SPOKE.match(self.behind):
            return True
        return lately and bool(SAYS.match(self.text, self.found.stop) or (opening and not news))

    def over(self) -> bool:
        """Gone, and nothing that took place on a day or in a month of the last year."""
        if not self.past():
            return False
        first = self.period.start or self.period.last_day
        recent = first is not None and (self.dated - first).days <= _YEAR_DAYS
        around = max(0, self.found.start - _AROUND_DEED), self.found.stop + _AROUND_DEED
        told = DONE.search(self.text, *around) or TOOK_PLACE.search(self.behind)
        if self.history and self._fine and first:
            return False  # a step of how the matter came about
        took_place = told or self._deed_beside()
        lately = first is not None and (self.dated - first).days <= _LATE_DAYS
        news = self._day and lately and TOLD.search(self.behind)
        return not (news or (self._fine and recent and took_place))

    def _deed_beside(self) -> bool:
        """Whether what was done ends in its noun right before the date's bracket, or behind the date."""
        if self.text[: self.found.start].endswith("("):
            return bool(ends_in_action(self.text[: self.found.start - 1]))
        return self.line.rank > 0 and "\t" not in self.text and bool(ends_in_action(self.behind))

    def past(self) -> bool:
        """Before the document: all of it, or the beginning of what has no end."""
        if _CHANGED.match(self.behind) or _FORMER.match(self.text, self.found.stop):
            return True
        if _GIVEN_UP.search(self.text, 0, self.found.start) and _TO.match(self.behind):
            return True
        if self.period.bound is Bound.FROM and self.period.start:
            return (self.dated - self.period.start).days > _YEAR_DAYS
        last = self.period.last_day
        return last is not None and last < self.dated

    @property
    def _day(self) -> date | None:
        """The day that the notation names; None where it names more than one."""
        return self.period.start if self.period.start == self.period.last_day else None

    @property
    def _lasted(self) -> bool:
        """Whether the time is one that goes on until now: ``지난 11월부터``, ``올해까지``."""
        if self.period.bound is Bound.FROM:
            return self.found.text.startswith("지난 ")
        last = self.period.last_day
        year = self.period.precision is Precision.YEAR and last and last.year == self.dated.year
        return bool(year and self.period.bound is Bound.BY)

    @property
    def _fine(self) -> bool:
        return self.period.precision.fineness <= Precision.MONTH.fineness

    def _begun(self) -> bool:
        return self.past() or (
            self.period.bound is not Bound.FROM
            and self.period.start is not None
            and self.period.start <= self.dated
        )


_AGAINST: tuple[tuple[str, Callable[[_Date], bool]], ...] = (
    (asides.VAGUE, _Date.vague), (asides.RECURS, _Date.recurs), (asides.CONTENTS, _Date.contents), (asides.CONTACT, _Date.contact),
    (asides.RELEASE, _Date.release), (asides.DATED, _Date.dated_so), (asides.CITED, _Date.cited),
    (asides.FORECAST, _Date.forecast), (asides.SOURCE, _Date.source), (asides.AGAIN, _Date.again),
    (asides.CAPTION, _Date.captioned), (asides.NAME, _Date.named), (asides.SAID, _Date.said), (asides.PAST, _Date.over),
    (asides.DONE, _Date.done),
)  # fmt: skip
"""In this order: the first that holds is said."""


def reason(
    found: Found, line: Line, dated: date, beside: str,
    *, first_lines: bool, titled: bool, history: bool = False,
) -> str | None:  # fmt: skip
    """Why a date is set aside; None where it is to be proposed.

    Args:
        found: The date, its columns in the line.
        line: Where it stands.
        dated: The document's date.
        beside: What stands in the same bracket, or else around it in its clause.
        first_lines: Whether the line is one of those where a document says its own date.
        titled: Whether it is the document's title.
        history: Whether it stands under a heading that tells how the matter came about.
    """
    asked = _Date(
        found, line, dated, beside, first_lines=first_lines, titled=titled, history=history
    )
    return next((why for why, holds in _AGAINST if holds(asked)), None)


def says_when(text: str) -> bool:
    """Whether a line only says when a text was or may be printed."""
    return bool(_RELEASE.search(text) or _ONLY_A_DAY.fullmatch(text))
