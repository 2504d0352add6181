"""``aitrack log``: the record of outcomes, in order."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.commands.output import BOOK, OUTPUT, answer_records, output
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import SESSION, session
from aitrack.commands.show import find
from aitrack.errors import Words
from aitrack.query import Query
from aitrack.views.entries import entry_items
from aitrack.views.labels import counted
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack log
aitrack log ai-basic-act --format json
"""
HEADS = {
    "number": Words("번호", "no."),
    "recorded": Words("기록", "recorded"),
    "title": Words("과제", "title"),
    "entry": Words("순번", "entry"),
    "said": Words("결과", "status"),
    "on": Words("일어난 때", "on"),
    "renamed_to": Words("새 이름", "new name"),
    "note": Words("메모", "note"),
    "event": Words("ID", "ID"),
}
LEAVING = ("event", "note", "renamed_to", "on")
"""Never the number of an entry: ``retract`` takes it."""
COMMAND = Command(
    (
        Parameter("event", Words("이 항목의 것만", "of this item only"), "ID", completes="id"),
        *SESSION, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Nothing is ever taken out of it; the heaviest word of an item governs, then the last."""
    run, out = session(asked), output(asked, BOOK)
    wanted = find(run.timeline, asked["event"]).id if asked["event"] else None
    timeline = run.timeline
    record = timeline.record(wanted) if wanted else timeline.outcomes
    names = list(record)
    known = {event.id: event for event in narrowed(timeline, Query(ids=frozenset(names))).events}
    numbers = run.numbers(names)
    found = []
    for name, entries in record.items():
        event = known.get(name)
        about = {
            "number": numbers.get(name),
            "title": event.title if event else None,
            "title_en": event.title_en if event else None,
        }
        found += [{**each, **about} for each in entry_items(entries, run.today, run.lang)]
    found.sort(key=lambda item: item["recorded"])
    items = tuple(found)
    title = Words(f"결과 기록 {len(items)}건", counted(len(items), "outcome"))
    records = Records(
        run.today, run.as_of, run.problems, items, HEADS, title, LEAVING, run.timeline.record_day()
    )
    answer_records(run, records, out)
    run.remark_problems()
