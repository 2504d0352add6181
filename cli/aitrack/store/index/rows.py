"""Documents, bodies, events, outcomes ↔ rows of the index, each with a seal.

A seal is the CRC-32 of what ``marshal`` (its version 2, which every Python writes alike) makes of
the values that are shown: cheap to check, and a page that was damaged on the disk does not fit it.
Events and entries of the record are kept so, ``packed``, beside the columns by which they are
found: one value is read of each, not fifty.
"""

from __future__ import annotations

from binascii import crc32
from marshal import dumps, loads

from aitrack.model import (
    Disagreement,
    Document,
    Event,
    Evidence,
    Kind,
    Mention,
    Nature,
    Outcome,
    Source,
    Status,
)
from aitrack.store.index.days import columns, day_of, number, optional_day, period_of
from aitrack.values import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from aitrack.bodies import Body, Former

Row = tuple["Any", ...]
DOCUMENT = (
    "id, title, publisher, dated, file, sha256, inferred, note, title_en, url, publisher_en,"
    " note_en, lines"
)
BODY = (
    "id, name, kind, short, names, english, acronym, until, sources, note, heirs, succeeded, how,"
    " said_by"
)
FORMER = "name, short, english, acronym, until, how, sources"
_STABLE = 2
_KINDS = {each.value: each for each in Kind}
_NATURES: dict[str | None, Nature | None] = {None: None, **{each.value: each for each in Nature}}
PROMISED = {Nature.DELIVERY: 1, Nature.AMOUNT: 2, Nature.TARGET: 3, Nature.UMBRELLA: 4}
"""The column ``promised``: what can be late, and what else is counted apart; 0 is the rest."""
_STATUSES = {each.value: each for each in Status}
_SOURCES = {each.value: each for each in Source}


class Damaged(ValueError):  # noqa: N818, the YAML is read instead
    """What the index says is not what was written into it."""


def seal(row: Row, more: Sequence[Row] = ()) -> int:
    """The checksum of a row, and of the rows that belong to it."""
    return crc32(dumps((row, tuple(more)), _STABLE))


def packed(row: Row, more: Sequence[Row]) -> tuple[int, bytes]:
    """A row and the rows that belong to it as one value, and its seal before it."""
    value = dumps((row, tuple(more)), _STABLE)
    return crc32(value), value


def unpacked(value: Any, sealed: object) -> tuple[Row, Sequence[Row]]:
    """The row of such a value, and the rows that belong to it.

    Raises:
        Damaged: It is not as it was written.
    """
    if value.__class__ is not bytes or crc32(value) != sealed:
        raise Damaged
    found: tuple[Row, Sequence[Row]] = loads(value)  # noqa: S302, its seal fits
    return found


def check(row: Row, more: Sequence[Row], sealed: object) -> None:
    """See that rows are as they were written.

    Raises:
        Damaged: They are not.
    """
    if crc32(dumps((row, tuple(more)), _STABLE)) != sealed:
        raise Damaged


def lines(texts: Iterable[str]) -> str | None:
    """A list as one text, a line each; None for an empty one."""
    texts = list(texts)
    if not texts:
        return None
    for text in texts:
        if "\n" in text or "\\" in text:
            return "\n".join(each.replace("\\", "\\\\").replace("\n", "\\n") for each in texts)
    return "\n".join(texts)


class _Lists(dict["str | None", tuple[str, ...]]):
    """The list of such a text; equal texts give one tuple, which many events share."""

    def __missing__(self, text: str) -> tuple[str, ...]:
        if len(self) > _MOST_LISTS:
            self.clear()
            self[None] = ()
        found = text.split("\n")
        if "\\" in text:
            found = [
                "\\".join([part.replace("\\n", "\n") for part in each.split("\\\\")])
                for each in found
            ]
        self[text] = tuple(found)
        return self[text]


_MOST_LISTS = 10_000
_lists = _Lists({None: ()})
unlines = _lists.__getitem__


def promised(nature: Nature | None) -> int:
    """The column ``promised`` of what is of a nature."""
    return 0 if nature is None else PROMISED.get(nature, 0)


def event_row(place: int, event: Event) -> Row:
    """An event as a row, without its mentions."""
    return (
        place, event.id, event.title, event.kind.value, promised(event.nature),
        lines(event.ministries), lines(event.ministry_ids), event.ministries_from,
        lines(each.value for each in event.disagree), event.part_of, lines(event.related),
        lines(event.renamed_from), lines(event.tags), event.note, event.source, event.title_en,
        event.nature.value if event.nature else None, event.field, lines(event.field_ministries),
        lines(event.field_ministry_ids),
        lines(event.ministries_en), event.note_en, lines(event.field_ministries_en),
        None if event.ministries_printed == event.ministries else lines(event.ministries_printed),
        lines(event.ministries_now), lines(event.ministries_now_en), lines(event.ministry_ids_now),
        lines(event.moved_to_ids), lines(event.tags_en),
    )  # fmt: skip


def mention_row(mention: Mention) -> Row:
    """A mention of an event as a row."""
    return (
        mention.document, mention.line, mention.at, mention.when, *columns(mention.period),
        mention.read_as, mention.why, int(mention.inferred), lines(mention.ministries),
        mention.why_en, lines(mention.ministries_en),
    )  # fmt: skip


def event_of(row: Row, mentions: Sequence[Row]) -> Event:
    """The event of its row and the rows of its mentions."""
    (
        _, name, title, kind, sort, ministries, ministry_ids, ministries_from, disagree,
        part_of, related, renamed_from, tags, note, source, title_en, nature,
        label, answering, answering_ids, ministries_en, note_en, answering_en, printed,
        now, now_en, now_ids, moved_to, tags_en,
    ) = row  # fmt: skip
    said = [
        whole(Mention, (
            document, line, at, when, period_of((first, last, bound, precision, inferred)),
            read_as, why, supplied == 1, unlines(named), why_en, unlines(named_en),
        ))
        for (
            document, line, at, when, first, last, bound, precision, inferred, read_as, why,
            supplied, named, why_en, named_en,
        ) in mentions
    ]  # fmt: skip
    return whole(Event, (
        name, title, _KINDS[kind], unlines(ministries), unlines(ministry_ids), sort == 1,
        tuple(said),
        ministries_from, tuple(map(Disagreement, unlines(disagree))) if disagree else (),
        part_of, unlines(related), unlines(renamed_from), unlines(tags), note, source, title_en,
        _NATURES[nature], label, unlines(answering), unlines(answering_ids),
        unlines(ministries_en), note_en, unlines(answering_en), unlines(printed or ministries),
        unlines(now), unlines(now_en), unlines(now_ids), unlines(moved_to), unlines(tags_en),
    ))  # fmt: skip


def outcome_row(outcome: Outcome) -> Row:
    """An entry of the record as a row, without its evidence."""
    happened = columns(outcome.happened) if outcome.happened else (None,) * 5
    return (
        outcome.event, outcome.status.value, outcome.on, *happened, number(outcome.recorded),
        outcome.by.value, outcome.note, outcome.renamed_to, int(outcome.candidate),
        outcome.note_en, outcome.renamed_to_en, outcome.retracts,
    )  # fmt: skip


def evidence_row(evidence: Evidence) -> Row:
    """One piece of evidence of an entry, as a row."""
    dated = number(evidence.dated) if evidence.dated else None
    return (
        evidence.title, evidence.publisher, evidence.url, dated, evidence.file, evidence.sha256,
        evidence.number,
    )  # fmt: skip


def outcome_of(row: Row, evidence: Sequence[Row]) -> Outcome:
    """The entry of its row and the rows of its evidence."""
    (
        name, status, on, first, last, bound, precision, inferred, recorded, by, note, renamed_to,
        candidate, note_en, renamed_to_en, retracts,
    ) = row  # fmt: skip
    happened = None if first is None else period_of((first, last, bound, precision, inferred))
    shown = [
        whole(Evidence, (title, who, url, optional_day(dated), *own))
        for title, who, url, dated, *own in evidence
    ]
    return whole(Outcome, (
        name, _STATUSES[status], on, happened, day_of(recorded), _SOURCES[by], note,
        tuple(shown), renamed_to, candidate == 1, note_en, renamed_to_en, retracts,
    ))  # fmt: skip


def document_row(document: Document) -> Row:
    """A document as a row."""
    return (
        document.id, document.title, document.publisher, number(document.dated), document.file,
        document.sha256, int(document.inferred), document.note, document.title_en, document.url,
        document.publisher_en, document.note_en,
        document.lines,
    )  # fmt: skip


def document_of(row: Row) -> Document:
    """The document of its row."""
    name, title, publisher, dated, file, sha256, inferred, *more = row
    return Document(name, title, publisher, day_of(dated), file, sha256, inferred == 1, *more)


def body_row(body: Body) -> Row:
    """A body as a row, without its former names."""
    after = body.succeeded
    became = (lines(after.to), _number(after.on), after.how, lines(after.sources)) if after else ()
    return (
        body.id, body.name, body.kind, body.short, lines(body.names), body.english, body.acronym,
        _number(body.until), lines(body.sources), body.note, *(became or (None,) * 4),
    )  # fmt: skip


def former_row(former: Former) -> Row:
    """A name that a body used to have, as a row."""
    return (
        former.name, former.short, former.english, former.acronym, number(former.until),
        former.how, lines(former.sources),
    )  # fmt: skip


def body_of(row: Row, former: Sequence[Row]) -> Body:
    """The body of its row and the rows of its former names."""
    from aitrack.bodies import Body, Former, Succession  # noqa: PLC0415, only for bodies

    (
        name, full, kind, short, names, english, acronym, until, sources, note, heirs, on, how,
        said_by,
    ) = row  # fmt: skip
    after = None
    if how is not None:
        after = Succession(unlines(heirs), optional_day(on), how, unlines(said_by))
    return Body(
        name, full, kind, short, unlines(names), english, acronym,
        tuple([Former(a, b, c, d, day_of(e), f, unlines(g)) for a, b, c, d, e, f, g in former]),
        after, optional_day(until), unlines(sources), note,
    )  # fmt: skip


def _number(day: date | None) -> int | None:
    return number(day) if day else None
