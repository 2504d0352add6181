"""What only the whole store shows: links that lead nowhere."""

from __future__ import annotations

from aitrack.matching import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.model import Timeline
    from aitrack.store.record import Record


def check(timeline: Timeline, records: dict[str, Record]) -> None:
    """Note each link to an event that is not there; the event itself stays."""
    known = {event.id for event in timeline.events}
    for event in timeline.events:
        record = records[event.id]
        links = [("part_of", event.part_of)] if event.part_of else []
        links += [("related", other) for other in event.related]
        for name, target in links:
            if target in known and target != event.id:
                continue
            close = nearest(target, known)
            key, _ = record.node.entries[name]
            record.complain(
                key,
                name,
                f"없는 항목 '{target}'" + (f": '{close}'?" if close else ""),
                f"no event '{target}'" + (f": '{close}'?" if close else ""),
            )
