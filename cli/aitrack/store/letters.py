"""What search narrows by: the folded text of every event, and the pairs of letters in it.

Made when something is searched for the first time, for most runs search nothing; kept up to date
from then on.
"""

from __future__ import annotations

from aitrack.matching import APART, fold_name
from aitrack.store.codec import Damaged, thaw
from aitrack.store.progress import progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.store.codec import Packed
    from aitrack.store.index import Index

SCHEMA = """
CREATE TABLE texts (seq INTEGER PRIMARY KEY, length, first, last, searched TEXT);
CREATE VIRTUAL TABLE grams USING fts5 (g, content='', detail=none, columnsize=0, tokenize='ascii');
INSERT INTO grams (grams, rank) VALUES ('hashsize', 16777216);
"""
_LETTER, _PAIR = 2, 4
"""Bytes of one UTF-16 unit, and of two."""
_BETWEEN = "\0"
"""Stands between texts that are folded at once: it is in none of them, and folding leaves it."""
_TOGETHER = 1000
"""Events that are read at a time."""


def make_searchable(index: Index) -> None:
    """Fill the tables of search, once; ``Damaged`` where the store is not that of the index now."""
    if not index.meta.get("searchable") and not index.change(fill=_fill):
        raise Damaged


def _fill(base: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";"):
        base.execute(statement)
    rows = base.execute("SELECT seq, packed FROM events ORDER BY seq")
    number = base.execute("SELECT COUNT(*) FROM events").fetchone()[0]
    tell = progress(number, "찾기를 준비하는 중", "preparing to search")
    done = 0
    while some := rows.fetchmany(_TOGETHER):
        add(base, [(seq, thaw(packed)) for seq, packed in some])
        done += len(some)
        tell(done)
    base.execute("INSERT OR REPLACE INTO meta VALUES ('searchable', 1)")


def add(base: sqlite3.Connection, events: Sequence[tuple[int, Packed]]) -> None:
    """Take events in."""
    texts = list(zip((seq for seq, _ in events), searched_of(events), strict=True))
    base.executemany(
        "INSERT INTO texts SELECT seq, length, first, last, ? FROM events WHERE seq = ?",
        [(text, seq) for seq, text in texts],
    )
    base.executemany("INSERT INTO grams (rowid, g) VALUES (?, ?)", _grams(texts))


def take_out(base: sqlite3.Connection, events: Sequence[tuple[int, Packed]]) -> None:
    """Undo ``add``."""
    texts = zip((seq for seq, _ in events), searched_of(events), strict=True)
    base.executemany("INSERT INTO grams (grams, rowid, g) VALUES ('delete', ?, ?)", _grams(texts))
    base.executemany("DELETE FROM texts WHERE seq = ?", [(seq,) for seq, _ in events])


def _grams(texts: Iterable[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    return [(seq, grams(text)) for seq, text in texts]


def searched_of(events: Sequence[tuple[int, Packed]]) -> list[str]:
    """What search looks into, of each: folded as names are compared, all at once."""
    texts = [
        APART.join((packed[1], packed[0], *packed[3], *packed[12], packed[13] or ""))
        for _, packed in events
    ]
    found = fold_name(_BETWEEN.join(texts)).split(_BETWEEN)
    return found if len(found) == len(texts) else list(map(fold_name, texts))


def grams(searched: str) -> str:
    """Pairs of neighbouring letters as words of digits."""
    units = f"{searched}\0".encode("utf-16-be")
    return f"{units.hex(' ', -_PAIR)} {units[_LETTER:].hex(' ', -_PAIR)}"


def grams_of(word: str) -> list[str]:
    """The pairs that a folded word must have; of a single letter the beginning of a pair."""
    units = word.encode("utf-16-be")
    if len(units) == _LETTER:
        return [f"{units.hex()}*"]
    pairs = (units[at : at + _PAIR].hex() for at in range(0, len(units) - _LETTER, _LETTER))
    return list(dict.fromkeys(pairs))


def searching(words: Sequence[str]) -> tuple[str, list[Any]]:
    """The events whose text has all folded words, as ``s`` of a question, and its values."""
    pairs = " ".join(dict.fromkeys(pair for word in words for pair in grams_of(word)))
    has = "".join(" AND instr(s.searched, ?) > 0" for _ in words)
    return (
        f"grams CROSS JOIN texts s ON s.seq = grams.rowid WHERE grams MATCH ?{has}",
        [pairs, *words],
    )
