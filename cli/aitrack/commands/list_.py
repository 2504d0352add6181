"""``aitrack list``: every item that fits."""

from __future__ import annotations

from aitrack.commands.filters import Filters, filters
from aitrack.commands.options import takes
from aitrack.commands.output import Output, answer, fail_on, limit, output
from aitrack.commands.session import Session, session
from aitrack.report import build_list

EXAMPLES = """\
aitrack list --ministry 개인정보위 --state '이행 미확인'
aitrack list --kind law --year 2025
aitrack list --format json
"""


@takes(run=session, asked=filters, out=output, most=limit, conditions=fail_on)
def run(
    run: Session, asked: Filters, out: Output, most: int | None, conditions: tuple[str, ...]
) -> None:
    """In order of time; undated items last."""
    query = asked.query(run.timeline)
    answer(run, build_list(run.frame(asked.asked, most), query), out, conditions)
