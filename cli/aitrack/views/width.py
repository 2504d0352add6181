"""Text on a grid: Hangul and Hanja take two columns, and no data reaches the terminal raw."""

import os
import sys
from unicodedata import category, east_asian_width

from aitrack.printable import clean

__all__ = ["clean", "cut", "fold", "pad", "width_columns", "window_columns"]

_WIDE = ("W", "F")
_JOINING = frozenset((*range(0x1160, 0x1200), *range(0xD7B0, 0xD800)))
"""Vowels and final letters of Hangul, old ones too: they stand in the square of the first."""
_USUAL_COLUMNS = 80
_MOST_DIGITS = 6


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


def fold(text: str, columns: int) -> list[str]:
    """The same over as many lines as it needs: between words, and in them where they are longer.

    >>> fold("국가 AI 전략위원회", 7)
    ['국가 AI', '전략위', '원회']
    """
    if width_columns(text) <= columns:
        return [text]
    lines, line = list[str](), ""
    for word in text.split(" "):
        wider = f"{line} {word}" if line else word
        if width_columns(wider) <= columns:
            line = wider
            continue
        lines += [line] if line else []
        line = ""
        for char in word:
            if line and width_columns(line) + _columns[char] > columns:
                lines.append(line)
                line = ""
            line += char
    return [*lines, line]


def window_columns() -> int:
    """Columns of the window, as ``shutil`` finds them: ``COLUMNS``, the terminal, else 80."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and len(named) < _MOST_DIGITS and int(named) > 0:
        return int(named)
    try:
        return (
            os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
            or _USUAL_COLUMNS
        )
    except (ValueError, OSError):  # it is closed, or no terminal
        return _USUAL_COLUMNS
