"""Text on a grid: Hangul and Hanja take two columns, and no data reaches the terminal raw."""

from aitrack.printable import columns_of, width_columns

_LEAST_COLUMNS = 8
_WIDEST_LABEL = 16
_HELD = "\xa0"
"""A blank at which no line ends."""
_JOINS = frozenset(("·", "~", "→"))
_BEHIND = frozenset("·ㆍ・‧,;/|")
"""A line may end behind one of these."""
_BEFORE = frozenset("(「『[<")
"""And before one of these."""
_MARKS = _BEHIND | _BEFORE
_NOT_BEHIND = _BEHIND | {_HELD}


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
        room -= columns_of[char]
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
        behind = before in _BEHIND and not here.isdigit() and here not in _NOT_BEHIND
        behind = behind and not (before == "/" and here.isascii())  # a path, an address
        if behind or (here in _BEFORE and before.isalpha()):
            found.append(word[start:at])
            start = at
    return [*found, word[start:]]


def fold(text: str, columns: int) -> list[str]:
    """Text broken into lines of at most so many columns.

    Lines end between words and at their marks, and inside of what is longer than a line.

    >>> fold("국가 AI 전략위원회", 7)
    ['국가 AI', '전략위', '원회']
    >>> fold("과기정통부·기재부", 16)
    ['과기정통부·', '기재부']
    >>> fold(" 시대 적법한", 8)
    [' 시대', '적법한']
    """
    if width_columns(text) <= columns:
        return [text]
    lines, line, taken = list[str](), "", 0
    for at, word in enumerate(words(text)):
        blank = " " if line or (at and not lines) else ""  # those it begins with are its own
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
                    if line and taken + columns_of[char] > columns:
                        lines.append(line)
                        line, taken = "", 0
                    line, taken = line + char, taken + columns_of[char]
            blank = ""
    return [*lines, line]


def fold_phrases(text: str, columns: int) -> list[str]:
    """The same of a line of figures: a count stays with what it counts.

    Lines end behind `` · `` and at gaps, and within what is between them only where it is longer
    than a line.

    >>> fold_phrases("이행 미확인 13 · 30일 이내 0", 22)
    ['이행 미확인 13 ·', '30일 이내 0']
    """
    if width_columns(text) <= columns:
        return [text]
    held = text
    for gap in text.split("   "):
        for phrase in gap.split(" · "):
            if " " in phrase and width_columns(phrase) < columns - 1:
                held = held.replace(phrase, phrase.replace(" ", _HELD))
    return [line.replace(_HELD, " ").rstrip() for line in fold(held, columns)]


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


def margin_of(line: str) -> int:
    """How far a folded line is set in where it goes on: under its text, where it has a label."""
    margin = len(line) - len(line.lstrip(" "))
    _, blanks, text = line[margin:].partition("  ")
    widest = width_columns(line) - width_columns(text.lstrip(" "))
    return widest if blanks and text.strip() and widest <= _WIDEST_LABEL else margin + 2
