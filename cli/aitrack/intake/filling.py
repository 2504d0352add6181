"""Places of a document → the entries of its review, with what an earlier edition decided."""

from __future__ import annotations

from aitrack.dates.period import Bound, Precision
from aitrack.dates.wording import iso_days
from aitrack.errors import AitrackError
from aitrack.intake import entries
from aitrack.model import Kind
from aitrack.store.files.notations import read_notation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from aitrack.dates.period import Period
    from aitrack.intake.entries import Entry, Review
    from aitrack.intake.places import Place

_HALF = 6
_CARRIED = "앞의 판에서 정한 대로"


def entry_of(place: Place, dated: date, pages: Sequence[int]) -> Entry:
    """A place as it stands in a review."""
    period = place.reading.period
    found: dict[str, Any] = {
        "decision": "",
        "line": str(place.line),
        "at": place.at or "본문",
        "when": place.when,
        "read": said(period, place.reading.bound),
        "key": place.key,
    }
    if pages:
        found["page"] = str(page_of(place.line, pages))
    if place.reason:
        return found | {"reason": place.reason}
    found |= _read_as(place.when, period, dated)
    guess = place.guess
    if guess:
        found |= {
            "title": guess.title,
            "kind": (place.kind or Kind.OTHER).value,
            "ministries": list(guess.ministries),
            "ministries_from": str(guess.ministries_from or ""),
            "row": str(guess.row or ""),
            "contact": str(guess.contact or ""),
            "rule": guess.rule,
            "id": place.id,
            "known": [f"{name} {alike:.2f}" for name, alike in place.known],
        }
    return found


def page_of(line: int, pages: Sequence[int]) -> int:
    """The page that a line is on, from 1."""
    return sum(1 for first in pages if first <= line)


def said(period: Period, bound: str) -> str:
    """A reading in days, where one approves: ``2024-07-01 ~ 2024-12-31 (half)``."""
    if period.bound is Bound.UNDATED:
        return bound
    return f"{iso_days(period)} ({period.precision.value})"


def _read_as(when: str, period: Period, dated: date) -> dict[str, str]:
    """What the store must be told where the notation alone reads otherwise than in its text."""
    if _reads(when, period, dated):
        return {}
    spelled = _spelled(period)
    told = spelled if _reads(spelled, period, dated) else iso_days(period).replace(" ", "")
    return {"read_as": told, "why": "앞뒤의 글에서 해나 달을 이어 읽음", "inferred": "true"}


def _reads(when: str, period: Period, dated: date) -> bool:
    """Whether the reader of a store reads a notation as these days."""
    try:
        found = read_notation(when, dated)
    except AitrackError:
        return False
    return (found.start, found.stop, found.bound) == (period.start, period.stop, period.bound)


def _spelled(period: Period) -> str:
    """A notation that says a period with nothing left out."""
    first, last = _unit(period.start, period.precision), _unit(period.last_day, period.precision)
    told = {Bound.BY: f"~{last}", Bound.FROM: f"{first}~", Bound.DURING: f"{first}~{last}"}
    return told.get(period.bound, first if period.bound is Bound.ON else "")


def _unit(day: date | None, precision: Precision) -> str:
    if day is None:
        return ""
    part = {
        Precision.YEAR: "",
        Precision.HALF: f" {'상' if day.month <= _HALF else '하'}반기",
        Precision.QUARTER: f" {(day.month + 2) // 3}분기",
        Precision.MONTH: f" {day.month}월",
    }.get(precision)
    return day.isoformat() if part is None else f"{day.year}년{part}"


def carry(review: Review, earlier: Review, same: Iterable[Entry] | None = None) -> int:
    """Take over what was decided of the same words and notation; how many that were.

    A new event of the earlier edition is a known one now: this edition speaks of it again.
    """
    decided = {
        each["key"]: each
        for each in earlier.entries
        if each.get("decision") not in ("", entries.LATER)
    }
    number = 0
    for entry in same if same is not None else review.entries:
        before = decided.get(entry["key"])
        if before is None or entry.get("decision"):
            continue
        number += 1
        if before["decision"] in (entries.NEW, entries.PROMISED):
            entry |= {"decision": entries.KNOWN, "event": before["id"]}
        elif before["decision"] == entries.KNOWN:
            entry |= {"decision": entries.KNOWN, "event": before["event"]}
        else:
            entry |= {"decision": entries.NOT, "reason": before.get("reason") or _CARRIED}
    return number
