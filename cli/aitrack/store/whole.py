"""Folders of YAML → one Timeline and every Problem found on the way."""

from __future__ import annotations

import stat
from typing import TypeVar

from aitrack.bodies import Bodies, Body
from aitrack.model import Document, Event, Exclusion, Outcome, Problem, Timeline
from aitrack.store import checks, decode
from aitrack.store.document import Damage, Mapping, Reading, read
from aitrack.store.locate import shipped
from aitrack.store.outcomes import user_file
from aitrack.store.record import Record
from aitrack.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FORMAT = "1"
T = TypeVar("T")


@dataclass(slots=True)
class Loading:
    """A store while it is being read."""

    problems: list[Problem] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    outcomes: dict[str, tuple[Outcome, ...]] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    """Where each event stands, for the checks of the whole."""
    instead: dict[Path, bytes] = field(default_factory=dict)
    """Files as they would be, for looking before writing."""
    seen: dict[tuple[str, str], str] = field(default_factory=dict)
    """Where each id was first met, by the kind of thing it names."""

    def add(self, kind: str, record: Record, value: T | None, known: dict[str, T]) -> None:
        """Keep a value under its id, unless the id was met before."""
        name = record.event_id
        if name is None:
            return
        place = f"{record.path}:{record.node.line}"
        first = self.seen.setdefault((kind, name), place)
        if first != place:
            key, _ = record.node.entries["id"]
            record.complain(
                key, "id", f"같은 id가 {first}에 이미 있음", f"the id already stands at {first}"
            )
        elif value is not None:
            known[name] = value


def load(
    folders: list[Path], instead: dict[Path, bytes] | None = None
) -> tuple[Timeline, tuple[Problem, ...]]:
    """Read the stores; a later folder adds to an earlier one.

    The good events are kept; whatever is wrong is a Problem with its path, line and column.

    Args:
        folders: The stores.
        instead: What to read in the place of some files: the store as a change would leave it.
    """
    loading = Loading(instead=instead or {})
    bodies = read_bodies(folders, loading)
    timelines = [root for folder in folders for root in _files(folder, loading)]
    for root in timelines:
        for record in root.records("documents"):
            loading.add("document", record, decode.document(record), loading.documents)
    for root in timelines:
        for record in root.records("events"):
            event = decode.event(record, loading.documents, bodies)
            loading.add("event", record, event, loading.events)
            loading.records.setdefault(record.event_id or "", record)
        root.finish()
    for folder in folders:
        _outcomes(folder / "outcomes.yaml", loading)
    if shipped() in [
        folder.absolute() for folder in folders
    ]:  # the user's own record lies on top of the shipped one
        _outcomes(user_file(), loading)
    exclusions = [found for folder in folders for found in read_exclusions(folder, loading)]
    timeline = Timeline(
        loading.documents,
        tuple(loading.events.values()),
        bodies,
        loading.outcomes,
        tuple(exclusions),
    )
    checks.check(timeline, loading.records)
    in_order = sorted(loading.problems, key=lambda each: (each.path, each.line, each.column))
    return timeline, tuple(in_order)


def open_file(path: Path, problems: list[Problem]) -> Record:
    """Another file of a store than those of ``load``, with what is wrong with it noted."""
    return root_of(path, Loading(problems=problems))


def read_bodies(folders: list[Path], loading: Loading) -> Bodies:
    """The bodies of the stores; of the shipped one where none of them names any."""
    paths = [folder / "ministries.yaml" for folder in folders]
    named = [path for path in paths if path.exists()] or [shipped() / "ministries.yaml"]
    for path in named:
        root = root_of(path, loading)
        root.record("sources")
        for record in root.records("bodies"):
            loading.add("body", record, decode.body(record), loading.bodies)
        root.finish()
    return Bodies(loading.bodies.values())


def _files(folder: Path, loading: Loading) -> Iterator[Record]:
    """``timeline.yaml`` and ``timeline.d/*.yaml`` of one store."""
    for path in timeline_files(folder, loading.instead):
        yield root_of(path, loading)


def timeline_files(folder: Path, more: Iterable[Path] = ()) -> list[Path]:
    """The files of one store that hold documents and events, in the order they are read."""
    parts = folder / "timeline.d"
    named = {*parts.glob("*.yaml"), *(path for path in more if path.parent == parts)}
    first = folder / "timeline.yaml"
    return [*([first] if first.exists() or first in more else []), *sorted(named)]


def _outcomes(path: Path, loading: Loading) -> None:
    if not path.exists():
        return
    root = root_of(path, loading)
    for record in root.records("outcomes"):
        found = decode.outcome(record)
        if not found:
            continue
        if found.event not in loading.events:
            record.event_id = found.event
            record.complain(
                record.node, "event", f"없는 항목 '{found.event}'", f"no event '{found.event}'"
            )
            continue
        loading.outcomes[found.event] = (*loading.outcomes.get(found.event, ()), found)
    root.finish()


def read_exclusions(folder: Path, loading: Loading) -> Iterator[Exclusion]:
    """Dates of the documents that are no events, one file a store."""
    path = folder / "exclusions.yaml"
    if path.exists():
        root = root_of(path, loading)
        for record in root.records("exclusions"):
            found = decode.exclusion(record, loading.documents)
            if found:
                yield found
        root.finish()


def root_of(path: Path, loading: Loading) -> Record:
    """One file, its damages noted and its format checked."""
    known = loading.instead.get(path)
    reading = _read(path) if known is None else read(known)
    for damage in reading.damages:
        loading.problems.append(
            Problem(str(path), damage.line, damage.column, None, None, damage.words)
        )
    root = Record(reading.root, str(path), loading.problems)
    version = root.scalar("format", required=not reading.damages)
    if version and version.text != FORMAT:
        root.complain(
            version,
            "format",
            f"형식 {version.text}은(는) 모름: {FORMAT}만 읽음",
            f"format {version.text} is unknown: only {FORMAT} is read",
        )
    return root


def _read(path: Path) -> Reading:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(0, "not a regular file")  # noqa: TRY301
        return read(path.read_bytes())
    except OSError as error:
        what = error.strerror or str(error)
        return Reading(
            Mapping({}, 1, 1, []),
            [Damage(1, 1, f"읽을 수 없음: {what}", f"cannot be read: {what}")],
        )
