"""YAML text → plain values that know their line and column.

Only what a ledger needs is read: mappings, lists and text. Every scalar stays text (unquoted,
``25.10`` would be the number 25.1), and anchors, aliases, tags and second documents are refused, so
no file can hang or crash the reader. A damaged file is read item by item: what is whole is kept.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import yaml

from aitrack.errors import Words
from aitrack.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 16 * 1024 * 1024
MOST_DEPTH = 32
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"^([^\s#:\-'\"][^:\n]*):", re.MULTILINE)
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What stands for bytes that are not UTF-8."""


class Scalar(NamedTuple):
    """Text; ``plain`` when it stood without quotes."""

    text: str
    line: int
    column: int
    plain: bool


class Listing(NamedTuple):
    """A list of values."""

    items: list[Node]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and values, with the keys that stood there twice."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int
    twins: list[tuple[Scalar, int]]
    """A repeated key, and the line it first stood in."""


Node = Scalar | Listing | Mapping


class Damage(Exception):  # noqa: N818, not an error of the program
    """What cannot be read, and its 1-based place."""

    def __init__(self, line: int, column: int, ko: str, en: str) -> None:
        super().__init__(ko)
        self.line, self.column, self.words = line, column, Words(ko, en)


@dataclass(slots=True)
class Reading:
    """A file as far as it could be read."""

    root: Mapping
    damages: list[Damage] = field(default_factory=list)


def read(data: bytes) -> Reading:
    r"""Read a whole file.

    >>> reading = read(b"events:\n  - id: a\n")
    >>> reading.root.entries["events"][1].line
    2
    """
    nothing = Mapping({}, 1, 1, [])
    try:
        text = _decode(data)
    except Damage as damage:
        return Reading(nothing, [damage])
    try:
        root = parse(text)
    except Damage as damage:
        return _recover(text, damage)
    if isinstance(root, Mapping):
        return Reading(root)
    what = Damage(root.line, root.column, "맨 위는 '이름: 값'이어야 함", "a mapping is expected")
    return Reading(nothing, [what] if text.strip() else [])


def parse(text: str, *, first_line: int = 1) -> Node:
    """Read one YAML document; an empty one is an empty scalar.

    Raises:
        Damage: At the first place that cannot be read.
    """
    if wrong := _NO_TEXT.search(text):
        line = text.count("\n", 0, wrong.start()) + first_line
        column = wrong.start() - text.rfind("\n", 0, wrong.start())
        raise Damage(line, column, "UTF-8이 아님 (cp949?)", "not UTF-8 (cp949?)")
    try:
        return _build(yaml.parse(text, Loader=_LOADER), first_line)
    except yaml.YAMLError as error:
        raise _damage(error, text, first_line) from None


def _build(events: Iterator[yaml.Event], first_line: int) -> Node:
    """Put the event stream together on a stack of our own, so depth costs no recursion."""
    root: Node = Scalar("", first_line, 1, plain=True)
    stack: list[Listing | Mapping] = []
    keys: list[Scalar | None] = []
    documents = 0
    for event in events:
        mark = event.start_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        match event:
            case yaml.ScalarEvent() | yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                node = _node(event, line, column)
                if not stack:
                    root = node
                else:
                    _attach(stack[-1], keys, node)
                if not isinstance(node, Scalar):
                    stack.append(node)
                    keys.append(None)
                    if len(stack) > MOST_DEPTH:
                        raise Damage(line, column, "너무 깊이 겹침", "nested too deeply")
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                stack.pop()
                keys.pop()
            case yaml.AliasEvent():
                raise Damage(line, column, "별칭(*)은 쓸 수 없음", "aliases are not allowed")
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise Damage(line, column, "문서는 하나만", "only one document a file")
    return root


def _node(
    event: yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent,
    line: int,
    column: int,
) -> Node:
    if event.anchor is not None:
        raise Damage(line, column, "앵커(&)는 쓸 수 없음", "anchors are not allowed")
    if event.tag is not None:
        raise Damage(line, column, "태그(!)는 쓸 수 없음", "tags are not allowed")
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, line, column, event.implicit[0])
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing([], line, column)
    return Mapping({}, line, column, [])


def _attach(parent: Listing | Mapping, keys: list[Scalar | None], node: Node) -> None:
    if isinstance(parent, Listing):
        parent.items.append(node)
        return
    key = keys[-1]
    if key is None:
        if not isinstance(node, Scalar):
            raise Damage(node.line, node.column, "이름은 글자여야 함", "a key must be text")
        keys[-1] = node
        return
    if key.text in parent.entries:
        parent.twins.append((key, parent.entries[key.text][0].line))
    else:
        parent.entries[key.text] = (key, node)
    keys[-1] = None


def _decode(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Damage(1, 1, "파일이 16 MiB보다 큼", "the file is larger than 16 MiB")
    return data.decode("utf-8-sig", "surrogateescape")


def _damage(error: yaml.YAMLError, text: str, first_line: int) -> Damage:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "end of stream" in str(getattr(error, "problem", "")):  # point where it began instead
        mark = getattr(error, "context_mark", None) or mark
    if mark is not None:
        line, column = mark.line + first_line, mark.column + 1
    else:  # a character YAML does not allow
        place = getattr(error, "position", 0)
        line = text.count("\n", 0, place) + first_line
        column = place - (text.rfind("\n", 0, place) + 1) + 1
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    return Damage(line, column, f"YAML로 읽을 수 없음: {what}", f"not readable as YAML: {what}")


def _recover(text: str, first: Damage) -> Reading:
    """Read a damaged file key by key and item by item, keeping what is whole."""
    reading = Reading(Mapping({}, 1, 1, []))
    starts = [match.start() for match in _KEY.finditer(text)]
    for start, stop in pairwise([*starts, len(text)]):
        for node in _sections(text[start:stop], text.count("\n", 0, start) + 1, reading.damages):
            for name, (key, value) in node.entries.items():
                known = reading.root.entries.setdefault(name, (key, value))[1]
                if known is not value and isinstance(known, Listing) and isinstance(value, Listing):
                    known.items.extend(value.items)
    if not reading.damages:
        reading.damages.append(first)
    return reading


def _sections(section: str, first_line: int, damages: list[Damage]) -> Iterator[Mapping]:
    """One top-level key with its value, or with each of its items in turn."""
    items = list(_ITEM.finditer(section))
    depth = min((len(match[1]) for match in items), default=0)
    starts = [match.start() for match in items if len(match[1]) == depth]
    head = section[: section.index("\n") + 1] if "\n" in section else section
    chunks = [(first_line, section)]
    if starts:
        chunks = [
            (first_line + section.count("\n", 0, start) - 1, head + section[start:stop])
            for start, stop in pairwise([*starts, len(section)])
        ]
    for line, chunk in chunks:
        try:
            node = parse(chunk, first_line=line)
        except Damage as damage:
            damages.append(damage)
            continue
        if isinstance(node, Mapping):
            yield node
