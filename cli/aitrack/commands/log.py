"""``aitrack log``: the record of outcomes, in order."""

from __future__ import annotations

import os

from aitrack.answers.finding import headings, narrowed
from aitrack.commands.filters import WHICH, filters
from aitrack.commands.output import BOOK, LIMIT, OUTPUT, answer_records, limit, output
from aitrack.commands.parameters import DATE_WORD, Command, Parameter, option
from aitrack.commands.session import SESSION, record_file, remark, session, single_day
from aitrack.errors import Words
from aitrack.query import Query, keeps
from aitrack.store import places
from aitrack.values import replace
from aitrack.views.entries import entry_items
from aitrack.views.labels import counted, title_of
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.commands.parameters import Asked
    from aitrack.commands.session import Session
    from aitrack.model import Outcome

    Removed = dict[str, tuple[str, list[Outcome]]]

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
GONE = Words("지운 항목", "removed item")
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
    only, wanted, gone = None, asked["event"], _removed(run)
    if wanted and wanted not in gone:
        from aitrack.commands.show import find  # noqa: PLC0415, only where one is named

        only = find(run.timeline, wanted)
        wanted = only.id
    timeline = run.timeline
    record = timeline.record(wanted) if wanted else timeline.outcomes
    if query != Query():
        part = narrowed(timeline, Query(ids=frozenset(record)))
        kept = {event.id for event in part.events if keeps(event, part, query)}
        record = {name: entries for name, entries in record.items() if name in kept}
    titles = headings(timeline, record)
    whole = not out.on_page()
    found = []
    for name, entries in record.items():
        number, named, named_en = titles.get(name, (None, None, None))
        about = {"number": number, "title": named, "title_en": named_en, "removed": False}
        for each in entry_items(entries, run.today, run.lang, whole=whole):
            each.update(about)
            found.append(each)
    found += _of_removed(run, gone, wanted, narrowed=query != Query())
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
    elif wanted:
        name = f"{gone[wanted][0]} ({wanted})"
        title = Words(f"{GONE.ko}: {name}\n{title.ko}", f"{GONE.en}: {name}\n{title.en}")
        heads = {name: words for name, words in HEADS.items() if name not in _OF_THE_ITEM}
    records = Records(
        run.today, run.as_of, run.problems, items, heads, title, LEAVING,
        run.timeline.record_day(), len(found), narrow.asked,
    )  # fmt: skip
    answer_records(run, records, out)
    run.remark_problems()


def _removed(run: Session) -> Removed:
    """Of each item that was removed, if anything is recorded of it: its title and the entries."""
    if not any(os.path.exists(os.path.join(each, places.REMOVED)) for each in run.stores):
        return {}
    from aitrack.history.removed import of_removed  # noqa: PLC0415, where something was removed

    records = [*(folder / places.OUTCOMES for folder in run.folders), record_file(run)]
    found = of_removed(run.folders, list(dict.fromkeys(records)))
    kept = {
        name: (title, [each for each in entries if not run.as_of or each.recorded <= run.as_of])
        for name, (title, entries) in found.items()
    }
    return {name: each for name, each in kept.items() if each[1]}


def _of_removed(
    run: Session, gone: Removed, wanted: str | None, *, narrowed: bool
) -> list[dict[str, Any]]:
    """The rows of removed items; where others are narrowed, only how many there are is said."""
    found = [
        {**each, "said": f"{each['said']} ({GONE.say(run.lang)})", "number": None, "title": title,
         "title_en": None, "removed": True}
        for name, (title, entries) in gone.items()
        if wanted in (None, name)
        for each in entry_items(entries, run.today, run.lang)
    ]  # fmt: skip
    if not narrowed or not found:
        return found
    remark(
        f"지운 항목의 기록 {len(found)}건은 조건에 맞는지 알 수 없어 뺐습니다",
        f"{counted(len(found), 'outcome')} of removed items left out: nothing narrows them",
    )
    return []
