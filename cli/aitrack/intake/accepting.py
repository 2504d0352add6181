"""What was decided → what is written: new events, mentions of known ones, dates that are none."""

from __future__ import annotations

from collections import defaultdict

from aitrack.documents.provenance import squeeze
from aitrack.errors import UsageError
from aitrack.intake import entries
from aitrack.values import Frozen, dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aitrack.intake.entries import Entry, Review
    from aitrack.timeline import Timeline

_NEW = (entries.NEW, entries.PROMISED)
_NOT = "검토에서 항목이 아니라고 봄"


@dataclass(frozen=True, slots=True)
class Accepted(Frozen):
    """What a review adds to a store that does not hold it yet."""

    document: dict[str, str] | None
    """None where the store has it already."""
    events: tuple[dict[str, Any], ...]
    mentions: tuple[tuple[str, dict[str, str]], ...]
    """Of events that were there before: id and mention."""
    exclusions: tuple[dict[str, str], ...]
    waiting: int
    """Proposals that nobody has decided yet."""

    @property
    def nothing(self) -> bool:
        """Whether nothing is left to write: the store holds all of it already."""
        return not (self.document or self.events or self.mentions or self.exclusions)


def accepted(review: Review, timeline: Timeline) -> Accepted:
    """What is left to write of a review.

    Raises:
        UsageError: A decision names an event that is not there, or an id that is taken.
    """
    name = review.document["id"]
    there = timeline.documents.get(name)
    if there and there.sha256 != review.document["sha256"]:
        raise UsageError(
            f"'{name}'은(는) 다른 글로 저장소에 있음: 새 판이면 --id를 달리하고 --after {name}",
            f"'{name}' is there with another text: for an edition, another --id and --after {name}",
        )
    said = _said(timeline, name)
    events = _events(review, timeline, said, name)
    return Accepted(
        None if there else review.document,
        tuple(events.values()),
        _mentions(review, timeline, said, events),
        _exclusions(review, timeline, name),
        len(review.undecided),
    )


def _events(
    review: Review, timeline: Timeline, said: dict[str, set[tuple[str, str]]], name: str
) -> dict[str, dict[str, Any]]:
    """The new events that the store has not, by id."""
    events: dict[str, dict[str, Any]] = {}
    for entry in review.entries:
        if entry["decision"] in _NEW:
            found = timeline.get(entry["id"])
            taken = entry["id"] in events if found is None else _place(entry) not in said[found.id]
            if taken:
                raise _taken(entry)
            if found is None:
                events[entry["id"]] = _event(entry, name)
    return events


def _mentions(
    review: Review,
    timeline: Timeline,
    said: dict[str, set[tuple[str, str]]],
    events: dict[str, dict[str, Any]],
) -> tuple[tuple[str, dict[str, str]], ...]:
    """The mentions of events that were there before; those of new ones are added to these."""
    mentions = []
    for entry in review.entries:
        if entry["decision"] != entries.KNOWN:
            continue
        known, mention = timeline.get(entry["event"]), _mention(entry, review.document["id"])
        if known is not None:
            if _place(entry) not in said[known.id]:
                mentions.append((known.id, mention))
        elif entry["event"] in events:
            events[entry["event"]]["mentions"].append(mention)
        else:
            raise UsageError(
                f"{entry['line']}행 {entry['when']}: 없는 항목 '{entry['event']}'",
                f"line {entry['line']} {entry['when']}: no event '{entry['event']}'",
            )
    return tuple(mentions)


def _place(entry: Entry) -> tuple[str, str]:
    return entry["line"], squeeze(entry["when"])


def _said(timeline: Timeline, name: str) -> dict[str, set[tuple[str, str]]]:
    """Which lines and notations of the document each event mentions."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for event in timeline.events:
        for mention in event.mentions:
            if mention.document == name:
                place = (str(mention.line), squeeze(mention.when or ""))
                found[event.id].add(place)
    return found


def _event(entry: Entry, document: str) -> dict[str, Any]:
    """The fields of a new event, in the order in which a store's file has them."""
    found: dict[str, Any] = {
        "id": entry["id"],
        "title": entry["title"],
        "kind": entry["kind"],
        "ministries": entry.get("ministries") or [],
    }
    if entry["decision"] == entries.PROMISED:
        found["deliverable"] = "true"
    found["mentions"] = [_mention(entry, document)]
    for name, at in (("row", entry["at"]), ("contact", "담당 부서")):
        if entry.get(name):
            found["mentions"].append({"document": document, "line": entry[name], "at": at})
    if entry.get("ministries_from"):
        found["ministries_from"] = entry["ministries_from"]
    return found


def _mention(entry: Entry, document: str) -> dict[str, str]:
    found = {"document": document, "line": entry["line"], "at": entry["at"], "when": entry["when"]}
    for name in ("read_as", "why", "inferred"):
        if entry.get(name):
            found[name] = entry[name]
    return found


def _exclusions(review: Review, timeline: Timeline, name: str) -> tuple[dict[str, str], ...]:
    """The dates that are no events, but for those that an event of the same line cites."""
    known = {
        (each.line, squeeze(each.when)) for each in timeline.exclusions if each.document == name
    }
    cited = {
        (int(each["line"]), squeeze(each["when"])) for each in review.entries
        if each["decision"] in (*_NEW, entries.KNOWN)
    }  # fmt: skip
    aside = {id(each) for each in review.set_aside}
    found: list[dict[str, str]] = []
    for entry in review.entries:
        left_out = entry["decision"] == entries.NOT or (
            id(entry) in aside and not entry["decision"]
        )
        place = (int(entry["line"]), squeeze(entry["when"]))
        if left_out and place not in known | cited:
            known.add(place)
            why = entry.get("reason") or _NOT
            found.append(
                {"document": name, "line": entry["line"], "when": entry["when"], "why": why}
            )
    return tuple(found)


def _taken(entry: Entry) -> UsageError:
    where = f"{entry['line']}: {entry['when']}"
    return UsageError(
        f"{where}: id '{entry['id']}'은(는) 다른 항목의 것: 다른 id를 적거나 m",
        f"{where}: the id '{entry['id']}' is another event's: give another, or m",
    )
