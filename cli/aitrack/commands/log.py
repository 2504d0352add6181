"""``aitrack log``: the record of outcomes, in order."""

from __future__ import annotations

from aitrack.answers.finding import narrowed
from aitrack.commands.output import OUTPUT, answer_records, output
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import SESSION, session
from aitrack.commands.show import find
from aitrack.errors import Words
from aitrack.language import spoken
from aitrack.query import Query
from aitrack.views.labels import SOURCES, STATUSES
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.errors import Lang
    from aitrack.model import Event, Outcome

EXAMPLES = """\
aitrack log
aitrack log ai-basic-act --format json
"""
HEADS = {
    "number": Words("번호", "no."),
    "recorded": Words("기록", "recorded"),
    "title": Words("과제", "title"),
    "said": Words("결과", "status"),
    "on": Words("일어난 때", "on"),
    "renamed_to": Words("새 이름", "new name"),
    "note": Words("메모", "note"),
    "event": Words("ID", "ID"),
}
LEAVING = ("event", "note", "renamed_to", "on")
COMMAND = Command(
    (
        Parameter("event", Words("이 항목의 것만", "of this item only"), "ID", completes="id"),
        *SESSION, *OUTPUT,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """Nothing is ever taken out of it; the last entry of an item governs."""
    run, out = session(asked), output(asked)
    wanted = find(run.timeline, asked["event"]).id if asked["event"] else None
    timeline = run.timeline
    record = timeline.record(wanted) if wanted else timeline.outcomes
    entries = [entry for several in record.values() for entry in several]
    entries.sort(key=lambda entry: entry.recorded)
    names = list(dict.fromkeys(entry.event for entry in entries))
    known = {event.id: event for event in narrowed(timeline, Query(ids=frozenset(names))).events}
    numbers = run.numbers(names)
    items = tuple(_item(each, known.get(each.event), numbers.get(each.event)) for each in entries)
    title = Words(f"결과 기록 {len(items)}건", f"{len(items)} outcomes")
    answer_records(
        run, Records(run.today, run.as_of, run.problems, items, HEADS, title, LEAVING), out
    )
    run.remark_problems()


def _item(entry: Outcome, event: Event | None, number: int | None) -> dict[str, Any]:
    return {
        "event": entry.event,
        "status": entry.status.value,
        "on": entry.on,
        "recorded": entry.recorded.isoformat(),
        "by": entry.by.value,
        "said": _said(entry, spoken()),
        "renamed_to": entry.renamed_to,
        "candidate": entry.candidate,
        "note": entry.note,
        "evidence": [evidence.url or evidence.publisher for evidence in entry.evidence],
        "number": number,
        "title": event.title if event else None,
        "title_en": event.title_en if event else None,
    }


def _said(entry: Outcome, lang: Lang) -> str:
    """What happened and whose word it is, as on the other pages."""
    said = f"{STATUSES[entry.status].say(lang)}({SOURCES[entry.by].say(lang)})"
    return Words("확인 필요: ", "to be confirmed: ").say(lang) + said if entry.candidate else said
