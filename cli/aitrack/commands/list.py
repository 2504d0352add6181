"""``aitrack list``: every item that fits."""

from __future__ import annotations

from aitrack.answers.listing import build_list
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import (
    FAIL_ON,
    LIMIT,
    OUTPUT,
    SORT,
    answer,
    conditions,
    limit,
    output,
    sorting,
)
from aitrack.commands.parameters import Command
from aitrack.commands.session import SESSION, session
from aitrack.errors import Words
from aitrack.views.formats import LISTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack list --ministry 개인정보위 --state '이행 미확인'
aitrack list --kind law --year 2025
aitrack list --due "'26.4Q" --sort 기관
aitrack list --word 데이터센터 --word 반도체 -n 5
aitrack list --format json
"""
ENGLISH = """\
aitrack list --ministry PIPC --state overdue
aitrack list --kind law --year 2025
aitrack list --due "'26.4Q" --sort ministry
aitrack list --word 'data centre' --word chip -n 5
aitrack list --format json
"""
COMMAND = Command(
    (*SESSION, *FILTERS, *OUTPUT, *LIMIT, *SORT, *FAIL_ON), Words(EXAMPLES, ENGLISH)
)  # fmt: skip


def run(asked: Asked) -> int:
    """In order of time; undated items last."""
    run, wanted, out = session(asked), filters(asked), output(asked, LISTS)
    most, failing = limit(asked), conditions(asked)
    order = sorting(asked)
    query = wanted.query(run.timeline)
    report = build_list(run.frame(wanted.asked, most), query, order=order)
    code = answer(run, report, out, failing)
    if not report.total and wanted.asked and out.on_page():
        from aitrack.commands.way_on import say_way_on  # noqa: PLC0415, where nothing is found

        say_way_on(run, wanted)
    return code
