"""``aitrack timeline``: what overlaps a year, along a month axis."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from aitrack.commands.filters import Filters, filters, whole_number
from aitrack.commands.options import takes
from aitrack.commands.output import Output, answer, limit, output
from aitrack.commands.session import Session, session
from aitrack.errors import UsageError
from aitrack.language import say
from aitrack.report import build_timeline
from aitrack.views.formats import Format

EXAMPLES = """\
aitrack timeline --year 2026
aitrack timeline --from 2024 --to 2027 --ministry 외교부
aitrack timeline --year 2026 --width 140
"""


@takes(run=session, asked=filters, out=output, most=limit)
def run(
    run: Session,
    asked: Filters,
    out: Output,
    most: int | None,
    *,
    width: Annotated[
        str | None,
        typer.Option(metavar=say("칸수", "COLUMNS"), help=say("그림의 너비", "width of the chart")),
    ] = None,
) -> None:
    """Phases and programmes as bars, deadlines as points, today as a line."""
    named = dict(asked.asked)
    if not named.keys() & {"year", "from", "to"}:
        named["year"] = str(run.today.year)
    query = Filters(named).query(run.timeline)
    if query.first is None or query.stop is None:
        raise UsageError(
            "축의 양 끝이 있어야 합니다: --year, 또는 --from과 --to",
            "the axis needs both ends: --year, or --from and --to",
        )
    report = build_timeline(run.frame(named, most), query)
    if out.form is not Format.TABLE:
        answer(run, report, out)
        return
    columns = whole_number("--width", width) if width else shutil.get_terminal_size().columns
    if out.on_terminal():
        from aitrack.views.terminal import print_timeline  # noqa: PLC0415, only on a terminal

        print_timeline(report, run.lang, columns)
    else:
        from aitrack.views.timeline import render  # noqa: PLC0415

        out.write(render(report, run.lang, columns))
    run.remark_problems()
