"""A span of time as a picture for a report: A4 wide, no script, fonts by name, nothing to fetch."""

from __future__ import annotations

from datetime import timedelta

from aitrack.answers.calendar import arrange, settled_day
from aitrack.dates.day import date
from aitrack.dates.period import ONE_DAY, Period, Precision
from aitrack.exports.axis import Axis, shape
from aitrack.exports.given import owners_of, recorded, state_name
from aitrack.exports.palette import colours
from aitrack.exports.phrases import phrases
from aitrack.exports.templates import environment
from aitrack.values import replace
from aitrack.views.labels import day_text, lateness, title_of
from aitrack.views.summary import footing
from aitrack.views.width import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.exports.given import Given

_WIDTH, _LEFT, _CHART = 720, 268, 332
_TOP, _ROW = 96, 28
_TITLE_COLUMNS, _SUB_COLUMNS = 46, 56
_MONTHLY, _QUARTERLY = 1, 3
"""Years up to which months, or quarters, have their own line."""


def render(given: Given, *, everything: bool = False) -> str:
    """The picture; the same answer gives the same text.

    Args:
        given: The answer.
        everything: Also what merely runs through the span, which is only counted otherwise.
    """
    report = given.report
    first, stop = report.window or _span(report.rows, report.today)
    axis = Axis(first.year, (stop - timedelta(days=1)).year)
    calendar = arrange(replace(report, window=(first, stop)))
    left_out = {row.event.id for row in (*calendar.through, *calendar.before)}
    shown = [row for row in report.rows if everything or row.event.id not in left_out]
    shown.sort(key=lambda row: str(row.event.period.last_day or "9"))
    rows = [_row(row, given, axis, _TOP + _ROW * at + _ROW / 2) for at, row in enumerate(shown)]
    today = axis.share(report.today)
    bottom = _TOP + _ROW * len(rows) + 6
    t = phrases(given.lang)
    return environment().get_template("chart.svg").render(
        t=t, title=given.title or t["title"], lang=given.lang, total=len(rows), rows=rows,
        running=len(report.rows) - len(rows), day=day_text(report.today, given.lang),
        recorded=recorded(report, given.lang),
        hidden=footing(report, given.lang), width=_WIDTH, height=bottom + 44, left=_LEFT,
        chart=_CHART, top=_TOP, bottom=bottom, ticks=_ticks(axis, given.lang),
        today=_x(today) if 0 <= today <= 1 else None,
        states={row["state"]: row["colour"] for row in rows},
    )  # fmt: skip


def _span(rows: tuple[Row, ...], today: date) -> tuple[date, date]:
    """All years of the rows, where none were asked for."""
    days = [day for row in rows for day in (row.event.period.start, row.event.period.last_day)]
    years = [day.year for day in (*days, today) if day]
    return date(min(years), 1, 1), date(max(years) + 1, 1, 1)


def _x(share: float) -> float:
    return round(_LEFT + _CHART * share, 2)


def _row(row: Row, given: Given, axis: Axis, y: float) -> dict[str, Any]:
    """A line of it: texts that fit, and the shape in points."""
    event, lang = row.event, given.lang
    document = given.timeline.documents.get(event.mentions[0].document or "")
    drawn = shape(event.period, axis, document.dated if document else None)
    settled = settled_day(row)
    if settled and (drawn is None or drawn.right <= 0):  # promised for another time
        drawn = shape(Period.on(settled, settled + ONE_DAY, Precision.DAY), axis, None)
    left, right = (max(drawn.left, 0), min(drawn.right, 1)) if drawn else (0, 0)
    text, tint, bar = colours(row.standing.state.value)
    bodies = " · ".join(owners_of(event, given.timeline.bodies, lang))
    when = event.mentions[0].when or ""
    return {
        "y": y,
        "title": cut(title_of(event, lang), _TITLE_COLUMNS),
        "sub": cut(" · ".join(filter(None, (bodies, when))), _SUB_COLUMNS),
        "state": row.standing.state.value,
        "state_name": state_name(row, lang),
        "lateness": " ".join(
            filter(None, (str(row.standing.deadline or ""), lateness(row.standing, lang)))
        ),
        "text": text, "tint": tint, "colour": bar,
        "x": _x(left), "width": round(max(_CHART * (right - left), 2), 2) if drawn else 0,
        "fades": drawn.fades[:1] if drawn else "",
        "heavy": bool(drawn and drawn.heavy),
        "mark": drawn.mark if drawn and (drawn.left + drawn.right) / 2 <= 1 else "",
        "goes_on": bool(drawn) and (event.period.stop is None or axis.share(event.period.stop) > 1),
        "at": _x((left + right) / 2 if drawn and drawn.mark == "dot" else right),
    }  # fmt: skip


def _ticks(axis: Axis, lang: str) -> list[dict[str, Any]]:
    """Lines at months, quarters or years, each with its name where there is room."""
    years = axis.last - axis.first + 1
    step = 1 if years <= _MONTHLY else 3 if years <= _QUARTERLY else 12
    found = []
    for year in range(axis.first, axis.last + 1):
        for month in range(1, 13, step):
            if step == 1:
                name = f"{month}월" if lang == "ko" else f"{month}"
            elif step == 12:  # noqa: PLR2004, months
                name = str(year) if years <= 12 else f"’{year % 100:02}"  # noqa: PLR2004, so many
            else:
                quarter = (month + 2) // 3
                name = (
                    str(year)
                    if quarter == 1
                    else f"{quarter}분기"
                    if lang == "ko"
                    else f"Q{quarter}"
                )
            found.append(
                {"x": _x(axis.share(date(year, month, 1))), "name": name, "year": month == 1}
            )
    return found
