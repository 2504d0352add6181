"""Rows of the index → events, outcomes, documents, bodies; Damaged where a checksum is wrong."""

from __future__ import annotations

from aitrack.store.index.rows import (
    Damaged,
    body_of,
    document_of,
    event_of,
    outcome_of,
    titles_of,
    unpacked,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TypeVar

    from aitrack.bodies import Bodies
    from aitrack.model import Document, Event, Outcome

    T = TypeVar("T")
    Rows = Callable[..., list[Any]]
    """Asks a question with its values: ``Index.all``."""
_MANY = 500
"""Values in one question."""
_SURPRISES = (TypeError, ValueError, KeyError, IndexError, AttributeError)
"""What becomes of values that were never written so."""


def _among(rows: Rows, question: str, column: str, values: Iterable[object] | None) -> list[Any]:
    """The rows of which a column has one of some values, or all, in the order of their places."""
    if values is None:
        return rows(f"{question} ORDER BY place")
    wanted = list(values)
    found: list[Any] = []
    for at in range(0, len(wanted), _MANY):
        some = wanted[at : at + _MANY]
        found += rows(f"{question} WHERE {column} IN ({', '.join('?' * len(some))})", *some)
    return sorted(found)


def _made(found: Iterable[Any], make: Callable[[Any], T]) -> Iterator[T]:
    """The values of rows of place, seal and packed."""
    for _, sealed, value in found:
        plain = unpacked(sealed, value)
        try:
            made = make(plain)
        except _SURPRISES:
            raise Damaged from None
        yield made


def read_events(rows: Rows, places: Sequence[int] | None = None) -> list[tuple[int, Event]]:
    """Events with their places, in the order of the places given; all in that of the store.

    Raises:
        Damaged: A row is not as it was written, or is not there.
    """
    if places is None:
        return list(_made(rows(f"{_EVENTS} ORDER BY place"), _placed))
    found = dict(_made(_among(rows, _EVENTS, "place", places), _placed))
    try:
        return [(place, found[place]) for place in places]
    except KeyError:
        raise Damaged from None


_EVENTS = "SELECT place, seal, packed FROM events"


def _placed(plain: Any) -> tuple[int, Event]:
    place, event = plain
    return place, event_of(event)


def read_titles(rows: Rows, names: Iterable[str]) -> list[tuple[int, str, str, str | None]]:
    """Of the events of some ids the place, the id and both titles, in the order of the places."""
    found = _among(rows, _EVENTS, "id", names)
    return list(_made(found, lambda plain: (plain[0], *titles_of(plain[1]))))


def read_range(rows: Rows, first: int, stop: int) -> list[tuple[int, Event]]:
    """The events of one file, by its places."""
    question = f"{_EVENTS} WHERE place >= ? AND place < ? ORDER BY place"
    return list(_made(rows(question, first, stop), _placed))


def read_places(rows: Rows, names: Iterable[str]) -> list[tuple[int, str]]:
    """The places of the events of some ids, in their order, each with its id."""
    return _among(rows, "SELECT place, id FROM events", "id", names)


def read_parts(rows: Rows, names: Iterable[str]) -> list[int]:
    """The places of the events that are part of those of some ids, in the order of the store."""
    beneath = "SELECT place FROM events INDEXED BY events_beneath"
    return [place for (place,) in _among(rows, beneath, "part_of", names)]


def read_outcomes(rows: Rows, names: Iterable[str] | None = None) -> dict[str, tuple[Outcome, ...]]:
    """The record by event, of some events or of all, in the order of its entries."""
    entries = _among(rows, "SELECT place, seal, packed FROM outcomes", "event", names)
    found: dict[str, list[Outcome]] = {}
    for outcome in _made(entries, outcome_of):
        found.setdefault(outcome.event, []).append(outcome)
    return {event: tuple(several) for event, several in found.items()}


def read_documents(rows: Rows, names: Iterable[str] | None = None) -> dict[str, Document]:
    """All documents, in the order of the store; or some of them."""
    found = _among(rows, "SELECT place, seal, packed FROM documents", "id", names)
    return {document.id: document for document in _made(found, document_of)}


def read_bodies(rows: Rows, names: Iterable[str] | None = None) -> Bodies:
    """All bodies, or those that some folded names can be about: with their families and heirs."""
    from aitrack.bodies import Bodies  # noqa: PLC0415, only for bodies

    question, name = "SELECT place, seal, packed FROM bodies", "SELECT name, body FROM names"
    known = dict(rows(name) if names is None else _among(rows, name, "name", names))
    kin = None if names is None else {*read_kin(rows, set(known.values()))}
    found = list(_made(_among(rows, question, "id", kin), body_of))
    while kin and (more := {to for one in found if one.succeeded for to in one.succeeded.to} - kin):
        found += _made(_among(rows, question, "id", more), body_of)
        kin |= more
    bodies = Bodies(found, known)
    if not bodies.by_id.keys() >= set(known.values()):
        raise Damaged
    return bodies


def read_kin(rows: Rows, ids: Iterable[str]) -> dict[str, str]:
    """The whole families of some bodies: by each body the one that stands for its family."""
    question = "SELECT id, family FROM bodies"
    families = {family for _, family in _among(rows, question, "id", ids)}
    return dict(_among(rows, question, "family", families))
