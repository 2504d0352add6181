"""One timeline file → what the index keeps of it; a file with any mistake is left to ``whole``."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Any

from aitrack.model import Disagreement, Document, Kind, Problem
from aitrack.store.blocks import Known, read_blocks
from aitrack.store.codec import Packed, pack_event
from aitrack.store.days import UNDATED, days, single_day
from aitrack.store.decode import document as decode_document
from aitrack.store.decode import event as decode_event
from aitrack.store.document import read
from aitrack.store.record import Record
from aitrack.store.swift import Fields, Unsure, read_swiftly, text_of

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
_FLAGS = {None: False, "false": False, "true": True}


MARKER = b"\nevents:\n"


def head_of(data: bytes) -> bytes:
    """The part of a file that its documents stand in: all before its events, as a rule."""
    head, found, rest = data.partition(MARKER)
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
    if not (title and publisher and file and sha256 and _SHA256.match(sha256)):
        raise Unsure
    inferred, note = _flag(fields, "inferred"), _text(fields, "note")
    day = date.fromordinal(single_day(_text(fields, "dated") or ""))
    return Document(str(fields["id"]), title, publisher, day, file, sha256, inferred, note)


def read_events(data: bytes, known: Known) -> list[Packed]:
    """The events of a file, packed, in order.

    Raises:
        Unsure: There is something wrong with the file.
    """
    with suppress(Unsure):
        head, marker, events = data.partition(MARKER)
        read_swiftly(head + marker)
        return read_blocks(text_of(events), known)
    with suppress(Unsure):
        return [_event(fields, known) for fields in read_swiftly(data)[1]]
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
        mentions = [_mention(each, known) for each in _mappings(fields, "mentions")]
    elif source is not None and _ADDRESS.match(source) and "mentions" not in fields:
        when = _text(fields, "when")
        meant = days(when, None) if when else UNDATED
        mentions = [[None, None, None, when, *meant, None, None, False, ()]]
    else:
        raise Unsure
    title = _text(fields, "title")
    if title is None or not _DISAGREE.issuperset(disagree):
        raise Unsure
    return [
        fields["id"], title, fields["kind"], ministries,
        list(dict.fromkeys(known.body(name) for name in ministries)),
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
        known.body(name)
    governing = read_as or when
    meant = days(governing, document.dated) if governing else UNDATED
    return [document.id, line, at, when, *meant, read_as, why, inferred, ministries]


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


def _mappings(fields: Any, name: str) -> list[Any]:
    value = fields.get(name, [])
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
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
