"""``aitrack ministries``: bodies, every name they go by, and who came after whom."""

from __future__ import annotations

from aitrack.commands.output import BOOK, OUTPUT, answer_records, output
from aitrack.commands.parameters import Command
from aitrack.commands.session import SESSION, session
from aitrack.errors import Words
from aitrack.views.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from aitrack.bodies import Body
    from aitrack.commands.parameters import Asked

EXAMPLES = """\
aitrack ministries
aitrack ministries --format csv -o ministries.csv
"""
HEADS = {
    "id": Words("ID", "ID"),
    "short": Words("약칭", "short"),
    "name": Words("이름", "name"),
    "acronym": Words("영문", "acronym"),
    "items": Words("항목", "items"),
    "former": Words("옛 이름 · 승계", "former names, successors"),
}
LEAVING = ("acronym", "former", "short")
COMMAND = Command((*SESSION, *OUTPUT), EXAMPLES)


def run(asked: Asked) -> None:
    """Items are counted where the body is named, or answers by the label of a row."""
    run, out = session(asked), output(asked, BOOK)
    counts = run.timeline.namings()
    items = tuple(_item(body, counts.get(body.id, 0)) for body in run.timeline.bodies)
    heads = {name: HEADS[name] for name in HEADS if run.lang != "en" or name != "acronym"}
    title = Words(f"기관 {len(items)}곳", f"{len(items)} bodies")
    records = Records(
        run.today, run.as_of, run.problems, items, heads, title, LEAVING, run.timeline.record_day()
    )
    answer_records(run, records, out)
    run.remark_problems()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _item(body: Body, number: int) -> dict[str, Any]:
    former = [f"{past.name}(~{past.until})" for past in body.former]
    former_en = [f"{past.english or past.name} (to {past.until})" for past in body.former]
    heirs = list(body.succeeded.to) if body.succeeded else []
    if body.succeeded:
        became = f"→ {', '.join(heirs)}"
        former.append(f"{became} ({body.succeeded.on or '날짜 미확인'})")
        former_en.append(f"{became} ({body.succeeded.on or 'day unconfirmed'})")
    elif body.until:
        former.append(f"{body.until} 끝남")
        former_en.append(f"ended {body.until}")
    return {
        "id": body.id,
        "name": body.name,
        "short": body.short,
        "names": list(body.names),
        "english": body.english,
        "acronym": body.acronym,
        "kind": body.kind,
        "former": former,
        "successors": heirs,
        "items": number,
        "ended": _iso(body.until or (body.succeeded.on if body.succeeded else None)),
        "how": body.succeeded.how if body.succeeded else None,
        "successor_sources": list(body.succeeded.sources) if body.succeeded else [],
        "sources": list(body.sources),
        "note": body.note,
        "name_en": body.english,
        "short_en": body.label_en,
        "former_en": former_en,
    }
