"""Names compared as people mean them, and the nearest one when nothing matches."""

from __future__ import annotations

from unicodedata import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_SILENT = "·‧•.,'\"’‘“”「」『』<>()[]-"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
)
"""Nobody sees them, and no page shows them."""
_DOTS = "ㆍ・"  # NFKC would make a vowel of the first
_SYLLABLES = range(0xAC00, 0xD7A4)
_GOOD_ENOUGH = 0.6
_FEWEST_LETTERS = 2
_SHORT_WORD = 2
_LONGEST_NAME = 500
_APOSTROPHES = "'’"
_EDGE = "\2"
"""Stands where a word of Latin letters or figures begins, and where a short one ends."""
APART = "\1"
"""Stands between texts that are searched together: folding leaves it, and no word has it."""


def fold_name(text: str) -> str:
    r"""Spaces, dots, quotes, case, composition and what is not seen do not tell names apart.

    >>> fold_name("국가 AI 위원회") == fold_name("국가ai\u200b위원회")
    True
    """
    for dot in _DOTS:
        text = text.replace(dot, " ")
    text = normalize("NFKC", text)
    for mark in _SILENT if text.isascii() else _SILENT + _UNSEEN:
        text = text.replace(mark, "")
    return "".join(text.split()).casefold()


def fold_text(text: str) -> str:
    """A text that words are looked for in, folded as names are, in which Latin words stand out.

    They would be found across blanks and inside of others else: ``GPU`` in ``using public``,
    ``API`` in ``capital``. One is found where a word begins with it, one of a letter or two only
    where it is the whole word.

    >>> [fold_text("GPU") in fold_text(text) for text in ("국산GPU 확보", "GPUs", "using public")]
    [True, True, False]
    >>> fold_text("AI") in fold_text("초거대AI 기금"), fold_text("AI") in fold_text("aims")
    (True, False)
    """
    plain = normalize("NFKC", text.replace(".", "")).casefold()
    return fold_name(" ".join(map(_edged, plain.split())))


def _edged(word: str) -> str:
    """A word with an edge before each run of Latin letters and figures in it, behind short ones.

    A figure joined to letters is theirs: ``GPT-4`` is ``GPT4``.
    """
    if word.isascii() and word.isalpha():
        return f"{_EDGE}{word}{_EDGE}" if len(word) <= _SHORT_WORD else _EDGE + word
    found, before, run = "", "", ""
    for char in f"{word} ":
        if "a" <= char <= "z" or "0" <= char <= "9" or char in _APOSTROPHES:
            run += char
            continue
        if run:
            short = len(run) <= _SHORT_WORD and run.isalpha()
            joined = run.isdecimal() and found[-1:] == "-" and before.isalpha()
            edge = "" if joined or not run.strip(_APOSTROPHES) else _EDGE
            found, before, run = found + (f"{edge}{run}{edge}" if short else edge + run), run, ""
        found += char
    return found


def jamo(text: str) -> str:
    """Hangul syllables as their letters, so that a slip of one key is a small difference.

    >>> len(jamo("과기부"))
    6
    """
    return "".join(normalize("NFD", char) if ord(char) in _SYLLABLES else char for char in text)


def likely(wanted: str, names: Iterable[str]) -> list[str]:
    """All names that may be meant: the nearest, then those that hold the same letters or words.

    >>> likely("방심위", ["방송통신심의위원회", "외교부"])
    ['방송통신심의위원회']
    >>> likely("Education Ministry", ["Ministry of Education", "Ministry of Health"])
    ['Ministry of Education']
    """
    several = list(names)
    close = nearest(wanted, several)
    found = [close] if close else []
    folded, words = fold_name(wanted[:_LONGEST_NAME]), set(wanted.casefold().split())
    if len(folded) < _FEWEST_LETTERS:
        return found
    for name in several:
        text = fold_name(name)
        if folded.isascii():
            same = words <= set(name.casefold().split())
        else:
            same = _within(folded, text) or (len(text) >= _FEWEST_LETTERS and text in folded)
        if same or folded in text:
            found.append(name)
    return list(dict.fromkeys(found))


def _within(letters: str, text: str) -> bool:
    """Whether they stand in a text in this order, as those of an abbreviation do."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def nearest(wanted: str, names: Iterable[str], enough: float = _GOOD_ENOUGH) -> str | None:
    """The name most like the one typed, or None where nothing is much like it.

    >>> nearest("과기졍통부", ["과기정통부", "국토부"])
    '과기정통부'
    """
    from difflib import get_close_matches  # noqa: PLC0415, only on a typo

    if len(wanted) > _LONGEST_NAME:
        return None  # no slip of the keys, and it would take as long as it is
    spelled = {jamo(fold_name(name)): name for name in names}
    found = get_close_matches(jamo(fold_name(wanted)), spelled, n=1, cutoff=enough)
    return spelled[found[0]] if found else None
