"""``aitrack list``: every item that fits."""

from __future__ import annotations

from aitrack.answers.report import build_list
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import FAIL_ON, LIMIT, OUTPUT, answer, conditions, limit, output
from aitrack.commands.parameters import Command
from aitrack.commands.session import SESSION, session
from aitrack.views.formats import LISTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack list --ministry 개인정보위 --state '이행 미확인'
aitrack list --kind law --year 2025
aitrack list --format json
"""
COMMAND = Command((*SESSION, *FILTERS, *OUTPUT, *LIMIT, *FAIL_ON), EXAMPLES)


def run(asked: Asked) -> int:
    """In order of time; undated items last."""
    run, wanted, out = session(asked), filters(asked), output(asked, LISTS)
    most, failing = limit(asked), conditions(asked)
    query = wanted.query(run.timeline)
    return answer(run, build_list(run.frame(wanted.asked, most), query), out, failing)
