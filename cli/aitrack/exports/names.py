"""Names of any number: those beyond a few stand on the disk, not in memory."""

from __future__ import annotations

import sqlite3

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SCHEMA = """\
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2048;
CREATE TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID;
BEGIN;
"""


class Names:
    """A set of names, read in order; its file has no name and goes with the run.

    >>> found = Names(["b", "a", "b"])
    >>> "a" in found, "c" in found, len(found), list(found)
    (True, False, 2, ['a', 'b'])
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.base = sqlite3.connect("", isolation_level=None)
        self.base.executescript(_SCHEMA)
        self.base.executemany(_ADD, ((name,) for name in names))

    def add(self, name: str) -> None:
        """Add a name; one that is there already is not counted twice."""
        self.base.execute(_ADD, (name,))

    def __contains__(self, name: object) -> bool:
        return (
            self.base.execute("SELECT 1 FROM names WHERE name = ?", (name,)).fetchone() is not None
        )

    def __len__(self) -> int:
        return int(self.base.execute("SELECT COUNT(*) FROM names").fetchone()[0])

    def __iter__(self) -> Iterator[str]:
        return (name for (name,) in self.base.execute("SELECT name FROM names ORDER BY name"))


_ADD = "INSERT OR IGNORE INTO names VALUES (?)"
