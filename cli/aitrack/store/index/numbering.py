"""The short number of an event: where it stands in its store, from 1 on, as people count.

Of each file the index knows how many events stand before it; inside a file they are counted, for
places have room between them.
"""

from __future__ import annotations

from aitrack.store.index.reading import read_places
from aitrack.store.index.rows import Damaged
from aitrack.store.index.schema import ROOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from aitrack.store.index.opening import Index


def number_all(base: sqlite3.Connection) -> None:
    """Note of every file how many events stand before it, once the events are there."""
    found, before = [], 0
    many = dict(base.execute("SELECT place / ?, COUNT(*) FROM events GROUP BY 1", (ROOM,)))
    for (file,) in base.execute("SELECT number FROM files WHERE number >= 0 ORDER BY number"):
        found.append((before, file))
        before += many.get(file, 0)
    base.executemany("UPDATE files SET before = ? WHERE number = ?", found)


def numbers(index: Index, names: Sequence[str]) -> dict[str, int]:
    """The numbers of events, by id."""
    wanted = read_places(index.all, names)
    known = counted(index, [place for place, _ in wanted])
    return {name: known[place] for place, name in wanted}


def counted(index: Index, wanted: Sequence[int]) -> dict[int, int]:
    """The numbers of events by their places: of each file, those are counted to the last wanted."""
    last = {place // ROOM: place for place in wanted}
    known: dict[str, int] = {}
    passed = "SELECT place FROM events WHERE place > ? AND place <= ? ORDER BY place"
    for file, before in index.all("SELECT number, before FROM files WHERE number >= 0"):
        if file in last:
            text = f"SELECT group_concat(place) FROM ({passed})"  # sooner had than a row of each
            places = index.one(text, file * ROOM, last[file]) or ""
            known.update(zip(places.split(","), range(before + 1, index.total + 1), strict=False))
    try:
        return {place: known[str(place)] for place in wanted}
    except KeyError:
        raise Damaged from None


def place_of(index: Index, number: int) -> int | None:
    """Where the event of a number stands; None where there are not so many."""
    if not 0 < number <= index.total:
        return None
    for file, before in index.all(
        "SELECT number, before FROM files WHERE number >= 0 AND before < ?"
        " ORDER BY number DESC LIMIT 1",
        number,
    ):
        ahead = "SELECT place FROM events WHERE place > ? ORDER BY place LIMIT 1 OFFSET ?"
        found: int | None = index.one(ahead, file * ROOM, number - before - 1)
        return found
    return None
