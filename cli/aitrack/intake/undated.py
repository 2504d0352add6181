"""Promises that say no day: nothing is proposed of them, so a person is told where they stand."""

from __future__ import annotations

import re

from aitrack.intake.asides import VAGUE
from aitrack.intake.kinds import ends_in_action
from aitrack.intake.outline import PLAIN, plain, ranked
from aitrack.language import say
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from aitrack.intake.entries import Review

_SHOWN = 5
_HANGS_ON = re.compile(r"(?:\s?\([^()]*\)|[*\\]+|\s등)+\s*\Z")
_LONGEST = 100
_PROMISE = re.compile(
    r"[가-힣][할될갈낼일칠]\s(?:계획|예정|방침)(?:이다|입니다|이라고|이라며|이며|임|이고)"
    r"|(?:추진|마련|수립|검토|확대|구축|개정|제정|도입|지원|발표|시행|개최|운영|추진할)\s(?:예정|계획)[.)]?\s*\Z"
    r"|[가-힣]기로\s(?:했다|하였다|했습니다|함|한\s바)"
    r"|[하되]겠(?:다|습니다)|(?:나|이어)가겠(?:다|습니다)"
    r"|\b(?:will|plans?\sto|(?:is|are)\sto|aims?\sto)\s[a-z]{3,}"
)


def undated(lines: Sequence[str], review: Review) -> list[int]:
    """The lines that promise something and have no date, counted from 1.

    Args:
        lines: Of the document.
        review: What its dates are; words without a day are none.
    """
    dated = {int(each["line"]) for each in review.entries if each.get("reason") != VAGUE}
    return [
        number for number, text in enumerate(lines, 1)
        if number not in dated and (_PROMISE.search(text) or _is_item(text))
    ]  # fmt: skip


def _is_item(text: str) -> bool:
    """Whether a line is an item of a list that says, last, what is done."""
    rank, body = ranked(text)
    return rank > PLAIN and _ends(text[body:])


def _ends(words: str) -> bool:
    """Whether an item of a list says, last, what is done: ``조달제도 정비*``."""
    return bool(ends_in_action(_HANGS_ON.sub("", plain(words))))


def told(lines: Sequence[str], review: Review) -> str:
    """How many those are, in a sentence; empty where there is none."""
    numbers = undated(lines, review)
    if not numbers:
        return ""
    few = ", ".join(map(str, numbers[:_SHOWN])) + (", …" if len(numbers) > _SHOWN else "")
    return say(
        f"날짜 없는 약속으로 보이는 {len(numbers)}곳({few}행): 제안하지 않음, 넣으려면 aitrack add",
        f"{len(numbers)} lines seem to promise without a date ({few}): "
        "none is proposed; aitrack add takes them",
    )


def listed(lines: Sequence[str], review: Review) -> str:
    """Each of those lines with its number, cut where it is long."""
    rows = []
    for number in undated(lines, review):
        words = plain(clean(lines[number - 1]))
        rows.append(f"{number:>5}  {words[:_LONGEST]}{'…' * (len(words) > _LONGEST)}\n")
    return "".join(rows)
