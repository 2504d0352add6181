"""The characters people type for one and the same thing, and the one we keep.

Folding never loses its place: every folded character knows the column it came from, so an error or
a find can point at the text as it was printed.
"""

from unicodedata import combining, is_normalized, normalize

# U+00B4 must go before NFKC, which would make a space and an accent of it.
YEAR_MARKS = "'’‘＇′´`ʼ‛"
WAVES = "~～∼〜˜–—"  # NFKC knows only ～
MIDDOTS = "ㆍ・‧∙⋅"  # NFKC makes a vowel of the first
HYPHENS = "‑‐−"  # a word processor's that keeps a line whole, and a minus
ROMAN = tuple((f"{roman}분기", f"{at}분기") for at, roman in enumerate("ⅠⅡⅢⅣ", 1))
_KEPT = [
    (char, kept)
    for chars, kept in (
        (YEAR_MARKS, "'"), (WAVES, "~"), (MIDDOTS, "·"), (HYPHENS, "-"), ("…⋯", ";"),
        ("ㅇ", "\u110b"),  # a bullet, which is all that keeps most lines from normal form
    )
    for char in chars
    if char != kept
]  # fmt: skip


def fold(text: str) -> tuple[str, list[int]]:
    """One spelling for all variants, and the column (0-based) each folded character came from.

    >>> fold("～’25")[0]
    "~'25"
    >>> fold("㈭2")
    ('(木)2', [0, 0, 0, 1])
    """
    plain = text
    for char, kept in _KEPT:  # each is sought by one fast run, which beats a look at every letter
        plain = plain.replace(char, kept)
    if "분기" in plain:
        for roman, kept in ROMAN:
            plain = plain.replace(roman, kept)
    if is_normalized("NFKC", plain):
        return plain, list(range(len(plain)))
    return _composed(plain)


def _composed(plain: str) -> tuple[str, list[int]]:
    """A text that is not in normal form, made so piece by piece; few are, so ``re`` waits."""
    import re  # noqa: PLC0415

    # characters that stay as they are, none of them the base of a combining one
    run = re.compile(r"(?:[\n\t -~가-힣](?![\u0300-\u036f\u1160-\u11ff\u3099\u309a]))+")
    jamo = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
    folded: list[str] = []
    columns: list[int] = []
    at, size = 0, len(plain)
    while at < size:
        if same := run.match(plain, at):
            stop = same.end()
            piece = plain[at:stop]
            columns.extend(range(at, stop))
        else:
            syllable = jamo.match(plain, at)
            stop = syllable.end() if syllable else at + 1
            while stop < size and combining(plain[stop]):
                stop += 1
            piece = normalize("NFKC", plain[at:stop])
            columns.extend([at] * len(piece))
        folded.append(piece)
        at = stop
    return "".join(folded), columns
