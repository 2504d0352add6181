"""Events → rows of ``events``, ``mentions``, ``owners`` and so on; rows → tables."""

from __future__ import annotations

from aitrack.dates.period import Bound
from aitrack.store.files.loading import links
from aitrack.store.index.counts import add, days_of, tally
from aitrack.store.index.days import edges
from aitrack.store.index.rows import PROMISED, packed
from aitrack.store.index.schema import TOTAL_COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from aitrack.model import Document, Event
    from aitrack.store.index.counts import Counts, Ground

APART = 64
"""From one event of a new file to the next."""


class Rows:
    """Rows of events, by the table they go into, and what these events add to the counts."""

    def __init__(
        self, tables: dict[str, list[Any]] | None = None, counts: Counts | None = None
    ) -> None:
        self.tables = tables or {name: [] for name in TOTAL_COLUMNS}
        """One list a table, all values of all rows one behind the other."""
        self.counts = counts or tally()

    def add(
        self, place: int, event: Event, ground: Ground, documents: Mapping[str, Document]
    ) -> None:
        """The rows of one event at its place."""
        tables, owners, mentions = self.tables, event.owner_ids, event.mentions
        first, last = edges(event.period)
        ends_only, sort = int(event.period.bound is Bound.BY), PROMISED.get(event.nature, 0)
        families = [ground.families[each] for each in owners]
        steps = add(self.counts, event, list(dict.fromkeys(families)), ground)
        recorded = int(steps is not None)
        tables["events"] += (
            place, event.id, event.title, event.kind.value, sort, "\n".join(event.ministries),
            event.part_of, event.source, first, last, ends_only, mentions[0].document,
            int(bool(event.disagree) or (len(mentions) > 1 and event.conflict)),
            int(len(mentions) > 1 and _moved(event, documents)), recorded,
            *packed((place, event)),
        )  # fmt: skip
        for at, said in enumerate(mentions):
            tables["mentions"] += (
                place, at, said.document, said.line, said.at, said.when, *edges(said.period),
                said.period.bound.value, said.period.precision.value,
            )  # fmt: skip
        met: set[str] = set()
        for at, (body, family) in enumerate(zip(owners, families, strict=True)):
            tables["owners"] += (
                place, at, body, None if family in met else family, first, last, ends_only,
                sort, recorded,
            )  # fmt: skip
            met.add(family)
        for tag, english in dict(zip(event.tags, event.tags_en, strict=True)).items():
            tables["tags"] += (tag, place, english)
        for target in dict.fromkeys(target for _, target in links(event)):
            tables["links"] += (place, target)
        for name in dict.fromkeys(event.renamed_from):
            tables["aliases"] += (name, place)
        for since, till, on, missed in days_of(steps) if steps else ():
            tables["settled"] += (place, since, till, on, first, last, ends_only, missed)


def _moved(event: Event, documents: Mapping[str, Document]) -> bool:
    """Whether documents of different days speak of it."""
    days: set[date] = {documents[m.document].dated for m in event.mentions if m.document}
    return len(days) > 1


def put(base: Any, rows: Rows) -> None:
    """Add rows to their tables; the counts are added by ``count``."""
    for table, values in rows.tables.items():
        width = TOTAL_COLUMNS[table]
        each = zip(*[iter(values)] * width, strict=True)
        base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", each)


def count(base: Any, counts: Counts, sign: int) -> None:
    """Add counts to the tables (1), or take them out (-1)."""
    for table, found in counts.items():
        rows = sorted((*key, sign * n) for key, n in found.items() if n)
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            grown = "ON CONFLICT DO UPDATE SET n = n + excluded.n"
            base.executemany(f"INSERT INTO {table} VALUES ({marks}) {grown}", rows)


def take_out(base: Any, places: Iterable[int]) -> None:
    """Remove the rows of events; not what they add to the counts."""
    wanted = [(place,) for place in places]
    for table in TOTAL_COLUMNS:
        column = "place" if table == "events" else "event"
        base.executemany(f"DELETE FROM {table} WHERE {column} = ?", wanted)


def merge(into: Counts, more: Counts) -> None:
    """Add counts to others."""
    for table, found in more.items():
        known = into[table]
        for key, n in found.items():
            known[key] = known.get(key, 0) + n
