"""Where an event stands on a day: worked out, never stored."""

from __future__ import annotations

from aitrack.dates.period import Bound
from aitrack.model import Nature, Source, Status
from aitrack.values import Frozen, StrEnum, dataclass, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Protocol

    from aitrack.dates.period import Period
    from aitrack.model import Document, Event, Outcome

    class Recorded(Protocol):
        """What an event stands by: any timeline, wherever it is kept."""

        @property
        def documents(self) -> dict[str, Document]:
            """By id."""

        @property
        def outcomes(self) -> dict[str, tuple[Outcome, ...]]:
            """By event id, in the order of the record."""

        @property
        def parts(self) -> dict[str, tuple[Event, ...]]:
            """By the id of what they are part of: at least what lies beneath umbrellas."""


class State(StrEnum):
    """Where an event stands, in the order people want to see it."""

    MISSED = "missed"
    """The deadline passed, and the record says, with its day, that it had not been done."""
    OVERDUE = "overdue"
    """The deadline passed, and nothing is known: no failure, for want of evidence."""
    OPEN = "open"
    UPCOMING = "upcoming"
    ONGOING = "ongoing"
    UNDATED = "undated"
    ENDED = "ended"
    """The period of an amount or a target is over, and nothing is known of the figure."""
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
"""Whose word is heavier where entries disagree: the later, the lighter."""
FIGURES = frozenset({Nature.AMOUNT, Nature.TARGET})
"""What is planned or aimed at, and cannot be late."""
AHEAD, LATE = frozenset({State.OPEN, State.UPCOMING}), frozenset({State.MISSED, State.OVERDUE})
_COUNTED = (
    State.DONE, State.PARTLY, State.CHANGED, State.DROPPED, State.MISSED, State.OVERDUE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts(Frozen):
    """How the promises beneath an umbrella stand: each is counted once, however deep it lies."""

    total: int
    done: int
    partly: int
    changed: int
    """Changed or dropped."""
    missed: int
    unconfirmed: int
    ahead: int
    """Not due yet, or without a date."""

    @property
    def delivered(self) -> int:
        """Wholly or partly."""
        return self.done + self.partly


@dataclass(frozen=True, slots=True)
class Standing(Frozen):
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
    parts: Parts | None = None
    """What became of the promises beneath it, where it is an umbrella over any."""

    @property
    def rolled_up(self) -> bool:
        """Whether it stands so by its parts: nothing that is recorded of the whole settles it."""
        return self.parts is not None and not (self.outcome and self.outcome.status in SETTLED)


def standing(event: Event, timeline: Recorded, day: date) -> Standing:
    """Where an event stands on ``day``, by what had happened until then."""
    recorded = timeline.outcomes.get(event.id)
    entries = known(recorded, day) if recorded else []
    outcome = heaviest(entries) if entries else None
    period, documents = event.period, timeline.documents
    deadline = period.deadline
    said = [documents[each.document].dated for each in event.mentions if each.document]
    news = [dated for dated in said if dated <= day] + [news_of(entry, day) for entry in entries]
    newest = max(news) if news else None
    state = state_of(period, outcome, day, event.nature)
    parts = beneath(event, timeline, day) if event.nature is Nature.UMBRELLA else None
    if parts and not (outcome and outcome.status in SETTLED):
        state = state_above(parts) or state
    return whole(Standing, (
        state, deadline, (deadline - day).days if deadline else None,
        (day - newest).days if newest else None, outcome,
        late_days(outcome, deadline) if event.deliverable else None, parts,
    ))  # fmt: skip


def settled_on(outcome: Outcome | None) -> date | None:
    """The last day on which an outcome may have settled its event; None where it tells none."""
    if outcome is None or outcome.status not in SETTLED or outcome.happened is None:
        return None
    return outcome.happened.last_day or outcome.happened.start


def late_days(outcome: Outcome | None, deadline: date | None) -> int | None:
    """By the first day that the record allows, so nothing is called later than it must be."""
    if not outcome or outcome.status not in DELIVERED or not outcome.happened or not deadline:
        return None
    first = outcome.happened.start
    return (first - deadline).days if first and first > deadline else None


class Timing(StrEnum):
    """Whether what was delivered came in time."""

    ON_TIME = "on-time"
    LATE = "late"
    NO_DEADLINE = "no-deadline"
    UNKNOWN = "unknown"
    """There was a deadline, and the record does not say when it was delivered."""


def timing(outcome: Outcome, deadline: date | None) -> Timing:
    """How what an outcome says stands to the deadline."""
    if deadline is None:
        return Timing.NO_DEADLINE
    if outcome.happened is None:
        return Timing.UNKNOWN
    return Timing.LATE if late_days(outcome, deadline) else Timing.ON_TIME


def state_of(period: Period, outcome: Outcome | None, day: date, nature: Nature | None) -> State:
    """The state on a day, by the governing reading and the outcome that holds on that day."""
    if outcome and outcome.status in SETTLED:
        return SETTLED[outcome.status]
    start, stop, bound = period.start, period.stop, period.bound
    if bound is Bound.UNDATED:
        return State.UNDATED
    if start and start > day:
        return State.UPCOMING
    if stop is None:
        return State.ONGOING
    if stop > day:
        return State.OPEN
    if nature is Nature.DELIVERY:
        return State.MISSED if outcome and _known_late(outcome, stop) else State.OVERDUE
    return State.ENDED if nature in FIGURES else State.PAST


def _known_late(outcome: Outcome, stop: date) -> bool:
    """Whether the record says of a day after the deadline that it had not been done by then."""
    if outcome.status is not Status.NOT_DONE or not outcome.happened:
        return False
    return outcome.happened.start is not None and outcome.happened.start >= stop


def standing_entries(entries: Sequence[Outcome]) -> list[Outcome]:
    """What a record still says, in its order: nothing taken back, and nothing that only does so."""
    return [entry for entry in in_force(entries) if entry.status is not Status.RETRACTED]


def in_force(entries: Sequence[Outcome]) -> list[Outcome]:
    """What no later entry that is in force takes back, in its order."""
    gone: set[str] = set()
    kept = []
    for entry in reversed(entries):
        if gone and entry.key in gone:
            continue
        if entry.retracts:
            gone.add(entry.retracts)
        kept.append(entry)
    return kept[::-1]


def numbered(entries: Sequence[Outcome]) -> Iterator[tuple[int, Outcome, bool, int | None]]:
    """Each entry of a record: its number, whether it is in force, and the number it takes back."""
    kept = {id(entry) for entry in in_force(entries)}
    last: dict[str, int] = {}
    for number, entry in enumerate(entries, 1):
        yield number, entry, id(entry) in kept, last.get(entry.retracts or "")
        if len(kept) < len(entries):  # else nothing is taken back, and no key need be made
            last[entry.key] = number


def known(entries: Sequence[Outcome], day: date) -> list[Outcome]:
    """What the record says for certain of what had happened by a day."""
    standing_ = standing_entries(entries)
    return [entry for entry in standing_ if entry.known(day) and not entry.candidate]


def governing(entries: Sequence[Outcome], day: date) -> Outcome | None:
    """The entry of the record that holds on a day."""
    return heaviest(known(entries, day)) if entries else None


def heaviest(entries: Sequence[Outcome]) -> Outcome | None:
    """Which of several entries holds: the one rule, for whoever shows a record.

    What settles an event comes before what denies it, and that before mere news; then the heaviest
    word; then the last.
    """
    found: Outcome | None = None
    for entry in entries:
        if found is None or _rank(entry) <= _rank(found):
            found = entry
    return found


def _rank(entry: Outcome) -> tuple[int, int]:
    denied = 1 if entry.status is Status.NOT_DONE else 2
    return 0 if entry.status in SETTLED else denied, WEIGHTS[entry.by]


def news_of(entry: Outcome, day: date) -> date:
    """The last news until a day that a known entry brings: evidence, what happened; else its own.

    Evidence may be of a later day: whoever asks about an earlier one had not seen it.
    """
    days = [each.dated for each in entry.evidence if each.dated and each.dated <= day]
    if entry.happened and (last := entry.happened.last_day):
        days.append(last)
    return max(days) if days else entry.recorded


def promises_beneath(event: Event, timeline: Recorded) -> list[Event]:
    """What was promised beneath an event, at whatever depth; each is a part of one other only."""
    found: list[Event] = []
    above, parts = [event.id], timeline.parts
    for name in above:  # which grows as they are found
        for part in parts.get(name, ()):
            if part.id != event.id:  # in a ring
                above.append(part.id)
                if part.nature is Nature.DELIVERY:
                    found.append(part)
    return found


def beneath(event: Event, timeline: Recorded, day: date) -> Parts | None:
    """How the promises beneath an event stand on a day; None where there are none."""
    found: dict[State, int] = {}
    for part in promises_beneath(event, timeline):
        outcome = governing(timeline.outcomes.get(part.id, ()), day)
        state = state_of(part.period, outcome, day, part.nature)
        found[state] = found.get(state, 0) + 1
    if not found:
        return None
    done, partly, changed, dropped, missed, overdue = (found.pop(each, 0) for each in _COUNTED)
    ahead = sum(found.values())
    total = done + partly + changed + dropped + missed + overdue + ahead
    return Parts(total, done, partly, changed + dropped, missed, overdue, ahead)


def state_above(parts: Parts) -> State | None:
    """The state that follows for the whole; None where nothing was delivered or changed for all."""
    if parts.done == parts.total:
        return State.DONE
    if parts.changed == parts.total:
        return State.CHANGED
    return State.PARTLY if parts.delivered else None
