"""A schedule and a day → what is announced; worked out from the store alone, so for any day.

One pass over the events: for each rule the nominal days of an event are compared with the window
that the speaking days cover, whatever its length. A gap is thus announced as it stands today: one
line for an event, however many of its days were missed, and none for what is settled by now.
"""

from __future__ import annotations

from aitrack.answers.announceable import announceable, oldest_deadline
from aitrack.answers.report import Row
from aitrack.dates.day import date, timedelta
from aitrack.model import Nature
from aitrack.query import Query, is_stale, select
from aitrack.reminders.candidates import candidates
from aitrack.reminders.schedule import Span
from aitrack.reminders.turns import ONE_DAY, Turn, after, before, silent
from aitrack.status import AHEAD, LATE, State, standing_entries
from aitrack.values import Frozen, StrEnum, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aitrack.answers.library import AnyTimeline
    from aitrack.answers.scores import Score
    from aitrack.errors import Words
    from aitrack.model import Outcome
    from aitrack.query import Listed
    from aitrack.reminders.schedule import Schedule, Window
    from aitrack.status import Recorded

_AWAITED = AHEAD | LATE | {State.ENDED, State.PAST}


class What(StrEnum):
    """What there is to say, in the order people want to read it."""

    MISSED = "missed"
    OVERDUE = "overdue"
    DUE = "due"
    ENDING = "ending"
    """The period of what cannot be late."""
    OPENING = "opening"
    OUTCOME = "outcome"
    STALE = "stale"


_PLACES = {what: at for at, what in enumerate(What)}
_OF_DEADLINES = (What.MISSED, What.OVERDUE, What.DUE, What.ENDING)


@dataclass(frozen=True, slots=True)
class Announcement(Frozen):
    """One line: an event, and why it is said now."""

    what: What
    row: Row
    turns: tuple[Turn, ...]
    due: date | None = None
    days_left: int | None = None
    late: date | None = None
    """The day it should have been said on, where that is past."""
    moved_from: date | None = None
    """The deadline it was announced with before."""
    outcome: Outcome | None = None

    @property
    def keys(self) -> set[str]:
        """The keys to remember once it has arrived, so that it is not said twice."""
        return {turn.key(self.row.event.id) for turn in self.turns}


@dataclass(frozen=True, slots=True)
class Reminder(Frozen):
    """What a schedule says on one day: its lines, its scores, and the days it makes up for."""

    schedule: Schedule
    today: date
    first: date
    """The first day it covers; before today where a gap is made up for."""
    announcements: tuple[Announcement, ...]
    scores: tuple[Score, ...] = ()
    """A scorecard, the whole of it last."""
    late_scores: date | None = None
    keys: frozenset[str] = frozenset()
    """What is remembered of it beside the announcements."""
    problems: int = 0
    store: tuple[str, ...] = ()
    """What to add to a command for more, so that it reads the same store."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The short number of each event, by id."""
    bodies: dict[str, Words] = field(default_factory=dict)
    """What bodies are called, by id: a body has one name here, however documents write it."""
    record_day: date | None = None
    """The newest day that the store speaks of."""

    def __bool__(self) -> bool:
        return bool(self.announcements or self.scores)

    @property
    def all_keys(self) -> frozenset[str]:
        """Its own keys and those of its lines, to be remembered together."""
        return self.keys.union(*(each.keys for each in self.announcements))


@dataclass(frozen=True, slots=True)
class Question(Frozen):
    """What a run asks of a schedule."""

    schedule: Schedule
    query: Query
    today: date
    first: date
    announced: dict[str, str] = field(default_factory=dict)
    """Keys that need not be said again."""


def announce(asked: Question, timeline: AnyTimeline) -> Reminder:
    """What a schedule says on a day, or for all days since another.

    Nothing, where it is silent on all of them.
    """
    schedule = asked.schedule
    window = schedule.window(asked.first, asked.today)
    part: Listed = timeline
    if not schedule.scorecard:
        part = announceable(timeline, candidates(asked, window, oldest_deadline(timeline)))
    rows = [Row(*found) for found in select(part, asked.query, asked.today)]
    found: dict[tuple[What, str], Announcement] = {}
    if window:
        for row in rows:
            for each in _of_event(row, asked, window, part):
                found[each.what, row.event.id] = each
    for each in _moved(rows, asked):
        if not any((what, each.row.event.id) in found for what in _OF_DEADLINES):
            found[each.what, each.row.event.id] = each
    scores, keys, late = _scores(rows, asked, window, timeline)
    return Reminder(
        schedule, asked.today, asked.first, tuple(sorted(found.values(), key=_order)),
        scores, late, keys, record_day=timeline.record_day(),
    )  # fmt: skip


def _order(each: Announcement) -> tuple[int, date, str]:
    return _PLACES[each.what], each.due or date.max, each.row.event.id


def _of_event(
    row: Row, asked: Question, window: Window, timeline: Recorded
) -> Iterator[Announcement]:
    """The announcements of one event, each for whatever of its turns was not yet said."""
    stands, schedule = row.standing, asked.schedule
    whole = row.event.nature is not Nature.UMBRELLA  # its parts are announced instead
    if whole and stands.deadline and stands.state in _AWAITED:
        turns = before("lead", stands.deadline, schedule.lead_days, window.ahead)
        if stands.state in LATE:
            turns += after(stands.deadline, schedule, window.behind)
        if _in_digest(row, asked):
            turns.append(Turn("digest", None, window.spoken, stands.deadline))
        yield from _said(_what(row), row, turns, asked, stands.deadline)
    start = row.event.period.start
    if whole and start and start != stands.deadline and stands.state in (*AHEAD, State.ONGOING):
        turns = before("opening", start, schedule.opening, window.ahead)
        yield from _said(What.OPENING, row, turns, asked, start)
    if schedule.stale and row.event.deliverable and is_stale(stands, schedule.stale):
        silent_since = asked.today - timedelta(stands.no_news_days or 0)
        turns = silent(silent_since, schedule, window.behind)
        yield from _said(What.STALE, row, turns, asked, None)
    if schedule.outcomes:
        fresh = [
            entry
            for entry in standing_entries(timeline.outcomes.get(row.event.id, ()))
            if entry.recorded + ONE_DAY in window.behind
        ]
        turns = [Turn("outcome", None, entry.recorded + ONE_DAY, entry.recorded) for entry in fresh]
        told = [entry for entry in fresh if entry is stands.outcome]  # the one that governs
        yield from _said(What.OUTCOME, row, turns, asked, None, told or fresh[-1:])


def _what(row: Row) -> What:
    """How the deadline of an event is spoken of."""
    if not row.event.deliverable:
        return What.ENDING
    return What(row.standing.state.value) if row.standing.state in LATE else What.DUE


def _said(
    what: What, row: Row, turns: list[Turn], asked: Question, due: date | None,
    outcomes: Sequence[Outcome] = (),
) -> list[Announcement]:  # fmt: skip
    """One announcement for the turns that are new."""
    if asked.announced:
        turns = [turn for turn in turns if turn.key(row.event.id) not in asked.announced]
    if not turns:
        return []
    left = (due - asked.today).days if due else None
    late, outcome = _late(turns, asked), outcomes[0] if outcomes else None
    return [Announcement(what, row, tuple(turns), due, left, late, None, outcome)]


def _late(turns: list[Turn], asked: Question) -> date | None:
    """The day on which the newest of some turns was due, where that is past."""
    if asked.first == asked.today:  # what is said is said on its day
        return None
    days = [_spoken(turn, asked.schedule) for turn in turns]
    newest = max((day for day in days if day), default=asked.today)
    return newest if newest < asked.today else None


def _spoken(turn: Turn, schedule: Schedule) -> date | None:
    """The day on which the schedule speaks for an announcement; None where it never does."""
    if turn.rule in ("lead", "opening"):
        return schedule.spoken_on(turn.nominal)
    return schedule.next_on(turn.nominal)


def _in_digest(row: Row, asked: Question) -> bool:
    stands, schedule = row.standing, asked.schedule
    if stands.state in LATE:
        return schedule.digest_overdue
    ahead = row.event.deliverable and stands.state in AHEAD and stands.days_left is not None
    return bool(ahead and schedule.digest and (stands.days_left or 0) <= schedule.digest)


def _moved(rows: list[Row], asked: Question) -> Iterator[Announcement]:
    """Deadlines that were announced with another day and are near by the new one.

    Their lead days of the new deadline may already be past, so no window would find them.
    """
    known: dict[str, set[str]] = {}
    for key in asked.announced:
        rule, event_id, _, due, _ = key.split("|")
        if rule in ("lead", "after"):
            known.setdefault(event_id, set()).add(due)
    for row in rows:
        deadline, stands = row.standing.deadline, row.standing
        said = known.get(row.event.id)
        if not said or not deadline or stands.state not in _AWAITED or str(deadline) in said:
            continue
        passed = before("lead", deadline, asked.schedule.lead_days, Span(date.min, asked.today))
        if passed and asked.schedule.speaks(asked.today):
            yield Announcement(
                _what(row), row, tuple(passed), deadline, stands.days_left,
                moved_from=date.fromisoformat(max(said)),
            )  # fmt: skip


def _scores(
    rows: list[Row], asked: Question, window: Window | None, timeline: AnyTimeline
) -> tuple[tuple[Score, ...], frozenset[str], date | None]:
    """A scorecard, once for each speaking day."""
    schedule = asked.schedule
    if not window or not schedule.scorecard:
        return (), frozenset(), None
    from aitrack.answers.scores import By, score  # noqa: PLC0415, only for a scorecard

    key = f"score||||{window.spoken}"
    groups, whole = score(rows, By(schedule.scorecard), timeline.bodies)
    if key in asked.announced or not whole.promised:
        return (), frozenset(), None
    late = window.spoken if window.spoken < asked.today else None
    return (*groups, whole), frozenset({key}), late
