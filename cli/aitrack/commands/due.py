"""``aitrack due``: what is overdue, and what falls due soon."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

import typer

from aitrack.commands.filters import Filters, filters
from aitrack.commands.options import takes
from aitrack.commands.output import Output, answer, fail_on, limit, output
from aitrack.commands.session import Session, session, span
from aitrack.errors import UsageError
from aitrack.language import say
from aitrack.report import build_due
from aitrack.values import replace

EXAMPLES = """\
aitrack due --ministry 과기정통부
aitrack due --within 2w --no-overdue
aitrack due --today 2025-01-01 --format csv -o due.csv
"""
_LENGTH = re.compile(r"([0-9]{1,5})([dwmy]?)\Z")


@takes(run=session, asked=filters, out=output, most=limit, conditions=fail_on)
def run(
    run: Session,
    asked: Filters,
    out: Output,
    most: int | None,
    conditions: tuple[str, ...],
    *,
    within: Annotated[
        str,
        typer.Option(
            metavar="90d|2w|6m", help=say("앞으로 이만큼 안의 기한", "deadlines this far ahead")
        ),
    ] = "90d",
    until: Annotated[
        str | None,
        typer.Option(
            metavar=say("날짜", "DATE"), help=say("이날까지의 기한", "deadlines up to this day")
        ),
    ] = None,
    overdue: Annotated[
        bool,
        typer.Option(
            "--overdue/--no-overdue", help=say("기한이 지난 것도", "with what is overdue")
        ),
    ] = True,
    undated: Annotated[
        bool,
        typer.Option("--undated", help=say("기한 없는 약속도", "with promises without a date")),
    ] = False,
) -> None:
    """Overdue first, then by deadline."""
    query = replace(asked.query(run.timeline), stale_days=None)
    last = _last_day(run.today, within, until)
    named = {**asked.asked, "until": last.isoformat()}
    if not overdue:
        named["overdue"] = False
    if undated:
        named["undated"] = True
    frame = run.frame(named, most)
    answer(
        run,
        build_due(
            frame,
            query,
            last,
            overdue=overdue,
            undated=undated,
            stale_days=asked.asked.get("stale"),
        ),
        out,
        conditions,
    )


def _last_day(today: date, within: str, until: str | None) -> date:
    """The last day of the window asked for."""
    if until:
        last = span("--until", until).last_day
        if last:
            return last
    length = _LENGTH.match(within)
    if not length or until:
        raise UsageError(
            "--within에는 90d, 2w, 6m, 1y처럼, --until에는 날짜를 적습니다",
            "--within takes 90d, 2w, 6m or 1y, --until a date",
        )
    number, unit = int(length[1]), length[2]
    try:
        if unit in ("m", "y"):
            from dateutil.relativedelta import relativedelta  # noqa: PLC0415, only for months

            months = number * (12 if unit == "y" else 1)
            return today + relativedelta(months=months)
        return today + timedelta(days=number * (7 if unit == "w" else 1))
    except (OverflowError, ValueError):
        return date.max
