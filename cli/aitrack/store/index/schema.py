"""The tables of the index, in the model's words; ``.schema`` in the sqlite3 shell shows all this.

Days are numbers that a person can read and SQLite can order: 20261122. Lists are lines of one text.
``place`` orders events as the store has them: a number for the file, then room between neighbours
for events that come later. All that is shown of an event, a document, a body or an entry of the
record stands in one value, ``packed``, and its ``seal`` is a checksum of that; the columns beside
it are what questions are asked by. See ``rows``.
"""

from __future__ import annotations

from binascii import crc32

from aitrack import __version__

TABLES = """
CREATE TABLE meta (
  -- What the index is of: version, stores, total, problems, base (the day that standings speak of),
  -- by_files (1: each file was read alone), stamps and racy (which state of the files), searchable.
  key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (
  -- Every file that decides what the store says. number: its place among those
  -- with events, else -1.
  path TEXT PRIMARY KEY, number INTEGER, stamp TEXT, digest BLOB,
  documents BLOB, -- digest of the part that its documents stand in
  before INTEGER  -- how many events stand in the files before it
  ) WITHOUT ROWID;
CREATE TABLE documents (
  id TEXT PRIMARY KEY, place INTEGER, path TEXT, title TEXT, publisher TEXT, dated INTEGER,
  seal INTEGER, packed BLOB) WITHOUT ROWID;
CREATE TABLE bodies (
  -- family: the body that stands for all predecessors and successors.
  id TEXT PRIMARY KEY, place INTEGER, family TEXT, name TEXT, short TEXT, english TEXT,
  seal INTEGER, packed BLOB) WITHOUT ROWID;
CREATE TABLE names (
  -- Every name of a body, folded as names are compared.
  name TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE events (
  -- promised: 1 what is to be delivered, so that it can be late; 2 an amount planned, 3 a target,
  -- 4 an umbrella over other events; 0 anything else.
  place INTEGER PRIMARY KEY, id TEXT, title TEXT, kind TEXT, promised INTEGER,
  ministries TEXT, part_of TEXT, source TEXT,
  first INTEGER,    -- first day of the governing mention; the last where only that is said;
  last INTEGER,     -- last day, which is the deadline; 99999999 where none is said
  ends_only INTEGER,   -- 1: only the end is said, so it may have begun at any time
  document TEXT,    -- of the governing mention
  disputed INTEGER, -- 1: its mentions contradict each other
  moved INTEGER,    -- 1: documents of different days speak of it
  recorded INTEGER, -- 1: some entry of the record is about it, so look into settled
  seal INTEGER, packed BLOB);
CREATE TABLE mentions (
  -- number 0 governs. printed: the notation as printed, of which the days were read.
  event INTEGER, number INTEGER, document TEXT, line INTEGER, at TEXT, printed TEXT,
  first INTEGER, last INTEGER, bound TEXT, "precision" TEXT,
  PRIMARY KEY (event, number)) WITHOUT ROWID;
CREATE TABLE owners (
  -- The bodies named, then those that answer for the field. family is NULL where a body of the same
  -- family stands before it.
  event INTEGER, number INTEGER, body TEXT, family TEXT, first INTEGER, last INTEGER,
  ends_only INTEGER, promised INTEGER, recorded INTEGER,
  PRIMARY KEY (event, number)) WITHOUT ROWID;
CREATE TABLE tags (
  tag TEXT, event INTEGER, english TEXT, PRIMARY KEY (tag, event)) WITHOUT ROWID;
CREATE TABLE links (
  -- what an event points at: part_of and related, by id.
  event INTEGER, target TEXT, PRIMARY KEY (event, target)) WITHOUT ROWID;
CREATE TABLE aliases (
  -- ids that events used to have.
  name TEXT, event INTEGER, PRIMARY KEY (name, event)) WITHOUT ROWID;
CREATE TABLE outcomes (
  place INTEGER PRIMARY KEY, event TEXT, status TEXT, "on" TEXT,
  last INTEGER,  -- the last day of "on", where that is said
  recorded INTEGER, by TEXT, seal INTEGER, packed BLOB);
CREATE TABLE evidence (
  outcome INTEGER, number INTEGER, title TEXT, publisher TEXT, url TEXT, dated INTEGER,
  PRIMARY KEY (outcome, number)) WITHOUT ROWID;
CREATE TABLE settled (
  -- From which day to before which (99999999: for good) the record says what became of an event:
  -- that an outcome settles it or, missed, that it had not been done though its deadline was past.
  event INTEGER, since INTEGER, till INTEGER,
  day INTEGER,  -- the last on which it may have happened; 99999999 where none is said
  first INTEGER, last INTEGER, ends_only INTEGER,  -- of the event
  missed INTEGER, PRIMARY KEY (event, since)) WITHOUT ROWID;
CREATE TABLE standings (
  -- How many events of a group stood where on the day meta.base.
  -- grp: 'all', 'kind law', 'ministry msit' (with its family), 'body msit' (alone, where its family
  -- has several), 'document ID' or 'source URL' (promised there first), 'year 2026' (of the
  -- deadline).
  -- promised: as in events. state: ahead, endless (begun or not), undated, missed, overdue, ended,
  -- past, or settled: 'done late press'.
  grp TEXT, promised INTEGER, state TEXT, n INTEGER,
  PRIMARY KEY (grp, promised, state)) WITHOUT ROWID;
CREATE TABLE changes (
  -- How many more (or fewer) of them stand so from a day on, of events with outcomes. Of the others
  -- nothing changes but that a deadline passes, which is counted in events and owners by last.
  grp TEXT, day INTEGER, promised INTEGER, state TEXT, n INTEGER,
  PRIMARY KEY (grp, day, promised, state)) WITHOUT ROWID;
CREATE TABLE months (
  -- How many events of a group have their first or last day (edge) in a month such as 202611; what
  -- has no days at all has both in 999999.
  grp TEXT, edge TEXT, month INTEGER, n INTEGER,
  PRIMARY KEY (grp, edge, month)) WITHOUT ROWID;
CREATE TABLE synonyms (
  -- Words that mean the same to a search, by the number of what they mean.
  meaning INTEGER, number INTEGER, word TEXT, PRIMARY KEY (meaning, number)) WITHOUT ROWID;
CREATE TABLE plans (
  -- Reminder schedules, by name, and the days off (without a name). Filled when somebody first asks
  -- for a schedule.
  name TEXT PRIMARY KEY, place INTEGER, seal INTEGER, packed BLOB) WITHOUT ROWID;
"""
INDEXES = """
CREATE UNIQUE INDEX events_by_id ON events (id);
CREATE INDEX events_listed ON events
  (first, last, place, kind, ends_only, promised, recorded);
CREATE INDEX events_due ON events (last, first, place, kind, promised, recorded);
CREATE INDEX events_disputed ON events (place) WHERE disputed = 1;
CREATE INDEX events_beneath ON events (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX events_moved ON events (place) WHERE moved = 1;
CREATE INDEX mentions_of_document ON mentions (document, event);
CREATE INDEX owners_listed ON owners (family, first, last, event, ends_only);
CREATE INDEX owners_due ON owners (family, last, first, event, promised, recorded);
CREATE INDEX settled_missed ON settled (event) WHERE missed = 1;
CREATE INDEX tags_of_event ON tags (event);
CREATE INDEX links_to ON links (target);
CREATE INDEX aliases_of_event ON aliases (event);
CREATE INDEX changes_by_day ON changes (day, grp);
CREATE INDEX outcomes_of_event ON outcomes (event, recorded);
CREATE INDEX outcomes_by_day ON outcomes (recorded);
CREATE INDEX documents_by_day ON documents (dated);
"""
"""Made when the tables are full: sorting once is faster than keeping order."""
ROOM = 1 << 24
"""Places of one file: more than sixteen megabytes hold events, with room between them."""
VERSION = f"{__version__}/19-{crc32((TABLES + INDEXES).encode()):08x}"
"""The number to be raised with every change of what ``rows`` or ``search`` make of it."""
TOTAL_COLUMNS = {
    "events": 17, "mentions": 10, "owners": 9, "tags": 3, "links": 2, "aliases": 2, "settled": 8,
}  # fmt: skip
"""Of the tables that are filled from events, as ``filling`` makes them."""
