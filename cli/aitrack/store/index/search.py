"""Text search: the folded text of every event, and an FTS5 table of the letters in it.

FTS5's ``trigram`` knows three neighbouring letters, and Korean words have two. So each text stands
there with a mark around every letter, ``.인.재.``: every letter with its marks, and every pair with
the mark between, are three characters. Made when something is searched for the first time, for most
runs search nothing; kept up to date from then on. Where SQLite has no trigrams, texts are scanned.
"""

from __future__ import annotations

from aitrack.matching import fold_name
from aitrack.query import searched
from aitrack.store.index.rows import Damaged, unlines
from aitrack.store.progress import progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.model import Event
    from aitrack.store.index.opening import Index

TEXTS = """
CREATE TABLE texts (
  -- What search looks into, folded as names are compared: title, id, ministries, tags, note.
  event INTEGER PRIMARY KEY, folded TEXT)
"""
LETTERS = """
CREATE VIRTUAL TABLE letters USING fts5
  (text, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1')
"""
SEARCHABLE, SCANNED = 2, 1
"""What ``meta`` says: there are letters; there are texts alone."""
_MARK = "."
"""Folding leaves none of these."""
_PAIR = 2
_APART = "\0"
_TOGETHER = 1000
"""Events that are read at a time."""


def folded_of(texts: Sequence[str]) -> list[str]:
    """Texts as names are compared, folded all at once."""
    texts = [text.replace(_APART, "\ufffd") for text in texts]
    found = fold_name(_APART.join(texts)).split(_APART)
    return found if len(found) == len(texts) else list(map(fold_name, texts))


def fill(base: Any) -> None:
    """Make the tables and fill them from the events."""
    base.execute(TEXTS)
    try:
        base.execute(LETTERS)
        state = SEARCHABLE
    except Exception as error:
        if "fts5" not in str(error) and "tokenizer" not in str(error):
            raise
        state = SCANNED
    rows = base.execute(
        "SELECT place, title, id, ministries, tags, note FROM events ORDER BY place"
    )
    number = base.execute("SELECT COUNT(*) FROM events").fetchone()[0]
    tell = progress(number, "찾기를 준비하는 중", "preparing to search")
    done = 0
    while some := rows.fetchmany(_TOGETHER):
        add(base, [(row[0], _text(row)) for row in some], state)
        done += len(some)
        tell(done)
    base.execute("UPDATE meta SET value = ? WHERE key = 'searchable'", (state,))


def _text(row: Sequence[Any]) -> str:
    _, title, name, ministries, tags, note = row
    return searched(title, name, unlines(ministries), unlines(tags), note)


def text_of(event: Event) -> str:
    """What search looks into, of an event."""
    return searched(event.title, event.id, event.ministries, event.tags, event.note)


def add(base: Any, texts: Sequence[tuple[int, str]], state: int) -> None:
    """Take events in, each with its place and its text."""
    folded = folded_of([text for _, text in texts])
    rows = [(place, text) for (place, _), text in zip(texts, folded, strict=True)]
    base.executemany("INSERT INTO texts VALUES (?, ?)", rows)
    if state == SEARCHABLE:
        base.executemany(
            "INSERT INTO letters (rowid, text) VALUES (?, ?)",
            [(place, marked(text)) for place, text in rows],
        )


def take_out(base: Any, places: Iterable[int], state: int) -> None:
    """Undo ``add``."""
    for place in places:
        (text,) = base.execute("SELECT folded FROM texts WHERE event = ?", (place,)).fetchone()
        if state == SEARCHABLE:
            base.execute(
                "INSERT INTO letters (letters, rowid, text) VALUES ('delete', ?, ?)",
                (place, marked(text)),
            )
        base.execute("DELETE FROM texts WHERE event = ?", (place,))


def marked(text: str) -> str:
    """A mark around every letter."""
    return f"{_MARK}{_MARK.join(text)}{_MARK}"


def places(index: Index, words: Sequence[str]) -> tuple[str, list[Any]]:
    """The question for the events that have all folded words, and its values."""
    if not index.meta["searchable"] and not index.change(fill, "searchable"):
        raise Damaged
    has = " AND ".join(["instr(folded, ?) > 0"] * len(words))
    if index.meta["searchable"] == SCANNED:
        return f"SELECT event FROM texts WHERE {has}", list(words)
    asked = " AND ".join(f'"{each}"' for word in words for each in _letters(word))
    found = "SELECT rowid FROM letters WHERE letters MATCH ?"
    longer = [word for word in words if len(word) > _PAIR]
    if not longer:
        return found, [asked]
    has = " AND ".join(["instr(folded, ?) > 0"] * len(longer))
    return (
        f"SELECT event FROM texts WHERE event IN ({found}) AND {has}",
        [asked, *longer],
    )


def _letters(word: str) -> list[str]:
    """The three characters that a text with this word must have somewhere."""
    if len(word) == 1:
        return [f"{_MARK}{word}{_MARK}".replace('"', '""')]
    pairs = [word[at : at + _PAIR] for at in range(len(word) - 1)]
    return [_MARK.join(pair).replace('"', '""') for pair in dict.fromkeys(pairs)]
