"""``aitrack log``: the record of outcomes, in order."""

from __future__ import annotations

from aitrack.commands.output import OUTPUT, answer_records, output
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import SESSION, session
from aitrack.commands.show import find
from aitrack.errors import Words
from aitrack.language import spoken
from aitrack.model import Status
from aitrack.status import governing, numbered
from aitrack.views.labels import STATUSES, TAKEN_BACK, place_of, word_of
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.errors import Lang
    from aitrack.model import Outcome

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
    found = [item for entries in record.values() for item in _items(entries, run.today)]
    found.sort(key=lambda item: item["recorded"])
    items = tuple(found)
    title = Words(f"결과 기록 {len(items)}건", f"{len(items)} outcomes")
    answer_records(run, Records(run.today, run.as_of, run.problems, items, HEADS, title), out)
    run.remark_problems()


def _items(entries: Sequence[Outcome], day: date) -> Iterator[dict[str, Any]]:
    """The record of one item, each entry with its number and whether it holds."""
    holds = governing(entries, day)
    for number, entry, stands, other in numbered(entries):
        taken_back = entry.status is not Status.RETRACTED and not stands
        yield {
            **_item(entry, other, taken_back=taken_back),
            "entry": number, "key": entry.key, "retracts": entry.retracts,
            "taken_back": taken_back, "governs": entry is holds,
        }  # fmt: skip


def _item(entry: Outcome, number: int | None, *, taken_back: bool) -> dict[str, Any]:
    said = _said(entry, spoken()) + (f" ({number})" if number else "")
    return {
        "event": entry.event,
        "status": entry.status.value,
        "on": entry.on,
        "recorded": entry.recorded.isoformat(),
        "by": entry.by.value,
        "said": f"{said} ({TAKEN_BACK.say(spoken())})" if taken_back else said,
        "renamed_to": entry.renamed_to,
        "candidate": entry.candidate,
        "note": entry.note,
        "evidence": [each.url or place_of(each) for each in entry.evidence],
    }


def _said(entry: Outcome, lang: Lang) -> str:
    """What happened and whose word it is, as on the other pages."""
    if entry.status is Status.RETRACTED:
        return STATUSES[entry.status].say(lang)
    said = f"{STATUSES[entry.status].say(lang)}({word_of(entry, lang)})"
    return Words("확인 필요: ", "to be confirmed: ").say(lang) + said if entry.candidate else said
