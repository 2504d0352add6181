"""A whole file → its values and what is damaged in it; a damaged one is read item by item."""

from __future__ import annotations

import re
from collections import deque
from itertools import pairwise

from aitrack.store.files.conflicts import MARK, taken_out
from aitrack.store.files.reader import MOST_ITEMS, TWINS, Damage, Places, decode, parse
from aitrack.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from aitrack.store.files.reader import Path

_KEY = re.compile(r"^([^\s#:\-'\"][^:\n]*):", re.MULTILINE)
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_MOST_PIECES = 100_000
"""More than any file of sixteen megabytes has items; beyond that nothing is recovered."""
_MOST_HEADS = 1 << 25
"""Letters that are read again because an item is read with the line of its list above it."""
_SMALL_BYTES = 1 << 20


@dataclass(slots=True)
class Reading:
    """A file as far as it could be read."""

    root: dict[Any, Any]
    damages: list[Damage] = field(default_factory=list)


_lately: deque[tuple[bytes, Reading]] = deque(maxlen=4)
"""What was read last, so that a writer may look at its change twice; nobody changes a root."""
_hopeless: dict[tuple[int, int], Reading] = {}
"""What was made of files of which no list is read: finding that out may take seconds."""


def read(data: bytes, places: Places | None = None) -> Reading:
    r"""Read a whole file.

    >>> read(b"events:\n  - id: a\n").root
    {'events': [{'id': 'a'}]}
    """
    for known, reading in _lately if places is None else ():
        if known is data:
            return reading
    key = (hash(data), len(data))
    before = _hopeless.get(key)
    if before and not (places and before.root):
        return before
    reading = _read(data, places)
    listed = any(isinstance(each, list) for each in reading.root.values())
    if places is None and reading.damages and not listed:
        _hopeless[key] = reading
    return reading


def _read(data: bytes, places: Places | None) -> Reading:
    text = ""
    try:
        text = decode(data)
        if f"\n{MARK}" in f"\n{text}":
            return _recover(text, Damage(1, 1, "합치다 만 파일", "an unfinished merge"), places)
        root = parse(text, places=places)
    except Damage as damage:
        if damage.final:
            return Reading({}, [damage])
        return _recover(text, damage, places)
    if isinstance(root, dict):
        if len(data) < _SMALL_BYTES and places is None:
            _lately.append((data, Reading(root)))
        return Reading(root)
    top = Places({()})
    parse(text, places=top)
    line, column = top.found.get((), (1, 1))
    what = Damage(line, column, "맨 위는 '이름: 값'이어야 함", "a mapping is expected")
    return Reading({}, [what] if text.strip() else [])


def _recover(text: str, first: Damage, places: Places | None) -> Reading:
    """Read a damaged file key by key and item by item, keeping what is whole."""
    text, damages, torn = taken_out(text)
    reading = Reading({}, damages)
    if places:
        places.found.clear()
    starts = [match.start() for match in _KEY.finditer(text)]
    if len(starts) + text.count("\n- ") + text.count(" - ") > _MOST_PIECES:
        return Reading({}, [first])
    lengths: dict[Path, int] = {}
    line, at = 1, 0
    for start, stop in pairwise([*starts, len(text)]):
        line += text.count("\n", at, start)
        at = start
        for part in _sections(text[start:stop], line, reading, places, lengths, torn):
            for name, value in part.items():
                known = reading.root.setdefault(name, value)
                if isinstance(known, list):
                    if known is not value and isinstance(value, list):
                        known.extend(value)
                    if len(known) > MOST_ITEMS:
                        return Reading({}, [first])
                    lengths[(name,)] = len(known)
    if not reading.damages:
        reading.damages.append(first)
    return reading


def _sections(
    section: str,
    first_line: int,
    reading: Reading,
    places: Places | None,
    lengths: dict[Path, int],
    torn: set[int],
) -> Iterator[dict[Any, Any]]:
    """One top-level key with its value, or with each of its items in turn."""
    for line, piece in _pieces(section, first_line):
        if not torn.isdisjoint(range(line, line + piece.count("\n"))):
            continue
        here = Places(places.wanted, lengths, texts=places.texts) if places else None
        try:
            found = parse(piece, first_line=line, places=here)
        except Damage as damage:
            reading.damages.append(damage)
            continue
        if isinstance(found, dict):
            if places and here:
                for path, place in here.found.items():
                    places.found.setdefault(path, place)
            found.pop(TWINS, None)
            yield found


def _pieces(section: str, first_line: int) -> Iterator[tuple[int, str]]:
    items = list(_ITEM.finditer(section))
    depth = min((len(match[1]) for match in items), default=0)
    starts = [match.start() for match in items if len(match[1]) == depth]
    head = section[: section.index("\n") + 1] if "\n" in section else section
    if not starts or len(head) * len(starts) > _MOST_HEADS:
        yield first_line, section
        return
    line, at = first_line, 0
    for start, stop in pairwise([*starts, len(section)]):
        line += section.count("\n", at, start)
        at = start
        yield line - 1, head + section[start:stop]
