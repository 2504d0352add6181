"""Before ``mark`` writes: the state before and after the new entry, and what speaks against it."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.model import Status
from aitrack.printable import clean
from aitrack.status import SETTLED, governing, standing, standing_entries
from aitrack.values import Frozen, dataclass
from aitrack.views.labels import (
    SOURCES,
    STATUSES,
    bracketed,
    place_of,
    state_text,
    title_of,
    word_of,
)
from aitrack.views.width import pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aitrack.errors import Lang
    from aitrack.model import Document, Event, Outcome
    from aitrack.status import Recorded

_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Weighed(Frozen):
    """What a new entry would change, held against the record of its event."""

    before: str
    """Where the event stood."""
    after: str
    twice: bool
    """The record says the very same already."""
    doubts: tuple[Words, ...]
    """What whoever records it should know."""


@dataclass(frozen=True, slots=True)
class _Stood(Frozen):
    """What ``standing`` asks for, of one event."""

    documents: dict[str, Document]
    outcomes: dict[str, tuple[Outcome, ...]]
    parts: dict[str, tuple[Event, ...]]


def weigh(
    event: Event,
    here: Recorded,
    record: Sequence[Outcome],
    entry: Outcome,
    day: date,
    lang: Lang,
) -> Weighed:
    """Hold an entry against what is recorded already."""
    states = [_stands(event, here, each, day, lang) for each in (record, (*record, entry))]
    return Weighed(
        states[0], states[1], says(record, entry),
        tuple(_doubts(event, here, record, entry, day)),
    )  # fmt: skip


def says(record: Sequence[Outcome], entry: Outcome) -> bool:
    """Whether a record says the very same already, and it stands."""
    said = [each for each in record if each.event == entry.event]
    return _content(entry) in [_content(each) for each in standing_entries(said)]


def _content(entry: Outcome) -> tuple[object, ...]:
    """What an entry says, but for the day on which it was recorded."""
    places = tuple(each.url or each.sha256 or each.number for each in entry.evidence)
    return (entry.status, entry.on, entry.by, entry.note, places, entry.candidate)


def _doubts(
    event: Event,
    here: Recorded,
    record: Sequence[Outcome],
    entry: Outcome,
    day: date,
) -> list[Words]:
    found = []
    happened = entry.happened.last_day if entry.happened else None
    promised = min(
        (here.documents[each.document].dated for each in event.mentions if each.document),
        default=None,
    )
    if happened and promised and happened < promised:
        found.append(
            Words(
                f"일어난 때({entry.on})가 약속이 적힌 첫 문서({promised})보다 앞섭니다",
                f"it happened ({entry.on}) before the first document that promises it ({promised})",
            )
        )
    if happened and happened > day:
        found.append(
            Words(
                f"{entry.on}은(는) 아직 지나지 않아 {happened}부터 상태에 나타납니다",
                f"{entry.on} is not over, so the state shows it from {happened} on",
            )
        )
    on = max(day, happened or day)
    held, holds = governing(record, on), governing((*record, entry), on)
    alike = held and (
        held.status is entry.status or (held.status in SETTLED and entry.status in SETTLED)
    )
    if held and holds is not entry and not alike:
        found.append(
            Words(
                f"이미 결과가 있어 상태는 그대로입니다: {entry_line(held, 'ko')}",
                f"it has an outcome already, and its state stays: {entry_line(held, 'en')}",
            )
        )
    elif held and holds is not entry:
        found.append(
            Words(
                f"{SOURCES[held.by].ko}가 {SOURCES[entry.by].ko}보다 앞서므로 상태는"
                f" 그대로입니다: {entry_line(held, 'ko')}",
                f"what the record says by {SOURCES[held.by].en} comes before what it says by"
                f" {SOURCES[entry.by].en}, so the state stays: {entry_line(held, 'en')}",
            )
        )
    elif held and held.status in SETTLED and held.status is not entry.status:
        found.append(
            Words(
                f"앞의 기록과 어긋납니다: {entry_line(held, 'ko')} → {entry_line(entry, 'ko')}",
                f"it contradicts the record: {entry_line(held, 'en')} → {entry_line(entry, 'en')}",
            )
        )
    return found


def entry_line(entry: Outcome, lang: Lang) -> str:
    """An entry in a few words: what happened, whose word it is, when."""
    if entry.status is Status.RETRACTED:
        return f"{STATUSES[entry.status].say(lang)} ({entry.recorded})"
    on = f", {entry.on}" if entry.on else ""
    return bracketed(STATUSES[entry.status].say(lang), f"{word_of(entry, lang)}{on}", lang)


def preview(event: Event, entry: Outcome, found: Weighed, lang: Lang) -> str:
    """What is about to be recorded, for a person to look at first."""
    on = f" {entry.on}" if entry.on else ""
    said = bracketed(STATUSES[entry.status].say(lang), word_of(entry, lang), lang) + on
    lines = [f"{title_of(event, lang)} ({event.id})"]
    if event.period.deadline:
        lines.append(_line(Words("기한", "deadline"), str(event.period.deadline), lang))
    lines.append(_line(Words("적을 것", "to record"), said, lang))
    if entry.note:
        lines.append(_line(Words("메모", "note"), entry.note, lang))
    lines += [
        _line(Words("근거", "evidence"), place_of(evidence), lang) for evidence in entry.evidence
    ]
    lines.append(_line(Words("상태", "state"), f"{found.before} → {found.after}", lang))
    lines += [_line(Words("주의", "note well"), words.say(lang), lang) for words in found.doubts]
    return "\n".join(map(clean, lines))


def taken_back(
    event: Event,
    here: Recorded,
    record: Sequence[Outcome],
    change: tuple[Outcome, Outcome],
    day: date,
    lang: Lang,
) -> str:
    """What an entry that takes another back would change, for a person to look at first.

    Args:
        event: Whose record it is.
        here: What the event stands by.
        record: Its entries.
        change: The entry that no longer holds, and the one that says so.
        day: The day that is spoken of.
        lang: The language of the page.
    """
    gone, after = change
    states = [_stands(event, here, each, day, lang) for each in (record, (*record, after))]
    lines = [
        f"{title_of(event, lang)} ({event.id})",
        _line(Words("취소할 것", "take back"), entry_line(gone, lang), lang),
        _line(Words("상태", "state"), f"{states[0]} → {states[1]}", lang),
    ]
    return "\n".join(map(clean, lines))


def _stands(
    event: Event,
    here: Recorded,
    record: Sequence[Outcome],
    day: date,
    lang: Lang,
) -> str:
    there = _Stood(here.documents, {**here.outcomes, event.id: tuple(record)}, here.parts)
    return state_text(standing(event, there, day), lang, event.nature)


def _line(head: Words, text: str, lang: Lang) -> str:
    return f"  {pad(head.say(lang), _MARGIN)}{text}"
