"""A notation cut into tokens: numbers, the words dates are written with, and marks.

The table of words is the one place where a new way of writing a unit is added.
"""

import re
from enum import StrEnum, auto
from typing import NamedTuple

from aitrack.dates.spelling import fold


class Kind(StrEnum):
    """What a token is to the grammar."""

    NUMBER = auto()
    MARK = auto()
    DOT = auto()
    DASH = auto()
    SLASH = auto()
    COMMA = auto()
    WAVE = auto()
    OPEN = auto()
    CLOSE = auto()
    YEAR = auto()
    MONTH = auto()
    DAY = auto()
    HALF = auto()
    HALF_LETTER = auto()
    QUARTER = auto()
    WEEKDAY = auto()
    WEEKDAY_TAIL = auto()
    MONTH_NAME = auto()
    RELATIVE_YEAR = auto()
    THIS_DAY = auto()
    UNTIL = auto()
    WITHIN_YEAR = auto()
    FROM = auto()
    DURING = auto()
    VAGUE = auto()
    OTHER = auto()
    END = auto()


class Token(NamedTuple):
    """One token; ``column`` is its 0-based place in the text as printed."""

    kind: Kind
    text: str
    value: int
    column: int


_MONTHS = "january february march april may june july august september october november december"
_MARKS = {
    "'": Kind.MARK,
    ".": Kind.DOT,
    "-": Kind.DASH,
    "/": Kind.SLASH,
    ",": Kind.COMMA,
    "~": Kind.WAVE,
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
}
MONDAY, SUNDAY = 0, 6
_WORDS: dict[str, tuple[Kind, int]] = {
    **dict.fromkeys(("년도", "년", "年度", "年"), (Kind.YEAR, 0)),
    **dict.fromkeys(("월", "月"), (Kind.MONTH, MONDAY)),
    **dict.fromkeys(("일", "日"), (Kind.DAY, SUNDAY)),
    **dict.fromkeys(("상반기", "上半期", "上", "상"), (Kind.HALF, 1)),
    **dict.fromkeys(("하반기", "下半期", "下", "하"), (Kind.HALF, 2)),
    "h": (Kind.HALF_LETTER, 0),
    **dict.fromkeys(("분기", "q"), (Kind.QUARTER, 0)),
    **{day: (Kind.WEEKDAY, n) for n, day in enumerate("화수목금토", 1)},
    **{day: (Kind.WEEKDAY, n) for n, day in enumerate("火水木金土", 1)},
    "요일": (Kind.WEEKDAY_TAIL, 0),
    **{name: (Kind.MONTH_NAME, n) for n, name in enumerate(_MONTHS.split(), 1)},
    **{name[:3]: (Kind.MONTH_NAME, n) for n, name in enumerate(_MONTHS.split(), 1)},
    "sept": (Kind.MONTH_NAME, 9),
    **dict.fromkeys(("올해", "금년", "今年"), (Kind.RELATIVE_YEAR, 0)),
    **dict.fromkeys(("내년", "명년", "來年"), (Kind.RELATIVE_YEAR, 1)),
    **dict.fromkeys(("작년", "지난해", "전년"), (Kind.RELATIVE_YEAR, -1)),
    "이날": (Kind.THIS_DAY, 0),
    **dict.fromkeys(("까지", "이전", "이내", "안에", "내", "內", "限"), (Kind.UNTIL, 0)),
    **dict.fromkeys(("연내", "年內"), (Kind.WITHIN_YEAR, 0)),
    **dict.fromkeys(("부터", "이후"), (Kind.FROM, 0)),
    **dict.fromkeys(("중", "中", "동안"), (Kind.DURING, 0)),
    **dict.fromkeys(
        ("향후", "추후", "지속", "상시", "수시", "연중", "앞으로", "미정", "차후"),
        (Kind.VAGUE, 0),
    ),
}
_HANGUL_WORDS = sorted((word for word in _WORDS if not word.isascii()), key=len, reverse=True)
_TOKEN = re.compile(rf"\s+|(?P<number>[0-9]+)|(?P<word>{'|'.join(_HANGUL_WORDS)}|[A-Za-z]+)|(.)")
MOST_DIGITS = 4
"""A longer run of digits is no part of a date."""


def tokenize(text: str) -> list[Token]:
    """Cut a notation into tokens, ending with an END token.

    >>> [token.kind.value for token in tokenize("~’25.下")]
    ['wave', 'mark', 'number', 'dot', 'half', 'end']
    """
    folded, columns = fold(text)
    tokens = []
    for match in _TOKEN.finditer(folded):
        piece, column = match[0], columns[match.start()]
        if match["number"]:
            fits = len(piece) <= MOST_DIGITS
            kind = Kind.NUMBER if fits else Kind.OTHER
            tokens.append(Token(kind, piece, int(piece) if fits else 0, column))
        elif match["word"]:
            kind, value = _WORDS.get(piece.lower(), (Kind.OTHER, 0))
            tokens.append(Token(kind, piece, value, column))
        elif not piece.isspace():
            tokens.append(Token(_MARKS.get(piece, Kind.OTHER), piece, 0, column))
    tokens.append(Token(Kind.END, "", 0, len(text)))
    return tokens
