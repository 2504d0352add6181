"""The days that an event must have something on, for any rule of a schedule to speak of it.

An index narrows by them; whether the event is really announced is decided in ``announcing``.
"""

from __future__ import annotations

from aitrack.answers.announceable import Days
from aitrack.dates.day import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.reminders.announcing import Question
    from aitrack.reminders.schedule import Span, Window

_LONG_AGO = 1100
"""Days after which it no longer matters on which of them a deadline passed: all are looked at."""


def candidates(asked: Question, window: Window | None) -> Days:
    """The days that an event must have something on, for any rule to speak of it."""
    schedule, names = asked.schedule, set()
    for key in asked.announced:
        rule, event_id, *_ = key.split("|")
        if rule in ("lead", "after"):
            names.add(event_id)  # its deadline may have moved
    if not window:
        return Days(names=frozenset(names))
    ahead, behind = window.ahead, window.behind
    deadlines = [_shifted(ahead, days) for days in schedule.lead_days]
    late = set(schedule.after_due)
    if schedule.after_due and schedule.after_due_every:
        late.update(range(max(late), _LONG_AGO, schedule.after_due_every))
        deadlines.append((date.min, _later(behind.last, -_LONG_AGO)))
    deadlines += [_shifted(behind, -days) for days in sorted(late)]
    if schedule.digest:
        deadlines.append((asked.today, _later(asked.today, schedule.digest)))
    if schedule.digest_overdue:
        deadlines.append((date.min, asked.today))
    silent, spans = set(), []
    if schedule.stale:
        silent = {schedule.stale}
        if schedule.stale_every:
            silent.update(range(schedule.stale, _LONG_AGO, schedule.stale_every))
            spans.append((date.min, _later(behind.last, -_LONG_AGO)))
    return Days(
        deadlines=tuple(deadlines),
        starts=tuple(_shifted(ahead, days) for days in schedule.opening),
        recorded=(_shifted(behind, -1),) if schedule.outcomes else (),
        silent=(*spans, *(_shifted(behind, -days) for days in sorted(silent))),
        names=frozenset(names),
    )


def _shifted(span: Span, days: int) -> tuple[date, date]:
    return _later(span.first, days), _later(span.last, days)


def _later(day: date, days: int) -> date:
    """So many days later, as far as there are days."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
