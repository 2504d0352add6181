"""The characters people type for one and the same thing, and the one we keep.

Folding never loses its place: every folded character knows the column it came from, so an error or
a find can point at the text as it was printed.
"""

import re
from itertools import repeat
from unicodedata import combining, is_normalized, normalize

# U+00B4 must go before NFKC, which would make a space and an accent of it.
YEAR_MARKS = "'’‘＇′´`ʼ‛"
WAVES = "~～∼〜˜–—"  # NFKC knows only ～
_TABLE = {ord(mark): "'" for mark in YEAR_MARKS} | {ord(wave): "~" for wave in WAVES}
_PLAIN = re.compile(r"(?:[\n\t -~가-힣](?![\u0300-\u036f\u1160-\u11ff\u3099\u309a]))+")
"""Characters that stay as they are, none of them the base of a combining one."""
_JAMO = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")


def fold(text: str) -> tuple[str, list[int]]:
    """One spelling for all variants, and the column (0-based) each folded character came from.

    >>> fold("～’25")[0]
    "~'25"
    >>> fold("㈭2")
    ('(木)2', [0, 0, 0, 1])
    """
    plain = text.translate(_TABLE)
    if is_normalized("NFKC", plain):
        return plain, list(range(len(plain)))
    folded: list[str] = []
    columns: list[int] = []
    at = 0
    while at < len(plain):
        run = _PLAIN.match(plain, at)
        step = run.end() - at if run else _cluster(plain, at)
        piece = plain[at : at + step]
        if run:
            columns.extend(range(at, at + step))
        else:
            piece = normalize("NFKC", piece)
            columns.extend(repeat(at, len(piece)))
        folded.append(piece)
        at += step
    return "".join(folded), columns


def _cluster(text: str, at: int) -> int:
    """How many characters from ``at`` on compose into one: conjoining jamo, combining marks."""
    jamo = _JAMO.match(text, at)
    end = jamo.end() if jamo else at + 1
    while end < len(text) and combining(text[end]):
        end += 1
    return end - at
