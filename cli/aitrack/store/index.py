"""The disposable index of a store: one SQLite file in the user's cache folder.

It is a memory, not a record: opened only where every file of the store is as it was when the index
was made, and never a reason to fail. Any doubt, damage, foreign version or unreadable folder is
None, and the YAML is read. This module only looks, and imports next to nothing, because every run
begins here; ``build`` makes it.

A file is as it was when its path, size, times and inode are as recorded; one that was touched
within the timestamp's grain of the recording is compared by content, as git does with "racily
clean" entries.

A facet is something that events can be asked for by, as a number whose lowest bits are free.
Tables: ``entry`` (facet + last day, first day, seq, flags) in the order of ``due``; ``span`` (facet
+ class + first day, last day, seq, flags) in the order of ``list``, by how long the days last, so
that what overlaps some days is found without looking at the rest; ``counted``: how many events of a
facet stood where on the day ``base``; deadlines that passed since are counted in ``entry``;
``changing``: on which day what changes of events that have outcomes; ``settled``: from when to when
an outcome holds; what ``letters`` makes for search when it is first asked.
"""

from __future__ import annotations

import os
import time
from binascii import crc32

from aitrack import __version__
from aitrack.errors import Words
from aitrack.store import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


VERSION = f"{__version__}/4"
SWITCH = "AITRACK_INDEX"
GRAIN_NS = 2_000_000_000
"""The coarsest timestamp of the file systems in use (FAT)."""
PATIENCE_SECONDS = 2.0
"""How long a reader waits for a writer."""
FILLING_MILLISECONDS = 60_000
"""How long it waits for another that makes what both need."""
FAR = 3652059
"""The ordinal of the last day there is; where no end is said."""
ALL = "all"
SOON_DAYS = 30
"""What the head of ``due`` calls near."""
DELIVERABLE, SETTLES, COUNTED, STARTS = 1, 2, 4, 8
"""Flags of an event in a facet: someone promised it; some outcome may settle it; it is counted; its
first day is said."""
DAY_BITS, FACET_BITS = 22, 27
"""Room for a day, and for a day behind a class of spans: what a facet's number leaves free."""
DAY = (1 << DAY_BITS) - 1
WHEN = (1 << FACET_BITS) - 1
LENGTHS = range(23)
"""Classes of spans with both ends: the power of two that their days fit in."""
BY, FROM, UNDATED = 29, 30, 31
"""Classes of spans with an open side."""
_OPEN_CELLS = ("open", "upcoming")
_ENDLESS_CELLS = ("ongoing", "upcoming/from")
_SETTLED_CELLS = ("done", "done/late", "partly", "partly/late", "changed", "dropped")


class Index:
    """An open index whose store is as it was."""

    def __init__(self, connection: Any, meta: dict[str, Any], paths: list[str]) -> None:
        self.connection = connection
        self.meta = meta
        self.paths = paths

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def all(self, question: str, *values: Any) -> list[Any]:
        """The rows of an answer."""
        found: list[Any] = self.connection.execute(question, values).fetchall()
        return found

    def one(self, question: str, *values: Any) -> Any:
        """The first value of an answer."""
        row = self.connection.execute(question, values).fetchone()
        return row[0] if row else None

    @property
    def total(self) -> int:
        """How many events the store has."""
        return int(self.meta["total"])

    @property
    def problems(self) -> int:
        """How many problems the store has."""
        return int(self.meta["problems"])

    def settle(self) -> None:
        """Once the clock has moved on, spare the next runs from comparing by content.

        For the end of a run: what was read before may be older than what is read after.
        """
        racy = [path for path in self.meta["racy"].split("\n") if path]
        if not racy or any(touched(path) > time.time_ns() - GRAIN_NS for path in racy):
            return
        import _sqlite3  # noqa: PLC0415, open already

        try:
            self.change("UPDATE meta SET value = '' WHERE key = 'racy'")
        except _sqlite3.Error:
            return

    def change(self, *statements: str, fill: Callable[[Any], None] | None = None) -> bool:
        """Add to the index what follows from it; whether it was still the one that was opened."""
        run = self.connection.execute
        run("COMMIT")
        run("PRAGMA query_only = 0")
        if fill:
            run(f"PRAGMA busy_timeout = {FILLING_MILLISECONDS}")
        run("BEGIN IMMEDIATE")
        meta = dict(self.all("SELECT key, value FROM meta"))
        same: bool = meta.get("stamps") == self.meta["stamps"]
        if same:
            for statement in statements:
                run(statement)
            if fill and not meta.get("searchable"):
                fill(self.connection)
        run("COMMIT" if same else "ROLLBACK")
        run("PRAGMA query_only = 1")
        run("BEGIN")
        self.meta = dict(self.all("SELECT key, value FROM meta"))
        return same

    def facet(self, name: str) -> int:
        """The number of a facet such as ``kind:law``; of none at all where nothing has it."""
        return self.one("SELECT id FROM facets WHERE name = ?", name) or 0

    def facets(self, prefix: str) -> list[Any]:
        """The facets of one sort, each as what it is of and its number."""
        rows = self.all("SELECT name, id FROM facets WHERE name GLOB ?", f"{prefix}*")
        return [(name.removeprefix(prefix), facet) for name, facet in rows]

    def standing(self, facet: int, day: int, *, within: tuple[int, int] = (0, FAR)) -> Any:
        """How many events of a facet stand where on a day.

        A cell is a state, then ``/late`` or ``/from`` (upcoming, without an end), then ``@`` and
        whose word an outcome is, then ``*`` where nobody promised it. What has begun since the day
        ``base`` may still be called upcoming, and what has not, open: ``begun`` tells them apart.

        Args:
            facet: Which events.
            day: The day, as its ordinal.
            within: For the facet of a year, whose deadlines are found among all: its days.
        """
        base = int(self.meta["base"])
        found = dict(self.all("SELECT cell, n FROM counted WHERE facet = ?", facet))
        sign, first, last = (1, base, day) if day >= base else (-1, day, base)
        moved = self.all(
            "SELECT cell, SUM(n) FROM changing WHERE facet = ? AND day > ? AND day <= ?"
            " GROUP BY cell",
            facet, first, last,
        )  # fmt: skip
        among = self.facet(ALL) if within[0] else facet
        passed = self.all(
            "SELECT flags & ?, COUNT(*) FROM entry"
            " WHERE at >= ? AND at < ? AND flags & ? = 0 GROUP BY 1",
            DELIVERABLE, among + max(first, within[0]), among + min(last, within[1] + 1), SETTLES,
        )  # fmt: skip
        for promised, number in passed:
            moved += [("open", -number), ("overdue", number)] if promised else [
                ("open*", -number), ("past*", number)
            ]  # fmt: skip
        for cell, number in moved:
            found[cell] = found.get(cell, 0) + sign * number
        return found

    def begun(self, day: int) -> dict[str, int]:
        """What to add to the standing of all promises, so that what has begun is told apart."""
        base = int(self.meta["base"])
        sign, first, last = (1, base, day) if day >= base else (-1, day, base)
        found: dict[str, int] = {}
        for length in (*LENGTHS, FROM):
            spans = self.facet(ALL) + (length << DAY_BITS)
            number = self.one(
                "SELECT COUNT(*) FROM span WHERE at > ? AND at <= ? AND flags & ? = ?",
                spans + first, spans + last, DELIVERABLE | SETTLES, DELIVERABLE,
            )  # fmt: skip
            before, after = ("upcoming/from", "ongoing") if length == FROM else ("upcoming", "open")
            found[before] = found.get(before, 0) - sign * number
            found[after] = found.get(after, 0) + sign * number
        return found

    def due(self, facet: int, day: int, until: int) -> dict[str, int]:
        """What ``due`` counts of a facet: by the group, or by the reason it is not shown."""
        cells: dict[str, int] = {}
        for cell, number in self.standing(facet, day).items():
            name = cell.rstrip("*").partition("@")[0]
            cells[name] = cells.get(name, 0) + number
        near = self.ahead(facet, day, until)
        return {
            "total": sum(cells.values()),
            "overdue": cells.get("overdue", 0),
            "ahead": sum(cells.get(name, 0) for name in _OPEN_CELLS),
            "near": near,
            "soon": near if until == day + SOON_DAYS else self.ahead(facet, day, day + SOON_DAYS),
            "settled": sum(cells.get(name, 0) for name in _SETTLED_CELLS),
            "past": cells.get("past", 0),
            "open_ended": sum(cells.get(name, 0) for name in _ENDLESS_CELLS),
            "undated": cells.get("undated", 0),
        }

    def ahead(self, facet: int, day: int, until: int) -> int:
        """How many fall due from a day to another, both included."""
        return int(
            self.one(
                "SELECT COUNT(*) FROM entry e"  # noqa: S608, our own words
                f" WHERE at BETWEEN ? AND ?{_UNSETTLED}",
                facet + day, facet + until, day, day,
            )
        )  # fmt: skip

    def entries(
        self, facet: int, day: int, first: int, until: int, limit: int, *, flags: int, columns: str
    ) -> list[Any]:
        """Unsettled events whose last day lies between two days, in the order of ``due``."""
        return self.all(
            f"SELECT {columns} FROM entry e JOIN events v ON v.seq = e.seq"  # noqa: S608, our own words
            f" WHERE e.at BETWEEN ? AND ? AND e.flags & ? = ?{_UNSETTLED}"
            " ORDER BY e.at, e.first, e.seq LIMIT ?",
            facet + first, facet + until, flags, flags, day, day, limit,
        )  # fmt: skip


_UNSETTLED = (
    f" AND (flags & {SETTLES} = 0"  # noqa: S608, our own words
    " OR NOT EXISTS (SELECT 1 FROM settled s WHERE s.seq = e.seq AND s.since <= ? AND ? < s.till))"
)


opened: list[Index] = []
"""What this run has open, until it ends."""


def due_hidden(found: dict[str, int], total: int, *, overdue: bool) -> dict[str, int]:
    """What ``due`` does not show, by the reason, in the order it is told."""
    return {
        "filtered": total - found["total"],
        "overdue": 0 if overdue else found["overdue"],
        "later": found["ahead"] - found["near"],
        "settled": found["settled"],
        "past": found["past"],
        "open_ended": found["open_ended"],
        "undated": found["undated"],
    }


def path_of(stores: list[str]) -> str | None:
    """Where the index of these stores lies; None where there can be none."""
    if os.environ.get(SWITCH, "").lower() in ("off", "0", "no"):
        return None
    base = places.user_cache()
    if base is None:
        return None
    name = os.path.basename(stores[-1]) or "root"
    key = crc32(os.fsencode("\n".join(stores)))
    return os.path.join(base, f"{name}-{key:08x}.sqlite")


def stamp(path: str) -> str:
    """What tells one state of a file from another without reading it; nothing for no file."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{path}\t{found.st_size}\t{found.st_mtime_ns}\t{found.st_ctime_ns}\t{found.st_ino}"


def touched(path: str) -> int:
    """When a file or its inode last changed, in nanoseconds."""
    try:
        found = os.stat(path)
    except OSError:
        return 0
    return max(found.st_mtime_ns, found.st_ctime_ns)


def digest(content: bytes) -> bytes:
    """Content in sixteen bytes."""
    try:
        from _blake2 import blake2b  # noqa: PLC0415, only where times do not tell
    except ImportError:  # pragma: no cover, another Python than CPython
        from hashlib import blake2b  # noqa: PLC0415
    found: bytes = blake2b(content, digest_size=16).digest()
    return found


def digest_of(path: str) -> bytes:
    """The content of a file; nothing where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return b""


def open_fresh(stores: list[str]) -> Index | None:
    """The index of these stores, where it says what their files say now."""
    path = path_of(stores)
    if path is None or not os.path.isfile(path):
        return None
    import _sqlite3  # noqa: PLC0415, where there is something to open

    try:
        connection = _sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA query_only = 1")
            connection.execute("BEGIN")
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
            paths = places.files(stores)
            if _as_recorded(connection, meta, paths):
                opened.append(Index(connection, meta, paths))
                return opened[-1]
        except _sqlite3.Error:
            pass
        connection.close()
    except _sqlite3.Error:
        pass
    return None


def _as_recorded(connection: Any, meta: dict[str, Any], paths: list[str]) -> bool:
    if meta.get("version") != VERSION:
        return False
    if meta.get("stamps") != "\n".join(filter(None, map(stamp, paths))):
        return False
    for path in filter(None, meta["racy"].split("\n")):
        row = connection.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        if row is None or row[0] != digest_of(path):
            return False
    return True


class Named:
    """A body found by a name: who stands for its family, and what is said of its succession."""

    def __init__(self, family: str, said: list[Words]) -> None:
        self.family = family
        self.said = said


def body(index: Index, folded: str) -> Named | None:
    """The body of a name, folded as names are compared."""
    rows = index.all(
        "SELECT b.family, b.ko, b.en FROM names n JOIN bodies b ON b.id = n.body WHERE n.name = ?",
        folded,
    )
    if not rows:
        return None
    family, ko, en = rows[0]
    pairs = zip(ko.split("\n"), en.split("\n"), strict=True)
    return Named(family, [Words(*pair) for pair in pairs if pair[0]])


def spoilt(error: BaseException) -> bool:
    """Whether an error says that the index is not what was written."""
    return type(error).__module__ == "sqlite3" or type(error).__name__ == "Damaged"


def distrust(error: BaseException) -> None:
    """Throw away what this run has open: it will be made again; not if others only were at it."""
    for each in opened:
        each.close()
        path = path_of(each.meta["stores"].split("\n")) if "locked" not in str(error) else None
        for end in ("", "-wal", "-shm") if path else ():
            if os.path.exists(f"{path}{end}"):
                os.unlink(f"{path}{end}")
    opened.clear()


def close_all() -> None:
    """For the end of a run."""
    while opened:
        opened.pop().close()
