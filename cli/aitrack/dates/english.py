"""English prose around a date: ``by the end of 2026``, ``from 2025 to 2027``, ``early 2027``.

Words are turned into the marks of the grammar, which then reads the rest: ``by 2030`` is ``~2030``.
"""

from __future__ import annotations

import re

_WEEKDAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_REWRITES = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (rf"\A({_MONTH})\s(\d\d?)\s?[~-]\s?(\d\d?),\s?(\d{{4}})\Z", r"\2 \1 \4~\3 \1 \4"),
        (rf"\A(\d\d?)\s?[~-]\s?(\d\d?)\s({_MONTH})\s(\d{{4}})\Z", r"\1 \3 \4~\2 \3 \4"),
        (r"\b(first|second)\shalf\sof\s", lambda found: f"{_ORDINALS[found[1].lower()]}H "),
        (
            r"\b(first|second|third|fourth|last)\squarter\sof\s",
            lambda found: f"Q{_ORDINALS[found[1].lower()]} ",
        ),
        (r"\b(?:the\s)?end\sof\s(\d{4})\Z", r"\1년말"),
        (r"\bearly\s(\d{4})\b", r"\1년초"),
        (r"\bmid[- ](\d{4})\b", r"\1년중반"),
        (r"\blate\s(\d{4})\b", r"\1년말"),
        (r"\A(?:from|between)\s(.+?)\s(?:to|until|through|and)\s(.+)\Z", r"\1~\2"),
        (r"\A(?:by|until|before\sthe\send\sof|no\slater\sthan)\s(?:the\s)?(.+)\Z", r"~\1까지"),
        (
            r"\A(?:since|from|starting(?:\sin|\sfrom)?|as\sof)\s(?:the\s)?(.+?)(?:\sonwards?)?\Z",
            r"\1~",
        ),
        (r"\A(?:in|on|during)\s(?:the\s)?(.+)\Z", r"\1"),
        (r"\Athe\s(.+)\Z", r"\1"),
    )
)
_LEADING_WEEKDAY = re.compile(rf"\A({_WEEKDAY})[a-z]*,?\s", re.IGNORECASE)


def rewrite(folded: str) -> tuple[str, int | None] | None:
    """The same in the grammar's own marks, and the weekday before it; None where none is English.

    >>> rewrite("by the end of 2026")
    ('~2026년말까지', None)
    >>> rewrite("Thursday, 21 May 2026")
    ('21 May 2026', 3)
    """
    if not folded.isascii():
        return None
    text, weekday = folded.strip(), None
    if match := _LEADING_WEEKDAY.match(text):
        weekday = _WEEKDAY.split("|").index(match[1].title())
        text = text[match.end() :]
    for pattern, replacement in _REWRITES:
        text = pattern.sub(replacement, text)
    return (text, weekday) if text != folded.strip() else None
