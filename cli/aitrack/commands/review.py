"""``aitrack review``: each proposal of a document decided, by a person at a terminal or by hand."""

from __future__ import annotations

import sys

from aitrack.commands.output import OUTPUT, output
from aitrack.commands.parameters import Command, Parameter
from aitrack.commands.session import SESSION, remark, session, typed, writable
from aitrack.errors import AitrackError, Words
from aitrack.intake import entries
from aitrack.intake.deciding import order, talk
from aitrack.intake.filling import page_of
from aitrack.intake.showing import Show
from aitrack.intake.undated import listed, told
from aitrack.intake.waiting import page
from aitrack.language import say, spoken
from aitrack.matching import nearest
from aitrack.printable import clean
from aitrack.store.files.notations import read_notation
from aitrack.streams import ask, put, window_columns
from aitrack.views.formats import Format
from aitrack.views.labels import KINDS
from aitrack.views.records import Records, render
from aitrack.views.width import hang

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from aitrack.bodies import Bodies
    from aitrack.commands.parameters import Asked
    from aitrack.intake.entries import Entry, Review

EXAMPLES = """\
aitrack review --store ./our-store
"""
_INDENT = 9
"""Where the words of a quoted line begin."""
FIELDS = (
    "line", "page", "at", "when", "start", "end", "bound", "title", "kind", "ministries", "known",
    "rule", "decision", "reason",
)  # fmt: skip
COMMAND = Command(
    (
        Parameter(
            "document",
            Words("읽은 문서의 id (없으면 모두 보임)", "id of a document read (else all)"),
            "ID",
        ),
        *OUTPUT, *SESSION,
    ),
    EXAMPLES,
)  # fmt: skip


def run(asked: Asked) -> None:
    """On a terminal one after the other; else a list, and the file that a person can edit."""
    out, run, name = output(asked), session(asked), asked["document"]
    if not name:
        out.write(page(run.folders[-1], spoken()))
        return
    folder = writable(run)
    review = entries.load(folder, name)
    path = entries.path_of(folder, name)
    if out.form is not Format.TABLE:
        title = Words(f"{name}의 날짜", f"dates of {name}")
        items = tuple(_item(each, review, run.today) for each in review.entries)
        out.check_fields(FIELDS)
        from aitrack.views.heads import named  # noqa: PLC0415, only for programs

        heads = named(FIELDS)
        put_records = Records(run.today, run.as_of, run.problems, items, heads, title)
        out.write(render(put_records, out.form, spoken(), out.fields, out.headers))
        return
    lines = entries.lines_of(folder, name)

    def title_of(name: str) -> str:
        event = run.timeline.get(name)
        return event.title if event else ""

    way = typed(run, f"accept {name} --dry-run")
    kinds = {kind: words.say(run.lang) for kind, words in KINDS.items()}
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or out.path:
        show = Show(review, lines, title_of, kinds)
        pages = [show.proposal(each, f"{at}") for at, each in enumerate(order(review), 1)]
        rows = "".join(page.rpartition("\n")[0] + "\n" for page in pages)
        out.write(rows + listed(lines, review) + _left(review, lines, way))
        remark(f"손으로 고치려면: {path}", f"to edit by hand: {path}")
        return
    ids = {each["id"] for each in review.entries if each.get("id")}
    if again := _asked_again(review, run.timeline.bodies):
        remark(
            f"저장소에 없는 기관이 적힌 {again}건을 다시 묻습니다",
            f"{again} with a body that the store does not have are asked again",
        )
    for _ in talk(
        review, lines, lambda each: each in ids or run.timeline.get(each) is not None, _ask,
        title_of=title_of, unknown=lambda name: _unknown(name, run.timeline.bodies), kinds=kinds,
    ):  # fmt: skip
        entries.save(path, review)
    put(_left(review, lines, way))


def _ask(text: str) -> str | None:
    """A question on the screen; None where the answers have ended."""
    *rows, question = text.split("\n")
    wide = window_columns()
    answer = ask(
        "\n".join([*(line for row in rows for line in hang(row, wide, _INDENT)), question])
    )
    return answer.rstrip("\r\n") if answer else None


def _asked_again(review: Review, bodies: Bodies) -> int:
    """Open again what could not be accepted for the body it names; how many that are."""
    faulty = [
        each for each in review.proposals
        if each["decision"] in (entries.NEW, entries.PROMISED)
        and not all(map(bodies.find, each.get("ministries") or ()))
    ]  # fmt: skip
    for each in faulty:
        each["decision"] = ""
    return len(faulty)


def _unknown(name: str, bodies: Bodies) -> str:
    """What to say of a body that the store does not have; empty where it has it."""
    if bodies.find(name):
        return ""
    near = nearest(name, [each for body in bodies for each in body.spellings()])
    hint = f" ({clean(near)}?)" if near else ""
    return say(
        f"'{clean(name)}': ministries.yaml에 없는 기관{hint}, accept 전에 고칠 것\n",
        f"'{clean(name)}' is not in ministries.yaml{hint}: mend it before accept\n",
    )


def _left(review: Review, lines: Sequence[str], way: str) -> str:
    """What is decided and what waits, and the way on."""
    waiting = len(review.undecided)
    number = len(review.proposals) - waiting
    undated = told(lines, review)
    return (undated and f"{undated}\n") + say(
        f"정함 {number}건, 남음 {waiting}건. 다음: {way}\n",
        f"{number} decided, {waiting} left. Next: {way}\n",
    )


def _item(entry: Entry, review: Review, today: date) -> dict[str, Any]:
    """One place for programs; its days are those of the store's own reader."""
    dated = _day(review.document["dated"]) or today
    notation = entry.get("read_as") or entry["when"]
    try:
        period = read_notation(notation, dated)
        days = (period.start, period.last_day, period.bound.value)
    except AitrackError:
        days = (None, None, "undated")
    line = int(entry["line"])
    return {
        "line": line,
        "page": page_of(line, review.pages) if review.pages else None,
        "at": entry["at"],
        "when": entry["when"],
        "start": days[0].isoformat() if days[0] else None,
        "end": days[1].isoformat() if days[1] else None,
        "bound": days[2],
        "title": entry.get("title") or None,
        "kind": entry.get("kind") or None,
        "ministries": list(entry.get("ministries") or ()),
        "known": [each.partition(" ")[0] for each in entry.get("known") or ()],
        "rule": entry.get("rule") or None,
        "decision": entry["decision"] or None,
        "reason": entry.get("reason") or None,
    }


def _day(text: str) -> date | None:
    from aitrack.dates.day import iso_day  # noqa: PLC0415, of a document

    return iso_day(text)
