"""``aitrack slips``: deadlines that a later document moved."""

from __future__ import annotations

from aitrack.answers.listing import build_list
from aitrack.answers.slips import slips
from aitrack.commands.filters import FILTERS, filters
from aitrack.commands.output import BOOK, OUTPUT, answer_records, output
from aitrack.commands.parameters import Command
from aitrack.commands.session import SESSION, session
from aitrack.errors import Words
from aitrack.language import spoken
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.answers.slips import Slip
    from aitrack.commands.parameters import Asked
    from aitrack.model import Event

EXAMPLES = """\
aitrack slips
aitrack slips --ministry 과기정통부 --format csv
"""
HEADS = {
    "slip": Words("이동", "moved"),
    "title": Words("과제", "title"),
    "ministries": Words("기관", "ministry"),
    "from_document": Words("앞 문서", "earlier document"),
    "to_document": Words("뒤 문서", "later document"),
}
LEAVING = ("from_document", "to_document", "ministries")
COMMAND = Command(
    (*SESSION, *FILTERS, *OUTPUT), Words(EXAMPLES, EXAMPLES.replace("과기정통부", "MSIT"))
)


def run(asked: Asked) -> None:
    """Places of one document that differ are no slip: see conflicts."""
    run, wanted, out = session(asked), filters(asked), output(asked, BOOK)
    report = build_list(run.frame(wanted.asked), wanted.query(run.timeline))
    found = [
        (row.event, slip)
        for row in report.rows
        for slip in slips(row.event, run.timeline.documents)
    ]
    found.sort(key=lambda pair: -(pair[1].days or 0))
    items = tuple(_item(event, slip) for event, slip in found)
    title = Words(
        f"뒤의 문서가 기한을 옮긴 곳 {len(items)}건 (항목 {report.total}건 가운데)",
        f"deadlines that a later document moved: {len(items)} (of {report.total} items)",
    )
    records = Records(
        run.today, run.as_of, run.problems, items, HEADS, title, LEAVING, run.timeline.record_day()
    )
    answer_records(run, records, out)
    run.remark_problems()


def _item(event: Event, slip: Slip) -> dict[str, Any]:
    before, after = slip.earlier, slip.later
    first, last = before.period.deadline, after.period.deadline
    return {
        "id": event.id,
        "title": event.title,
        "title_en": event.title_en,
        "ministries": list(event.ministries),
        "ministries_en": list(event.ministries_en),
        "slip": slip.text.say(spoken()),
        "days": slip.days,
        "from_document": before.document,
        "from_line": before.line,
        "from_when": before.when,
        "from_deadline": first.isoformat() if first else None,
        "to_document": after.document,
        "to_line": after.line,
        "to_when": after.when,
        "to_deadline": last.isoformat() if last else None,
    }
