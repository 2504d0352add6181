"""Changed files into the tables: which files differ, which of their events, and only those rows."""

from __future__ import annotations

import os
from pathlib import Path

from aitrack.store import places
from aitrack.store.files import decode
from aitrack.store.files import load as files
from aitrack.store.files.loading import Loading, links
from aitrack.store.files.notations import remember
from aitrack.store.files.opened import read_file
from aitrack.store.index import reading, search
from aitrack.store.index.counts import Ground
from aitrack.store.index.days import day_of
from aitrack.store.index.filling import Rows, count, put, take_out
from aitrack.store.index.opening import digest, digest_of
from aitrack.store.index.parallel import Unsure, first_part, read_documents, read_events
from aitrack.store.index.placing import placed
from aitrack.store.index.schema import ROOM
from aitrack.store.index.signing import (
    check_links,
    check_removed,
    insert_documents,
    insert_outcomes,
    insert_synonyms,
    note,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from typing import Any

    from aitrack.model import Document, Event, Outcome

    Placed = list[tuple[int, Event]]
_FIRST = 16
"""How far before and behind all others a new file is numbered."""


class Renewal:
    """The tables brought up to date in one transaction, which the caller begins and commits.

    ``instead`` are files as they would be.
    """

    def __init__(
        self,
        base: sqlite3.Connection,
        meta: dict[str, Any],
        stores: list[str],
        instead: dict[str, bytes],
    ) -> None:
        self.base, self.meta, self.instead = base, meta, instead
        self.order = [name for each in stores for name in places.timeline_names(each, instead)]
        documents = reading.read_documents(self.all)
        self.folders = [Path(each) for each in stores]
        self.loading = Loading(instead={Path(name): data for name, data in instead.items()})
        tags = files.read_tags(self.folders, self.loading)
        self.known = decode.Known(documents, reading.read_bodies(self.all), tags)
        self.ground = Ground(self.known.bodies, self._recorded, day_of(meta["base"]))
        self.gone: set[str] = set()
        self.targets: set[str] = set()
        """Ids that were taken out, and ids that what was put in points at."""

    def all(self, question: str, *values: Any) -> list[Any]:
        """The rows of an answer."""
        return self.base.execute(question, values).fetchall()

    def _recorded(self, name: str) -> tuple[Outcome, ...]:
        """The record of one event, read when it is asked for: a renewal needs few of them."""
        return reading.read_outcomes(self.all, [name]).get(name, ())

    def take_in(self, stamps: dict[str, str]) -> bool:
        """Compare every file with what is recorded of it, and read again those that differ."""
        recorded = {row[0]: row[1:] for row in self.all("SELECT path, stamp, digest FROM files")}
        racy = set(self.meta["racy"].split("\n"))
        changed = [
            name
            for name, seen in stamps.items()
            if name in self.instead
            or (name not in recorded and seen)
            or (
                name in recorded
                and (recorded[name][0] != seen or name in racy)
                and recorded[name][1] != digest_of(name)
            )
        ]
        if recorded.keys() - stamps.keys() - self.instead.keys():
            return False
        if not changed:
            return True
        found = {name: self._content(name) for name in changed if name in self.order}
        parts = {name: data for name, data in found.items() if data is not None}
        records = [name for name in changed if os.path.basename(name) == places.OUTCOMES]
        words = [name for name in changed if os.path.basename(name) == places.SYNONYMS]
        known_sorts = len(parts) + len(records) + len(words) == len(changed)
        if not self.meta["by_files"] or not known_sorts or not self._replace_parts(parts):
            return False
        files.read_removed(self.folders, self.loading)
        if words:
            insert_synonyms(self.base, files.read_synonyms(self.folders, self.loading))
        if records:
            self._replace_record()
        if not self.loading.flawless:
            raise Unsure
        if touched := self.gone | self.targets:
            check_links(self.base, *touched)
        check_removed(self.base, self.loading.removed)
        note(self.base, total=self.all("SELECT COUNT(*) FROM events")[0][0])
        return True

    def _content(self, name: str) -> bytes | None:
        """A file as it is, or as it would be; None where it is gone."""
        if name in self.instead:
            return self.instead[name]
        return read_file(Path(name)) if os.path.exists(name) else None

    def _replace_parts(self, parts: dict[str, bytes]) -> bool:
        """What files say of documents and events; False where others may depend on a change."""
        known = {path for (path,) in self.all("SELECT path FROM files WHERE number >= 0")}
        found = {path: read_documents(path, data) for path, data in parts.items()}
        for path, data in parts.items():
            if path not in known:
                self.base.execute("DELETE FROM files WHERE path = ?", (path,))  # noted as missing
                if not self._number(path):
                    return False
            if not self._replace_documents(path, digest(first_part(data)), found[path]):
                return False
        for path, data in parts.items():
            self._replace_events(path, data, found[path])
        return True

    def _number(self, path: str) -> bool:
        """Give a new file a number between its neighbours; False where none is left."""
        known = dict(self.all("SELECT path, number FROM files WHERE number >= 0"))
        at = self.order.index(path)
        before = [known[name] for name in self.order[:at] if name in known]
        behind = [known[name] for name in self.order[at:] if name in known]
        least = before[-1] if before else -_FIRST
        most = behind[0] if behind else least + 2 * _FIRST
        number = (least + most) // 2
        if not max(least, -1) < number < most:
            return False
        ahead = "SELECT coalesce(MIN(before), (SELECT COUNT(*) FROM events)) FROM files"
        (found,) = self.all(f"{ahead} WHERE number > ?", number)[0]
        row = (path, number, found)
        self.base.execute("INSERT INTO files VALUES (?, ?, '', x'', x'', ?)", row)
        return True

    def _replace_documents(self, path: str, head: bytes, new: tuple[Document, ...]) -> bool:
        """The documents of a file; False where other files may depend on the change.

        Nobody can have named a document that was not there. One that is gone, or has another day
        or length now, may have been read against anywhere; its title is read against nowhere.
        """
        if self.all("SELECT documents FROM files WHERE path = ?", path)[0][0] == head:
            return True
        documents = self.known.documents
        by_file: dict[str, list[Document]] = {}
        for name, where in self.all("SELECT id, path FROM documents ORDER BY place"):
            by_file.setdefault(where, []).append(documents[name])
        old = by_file.get(path, [])
        before, after = ({each.id: each for each in several} for several in (old, new))
        if not all(_read_alike(each, after.get(each.id)) for each in old):
            return False
        if any(each in documents for each in after.keys() - before.keys()):
            raise Unsure  # it stands somewhere else already
        documents.update(after)
        by_file[path] = list(new)
        self.base.execute("DELETE FROM documents")
        insert_documents(self.base, [(name, by_file.get(name, ())) for name in self.order])
        self.base.execute("UPDATE files SET documents = ? WHERE path = ?", (head, path))
        return True

    def _replace_events(self, path: str, data: bytes, documents: tuple[Document, ...]) -> None:
        """Put the events that a file has now in the place of those it had."""
        number = self.all("SELECT number FROM files WHERE path = ?", path)[0][0]
        first = number * ROOM
        old = reading.read_range(self.all, first, first + ROOM)
        self._remember(event for _, event in old)
        new = placed(old, read_events(path, data, documents, self.known), first)
        before, after = ({(place, id(event)) for place, event in each} for each in (old, new))
        self.exchange(
            [each for each in old if (each[0], id(each[1])) not in after],
            [each for each in new if (each[0], id(each[1])) not in before],
        )
        behind = "UPDATE files SET before = before + ? WHERE number > ?"
        self.base.execute(behind, (len(new) - len(old), number))

    def _remember(self, events: Iterable[Event]) -> None:
        documents = self.known.documents
        remember(
            (text, documents[said.document].dated if said.document else None, said.period)
            for event in events
            for said in event.mentions
            if (text := said.read_as or said.when)
        )

    def exchange(self, gone: Placed, new: Placed) -> None:
        """Take events out of all tables and counts, and put others in."""
        self.gone.update(event.id for _, event in gone)
        self.targets.update(target for _, event in new for _, target in links(event))
        searchable = self.all("SELECT value FROM meta WHERE key = 'searchable'")[0][0]
        left = [place for place, _ in gone]
        if searchable:
            search.take_out(self.base, left, searchable)
        take_out(self.base, left)
        count(self.base, self._rows(gone).counts, -1)
        rows = self._rows(new)
        put(self.base, rows)
        if searchable:
            search.add(self.base, new, searchable)
        count(self.base, rows.counts, 1)

    def _rows(self, events: Placed) -> Rows:
        rows = Rows()
        for place, event in events:
            rows.add(place, event, self.ground, self.known.documents)
        return rows

    def _replace_record(self) -> None:
        """The record read again; only events whose entries differ are worked out again."""
        old = reading.read_outcomes(self.all)
        remember(
            (each.on, None, each.happened)
            for entries in old.values()
            for each in entries
            if each.on and each.happened
        )
        files.read_records(self.folders, self.loading)
        new = self.loading.outcomes
        differ = [name for name in {**new, **old} if old.get(name) != new.get(name)]
        found = [place for place, _ in reading.read_places(self.all, differ)]
        if len(found) < len(differ):
            raise Unsure
        events = reading.read_events(self.all, found)
        self.exchange(events, [])
        grown, more = list(new)[: len(old)] == list(old), {}
        for name in differ:
            before, after = old.get(name, ()), new.get(name, ())
            grown = grown and after[: len(before)] == before
            more[name] = after[len(before) :]
        if not grown:
            self.base.execute("DELETE FROM outcomes")
            self.base.execute("DELETE FROM evidence")
        insert_outcomes(self.base, more if grown else new)
        self.exchange([], events)


def _read_alike(old: Document, new: Document | None) -> bool:
    """Whether what is read against a document is read the same against another state of it."""
    return new is not None and (old.dated, old.lines) == (new.dated, new.lines)
