"""What a model says of a document, held against the document: its words must stand there.

Days never come from a model: it can only give other titles to dates that our reader has found.
"""

from __future__ import annotations

import re

from aitrack.documents.provenance import NEAR_LINES, squeeze
from aitrack.intake import asides
from aitrack.intake.kinds import kind_of
from aitrack.intake.places import Guess
from aitrack.values import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from aitrack.intake.places import Place

    Ask = Callable[[str], list[dict[str, Any]]]

RULE = "model"
_MOST_LETTERS = 6000
_LONGEST = 200
_WORD = re.compile(r"[0-9A-Za-z가-힣㐀-鿿]+")


def suggested(
    places: Sequence[Place], lines: Sequence[str], ask: Ask
) -> tuple[list[Place], int, int]:
    """The places with a model's titles, how many those are, and how many were not believed.

    Args:
        places: Of the document, in its order.
        lines: Of the document.
        ask: Sends a part of it, and brings back what a model says.
    """
    open_ = [each for each in places if each.guess or each.reason == asides.UNTITLED]
    titles: dict[tuple[int, str], list[str]] = {}
    dropped = 0
    wanted = {(each.line, squeeze(each.when)) for each in open_}
    for part in _parts(open_, lines):
        for item in ask(part):
            place = (item.get("line"), squeeze(str(item.get("when", ""))))
            title = " ".join(str(item.get("title", "")).split())
            if place in wanted and _stands(title, lines, place[0]):
                found = titles.setdefault(place, [])
                found += [title] * (title not in found)
            else:
                dropped += 1
    return _renamed(places, titles), sum(map(len, titles.values())), dropped


def _parts(places: Sequence[Place], lines: Sequence[str]) -> Iterator[str]:
    """The lines around dates, numbered, with the dates listed behind, so many letters at a time."""
    numbers: dict[int, None] = {}
    dates: list[str] = []
    size = 0
    for place in places:
        for at in range(place.line - NEAR_LINES, place.line + NEAR_LINES + 1):
            if 0 < at <= len(lines) and at not in numbers:
                numbers[at] = None
                size += len(lines[at - 1])
        dates.append(f"{place.line}: {place.when}")
        if size >= _MOST_LETTERS:
            yield _part(numbers, dates, lines)
            numbers, dates, size = {}, [], 0
    if dates:
        yield _part(numbers, dates, lines)


def _part(numbers: dict[int, None], dates: list[str], lines: Sequence[str]) -> str:
    text = "\n".join(f"{at}\t{lines[at - 1]}" for at in sorted(numbers))
    return f"{text}\n\nDates (line: notation):\n" + "\n".join(dict.fromkeys(dates))


def _stands(title: str, lines: Sequence[str], line: int) -> bool:
    """Whether each word of a title stands in the line or near it."""
    words = _WORD.findall(title)
    near = "".join(lines[max(0, line - 1 - NEAR_LINES) : line + NEAR_LINES])
    bare = squeeze(near).casefold()
    return bool(words) and len(title) <= _LONGEST and all(w.casefold() in bare for w in words)


def _renamed(places: Sequence[Place], titles: dict[tuple[int, str], list[str]]) -> list[Place]:
    """Each place under its new title; what shares its date beyond that follows it."""
    found: list[Place] = []
    done = set()
    for place in places:
        key = (place.line, squeeze(place.when))
        told = titles.get(key)
        if not told or key in done:
            if not (
                told and place.guess and "-" in place.key
            ):  # the rules' own conjuncts are replaced
                found.append(place)
            continue
        done.add(key)
        base = place.guess or Guess("", RULE)
        name = place.id or f"model-{place.key}"
        for turn, title in enumerate(told):
            guess = replace(base, title=title, rule=RULE)
            key_of_it = f"{place.key}-m{turn}" if turn else place.key
            id_of_it = f"{name}-m{turn}" if turn else name
            known = replace(place, key=key_of_it, id=id_of_it, reason=None)
            found.append(replace(known, guess=guess, kind=kind_of(title)))
    return found
