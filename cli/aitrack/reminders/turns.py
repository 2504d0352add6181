"""A rule and an event → its nominal days: so long before or after a deadline, or without news."""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aitrack.reminders.schedule import Schedule, Span

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn(Frozen):
    """One nominal day of an event, whose turn has come."""

    rule: str
    """lead, after, opening, stale, outcome, digest."""
    days: int | None
    """Before a deadline, after it, before a start, without news; None for a digest."""
    nominal: date
    due: date | None
    """The deadline or start it is counted from: one that moved is another turn."""

    def key(self, event_id: str) -> str:
        """The key by which an announcement is remembered."""
        days = "" if self.days is None else self.days
        return f"{self.rule}|{event_id}|{days}|{self.due or ''}|{self.nominal}"


def before(rule: str, day: date, leads: Iterable[int], span: Span) -> list[Turn]:
    """The turns so many days before a day that fall into a span."""
    least, most = (day - span.last).days, (day - span.first).days
    near = [days for days in leads if least <= days <= most]
    return [Turn(rule, days, day - timedelta(days), day) for days in near]


def after(deadline: date, schedule: Schedule, span: Span) -> list[Turn]:
    """Each day of ``after_due``, then one in so many from the last of them on."""
    return _behind("after", deadline, schedule.after_due, schedule.after_due_every, span)


def silent(since: date, schedule: Schedule, span: Span) -> list[Turn]:
    """The days on which there was no news for so long."""
    return _behind("stale", since, (schedule.stale or 0,), schedule.stale_every, span)


def _behind(
    rule: str, since: date, counts: Sequence[int], every: int | None, span: Span
) -> list[Turn]:
    """The turns so many days after a day, and one in so many from the last on, of a span."""
    first, last = (span.first - since).days, (span.last - since).days
    late = {days for days in counts if first <= days <= last}
    if counts and every:
        least = max(counts)
        late.update(range(least + max(0, -((least - first) // every)) * every, last + 1, every))
    return [Turn(rule, days, since + timedelta(days), since) for days in sorted(late)]
