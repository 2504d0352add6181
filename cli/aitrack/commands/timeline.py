"""``aitrack timeline``: what overlaps a year, along a month axis."""

from __future__ import annotations

from aitrack.answers.report import build_timeline
from aitrack.commands.filters import FILTERS, Filters, filters, whole_number
from aitrack.commands.output import LIMIT, OUTPUT, answer, limit, output
from aitrack.commands.parameters import Command, option
from aitrack.commands.session import SESSION, session
from aitrack.errors import UsageError, Words
from aitrack.views.formats import Format
from aitrack.views.width import window_columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack timeline --year 2026
aitrack timeline --from 2024 --to 2027 --ministry 외교부
aitrack timeline --year 2026 --width 140
"""
COMMAND = Command(
    (
        option("--width", "그림의 너비", "width of the chart", Words("칸수", "COLUMNS")),
        *SESSION, *FILTERS, *OUTPUT, *LIMIT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> int:
    """Phases and programmes as bars, deadlines as points, today as a line."""
    run, wanted, out = session(asked), filters(asked), output(asked)
    most, named = limit(asked), wanted.asked
    if not named.keys() & {"year", "from", "to"}:
        named = {**named, "year": str(run.today.year)}
    query = Filters(named, run.today).query(run.timeline)
    if query.first is None or query.stop is None:
        raise UsageError(
            "축의 양 끝이 있어야 합니다: --year, 또는 --from과 --to",
            "the axis needs both ends: --year, or --from and --to",
        )
    report = build_timeline(run.frame(named, most), query)
    if out.form is not Format.TABLE:
        return answer(run, report, out)
    columns = whole_number("--width", asked["width"]) if asked["width"] else window_columns()
    if out.on_terminal():
        from aitrack.views.terminal import print_timeline  # noqa: PLC0415, only on a terminal

        print_timeline(report, run.lang, columns)
    else:
        from aitrack.views.timeline import render  # noqa: PLC0415, only for the chart

        out.write(render(report, run.lang, columns))
    run.remark_problems()
    return 0
