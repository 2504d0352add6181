"""Text search: the folded text of every event, and an FTS5 table of the letters in it.

FTS5's ``trigram`` knows three neighbouring letters, and Korean words have two. So each text stands
there with a mark around every letter, ``.인.재.``: every letter with its marks, and every pair with
the mark between, are three characters. Made when something is searched for the first time, for most
runs search nothing; kept up to date from then on. Where SQLite has no trigrams, texts are scanned.
"""

from __future__ import annotations

from aitrack.matching import fold_text
from aitrack.progress import progress
from aitrack.searching import searched
from aitrack.store.index.reading import read_events, read_outcomes
from aitrack.store.index.rows import Damaged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from aitrack.model import Event
    from aitrack.store.index.opening import Index

TEXTS = """
CREATE TABLE texts (
  -- What search looks into, folded as names are compared: title, id, ministries, tags, note, what
  -- is recorded, and their English forms.
  listed INTEGER PRIMARY KEY,  -- the order of lists, with room between
  event INTEGER UNIQUE, folded TEXT)
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
_APART = 1 << 20
"""From one listed to the next."""
_TOGETHER = 1000
"""Events that are read at a time."""


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
    rows = base.execute("SELECT place FROM events ORDER BY first, last, place")
    number = base.execute("SELECT COUNT(*) FROM events").fetchone()[0]
    tell = progress(number, "찾기를 준비하는 중", "preparing to search")
    done = 0
    while some := rows.fetchmany(_TOGETHER):
        numbers = [(done + at) * _APART for at in range(1, len(some) + 1)]
        places_ = [row[0] for row in some]
        texts = _texts(base, read_events(_rows_of(base), places_))
        _insert(base, numbers, places_, texts, state)
        done += len(some)
        tell(done)
    base.execute("UPDATE meta SET value = ? WHERE key = 'searchable'", (state,))


def _rows_of(base: Any) -> Any:
    return lambda question, *values: base.execute(question, values).fetchall()


def _texts(base: Any, events: Sequence[tuple[int, Event]]) -> list[str]:
    """What search looks into, of each event."""
    record = read_outcomes(_rows_of(base), [event.id for _, event in events])
    return [searched(event, record.get(event.id, ())) for _, event in events]


def _insert(
    base: Any, numbers: Sequence[int], places: Sequence[int], texts: Sequence[str], state: int
) -> None:
    folded = list(map(fold_text, texts))
    base.executemany(
        "INSERT INTO texts VALUES (?, ?, ?)", list(zip(numbers, places, folded, strict=True))
    )
    if state == SEARCHABLE:
        base.executemany(
            "INSERT INTO letters (rowid, text) VALUES (?, ?)",
            zip(numbers, map(marked, folded), strict=True),
        )


def add(base: Any, events: Sequence[tuple[int, Event]], state: int) -> None:
    """Take events in that stand in their table already, each behind the one before it in lists."""
    known = dict(zip(dict(events), _texts(base, events), strict=True))
    order = base.execute(
        f"SELECT place, first, last FROM events WHERE place IN ({', '.join('?' * len(known))})"
        " ORDER BY first, last, place",
        list(known),
    ).fetchall()
    for place, first, last in order:
        before = base.execute(
            "SELECT listed FROM events INDEXED BY events_listed CROSS JOIN texts ON event = place"
            " WHERE (first, last, place) < (?, ?, ?)"
            " ORDER BY first DESC, last DESC, place DESC LIMIT 1",
            (first, last, place),
        ).fetchone()
        low = before[0] if before else 0
        (behind,) = base.execute(
            "SELECT MIN(listed) FROM texts WHERE listed > ?", (low,)
        ).fetchone()
        listed = low + _APART if behind is None else (low + behind) // 2
        if listed == low:  # no room: all of it is made anew when somebody searches
            forget(base)
            return
        _insert(base, [listed], [place], [known[place]], state)


def forget(base: Any) -> None:
    """Take the tables away."""
    base.execute("DROP TABLE texts")
    base.execute("DROP TABLE IF EXISTS letters")
    base.execute("UPDATE meta SET value = 0 WHERE key = 'searchable'")


def take_out(base: Any, places: Iterable[int], state: int) -> None:
    """Remove events from the tables of search, by their places."""
    for place in places:
        listed, text = base.execute(
            "SELECT listed, folded FROM texts WHERE event = ?", (place,)
        ).fetchone()
        if state == SEARCHABLE:
            base.execute(
                "INSERT INTO letters (letters, rowid, text) VALUES ('delete', ?, ?)",
                (listed, marked(text)),
            )
        base.execute("DELETE FROM texts WHERE listed = ?", (listed,))


def marked(text: str) -> str:
    """A mark around every letter."""
    return f"{_MARK}{_MARK.join(text)}{_MARK}"


def question(index: Index, words: Sequence[Sequence[str]]) -> tuple[str, list[Any]]:
    """What follows ``SELECT listed`` or ``COUNT(listed)`` for the texts with one of each words."""
    if not index.meta["searchable"] and not index.change(fill, "searchable"):
        raise Damaged
    longer = words
    if index.meta["searchable"] == SEARCHABLE:
        asked = " AND ".join(map(_one_of, words))
        longer = [same for same in words if any(len(word) > _PAIR for word in same)]
        if not longer:
            return "FROM (SELECT rowid AS listed FROM letters WHERE letters MATCH ?)", [asked]
        found = "FROM letters CROSS JOIN texts ON listed = letters.rowid WHERE letters MATCH ? AND "
        return found + _whole(longer), [asked, *(word for same in longer for word in same)]
    return "FROM texts WHERE " + _whole(longer), [word for same in longer for word in same]


def _one_of(same: Sequence[str]) -> str:
    """What FTS5 is asked for: all letters of one word at least."""
    each = [" AND ".join(f'"{letters}"' for letters in _letters(word)) for word in same]
    return each[0] if len(each) == 1 else f"({' OR '.join(f'({one})' for one in each)})"


def _whole(words: Sequence[Sequence[str]]) -> str:
    """That one of each words stands in the text as a whole."""
    one = "instr(folded, ?) > 0"
    return " AND ".join(f"({' OR '.join([one] * len(same))})" for same in words)


def places(index: Index, words: Sequence[Sequence[str]]) -> tuple[str, list[Any]]:
    """The question for the events that have all words, and its values."""
    found, values = question(index, words)
    return f"SELECT event FROM texts WHERE listed IN (SELECT listed {found})", values


def first_places(index: Index, words: Sequence[Sequence[str]], limit: int | None) -> list[int]:
    """The places of the first ``limit`` events with all words, in the order of lists."""
    found, values = question(index, words)
    first = f"SELECT listed {found} ORDER BY listed LIMIT ?"
    rows = index.all(
        f"SELECT event FROM texts WHERE listed IN ({first}) ORDER BY listed",
        *values,
        -1 if limit is None else limit,
    )
    return [place for (place,) in rows]


def count(index: Index, words: Sequence[Sequence[str]]) -> int:
    """How many events have all words."""
    found, values = question(index, words)
    return int(index.one(f"SELECT COUNT(listed) {found}", *values))


def _letters(word: str) -> list[str]:
    """The three characters that a text with this word must have somewhere."""
    if len(word) == 1:
        return [f"{_MARK}{word}{_MARK}".replace('"', '""')]
    pairs = [word[at : at + _PAIR] for at in range(len(word) - 1)]
    return [_MARK.join(pair).replace('"', '""') for pair in dict.fromkeys(pairs)]
