"""What a document says of itself near its beginning: its title, its date, who publishes it."""

from __future__ import annotations

import re

from aitrack.dates.find import find
from aitrack.dates.period import Bound, Precision
from aitrack.intake import reasons
from aitrack.intake.outline import outline, plain
from aitrack.intake.owning import Owning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aitrack.intake.owners import Owners

_FIRST_LINES = 40
_FEWEST_LETTERS = 6
_LONGEST = 80
_SAYS = re.compile(r"배포|보도|발표|작성|등록|게재|입력|시행|공고|고시")
_LABELLED = re.compile(r"[^:：]{2,14}[:：]\s*'?[0-9]")
_MASTHEAD = re.compile(
    r"보도\s?(?:참고|설명|해명)?\s?자료\s*\Z|공고\s?제|제[0-9-]+호\s*\Z|https?://|www\."
)


def title_in(lines: Sequence[str]) -> str:
    """The first line that says more than when and by whom."""
    for line in outline(lines[:_FIRST_LINES]):
        text = plain(line.words).replace("\t", " ").strip("-#*|[]<>【】 ")
        bare = re.sub(r"\W", "", text)
        if _LABELLED.match(text):
            continue
        if (
            len(bare) >= _FEWEST_LETTERS
            and not reasons.says_when(text)
            and not _MASTHEAD.search(text)
        ):
            return text[:_LONGEST]
    return ""


def dated_in(lines: Sequence[str]) -> date | None:
    """The day that a line near the beginning gives as the document's: with its year, and whole."""
    best: tuple[int, date] | None = None
    for text in lines[:_FIRST_LINES]:
        for found in find(text):
            period = found.reading.period
            whole = (
                period.bound is Bound.ON
                and period.precision is Precision.DAY
                and not period.inferred
            )
            if not whole or period.start is None:
                continue
            said = text[max(0, found.start - 12) : found.start]
            left = (text[: found.start] + text[found.stop :]).strip(" \t.()[]년월일")
            rank = (
                0
                if re.search("배포", said)
                else 1
                if len(left) <= 3
                else 2
                if _SAYS.search(said)
                else 9
            )
            if rank < 9 and (best is None or rank < best[0]):
                best = rank, period.start
    return best[1] if best else None


def publisher_in(lines: Sequence[str], owners: Owners) -> str:
    """The bodies of its contacts, else the one it begins with."""
    return "·".join(Owning(outline(lines), owners).last_resort)
