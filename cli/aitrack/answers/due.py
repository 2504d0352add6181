"""What ``due`` answers: what is late, what soon falls due, and why all else is not shown."""

from __future__ import annotations

from aitrack.answers.library import Indexed
from aitrack.answers.report import Row
from aitrack.dates.day import date
from aitrack.dates.period import Bound
from aitrack.model import Nature
from aitrack.status import AHEAD, LATE, SETTLED, SOON_DAYS, State, standing
from aitrack.store.index.counting import (
    WHY_NOT_DUE,
    due_counts,
    due_hidden,
    due_places,
    missed_places,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.library import AnyTimeline
    from aitrack.answers.report import Frame, Report
    from aitrack.query import Query

_FAR = date.max


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
    asked = _counted(frame.timeline, query) if not undated and stale_days is None else None
    if asked is not None:
        return _due_from_index(frame, *asked, until, overdue=overdue)
    from aitrack.answers.finding import find, narrowed  # noqa: PLC0415, where counts do not do
    from aitrack.query import is_stale  # noqa: PLC0415

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
    if state in SETTLED.values():
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


def _counted(timeline: AnyTimeline, query: Query) -> tuple[Indexed, str] | None:
    """The index and the group whose counts answer ``due``; None where only the events do."""
    if not isinstance(timeline, Indexed) or query.dated:
        return None
    group = timeline.group(query)
    return None if group is None else (timeline, group)
