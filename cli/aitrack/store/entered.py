"""A record of outcomes read whole, one match for an entry: as ``mark`` writes it, or the clerk.

What stands otherwise is left to the YAML reader.
"""

from __future__ import annotations

import re

from aitrack.model import Source, Status
from aitrack.store.blocks import BETWEEN, SAID, said
from aitrack.store.days import days, single_day
from aitrack.store.swift import ID, Unsure, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.store.codec import Packed

_HEAD = re.compile(rf"{BETWEEN}format: 1\n{BETWEEN}outcomes:\n{BETWEEN}")
_ENTRY = re.compile(
    rf"  - event: (\"?)({ID})\1\n    status: (\"?)({'|'.join(Status)})\3\n"
    rf"(?:    \"on\": {SAID}\n)?    recorded: {SAID}\n    by: (\"?)({'|'.join(Source)})\7\n"
    rf"(?:    note: {SAID}\n)?(?:    renamed_to: {SAID}\n)?(?:    candidate: (true|false)\n)?"
    rf"(?:    evidence:\n((?:      - \{{[^\n]*\}}\n)+))?{BETWEEN}"
)
_EVIDENCE = re.compile(
    rf"^      - \{{(?:title: {SAID}, )?publisher: {SAID}"
    rf'(?:, url: "(https?://[^\s/@"\\]+(?:/[^\s"\\]*)?)")?(?:, dated: {SAID})?\}}$',
    re.MULTILINE,
)


def read_entries(data: bytes) -> list[Packed]:
    """The entries, packed, in order.

    Raises:
        Unsure: Not all of it is as it is usually written, or something is wrong.
    """
    text = text_of(data)
    head = _HEAD.match(text)
    if head is None:
        raise Unsure
    found, at = [], head.end()
    for match in _ENTRY.finditer(text, at):
        if match.start() != at:
            raise Unsure
        at = match.end()
        found.append(_entry(match.groups()))
    if at != len(text):
        raise Unsure
    return found


def _entry(groups: tuple[str | None, ...]) -> Packed:
    _, event, _, status, on, recorded, _, by, note, renamed_to, candidate, evidence = groups
    lines = _EVIDENCE.findall(evidence) if evidence else []
    if evidence and len(lines) != evidence.count("\n"):
        raise Unsure
    on = said(on)
    return [
        event, status, on, days(on, None) if on else None, single_day(recorded or ""), by,
        said(note),
        [
            [said(title) or None, said(who), url or None, single_day(dated) if dated else 0]
            for title, who, url, dated in lines
        ],
        said(renamed_to), candidate == "true",
    ]  # fmt: skip
