"""One event → what it counts for: its groups, its state on the day of the index, later changes.

The rules of states stand in ``status``; here they are only asked, on every day on which the answer
can change.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from aitrack.dates.day import date
from aitrack.status import SETTLED, State, governing, settled_on, state_of, timing
from aitrack.store.index.days import FAR, NO_MONTH, number
from aitrack.store.index.rows import PROMISED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aitrack.bodies import Bodies
    from aitrack.dates.period import Period
    from aitrack.model import Event, Nature, Outcome

    Recorded = Callable[[str], Sequence[Outcome] | None]
    Count = dict[tuple[object, ...], int]
    Counts = dict[str, Count]

Career = list[tuple[date, str, "date | None"]]
"""From which day on an event stands how, and since when settled; the first holds before, too."""
ALL = "all"
_FIRST_DAY = date.min
_COARSE = {
    State.OPEN: "ahead", State.UPCOMING: "ahead", State.ONGOING: "endless",
    State.UNDATED: "undated", State.MISSED: "missed", State.OVERDUE: "overdue",
    State.ENDED: "ended", State.PAST: "past",
}  # fmt: skip


class Ground:
    """What counts depend on beside the event: bodies, its record by id, the day of standings."""

    def __init__(self, bodies: Bodies, recorded: Recorded, base: date) -> None:
        self.recorded, self.base = recorded, base
        self.families = bodies.families()
        sizes = Counter(self.families.values())
        self.shared = frozenset(family for family, size in sizes.items() if size > 1)
        self._standing: dict[tuple[object, ...], str] = {}

    def stands(self, period: Period, nature: Nature | None) -> str:
        """How an event with no outcome stands on the base day; worked out once for all alike."""
        start, stop, base = period.start, period.stop, self.base
        key = (
            period.bound, start is not None and start > base, stop is None,
            stop is not None and stop > base, nature,
        )  # fmt: skip
        found = self._standing.get(key)
        if found is None:
            found = self._standing[key] = stands_on(period, None, base, nature)
        return found


def tally() -> Counts:
    """No counts of the tables of counts yet: how many, by all other columns of a row."""
    return {"standings": {}, "changes": {}, "months": {}}


def add(counts: Counts, event: Event, families: Sequence[str], ground: Ground) -> Career | None:
    """Count an event, and return its career; None where nothing is recorded of it."""
    period, sort = event.period, PROMISED.get(event.nature, 0)
    listing = [ALL, f"kind {event.kind.value}", *[f"ministry {each}" for each in families]]
    groups = [*listing, *_more(event, ground, period.last_day)]
    recorded = ground.recorded(event.id)
    steps: Career | None = None
    if recorded:
        steps = career(period, recorded, event.nature)
        stands = [state for day, state, _ in steps if day <= ground.base or day == _FIRST_DAY][-1]
        _change(counts["changes"], steps, groups, sort)
    else:
        stands = ground.stands(period, event.nature)
    _count(counts["standings"], groups, 1, sort, stands)
    start, last = period.start, period.last_day
    for edge, day in (("first", start), ("last", last)):
        if day or not (start or last):
            month = day.year * 100 + day.month if day else NO_MONTH
            _count(counts["months"], listing, 1, edge, month)
    return steps


def _change(changes: Count, steps: Career, groups: Sequence[str], sort: int) -> None:
    for (_, before, _), (day, state, _) in pairwise(steps):
        _count(changes, groups, -1, number(day), sort, before)
        _count(changes, groups, 1, number(day), sort, state)


def _count(counts: Count, groups: Sequence[str], n: int, *more: object) -> None:
    for group in groups:
        key = (group, *more)
        counts[key] = counts.get(key, 0) + n


def _more(event: Event, ground: Ground, last: date | None) -> list[str]:
    """The groups of an event that only scorecards ask for: document, year, body."""
    ids = event.owner_ids
    document = event.mentions[0].document
    found = [f"document {document}" if document else f"source {event.source or ''}"]
    found.append(f"year {last.year if last else ''}")
    if not ids:
        found.append("body ")
    elif ground.shared:
        found += [f"body {each}" for each in ids if ground.families[each] in ground.shared]
    return found


def career(period: Period, outcomes: Sequence[Outcome], nature: Nature | None) -> Career:
    """The days on which an event comes to stand otherwise: asked on every day on which it can."""
    on = {_FIRST_DAY}
    on.update(day for day in (period.start, period.stop) if day)
    for each in outcomes:
        known = each.happened.last_day if each.happened else each.recorded
        if known:
            on.add(known)
    steps: Career = []
    for day in sorted(on):
        outcome = governing(outcomes, day)
        stands = (stands_on(period, outcome, day, nature), settled_on(outcome))
        if not steps or steps[-1][1:] != stands:
            steps.append((day, *stands))
    return steps


def stands_on(period: Period, outcome: Outcome | None, day: date, nature: Nature | None) -> str:
    """How an event stands on a day by the entry that governs, in the words of ``standings``."""
    state = state_of(period, outcome, day, nature)
    if outcome and outcome.status in SETTLED:
        return f"{state.value} {timing(outcome, period.deadline).value} {outcome.by.value}"
    if state is State.UPCOMING and period.stop is None:
        return "endless"
    return _COARSE[state]


def days_of(steps: Career) -> list[tuple[int, int, int, int]]:
    """When the record says what became of an event: from which day to before which.

    Returns:
        Both days, the day on which it was settled, and whether it was missed instead.
    """
    found = []
    stops = [number(day) for day, *_ in steps[1:]] + [FAR]
    for (day, state, on), stop in zip(steps, stops, strict=True):
        missed = state == State.MISSED.value
        if missed or " " in state:
            found.append((number(day), stop, number(on) if on else FAR, int(missed)))
    return found
