"""Particles of Korean as they are said behind a word: ``'부산'을(를)`` becomes ``'부산'을``.

Which form it is depends on whether the word ends in a consonant. That is known of Hangul, of
figures and of abbreviations in capitals; behind other words in Latin letters both forms stay.
"""

from __future__ import annotations

import re

_FORMS = {
    "을(를)": ("을", "를"), "이(가)": ("이", "가"), "은(는)": ("은", "는"),
    "(으)로": ("으로", "로"), "와(과)": ("과", "와"),
}  # fmt: skip
"""Behind a consonant, and behind a vowel."""
_MARKED = re.compile(
    r"(?<![가-힣0-9A-Za-z])([가-힣0-9A-Za-z]+)([^가-힣0-9A-Za-z\s]{0,3})("
    + "|".join(map(re.escape, _FORMS))
    + ")"
)
_FIRST, _FINALS, _L = 0xAC00, 28, 8
"""The first syllable; how many ends each may have; the end that (으)로 takes for a vowel."""
_FIGURES = {"0": 21, "1": _L, "3": 16, "6": 1, "7": _L, "8": _L}
"""Those whose names end in a consonant, and in which."""
_CAPITALS = {"L": _L, "M": 16, "N": 4, "R": _L}


def particled(text: str) -> str:
    """A text whose double particles are settled where the word before them settles them.

    >>> particled("'부산'을(를) '3'은(는) PDF을(를) 서울(으)로 icalendar이(가)")
    "'부산'을 '3'은 PDF를 서울로 icalendar이(가)"
    """
    return _MARKED.sub(_settled, text) if "(" in text else text


def _settled(match: re.Match[str]) -> str:
    word, marks, particle = match.groups()
    end = _end(word)
    if end is None:
        return match[0]
    closed = end > 0 and not (particle == "(으)로" and end == _L)
    return f"{word}{marks}{_FORMS[particle][0 if closed else 1]}"


def _end(word: str) -> int | None:
    """The number of its last consonant, 0 for none; None where the word does not say."""
    last = word[-1]
    if "가" <= last <= "힣":
        return (ord(last) - _FIRST) % _FINALS
    if last.isdecimal():
        return _FIGURES.get(last, 0)
    return _CAPITALS.get(last, 0) if word.isupper() else None
