"""A schedule and a day → the spans of days in which an event must have a date to be announced.

An index narrows by them; whether the event is really announced is decided in ``announcing``.
"""

from __future__ import annotations

from aitrack.answers.announceable import Days

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.dates.day import date
    from aitrack.reminders.announcing import Question
    from aitrack.reminders.schedule import Span, Window

_FIRST = 1
"""The first day that there is."""
_LONG_AGO = 1100
"""Days back to which turns are looked up one by one where no oldest day is known."""
_MOST_TURNS = 400
"""Turns that are looked up one by one; of what is longer ago all is looked at."""


def candidates(asked: Question, window: Window | None, oldest: date | None = None) -> Days:
    """The days that an event must have something on, for any rule to speak of it.

    Args:
        asked: What a run asks of a schedule.
        window: What its speaking days cover.
        oldest: The oldest deadline of what can be late, where that is known.
    """
    schedule, names = asked.schedule, set()
    for key in asked.announced:
        rule, event_id, *_ = key.split("|")
        if rule in ("lead", "after"):
            names.add(event_id)  # its deadline may have moved
    if not window:
        return Days(names=frozenset(names))
    ahead, behind, today = window.ahead, window.behind, asked.today.toordinal()
    deadlines = [_shifted(ahead, days) for days in schedule.lead_days]
    late = set(schedule.after_due)
    if schedule.after_due and schedule.after_due_every:
        turns = _turns(max(late), schedule.after_due_every, behind.last, oldest)
        late.update(turns)
        long_ago = behind.last.toordinal() - turns.stop
        if oldest is None or oldest.toordinal() <= long_ago:
            deadlines.append((_FIRST, long_ago))
    deadlines += [_shifted(behind, -days) for days in sorted(late)]
    if schedule.digest:
        deadlines.append((today, today + schedule.digest))
    if schedule.digest_overdue:
        deadlines.append((_FIRST, today))
    silent, spans = set(), []
    if schedule.stale:
        silent = {schedule.stale}
        if schedule.stale_every:
            turns = _turns(schedule.stale, schedule.stale_every, behind.last, None)
            silent.update(turns)
            spans.append((_FIRST, behind.last.toordinal() - turns.stop))
    return Days(
        deadlines=tuple(deadlines),
        starts=tuple(_shifted(ahead, days) for days in schedule.opening),
        recorded=(_shifted(behind, -1),) if schedule.outcomes else (),
        silent=(*spans, *(_shifted(behind, -days) for days in sorted(silent))),
        names=frozenset(names),
    )


def _turns(first: int, every: int, day: date, oldest: date | None) -> range:
    """The days after a day on which something is said again and again, as far as is looked up."""
    back = (day - oldest).days if oldest else _LONG_AGO
    return range(first, min(back, every * _MOST_TURNS) + every, every)


def _shifted(span: Span, days: int) -> tuple[int, int]:
    """The span so many days later."""
    return span.first.toordinal() + days, span.last.toordinal() + days
