"""An item as a page shows it: every text in its language, every value settled."""

from __future__ import annotations

from aitrack.dates.wording import describe, iso_days
from aitrack.exports.axis import shape
from aitrack.exports.given import how_fine, is_web, owners_of, state_name
from aitrack.views.conflicts import ABOUT
from aitrack.views.labels import (
    KINDS,
    NATURES,
    SOURCES,
    STATUSES,
    day_text,
    lateness,
    note_of,
    renamed_of,
    tags_of,
    title_of,
)
from aitrack.views.reasons import why

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from typing import Any

    from aitrack.answers.report import Row
    from aitrack.dates.period import Period
    from aitrack.exports.axis import Axis, Shape
    from aitrack.exports.given import Given
    from aitrack.model import Event, Mention, Outcome


def entry(row: Row, given: Given, axis: Axis, here: Container[str]) -> dict[str, Any]:
    """What the row and the details of an item say.

    Args:
        row: The item.
        given: The answer it is of.
        axis: What its period is drawn on.
        here: The items that can be linked to.
    """
    event, stands, lang = row.event, row.standing, given.lang
    title = title_of(event, lang)
    other = event.title if title != event.title else event.title_en
    deadline = stands.deadline
    about = ", ".join(ABOUT[each].say(lang) for each in event.disagreements)
    return {
        "id": event.id,
        "title": title,
        "other": other if other != title else None,
        "other_lang": "ko" if lang == "en" else "en",
        "state": stands.state.value,
        "state_name": state_name(row, lang),
        "kind": event.kind.value,
        "kind_name": KINDS[event.kind].say(lang),
        "nature": NATURES[event.nature].say(lang) if event.nature else None,
        "deliverable": event.deliverable,
        "ministries": owners_of(event, given.timeline.bodies, lang),
        "bodies": _bodies(event, given),
        "when": event.mentions[0].when,
        "days": iso_days(event.period),
        "deadline": deadline.isoformat() if deadline else None,
        "deadline_text": day_text(deadline, lang) if deadline else None,
        "d_day": lateness(stands, lang),
        "fine": how_fine(event.period, lang),
        "read_as": describe(event.period, lang),
        "bars": _bars(event, given, axis),
        "why": why(row, given.report.today, lang),
        "about": about,
        "inferred": event.inferred,
        "tags": tags_of(event, lang),
        "note": note_of(event, lang),
        "source": event.source if event.source and is_web(event.source) else None,
        "part_of": _linked([event.part_of] if event.part_of else [], given, here),
        "related": _linked(event.related, given, here),
        "mentions": [_mention(each, event, given) for each in event.mentions],
        "outcomes": [
            _outcome(each, given)
            for each in given.timeline.record(event.id).get(event.id, ())[::-1]
        ],
    }


def _bodies(event: Event, given: Given) -> list[dict[str, str]]:
    """The bodies with their full names."""
    found = []
    for name in event.ministry_ids:
        body = given.timeline.bodies.by_id.get(name)
        if body:
            full = (body.english or body.name) if given.lang == "en" else body.name
            found.append({"id": body.id, "name": full})
    return found


def _linked(names: Iterable[str], given: Given, here: Container[str]) -> list[dict[str, Any]]:
    """Other items, with their titles where the store has them."""
    found = []
    for name in names:
        other = given.timeline.get(name)
        title = title_of(other, given.lang) if other else name
        found.append({"id": name, "title": title, "here": name in here})
    return found


def _bars(event: Event, given: Given, axis: Axis) -> list[tuple[Shape, bool]]:
    """The governing period, and before it what other places say otherwise."""
    seen: list[Period] = [event.period]
    others = []
    for mention in event.mentions[1:]:
        said = mention.when or mention.read_as
        if said and not event.period.agrees(mention.period) and mention.period not in seen:
            seen.append(mention.period)
            others.append((_drawn(mention, given, axis), True))
    bars = [*others, (_drawn(event.mentions[0], given, axis), False)]
    return [(drawn, other) for drawn, other in bars if drawn]


def _drawn(mention: Mention, given: Given, axis: Axis) -> Shape | None:
    document = given.timeline.documents.get(mention.document or "")
    return shape(mention.period, axis, document.dated if document else None)


def _mention(mention: Mention, event: Event, given: Given) -> dict[str, Any]:
    document = given.timeline.documents.get(mention.document or "")
    says_a_date = bool(mention.when or mention.read_as)
    return {
        "document": mention.document,
        "title": title_of(document, given.lang) if document else None,
        "url": document.url if document and document.url and is_web(document.url) else None,
        "line": mention.line,
        "at": mention.at,
        "when": mention.when,
        "mended": mention.read_as,
        "read_as": describe(mention.period, given.lang),
        "governs": mention is event.mentions[0],
        "contradicts": says_a_date and not event.period.agrees(mention.period),
        "inferred": mention.inferred or mention.period.inferred,
        "ministries": mention.ministries_en if given.lang == "en" else mention.ministries,
        "why": (mention.why_en if given.lang == "en" else None) or mention.why,
    }


def _outcome(outcome: Outcome, given: Given) -> dict[str, Any]:
    return {
        "status": outcome.status.value,
        "status_name": STATUSES[outcome.status].say(given.lang),
        "on": outcome.on,
        "by": SOURCES[outcome.by].say(given.lang),
        "note": note_of(outcome, given.lang),
        "recorded": outcome.recorded.isoformat(),
        "candidate": outcome.candidate,
        "later": not outcome.known(given.report.today),
        "renamed_to": renamed_of(outcome, given.lang),
        "evidence": [
            {
                "title": each.title or each.publisher or each.number or each.file,
                "publisher": each.publisher if each.title else None,
                "url": each.url if each.url and is_web(each.url) else None,
                "dated": each.dated.isoformat() if each.dated else None,
            }
            for each in outcome.evidence
        ],
    }
