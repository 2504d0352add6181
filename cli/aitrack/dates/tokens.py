"""A text cut into tokens as far as a reader looks: numbers, times of day, date words, marks."""

from __future__ import annotations

from aitrack.dates.kinds import Kind, Token
from aitrack.dates.words import MARKS, MONTHS_EN, WORDS, word_at

MOST_DIGITS = 4
"""A longer run of digits is no part of a date."""
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "令": 2018, "平": 1988,
    "昭": 1925, "民國": 1911, "民国": 1911,
}  # fmt: skip
"""The year before the first of each."""
_ERA_BEGINS = frozenset(era[0] for era in _ERAS)
_HALVES_OF_DAY = ("오전", "오후", "정오", "자정", "낮", "밤", "새벽", "아침", "저녁")


class Tokens:
    """Tokens of a folded text from a place on, cut only as far as somebody looks."""

    def __init__(self, folded: str, start: int = 0) -> None:
        self.folded = folded
        self._next = start
        self.known: list[Token] = []
        """What was cut so far."""

    def __getitem__(self, index: int) -> Token:
        """The token at an index; END for all from the end on."""
        while len(self.known) <= index:
            self.known.append(self._cut())
        return self.known[index]

    def _cut(self) -> Token:
        text, before = self.folded, self._next
        start, size = before, len(text)
        while start < size and text[start].isspace():
            if text[start] == "\t" and text[before - 1 : before] == ".":  # the next cell
                self._next = start + 1
                return Token(Kind.OTHER, "\t", 0, start, start + 1)
            start += 1
        if start == size:
            return Token(Kind.END, "", 0, size, size)
        token = _token(text, start)
        token.spaced = start > before
        self._next = token.stop
        return token


def _token(text: str, start: int) -> Token:
    """The token that begins at a place."""
    char = text[start]
    if char in _DIGITS:
        stop = _run(text, start, _DIGITS)
        if text[stop : stop + 1] in (":", "시") and (end := clock(text, start)):
            return Token(Kind.TIME, text[start:end], 0, start, end)
        if text[stop : stop + 1] == "," and (end := _thousands(text, start, stop)):
            return Token(Kind.OTHER, text[start:end], 0, start, end)
        piece = text[start:stop]
        if stop - start > MOST_DIGITS:
            return Token(Kind.OTHER, piece, 0, start, stop)
        return Token(Kind.NUMBER, piece, int(piece), start, stop)
    if char in MARKS:
        return Token(MARKS[char], char, 0, start, start + 1)
    if char in _LETTERS:
        stop = _run(text, start, _LETTERS)
        piece = text[start:stop]
        kind, value = WORDS.get(piece.lower(), (Kind.ENGLISH, 0))
        return Token(kind, piece, value, start, stop)
    if char in _ERA_BEGINS and (era := _era_year(text, start)):
        return era
    if word := word_at(text, start):
        kind, value = WORDS[word]
        return Token(kind, word, value, start, start + len(word))
    if text.startswith(_HALVES_OF_DAY, start) and (end := clock(text, start)):
        return Token(Kind.TIME, text[start:end], 0, start, end)
    return Token(Kind.OTHER, char, 0, start, start + 1)


def _era_year(text: str, start: int) -> Token | None:
    """``令和7年``: a year by a Japanese era, as the number it is of ours."""
    name = text[start : start + 2] if text[start : start + 2] in _ERAS else text[start]
    at = start + len(name)
    at += text[at : at + 1] == " "
    first = text[at : at + 1] == "元"
    stop = at + 1 if first else _run(text, at, _DIGITS)
    if name not in _ERAS or not 0 < stop - at <= 2 or text[stop : stop + 1] != "年":  # noqa: PLR2004
        return None
    year = _ERAS[name] + (1 if first else int(text[at:stop]))
    return Token(Kind.NUMBER, str(year), year, start, stop)


def _run(text: str, at: int, chars: frozenset[str]) -> int:
    """The index behind a run of characters of a set that begins at ``at``."""
    size = len(text)
    while at < size and text[at] in chars:
        at += 1
    return at


def _thousands(text: str, start: int, stop: int) -> int | None:
    """Where ``7,102`` stops; None where it is no such number."""
    at = stop
    while text[at : at + 1] == "," and _run(text, at + 1, _DIGITS) == at + 4:
        at += 4
    return at if at > stop and stop - start < MOST_DIGITS else None


def clock(text: str, at: int) -> int | None:
    """Where a time of day stops, ``15:00 ~ 17:00`` and ``오전`` included; None where none begins.

    >>> clock("오후 3시 30분에", 0), clock("24시간", 0)
    (9, None)
    """
    stop = _one_clock(text, at)
    if stop is None:
        return None
    wave = stop + (text[stop : stop + 1] == " ")
    if text[wave : wave + 1] == "~":
        stop = _one_clock(text, wave + 1 + (text[wave + 1 : wave + 2] == " ")) or stop
    for quote in ("('", "("):  # (80')
        if text.startswith(quote, stop):
            end = _run(text, stop + len(quote), _DIGITS)
            if 0 < end - stop - len(quote) < MOST_DIGITS:
                end += text[end : end + 1] == "'"
                return end + 1 if text[end : end + 1] == ")" else stop
    return stop


def _one_clock(text: str, at: int) -> int | None:
    half = next((word for word in _HALVES_OF_DAY if text.startswith(word, at)), "")
    start = at + len(half)
    if half:
        start += text[start : start + 1] == " "
    stop = _run(text, start, _DIGITS)
    if not 0 < stop - start <= 2:  # noqa: PLR2004, an hour
        return at + len(half) if half else None
    if text[stop : stop + 1] == ":":
        end = _run(text, stop + 1, _DIGITS)
        return end if end - stop == 3 else None  # noqa: PLR2004, a colon and two digits
    if text[stop : stop + 1] != "시" or text[stop + 1 : stop + 2] == "간":
        return at + len(half) if half else None
    stop += 1
    blank = stop + (text[stop : stop + 1] == " ")
    if text[blank : blank + 1] == "반":
        return blank + 1
    end = _run(text, blank, _DIGITS)
    return end + 1 if end > blank and text[end : end + 1] == "분" else stop


def tokenize(folded: str) -> list[Token]:
    """All tokens of a folded text, ending with END.

    >>> [token.kind.value for token in tokenize("~'25.下")]
    ['wave', 'mark', 'number', 'dot', 'half', 'end']
    """
    tokens, found = Tokens(folded), list[Token]()
    while not found or found[-1].kind is not Kind.END:
        found.append(tokens[len(found)])
    return found


__all__ = ["MONTHS_EN", "WORDS", "Kind", "Token", "Tokens", "clock", "tokenize"]
