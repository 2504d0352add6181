"""``aitrack conflicts``: where the documents contradict themselves, side by side with lines."""

from __future__ import annotations

from aitrack.answers.listing import build_list
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import LIMIT, OUTPUT, answer, limit, output
from aitrack.commands.parameters import Command
from aitrack.commands.session import SESSION, session
from aitrack.errors import Words
from aitrack.values import replace
from aitrack.views import conflicts
from aitrack.views.formats import LISTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack conflicts
aitrack conflicts --ministry 과기정통부 --format csv
"""
COMMAND = Command(
    (*SESSION, *FILTERS, *OUTPUT, *LIMIT), Words(EXAMPLES, EXAMPLES.replace("과기정통부", "MSIT"))
)


def run(asked: Asked) -> int:
    """Dates first of all, and names, ministries, figures and strength where a reader found them."""
    run, wanted, out, most = session(asked), filters(asked), output(asked, LISTS), limit(asked)
    query = replace(wanted.query(run.timeline), conflicting=True)
    report = build_list(run.frame(wanted.asked, most), query, "conflicts")
    if not out.on_page():
        return answer(run, report, out)
    report = replace(report, numbers=run.numbers([row.event.id for row in report.rows]))
    out.write(conflicts.render(report, run.lang, room=out.room()))
    run.remark_problems()
    return 0
