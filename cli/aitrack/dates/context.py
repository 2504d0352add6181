"""What stands around a number in a text, and whether it leaves it a date."""

from __future__ import annotations

import re

from aitrack.dates import decimals, festivals
from aitrack.dates.kinds import FULL_YEAR_DIGITS, Kind
from aitrack.dates.period import Bound, Precision
from aitrack.dates.tokens import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.period import Period
    from aitrack.dates.reading import Reading
    from aitrack.dates.spans import SpanReader


def _ending(final: str, but: str = "") -> str:
    """Every syllable that ends with ㄴ, as in 한다 and 연다, or with ㅆ, as in 했다."""
    first = ord("간" if final == "ㄴ" else "갔")
    syllables = (chr(code) for code in range(first, ord("힣") + 1, 28))
    return "".join(syllable for syllable in syllables if syllable not in but)


_CAME = re.compile(r"(?:에|로)?\s?(?:들어|접어들)")
"""Behind 2000년대: no decade is the start of a promise."""
_LOOK_BACK = 8
"""In letters. A place before the beginning is the beginning to ``re``."""
_REPEATED = re.compile(
    r"(?<![가-힣])(?:매년|매월|매달|매주|매|격년|해마다|향후|최근|약|총|만|제|앞으로|(?<![0-9])(?<!째\s)주|최대|최소|최장|"
    r"평균|통상|하루|무려|불과|단|각|연|최단|길게는|짧게는)\s?\Z"
    r"|(?:휴가|연차|정지|직후|전후|오후|오전|입원|결석|체류|유예|징역|가운데)\s?\Z"
    r"|(?:명|인|건|회|개|곳|팀|호|대|가구|기관|업체|과제)당\s?\Z|[0-9]박\s?\Z|(?:No\.|Room|[Pp]age|pp?\.)\s?\Z"
)
"""Before a number these say how many, not which."""
_UNITS_OF_OTHER_THINGS = re.compile(
    r"(?:%|개|명|건|억|조|만|천|백|원|달러|위|대|배|점|종|회|차|인|세|톤|권|곳|호|장|편|시간|분|초|"
    r"주년|도|℃|kW|MW|GW|EF|[Kk]m|GB|TB|[BMK]\b|p\b|여|번|쪽|면|항|조|절|급|등|팀|량|층|살|년|포인트)"
)
_SPACED_UNITS = re.compile(
    r"\s(?:개|명|건|억|조|만|천|원|달러|위|배|점|회|인|톤|%|여\s?(?:개|명))(?![가-힣])"
)
_GLUED = re.compile(r"[0-9A-Za-z가-힣㐀-鿿]")
_PARTICLE = re.compile(
    r"(?:에서는|에서|에는|에도|에만|에|엔|의|은|는|을|를|과|와|도|만|부로|로|으로|이며|이고|이다|이던|이면|"
    r"인|이라고|이라|이나|자로|자|보다[는도]?|께|쯤|경|이었다|였다|이었|(?:[말초]|께|쯤|경)?(?:이다|다|이고)|이|가|같이|처럼|마다|씩|까지)(?![가-힣])"
)
_DOINGS = (
    "완료|발표|공개|개정|제정|신설|공포|개최|출범|착수|도입|추진|시행|확대|구축|수립|제출|확정|"
    "착공|준공|선정|공고|고시|체결|출시|개통|개소|고도화|확산|상용화|설계|예정|현재|기준|예산|결산|추경"
)
_DOING = re.compile(_DOINGS)
_LISTED_AFTER = re.compile(rf"[0-9]{{2}}년도?(?:[초말]|에)?\s?(?:[→⇒➜]|[A-Z]{{2,}}|{_DOINGS})")
_ARROW_AFTER = re.compile(
    r"(?P<year>[0-9]{2})년도?[^→⇒➜➔\n]{0,20}[→⇒➜➔]\s?[('~]*(?P<next>[0-9]{2})년"
)
_DAY_AFTER = re.compile(rf"[0-9]{{1,2}}\.[0-9]{{1,2}}\.?(?:\([월화수목금토일]\))?\s(?:{_DOINGS})")
_HEAD = re.compile(r"(?:\A|[\n\t|:;▲▶▷◆■])\s*(?:[-*•○◦▪□※·①-⑳]\s*|[0-9가-하][.)]\s)?\(?\Z")
"""Before the first date of a line, a cell or an item."""
_FOLLOWED_DAY = re.compile(r"[0-9]일(?:\([월화수목금토일]\))?(?:,|과|와|\s?및|·)\s?\Z")
_ACTION_BEFORE = re.compile(
    rf"(?:{_DOINGS}|운영|접수|신청|모집|심사|평가|협약|개막)(?:기간|일정)?[\s:]{{0,2}}\Z"
)
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NO_UNIT = "号號间間代生産产余版型"
_LISTED_BEFORE = re.compile(r"[→⇒➜➔▶►]\s?\Z")
_INSIDE = re.compile(r"[(\[][^()\[\]\n]{0,60}[,;]\s?\Z")
_VERB = re.compile(
    r"[^.\n]{0,60}?(?:(?P<now>예정|계획[이을]|방침|전망|기로\s|[할될]\s것|"
    rf"[{_ending('ㄴ')}이]다(?:[고는며]|(?![가-힣])))|[{_ending('ㅆ', but='있겠')}])"
)
_DONE = re.compile(
    r"\s?(?:중에?|에|동안|까지)?\s(?:[가-힣]{1,8}[을를이가]\s)?(?:"
    rf"(?:{_DOINGS}|실시|진행|집행|운영|접수|신청|처리|지원|종료)[한된]|마친|끝[난낸]|이뤄진|이루어진)\s"
)
_NUMBERS = re.compile(r"[(\[][0-9.,~\s]*,\s?\Z")
_COMMAS = frozenset(",;")
_BRACKET = 64
_EVENT = re.compile(r"[가-힣]{1,12}(?:날|일)(?:로)?부터\s\Z")
_LEAD = re.compile(r"(?<![가-힣])(늦어도|이르면|빠르면|빨라야|일러야)\s\Z")
_NAME = re.compile(r"[가-힣A-Za-z]{1,12}\s?\(\Z")
"""Of what happens on the day in the bracket: ``시행(6월 4일) 전``."""
_LONGEST_EVENT, _LONGEST_LEAD = 24, 4
_DURATION_AFTER_DAY = re.compile(
    r"\s?(?:간|이내|내|안에|동안|만에|만|이상|이하|미만|초과|전|후|연속|뒤|차|치|근무|연휴|휴무|휴가|밤낮|"
    r"천하|정도|가량|남짓|소요|앞두고|앞|앞으로|에서\s?[0-9]+일로)(?![가-힣])|의\s?(?:[가-힣]{1,6}\s?)?(?:범위|기간|휴가|여유|말미|유예)"
    r"|\s?(?:연속|연휴|근무|휴가|이상|소요|걸|[0-9]+\s?(?:회|번|시간))"
)
_SHORTENED = re.compile(r"[0-9]일에서\s?\Z")
_AMOUNT = re.compile(r"\s?(?:씩|늘|줄|단축|연장|앞당|늦|미루|미뤘|추가|더)")
"""Behind ``연차를 3일``."""
_TELLS_FROM = re.compile(r"(?:\A|[\n.;:(\[·\"'”’]\s?|[은는이가을를에서도고며면과와로]\s)\Z")
"""Before 이틀 뒤: a sentence, or a word that is not what it is counted from."""
_IN_A_ROW = re.compile(r"\s?(?:연속|만에|째|동안|내리|가까이)")
_COMPARED = re.compile(r"\s?(?:대비|동기|同期|동월|동분기|比|비\s)")
_BEFORE_THAT = ("전년", "전월", "전년도")
_ENDS_A_BRACKET = re.compile(r"[)\]](?![0-9-])|,(?![0-9])")
_NUMBERED_AFTER = re.compile(r"[/-][0-9]")
_YEARS_BACK, _YEARS_AHEAD = 25, 30
_CLOSING = (Kind.UNTIL, Kind.FROM, Kind.SINCE, Kind.WAVE, Kind.CLOSE, Kind.DURING, Kind.WITHIN,
            Kind.BEFORE, Kind.AFTER)  # fmt: skip
_LOOSE_RANGE = {Kind.NUMBER, Kind.DOT, Kind.WAVE}
_BARE_DAYS = {Kind.NUMBER, Kind.DAY, Kind.WAVE, Kind.MIDDOT, Kind.COMMA}
_UNITS = (Kind.YEAR, Kind.MONTH, Kind.DAY, Kind.DOT, Kind.EDGE, Kind.HALF, Kind.QUARTER)


class Place:
    """A place in a folded text where a date may begin."""

    def __init__(self, folded: str, start: int) -> None:
        self.folded = folded
        self.start = start
        before = folded[start - 1] if start else " "
        self.bracketed = before in "(["
        self.glued = before.isalpha() and not _HAN.match(before)
        self.digit = folded[start] in "0123456789"
        self.listed = False
        if self.digit:
            near = folded[max(0, start - 3) : start]
            self.listed = bool(_LISTED_BEFORE.search(near) or _LISTED_AFTER.match(folded, start))
            arrow = None if self.listed else _ARROW_AFTER.match(folded, start)
            self.listed |= bool(arrow and arrow["year"] < arrow["next"])
        self.in_a_row = (
            folded[max(0, start - 2) : start].rstrip()[-1:] in _COMMAS
            and _NUMBERS.search(folded, start - _BRACKET, start) is not None
        )
        self.after_comma = (
            folded[max(0, start - 2) : start].rstrip()[-1:] in _COMMAS
            and _INSIDE.search(folded, start - _BRACKET, start) is not None
        )

    def _behind(self, pattern: re.Pattern[str], length: int = 12) -> bool:
        return pattern.search(self.folded, self.start - length, self.start) is not None

    @property
    def heads(self) -> bool:
        """Whether a line, a cell or an item begins with it."""
        return self._behind(_HEAD)

    @property
    def done_then(self) -> bool:
        """``10.20 발표``, in a row of such: a month and a day."""
        row = self.heads or self.folded[max(0, self.start - 2) : self.start] in (", ", "/ ", "· ")
        return row and _DAY_AFTER.match(self.folded, self.start) is not None

    def holiday_at(self, at: int) -> bool:
        """Whether a day stands there, and its name behind it: ``8.15 광복절``."""
        return festivals.at_its_holiday(self.folded, at)

    def counts_days(self, start: int) -> bool:
        """Whether ``4.5일`` there is so many days."""
        return decimals.counts_days(self.folded, start)

    @property
    def follows_day(self) -> bool:
        """Whether another day of the same list stands before it."""
        return self._behind(_FOLLOWED_DAY)

    @property
    def follows_action(self) -> bool:
        """Whether what is done then stands before it: ``접수 7.1부터``."""
        return self._behind(_ACTION_BEFORE)

    @property
    def tense(self) -> int:
        """1 where the first verb behind is of the present or the future, -1 of the past, else 0."""
        verb = _VERB.match(self.folded, self.start)
        return 0 if verb is None else 1 if verb["now"] else -1

    def past_at(self, at: int) -> bool:
        """``상반기 중 완료한 사업``: what was done then, told right behind the words for it."""
        return _DONE.match(self.folded, at) is not None

    @property
    def repeated(self) -> bool:
        """``매년 1월``, ``총 5일``: a number of what is counted, not of a date."""
        if not self.digit:
            return False
        return _REPEATED.search(self.folded, self.start - _LOOK_BACK, self.start) is not None

    @property
    def earliest(self) -> bool:
        """Whether it is not said for certain: ``이르면 9월``."""
        lead = _LEAD.search(self.folded, self.start - _LONGEST_LEAD, self.start)
        return lead is not None and lead[1] != "늦어도"

    def event_start(self, stop: int, *, by: bool) -> int:
        """Where what binds the date from before begins, else the place itself.

        ``늦어도``, ``계약일로부터`` before a deadline, ``추석(`` where the date closes the bracket.
        """
        before = self.folded[max(0, self.start - _LONGEST_EVENT) : self.start]
        event = _LEAD.search(before)
        inside = self.folded[self.start : stop]
        if by and before.endswith("(") and inside.count(")") > inside.count("("):
            event = _NAME.search(before)
        elif by and before.endswith("부터 "):
            event = _EVENT.search(before)
        return self.start - len(event[0]) if event else self.start


def plausible(reader: SpanReader, place: Place, reading: Reading) -> bool:
    """Whether what stands before and behind leaves it a date."""
    folded, tokens = place.folded, reader.tokens
    first, last = tokens[0], tokens[reader.at - 1]
    stop, period = last.stop, reading.period
    if last.kind in (Kind.NUMBER, Kind.DOT):
        whole = folded[stop : stop + 1] == " " and period.precision is Precision.DAY
        if _counts_things(folded, stop, last.kind, whole=whole and reader.at > 4):  # noqa: PLR2004
            return False
    if _HAN.match(folded, stop) and last.text[-1:] not in "0123456789.":
        if folded[stop] in _NO_UNIT or (reader.at == 2 and last.kind is Kind.DAY):  # noqa: PLR2004
            return False
    elif _GLUED.match(folded, stop) and not _PARTICLE.match(folded, stop):
        if last.kind is Kind.DAY and _whole_date(reader, Kind.YEAR):
            return True
        dated = period.precision is Precision.DAY and reader.at > 2  # noqa: PLR2004, units
        spoken = place.listed or _DOING.match(folded, stop) or (dated and last.kind is Kind.DOT)
        return last.kind in _CLOSING or (last.kind in _UNITS and bool(spoken))
    if Kind.LENGTH in (first.kind, tokens[1].kind) or tokens[1].kind is Kind.WEEK:
        return _TELLS_FROM.search(folded, place.start - 3, place.start) is not None
    if first.kind is Kind.NUMBER:
        began = _decade_began(folded, stop, period)
        return not began and _number_plausible(reader, place, reading)
    if reader.at > 1 or first.kind not in (Kind.RELATIVE_YEAR, Kind.RELATIVE_MONTH):
        return True
    compared = _COMPARED.match(folded, stop)
    reader.passed = compared.end() if compared else 0
    return not (compared or (first.text in _BEFORE_THAT and folded.startswith("보다", stop)))


def _decade_began(folded: str, stop: int, period: Period) -> bool:
    """``1960년대 이후``, ``2000년대 들어``."""
    began = period.bound is Bound.FROM or _CAME.match(folded, stop)
    return period.precision is Precision.DECADE and bool(began)


def _counts_things(folded: str, stop: int, kind: Kind, *, whole: bool) -> bool:
    """``4.3조원``: a unit of something else follows, or more digits after a dot."""
    behind = stop + (folded[stop : stop + 1] == " ")
    if kind is Kind.DOT and folded[stop : behind + 1].strip(" ")[:1].isdigit() and not whole:
        return clock(folded, behind) is None
    things = _UNITS_OF_OTHER_THINGS.match(folded, stop) or _SPACED_UNITS.match(folded, stop)
    return things is not None


def _number_plausible(reader: SpanReader, place: Place, reading: Reading) -> bool:
    """Whether what begins with a number is a date, and no count and no length."""
    folded, last = place.folded, reader.tokens[reader.at - 1]
    stop = last.stop
    if place.glued and not _whole_date(reader):
        loose = {reader.tokens[at].kind for at in range(reader.at)} <= _LOOSE_RANGE
        if not (loose and place.follows_action):
            return False
    if last.kind is Kind.QUARTER and _IN_A_ROW.match(folded, stop):
        return False
    if reader.at == 1:
        return _lone(reader, folded, stop, reading)
    kinds = {reader.tokens[at].kind for at in range(reader.at)}
    if last.kind is Kind.WITHIN and kinds <= {*_BARE_DAYS, Kind.WITHIN}:
        return False  # 5~7일 이내
    if last.kind is Kind.DAY and kinds <= _BARE_DAYS:
        shortened = _SHORTENED.search(folded, place.start - 6, place.start)
        if folded[max(0, place.start - 2) : place.start] in ("을 ", "를 "):
            shortened = shortened or _AMOUNT.match(folded, stop)
        return not (shortened or _DURATION_AFTER_DAY.match(folded, stop))
    return True


def _whole_date(reader: SpanReader, *more: Kind) -> bool:
    """Month and day, or a full year and more: a date even where a word is glued to it."""
    kinds = [reader.tokens[at].kind for at in range(reader.at)]
    months = {Kind.MONTH, Kind.DAY, *more} <= set(kinds)
    return months or (len(reader.tokens[0].text) == FULL_YEAR_DIGITS and reader.at > 2)  # noqa: PLR2004


def _lone(reader: SpanReader, folded: str, stop: int, reading: Reading) -> bool:
    """A number alone: four digits, or two in a bracket that holds nothing else before a comma."""
    if reading.period.precision is not Precision.YEAR:
        return True
    if len(reader.tokens[0].text) == FULL_YEAR_DIGITS:
        return not _NUMBERED_AFTER.match(folded, stop)
    year = reading.period.start.year if reading.period.start else 0
    now = reader.reference.year if reader.reference else year
    return _ENDS_A_BRACKET.match(folded, stop) is not None and (
        now - _YEARS_BACK <= year <= now + _YEARS_AHEAD
    )
