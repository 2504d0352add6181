CREATE TABLE README (about TEXT PRIMARY KEY, text TEXT);
INSERT INTO README VALUES
  ('what', 'Promises, schedules and meetings, each with the line of the document that says so.'),
  ('today', NULL),
  ('as_of', NULL),
  ('days', 'ISO 8601 text; both ends of a period are included, and NULL is an open end.'),
  ('deadline', 'The last day of the period; a promise is late on the day after it, not before.'),
  ('state', 'Where an item stands on "today": overdue means that no evidence was found, not that it was not done.'),
  ('bound', 'on: some day in one unit; during: a span; by: only the end is said; from: only the start; undated.'),
  ('governing', 'The mention with position 1 governs; of the outcomes, the one with governs = 1.'),
  ('events', 'One row an item.'),
  ('mentions', 'Every place that speaks of an item: document, line, heading, notation as printed, its reading.'),
  ('outcomes', 'What happened, entry by entry; only ever added to.'),
  ('evidence', 'Where an outcome can be read.'),
  ('documents', 'The texts that lines count in.'),
  ('bodies', 'Ministries and others; body_names has every name, successions who came after whom.');

CREATE TABLE documents (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, title_en TEXT, publisher TEXT NOT NULL, dated TEXT NOT NULL,
  inferred INTEGER NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, url TEXT, note TEXT
);
CREATE TABLE bodies (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT, english TEXT, acronym TEXT, kind TEXT NOT NULL
);
CREATE TABLE body_names (body TEXT NOT NULL REFERENCES bodies (id), name TEXT NOT NULL);
CREATE TABLE successions (
  body TEXT NOT NULL REFERENCES bodies (id), successor TEXT NOT NULL, "on" TEXT, how TEXT NOT NULL
);
CREATE TABLE events (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, title_en TEXT, kind TEXT NOT NULL, nature TEXT,
  deliverable INTEGER NOT NULL, "when" TEXT, start TEXT, "end" TEXT, bound TEXT NOT NULL, precision TEXT NOT NULL,
  edtf TEXT NOT NULL, deadline TEXT, state TEXT NOT NULL, days_left INTEGER, no_news_days INTEGER,
  late_days INTEGER, inferred INTEGER NOT NULL, conflict INTEGER NOT NULL, part_of TEXT, note TEXT
);
CREATE TABLE event_bodies (event TEXT NOT NULL REFERENCES events (id), body TEXT NOT NULL REFERENCES bodies (id));
CREATE TABLE tags (event TEXT NOT NULL REFERENCES events (id), tag TEXT NOT NULL);
CREATE TABLE mentions (
  event TEXT NOT NULL REFERENCES events (id), position INTEGER NOT NULL, document TEXT REFERENCES documents (id),
  line INTEGER, at TEXT, "when" TEXT, start TEXT, "end" TEXT, bound TEXT NOT NULL, precision TEXT NOT NULL,
  read_as TEXT, why TEXT, PRIMARY KEY (event, position)
);
CREATE TABLE outcomes (
  event TEXT NOT NULL REFERENCES events (id), position INTEGER NOT NULL, status TEXT NOT NULL, "on" TEXT,
  recorded TEXT NOT NULL, "by" TEXT NOT NULL, note TEXT, renamed_to TEXT, candidate INTEGER NOT NULL,
  governs INTEGER NOT NULL, PRIMARY KEY (event, position)
);
CREATE TABLE evidence (
  event TEXT NOT NULL, outcome INTEGER NOT NULL, title TEXT, publisher TEXT NOT NULL, url TEXT, dated TEXT,
  FOREIGN KEY (event, outcome) REFERENCES outcomes (event, position)
);
CREATE INDEX events_by_deadline ON events (deadline);
CREATE INDEX events_by_state ON events (state);
CREATE INDEX event_bodies_by_body ON event_bodies (body);
CREATE INDEX mentions_by_document ON mentions (document, line);
