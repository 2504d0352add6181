"""Values ↔ plain lists ↔ bytes: how the index keeps documents, bodies, events, outcomes.

Days are their ordinals, an open side is 0. Written and read by this version only: whatever changes
here changes ``index.VERSION``. The bytes are those of ``marshal``, written in a third of the time
of JSON and read in half, behind their checksum: what was damaged is never taken apart.
"""

from __future__ import annotations

import marshal
from binascii import crc32
from functools import lru_cache

from aitrack.dates.day import date
from aitrack.dates.period import Bound, Period, Precision
from aitrack.model import (
    Disagreement,
    Document,
    Event,
    Evidence,
    Kind,
    Mention,
    Outcome,
    Source,
    Status,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.bodies import Body

    Packed = list[Any]

else:
    Packed = list

_CHECKSUM = 4
_STABLE = 2
"""The version of ``marshal`` that every Python writes and reads alike."""


class Damaged(ValueError):  # noqa: N818, the YAML is read instead
    """Bytes of the index are not those that were written."""


def freeze(packed: Any) -> bytes:
    """Packed values as bytes."""
    data = marshal.dumps(packed, _STABLE)
    return crc32(data).to_bytes(_CHECKSUM) + data


def thaw(frozen: bytes) -> Any:
    """The packed values again.

    Raises:
        Damaged: The bytes are not as they were written.
    """
    data = frozen[_CHECKSUM:]
    if crc32(data).to_bytes(_CHECKSUM) != frozen[:_CHECKSUM]:
        raise Damaged
    return marshal.loads(data)  # noqa: S302, our own bytes, from the user's own cache


def pack_period(period: Period) -> tuple[int, int, str, str, bool]:
    """First day, first day after, bound, precision, inferred."""
    start = period.start.toordinal() if period.start else 0
    stop = period.stop.toordinal() if period.stop else 0
    return (start, stop, period.bound.value, period.precision.value, period.inferred)


@lru_cache(maxsize=1 << 16)
def unpack_period(start: int, stop: int, bound: str, precision: str, inferred: bool) -> Period:
    """The period again; equal ones are one object."""
    return Period(_day(start), _day(stop), Bound(bound), Precision(precision), bool(inferred))


def pack_document(document: Document) -> Packed:
    """A document."""
    return [
        document.id, document.title, document.publisher, document.dated.toordinal(), document.file,
        document.sha256, document.inferred, document.note,
    ]  # fmt: skip


def unpack_document(packed: Packed) -> Document:
    """The document again."""
    name, title, publisher, dated, *rest = packed
    return Document(name, title, publisher, date.fromordinal(dated), *rest)


def pack_event(event: Event) -> Packed:
    """An event with its mentions."""
    return [
        event.id, event.title, event.kind.value, event.ministries, event.ministry_ids,
        event.deliverable, [_pack_mention(each) for each in event.mentions], event.ministries_from,
        tuple(map(str, event.disagree)), event.part_of, event.related, event.renamed_from,
        event.tags, event.note, event.source,
    ]  # fmt: skip


def unpack_event(packed: Packed) -> Event:
    """The event again."""
    (
        name, title, kind, ministries, ids, deliverable, mentions, ministries_from, disagree,
        part_of, related, renamed_from, tags, note, source,
    ) = packed  # fmt: skip
    return Event(
        name, title, Kind(kind), tuple(ministries), tuple(ids), deliverable,
        tuple(_unpack_mention(each) for each in mentions), ministries_from,
        tuple(map(Disagreement, disagree)), part_of, tuple(related), tuple(renamed_from),
        tuple(tags), note, source,
    )  # fmt: skip


def _pack_mention(mention: Mention) -> Packed:
    return [
        mention.document, mention.line, mention.at, mention.when, *pack_period(mention.period),
        mention.read_as, mention.why, mention.inferred, mention.ministries,
    ]  # fmt: skip


def _unpack_mention(packed: Packed) -> Mention:
    document, line, at, when, *days, read_as, why, inferred, ministries = packed
    period = unpack_period(*days)
    return Mention(document, line, at, when, period, read_as, why, inferred, tuple(ministries))


def pack_outcome(outcome: Outcome) -> Packed:
    """One entry of the record."""
    happened = pack_period(outcome.happened) if outcome.happened else None
    evidence = [
        [each.title, each.publisher, each.url, each.dated.toordinal() if each.dated else 0]
        for each in outcome.evidence
    ]
    return [
        outcome.event, outcome.status.value, outcome.on, happened, outcome.recorded.toordinal(),
        outcome.by.value, outcome.note, evidence, outcome.renamed_to, outcome.candidate,
    ]  # fmt: skip


def unpack_outcome(packed: Packed) -> Outcome:
    """The entry again."""
    event, status, on, happened, recorded, by, note, evidence, renamed_to, candidate = packed
    return Outcome(
        event, Status(status), on, unpack_period(*happened) if happened else None,
        date.fromordinal(recorded), Source(by), note,
        tuple(Evidence(title, who, url, _day(dated)) for title, who, url, dated in evidence),
        renamed_to, candidate,
    )  # fmt: skip


def pack_body(body: Body) -> Packed:
    """A body with its former names and what came after it."""
    former = [
        [f.name, f.short, f.english, f.acronym, f.until.toordinal(), f.how, f.sources]
        for f in body.former
    ]
    after = body.succeeded
    succeeded = [after.to, after.on.toordinal(), after.how, after.sources] if after else None
    return [
        body.id, body.name, body.kind, body.short, body.names, body.english, body.acronym, former,
        succeeded, body.until.toordinal() if body.until else 0, body.sources, body.note,
    ]  # fmt: skip


def unpack_body(packed: Packed) -> Body:
    """The body again."""
    from aitrack.bodies import Body, Former, Succession  # noqa: PLC0415, only for names

    (
        name, full, kind, short, names, english, acronym, former, succeeded, until, sources, note,
    ) = packed  # fmt: skip
    past = tuple(
        Former(a, b, c, d, date.fromordinal(day), how, tuple(from_))
        for a, b, c, d, day, how, from_ in former
    )
    after = None
    if succeeded:
        to, on, how, from_ = succeeded
        after = Succession(tuple(to), date.fromordinal(on), how, tuple(from_))
    return Body(
        name, full, kind, short, tuple(names), english, acronym, past, after, _day(until),
        tuple(sources), note,
    )  # fmt: skip


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
