"""A span as a picture: by month what happens or falls due, then phases and programmes as bars."""

from __future__ import annotations

from aitrack.answers.calendar import Place, arrange, ends_on, settled_day
from aitrack.errors import Words
from aitrack.printable import clean, width_columns
from aitrack.status import State
from aitrack.values import StrEnum
from aitrack.views.axis import axis
from aitrack.views.fit import fitted
from aitrack.views.grid import left_out
from aitrack.views.labels import (
    COLUMNS,
    KINDS,
    bodies_text,
    lateness,
    names_of,
    state_text,
    title_of,
)
from aitrack.views.paint import painted
from aitrack.views.summary import bodies_now, footing, heading, nothing
from aitrack.views.terminal import drawn
from aitrack.views.width import fold, fold_phrases, pad

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from aitrack.answers.calendar import Calendar, Dated
    from aitrack.answers.report import Report, Row
    from aitrack.errors import Lang
    from aitrack.model import Document
    from aitrack.views.paint import Line


class By(StrEnum):
    """What the bars are grouped by."""

    KIND = "kind"
    MINISTRY = "ministry"
    DOCUMENT = "document"


NARROWEST, WIDEST = 60, 1000
_AXIS_SHARE = 0.6
_COLUMNS = ("number", "day", "d_day", "title", "ministries", "state")
_LEAVING = ("ministries", "d_day")
_HEADS = {**COLUMNS, "day": Words("날짜", "day")}
_SETTLED = {State.DONE: "✓", State.PARTLY: "½", State.CHANGED: "~", State.DROPPED: "~"}
"""Each outcome has its own sign: only what is done is ticked off."""
_MARKS = {**_SETTLED, State.MISSED: "x", State.OVERDUE: "!"}
PARTS = {
    Place.BAR: Words("이어지는 단계·사업·기간", "phases, programmes, spans"),
    Place.THROUGH: Words("기간 내내 이어짐", "running through"),
}
LEGEND = Words(
    "━ 이어짐  ◆ 기한  ✓ 이행  ½ 일부 이행  ~ 변경·철회  x 미이행 확인  ! 이행 미확인"
    "  ◀ ▶ 앞뒤로 이어짐  │ 오늘",
    "━ runs  ◆ deadline  ✓ done  ½ partly done  ~ changed or dropped  x known not done"
    "  ! unconfirmed  ◀ ▶ goes on  │ today",
)
NOBODY = Words("(기관 없음)", "(no ministry)")


def render(
    report: Report,
    lang: Lang,
    width: int,
    *,
    documents: dict[str, Document] | None = None,
    by: By = By.KIND,
    every: bool = False,
    colour: bool = False,
) -> str:
    """The page for a width; nothing is cut.

    Args:
        report: With a window, which becomes the axis.
        lang: The language.
        width: Columns of the window.
        documents: By id, for their titles.
        by: What the bars are grouped by.
        every: Also what neither begins nor ends in the span.
        colour: Whether states have their colours.
    """
    width = min(max(width, NARROWEST), WIDEST)
    lines = _strings(f"{heading(report, lang)}   {_span(report, lang)}", width, "head")
    calendar = arrange(report)
    months, left = _months(report, calendar, lang, width)
    lines += months
    shown = {Place.BAR: calendar.bars} | ({Place.THROUGH: calendar.through} if every else {})
    chart = _Chart(report, lang, width, by, documents or {})
    for place, rows in shown.items():
        if rows:
            lines += [[], [(f"[{PARTS[place].say(lang)}] {len(rows)}", "head")], *chart.lines(rows)]
    if not report.rows:
        lines += [[], *_strings(nothing(report, lang), width)]
    feet = [LEGEND.say(lang)] if any(shown.values()) else []
    feet += _uncounted(calendar, lang, every=every)
    more = (footing(report, lang), bodies_now(report, lang), left_out(left, _HEADS, lang))
    feet += [foot for foot in more if foot]
    lines += [[]] * bool(feet)
    lines += [line for foot in feet for line in _strings(foot, width, "dim")]
    return painted(lines, colour=colour)


def _strings(text: str, width: int, style: str = "") -> list[Line]:
    return [[(line, style)] for line in fold_phrases(clean(text), width)]


def _span(report: Report, lang: Lang) -> str:
    first, stop = report.window or (report.today, report.today)
    last = stop.fromordinal(stop.toordinal() - 1)
    return Words(f"기간 {first} ~ {last}", f"span {first} to {last}").say(lang)


def _uncounted(calendar: Calendar, lang: Lang, *, every: bool) -> list[str]:
    """Lines that count what the timeline leaves out, and say how to see it."""
    through, before = len(calendar.through), len(calendar.before)
    said = []
    if through and not every:
        said.append(
            Words(
                f"기간 내내 이어지는 것 {through}건은 세기만 함: --all",
                f"running through from end to end, only counted: {through} (--all shows them)",
            ).say(lang)
        )
    if before:
        said.append(
            Words(f"그 전에 이미 결과가 나온 것 {before}건", f"settled before: {before}").say(lang)
        )
    return said


def _months(
    report: Report, calendar: Calendar, lang: Lang, width: int
) -> tuple[list[Line], Sequence[str]]:
    """A table by months, and the names of columns that did not fit."""
    if not calendar.months:
        return [], ()
    names = _COLUMNS if report.numbers else _COLUMNS[1:]
    heads = [_HEADS[name].say(lang) for name in names]
    tables = [
        [heads, *([_cell(each, name, report, lang) for name in names] for each in days)]
        for _, days in calendar.months
    ]
    fit = fitted(names, tables, width, _LEAVING)
    lines: list[Line] = [[]]
    for at, ((month, days), cells) in enumerate(zip(calendar.months, tables, strict=True)):
        states = [each.row.standing.state for each in days]
        head, *rows = drawn(fit.cells(cells), fit, states)
        lines += (
            [[], [(f"[{_month(month, lang)}] {len(days)}", "head")]]
            if at
            else [head, [(f"[{_month(month, lang)}] {len(days)}", "head")]]
        )
        lines += rows
    return lines, fit.left


def _month(month: date, lang: Lang) -> str:
    return f"{month:%B %Y}" if lang == "en" else f"{month.year}년 {month.month}월"


def _cell(each: Dated, name: str, report: Report, lang: Lang) -> str:
    event, stands = each.row.event, each.row.standing
    match name:
        case "number":
            return str(report.numbers.get(event.id, ""))
        case "day":
            return _day(each)
        case "d_day":
            return lateness(stands, lang)
        case "title":
            return clean(title_of(event, lang))
        case "ministries":
            return clean(bodies_text(event, lang))
        case _:
            return state_text(stands, lang)


def _day(each: Dated) -> str:
    """A day; of an occasion of several the last one, too."""
    last = each.row.event.period.last_day
    if each.begins:
        return f"{each.day} ~"
    occasion = each.day == each.row.event.period.start and last and last > each.day
    return f"{each.day} ~ {last}" if occasion else str(each.day)


class _Chart:
    """Bars along one axis, in groups."""

    def __init__(
        self, report: Report, lang: Lang, width: int, by: By, documents: dict[str, Document]
    ) -> None:
        if report.window is None:
            raise ValueError("a report without a window has no axis")
        self.report, self.lang, self.width = report, lang, width
        self.by, self.documents = by, documents
        self.window = report.window
        self.axis = axis(*report.window, int(width * _AXIS_SHARE))
        self.room = width - self.axis.columns - 1
        numbers = report.numbers.values()
        self.digits = len(str(max(numbers))) + 1 if numbers else 0
        shown = self.axis.first <= report.today < self.axis.stop
        self.today = self.axis.column(report.today) if shown else None

    def lines(self, rows: Iterable[Row]) -> list[Line]:
        """The heads of the axis, then the bars of each group under its name."""
        margin = " " * (self.room + 1)
        lines: list[Line] = [[(margin + head, "dim")] for head in self.axis.heads(self.lang)]
        if self.today is not None:
            lines.append([(margin + " " * self.today + "▼", "dim")])
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(self._group(row), []).append(row)
        for name, several in groups.items():
            lines += _strings(f"{name} ({len(several)})", self.width, "head")
            lines += [line for row in several for line in self._bar(row)]
        return lines

    def _group(self, row: Row) -> str:
        event = row.event
        if self.by is By.KIND:
            return KINDS[event.kind].say(self.lang)
        if self.by is By.MINISTRY:
            return next(iter(names_of(event, self.lang)), NOBODY.say(self.lang))
        name = event.mentions[0].document or event.source or ""
        return title_of(self.documents[name], self.lang) if name in self.documents else name

    def _bar(self, row: Row) -> list[Line]:
        """A title over as many lines as it needs, its bar beside the first of them."""
        event, state = row.event, row.standing.state
        number = str(self.report.numbers.get(event.id, "")).rjust(self.digits)
        sign = f"{_MARKS[state]} " if state in _MARKS else ""
        first = f"{number} {sign}" if number.strip() else sign
        margin = " " * (self.digits + 1 if number.strip() else 0)
        room = self.room - width_columns(first)
        title = clean(title_of(event, self.lang))
        labels = [(margin if at else first) + text for at, text in enumerate(fold(title, room))]
        last, settled = ends_on(row, self.window), settled_day(row)
        at_end = _SETTLED.get(state, "✓") if settled and settled == last else "◆"
        cells = self.axis.bar(event.period.start, last, at_end)
        blank = [" "] * self.axis.columns
        return [
            [(pad(label, self.room + 1), ""), (self._crossed(blank if at else cells), str(state))]
            for at, label in enumerate(labels)
        ]

    def _crossed(self, cells: list[str]) -> str:
        """With a line where today is."""
        if self.today is None or cells[self.today] not in " ━":
            return "".join(cells)
        return "".join([*cells[: self.today], "│", *cells[self.today + 1 :]])
