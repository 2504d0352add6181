"""The events of a file read whole, one match for each: where all stand as ``add`` writes them.

Keys in the order of the ledger, words and dates between double quotes. ``swift`` reads what a
person wrote in another order, and a test says that both, and the YAML reader, read the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aitrack.model import Disagreement, Kind
from aitrack.store.days import ANYWHERE, UNDATED, days
from aitrack.store.swift import ESCAPED, ID, Unsure, texts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.bodies import Bodies
    from aitrack.model import Document
    from aitrack.store.codec import Packed

SAID = r'"((?:[^"\\\n ]|\\["\\])[^"\\\n]*(?:\\["\\][^"\\\n]*)*)"'
_LIST = r"(\[[^\n]*\])"
BETWEEN = r"(?: *(?:#[^\n]*)?\n)*"
"""Comments and blank lines."""
_EVENT = re.compile(
    rf"  - id: ({ID})\n    title: {SAID}\n    kind: ({'|'.join(Kind)})\n"
    rf"(?:    ministries: {_LIST}\n)?"
    r"(?:    deliverable: (true|false)\n)?"
    r"(?:    mentions:\n((?:      - \{[^\n]*\}\n)+)"
    rf'|    source: "(https?://[^\s/@"\\]+(?:/[^\s"\\]*)?)"\n(?:    when: {SAID}\n)?)'
    r"(?:    ministries_from: ([0-9]{1,8})\n)?"
    rf"(?:    disagree: {_LIST}\n)?(?:    part_of: ({ID})\n)?(?:    related: {_LIST}\n)?"
    rf"(?:    renamed_from: {_LIST}\n)?(?:    tags: {_LIST}\n)?(?:    note: {SAID}\n)?"
    rf"{BETWEEN}"
)
_LEAD = re.compile(BETWEEN)
_MENTION = re.compile(
    rf"^      - \{{document: ([a-z0-9-]+), line: ([0-9]{{1,8}}), at: {SAID}(?:, when: {SAID})?"
    rf"(?:, read_as: {SAID})?(?:, inferred: (true|false))?(?:, why: {SAID})?"
    r"(?:, ministries: (\[[^\[\]\n]*\]))?\}$",
    re.MULTILINE,
)
_DISAGREE = frozenset(map(str, Disagreement))
_NONE: tuple[str, ...] = ()


class Known(NamedTuple):
    """What a file is read against."""

    documents: dict[str, Document]
    bodies: Bodies
    names: dict[str, str]
    """Body ids by a name as it was written; filled as names are met."""
    lists: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """Names and body ids by a list as it was written; filled too."""
    plain: dict[str, str]
    """Those of ``names`` that were met without quotes."""

    def body(self, name: str) -> str:
        """The id of a body.

        Raises:
            Unsure: Nobody knows the name.
        """
        found = self.names.get(name)
        if found is None:
            body = self.bodies.find(name)
            if body is None:
                raise Unsure
            found = self.names[name] = body.id
        return found

    def ministries(self, written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of a list, and the ids of their bodies, each once."""
        found = self.lists.get(written)
        if found is None:
            try:
                names = tuple(written[1:-1].split(", "))
                ids = [self.plain[each] for each in names]
            except KeyError:
                names = tuple(texts_of(written))
                ids = [self.body(each) for each in names]
                if '"' not in written:
                    self.plain.update(zip(names, ids, strict=True))
            found = self.lists[written] = (names, tuple(dict.fromkeys(ids)))
        return found


def known_of(documents: dict[str, Document], bodies: Bodies) -> Known:
    """What files are read against, before any is read."""
    return Known(documents, bodies, {}, {}, {})


def read_blocks(text: str, known: Known) -> list[Packed]:
    """What stands behind ``events:``, packed, in order.

    Raises:
        Unsure: Not all of it stands as the ledger has it, or something is wrong.
    """
    found: list[Packed] = []
    escaped = "\\" in text
    at = lead.end() if (lead := _LEAD.match(text)) else 0
    for match in _EVENT.finditer(text):
        if match.start() != at:
            raise Unsure
        at = match.end()
        found.append(_event(match.groups(), known, escaped=escaped and "\\" in match[0]))
    if at != len(text):
        raise Unsure
    return found


def _event(groups: tuple[str | None, ...], known: Known, *, escaped: bool) -> Packed:
    (
        name, title, kind, ministries, deliverable, mentions, source, when, from_, disagree,
        part_of, related, renamed_from, tags, note,
    ) = groups  # fmt: skip
    if escaped:
        title, when, note = said(title), said(when), said(note)
    names, ids = known.ministries(ministries) if ministries else (_NONE, _NONE)
    if mentions:
        lines = _MENTION.findall(mentions)
        if len(lines) != mentions.count("\n"):
            raise Unsure
        where = [_mention(line, known, escaped=escaped) for line in lines]
    else:
        meant = days(when, None) if when else UNDATED
        where = [[None, None, None, when, *meant, None, None, False, ()]]
    differ = _texts(disagree) if disagree else _NONE
    if differ and not _DISAGREE.issuperset(differ):
        raise Unsure
    return [
        name, title, kind, names, ids, deliverable == "true", where,
        int(from_) if from_ else None, differ, part_of, _texts(related) if related else _NONE,
        _texts(renamed_from) if renamed_from else _NONE, _texts(tags) if tags else _NONE,
        note, source,
    ]  # fmt: skip


def _mention(line: tuple[str, ...], known: Known, *, escaped: bool) -> Packed:
    document, number, at, when, read_as, inferred, why, ministries = line
    if escaped:
        at, when, read_as, why = said(at), said(when), said(read_as), said(why)
    dated = known.documents.get(document)
    if dated is None or (read_as and not why and inferred != "true"):
        raise Unsure
    governing = read_as or when
    meant = UNDATED
    if governing:
        meant = ANYWHERE.get(governing) or days(governing, dated.dated)
    return [
        document, int(number), at, when or None, *meant, read_as or None, why or None,
        inferred == "true", known.ministries(ministries)[0] if ministries else _NONE,
    ]  # fmt: skip


def said(quoted: str | None) -> Any:
    """What stood between quotes, if anything did."""
    return ESCAPED.sub(r"\1", quoted) if quoted else quoted


@lru_cache(maxsize=1 << 12)
def _texts(written: str) -> tuple[str, ...]:
    return tuple(texts_of(written))
