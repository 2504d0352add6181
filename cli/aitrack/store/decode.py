"""Records → values: documents, bodies, events and outcomes, or None after the complaints."""

from __future__ import annotations

import re

from aitrack.bodies import Body, Former, Succession
from aitrack.dates.period import UNDATED, Period
from aitrack.model import (
    Disagreement,
    Document,
    Event,
    Evidence,
    Exclusion,
    Kind,
    Mention,
    Outcome,
    Source,
    Status,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.bodies import Bodies
    from aitrack.store.document import Scalar
    from aitrack.store.record import Record

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


def is_id(text: str) -> bool:
    """Whether a name is kebab-case."""
    return _ID.match(text) is not None


def identity(record: Record) -> str:
    """The record's id in kebab-case; from here on its Problems carry it."""
    scalar = record.scalar("id", required=True)
    if scalar is None:
        return ""
    record.event_id = scalar.text
    if not is_id(scalar.text):
        record.complain(
            scalar, "id", "id는 소문자·숫자를 -로 이은 것", "an id is lower case words joined by -"
        )
    return scalar.text


def document(record: Record) -> Document | None:
    """One entry of ``documents``."""
    found_id = identity(record)
    title, publisher = record.needed("title"), record.needed("publisher")
    dated = record.day("dated", required=True)
    file, sha256 = record.needed("file"), record.scalar("sha256", required=True)
    if sha256 and not _SHA256.match(sha256.text):
        record.complain(sha256, "sha256", "16진수 64자리여야 함", "64 hexadecimal digits")
    inferred, note = record.flag("inferred"), record.text("note")
    if not record.finish() or dated is None or sha256 is None:
        return None
    return Document(found_id, title, publisher, dated, file, sha256.text, inferred, note)


def body(record: Record) -> Body | None:
    """One entry of ``bodies``."""
    found_id = identity(record)
    name, kind = record.needed("name"), record.needed("kind")
    former = []
    for past in record.records("former"):
        until = past.day("until", required=True)
        was = (
            Former(
                past.needed("name"),
                past.text("short"),
                past.text("english"),
                past.text("acronym"),
                until,
                past.needed("how"),
                past.strings("sources"),
            )
            if until
            else None
        )
        if past.finish() and was:
            former.append(was)
    succeeded = None
    if after := record.record("succeeded"):
        on = after.day("on", required=True)
        to = tuple(item.text for item in after.texts("to", required=True))
        how, sources = after.needed("how"), after.strings("sources")
        if after.finish() and on:
            succeeded = Succession(to, on, how, sources)
    found = Body(
        found_id,
        name,
        kind,
        record.text("short"),
        record.strings("names"),
        record.text("english"),
        record.text("acronym"),
        tuple(former),
        succeeded,
        record.day("until"),
        record.strings("sources"),
        record.text("note"),
    )
    return found if record.finish() else None


def event(record: Record, documents: dict[str, Document], bodies: Bodies) -> Event | None:
    """One entry of ``events``."""
    found_id = identity(record)
    title = record.needed("title")
    kind = record.choice("kind", Kind, Kind.OTHER)
    ministries = record.texts("ministries")
    ids = [_body_id(record, name, bodies) for name in ministries]
    deliverable = record.flag("deliverable")
    source, when = record.scalar("source"), record.scalar("when")
    mentions: list[Mention] = []
    if source is None:
        for entry in record.records("mentions", required=True):
            found = mention(entry, documents, bodies)
            if found:
                mentions.append(found)
        if when is not None:
            record.complain(
                when, "when", "when은 mentions 안에 적음", "when belongs inside mentions"
            )
    else:
        _address(record, source)
        period = record.period(when, "when", None) if when else UNDATED
        if period:
            mentions.append(Mention(None, None, None, when.text if when else None, period))
    found_event = Event(
        found_id,
        title,
        kind,
        tuple(name.text for name in ministries),
        tuple(dict.fromkeys(ids)),
        deliverable,
        tuple(mentions),
        record.number("ministries_from"),
        record.choices("disagree", Disagreement),
        record.text("part_of"),
        record.strings("related"),
        record.strings("renamed_from"),
        record.strings("tags"),
        record.text("note"),
        source.text if source else None,
    )
    return found_event if record.finish() and mentions else None


def mention(record: Record, documents: dict[str, Document], bodies: Bodies) -> Mention | None:
    """One place in a document, read relative to that document's date."""
    name = record.scalar("document", required=True)
    known = documents.get(name.text) if name else None
    if name and not known:
        record.complain(
            name, "document", f"모르는 문서 '{name.text}'", f"unknown document '{name.text}'"
        )
    line, at = record.number("line", required=True), record.needed("at")
    when, read_as = record.scalar("when"), record.scalar("read_as")
    why, inferred = record.text("why"), record.flag("inferred")
    if read_as and not (why or inferred):
        record.complain(
            read_as,
            "read_as",
            "read_as에는 why나 inferred가 있어야 함",
            "read_as needs a why, or inferred: true",
        )
    ministries = record.texts("ministries")
    for ministry in ministries:
        _body_id(record, ministry, bodies)
    governing = read_as or when
    period: Period | None = UNDATED
    if governing and known:
        period = record.period(governing, "read_as" if read_as else "when", known.dated)
    if not record.finish() or not name or period is None:
        return None
    return Mention(
        name.text,
        line,
        at,
        when.text if when else None,
        period,
        read_as.text if read_as else None,
        why,
        inferred,
        tuple(ministry.text for ministry in ministries),
    )


def outcome(record: Record) -> Outcome | None:
    """One entry of ``outcomes``."""
    found_event = record.needed("event")
    record.event_id = found_event or None
    status = record.choice("status", Status, Status.IN_PROGRESS)
    on = record.scalar("on")
    happened = record.period(on, "on", None) if on else None
    recorded = record.day("recorded", required=True)
    by = record.choice("by", Source, Source.USER)
    evidence = []
    for entry in record.records("evidence"):
        url = entry.scalar("url")
        if url:
            _address(entry, url)
        found = Evidence(
            entry.text("title"),
            entry.needed("publisher"),
            url.text if url else None,
            entry.day("dated"),
        )
        if entry.finish():
            evidence.append(found)
    note, candidate = record.text("note"), record.flag("candidate")
    renamed_to = record.text("renamed_to")
    if not record.finish() or recorded is None:
        return None
    return Outcome(
        found_event,
        status,
        on.text if on else None,
        happened,
        recorded,
        by,
        note,
        tuple(evidence),
        renamed_to,
        candidate,
    )


def exclusion(record: Record, documents: dict[str, Document]) -> Exclusion | None:
    """One entry of ``exclusions``."""
    name = record.scalar("document", required=True)
    if name and name.text not in documents:
        record.complain(
            name, "document", f"모르는 문서 '{name.text}'", f"unknown document '{name.text}'"
        )
    line, when, why = (
        record.number("line", required=True),
        record.needed("when"),
        record.needed("why"),
    )
    if not record.finish() or not name or line is None:
        return None
    return Exclusion(name.text, line, when, why)


def _body_id(record: Record, name: Scalar, bodies: Bodies) -> str:
    found = bodies.find(name.text)
    if found:
        return found.id
    close = bodies.suggest(name.text)
    record.complain(
        name,
        "ministries",
        f"ministries.yaml에 없는 기관 '{name.text}'" + (f": '{close}'?" if close else ""),
        f"'{name.text}' is not in ministries.yaml" + (f": '{close}'?" if close else ""),
    )
    return ""


def _address(record: Record, url: Scalar) -> None:
    if not re.match(r"https?://[^\s/@]+(/\S*)?\Z", url.text):
        record.complain(url, "url", "http(s) 주소여야 함", "an http or https address is expected")
