"""Two states of a store compared: what was added, removed, moved, re-assigned, settled."""

from __future__ import annotations

from aitrack.answers.slips import said
from aitrack.dates.wording import iso_days
from aitrack.model import Nature
from aitrack.query import keeps
from aitrack.status import heaviest, standing, standing_entries
from aitrack.values import Frozen, StrEnum, asdict, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from aitrack.model import Event, Outcome
    from aitrack.query import Query
    from aitrack.timeline import Timeline


class Change(StrEnum):
    """What happened to an item, in the order people want to read it."""

    FELL_DUE = "fell-due"
    """The deadline of a promise passed between two days."""
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REASSIGNED = "reassigned"
    SETTLED = "settled"
    EDITED = "edited"


_TOLD_APART = frozenset((
    "id", "ministries", "ministry_ids", "ministries_en", "ministries_printed", "ministries_now",
    "ministries_now_en", "ministry_ids_now", "moved_to_ids", "tags_en", "renamed_from",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference(Frozen):
    """One change to one item."""

    change: Change
    event: Event
    """As it is now; as it was, where it was removed."""
    before: str = ""
    after: str = ""
    days: int | None = None
    """How far the deadline moved, where both sides have one."""
    was: Event | None = None
    """As it was, where that is more than the texts say."""
    outcome: Outcome | None = None
    """What settled it, where something did."""


def compare(old: Timeline, new: Timeline) -> list[Difference]:
    """Every change from one to the other, by kind and then in the order of the new store.

    An item that was renamed is the same item; every item that differs at all is named.
    """
    former = {event.id: event for event in old.events}
    found: list[Difference] = []
    matched = set()
    for event in new.events:
        before = next(
            (former[name] for name in (event.id, *event.renamed_from) if name in former), None
        )
        if before is None:
            found.append(Difference(Change.ADDED, event, after=_when(event)))
            continue
        matched.add(before.id)
        found += _differences(before, event, old, new)
    gone = [event for event in old.events if event.id not in matched]
    found += [Difference(Change.REMOVED, event, before=_when(event)) for event in gone]
    order = list(Change)
    return sorted(found, key=lambda each: order.index(each.change))


def about(found: list[Difference], query: Query, old: Timeline, new: Timeline) -> list[Difference]:
    """The differences of items that a query keeps in either store, whatever days it asks for."""
    return [
        each
        for each in found
        if keeps(each.event, new, query) or keeps(each.was or each.event, old, query)
    ]


def since(whole: Timeline, first: date, day: date) -> list[Difference]:
    """What one store says on a day that it did not say on an earlier one.

    Args:
        whole: All that is known on the later day.
        first: The earlier day; its own record is what was known then.
        day: The later day.

    Returns:
        Every change, and each promise whose deadline lies between them with where it stands now.
    """
    due = []
    for event in whole.events:
        deadline = event.period.deadline
        if event.nature is Nature.DELIVERY and deadline and first <= deadline < day:
            stands = standing(event, whole, day)
            due.append(Difference(Change.FELL_DUE, event, _when(event), stands.state.value))
    return [*due, *compare(whole.as_of(first), whole)]


def _differences(before: Event, after: Event, old: Timeline, new: Timeline) -> Iterator[Difference]:
    days = ("start", "stop", "bound")
    if any(getattr(before.period, name) != getattr(after.period, name) for name in days):
        first, last = before.period.deadline, after.period.deadline
        moved = (last - first).days if first and last else None
        yield Difference(Change.MOVED, after, _when(before), _when(after), moved)
    if before.ministry_ids != after.ministry_ids:
        yield Difference(
            Change.REASSIGNED,
            after,
            "·".join(before.ministries),
            "·".join(after.ministries),
            was=before,
        )
    was, now = _latest(old, before.id), _latest(new, after.id)
    if (was and was.status) != (now and now.status):
        yield Difference(
            Change.SETTLED, after, was.status.value if was else "", now.status.value if now else "",
            outcome=now,
        )  # fmt: skip
    edited = _edited(before, after)
    entries = len(old.outcomes.get(before.id, ())), len(new.outcomes.get(after.id, ()))
    if entries[0] != entries[1] and (was and was.status) == (now and now.status):
        edited.append("outcomes")
    if edited:
        yield Difference(Change.EDITED, after, after=", ".join(edited))


def _edited(before: Event, after: Event) -> list[str]:
    """The names of the other fields that differ."""
    names = [name for name in asdict(after) if name not in _TOLD_APART]
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    if before.period != after.period and changed == ["mentions"]:
        return []  # said as moved
    return changed


def _latest(timeline: Timeline, name: str) -> Outcome | None:
    entries = standing_entries(timeline.outcomes.get(name, ()))
    return heaviest([entry for entry in entries if not entry.candidate])


def _when(event: Event) -> str:
    """The notation and its days."""
    printed, days = said(event.mentions[0]), iso_days(event.period)
    return f"{printed} ({days})" if printed and days and printed != days else printed or days
