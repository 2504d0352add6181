"""An answer, ready to be shown: rows in order, and what was left out and why."""

from __future__ import annotations

from aitrack.answers.finding import count_undated, due_asked, find, narrowed
from aitrack.dates.day import date
from aitrack.dates.period import Bound
from aitrack.errors import Words
from aitrack.model import Nature
from aitrack.query import is_stale
from aitrack.status import SOON_DAYS, State, standing
from aitrack.values import Frozen, dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.answers.library import AnyTimeline, Indexed
    from aitrack.answers.ordering import Order
    from aitrack.model import Event
    from aitrack.query import Query
    from aitrack.status import Standing

    Sorting = tuple[Order, bool]
    """By what, and whether the last comes first."""

AHEAD = frozenset({State.OPEN, State.UPCOMING})
LATE = frozenset({State.MISSED, State.OVERDUE})
_SETTLED = frozenset({State.DONE, State.PARTLY, State.CHANGED, State.DROPPED})
_FAR = date.max


@dataclass(frozen=True, slots=True)
class Row(Frozen):
    """One event of the answer, and where it stands."""

    event: Event
    standing: Standing


@dataclass(frozen=True, slots=True)
class Group(Frozen):
    """Rows under one heading."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Report(Frozen):
    """One answer: its rows, the day it speaks of, its counts, and what it does not show and why."""

    command: str
    today: date
    as_of: date | None
    filters: dict[str, Any]
    """As asked on the command line."""
    groups: tuple[Group, ...]
    hidden: dict[str, int]
    """How many events are not shown, by the reason."""
    problems: int
    total: int
    """Rows of the answer before ``--limit``."""
    counts: dict[str, int] = field(default_factory=dict)
    """What a page says at its top."""
    window: tuple[date, date] | None = None
    """First day, and first day after, of a time axis."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The short number of each event, by id, for pages that people read."""
    record_day: date | None = None
    """The newest day that the store speaks of."""
    ministries: tuple[Words, ...] = ()
    """The bodies asked for, by their one name, whatever they were called."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class Frame(Frozen):
    """What every answer of one run shares: store, day, filters, problems, cap."""

    timeline: AnyTimeline
    today: date
    as_of: date | None
    filters: dict[str, Any]
    problems: int
    unseen: int = 0
    """Events that were not yet known on the ``as_of`` day."""
    limit: int | None = None

    def report(
        self,
        command: str,
        groups: Iterable[tuple[str, Sequence[Row], int]],
        hidden: dict[str, int],
        **more: Any,
    ) -> Report:
        """A report of groups (name, rows and number of each), with what the limit hides counted."""
        left = self.limit
        kept, total, cut = [], 0, 0
        for name, rows, number in groups:
            total += number
            shown = rows if left is None else rows[:left]
            left = None if left is None else left - len(shown)
            cut += number - len(shown)
            if shown:
                kept.append(Group(name, tuple(shown)))
        counted = {**hidden, "as_of": self.unseen, "limit": cut}
        return Report(
            command, self.today, self.as_of, self.filters, tuple(kept),
            {reason: number for reason, number in counted.items() if number},
            self.problems, total, record_day=self.timeline.record_day(),
            ministries=self._ministries(), **more,
        )  # fmt: skip

    def _ministries(self) -> tuple[Words, ...]:
        asked = self.filters.get("ministry", ())
        bodies = self.timeline.bodies_named(asked) if asked else None
        found = [bodies.find(name) for name in asked] if bodies else []
        return tuple(dict.fromkeys(Words(each.label, each.label_en) for each in found if each))


def build_list(
    frame: Frame, query: Query, command: str = "list", order: Sorting | None = None, **more: Any
) -> Report:
    """Everything a query keeps, in order of time and undated events last, or in another order."""
    by_deadline = order == ("deadline", False)
    if order is None or by_deadline:
        found, total = find(
            frame.timeline, query, frame.today, frame.limit, by_deadline=by_deadline
        )
    else:
        from aitrack.answers.ordering import ordered  # noqa: PLC0415, only where it is asked

        found, total = find(frame.timeline, query, frame.today)
        found = ordered(found, order[0], reverse=order[1])[: frame.limit]
    hidden = {"filtered": frame.timeline.total - total}
    if query.dated:
        undated = count_undated(frame.timeline, query, frame.today)
        hidden = {"filtered": hidden["filtered"] - undated, "undated": undated}
    rows = [Row(event, stands) for event, stands in found]
    return frame.report(command, [("", rows, total)], hidden, **more)


def build_due(
    frame: Frame,
    query: Query,
    until: date,
    *,
    overdue: bool = True,
    undated: bool = False,
    stale_days: int | None = None,
) -> Report:
    """What an official opens in the morning: what can be late, and is or soon falls due.

    First what is known not to have been done, then what nothing is known of, then what falls due
    until a day. Amounts, targets, occasions and umbrellas cannot be late: they are counted.
    """
    asked = due_asked(frame.timeline, query) if not undated and stale_days is None else None
    if asked is not None:
        return _due_from_index(frame, *asked, until, overdue=overdue)
    from aitrack.store.index.counting import WHY_NOT_DUE  # noqa: PLC0415, only for due

    part = narrowed(frame.timeline, query)
    by_time = [Row(event, stands) for event, stands in find(part, query, frame.today)[0]]
    rows = sorted(by_time, key=lambda row: row.standing.deadline or _FAR)
    promises = [row for row in rows if row.event.deliverable]
    missed = [row for row in rows if row.standing.state is State.MISSED]
    late = [row for row in rows if row.standing.state is State.OVERDUE]
    ahead = [row for row in promises if row.standing.state in AHEAD and row.standing.deadline]
    near = [row for row in ahead if (row.standing.deadline or _FAR) <= until]
    taken = {row.event.id for row in near}
    silent = [
        row
        for row in promises
        if stale_days is not None
        and row.standing.state not in LATE
        and row.event.id not in taken
        and is_stale(row.standing, stale_days)
    ]
    taken |= {row.event.id for row in silent}
    dateless = [
        row
        for row in promises
        if undated and row.event.id not in taken and row.standing.state is State.UNDATED
    ]
    taken |= {row.event.id for row in dateless}
    shown = [
        ("missed", missed if overdue else []),
        ("overdue", late if overdue else []),
        ("due", near),
        ("undated", dateless),
        ("stale", sorted(silent, key=lambda row: -(row.standing.no_news_days or 0))),
    ]
    if overdue:
        taken |= {row.event.id for row in (*missed, *late)}
    hidden = {"filtered": frame.timeline.total - len(rows), **dict.fromkeys(WHY_NOT_DUE, 0)}
    for row in rows:
        if row.event.id not in taken:
            hidden[_why_not_due(row)] += 1
    soon = sum((row.standing.days_left or 0) <= SOON_DAYS for row in ahead)
    counts = {
        "missed": len(missed), "overdue": len(late), "soon": soon, "later": len(ahead) - soon,
    }  # fmt: skip
    return frame.report(
        "due", [(name, group, len(group)) for name, group in shown], hidden, counts=counts
    )


def _why_not_due(row: Row) -> str:
    """The reason for which ``due`` does not show an event."""
    state, nature = row.standing.state, row.event.nature
    if nature is Nature.UMBRELLA:
        return "umbrellas"
    if state in _SETTLED:
        return "settled"
    if state in LATE or state in (State.PAST, State.UNDATED):
        return state.value
    if state is State.ENDED:
        return "amounts_ended" if nature is Nature.AMOUNT else "targets_ended"
    if row.event.period.bound is Bound.FROM:
        return "open_ended"
    return "later" if row.event.deliverable else "not_late"


def _due_from_index(
    frame: Frame, timeline: Indexed, group: str, until: date, *, overdue: bool
) -> Report:
    """The same, where the index keeps the counts: only what is shown is read."""
    from aitrack.store.index.counting import (  # noqa: PLC0415, only for due
        due_counts,
        due_hidden,
        due_places,
        missed_places,
    )

    index, day = timeline.index, frame.today
    found = due_counts(index, group, day, until)
    left = frame.limit
    missed = missed_places(index, group, day, left) if overdue and found["missed"] else []
    left = None if left is None else left - len(missed)
    late = due_places(index, group, day, late=True, until=None, limit=left) if overdue else []
    left = None if left is None else left - len(late)
    near = due_places(index, group, day, late=False, until=until, limit=left)
    part = timeline.part([*missed, *late, *near])
    rows = [Row(event, standing(event, part, day)) for event in part.events]
    hidden = due_hidden(found, timeline.total, overdue=overdue)
    groups = [
        ("missed", rows[: len(missed)], found["missed"] if overdue else 0),
        ("overdue", rows[len(missed) : len(rows) - len(near)], found["overdue"] if overdue else 0),
        ("due", rows[len(rows) - len(near) :], found["near"]),
    ]
    counts = {name: found[name] for name in ("missed", "overdue", "soon")}
    counts["later"] = found["later"] - found["soon"]
    return frame.report("due", groups, hidden, counts=counts)
