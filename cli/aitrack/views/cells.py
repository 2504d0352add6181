"""A value as the text of one cell: lists joined, and nothing that a sheet would run or misread."""

from __future__ import annotations

from unicodedata import category, normalize

from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_RUNS = ("=", "+", "-", "@", "\N{MINUS SIGN}")
"""What begins a formula, once a text is in its usual form."""
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and marks that look like a blank."""
_MONEY = "$₩€¥£"
_MARKS = frozenset(f".,-/:()%+\N{FRACTION SLASH}{_MONEY}")
_UNITS = frozenset(
    ("e", "am", "pm", "년", "월", "일", "시", "분", "초", "오전", "오후", "年", "月", "日", "時")
)
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
)
_MOST_DIGITS = 15
"""A sheet keeps no more of a number."""
_ISO = 10
_YEAR = 4
_MONTHS_OF_A_YEAR = 12
JOIN = "; "
"""Between the texts of a list."""


def cell(value: Any) -> str:
    """A value as the text of one cell, for people."""
    kind = value.__class__
    if kind is str:
        return clean(value)
    if value is None:
        return ""
    if kind is bool:
        return "true" if value else "false"
    if kind is list:
        return clean(JOIN.join(value)) if value else ""
    if kind is dict:
        return JOIN.join(f"{clean(name)}={cell(each)}" for name, each in value.items())
    return str(value) if kind is int else clean(str(value))


def sheet_cell(value: Any) -> str:
    """The same for a sheet: text that it would run, or take for a number, has an apostrophe."""
    text = cell(value)
    if not text or value.__class__ in (bool, int, float):
        return text
    folded = _folded(text)
    taken = folded.startswith(_RUNS) or (not _is_plain(text) and _is_taken(folded))
    return f"'{text}" if taken else text


def is_run(text: str) -> bool:
    """Whether a sheet would read a text as a formula, in whatever form of the marks.

    >>> is_run(" ﹢1"), is_run("1+1")
    (True, False)
    """
    return _folded(text).startswith(_RUNS)


def is_misread(text: str) -> bool:
    """Whether a sheet would make another number, day or time of a text.

    A day such as ``2026-11-22`` and a plain number are what they are taken for.

    >>> [is_misread(text) for text in ("(24.1)", "2026.10", "5월 21일", "2025", "24.下")]
    [True, True, True, False, False]
    """
    return not _is_plain(text) and _is_taken(_folded(text))


def _is_taken(text: str) -> bool:
    """Whether a text in its usual form is taken for a number, a day or a time."""
    head = text[:3]
    if head.isalpha() and head.casefold() not in _MONTHS:  # a word, as most texts begin with one
        return False
    if not _is_unit(_first_word(text)):
        return False
    if not _is_number_or_day("".join([char if char.isdecimal() else " " for char in text]), text):
        return False
    letters = "".join([char if char.isalpha() else " " for char in text])
    others = [char for char in text if not (char.isdecimal() or char.isalpha() or char.isspace())]
    return _MARKS.issuperset(others) and all(map(_is_unit, letters.split()))


def _first_word(text: str) -> str:
    """Its first letters, to whatever is none: of most texts they tell that it is no day."""
    start = None
    for at, char in enumerate(text):
        if char.isalpha():
            start = at if start is None else start
        elif start is not None:
            return text[start:at]
    return "" if start is None else text[start:]


def _is_unit(word: str) -> bool:
    """Whether a word can stand in a number or a day; no word can."""
    word = word.casefold()
    return not word or word in _UNITS or word[:3] in _MONTHS


def _is_number_or_day(digits: str, text: str) -> bool:
    """Whether the numbers in a text can be a number, a day, or a time, by how many they are."""
    numbers = digits.split()
    joined = "-" in text or "/" in text
    if not numbers or (joined and sum(len(each) >= _YEAR for each in numbers) > 1):
        return False
    if joined and len(numbers) == 2 and not text.endswith("%"):  # noqa: PLR2004, a month and more
        return any(len(each) <= _YEAR and 1 <= int(each) <= _MONTHS_OF_A_YEAR for each in numbers)
    before, bracket, _ = text.partition("(")
    return ".." not in text and not (bracket and before.strip() not in ("", *_MONEY))


def _is_plain(text: str) -> bool:
    """A whole number as it is usually written, or a day of ISO 8601."""
    if text.isascii() and text.isdecimal():
        return text == "0" or (len(text) <= _MOST_DIGITS and text[0] != "0")
    if len(text) != _ISO:
        return False
    year, month, day = [*text.split("-"), "", ""][:3]
    parts = (year, month, day)
    return tuple(map(len, parts)) == (4, 2, 2) and "".join(parts).isdecimal()


def _folded(text: str) -> str:
    """As a sheet reads it: in its usual form, without what cannot be seen before it."""
    if text.isascii() and text[:1].isalnum():
        return text
    at, text = 0, normalize("NFKC", text)
    while at < len(text) and (
        text[at].isspace() or text[at] in _UNSEEN or category(text[at]) in ("Mn", "Me", "Cf", "Cc")
    ):
        at += 1
    return text[at:]
