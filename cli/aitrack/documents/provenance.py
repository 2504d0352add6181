"""The store held against the texts it was read from: is each thing there, and is anything left out?

Texts are compared without white space and with one spelling for quote and wave marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aitrack.dates.find import find
from aitrack.dates.reading import Form, Reading
from aitrack.dates.said import NOTHING
from aitrack.dates.spelling import fold
from aitrack.errors import Words
from aitrack.model import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aitrack.documents.texts import Text
    from aitrack.model import Event, Mention
    from aitrack.timeline import Timeline

NEAR_LINES = 3
"""A title's words stand within so many lines of a mention."""
ABOVE_LINES = 8
"""A table names the ministry once, in the first of its rows."""
ENOUGH_WORDS = 0.66
EVERY = "*"
_HANGUL = re.compile("[가-힣]")
_WORD = re.compile(r"[^\s·,()「」『』<>'\"‘’“”:;/\[\]…]+")


class Uncited(NamedTuple):
    """A date in a text that nothing in the store speaks of."""

    path: str
    document: str
    line: int
    column: int
    text: str
    around: str
    reading: Reading
    """What it is: days, a rule, a count from an event, or a word without a date."""


def squeeze(text: str) -> str:
    """A text without blanks and in one spelling of its marks, to be compared.

    >>> squeeze("’26. 5. 21.（목）")
    "'26.5.21.(목)"
    """
    return "".join(fold(text)[0].split())


def verify(timeline: Timeline, texts: Mapping[str, Text]) -> Iterator[Problem]:
    """Every claim of the store that the texts do not bear out.

    Args:
        timeline: The store.
        texts: The documents at hand, by their id; the others are not looked at.
    """
    for name, document in timeline.documents.items():
        text = texts.get(name)
        if text and text.sha256 != document.sha256:
            yield _problem(text, 1, None, "sha256", "다른 판의 글임: 해시가 다름", "another text")
    for event in timeline.events:
        mentions = [
            (m, texts[m.document]) for m in event.mentions if m.document and m.document in texts
        ]
        lost = [pair for pair in mentions if not _at(pair[1], pair[0].line)]
        for mention, text in lost:
            yield _problem(text, mention.line or 1, event, "line", "글에 없는 행", "no such line")
        here = [pair for pair in mentions if pair not in lost]
        for mention, text in here:
            yield from _notation(event, mention, text)
        if here and len(here) == len(event.mentions):
            yield from _title(event, here)
            yield from _ministries(event, here)


def uncited(timeline: Timeline, texts: Mapping[str, Text]) -> Iterator[Uncited]:
    """Every date in the texts that no mention cites and no exclusion explains.

    What recurs or is counted from an event is among them: it is an obligation too. Words without a
    date are not; ``uncited_vague`` has them.
    """
    return (each for each in _uncited(timeline, texts) if each.reading.bound != Form.VAGUE)


def uncited_vague(timeline: Timeline, texts: Mapping[str, Text]) -> Iterator[Uncited]:
    """Every 향후, 상시 and the like in the texts that nothing cites or explains."""
    return (each for each in _uncited(timeline, texts) if each.reading.bound == Form.VAGUE)


def _uncited(timeline: Timeline, texts: Mapping[str, Text]) -> Iterator[Uncited]:
    cited: dict[tuple[str, int], list[str]] = {}
    for event in timeline.events:
        for mention in event.mentions:
            if mention.document and mention.line and mention.when:
                key = (mention.document, mention.line)
                cited.setdefault(key, []).append(squeeze(mention.when))
    for exclusion in timeline.exclusions:
        key = (exclusion.document, exclusion.line)
        cited.setdefault(key, []).append(squeeze(exclusion.when))
    for name, text in texts.items():
        memory = NOTHING
        for number, line in enumerate(text.lines, 1):
            known = cited.get((name, number), [])
            for found in find(line, timeline.documents[name].dated, memory):
                memory = found.memory
                bare = squeeze(found.text)
                if not any(one == EVERY or one in bare or bare in one for one in known):
                    yield Uncited(
                        text.path, name, number, found.start + 1, found.text, line.strip(),
                        found.reading,
                    )  # fmt: skip


def _notation(event: Event, mention: Mention, text: Text) -> Iterator[Problem]:
    line = mention.line or 0
    if mention.when and squeeze(mention.when) not in squeeze(_at(text, line)):
        yield _problem(
            text, line, event, "when",
            f"이 행에 '{mention.when}'이(가) 없음", f"'{mention.when}' is not in this line",
        )  # fmt: skip
    near = squeeze(_window(text, line - ABOVE_LINES, line))
    for name in mention.ministries:
        if squeeze(name) not in near:
            yield _problem(
                text, line, event, "ministries", f"'{name}'이(가) 없음", f"'{name}' is not there"
            )


def _title(event: Event, here: list[tuple[Mention, Text]]) -> Iterator[Problem]:
    near = "".join(
        squeeze(_window(text, (m.line or 0) - NEAR_LINES, (m.line or 0) + NEAR_LINES))
        for m, text in here
    ).casefold()
    if not _HANGUL.search(near):
        return  # an English text, and the title is its translation
    words = [squeeze(word).casefold() for word in _WORD.findall(event.title)]
    missing = [word for word in words if word not in near]
    if words and 1 - len(missing) / len(words) < ENOUGH_WORDS:
        mention, text = here[0]
        lost = ", ".join(missing)
        yield _problem(
            text, mention.line or 1, event, "title",
            f"제목의 낱말이 가까이 없음: {lost}", f"words of the title are not near: {lost}",
        )  # fmt: skip


def _ministries(event: Event, here: list[tuple[Mention, Text]]) -> Iterator[Problem]:
    mention, text = here[0]
    windows = [_window(t, (m.line or 0) - ABOVE_LINES, m.line or 0) for m, t in here]
    if event.ministries_from:
        windows.append(_window(text, event.ministries_from - 1, event.ministries_from + 1))
    near = squeeze("".join(windows))
    for name in event.ministries_printed:
        if squeeze(name) not in near:
            yield _problem(
                text, mention.line or 1, event, "ministries",
                f"'{name}'이(가) 가까이 없음", f"'{name}' is not near",
            )  # fmt: skip


def _at(text: Text, line: int | None) -> str:
    return text.lines[line - 1] if line and line <= len(text.lines) else ""


def _window(text: Text, first: int, last: int) -> str:
    return "\n".join(text.lines[max(0, first - 1) : max(0, last)])


def _problem(text: Text, line: int, event: Event | None, field: str, ko: str, en: str) -> Problem:
    return Problem(text.path, line, 1, event.id if event else None, field, Words(ko, en))
