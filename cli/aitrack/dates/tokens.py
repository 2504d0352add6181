"""A text cut into tokens as far as a reader looks: numbers, date words, marks.

The table of words is the one place where a new way of writing a unit is added. A short word counts
only where it stands alone or before a particle: ``'25년 내`` ends with 내, ``'25년 내용`` does not.
"""

from __future__ import annotations

import re
from enum import StrEnum, auto
from functools import lru_cache
from typing import NamedTuple


class Kind(StrEnum):
    """What a token is to the grammar."""

    NUMBER = auto()
    TIME = auto()
    MARK = auto()
    DOT = auto()
    DASH = auto()
    SLASH = auto()
    COMMA = auto()
    MIDDOT = auto()
    WAVE = auto()
    OPEN = auto()
    CLOSE = auto()
    BLANK = auto()
    YEAR = auto()
    SCHOOL_YEAR = auto()
    DECADE = auto()
    MONTH = auto()
    DAY = auto()
    TENDAY = auto()
    HALF = auto()
    HALF_LETTER = auto()
    QUARTER = auto()
    EDGE = auto()
    ABOUT = auto()
    WEEKDAY = auto()
    WEEKDAY_TAIL = auto()
    MONTH_NAME = auto()
    ORDINAL = auto()
    RELATIVE_YEAR = auto()
    RELATIVE_MONTH = auto()
    RELATIVE_DAY = auto()
    RELATIVE_WEEK = auto()
    YEAR_EDGE = auto()
    MONTH_EDGE = auto()
    LAST_DAY = auto()
    COMING = auto()
    UNTIL = auto()
    WITHIN = auto()
    BEFORE = auto()
    WITHIN_YEAR = auto()
    FROM = auto()
    SINCE = auto()
    AFTER = auto()
    DURING = auto()
    OR = auto()
    SPAN_OF = auto()
    VAGUE = auto()
    DOING = auto()
    DATED = auto()
    NOTE = auto()
    NUMBERED = auto()
    TENTATIVE = auto()
    EVERY = auto()
    EACH = auto()
    TIMES = auto()
    ENGLISH = auto()
    OTHER = auto()
    END = auto()


class Token(NamedTuple):
    """One token; ``start`` and ``stop`` count in the folded text, ``spaced`` is blank before it."""

    kind: Kind
    text: str
    value: int
    start: int
    stop: int
    spaced: bool


MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MARKS = {
    "'": Kind.MARK, ".": Kind.DOT, "-": Kind.DASH, "/": Kind.SLASH, ",": Kind.COMMA,
    "·": Kind.MIDDOT, "~": Kind.WAVE, "(": Kind.OPEN, "[": Kind.OPEN, ")": Kind.CLOSE,
    "]": Kind.CLOSE, "{": Kind.OPEN, "}": Kind.CLOSE, "<": Kind.OPEN, ">": Kind.CLOSE,
    "「": Kind.OPEN, "」": Kind.CLOSE, "『": Kind.OPEN, "』": Kind.CLOSE, "〈": Kind.OPEN,
    "〉": Kind.CLOSE, "○": Kind.BLANK, "◯": Kind.BLANK, "〇": Kind.BLANK,
}  # fmt: skip
MONDAY, SUNDAY = 0, 6


def _table() -> dict[str, tuple[Kind, int]]:  # noqa: PLR0915, a table
    words: dict[str, tuple[Kind, int]] = {}

    def add(kind: Kind, text: str, value: int = 0) -> None:
        words.update(dict.fromkeys(text.split("|"), (kind, value)))

    add(Kind.YEAR, "년도|년|年度|年|회계연도|회계년도")
    add(Kind.SCHOOL_YEAR, "학년도|學年度")
    add(Kind.DECADE, "년대|年代")
    add(Kind.MONTH, "월|月", MONDAY)
    add(Kind.DAY, "일|日", SUNDAY)
    for value, text in enumerate(("상순|초순|上旬|初旬", "중순|中旬", "하순|下旬"), 1):
        add(Kind.TENDAY, text, value)
    add(Kind.HALF, "상반기|전반기|上半期|上|상", 1)
    add(Kind.HALF, "하반기|후반기|下半期|下|하", 2)
    add(Kind.QUARTER, "분기|사분기|q")
    add(Kind.HALF_LETTER, "h")
    for value, text in enumerate(("초반|초|初", "중반", "후반|말경|말|末")):
        add(Kind.EDGE, text, value)
    add(Kind.ABOUT, "경|께|쯤|무렵|즈음|頃|전후")
    for value, (hangul, hanja) in enumerate(zip("화수목금토", "火水木金土", strict=True), 1):
        add(Kind.WEEKDAY, f"{hangul}|{hanja}", value)
    add(Kind.WEEKDAY_TAIL, "요일|曜日")
    for value, name in enumerate(map(str.lower, MONTHS_EN), 1):
        add(Kind.MONTH_NAME, f"{name}|{name[:3]}", value)
    add(Kind.MONTH_NAME, "sept", 9)
    add(Kind.ORDINAL, "st|nd|rd|th")
    add(
        Kind.RELATIVE_YEAR,
        "올해|금년도|금년|今年|당해 연도|당해연도|당해|같은 해|동년|당해년도|이해|그해|그 해",
    )
    add(Kind.RELATIVE_YEAR, "내년도|내년|명년|來年|익년|이듬해|차년도|다음 해|다음해", 1)
    add(Kind.RELATIVE_YEAR, "작년도|작년|지난해|전년도|전년|昨年", -1)
    add(Kind.RELATIVE_YEAR, "재작년|지지난해", -2)
    add(Kind.RELATIVE_YEAR, "후년", 2)
    add(Kind.RELATIVE_YEAR, "내후년", 3)
    add(Kind.RELATIVE_MONTH, "이번 달|이번달|이달|금월|당월|동월|같은 달")
    add(Kind.RELATIVE_MONTH, "다음 달|다음달|내달|익월|차월", 1)
    add(Kind.RELATIVE_MONTH, "지난 달|지난달|전월", -1)
    add(Kind.RELATIVE_DAY, "이날|금일|오늘|당일|같은 날")
    add(Kind.RELATIVE_DAY, "모레", 2)
    add(Kind.RELATIVE_DAY, "글피", 3)
    add(Kind.RELATIVE_DAY, "그저께|그제", -2)
    add(Kind.RELATIVE_WEEK, "이번 주|이번주|금주")
    add(Kind.RELATIVE_WEEK, "다음 주|다음주|내주|차주", 1)
    add(Kind.RELATIVE_WEEK, "지난 주|지난주|전주", -1)
    add(Kind.RELATIVE_DAY, "내일|익일|명일|다음 날|다음날|이튿날", 1)
    add(Kind.RELATIVE_DAY, "어제|전일|전날|작일", -1)
    add(Kind.YEAR_EDGE, "연초|年初", 0)
    add(Kind.YEAR_EDGE, "연중반", 1)
    add(Kind.YEAR_EDGE, "연말|年末", 2)
    add(Kind.MONTH_EDGE, "월초|月初", 0)
    add(Kind.MONTH_EDGE, "월중반", 1)
    add(Kind.MONTH_EDGE, "월말|月末", 2)
    add(Kind.LAST_DAY, "말일|末日")
    add(Kind.COMING, "오는|다가오는|돌아오는", 1)
    add(Kind.COMING, "지난", -1)
    add(Kind.UNTIL, "까지|이전에|이전|限|한|限으로")
    add(Kind.WITHIN, "이내|안에|안으로|내|內|内|중으로")
    add(Kind.BEFORE, "전|前|직전")
    add(Kind.WITHIN_YEAR, "연내|년내|年內|年内|연도 내|연도내|해 안에")
    add(Kind.WITHIN_YEAR, "월내|月內|月内", 1)
    add(Kind.FROM, "부터|~부터")
    add(Kind.SINCE, "이후에|이후|이래")
    add(Kind.AFTER, "후|後|직후")
    add(Kind.DURING, "중|中|동안|기간|間|간")
    add(Kind.OR, "또는|혹은|이나")
    add(Kind.SPAN_OF, "년간|개년|년 동안", 12)
    add(Kind.SPAN_OF, "개월간|개월", 1)
    add(Kind.SPAN_OF, "일간")
    add(Kind.DATED, "자|字")
    add(Kind.NOTE, "현지시간|현지 시간|현지시각|현지 시각|한국시간|한국 시간")
    add(
        Kind.DOING,
        "완료|발표|공개|개정|제정|신설|공포|개최|출범|착수|도입|추진|"
        "시행|확대|검토|협의|운영|실시|점검|발굴|보완|개선|진행",
    )
    add(Kind.NUMBERED, "제")
    add(Kind.RELATIVE_YEAR, "올")
    add(Kind.TENTATIVE, "잠정|예정|예상|목표|안")
    add(
        Kind.VAGUE,
        "향후|추후|차후|지속적으로|지속|상시|수시로|수시|연중|앞으로|미정|추후 확정|중장기|장기|"
        "단기|중기|단계적으로|단계적|조속히|조만간|즉시|필요시|필요 시|계속|상시적으로|"
        "당분간|조속한 시일 내|이른 시일 내|빠른 시일 내|가급적 빨리|별도 공지|별도공지|추후 공지|"
        "추후공지|추후 통보|미확정|TBD|tbd|가까운 시일 내|금명간|곧|장래|향후 지속",
    )
    add(Kind.EVERY, "매년|매해|해마다|매년도|매 년|每年", 12)
    add(Kind.EVERY, "매 반기|매반기|반기별|반기마다|반기", 6)
    add(Kind.EVERY, "매 분기|매분기|분기별|분기마다", 3)
    add(Kind.EVERY, "매월|매달|매 월|다달이|월별|每月", 1)
    add(Kind.EVERY, "격년|격년제|격년으로", 24)
    add(Kind.EVERY, "격월|격월로", 2)
    add(Kind.EVERY, "매주|매 주|주마다|주별", -7)
    add(Kind.EVERY, "격주|격주로", -14)
    add(Kind.EVERY, "매일|날마다|일별", -1)
    add(Kind.VAGUE, "ongoing")
    add(Kind.EVERY, "연간|연도별|연례", 12)
    add(Kind.EACH, "마다|주기로|주기")
    add(Kind.TIMES, "회|차례|번")
    return words


WORDS = _table()
_ALONE = (
    "자|상|하|초|말|경|께|쯤|내|전|후|한|중|간|안에|이나|곧|당해|지난|오는|기간|장기|단기|중기|"
    "번|회"
)
_PARTICLES = (
    "까지|부터|에|의|은|는|을|를|과|와|도|로|으로|이후|이전|경|쯤|께|중|말|초|상순|중순|하순|"
    "개최|시행|발표"
)
_BEFORE = {
    "올": r"(?=\s?(?:상반기|하반기|연말|연초|말|초|[0-9]))",
    "제": r"(?=\s?[1-4]\s?(?:/\s?4\s?)?분기)",
}
"""Words that are words only before these."""
_NOT_AFTER = {
    "추후": "보완",
    "년": "간|차|째|생|제|치|산|짜리|물|이상|여|가량|마다|주기|만|대|연속|동안",
    "월": "급|세|드|가",
    "일": "간|치|째|차|분|당|수|반|정|자리|상|동안|만|이상|여|가량|연속",
}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    alone = set(_ALONE.split("|"))
    parts = []
    for word in sorted((w for w in WORDS if not w.isascii()), key=len, reverse=True):
        piece = re.escape(word).replace(r"\ ", r"\s?")
        if WORDS[word][0] in (Kind.MONTH_EDGE, Kind.WITHIN_YEAR):  # 6월말 is 6월 and 말
            piece = rf"(?<![0-9])(?<![0-9]\s){piece}"
        if word in _BEFORE:
            piece += _BEFORE[word]
        elif word in alone:
            piece += rf"(?=[^가-힣]|\Z|(?:{_PARTICLES}))"
        elif word in _NOT_AFTER:
            piece += rf"(?!{_NOT_AFTER[word]})"
        parts.append(piece)
    clock = r"(?:오전|오후)?\s?\d{1,2}(?::\d{2}|시(?:\s?\d{1,2}분|\s?반)?(?!간))"
    minutes = r"(?:\('?\d{1,3}'?\))?"
    time = rf"{clock}(?:\s?~\s?{clock})?{minutes}"
    return re.compile(
        rf"\s*(?:(?P<time>{time})|(?P<number>[0-9]+)|(?P<word>{'|'.join(parts)}|[A-Za-z]+)|(\S)|\Z)"
    )


MOST_DIGITS = 4
"""A longer run of digits is no part of a date."""


class Tokens:
    """Tokens of a folded text from a place on, cut only as far as somebody looks."""

    def __init__(self, folded: str, start: int = 0) -> None:
        self._folded = folded
        self._next = start
        self.known: list[Token] = []
        """What was cut so far."""

    def __getitem__(self, index: int) -> Token:
        """The token at an index; END for all from the end on."""
        while len(self.known) <= index:
            self.known.append(self._cut())
        return self.known[index]

    def _cut(self) -> Token:
        match = _pattern().match(self._folded, self._next)
        size = len(self._folded)
        if match is None or match.end() == self._next or match.lastindex is None:
            return Token(Kind.END, "", 0, size, size, spaced=False)
        start, self._next = match.start(match.lastindex), match.end()
        piece = self._folded[start : self._next]
        spaced = start > match.start()
        kind, value = _classify(match, piece)
        return Token(kind, piece, value, start, self._next, spaced)


def _classify(match: re.Match[str], piece: str) -> tuple[Kind, int]:
    if match["time"]:
        return Kind.TIME, 0
    if match["number"]:
        fits = len(piece) <= MOST_DIGITS
        return (Kind.NUMBER, int(piece)) if fits else (Kind.OTHER, 0)
    if match["word"]:
        if piece.isascii():
            return WORDS.get(piece, WORDS.get(piece.lower(), (Kind.ENGLISH, 0)))
        return WORDS.get(piece) or WORDS[_spaced(piece)]
    return _MARKS.get(piece, Kind.OTHER), 0


def _spaced(piece: str) -> str:
    """The word of the table that a spelling with another blank stands for."""
    bare = re.sub(r"\s", "", piece)
    return next(word for word in WORDS if word.replace(" ", "") == bare)


def tokenize(folded: str) -> list[Token]:
    """All tokens of a folded text, ending with END.

    >>> [token.kind.value for token in tokenize("~'25.下")]
    ['wave', 'mark', 'number', 'dot', 'half', 'end']
    """
    tokens, found = Tokens(folded), list[Token]()
    while not found or found[-1].kind is not Kind.END:
        found.append(tokens[len(found)])
    return found
