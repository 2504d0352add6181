"""One timeline file → what the index keeps of it; a file with any mistake is left to ``whole``."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from aitrack.dates.notation import NotationError, parse
from aitrack.dates.wording import WEEKDAYS_KO
from aitrack.model import Disagreement, Document, Kind, Problem
from aitrack.store.codec import Packed, pack_event, pack_period
from aitrack.store.decode import document as decode_document
from aitrack.store.decode import event as decode_event
from aitrack.store.document import read
from aitrack.store.record import Record
from aitrack.store.swift import Fields, Unsure, read_swiftly

if TYPE_CHECKING:
    from aitrack.bodies import Bodies

_KINDS = frozenset(map(str, Kind))
_DISAGREE = frozenset(map(str, Disagreement))
_EVENT_KEYS = frozenset(
    ("id", "title", "kind", "ministries", "ministries_from", "deliverable", "mentions", "source",
     "when", "disagree", "part_of", "related", "renamed_from", "tags", "note")
)  # fmt: skip
_MENTION_KEYS = frozenset(
    ("document", "line", "at", "when", "read_as", "why", "inferred", "ministries")
)
_DOCUMENT_KEYS = frozenset(
    ("id", "title", "publisher", "dated", "file", "sha256", "inferred", "note")
)
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_ADDRESS = re.compile(r"https?://[^\s/@]+(/\S*)?\Z")
_NUMBER = re.compile(r"[0-9]{1,8}\Z")
_YEAR = r"(?:['’]([0-6][0-9])|(20[0-6][0-9]))"
_MONTH, _MONTHDAY = "(1[0-2]|0?[1-9])", "(3[01]|[12][0-9]|0?[1-9])"
_DAY = re.compile(
    rf"(~?)(?:{_YEAR}(?:\. ?|-){_MONTH}(?:\. ?|-){_MONTHDAY}\.?"
    rf"|(20[0-6][0-9])년 {_MONTH}월 {_MONTHDAY}일)(?:\(([월화수목금토일])\))?(까지)?\Z"
)
"""A single day with its year, or up to it: the commonest notation, read here in a tenth of the
time."""
_FLAGS = {None: False, "false": False, "true": True}
_UNDATED = (0, 0, "undated", "none", False)


Days = tuple[int, int, str, str, bool]


class Known(NamedTuple):
    """What a file is read against."""

    documents: dict[str, Document]
    bodies: Bodies
    names: dict[str, str]
    """Body ids by a name as it was written; filled as names are met."""


def head_of(data: bytes) -> bytes:
    """The part of a file that its documents stand in: all before its events, as a rule."""
    head, found, rest = data.partition(b"\nevents:\n")
    return head + found if found and b"\ndocuments:" not in rest else data


def read_documents(data: bytes) -> list[Document]:
    """The documents of a file, in order.

    Raises:
        Unsure: There is something wrong with them.
    """
    head = head_of(data)
    try:
        fields, _ = read_swiftly(head)
        return [_document(each) for each in fields]
    except Unsure:
        problems: list[Problem] = []
        reading = read(head)
        root = Record(reading.root, "", problems)
        documents = [decode_document(record) for record in root.records("documents")]
        if problems or reading.damages:
            raise
        return [each for each in documents if each]


def _document(fields: Fields) -> Document:
    """What ``decode.document`` makes of the same fields, where it has nothing to complain about."""
    if not fields.keys() <= _DOCUMENT_KEYS:
        raise Unsure
    title, publisher = _text(fields, "title"), _text(fields, "publisher")
    file, sha256 = _text(fields, "file"), _text(fields, "sha256")
    start, stop, *_ = _days(_text(fields, "dated") or "", None)
    if not (title and publisher and file and sha256 and _SHA256.match(sha256)):
        raise Unsure
    if stop != start + 1:
        raise Unsure
    inferred, note = _flag(fields, "inferred"), _text(fields, "note")
    day = date.fromordinal(start)
    return Document(str(fields["id"]), title, publisher, day, file, sha256, inferred, note)


def read_events(data: bytes, known: Known) -> list[Packed]:
    """The events of a file, packed, in order.

    Raises:
        Unsure: There is something wrong with the file.
    """
    try:
        return [_event(fields, known) for fields in read_swiftly(data)[1]]
    except Unsure:
        return _carefully(data, known)


def _carefully(data: bytes, known: Known) -> list[Packed]:
    """By the YAML reader and the checks of ``whole``."""
    problems: list[Problem] = []
    reading = read(data)
    root = Record(reading.root, "", problems)
    version = root.scalar("format", required=True)
    for record in root.records("documents"):
        decode_document(record)
    events = [
        decode_event(record, known.documents, known.bodies) for record in root.records("events")
    ]
    root.finish()
    if problems or reading.damages or version is None or version.text != "1":
        raise Unsure
    return [pack_event(each) for each in events if each]


def _event(fields: Fields, known: Known) -> Packed:
    """What ``decode.event`` makes of the same fields, where it has nothing to complain about."""
    if not fields.keys() <= _EVENT_KEYS or fields.get("kind") not in _KINDS:
        raise Unsure
    ministries, source = _texts(fields, "ministries"), _text(fields, "source")
    disagree = _texts(fields, "disagree")
    if "mentions" in fields and source is None and "when" not in fields:
        mentions = [_mention(each, known) for each in fields["mentions"]]
    elif source is not None and _ADDRESS.match(source) and "mentions" not in fields:
        when = _text(fields, "when")
        days = _days(when, None) if when else _UNDATED
        mentions = [[None, None, None, when, *days, None, None, False, ()]]
    else:
        raise Unsure
    title = _text(fields, "title")
    if title is None or not _DISAGREE.issuperset(disagree):
        raise Unsure
    return [
        fields["id"], title, fields["kind"], ministries,
        list(dict.fromkeys(_body(name, known) for name in ministries)),
        _flag(fields, "deliverable"), mentions, _number(fields, "ministries_from"), disagree,
        _text(fields, "part_of"), _texts(fields, "related"), _texts(fields, "renamed_from"),
        _texts(fields, "tags"), _text(fields, "note"), source,
    ]  # fmt: skip


def _mention(fields: Any, known: Known) -> Packed:
    if not fields.keys() <= _MENTION_KEYS:
        raise Unsure
    document = known.documents.get(_text(fields, "document") or "")
    line, at = _number(fields, "line"), _text(fields, "at")
    when, read_as, why = _text(fields, "when"), _text(fields, "read_as"), _text(fields, "why")
    inferred, ministries = _flag(fields, "inferred"), _texts(fields, "ministries")
    if document is None or line is None or at is None or (read_as and not (why or inferred)):
        raise Unsure
    for name in ministries:
        _body(name, known)
    governing = read_as or when
    days = _days(governing, document.dated) if governing else _UNDATED
    return [document.id, line, at, when, *days, read_as, why, inferred, ministries]


def _text(fields: Any, name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise Unsure


def _texts(fields: Any, name: str) -> list[str]:
    value = fields.get(name, [])
    if isinstance(value, list):
        return value
    raise Unsure


def _flag(fields: Any, name: str) -> bool:
    try:
        return _FLAGS[fields.get(name)]
    except (KeyError, TypeError):
        raise Unsure from None


def _number(fields: Any, name: str) -> int | None:
    value = _text(fields, name)
    if value is None:
        return None
    if not _NUMBER.match(value):
        raise Unsure
    return int(value)


def _body(name: str, known: Known) -> str:
    found = known.names.get(name)
    if found is None:
        body = known.bodies.find(name)
        if body is None:
            raise Unsure
        found = known.names[name] = body.id
    return found


def _days(text: str, reference: date | None) -> Days:
    """A notation as days. Most say their year, and mean the same in every document."""
    days = _anywhere(text)
    return days if days is not None else _here(text, reference)


@lru_cache(maxsize=1 << 17)
def _anywhere(text: str) -> Days | None:
    """What it means whatever the document's day; None where it takes that day to tell."""
    if (match := _DAY.match(text)) is not None:
        return _one_day(*match.groups())
    try:
        days = pack_period(parse(text))
    except NotationError:
        return None
    return None if days[4] else days


def _one_day(before: str, *found: str | None) -> Days:
    """A day, or up to it, from the parts of ``_DAY``; its weekday must be right."""
    short, long, month, number, year, second, third, weekday, until = found
    try:
        day = date(
            int(year or long or f"20{short}"), int(second or month or 0), int(third or number or 0)
        )
    except ValueError:
        raise Unsure from None
    if (weekday and WEEKDAYS_KO[day.weekday()] != weekday) or (before and until):
        raise Unsure
    first = day.toordinal()
    if before or until:
        return (0, first + 1, "by", "day", False)
    return (first, first + 1, "on", "day", False)


@lru_cache(maxsize=1 << 17)
def _here(text: str, reference: date | None) -> Days:
    try:
        return pack_period(parse(text, reference))
    except NotationError:
        raise Unsure from None
