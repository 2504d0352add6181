"""A span of time: what happens or falls due in it, what has begun or ends, what runs through.

An event that an outcome settled ends on the day it happened, whatever had been promised.
"""

from __future__ import annotations

from aitrack.answers.finding import count_undated, find, find_happened, in_time
from aitrack.answers.report import Group, Row
from aitrack.dates.day import timedelta
from aitrack.dates.period import Bound
from aitrack.model import Kind
from aitrack.status import settled_on
from aitrack.values import Frozen, StrEnum, dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from aitrack.answers.report import Frame, Report
    from aitrack.query import Query

BARS = frozenset({Kind.PHASE, Kind.PROGRAMME})
_OCCASION = timedelta(days=31)


class Place(StrEnum):
    """Where an event stands in a span."""

    DAY = "day"
    """It happens or falls due on a day of it."""
    BAR = "bar"
    """A phase, a programme or a span that begins or ends in it."""
    THROUGH = "through"
    """It neither begins nor ends in it."""
    BEFORE = "before"
    """It was settled before."""


@dataclass(frozen=True, slots=True)
class Dated(Frozen):
    """An event on the day that a calendar shows it under."""

    day: date
    row: Row
    begins: bool = False
    """That day is its first, and nothing says when it ends."""


@dataclass(frozen=True, slots=True)
class Calendar(Frozen):
    """The events of a span, each in one place."""

    months: tuple[tuple[date, tuple[Dated, ...]], ...]
    """What happens or falls due, by the first days of months, in order of days."""
    bars: tuple[Row, ...]
    through: tuple[Row, ...]
    before: tuple[Row, ...]


def build_timeline(frame: Frame, query: Query) -> Report:
    """What overlaps a span, and what happened in it though it was promised for another time."""
    first, stop = _ends(query)
    found, total = find(frame.timeline, query, frame.today, frame.limit)
    undated = count_undated(frame.timeline, query, frame.today)
    happened, more, dateless = find_happened(frame.timeline, query, frame.today, frame.limit)
    total, undated = total + more, undated - dateless
    hidden = {"filtered": frame.timeline.total - total - undated, "undated": undated}
    shown = sorted([*found, *happened], key=lambda pair: in_time(pair[0].period))
    rows = [Row(event, stands) for event, stands in shown]
    return frame.report("timeline", [("", rows, total)], hidden, window=(first, stop))


def build_page(frame: Frame, query: Query, *, every: bool = False) -> Report:
    """The same for a page that people read: a limit takes the first of what the page shows.

    A limited page is made of as much as it needs and not of the whole span: what falls due in the
    span or was settled in it, by the day, then what begins or ends in it otherwise.

    Args:
        frame: With the limit.
        query: With both ends of the span.
        every: Whether the page shows also what runs through.
    """
    most = frame.limit
    report = build_timeline(frame, query)
    if most is None:
        return report
    first, stop = _ends(query)
    found = {row.event.id: row for row in report.rows}
    for some in (frozenset(Kind) - BARS, BARS):  # all that stands on days comes before the bars
        part = replace(query, kinds=some & query.kinds if query.kinds else some)
        if part.kinds:
            due = replace(part, due_first=first, due_stop=stop)
            pairs, _ = find(frame.timeline, due, frame.today, most, by_deadline=True)
            pairs += find_happened(frame.timeline, part, frame.today, most, by_day=True)[0]
            found |= {event.id: Row(event, stands) for event, stands in pairs}
    shown = _shown(report, found.values(), most, every=every)
    if len(shown) < most:  # little ends in it: what only begins in it may stand anywhere
        whole = build_timeline(replace(frame, limit=None), query)
        shown = _shown(report, whole.rows, most, every=every)
    hidden = {**report.hidden, "limit": report.total - len(shown)}
    return replace(_with(report, shown), hidden={name: n for name, n in hidden.items() if n})


def _shown(report: Report, rows: Iterable[Row], most: int, *, every: bool) -> list[Row]:
    """The first so many in the order of the page."""
    in_order = sorted(rows, key=lambda row: in_time(row.event.period))
    calendar = arrange(_with(report, in_order))
    shown = [each.row for _, days in calendar.months for each in days] + [*calendar.bars]
    return [*shown, *(calendar.through if every else ())][:most]


def _with(report: Report, rows: Sequence[Row]) -> Report:
    return replace(report, groups=(Group("", tuple(rows)),))


def _ends(query: Query) -> tuple[date, date]:
    if query.first is None or query.stop is None:
        raise ValueError("a time axis needs both ends")
    return query.first, query.stop


def settled_day(row: Row) -> date | None:
    """The day on which an outcome settled it, as far as one is known: the last that may be."""
    return settled_on(row.standing.outcome)


def ends_on(row: Row, window: tuple[date, date]) -> date | None:
    """The last day of its bar: when it was settled, else when it falls due; None for none.

    What fell due in the window and was settled after it ends there: the window's reader asks what
    was promised for it.
    """
    settled, last = settled_day(row), row.event.period.last_day
    late = settled is not None and settled >= window[1] and _inside(last, window)
    return last if late else settled or last


def arrange(report: Report) -> Calendar:
    """Put every event of a span in its place."""
    if report.window is None:
        raise ValueError("a report without a window has no calendar")
    days: list[Dated] = []
    rows: dict[Place, list[Row]] = {place: [] for place in Place}
    for row in report.rows:
        place, dated = _place(row, report.window)
        rows[place].append(row)
        days += [dated] if dated else []
    return Calendar(
        tuple(_months(days)), tuple(rows[Place.BAR]), tuple(rows[Place.THROUGH]),
        tuple(rows[Place.BEFORE]),
    )  # fmt: skip


def _place(row: Row, window: tuple[date, date]) -> tuple[Place, Dated | None]:
    """Where one event stands, with its day where it has one."""
    event, settled = row.event, settled_day(row)
    start, last = event.period.start, ends_on(row, window)
    if settled and settled < window[0]:
        return Place.BEFORE, None
    begins, ends = _inside(start, window), _inside(last, window)
    if event.kind not in BARS:
        if last and ends and not (_long(row) and _nobody_ends(row)):
            occasion = begins and not event.deliverable and not settled and not _long(row)
            return Place.DAY, Dated(start if occasion and start else last, row)
        if start and begins and event.period.bound is Bound.FROM:
            return Place.DAY, Dated(start, row, begins=True)
    return (Place.BAR if begins or ends else Place.THROUGH), None


def _nobody_ends(row: Row) -> bool:
    """Whether it is a span that nobody promised to end."""
    during = row.event.period.bound is Bound.DURING
    return during and not row.event.deliverable and settled_day(row) is None


def _long(row: Row) -> bool:
    """Whether it is more than an occasion of some days."""
    period = row.event.period
    return not (period.start and period.stop and period.stop - period.start <= _OCCASION)


def _inside(day: date | None, window: tuple[date, date]) -> bool:
    return day is not None and window[0] <= day < window[1]


def _months(days: Iterable[Dated]) -> list[tuple[date, tuple[Dated, ...]]]:
    """By month; of one day what falls due before what begins, in the order of the report."""
    found: dict[date, list[Dated]] = {}
    for each in sorted(days, key=lambda each: (each.day, each.begins)):
        found.setdefault(each.day.replace(day=1), []).append(each)
    return [(month, tuple(several)) for month, several in found.items()]
