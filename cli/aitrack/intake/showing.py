"""A proposal as a person sees it: beside its line, its date marked, with what it may be."""

from __future__ import annotations

import re

from aitrack.dates.day import iso_day
from aitrack.dates.notation import NotationError, read
from aitrack.dates.period import Precision
from aitrack.dates.wording import unit
from aitrack.documents.provenance import squeeze
from aitrack.intake import entries
from aitrack.intake.known import LIKELY
from aitrack.intake.places import key_of
from aitrack.language import say, spoken
from aitrack.printable import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aitrack.dates.day import date
    from aitrack.errors import Words
    from aitrack.intake.entries import Entry, Review

_WIDEST, _AROUND = 200, 60
"""Letters shown of the line itself, and of the lines around it."""
_MOST_ALIKE = 64
"""Times that the same words are looked for in a document, to tell which date of a line it is."""
_NO_WORDS: Mapping[str, str] = {}
BULK = {"k": "kind", "h": "at"}
"""The letters of the bulk keys, and what they go by."""


def likely(entry: Entry) -> bool:
    """Whether a proposal seems to speak of an event that is there already."""
    known = entry.get("known") or []
    return bool(known) and float(known[0].rpartition(" ")[2]) >= LIKELY


def still_open(waiting: Sequence[Entry]) -> list[Entry]:
    """The proposals that nobody has decided yet."""
    return [each for each in waiting if each["decision"] in ("", entries.LATER)]


def alike(entry: Entry, waiting: Sequence[Entry], field: str) -> list[Entry]:
    """What a bulk key decides with a proposal; what seems to be known is asked for by itself."""
    same = [each for each in still_open(waiting) if each.get(field) == entry.get(field)]
    return [each for each in same if not likely(each)]


class Show:
    """A review beside its document.

    Args:
        review: What is shown.
        lines: Of the document.
        title_of: The title of an event that a proposal may be; empty where there is none.
        kinds: What kinds are called on the screen.
    """

    def __init__(
        self,
        review: Review,
        lines: Sequence[str],
        title_of: Callable[[str], str] = lambda _: "",
        kinds: Mapping[str, str] = _NO_WORDS,
    ) -> None:
        self._kinds = kinds
        self._dated = iso_day(review.document.get("dated", ""))
        self._lines = lines
        self._titles = {each["id"]: each["title"] for each in review.proposals}
        self._title_of = title_of

    def proposal(self, entry: Entry, turn: str, waiting: Sequence[Entry] = ()) -> str:
        """A proposal beside the line that it was read from, and the question.

        Args:
            entry: The proposal.
            turn: Which one it is.
            waiting: With it, how many more a bulk key would decide is said.
        """
        page = f", {entry['page']}{say('쪽', ' (page)')}" if entry.get("page") else ""
        rows = [f"\n[{turn}] {clean(entry['at'])}{page}", *self._around(entry)]
        rows.append(f"        {clean(entry['when'])} = {clean(_read(entry['read']))}")
        note = say("주의", "note")
        rows += [f"        {note}: {w.say(spoken())}" for w in _cautions(entry, self._dated)]
        if entry.get("read_as"):
            said = say("고쳐 읽음", "read as")
            rows.append(f"        {said} {entry['read_as']}: {clean(entry['why'])}")
        kind = self._kinds.get(entry["kind"], entry["kind"])
        who = clean("·".join(entry.get("ministries") or []) or say("기관 없음", "no ministry"))
        rows.append(f"    → {clean(entry['title'])}   [{kind} · {who} · {entry['id']}]")
        for place, known in enumerate(entry.get("known") or [], 1):
            if likely(entry) or place == 1:
                name, _, share = known.partition(" ")
                title = clean(self._titles.get(name) or self._title_of(name))
                rows.append(f"      m{place} {clean(name)} {share} {title}".rstrip())
        told = [
            f"{say(*_SAME[key]).format(len(same))} {' '.join(way + key for way in 'ydn')}"
            for key, field in BULK.items() if len(same := alike(entry, waiting, field)) > 1
        ]  # fmt: skip
        rows += [f"        {', '.join(told)}"] * bool(told)
        return "\n".join(rows) + say(
            "\n새 항목? [y,d,n,m,t,o,e,s,b,q,?] ", "\na new event? [y,d,n,m,t,o,e,s,b,q,?] "
        )

    def _around(self, entry: Entry) -> list[str]:
        """Its line between the one before and the one behind."""
        number, rows = int(entry["line"]), []
        for at in range(number - 1, number + 2):
            if 0 < at <= len(self._lines) and self._lines[at - 1].strip():
                text, most = self._lines[at - 1], _AROUND
                if at == number:
                    text, most = _marked(entry, text), _WIDEST
                text = clean(text.replace("\t", " | "))
                text = text if len(text) <= most else f"{text[:most]}…"
                rows.append(f"{'>' if at == number else ' '}{at:>6}  {text}")
        return rows


def _cautions(entry: Entry, dated: date | None) -> tuple[Words, ...]:
    """What else a notation may mean; where it was read in another way, that says enough."""
    if entry.get("read_as"):
        return ()
    try:
        return read(entry["when"], dated).warnings
    except NotationError:
        return ()


def _read(text: str) -> str:
    """``2026-01-01 ~ 2026-12-31 (year)`` with the unit in words."""
    days, _, name = text.removesuffix(")").rpartition(" (")
    return f"{days} ({unit(Precision(name), spoken())})" if name in tuple(Precision) else text


_SAME = {
    "k": ("같은 갈래 {}건:", "{} of this kind:"),
    "h": ("같은 자리 {}건:", "{} under this heading:"),
}


def _marked(entry: Entry, text: str) -> str:
    """A line with its date between marks, and as much before it as fits."""
    when = entry["when"]
    places = [match.start() for match in re.finditer(f"{re.escape(when)}(?![0-9])", text)]
    if not places:
        return text
    at = places[_which(entry, text) % len(places)]
    start = max(0, at - _WIDEST // 2) if len(text) > _WIDEST else 0
    head = ("…" if start else "") + text[start:at]
    return f"{head}»{when}«{text[at + len(when) :]}"


def _which(entry: Entry, text: str) -> int:
    """Which of several dates that are written alike it is, counted from 0: its key says so."""
    said, key = (squeeze(text), squeeze(entry["when"])), entry["key"].partition("-")[0]
    return next((at for at in range(_MOST_ALIKE) if key_of(*said, at) == key), 0)
