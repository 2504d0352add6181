"""Text on a grid: Hangul and Hanja take two columns, and no data reaches the terminal raw."""

from unicodedata import category, east_asian_width

_WIDE = ("W", "F")
_JOINING = range(0x1160, 0x1200)


def clean(text: str) -> str:
    r"""Drop what a terminal would obey: control, formatting and line-breaking characters.

    >>> clean("a\x1b[31mb\nc")
    'a[31mb c'
    """
    if text.isprintable():
        return text
    kept = (" " if char in "\n\r\t\u2028\u2029" else char for char in text)
    return "".join(char for char in kept if category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))


def width_columns(text: str) -> int:
    """Columns a text takes on a terminal.

    >>> width_columns("'24.下"), width_columns("과기정통부")
    (6, 10)
    """
    if text.isascii():
        return len(text)
    return sum(map(_char_columns, text))


def _char_columns(char: str) -> int:
    if ord(char) in _JOINING or category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in _WIDE else 1


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
        room -= _char_columns(char)
        if room < 0:
            break
        kept += char
    return kept + "…"
