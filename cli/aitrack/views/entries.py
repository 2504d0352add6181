"""Entries of the record as plain values: for the log, and for one item in full."""

from __future__ import annotations

from aitrack.errors import Words
from aitrack.model import Status
from aitrack.status import governing, numbered
from aitrack.views.labels import STATUSES, TAKEN_BACK, bracketed, place_of, word_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Any

    from aitrack.errors import Lang
    from aitrack.model import Outcome


def entry_items(
    entries: Sequence[Outcome], day: date, lang: Lang, *, whole: bool = True
) -> Iterator[dict[str, Any]]:
    """The record of one item, each entry with its number and whether it holds.

    Args:
        entries: The record of an item.
        day: The day on which one of them holds.
        lang: The language of what was said.
        whole: Also with key and evidence, which only programs are told.
    """
    holds = governing(entries, day)
    for number, entry, stands, other in numbered(entries):
        said = entry_text(entry, lang) + (f" ({other})" if other else "")
        yield {
            "event": entry.event,
            "status": entry.status.value,
            "on": entry.on,
            "recorded": entry.recorded.isoformat(),
            "by": entry.by.value,
            "said": said if stands else f"{said} ({TAKEN_BACK.say(lang)})",
            "renamed_to": entry.renamed_to,
            "candidate": entry.candidate,
            "note": entry.note,
            "note_en": entry.note_en,
            "renamed_to_en": entry.renamed_to_en,
            "evidence": [each.url or place_of(each) for each in entry.evidence] if whole else None,
            "entry": number,
            "key": entry.key if whole else None,
            "retracts": entry.retracts,
            "taken_back": not stands,
            "governs": entry is holds,
        }


def entry_text(entry: Outcome, lang: Lang) -> str:
    """What happened and whose word it is, as on the other pages."""
    if entry.status is Status.RETRACTED:
        return STATUSES[entry.status].say(lang)
    said = bracketed(STATUSES[entry.status].say(lang), word_of(entry, lang), lang)
    return Words("확인 필요: ", "to be confirmed: ").say(lang) + said if entry.candidate else said
