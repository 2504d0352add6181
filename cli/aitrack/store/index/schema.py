"""The tables of the index, in the model's words; ``.schema`` in the sqlite3 shell shows all this.

Days are numbers that a person can read and SQLite can order: 20261122. Lists are lines of one text.
``place`` orders events as the store has them: a number for the file, then room between neighbours
for events that come later. A ``seal`` is a checksum of what is shown of a row, ``packed`` all of it
in one value; see ``rows``.
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
  file TEXT, sha256 TEXT, inferred INTEGER, note TEXT, title_en TEXT, url TEXT,
  publisher_en TEXT, note_en TEXT,
  lines INTEGER,
  seal INTEGER) WITHOUT ROWID;
CREATE TABLE bodies (
  -- family: the body that stands for all predecessors and successors.
  id TEXT PRIMARY KEY, place INTEGER, family TEXT, name TEXT, kind TEXT, short TEXT, names TEXT,
  english TEXT, acronym TEXT, until INTEGER, sources TEXT, note TEXT,
  heirs TEXT, succeeded INTEGER, how TEXT, said_by TEXT,  -- what it became, when, how, its sources
  seal INTEGER) WITHOUT ROWID;
CREATE TABLE former (
  -- Names a body used to have.
  body TEXT, number INTEGER, name TEXT, short TEXT, english TEXT, acronym TEXT, until INTEGER,
  how TEXT, sources TEXT, PRIMARY KEY (body, number)) WITHOUT ROWID;
CREATE TABLE names (
  -- Every name of a body, folded as names are compared.
  name TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE events (
  -- promised: 1 what is to be delivered, so that it can be late; 2 an amount planned, 3 a target,
  -- 4 an umbrella over other events; 0 anything else.
  place INTEGER PRIMARY KEY, id TEXT, title TEXT, kind TEXT, promised INTEGER,
  ministries TEXT, ministry_ids TEXT, ministries_from INTEGER, disagree TEXT, part_of TEXT,
  related TEXT, renamed_from TEXT, tags TEXT, note TEXT, source TEXT, title_en TEXT, nature TEXT,
  field TEXT, field_ministries TEXT, field_ministry_ids TEXT,
  ministries_en TEXT, note_en TEXT, field_ministries_en TEXT,
  printed TEXT,     -- the ministries as the document writes them, where that is not as we do
  now TEXT, now_en TEXT, now_ids TEXT, moved_to TEXT,  -- who has the work of those that are gone
  tags_en TEXT,
  first INTEGER,    -- first day of the governing mention; the last where only that is said;
  last INTEGER,     -- last day, which is the deadline; 99999999 where none is said
  ends_only INTEGER,   -- 1: only the end is said, so it may have begun at any time
  document TEXT,    -- of the governing mention
  disputed INTEGER, -- 1: its mentions contradict each other
  moved INTEGER,    -- 1: documents of different days speak of it
  recorded INTEGER, -- 1: some entry of the record is about it, so look into settled
  seal INTEGER, packed BLOB  -- all that is shown of it and of its mentions, as it is read
  );
CREATE TABLE mentions (
  -- number 0 governs. printed: the notation as printed; supplied: read_as adds what is left out.
  event INTEGER, number INTEGER, document TEXT, line INTEGER, at TEXT, printed TEXT,
  first INTEGER, last INTEGER, bound TEXT, "precision" TEXT, inferred INTEGER,
  read_as TEXT, why TEXT, supplied INTEGER, ministries TEXT, why_en TEXT,
  ministries_en TEXT,
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
  first INTEGER, last INTEGER, bound TEXT, "precision" TEXT, inferred INTEGER,  -- "on" as days
  recorded INTEGER, by TEXT, note TEXT, renamed_to TEXT, candidate INTEGER,
  note_en TEXT, renamed_to_en TEXT,
  retracts TEXT,  -- the key of an earlier entry, a checksum of what it says, that no longer holds
  seal INTEGER, packed BLOB  -- all that is shown of it and of its evidence, as it is read
  );
CREATE TABLE evidence (
  outcome INTEGER, number INTEGER, title TEXT, publisher TEXT, url TEXT, dated INTEGER,
  file TEXT, sha256 TEXT,  -- a file of the recorder's own
  registered TEXT,         -- the number of an official document
  PRIMARY KEY (outcome, number)) WITHOUT ROWID;
CREATE TABLE settled (
  -- From which day to before which an outcome settles an event: 99999999 is for good.
  event INTEGER, since INTEGER, till INTEGER,
  day INTEGER,  -- the last on which it may have happened; 99999999 where none is said
  first INTEGER, last INTEGER, ends_only INTEGER,  -- of the event
  PRIMARY KEY (event, since)) WITHOUT ROWID;
CREATE TABLE missed (
  -- From which day to before which the record says that it had not been done, its deadline past.
  event INTEGER, since INTEGER, till INTEGER, PRIMARY KEY (event, since)) WITHOUT ROWID;
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
  -- How many events of a group begin and end in a month such as 202611, where that day is said;
  -- what has no days at all does both in 999999.
  grp TEXT, month INTEGER, starts INTEGER, ends INTEGER,
  PRIMARY KEY (grp, month)) WITHOUT ROWID;
CREATE TABLE synonyms (
  -- Words that mean the same to a search, by the number of what they mean.
  meaning INTEGER, number INTEGER, word TEXT, PRIMARY KEY (meaning, number)) WITHOUT ROWID;
CREATE TABLE plans (
  -- Reminder schedules, by name, and the file each stands in; without a name what the stores
  -- add to the days off. Filled when somebody first asks for a schedule.
  name TEXT PRIMARY KEY, place INTEGER, path TEXT, own INTEGER, packed BLOB,
  seal INTEGER) WITHOUT ROWID;
CREATE TABLE days_off (
  -- Public holidays of the years around meta.base, as the holidays package knows them.
  day INTEGER PRIMARY KEY, name TEXT, seal INTEGER);
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
VERSION = f"{__version__}/18-{crc32((TABLES + INDEXES).encode()):08x}"
"""The number to be raised with every change of what ``rows`` or ``search`` make of it."""
TOTAL_COLUMNS = {
    "events": 38, "mentions": 17, "owners": 9, "tags": 3, "links": 2, "aliases": 2, "settled": 7,
    "missed": 3,
}  # fmt: skip
"""Of the tables that are filled from events, as ``rows`` makes them."""
