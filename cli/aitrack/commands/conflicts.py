"""``aitrack conflicts``: where the documents contradict themselves, side by side with lines."""

from __future__ import annotations

from aitrack.commands.filters import Filters, filters
from aitrack.commands.options import takes
from aitrack.commands.output import Output, answer, limit, output
from aitrack.commands.session import Session, session
from aitrack.report import build_list
from aitrack.values import replace
from aitrack.views import conflicts
from aitrack.views.formats import Format

EXAMPLES = """\
aitrack conflicts
aitrack conflicts --ministry 과기정통부 --format csv
"""


@takes(run=session, asked=filters, out=output, most=limit)
def run(run: Session, asked: Filters, out: Output, most: int | None) -> None:
    """Dates first of all, and names, ministries, figures and strength where a reader found them."""
    query = replace(asked.query(run.timeline), conflicting=True)
    report = build_list(run.frame(asked.asked, most), query, "conflicts")
    if out.form is Format.TABLE:
        out.write(conflicts.render(report, run.lang))
        run.remark_problems()
    else:
        answer(run, report, out)
