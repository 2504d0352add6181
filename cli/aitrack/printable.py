r"""What may be printed: nothing of another's that a terminal, a page or a reader would obey.

Everything that a run prints goes through here on its way out: pages by ``page``, messages and cells
by ``clean``, the strings of JSON by ``escaped``. Control characters (C0 and C1), direction marks,
invisible formatting, lone surrogates, what is no character and line separators of every kind count
as such; text in any script does not. How many columns it takes on a terminal is known here too.
"""

from sys import byteorder
from unicodedata import category, east_asian_width

_OBEYED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_UNKNOWN, _NONE_FROM, _NONE_TO, _NONE = "Cn", 0xFDD0, 0xFDEF, 0xFFFE
_BLANK = frozenset("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_LAST_OF_TWO_BYTES = 0xFFFF
_WIDE = ("W", "F")
_JOINING = frozenset((*range(0x1160, 0x1200), *range(0xD7B0, 0xD800)))
"""Vowels and final letters of Hangul, old ones too: they stand in the square of the first."""
_BLOCKS = slice(3 if byteorder == "little" else 2, None, 2)
"""Of UTF-16 behind its mark, the bytes that say which block of 256 a character is of."""
_UNEVEN = 2
_MORE = b"".join(
    bytes([more]) * (stop - first)
    for more, first, stop in (
        (0, 0x00, 0x01), (_UNEVEN, 0x01, 0x4E), (1, 0x4E, 0xA0), (_UNEVEN, 0xA0, 0xAC),
        (1, 0xAC, 0xD7), (_UNEVEN, 0xD7, 0x100),
    )
)  # fmt: skip
"""By block, what a character takes beside one column: Latin none, Han and Hangul one; others vary.
"""
_SOFT_HYPHEN = "\xad"
"""The one letter of its block that takes no column."""


def clean(text: str) -> str:
    r"""One line of it: what breaks lines becomes a blank, what else is obeyed is dropped.

    >>> clean("a\x1b[31mb\nc\x85d\u202ee")
    'a[31mb c de'
    """
    if text.isprintable():
        return text
    kept = (" " if char in _BLANK else char for char in text)
    return "".join(char for char in kept if not _obeyed(char))


def _obeyed(char: str) -> bool:
    """Whether somebody would obey it, or it is no character at all, which XML may not hold."""
    kind = category(char)
    return kind in _OBEYED or (kind == _UNKNOWN and is_none(ord(char)))


def is_none(code: int) -> bool:
    """Whether a number is of no character and never will be: U+FDD0 and on, U+…FFFE, U+…FFFF.

    >>> is_none(0xFFFF), is_none(0x378)
    (True, False)
    """
    return _NONE_FROM <= code <= _NONE_TO or code & _NONE == _NONE


def page(text: str) -> str:
    r"""Several lines of it, laid out by us: their ends and tabs stay, and nothing else.

    >>> page("a\tb\r\nc\x9b2J\u2028d\n")
    'a\tb\r\nc2J d\n'
    """
    if text.replace("\n", "").isprintable():
        return text
    return "\n".join(map(_line, text.split("\n")))


def _line(text: str) -> str:
    body = text.removesuffix("\r")
    cells = body if body.isprintable() else "\t".join(map(clean, body.split("\t")))
    return cells + text[len(body) :]


def escaped(quoted: str) -> str:
    r"""A string of JSON in its quotes, in which the same characters are written by number.

    >>> escaped('"a\u202eb"')
    '"a\\u202eb"'
    """
    if quoted.isprintable():
        return quoted
    return "".join(map(_number, quoted))


def _number(char: str) -> str:
    if not _obeyed(char):
        return char
    if category(char) == "Cs":  # half a character: no text, and some readers of JSON refuse it
        return "\\ufffd"
    code = ord(char)
    if code <= _LAST_OF_TWO_BYTES:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def width_columns(text: str) -> int:
    """Columns a text takes on a terminal.

    >>> width_columns("'24.下"), width_columns("과기정통부")
    (6, 10)
    """
    if text.isascii():
        return len(text)
    columns = _texts.get(text)
    if columns is None:
        columns = _texts[text] = _measured(text)
        if len(_texts) > _MOST_TEXTS:
            _texts.clear()
    return columns


def _measured(text: str) -> int:
    """Columns of a text: most are told at once by the blocks of 256 that its characters are of."""
    more = text.encode("utf-16", "surrogatepass")[_BLOCKS].translate(_MORE)
    if _UNEVEN in more or _SOFT_HYPHEN in text:
        return sum(map(columns_of.__getitem__, text))
    return len(text) + more.count(1)


class _Columns(dict[str, int]):
    """Columns of each character that was met."""

    def __missing__(self, char: str) -> int:
        joins = ord(char) in _JOINING or category(char) in ("Mn", "Me", "Cf")
        self[char] = columns = 0 if joins else 2 if east_asian_width(char) in _WIDE else 1
        return columns


columns_of = _Columns()
_texts: dict[str, int] = {}
"""Columns of texts that were measured: each cell is asked for twice, many stand there often."""
_MOST_TEXTS = 1 << 14
