"""``aitrack log``: the record of outcomes, in order."""

from __future__ import annotations

from aitrack.commands.output import OUTPUT, answer_records, output
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import SESSION, session
from aitrack.commands.show import find
from aitrack.errors import Words
from aitrack.views.entries import entry_items
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:

    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack log
aitrack log ai-basic-act --format json
"""
HEADS = {
    "recorded": Words("기록", "recorded"),
    "event": Words("항목", "item"),
    "entry": Words("번호", "no."),
    "said": Words("결과", "status"),
    "on": Words("일어난 때", "on"),
    "renamed_to": Words("새 이름", "new name"),
    "note": Words("메모", "note"),
}
COMMAND = Command(
    (
        Parameter("event", Words("이 항목의 것만", "of this item only"), "ID", completes="id"),
        *SESSION, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Nothing is ever taken out of it; the heaviest word of an item governs, then the last."""
    run, out = session(asked), output(asked)
    wanted = find(run.timeline, asked["event"]).id if asked["event"] else None
    timeline = run.timeline
    record = timeline.record(wanted) if wanted else timeline.outcomes
    found = [
        item for entries in record.values() for item in entry_items(entries, run.today, run.lang)
    ]
    found.sort(key=lambda item: item["recorded"])
    items = tuple(found)
    title = Words(f"결과 기록 {len(items)}건", f"{len(items)} outcomes")
    answer_records(run, Records(run.today, run.as_of, run.problems, items, HEADS, title), out)
    run.remark_problems()
