"""The short number of an event: where it stands in its store, from 1 on, as people count.

Places have room between them, so a number is counted: from the nearest event before whose number is
kept, which is one of a few hundred.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from aitrack.store.index.opening import Index

APART = 256
"""Events from one whose number is kept to the next."""
_MANY = 16
"""Where more than one of so many events is asked for, all are counted through."""


def number_all(base: sqlite3.Connection) -> None:
    """Keep the numbers of an index that was filled."""
    places = base.execute("SELECT place FROM events ORDER BY place")
    kept = [(at, place) for at, (place,) in enumerate(places, 1) if at % APART == 1]
    base.executemany("INSERT INTO numbers VALUES (?, ?)", kept)


def renumber(
    base: sqlite3.Connection, first: int, stop: int, new: Sequence[int], more: int
) -> None:
    """The numbers of one file's events, and of all behind it.

    Args:
        base: The index, its events as they are now.
        first: Where the places of the file begin.
        stop: Where those of the next begin.
        new: The places of its events, in order.
        more: How many it has gained; less than none where it has lost some.
    """
    base.execute("DELETE FROM numbers WHERE place >= ? AND place < ?", (first, stop))
    base.execute("UPDATE numbers SET number = number + ? WHERE place >= ?", (more, stop))
    before = _before(base, first)
    kept = [(before + at + 1, place) for at, place in enumerate(new) if at % APART == 0]
    base.executemany("INSERT INTO numbers VALUES (?, ?)", kept)


def _before(base: sqlite3.Connection, first: int) -> int:
    """How many events stand before a place."""
    row = base.execute(
        "SELECT number, place FROM numbers WHERE place < ? ORDER BY place DESC LIMIT 1", (first,)
    ).fetchone()
    number, place = row or (1, 0)
    between = "SELECT COUNT(*) FROM events WHERE place >= ? AND place < ?"
    counted: int = base.execute(between, (place, first)).fetchone()[0]
    return number - 1 + counted


def numbers(index: Index, names: Sequence[str]) -> dict[str, int]:
    """The numbers of events, by id."""
    if len(names) * _MANY > index.total:
        wanted = frozenset(names)
        ids = index.all("SELECT id FROM events ORDER BY place")
        return {name: at for at, (name,) in enumerate(ids, 1) if name in wanted}
    found = {}
    for name in names:
        row = index.all(
            "SELECT n.number, n.place, e.place FROM events e JOIN numbers n ON n.place <= e.place"
            " WHERE e.id = ? ORDER BY n.place DESC LIMIT 1",
            name,
        )
        for number, near, place in row:
            between = "SELECT COUNT(*) FROM events WHERE place > ? AND place <= ?"
            found[name] = number + index.one(between, near, place)
    return found


def place_of(index: Index, number: int) -> int | None:
    """Where the event of a number stands; None where there are not so many."""
    for near, place in index.all(
        "SELECT number, place FROM numbers WHERE number <= ? ORDER BY place DESC LIMIT 1", number
    ):
        ahead = "SELECT place FROM events WHERE place >= ? ORDER BY place LIMIT 1 OFFSET ?"
        found: int | None = index.one(ahead, place, number - near)
        return found
    return None
