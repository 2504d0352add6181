"""What was promised, fell due and became of it: counted by group, every rate with its base."""

from __future__ import annotations

from aitrack.dates.period import Bound
from aitrack.status import DELIVERED, SETTLED, State
from aitrack.store.index.counting import DELIVERY, begun, standings
from aitrack.values import StrEnum, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from aitrack.answers.library import Indexed
    from aitrack.answers.report import Row
    from aitrack.bodies import Bodies
    from aitrack.model import Event


class By(StrEnum):
    """What the rows of a scorecard are."""

    MINISTRY = "ministry"
    KIND = "kind"
    DOCUMENT = "document"
    YEAR = "year"
    STATE = "state"


@dataclass(slots=True)
class Score:
    """One row of a scorecard; every promise stands in one of the eight numbers behind ``due``."""

    group: str
    promised: int = 0
    due: int = 0
    """Promises whose deadline has passed, or that an outcome has settled."""
    on_time: int = 0
    late: int = 0
    changed: int = 0
    """Changed or dropped."""
    missed: int = 0
    """Overdue, and the record says that it had not been done."""
    unconfirmed: int = 0
    """Overdue, and nothing known: no failure, for want of evidence."""
    open: int = 0
    """The deadline is still ahead."""
    open_ended: int = 0
    undated: int = 0
    by_government: int = 0
    """Of those that an outcome settled (delivered or changed), those the government says so of."""
    by_press: int = 0
    by_reference: int = 0
    by_user: int = 0

    @property
    def delivered(self) -> int:
        """Delivered, wholly or partly, in time or late."""
        return self.on_time + self.late

    @property
    def rate(self) -> float | None:
        """Delivered of what was due; None where nothing was."""
        return self.delivered / self.due if self.due else None

    def count(self, state: str, number: int) -> None:
        """Count promises by how they stand, in the words of the index: see ``standings`` there."""
        stands, _, more = state.partition(" ")
        how, _, by = more.partition(" ")
        self.promised += number
        if by:
            setattr(self, f"by_{by}", getattr(self, f"by_{by}") + number)
        if stands in (State.DONE, State.PARTLY):
            self.due += number
            self.late += number * (how == "late")
            self.on_time += number * (how != "late")
        elif stands in (State.CHANGED, State.DROPPED):
            self.due += number
            self.changed += number
        elif stands == State.MISSED:
            self.due += number
            self.missed += number
        elif stands == State.OVERDUE:
            self.due += number
            self.unconfirmed += number
        elif stands == State.UNDATED:
            self.undated += number
        elif stands == "endless":
            self.open_ended += number
        else:
            self.open += number

    def add(self, row: Row) -> None:
        """Count one promise."""
        stands, period = row.standing, row.event.period
        self.promised += 1
        outcome = stands.outcome
        if outcome and stands.state in SETTLED.values():
            name = f"by_{outcome.by.value}"
            setattr(self, name, getattr(self, name) + 1)
        if outcome and outcome.status in DELIVERED:
            self.due += 1
            self.late += bool(stands.late_days)
            self.on_time += not stands.late_days
        elif stands.state in (State.CHANGED, State.DROPPED):
            self.due += 1
            self.changed += 1
        elif stands.state is State.MISSED:
            self.due += 1
            self.missed += 1
        elif stands.state is State.OVERDUE:
            self.due += 1
            self.unconfirmed += 1
        elif period.bound is Bound.UNDATED:
            self.undated += 1
        elif period.bound is Bound.FROM:
            self.open_ended += 1
        else:
            self.open += 1


def score_indexed(timeline: Indexed, by: By, day: date) -> tuple[list[Score], Score]:
    """The same for the whole store, from the counts that the index keeps."""
    whole = Score("")
    groups: dict[str, Score] = {}
    everything = _promised(standings(timeline.index, "all", day).get("all", {}))
    for state, number in everything.items():
        whole.count(state, number)
    for name, state, number in _counted(timeline, by, day, everything):
        groups.setdefault(name, Score(name)).count(state, number)
    found = [each for each in groups.values() if each.promised]
    return sorted(found, key=lambda each: (-each.promised, each.group)), whole


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
    return sorted(groups.values(), key=lambda each: (-each.promised, each.group)), whole


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
    """The year of the deadline, else of the start."""
    day = event.period.deadline or event.period.start
    return str(day.year) if day else ""
