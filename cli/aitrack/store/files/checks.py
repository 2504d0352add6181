"""What only the whole store shows: links to events that are not there."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from aitrack.model import Event
    from aitrack.store.files.fields import Fields


def links(event: Event) -> list[tuple[str, str]]:
    """Where an event points: the field, and the id it names."""
    found = [("part_of", event.part_of)] if event.part_of else []
    return found + [("related", other) for other in event.related]


def check_links(events: dict[str, Event], fields: dict[str, Fields]) -> None:
    """Note each link that leads nowhere, or to the event itself; the event stays.

    Args:
        events: All of them, by id.
        fields: Where each was read.
    """
    for event in events.values():
        for name, target in links(event):
            if target in events and target != event.id:
                continue
            there = fields[event.id]
            close = there.complaints.guess(target, lambda: events)
            there.complain(
                there.key(name), name, f"없는 항목 '{target}'{close}", f"no event '{target}'{close}"
            )
