"""What was promised, fell due and became of it: counted by group, every rate with its base."""

from __future__ import annotations

from aitrack.dates.period import Bound
from aitrack.status import SETTLED, State, Timing, timing
from aitrack.store.index.counting import DELIVERY, begun, standings
from aitrack.values import StrEnum, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from aitrack.answers.library import Indexed
    from aitrack.answers.report import Row
    from aitrack.bodies import Bodies
    from aitrack.model import Event


class By(StrEnum):
    """What one row of a scorecard stands for: one body, kind, document, year or state."""

    MINISTRY = "ministry"
    KIND = "kind"
    DOCUMENT = "document"
    YEAR = "year"
    STATE = "state"


@dataclass(slots=True)
class Score:
    """One row of a scorecard.

    Every promise stands in one of ``done``, ``partly``, ``changed``, ``missed`` and
    ``unconfirmed``, which together are ``due``, or in one of ``open``, ``open_ended`` and
    ``undated``. What was delivered, wholly or partly, stands in one of ``on_time``, ``late``,
    ``no_deadline`` and ``day_unknown``.
    """

    group: str
    promised: int = 0
    with_deadline: int = 0
    due: int = 0
    """Promises whose deadline has passed, or that an outcome has settled."""
    done: int = 0
    partly: int = 0
    """Delivered in part: never counted as done."""
    changed: int = 0
    """Changed or dropped."""
    missed: int = 0
    """Overdue, and the record says that it had not been done."""
    dropped: int = 0
    """Of those, dropped."""
    unconfirmed: int = 0
    """Overdue, and nothing known: no failure, for want of evidence."""
    open: int = 0
    """The deadline is still ahead."""
    open_ended: int = 0
    undated: int = 0
    on_time: int = 0
    late: int = 0
    no_deadline: int = 0
    """Delivered, and nobody had said until when."""
    day_unknown: int = 0
    """Delivered on a day that the record does not know."""
    by_government: int = 0
    """Of those that an outcome settled (delivered or changed), those the government says so of."""
    by_press: int = 0
    by_reference: int = 0
    by_user: int = 0
    group_en: str = ""
    """The English label of a body; empty for other groups."""

    @property
    def delivered(self) -> int:
        """Delivered, wholly or partly, in time or late."""
        return self.done + self.partly

    @property
    def rate(self) -> float | None:
        """Wholly done of what was due; None where nothing was."""
        return self.done / self.due if self.due else None

    def _more(self, name: str, number: int) -> None:
        setattr(self, name, getattr(self, name) + number)

    def count(self, stands: str, number: int) -> None:
        """Count promises by how they stand, in the words of the index: see ``standings`` there."""
        state, _, more = stands.partition(" ")
        timed, _, by = more.partition(" ")
        self.promised += number
        if state in _SETTLED:
            self.due += number
            self._more(f"by_{by}", number)
            self._more(_SETTLED[state], number)
            self.dropped += number * (state == State.DROPPED)
            if state in (State.DONE, State.PARTLY):
                self._more(_TIMED[timed], number)
            self.with_deadline += number * (timed != Timing.NO_DEADLINE)
            return
        self.due += number * (state in (State.OVERDUE, State.MISSED))
        self._more(_UNSETTLED.get(state, "open"), number)
        self.with_deadline += number * (state not in _NO_DEADLINE)

    def add(self, row: Row) -> None:
        """Count one promise."""
        stands, deadline = row.standing, row.event.period.deadline
        outcome = stands.outcome
        if outcome and outcome.status in SETTLED:
            timed = timing(outcome, deadline)
            self.count(f"{stands.state.value} {timed.value} {outcome.by.value}", 1)
        elif row.event.period.bound is Bound.FROM:
            self.count("endless", 1)
        else:
            self.count(stands.state.value, 1)


_SETTLED = {
    State.DONE.value: "done", State.PARTLY.value: "partly", State.CHANGED.value: "changed",
    State.DROPPED.value: "changed",
}  # fmt: skip
_UNSETTLED = {
    State.OVERDUE.value: "unconfirmed", State.MISSED.value: "missed",
    State.UNDATED.value: "undated", "endless": "open_ended",
}  # fmt: skip
_NO_DEADLINE = (State.UNDATED.value, "endless")
_TIMED = {
    Timing.ON_TIME.value: "on_time", Timing.LATE.value: "late",
    Timing.NO_DEADLINE.value: "no_deadline", Timing.UNKNOWN.value: "day_unknown",
}  # fmt: skip


def score_indexed(timeline: Indexed, by: By, day: date) -> tuple[list[Score], Score]:
    """As ``score``, for a whole store: from the counts of the index, without its events."""
    whole = Score("")
    groups: dict[str, Score] = {}
    everything = _promised(standings(timeline.index, "all", day).get("all", {}))
    for state, number in everything.items():
        whole.count(state, number)
    for name, state, number in _counted(timeline, by, day, everything):
        groups.setdefault(name, Score(name)).count(state, number)
    _name_in_english(groups, by, timeline.bodies)
    found = [each for each in groups.values() if each.promised]
    return sorted(found, key=_order(by)), whole


def _order(by: By) -> Callable[[Score], tuple[int, str]]:
    """Years in their order, what has none last; other groups by how much they promised."""
    if by is By.YEAR:
        return lambda each: (not each.group, each.group)
    return lambda each: (-each.promised, each.group)


def _counted(
    timeline: Indexed, by: By, day: date, everything: dict[str, int]
) -> Iterator[tuple[str, str, int]]:
    """The groups of a scorecard: name, how it stands, how many promises."""
    if by is By.STATE:
        later, endless_later = begun(timeline.index, day)
        for state, number in everything.items():
            if state == "ahead":
                yield State.OPEN.value, state, number - later
                yield State.UPCOMING.value, state, later
            elif state == "endless":
                yield State.ONGOING.value, state, number - endless_later
                yield State.UPCOMING.value, state, endless_later
            else:
                yield state.partition(" ")[0], state, number
        return
    bodies = timeline.bodies
    families = list(bodies.families().values())
    for sort in _SORTS[by]:
        for group, standing in standings(timeline.index, sort, day).items():
            name = group.partition(" ")[2]
            if sort == "ministry" and families.count(name) > 1:  # each of them has its own
                continue
            label = bodies.by_id[name].label if by is By.MINISTRY and name else name
            for state, number in _promised(standing).items():
                yield label, state, number


def _promised(standing: dict[tuple[int, str], int]) -> dict[str, int]:
    return {state: number for (what, state), number in standing.items() if what == DELIVERY}


_SORTS = {
    By.MINISTRY: ("body", "ministry"),
    By.KIND: ("kind",),
    By.DOCUMENT: ("document", "source"),
    By.YEAR: ("year",),
}


def score(rows: Iterable[Row], by: By, bodies: Bodies) -> tuple[list[Score], Score]:
    """A row for each group, largest first, and the whole; only promises count.

    A promise of several ministries counts for each of them and once in the whole.
    """
    groups: dict[str, Score] = {}
    whole = Score("")
    for row in rows:
        if not row.event.deliverable:
            continue
        whole.add(row)
        for name in _names(row, by, bodies):
            groups.setdefault(name, Score(name)).add(row)
    _name_in_english(groups, by, bodies)
    return sorted(groups.values(), key=_order(by)), whole


def _name_in_english(groups: dict[str, Score], by: By, bodies: Bodies) -> None:
    if by is By.MINISTRY:
        for body in bodies:
            if body.label in groups:
                groups[body.label].group_en = body.label_en


def _names(row: Row, by: By, bodies: Bodies) -> Iterator[str]:
    event = row.event
    match by:
        case By.MINISTRY:
            named = [bodies.by_id[found].label for found in event.owner_ids]
            yield from named or [""]
        case By.KIND:
            yield event.kind.value
        case By.DOCUMENT:
            yield event.mentions[0].document or event.source or ""
        case By.YEAR:
            yield _year(event)
        case By.STATE:
            yield row.standing.state.value


def _year(event: Event) -> str:
    """The year it falls due in; empty where it has no deadline."""
    day = event.period.deadline
    return str(day.year) if day else ""
