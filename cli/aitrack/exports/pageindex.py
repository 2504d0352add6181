"""What the script of a page finds items by: a line of plain values for each."""

from __future__ import annotations

from aitrack.exports.given import body_name, ministries_of
from aitrack.matching import APART, fold_text
from aitrack.printable import clean
from aitrack.views.labels import KINDS, title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.exports.given import Given


def index(rows: Sequence[Row], given: Given) -> list[list[Any]]:
    """Of each item, in the order of the page.

    Id, title, state, kind, its own bodies, all bodies that stand for it (with predecessors and
    successors), documents, first and last day or null, whether it was promised, whether the
    documents contradict themselves on it, and what a search looks into, folded.
    """
    bodies = given.timeline.bodies
    kin = {body.id: [each.id for each in bodies.family(body)] for body in bodies}
    found = []
    for row in rows:
        event, period = row.event, row.event.period
        family = dict.fromkeys(name for own in event.owner_ids for name in kin.get(own, ()))
        documents = dict.fromkeys(each.document for each in event.mentions if each.document)
        other = event.title if given.lang == "en" else event.title_en
        texts = (
            title_of(event, given.lang), other, event.id, *event.ministries,
            *ministries_of(event, bodies, given.lang), *event.tags, *event.tags_en, event.note,
            event.note_en,
        )  # fmt: skip
        found.append([
            event.id, clean(title_of(event, given.lang)), row.standing.state.value,
            event.kind.value, list(event.owner_ids), list(family),
            list(documents), str(period.start) if period.start else None,
            str(period.last_day) if period.last_day else None, int(event.deliverable),
            int(bool(event.disagreements)),
            APART.join(fold_text(clean(each)) for each in dict.fromkeys(texts) if each),
        ])  # fmt: skip
    return found


def facets(rows: Sequence[Row], given: Given) -> dict[str, list[tuple[str, str, int]]]:
    """The choices of each filter: value, name, how many items."""
    bodies, documents = given.timeline.bodies, given.timeline.documents
    kin = {body.id: [each.id for each in bodies.family(body)] for body in bodies}
    ministries: dict[str, int] = {}
    kinds: dict[str, int] = {}
    texts: dict[str, int] = {}
    years: dict[str, int] = {}
    for row in rows:
        event, period = row.event, row.event.period
        for name in {each for own in event.owner_ids for each in kin.get(own, ())}:
            ministries[name] = ministries.get(name, 0) + 1
        kinds[event.kind.value] = kinds.get(event.kind.value, 0) + 1
        for name in {each.document for each in event.mentions if each.document}:
            texts[name] = texts.get(name, 0) + 1
        first, last = period.start or period.last_day, period.last_day or period.start
        for year in range(first.year, last.year + 1) if first and last else ():
            years[str(year)] = years.get(str(year), 0) + 1
    return {
        "ministry": _most([
            (name, body_name(bodies.by_id[name], given.lang), count)
            for name, count in ministries.items()
        ]),
        "kind": _most([(n, KINDS[n].say(given.lang), c) for n, c in kinds.items()]),
        "year": sorted((name, name, count) for name, count in years.items()),
        "document": [
            (name, title_of(documents[name], given.lang), texts[name])
            for name in documents if name in texts
        ],
    }  # fmt: skip


def _most(found: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    return sorted(found, key=lambda each: (-each[2], each[1]))
