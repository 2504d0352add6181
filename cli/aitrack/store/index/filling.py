"""Events → the rows of every table that is filled from them; and those rows into the tables."""

from __future__ import annotations

from aitrack.store.files.checks import links
from aitrack.store.index.counts import Ground, Tally, days_of
from aitrack.store.index.rows import event_row, mention_row, promised, seal
from aitrack.store.index.schema import TOTAL_COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from aitrack.model import Document, Event

APART = 64
"""From one event of a new file to the next."""


class Rows:
    """Rows of events, by the table they go into, and what these events add to the counts."""

    def __init__(self, tables: dict[str, list[Any]] | None = None, *tally: dict[Any, Any]) -> None:
        self.tables: dict[str, list[Any]] = tables or {name: [] for name in TOTAL_COLUMNS}
        """One list a table, all values of all rows one behind the other."""
        self.tally = Tally(*tally)

    def add(
        self, place: int, event: Event, ground: Ground, documents: Mapping[str, Document]
    ) -> None:
        """The rows of one event at its place."""
        tables = self.tables
        mentions = [mention_row(each) for each in event.mentions]
        first, last, bound = mentions[0][4:7]
        ends_only, sort, owners = int(bound == "by"), promised(event.nature), event.owner_ids
        families = [ground.families[each] for each in owners]
        steps = self.tally.add(event, list(dict.fromkeys(families)), ground)
        recorded = int(steps is not None)
        row = event_row(place, event)
        tables["events"] += (
            *row, seal(row, mentions), first, last, ends_only, event.mentions[0].document,
            int(bool(event.disagree) or (len(mentions) > 1 and event.conflict)),
            int(len(mentions) > 1 and _moved(event, documents)), recorded,
        )  # fmt: skip
        for at, mention in enumerate(mentions):
            tables["mentions"] += (place, at, *mention)
        met: set[str] = set()
        for at, (body, family) in enumerate(zip(owners, families, strict=True)):
            tables["owners"] += (
                place, at, body, None if family in met else family, first, last, ends_only,
                sort, recorded,
            )  # fmt: skip
            met.add(family)
        for tag, english in dict(zip(event.tags, event.tags_en, strict=True)).items():
            tables["tags"] += (tag, place, english)
        if event.part_of or event.related or event.renamed_from:
            for target in dict.fromkeys(target for _, target in links(event)):
                tables["links"] += (place, target)
            for name in dict.fromkeys(event.renamed_from):
                tables["aliases"] += (name, place)
        for table, since, till, on in days_of(steps) if steps else ():
            more = (on, first, last, ends_only) if table == "settled" else ()
            tables[table] += (place, since, till, *more)


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


def count(base: Any, tally: Tally, sign: int) -> None:
    """Add counts to the tables (1), or take them out (-1)."""
    base.executemany(
        "INSERT INTO standings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
        sorted((*key, sign * n) for key, n in tally.standings.items()),
    )
    base.executemany(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
        sorted((*key, sign * n) for key, n in tally.changes.items() if n),
    )
    base.executemany(
        "INSERT INTO months VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET starts = starts + excluded.starts, ends = ends + excluded.ends",
        sorted((*key, sign * starts, sign * ends) for key, (starts, ends) in tally.months.items()),
    )


def take_out(base: Any, places: Iterable[int]) -> None:
    """Remove the rows of events; not what they add to the counts."""
    wanted = [(place,) for place in places]
    for table in TOTAL_COLUMNS:
        column = "place" if table == "events" else "event"
        base.executemany(f"DELETE FROM {table} WHERE {column} = ?", wanted)


def merge(into: Tally, more: Tally) -> None:
    """Add one tally to another."""
    for key, n in more.standings.items():
        into.standings[key] = into.standings.get(key, 0) + n
    for place, n in more.changes.items():
        into.changes[place] = into.changes.get(place, 0) + n
    for month, (starts, ends) in more.months.items():
        known = into.months.setdefault(month, [0, 0])
        known[0] += starts
        known[1] += ends
