"""Events along a time axis: windows, bars and deadlines, and a line where today is."""

from __future__ import annotations

from aitrack.dates.day import date
from aitrack.dates.period import Bound, Precision
from aitrack.errors import Words
from aitrack.model import Kind
from aitrack.status import State
from aitrack.values import dataclass
from aitrack.views.labels import footing, heading, nothing, title_of
from aitrack.views.width import clean, cut, pad, width_columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.answers.report import Report, Row
    from aitrack.errors import Lang

NARROWEST, WIDEST = 60, 1000
_WITH_TAIL = 100
_TAIL = 14
_MONTHLY = 24
_ROOMY_MONTH = 5
_BARS = frozenset({Kind.PHASE, Kind.PROGRAMME})
LEGEND = Words(
    "━ 기간·단계·사업  ┄ 그 사이 언젠가  ◆ 기한  ● 그날  ▶ 뒤로 이어짐  │ 오늘\n"
    "x 미이행 확인  ! 이행 미확인  ✓ 이행·변경 등 결과 있음",
    "━ span, phase, programme  ┄ some day in it  ◆ deadline  ● that day  ▶ goes on  │ today\n"
    "x known not to be done  ! delivery unconfirmed  ✓ with an outcome",
)
_MARKS = {State.MISSED: "x ", State.OVERDUE: "! "} | dict.fromkeys(
    (State.DONE, State.PARTLY, State.CHANGED, State.DROPPED), "✓ "
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the chart."""

    label: str
    axis: str
    tail: str
    state: State | None


@dataclass(frozen=True, slots=True)
class Axis:
    """Days onto columns."""

    first: date
    stop: date
    columns: int

    def column(self, day: date) -> int:
        """The column of a day; past either end it is that end's."""
        share = (day - self.first).days / (self.stop - self.first).days
        return min(max(int(share * self.columns), 0), self.columns - 1)

    def months(self) -> list[date]:
        """The first days of all months on it."""
        first = self.first.year * 12 + self.first.month - 1
        last = self.stop.year * 12 + self.stop.month - 1 + (self.stop.day > 1)
        return [date(n // 12, n % 12 + 1, 1) for n in range(first, last)]


def render(report: Report, lang: Lang, width: int) -> str:
    """Plain text for a width; nothing is cut but long titles, which end with an ellipsis."""
    parts = [heading(report, lang), ""]
    if report.rows:
        drawn = lines(report, lang, width)
        parts += [f"{line.label} {line.axis} {line.tail}".rstrip() for line in drawn]
        parts += ["", LEGEND.say(lang)]
    else:
        parts.append(nothing(report, lang))
    if foot := footing(report, lang):
        parts.append(foot)
    return "\n".join(parts) + "\n"


def lines(report: Report, lang: Lang, width: int) -> list[Line]:
    """The head of the axis, then a line for each row."""
    if report.window is None:
        raise ValueError("a report without a window has no axis")
    width = min(max(width, NARROWEST), WIDEST)
    tail = _TAIL if width >= _WITH_TAIL else 0
    columns = int(width * 0.6) // 12 * 12
    room = width - columns - 1 - (tail + 1 if tail else 0)
    axis = Axis(*report.window, columns)
    head = Line(" " * room, _head(axis, lang), "", None)
    shown = axis.first <= report.today < axis.stop
    today = axis.column(report.today) if shown else None
    marks = [Line(" " * room, " " * today + "▼", "", None)] if today is not None else []
    return [head, *marks, *(_line(row, axis, today, room, tail, lang) for row in report.rows)]


def _line(row: Row, axis: Axis, today: int | None, room: int, tail: int, lang: Lang) -> Line:
    event = row.event
    mark = _MARKS.get(row.standing.state, "  ")
    label = pad(cut(mark + clean(title_of(event, lang)), room), room)
    when = cut(clean(event.mentions[0].when or ""), tail) if tail else ""
    return Line(label, _draw(row, axis, today), when, row.standing.state)


def _draw(row: Row, axis: Axis, today: int | None) -> str:
    period = row.event.period
    left = axis.column(period.start) if period.start else 0
    right = axis.column(period.last_day) if period.last_day else axis.columns - 1
    goes_on = period.stop is None or period.stop > axis.stop
    heavy = period.bound in (Bound.DURING, Bound.FROM) or row.event.kind in _BARS
    cells = [" "] * axis.columns
    for column in range(left, right + 1):
        cells[column] = "━" if heavy else "┄"
    if goes_on:
        cells[right] = "▶"
    elif period.precision is Precision.DAY and period.start == period.last_day:
        cells[right] = "●"
    elif not heavy:
        cells[right] = "◆"
    if today is not None and cells[today] in " ┄━":
        cells[today] = "│"
    return "".join(cells)


def _head(axis: Axis, lang: Lang) -> str:
    """Month numbers, or years where there are many months."""
    months = axis.months()
    roomy = axis.columns // len(months) >= _ROOMY_MONTH
    text = ""
    for month in months:
        if len(months) > _MONTHLY:
            label = f"'{month:%y}" if month.month == 1 or month == months[0] else ""
        elif roomy:
            label = f"{month.month}월" if lang == "ko" else f"{month:%b}"
        else:
            label = str(month.month)
        column = axis.column(max(month, axis.first))
        if label and width_columns(text) <= column:
            text = pad(text, column) + label
    return text
