"""Rows of the index → events, outcomes, documents, bodies, in few statements, each seal checked."""

from __future__ import annotations

from aitrack.store.index.rows import (
    BODY,
    DOCUMENT,
    FORMER,
    Damaged,
    body_of,
    check,
    document_of,
    event_of,
    outcome_of,
    unpacked,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from aitrack.bodies import Bodies
    from aitrack.model import Document, Event, Outcome

    Rows = Callable[..., list[Any]]
    """Asks a question with its values: ``Index.all``."""
_MANY = 500
"""Values in one question."""
_SURPRISES = (TypeError, ValueError, KeyError, IndexError, AttributeError)
"""What becomes of values that were never written so."""


def read_events(rows: Rows, places: Sequence[int] | None = None) -> list[tuple[int, Event]]:
    """Events with their places, in the order of the places given; all in that of the store.

    Raises:
        Damaged: A row is not as it was written, or is not there.
    """
    if places is None:
        return list(_events(rows, "", ()))
    found: dict[int, Event] = {}
    for at in range(0, len(places), _MANY):
        some = places[at : at + _MANY]
        found.update(_events(rows, f"WHERE place IN ({', '.join('?' * len(some))})", some))
    try:
        return [(place, found[place]) for place in places]
    except KeyError:
        raise Damaged from None


def read_places(rows: Rows, names: Sequence[str]) -> list[tuple[int, str]]:
    """The places of the events of some ids, each with its id."""
    return _places(rows, "events WHERE id", names)


def read_parts(rows: Rows, names: Sequence[str]) -> list[int]:
    """The places of the events that are part of those of some ids, in the order of the store."""
    found = _places(rows, "events INDEXED BY events_beneath WHERE part_of", names)
    return sorted(place for place, _ in found)


def _places(rows: Rows, where: str, names: Sequence[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for at in range(0, len(names), _MANY):
        some = names[at : at + _MANY]
        found += rows(f"SELECT place, id FROM {where} IN ({', '.join('?' * len(some))})", *some)
    return found


def read_range(rows: Rows, first: int, stop: int) -> list[tuple[int, Event]]:
    """The events of one file, by its places."""
    return list(_events(rows, "WHERE place >= ? AND place < ?", (first, stop)))


def _events(rows: Rows, where: str, values: Sequence[int]) -> Iterator[tuple[int, Event]]:
    for sealed, value in rows(f"SELECT seal, packed FROM events {where} ORDER BY place", *values):
        row, mentions = unpacked(value, sealed)
        try:
            event = event_of(row, mentions)
        except _SURPRISES:
            raise Damaged from None
        yield row[0], event


def read_outcomes(rows: Rows, names: Sequence[str] | None = None) -> dict[str, tuple[Outcome, ...]]:
    """The record by event, of some events or of all."""
    if names is None:
        return _outcomes(rows, "", ())
    found: dict[str, tuple[Outcome, ...]] = {}
    for at in range(0, len(names), _MANY):
        some = names[at : at + _MANY]
        found |= _outcomes(rows, f"WHERE event IN ({', '.join('?' * len(some))})", some)
    return found


def _outcomes(rows: Rows, where: str, values: Sequence[str]) -> dict[str, tuple[Outcome, ...]]:
    found: dict[str, list[Outcome]] = {}
    for sealed, value in rows(f"SELECT seal, packed FROM outcomes {where} ORDER BY place", *values):
        row, evidence = unpacked(value, sealed)
        try:
            outcome = outcome_of(row, evidence)
        except _SURPRISES:
            raise Damaged from None
        found.setdefault(outcome.event, []).append(outcome)
    return {event: tuple(several) for event, several in found.items()}


def read_documents(rows: Rows, names: Iterable[str] | None = None) -> dict[str, Document]:
    """All documents, in the order of the store; or some of them."""
    if names is None:
        return _documents(rows, "", ())
    wanted = list(names)
    found: dict[str, Document] = {}
    for at in range(0, len(wanted), _MANY):
        some = wanted[at : at + _MANY]
        found |= _documents(rows, f"WHERE id IN ({', '.join('?' * len(some))})", some)
    return found


def _documents(rows: Rows, where: str, values: Sequence[str]) -> dict[str, Document]:
    found = {}
    for row in rows(f"SELECT seal, {DOCUMENT} FROM documents {where} ORDER BY place", *values):
        check(row[1:], (), row[0])
        try:
            document = document_of(row[1:])
        except _SURPRISES:
            raise Damaged from None
        found[document.id] = document
    return found


def read_bodies(rows: Rows) -> Bodies:
    """All bodies, found by their names as they were folded when the index was made."""
    from aitrack.bodies import Bodies  # noqa: PLC0415, only for bodies

    former: dict[str, list[Any]] = {}
    for row in rows(f"SELECT body, {FORMER} FROM former ORDER BY body, number"):
        former.setdefault(row[0], []).append(row[1:])
    found = []
    for row in rows(f"SELECT seal, {BODY} FROM bodies ORDER BY place"):
        shown, more = row[1:], former.get(row[1], ())
        check(shown, more, row[0])
        try:
            found.append(body_of(shown, more))
        except _SURPRISES:
            raise Damaged from None
    names = dict(rows("SELECT name, body FROM names"))
    if not {each.id for each in found}.issuperset(names.values()):
        raise Damaged
    return Bodies(found, names)
