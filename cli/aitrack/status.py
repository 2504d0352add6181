"""Where an event stands on a day: worked out, never stored."""

from __future__ import annotations

from aitrack.dates.period import Bound
from aitrack.model import Source, Status
from aitrack.values import StrEnum, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Protocol

    from aitrack.dates.period import Period
    from aitrack.model import Document, Event, Outcome
else:
    Protocol = object


class State(StrEnum):
    """Where an event stands, in the order people want to see it."""

    OVERDUE = "overdue"
    OPEN = "open"
    UPCOMING = "upcoming"
    ONGOING = "ongoing"
    UNDATED = "undated"
    PAST = "past"
    DONE = "done"
    PARTLY = "partly"
    CHANGED = "changed"
    DROPPED = "dropped"


SETTLED = {
    Status.DONE: State.DONE,
    Status.PARTLY: State.PARTLY,
    Status.CHANGED: State.CHANGED,
    Status.DROPPED: State.DROPPED,
}


SOON_DAYS = 30
"""What the head of ``due`` calls near."""
DELIVERED = frozenset({Status.DONE, Status.PARTLY})
WEIGHTS = {each: at for at, each in enumerate(Source)}
"""Whose word is heavier where entries disagree: the government's, then the press's, a reference
work's, the user's."""


class Recorded(Protocol):
    """What an event stands by: any timeline, wherever it is kept."""

    @property
    def documents(self) -> dict[str, Document]:
        """By id."""

    @property
    def outcomes(self) -> dict[str, tuple[Outcome, ...]]:
        """By event id, in the order of the record."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An event on a day."""

    state: State
    deadline: date | None
    days_left: int | None
    """Deadline minus day: 0 on the last day, negative after."""
    no_news_days: int | None
    """Days since the newest document or evidence; None where neither has a date."""
    outcome: Outcome | None
    """The entry of the record that governs on that day."""
    late_days: int | None = None
    """How long after the deadline it was delivered; None where that is not known to be late."""


def standing(event: Event, timeline: Recorded, day: date) -> Standing:
    """Where an event stands on ``day``, by what had happened until then."""
    recorded = timeline.outcomes.get(event.id, ())
    entries = known(recorded, day) if recorded else []
    outcome = heaviest(entries)
    period, documents = event.period, timeline.documents
    deadline = period.deadline
    newest = None
    for dated in (
        *(documents[each.document].dated for each in event.mentions if each.document),
        *map(news_of, entries),
    ):
        if dated <= day and (newest is None or dated > newest):
            newest = dated
    return Standing(
        state_of(period, outcome, day, deliverable=event.deliverable),
        deadline,
        (deadline - day).days if deadline else None,
        (day - newest).days if newest else None,
        outcome,
        late_days(outcome, deadline),
    )


def late_days(outcome: Outcome | None, deadline: date | None) -> int | None:
    """By the first day that the record allows, so nothing is called later than it must be."""
    if not outcome or outcome.status not in DELIVERED or not outcome.happened or not deadline:
        return None
    first = outcome.happened.start
    return (first - deadline).days if first and first > deadline else None


def state_of(period: Period, outcome: Outcome | None, day: date, *, deliverable: bool) -> State:
    """The state on a day, by the governing reading and the outcome that holds on that day."""
    if outcome and outcome.status in SETTLED:
        return SETTLED[outcome.status]
    if period.bound is Bound.UNDATED:
        return State.UNDATED
    if period.start and period.start > day:
        return State.UPCOMING
    if period.stop is None:
        return State.ONGOING
    if period.stop > day:
        return State.OPEN
    return State.OVERDUE if deliverable else State.PAST


def standing_entries(entries: Sequence[Outcome]) -> list[Outcome]:
    """What a record still says, in its order: nothing taken back, and nothing that only does so."""
    gone: set[str] = set()
    kept = []
    takes_back = any(entry.retracts for entry in entries)
    for entry in reversed(entries):
        if takes_back:
            if entry.key in gone:
                continue
            if entry.retracts:
                gone.add(entry.retracts)
        if entry.status is not Status.RETRACTED:
            kept.append(entry)
    return kept[::-1]


def taken_back_by(entries: Sequence[Outcome], entry: Outcome) -> int | None:
    """The 1-based number of the entry that another one takes back: the last of that key before."""
    numbers = [
        number
        for number, each in enumerate(entries, 1)
        if each.key == entry.retracts and each is not entry
    ]
    return numbers[-1] if entry.retracts and numbers else None


def known(entries: Sequence[Outcome], day: date) -> list[Outcome]:
    """What the record says for certain of what had happened by a day."""
    standing_ = standing_entries(entries)
    return [entry for entry in standing_ if entry.known(day) and not entry.candidate]


def governing(entries: Sequence[Outcome], day: date) -> Outcome | None:
    """The entry of the record that holds on a day."""
    return heaviest(known(entries, day))


def heaviest(entries: Sequence[Outcome]) -> Outcome | None:
    """Which of several entries holds: the one rule, for whoever shows a record.

    What settles an event comes before mere news of it; then the heaviest word; then the last.
    """
    found: Outcome | None = None
    for entry in entries:
        if found is None or _rank(entry) <= _rank(found):
            found = entry
    return found


def _rank(entry: Outcome) -> tuple[bool, int]:
    return entry.status not in SETTLED, WEIGHTS[entry.by]


def news_of(entry: Outcome) -> date:
    """The day of the news an entry brings: of its evidence or of what happened, else its own."""
    days = [each.dated for each in entry.evidence if each.dated]
    if entry.happened and entry.happened.last_day:
        days.append(entry.happened.last_day)
    return max(days, default=entry.recorded)
