"""How bash, zsh and fish ask what completes a word, and how the answer is written for each.

``aitrack __complete SHELL ...`` is asked by the functions that ``aitrack completion SHELL`` prints.
zsh and fish hand over the words; bash hands over the line up to the cursor, because it cuts words
at marks such as ``=`` and keeps the quotes in them.
"""

from __future__ import annotations

from aitrack.line.completion import candidates
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.line.completion import Candidate

_PLAIN = frozenset("-_./+,@%=:")
"""Marks that mean nothing to bash."""
_MEANT = {"'": frozenset("'"), '"': frozenset('"$`\\!')}
"""Marks that mean something to bash between its quotes."""


def answer(arguments: Sequence[str]) -> str:
    """The candidates for a shell, one a line."""
    shell, *words = arguments or [""]
    if shell == "bash":
        return _for_bash(*(*words, "", "")[:2])
    found = _known([split(word)[0][-1] for word in words])  # fish and zsh keep the quotes
    if shell == "zsh":
        pairs = [(text.replace(":", "\\:"), meaning) for text, meaning in found]
        return "".join(f"{text}:{meaning}\n" if meaning else f"{text}\n" for text, meaning in pairs)
    return "".join(f"{text}\t{meaning}\n" for text, meaning in found)


def _for_bash(line: str, breaks: str) -> str:
    """Only what follows the last mark that bash cuts words at; quoted as the word is."""
    words, quote = split(line)
    if not words:
        return ""
    typed = words[-1]
    shared = max((typed.rfind(mark) + 1 for mark in breaks if mark in "=:"), default=0)
    found = [text[shared:] for text, _ in _known(words[1:])]
    if quote:  # bash puts it between the quotes as it is, and these would end there or be run
        return "".join(f"{text}\n" for text in found if not _MEANT[quote].intersection(text))
    return "".join(f"{_escaped(text)}\n" for text in found)


def _known(words: Sequence[str]) -> list[Candidate]:
    """The candidates that are one line of text; what is said of them is made one."""
    return [(text, clean(meaning)) for text, meaning in candidates(words) if text.isprintable()]


def _escaped(text: str) -> str:
    return "".join(char if char.isalnum() or char in _PLAIN else f"\\{char}" for char in text)


def split(line: str) -> tuple[list[str], str]:
    """The words of an unfinished command line, and the quote that is still open.

    >>> split("aitrack list --state '이행 ")
    (['aitrack', 'list', '--state', '이행 '], "'")
    >>> split("aitrack list ")
    (['aitrack', 'list', ''], '')
    """
    words, word, quote, escaped, begun = list[str](), "", "", False, False
    for char in line:
        if escaped:
            word, escaped = word + char, False
        elif char == "\\" and quote != "'":
            escaped = begun = True
        elif quote:
            quote, word = ("", word) if char == quote else (quote, word + char)
        elif char in "'\"":
            quote, begun = char, True
        elif char.isspace():
            words, word, begun = ([*words, word], "", False) if begun else (words, "", False)
        else:
            word, begun = word + char, True
    return [*words, word], quote
