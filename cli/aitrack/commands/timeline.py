"""``aitrack timeline``: a year by its months, and its phases and programmes along them."""

from __future__ import annotations

from aitrack.answers.calendar import build_page, build_timeline
from aitrack.commands.choosing import grouping
from aitrack.commands.filters import FILTERS, Filters, filters, whole_number
from aitrack.commands.output import LIMIT, OUTPUT, answer, limit, output
from aitrack.commands.parameters import Command, flag, option
from aitrack.commands.session import SESSION, session
from aitrack.errors import UsageError, Words
from aitrack.streams import window_columns
from aitrack.values import replace
from aitrack.views.formats import LISTS
from aitrack.views.timeline import By, render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack timeline --year 2026
aitrack timeline --from 2024 --to 2027 --ministry 외교부
aitrack timeline --year 2026 --by ministry --all
"""
COMMAND = Command(
    (
        option("--width", "그림의 너비", "width of the chart", Words("칸수", "COLUMNS")),
        option(
            "--by", "막대를 무엇으로 묶을지", "what the bars are grouped by", "|".join(By),
            default=By.KIND.value, completes=tuple(By),
        ),
        flag("--all", "기간 내내 이어지는 것도", "also what runs through from end to end"),
        *SESSION, *FILTERS, *OUTPUT, *LIMIT,
    ),
    Words(EXAMPLES, EXAMPLES.replace("외교부", "MOFA")),
)  # fmt: skip


def run(asked: Asked) -> int:
    """What happens or falls due by month, phases and programmes as bars, today as a line."""
    run, wanted, out = session(asked), filters(asked), output(asked, LISTS)
    most, named, by = limit(asked), wanted.asked, grouping(asked["by"], By)
    if not named.keys() & {"year", "from", "to"}:
        named = {**named, "year": str(run.today.year)}
    query = Filters(named, run.today).query(run.timeline)
    if query.first is None or query.stop is None:
        raise UsageError(
            "축의 양 끝이 있어야 합니다: --year, 또는 --from과 --to",
            "the axis needs both ends: --year, or --from and --to",
        )
    if not out.on_page() and out.file is None:
        return answer(run, build_timeline(run.frame(named, most), query), out)
    report = build_page(run.frame(named, most), query, every=asked["all"])
    if out.file:
        return answer(run, report, out)
    from aitrack.views.paint import colours  # noqa: PLC0415, only for the chart

    columns = whole_number("--width", asked["width"]) if asked["width"] else window_columns()
    report = replace(report, numbers=run.numbers([row.event.id for row in report.rows]))
    documents = run.timeline.documents if by == By.DOCUMENT else {}
    page = render(
        report, run.lang, columns, documents=documents, by=By(by),
        every=asked["all"], colour=out.path is None and colours(),
    )  # fmt: skip
    out.write(page, cleaned=True)
    run.remark_problems()
    return 0
