"""The nominal days of a schedule: so long before a deadline, after it, or without news."""

from __future__ import annotations

from aitrack.dates.day import date, timedelta
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def before(day: date, leads: Iterable[int]) -> Iterator[tuple[int, date]]:
    """So many days before a day, as far as there are days."""
    for lead in leads:
        if day.toordinal() > lead:
            yield lead, day - timedelta(lead)


def leads(deadline: date, schedule: Schedule, span: Span) -> Iterator[Turn]:
    """The days before a deadline on which a schedule speaks of it."""
    for days, nominal in before(deadline, schedule.lead_days):
        if nominal in span:
            yield Turn("lead", days, nominal, deadline)


def after(deadline: date, schedule: Schedule, span: Span) -> Iterator[Turn]:
    """Each day of ``after_due``, then one in so many from the last of them on."""
    late = set(schedule.after_due)
    if schedule.after_due and schedule.after_due_every:
        late |= _every(deadline, max(late), schedule.after_due_every, span)
    for days in sorted(late):
        if (nominal := deadline + timedelta(days)) in span:
            yield Turn("after", days, nominal, deadline)


def _every(since: date, least: int, step: int, span: Span) -> set[int]:
    """The counts ``least + k * step`` whose day lies in a span."""
    first, last = (span.first - since).days, (span.last - since).days
    start = least + max(0, -(-(first - least) // step)) * step
    return set(range(start, last + 1, step))


def silent(since: date, schedule: Schedule, span: Span) -> Iterator[Turn]:
    """The days on which there was no news for so long."""
    least = schedule.stale or 0
    counts = {least}
    if schedule.stale_every:
        counts |= _every(since, least, schedule.stale_every, span)
    for days in sorted(counts):
        if (nominal := since + timedelta(days)) in span:
            yield Turn("stale", days, nominal, since)
