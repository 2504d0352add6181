"""Folders of YAML → one Timeline and every Problem found on the way."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from aitrack.bodies import Bodies
from aitrack.query import parts_of
from aitrack.status import standing_entries
from aitrack.store import places
from aitrack.store.files import decode
from aitrack.store.files.complaints import tell
from aitrack.store.files.decode_bodies import body
from aitrack.store.files.decode_outcomes import outcome
from aitrack.store.files.fields import Fields, names
from aitrack.store.files.loading import Loading, links
from aitrack.store.files.opened import open_root
from aitrack.timeline import Timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from aitrack.model import Exclusion, Outcome, Problem

TIMELINE = names("format documents events")
MINISTRIES = names("format sources bodies")


def load(
    folders: list[Path], instead: dict[Path, bytes] | None = None
) -> tuple[Timeline, tuple[Problem, ...]]:
    """Read the stores; a later folder adds to an earlier one.

    The good events are kept; whatever is wrong is a Problem with its path, line and column. What
    ``instead`` holds is read in the place of some files: the store as a change would leave it.
    """
    loading = Loading(instead=instead or {})
    collecting = gc.isenabled()
    gc.disable()  # what is read holds no cycles, and there may be millions of it
    try:
        timeline = _read_all(folders, loading)
        return timeline, tell(loading.complaints.values())
    finally:
        if collecting:
            gc.enable()


def _read_all(folders: list[Path], loading: Loading) -> Timeline:
    """Read all files of some stores; mistakes are noted in ``loading``."""
    bodies = read_bodies(folders, loading)
    known = decode.Known(loading.documents, bodies, read_tags(folders, loading))
    roots = [
        open_root(path, loading)
        for folder in folders
        for path in timeline_files(folder, loading.instead)
    ]
    for root in roots:
        read_documents(root, loading)
    read_removed(folders, loading)
    for root in roots:
        read_events(root, known, loading)
    read_records(folders, loading, loading.events)
    exclusions = tuple(read_exclusions(folders, loading))
    loading.check_links()
    loading.linked.clear()
    events = tuple(loading.events.values())
    return Timeline(
        loading.documents, events, known.bodies, loading.outcomes, exclusions,
        parts_of(events), read_synonyms(folders, loading),
    )  # fmt: skip


def timeline_files(folder: Path, more: Iterable[Path] = ()) -> list[Path]:
    """The files of a store with documents and events, and those that a change would make there."""
    also = frozenset(more)
    found = map(Path, places.timeline_names(str(folder), map(str, also)))
    return [path for path in found if path in also or os.path.lexists(path)]


def read_documents(root: Fields, loading: Loading) -> None:
    """The documents of one file, which must be known before any event is read against them."""
    for each in root.records("documents"):
        loading.add("document", each, decode.document(each), loading.documents)


def read_events(root: Fields, known: decode.Known, loading: Loading) -> None:
    """The events of one file, and whether anything else stands in it."""
    for each in root.records("events"):
        event = decode.event(each, known)
        loading.add("event", each, event, loading.events)
        if event and links(event):
            loading.linked.setdefault(event.id, each)
    root.finish(TIMELINE)


def read_bodies(folders: list[Path], loading: Loading) -> Bodies:
    """The bodies of the stores; of the shipped one where none of them names any."""
    for path in _shared(places.MINISTRIES, folders) or [places.shipped() / places.MINISTRIES]:
        root = open_root(path, loading)
        root.record("sources")
        for each in root.records("bodies"):
            loading.add("body", each, body(each), loading.bodies)
        root.finish(MINISTRIES)
    return Bodies(loading.bodies.values())


def read_records(
    folders: list[Path], loading: Loading, known: Container[str] | None = None
) -> None:
    """The records of all stores, and the user's own.

    An entry about an event that is not ``known`` by its id is a mistake; None lets all pass.
    """
    for path in places.records([str(folder) for folder in folders]):
        _read_record(Path(path), loading, known)


def _read_record(path: Path, loading: Loading, known: Container[str] | None) -> None:
    """One record, behind what ``loading`` has of the same events."""
    here: dict[str, list[Outcome]] = {}
    homeless: dict[str, list[tuple[Fields, Outcome]]] = {}
    for fields, found in read_outcomes(path, loading):
        if found.event in loading.removed:
            continue
        if known is not None and found.event not in known:
            homeless.setdefault(found.event, []).append((fields, found))
        elif loading.may_follow(fields, found):
            here.setdefault(found.event, []).append(found)
    for name, entries in homeless.items():
        if not standing_entries([found for _, found in entries]):
            continue  # its item was added and taken back, and all that was recorded of it too
        for fields, _ in entries:
            fields.complain(fields.path, "event", f"없는 항목 '{name}'", f"no event '{name}'")
    for event, several in here.items():
        loading.outcomes[event] = (*loading.outcomes.get(event, ()), *several)


def read_outcomes(path: Path, loading: Loading) -> Iterator[tuple[Fields, Outcome]]:
    """The entries of one record, in order, each with where it stands; nothing for no file."""
    for each in _entries(path, "outcomes", loading):
        if found := outcome(each):
            yield each, found


def read_exclusions(folders: list[Path], loading: Loading) -> Iterator[Exclusion]:
    """Dates of the documents that are no events, one file a store."""
    for folder in folders:
        for each in _entries(folder / places.EXCLUSIONS, "exclusions", loading):
            if found := decode.exclusion(each, loading.documents):
                yield found


def read_removed(folders: list[Path], loading: Loading) -> None:
    """Items that were removed, each with a reason: their ids, and what was recorded of them."""
    for folder in folders:
        for each in _entries(folder / places.REMOVED, "removed", loading):
            if name := decode.removed(each):
                loading.removed[name] = (each.complaints, each.path)


def read_synonyms(folders: list[Path], loading: Loading) -> tuple[tuple[str, ...], ...]:
    """Words that mean the same to a search."""
    found = []
    for path in _shared(places.SYNONYMS, folders):
        for each in _entries(path, "synonyms", loading):
            words = each.texts("words", required=True)
            if each.finish(decode.SYNONYM):
                found.append(words)
    return tuple(found)


def read_tags(folders: list[Path], loading: Loading) -> dict[str, str]:
    """What tags are called in English."""
    found: dict[str, str] = {}
    for path in _shared(places.TAGS, folders):
        for each in _entries(path, "tags", loading):
            tag, english = each.needed("tag"), each.needed("english")
            if each.finish(decode.TAG):
                found.setdefault(tag, english)
    return found


def _shared(name: str, folders: list[Path]) -> list[Path]:
    """The files of a name that are there; the shipped store's where none of these has one."""
    found = map(Path, places.shared(name, [str(folder) for folder in folders]))
    return [path for path in found if os.path.lexists(path)]


def _entries(path: Path, name: str, loading: Loading) -> Iterator[Fields]:
    """What stands in the one list of a file, each to be read in turn; nothing for no file."""
    if path in loading.instead or os.path.lexists(path):
        root = open_root(path, loading)
        yield from root.records(name)
        root.finish(names(f"format {name}"))
