"""``aitrack log``: the record of outcomes, in order."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.commands.filters import WHICH, filters
from aitrack.commands.output import BOOK, LIMIT, OUTPUT, answer_records, limit, output
from aitrack.commands.parameters import DATE_WORD, Command, Parameter, option
from aitrack.commands.session import SESSION, session, single_day
from aitrack.errors import Words
from aitrack.query import Query, keeps
from aitrack.values import replace
from aitrack.views.entries import entry_items
from aitrack.views.labels import counted, title_of
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack log -n 10
aitrack log --ministry 과기정통부 --since 2026-01-01
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
_OF_THE_ITEM = ("number", "title", "event")
"""What is the same on every row where the record is of one item; its head says it."""
LAST = replace(
    LIMIT[0], help=Words("마지막 N건만 (나머지는 셈)", "the last N only (the rest is counted)")
)
"""Of a record the newest are wanted, and they stand last."""
COMMAND = Command(
    (
        Parameter("event", Words("이 항목의 것만", "of this item only"), "ID", completes="id"),
        option("--since", "이날부터 적힌 것만", "recorded on this day or later", DATE_WORD),
        *SESSION, *WHICH, *OUTPUT, LAST,
    ),
    Words(EXAMPLES, EXAMPLES.replace("과기정통부", "MSIT")),
)  # fmt: skip


def run(asked: Asked) -> None:
    """Nothing is ever taken out of it; the heaviest word of an item governs, then the last."""
    run, out, narrow = session(asked), output(asked, BOOK), filters(asked)
    query, last = narrow.query(run.timeline), limit(asked)
    only = None
    if asked["event"]:
        from aitrack.commands.show import find  # noqa: PLC0415, only where one is named

        only = find(run.timeline, asked["event"])
    wanted = only.id if only else None
    timeline = run.timeline
    record = timeline.record(wanted) if wanted else timeline.outcomes
    names = list(record)
    part = narrowed(timeline, Query(ids=frozenset(names)))
    known = {event.id: event for event in part.events}
    if query != Query():
        record = {
            name: entries
            for name, entries in record.items()
            if name in known and keeps(known[name], part, query)
        }
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
    if asked["since"]:
        first = single_day("--since", asked["since"], run.today).isoformat()
        found = [each for each in found if each["recorded"] >= first]
    items = tuple(found if last is None else found[max(0, len(found) - last) :])
    title = Words(f"결과 기록 {len(found)}건", counted(len(found), "outcome"))
    if len(items) < len(found):
        title = Words(
            f"{title.ko} 가운데 마지막 {len(items)}건", f"{title.en}, the last {len(items)}"
        )
    heads = HEADS
    if only:
        number = run.numbers([only.id])[only.id]
        title = Words(
            f"{number}  {only.title} ({only.id})\n{title.ko}",
            f"{number}  {title_of(only, 'en')} ({only.id})\n{title.en}",
        )
        left = [*_OF_THE_ITEM]
        if not any(each["renamed_to"] for each in items):
            left.append("renamed_to")
        heads = {name: words for name, words in HEADS.items() if name not in left}
    records = Records(
        run.today, run.as_of, run.problems, items, heads, title, LEAVING,
        run.timeline.record_day(), len(found), narrow.asked,
    )  # fmt: skip
    answer_records(run, records, out)
    run.remark_problems()
