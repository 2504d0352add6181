"""The events of a changed file → their places: unchanged ones keep theirs, new ones go between."""

from __future__ import annotations

from aitrack.store.index.filling import APART
from aitrack.store.index.schema import ROOM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.model import Event

    Placed = list[tuple[int, Event]]


def placed(old: Placed, new: list[Event], first: int) -> Placed:
    """A place for each event of a file, from ``first`` on: those that are as they were keep theirs.

    Where the order allows it, that is; ``old`` are those of the index, in order.
    """
    known = {event.id: (place, event) for place, event in old}
    found: list[tuple[int | None, Event]] = []
    last = first
    for event in new:
        place, before = known.get(event.id, (first, event))
        if place > last and before == event:
            found.append((place, before))
            last = place
        else:
            found.append((None, event))
    return _fill_gaps(found, first)


def _fill_gaps(found: list[tuple[int | None, Event]], first: int) -> Placed:
    """Places between those that are known; all anew where there is no room."""
    done: Placed = []
    waiting: list[Event] = []
    low = first
    ends: list[tuple[int | None, Event | None]] = [*found, (first + ROOM, None)]
    for place, event in ends:
        if place is None:
            waiting += [event] if event else []
            continue
        step = min((place - low) // (len(waiting) + 1), APART)
        if step < 1:
            return [(first + at * APART, each) for at, (_, each) in enumerate(found, 1)]
        done += [(low + step * at, each) for at, each in enumerate(waiting, 1)]
        done += [(place, event)] if event else []
        waiting, low = [], place
    return done
