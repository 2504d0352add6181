"""Folders of YAML → one Timeline and every Problem found on the way."""

from __future__ import annotations

import gc
from contextlib import suppress

from aitrack.bodies import Bodies
from aitrack.model import Outcome, Problem
from aitrack.query import parts_of
from aitrack.status import standing_entries
from aitrack.store.files import decode
from aitrack.store.files.checks import check_links, links
from aitrack.store.files.complaints import TooMany, tell
from aitrack.store.files.decode_bodies import body
from aitrack.store.files.decode_outcomes import outcome
from aitrack.store.files.fields import Fields, names
from aitrack.store.files.loading import Loading
from aitrack.store.files.opened import is_there, open_root
from aitrack.store.locate import shipped
from aitrack.store.places import holds_shipped, own_outcomes
from aitrack.timeline import Timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any, TypeVar

    from aitrack.model import Exclusion, Outcome, Problem

    T = TypeVar("T")

TIMELINE = names("format documents events")
MINISTRIES = names("format sources bodies")
OUTCOMES = names("format outcomes")
EXCLUSIONS = names("format exclusions")
REMOVED = names("format removed")
SYNONYMS = names("format synonyms")
TAGS = names("format tags")


def load(
    folders: list[Path], instead: dict[Path, bytes] | None = None
) -> tuple[Timeline, tuple[Problem, ...]]:
    """Read the stores; a later folder adds to an earlier one.

    The good events are kept; whatever is wrong is a Problem with its path, line and column.

    Args:
        folders: The stores.
        instead: What to read in the place of some files: the store as a change would leave it.
    """
    known_already = None if instead else _unreadable.pop(_state(folders), None)
    if known_already:
        return known_already
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
    """Every file, its good values kept, its mistakes noted."""
    bodies = read_bodies(folders, loading)
    known = decode.Known(loading.documents, bodies, read_tags(folders, loading))
    roots = [
        open_root(path, loading)
        for folder in folders
        for path in timeline_files(folder, loading.instead)
    ]
    for root in roots:
        with suppress(TooMany):
            for each in root.records("documents"):
                loading.add("document", each, decode.document(each), loading.documents)
    for folder in folders:
        read_removed(folder, loading)
    for root in roots:
        with suppress(TooMany):
            _events(root, known, loading)
    for folder in folders:
        _outcomes(folder / "outcomes.yaml", loading)
    if holds_shipped([str(folder) for folder in folders]):
        _outcomes(own_outcomes(), loading)  # the user's own lie on top of the shipped ones
    exclusions = [found for folder in folders for found in read_exclusions(folder, loading)]
    with suppress(TooMany):
        check_links(loading.events, loading.linked)
    loading.linked.clear()
    events = tuple(loading.events.values())
    return Timeline(
        loading.documents, events, known.bodies, loading.outcomes, tuple(exclusions),
        parts_of(events), read_synonyms(folders, loading),
    )  # fmt: skip


_unreadable: dict[tuple[Any, ...], tuple[Timeline, tuple[Problem, ...]]] = {}


def load_for_index(folders: list[Path]) -> tuple[Timeline, tuple[Problem, ...]]:
    """As ``load``, for who makes an index; an answer without events is kept for the next ``load``.

    No index is made of a store without events, so the command reads it again at once: finding
    out that a hostile file is unreadable may take seconds, and is done once.
    """
    state = _state(folders)
    found = load(folders)
    if not found[0].events:
        _unreadable[state] = found
    return found


def _state(folders: list[Path]) -> tuple[Any, ...]:
    """Which files they are, and when they were last changed."""
    found: list[Any] = []
    for path in (path for folder in folders for path in timeline_files(folder)):
        with suppress(OSError):
            seen = path.stat()
            found.append((str(path), seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns))
    return tuple(found)


def _events(root: Fields, known: decode.Known, loading: Loading) -> None:
    for each in root.records("events"):
        event = decode.event(each, known)
        loading.add("event", each, event, loading.events)
        if event and links(event):
            loading.linked.setdefault(event.id, each)
    root.finish(TIMELINE)


def read_bodies(folders: list[Path], loading: Loading) -> Bodies:
    """The bodies of the stores; of the shipped one where none of them names any."""
    paths = [folder / "ministries.yaml" for folder in folders]
    named = [path for path in paths if is_there(path)] or [shipped() / "ministries.yaml"]
    for path in named:
        root = open_root(path, loading)
        with suppress(TooMany):
            root.record("sources")
            for each in root.records("bodies"):
                loading.add("body", each, body(each), loading.bodies)
            root.finish(MINISTRIES)
    return Bodies(loading.bodies.values())


def timeline_files(folder: Path, more: Iterable[Path] = ()) -> list[Path]:
    """The files of one store that hold documents and events, in the order they are read."""
    parts = folder / "timeline.d"
    named = {*parts.glob("*.yaml"), *(path for path in more if path.parent == parts)}
    first = folder / "timeline.yaml"
    return [*([first] if is_there(first) or first in more else []), *sorted(named)]


def _outcomes(path: Path, loading: Loading) -> None:
    here: dict[str, list[Outcome]] = {}
    homeless: dict[str, list[tuple[Fields, Outcome]]] = {}
    with suppress(TooMany):
        for fields, found in read_outcomes(path, loading):
            if found.event in loading.removed:
                continue
            if found.event in loading.events:
                if loading.may_follow(fields, found):
                    here.setdefault(found.event, []).append(found)
                continue
            homeless.setdefault(found.event, []).append((fields, found))
    with suppress(TooMany):
        for name, entries in homeless.items():
            if not standing_entries([found for _, found in entries]):
                continue  # its item was added and taken back, and all that was recorded of it too
            for fields, _ in entries:
                fields.event_id = name
                fields.complain(fields.path, "event", f"없는 항목 '{name}'", f"no event '{name}'")
    for event, several in here.items():
        loading.outcomes[event] = (*loading.outcomes.get(event, ()), *several)


def read_outcomes(path: Path, loading: Loading) -> Iterator[tuple[Fields, Outcome]]:
    """The entries of one record, in order, each with where it stands; nothing for no file."""
    if path in loading.instead or is_there(path):
        root = open_root(path, loading)
        with suppress(TooMany):
            for each in root.records("outcomes"):
                found = outcome(each)
                if found:
                    yield each, found
            root.finish(OUTCOMES)


def read_exclusions(folder: Path, loading: Loading) -> Iterator[Exclusion]:
    """Dates of the documents that are no events, one file a store."""
    path = folder / "exclusions.yaml"
    if path in loading.instead or is_there(path):
        root = open_root(path, loading)
        with suppress(TooMany):
            for each in root.records("exclusions"):
                found = decode.exclusion(each, loading.documents)
                if found:
                    yield found
            root.finish(EXCLUSIONS)


def read_synonyms(folders: list[Path], loading: Loading) -> tuple[tuple[str, ...], ...]:
    """Words that mean the same to a search."""
    found = []
    for root in _vocabulary("synonyms", folders, loading):
        with suppress(TooMany):
            for each in root.records("synonyms"):
                words = each.texts("words", required=True)
                if each.finish(decode.SYNONYM):
                    found.append(words)
            root.finish(SYNONYMS)
    return tuple(found)


def read_tags(folders: list[Path], loading: Loading) -> dict[str, str]:
    """What tags are called in English."""
    found: dict[str, str] = {}
    for root in _vocabulary("tags", folders, loading):
        with suppress(TooMany):
            for each in root.records("tags"):
                tag, english = each.needed("tag"), each.needed("english")
                if each.finish(decode.TAG):
                    found.setdefault(tag, english)
            root.finish(TAGS)
    return found


def _vocabulary(name: str, folders: list[Path], loading: Loading) -> Iterator[Fields]:
    """The files of a name about words; the shipped store's where none of these has one."""
    paths = [path for folder in folders if is_there(path := folder / f"{name}.yaml")]
    for path in paths or filter(is_there, [shipped() / f"{name}.yaml"]):
        yield open_root(path, loading)


def read_removed(folder: Path, loading: Loading) -> None:
    """Items that were removed, each with a reason: their ids, and what was recorded of them."""
    path = folder / "removed.yaml"
    if path in loading.instead or is_there(path):
        root = open_root(path, loading)
        with suppress(TooMany):
            for each in root.records("removed"):
                name = decode.removed(each)
                if name:
                    loading.removed[name] = (each.complaints, each.path)
            root.finish(REMOVED)
