"""The state of a reading under way: what was found so far, and what is wrong with it."""

from __future__ import annotations

from aitrack.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    from aitrack.bodies import Body
    from aitrack.model import Document, Event, Outcome
    from aitrack.store.files.complaints import Complaints
    from aitrack.store.files.fields import Fields
    from aitrack.store.files.reader import Path as Place

    T = TypeVar("T")


@dataclass(slots=True)
class Loading:
    """A store while it is being read."""

    complaints: dict[str, Complaints] = field(default_factory=dict)
    """By file."""
    documents: dict[str, Document] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    outcomes: dict[str, tuple[Outcome, ...]] = field(default_factory=dict)
    linked: dict[str, Fields] = field(default_factory=dict)
    """Where each event stands that points at another, for the checks of the whole."""
    instead: dict[Path, bytes] = field(default_factory=dict)
    """Files as they would be, for looking before writing."""
    seen: dict[tuple[str, str], tuple[Complaints, Place]] = field(default_factory=dict)
    """Where each id was first met, by the kind of thing it names."""
    removed: dict[str, tuple[Complaints, Place]] = field(default_factory=dict)
    """Ids that are never used again, and where that stands."""
    keys: dict[str, set[str]] = field(default_factory=dict)
    """Of the entries of the record that were met, by event."""

    def add(self, kind: str, fields: Fields, value: T | None, known: dict[str, T]) -> None:
        """Keep a value under its id, unless the id was met before."""
        name = fields.event_id
        if name is None:
            return
        place = (fields.complaints, fields.path)
        first = self.seen.setdefault((kind, name), place)
        if kind == "event" and name in self.removed:
            fields.complain(
                fields.key("id"), "id", "지운 항목의 id라 다시 쓸 수 없음: {file}:{line}",
                "the id of a removed item is never used again: {file}:{line}", self.removed[name],
            )  # fmt: skip
        elif first != place:
            fields.complain(
                fields.key("id"), "id", "같은 id가 {file}:{line}에 이미 있음",
                "the id already stands at {file}:{line}", first,
            )  # fmt: skip
        elif value is not None:
            known[name] = value

    def may_follow(self, fields: Fields, entry: Outcome) -> bool:
        """Whether an entry that takes another back has one to take back; else a complaint."""
        keys = self.keys.setdefault(entry.event, set())
        good = entry.retracts is None or entry.retracts in keys
        if good:
            keys.add(entry.key)
        else:
            fields.complain(
                fields.at("retracts"), "retracts",
                f"취소할 기록 '{entry.retracts}'이(가) 앞에 없음",
                f"no entry '{entry.retracts}' before it to take back",
            )  # fmt: skip
        return good

    def check_links(self) -> None:
        """Complain of each link that leads nowhere, or to the event itself; the event stays."""
        for event in self.events.values():
            for name, target in links(event):
                if target in self.events and target != event.id:
                    continue
                there = self.linked[event.id]
                close = there.complaints.guess(target, lambda: self.events)
                there.complain(
                    there.key(name), name,
                    f"없는 항목 '{target}'{close}", f"no event '{target}'{close}",
                )  # fmt: skip

    @property
    def flawless(self) -> bool:
        """Whether nothing was wrong anywhere so far."""
        return not any(each.found or each.damages for each in self.complaints.values())


def links(event: Event) -> list[tuple[str, str]]:
    """Where an event points: the field, and the id it names."""
    found = [("part_of", event.part_of)] if event.part_of else []
    return found + [("related", other) for other in event.related]
