"""Text on a grid: Hangul and Hanja take two columns, and no data reaches the terminal raw."""

import os
import sys
from unicodedata import category, east_asian_width

from aitrack.printable import clean

__all__ = [
    "clean", "cut", "fold", "hang", "pad", "pieces", "width_columns", "window_columns",
    "words",
]  # fmt: skip

_WIDE = ("W", "F")
_JOINING = frozenset((*range(0x1160, 0x1200), *range(0xD7B0, 0xD800)))
"""Vowels and final letters of Hangul, old ones too: they stand in the square of the first."""
_USUAL_COLUMNS = 80
_MOST_DIGITS = 6
_LEAST_COLUMNS = 8
_JOINS = frozenset(("·", "~", "→"))
_BEHIND = frozenset("·ㆍ・‧,;/|")
"""A line may end behind one of these."""
_BEFORE = frozenset("(「『[<")
"""And before one of these."""
_MARKS = _BEHIND | _BEFORE


def width_columns(text: str) -> int:
    """Columns a text takes on a terminal.

    >>> width_columns("'24.下"), width_columns("과기정통부")
    (6, 10)
    """
    if text.isascii():
        return len(text)
    columns = _texts.get(text)
    if columns is None:
        columns = _texts[text] = sum([_columns[char] for char in text])
        if len(_texts) > _MOST_TEXTS:
            _texts.clear()
    return columns


class _Columns(dict[str, int]):
    """Columns of each character that was met."""

    def __missing__(self, char: str) -> int:
        joins = ord(char) in _JOINING or category(char) in ("Mn", "Me", "Cf")
        self[char] = columns = 0 if joins else 2 if east_asian_width(char) in _WIDE else 1
        return columns


_columns = _Columns()
_texts: dict[str, int] = {}
"""Columns of texts that were measured: each cell is asked for twice, many stand there often."""
_MOST_TEXTS = 1 << 14


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill up to a width."""
    space = " " * max(0, columns - width_columns(text))
    return space + text if right else text + space


def cut(text: str, columns: int) -> str:
    """Shorten to a width, ending with ``…`` where something was left out.

    >>> cut("국가AI전략", 7)
    '국가AI…'
    """
    if width_columns(text) <= columns:
        return text
    kept, room = "", columns - 1
    for char in text:
        room -= _columns[char]
        if room < 0:
            break
        kept += char
    return kept + "…"


def words(text: str) -> list[str]:
    """Its words; what only joins two stays with the first.

    >>> words("2024-07-01 ~ 2024-12-31")
    ['2024-07-01 ~', '2024-12-31']
    """
    found = list[str]()
    for word in text.split(" "):
        if found and word in _JOINS:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def pieces(word: str) -> list[str]:
    """Parts of a word between which a line may end: behind ``·``, before what is in brackets.

    Figures hold together: no line ends in ``4,027`` or ``15/32``.

    >>> pieces("기재부·금융위(4,027억원)")
    ['기재부·', '금융위', '(4,027억원)']
    """
    if _MARKS.isdisjoint(word):
        return [word]
    found, start = [], 0
    for at in range(1, len(word)):
        before, here = word[at - 1], word[at]
        behind = before in _BEHIND and not here.isdigit() and here not in _BEHIND
        behind = behind and not (before == "/" and here.isascii())  # a path, an address
        if behind or (here in _BEFORE and before.isalpha()):
            found.append(word[start:at])
            start = at
    return [*found, word[start:]]


def fold(text: str, columns: int) -> list[str]:
    """The same over as many lines as it needs.

    Lines end between words and at their marks, and inside of what is longer than a line.

    >>> fold("국가 AI 전략위원회", 7)
    ['국가 AI', '전략위', '원회']
    >>> fold("과기정통부·기재부", 16)
    ['과기정통부·', '기재부']
    """
    if width_columns(text) <= columns:
        return [text]
    lines, line, taken = list[str](), "", 0
    for word in words(text):
        blank = " " if line else ""
        wide = width_columns(word)
        if taken + len(blank) + wide <= columns:
            line, taken = line + blank + word, taken + len(blank) + wide
            continue
        for piece in pieces(word):
            wide = width_columns(piece)
            if taken + len(blank) + wide <= columns:
                line, taken = line + blank + piece, taken + len(blank) + wide
            else:
                lines += [line.rstrip()] if line else []
                line, taken = "", 0
                for char in piece:
                    if line and taken + _columns[char] > columns:
                        lines.append(line)
                        line, taken = "", 0
                    line, taken = line + char, taken + _columns[char]
            blank = ""
    return [*lines, line]


def hang(text: str, columns: int | None, indent: int = 0) -> list[str]:
    """A line folded so that what follows stands under its text, behind its label.

    >>> hang("기관    과기정통부·기재부·외교부", 20, 8)
    ['기관    과기정통부·', '        기재부·', '        외교부']

    Args:
        text: The line.
        columns: Of the window; None for one that has no end.
        indent: How wide the label is, with the blanks behind it; its own margin at least.
    """
    if columns is None or width_columns(text) <= columns:
        return [text]
    indent = max(indent, len(text) - len(text.lstrip(" ")))
    label = ""
    for char in text:
        if width_columns(label) >= indent:
            break
        label += char
    lines = fold(text[len(label) :], max(columns - indent, _LEAST_COLUMNS))
    return [(" " * indent if at else label) + each for at, each in enumerate(lines)]


def named_columns() -> int:
    """What ``COLUMNS`` says; 0 where it says nothing, or no number of columns."""
    named = os.environ.get("COLUMNS", "")
    return int(named) if named.isdecimal() and len(named) < _MOST_DIGITS else 0


def window_columns() -> int:
    """Columns of the window, as ``shutil`` finds them: ``COLUMNS``, the terminal, else 80."""
    if named := named_columns():
        return named
    try:
        return (
            os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
            or _USUAL_COLUMNS
        )
    except (ValueError, OSError):  # it is closed, or no terminal
        return _USUAL_COLUMNS
