"""Items as a calendar (RFC 5545): one event each, whose UID stays the same for ever.

By default the deadline is an all-day event on its last day. ``span`` shows the whole period, and
``todo`` makes tasks with a due day, which may also have none. An item without such a day is no
event, and ``left_out`` counts it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from aitrack.dates.wording import format_edtf
from aitrack.errors import Words
from aitrack.exports.given import (
    MissingExtraError,
    addresses,
    how_fine,
    ministries_of,
    owners_of,
    place_of,
    state_name,
)
from aitrack.printable import clean
from aitrack.status import State
from aitrack.values import StrEnum
from aitrack.views.labels import KINDS, note_of, tags_of, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.exports.given import Given

AHEAD = frozenset({State.OPEN, State.UPCOMING, State.ONGOING, State.UNDATED})
NAME = Words("AI 정책 약속의 기한", "Deadlines of AI policy promises")
CLOSING = b"END:VCALENDAR\r\n"
_MAKER = "-//aitrack//promises//KO"
_DOMAIN = "aitrack"
_MORNING = timedelta(hours=9)
_TWICE_A_DAY = timedelta(hours=12)
_TASK = {
    State.DONE: "COMPLETED", State.DROPPED: "CANCELLED", State.PARTLY: "IN-PROCESS",
    State.OPEN: "IN-PROCESS", State.ONGOING: "IN-PROCESS",
}  # fmt: skip


class Shape(StrEnum):
    """What becomes of an item."""

    DEADLINE = "deadline"
    SPAN = "span"
    TODO = "todo"


def render(
    given: Given, shape: Shape = Shape.DEADLINE, lead_days: Sequence[int] = ()
) -> bytes:  # fmt: skip
    """The calendar as a file; the same answer gives the same bytes.

    Args:
        given: The answer.
        shape: What becomes of an item.
        lead_days: Alarms so many days before.

    Raises:
        MissingExtraError: Without icalendar.
    """
    parts = [opening(given), *(part(row, given, shape, lead_days) for row in given.report.rows)]
    return b"".join((*parts, CLOSING))


def opening(given: Given) -> bytes:
    """What stands before the entries.

    Raises:
        MissingExtraError: Without icalendar.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415, of the extra
    except ImportError:
        raise MissingExtraError("icalendar") from None
    whole = Calendar()
    title = clean(given.title or NAME.say(given.lang))
    for name, text in (
        ("PRODID", _MAKER), ("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH"),
        ("NAME", title), ("X-WR-CALNAME", title), ("X-WR-TIMEZONE", "Asia/Seoul"),
        ("X-PUBLISHED-TTL", "PT12H"),
    ):  # fmt: skip
        whole.add(name, text)
    whole.add("REFRESH-INTERVAL", _TWICE_A_DAY, parameters={"VALUE": "DURATION"})
    return bytes(whole.to_ical().removesuffix(CLOSING))


def part(row: Row, given: Given, shape: Shape, lead_days: Sequence[int]) -> bytes:
    """The entry of an item; nothing where it has no day to stand on."""
    if shape is not Shape.TODO and not day_of(row, shape):
        return b""
    return bytes(_component(row, given, shape, lead_days).to_ical())


def day_of(row: Row, shape: Shape) -> date | None:
    """The day that an event stands on first; None where it has none."""
    period = row.event.period
    return (period.start or period.last_day) if shape is Shape.SPAN else row.standing.deadline


def left_out(rows: Iterable[Row], shape: Shape) -> int:
    """How many items have no day to stand on."""
    return 0 if shape is Shape.TODO else sum(day_of(row, shape) is None for row in rows)


def uid(row: Row) -> str:
    """By the first id the event ever had, so that a calendar knows it again after a renaming."""
    return f"{(*row.event.renamed_from, row.event.id)[0]}@{_DOMAIN}"


def _component(row: Row, given: Given, shape: Shape, lead_days: Sequence[int]) -> Any:
    """One event or task."""
    from icalendar import Event, Todo  # noqa: PLC0415, of the extra

    event, period = row.event, row.event.period
    item = Todo() if shape is Shape.TODO else Event()
    times, last = _revision(row, given)
    item.add("UID", uid(row))
    item.add("DTSTAMP", last)
    item.add("LAST-MODIFIED", last)
    item.add("SEQUENCE", times)
    if shape is Shape.TODO:
        if period.start and period.start != period.last_day:  # DUE has to be the later one
            item.add("DTSTART", period.start)
        if period.last_day:
            item.add("DUE", period.last_day)
        item.add("STATUS", _TASK.get(row.standing.state, "NEEDS-ACTION"))
    else:
        first = day_of(row, shape) or given.report.today
        last_day = period.last_day if shape is Shape.SPAN and period.last_day else first
        item.add("DTSTART", first)
        item.add("DTEND", last_day + timedelta(days=1))
        item.add("TRANSP", "TRANSPARENT")
        item.add("STATUS", "CANCELLED" if row.standing.state is State.DROPPED else "CONFIRMED")
    item.add("SUMMARY", summary(row, given))
    item.add("DESCRIPTION", "\n".join(_description(row, given)))
    names = (
        *ministries_of(event, given.timeline.bodies, given.lang),
        KINDS[event.kind].say(given.lang),
    )
    item.add("CATEGORIES", [*names, *map(clean, tags_of(event, given.lang))])
    if said := format_edtf(period):
        item.add("X-AITRACK-EDTF", said)
    for address in addresses(row)[:1]:
        item.add("URL", address)
    if row.standing.deadline and row.standing.state in AHEAD:
        for days in lead_days:
            item.add_component(_alarm(days, row, given, shape))
    return item


def summary(row: Row, given: Given) -> str:
    """The title, how finely the day is known, and where it stands."""
    fine = how_fine(row.event.period, given.lang)
    title = clean(title_of(row.event, given.lang)) + (f" ({fine})" if fine else "")
    return title if row.standing.state in AHEAD else f"[{state_name(row, given.lang)}] {title}"


def _description(row: Row, given: Given) -> list[str]:
    """Where it is written, what is printed there, and where it stands."""
    event, lang = row.event, given.lang
    lines = [f"{Words('상태', 'state').say(lang)}: {state_name(row, lang)}"]
    bodies = ", ".join(owners_of(event, given.timeline.bodies, lang))
    if bodies:
        lines.append(f"{Words('기관', 'ministry').say(lang)}: {bodies}")
    for mention in event.mentions:
        printed = clean(mention.when or Words("(날짜 없음)", "(no date)").say(lang))
        lines.append(f"{printed} — {place_of(mention, given) or clean(event.source or '')}")
    outcome = row.standing.outcome
    if outcome:
        lines.append(clean(" ".join(filter(None, (outcome.on, note_of(outcome, lang))))))
        lines += [clean(f"{each.publisher} {each.url or ''}") for each in outcome.evidence]
    return [*lines, f"aitrack show {event.id}"]


def _alarm(days: int, row: Row, given: Given, shape: Shape) -> Any:
    """At nine in the morning, so many days before the deadline.

    A program counts from the start unless told otherwise: of a span, or of a task, that is another
    day, or none. The end of a span is the day after its last one.
    """
    from icalendar import Alarm  # noqa: PLC0415, of the extra

    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", clean(title_of(row.event, given.lang)))
    ahead = days + 1 if shape is Shape.SPAN else days
    from_end = {} if shape is Shape.DEADLINE else {"RELATED": "END"}
    alarm.add("TRIGGER", _MORNING - timedelta(days=ahead), parameters=from_end)
    return alarm


def _revision(row: Row, given: Given) -> tuple[int, datetime]:
    """How often what is known of an event has changed, and when last.

    Entries of the record are only ever added, so their number never falls; the store's history
    adds how often the event itself was edited.
    """
    event = row.event
    entries = given.timeline.record(event.id).get(event.id, ())
    days = [
        given.timeline.documents[each.document].dated for each in event.mentions if each.document
    ]
    days += [entry.recorded for entry in entries]
    stamps = [datetime.combine(max(days, default=given.report.today), time(), UTC)]
    times = len(entries)
    for name in (event.id, *event.renamed_from):
        if change := given.changes.get(name):
            times += change.times
            stamps.append(change.last)
    return times, max(stamps)
