"""Folders of YAML → one Timeline and every Problem found on the way."""

from __future__ import annotations

import errno
import gc
import os
import stat
from contextlib import suppress

from aitrack.bodies import Bodies
from aitrack.errors import NO_FILE, Words, why
from aitrack.model import Outcome, Problem
from aitrack.store.files import decode
from aitrack.store.files.checks import check_links, links
from aitrack.store.files.complaints import Complaint, Complaints, TooMany, tell
from aitrack.store.files.decode_bodies import body
from aitrack.store.files.decode_outcomes import outcome
from aitrack.store.files.fields import Fields, names
from aitrack.store.files.loading import Loading
from aitrack.store.files.reader import MOST_BYTES, Damage
from aitrack.store.files.recovery import Reading, read
from aitrack.store.locate import shipped
from aitrack.store.places import holds_shipped, own_outcomes
from aitrack.timeline import Timeline, parts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Any, TypeVar

    from aitrack.model import Exclusion, Outcome, Problem

    T = TypeVar("T")

FORMAT = "1"
MOST_BYTES_SMALL = 1024 * 1024
"""Of what is no list of events or of what happened: schedules, holidays, targets."""
TIMELINE = names("format documents events")
MINISTRIES = names("format sources bodies")
OUTCOMES = names("format outcomes")
EXCLUSIONS = names("format exclusions")
REMOVED = names("format removed")
SYNONYMS = names("format synonyms")


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
    known = decode.Known(loading.documents, read_bodies(folders, loading))
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
    with suppress(TooMany):
        for fields, found in read_outcomes(path, loading):
            if found.event in loading.removed:
                continue
            if found.event in loading.events:
                if loading.may_follow(fields, found):
                    here.setdefault(found.event, []).append(found)
                continue
            fields.event_id = found.event
            fields.complain(
                fields.path, "event", f"없는 항목 '{found.event}'", f"no event '{found.event}'"
            )
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
    """Words that mean the same to a search; of the shipped store where none of these has any."""
    paths = [folder / "synonyms.yaml" for folder in folders]
    found = []
    for path in [path for path in paths if is_there(path)] or [shipped() / "synonyms.yaml"]:
        if is_there(path):
            root = open_root(path, loading)
            with suppress(TooMany):
                for each in root.records("synonyms"):
                    words = each.texts("words", required=True)
                    if each.finish(decode.SYNONYM):
                        found.append(words)
                root.finish(SYNONYMS)
    return tuple(found)


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


def open_root(path: Path, loading: Loading) -> Fields:
    """The top of one file, its damages noted and its format checked."""
    data = loading.instead.get(path)

    def content() -> bytes:
        return read_file(path) if data is None else data

    complaints = loading.complaints.setdefault(str(path), Complaints(str(path), content))
    return root_of(complaints)


def open_file(path: Path) -> Fields:
    """The top of another file than those of ``load``, which is a small one."""
    return root_of(Complaints(str(path), lambda: read_file(path, MOST_BYTES_SMALL)))


def root_of(complaints: Complaints) -> Fields:
    """The top of the file that complaints are of."""
    reading = _read(complaints)
    complaints.damages += reading.damages
    root = Fields(reading.root, (), complaints)
    version = root.text("format", required=not reading.damages)
    if version and version != FORMAT:
        words = Words(
            f"형식 {version}은(는) 모름: {FORMAT}만 읽음",
            f"format {version} is unknown: only {FORMAT} is read",
        )
        complaints.add(Complaint(root.at("format"), None, "format", words))
    return root


def _read(complaints: Complaints) -> Reading:
    try:
        return read(complaints.data())
    except OSError as error:
        what = why(error)
        return Reading({}, [Damage(1, 1, f"읽을 수 없음: {what.ko}", f"cannot be read: {what.en}")])


def is_there(path: Path) -> bool:
    """Whether anything has this name: a link to nothing is no missing file, but one to tell of."""
    return os.path.lexists(path)


def read_file(path: Path, most: int = MOST_BYTES) -> bytes:
    """A regular file, or one byte more of it than a file may have.

    Raises:
        OSError: It is not one, or cannot be read, or is no small one where that is expected.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, NO_FILE)
    with path.open("rb") as file:
        data = file.read(most + 1)
    if most < MOST_BYTES and len(data) > most:
        raise OSError(errno.EFBIG, f"larger than {most >> 20} MiB")
    return data
