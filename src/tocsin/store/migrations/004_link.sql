-- Incidents, stories, reviews. All but reviews (and the log) is made from readings and can be made anew from them.

CREATE TABLE mentions (                 -- an event of a report, as linking compares it
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                    -- REPORT.VERSION/EVENT
  report INTEGER NOT NULL REFERENCES reports,
  version INTEGER NOT NULL REFERENCES versions,
  reading INTEGER NOT NULL,             -- the reading that it was last found in
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, -- of its trigger
  type TEXT NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,      -- 1: a newer reading or version has it no longer
  body BLOB NOT NULL                    -- link.incidents.Mention as JSON, one zstd frame
) STRICT;
CREATE INDEX mentions_by_report ON mentions (report, gone);

CREATE TABLE incidents (
  id INTEGER PRIMARY KEY,               -- i12 is 12
  into_ INTEGER REFERENCES incidents,   -- the one that it was merged into
  version INTEGER NOT NULL,             -- its newest; 0 while it is being made
  day INTEGER NOT NULL DEFAULT 0,       -- ordinal of its last day, else of its publication: the order of lists
  first_day INTEGER NOT NULL DEFAULT 0,
  reports INTEGER NOT NULL DEFAULT 0,
  touched INTEGER NOT NULL DEFAULT 0,   -- its newest entry of history
  lat REAL, lon REAL,
  queue REAL NOT NULL DEFAULT 0,        -- importance × doubt; 0 once reviewed
  summary TEXT,                         -- JSON: a line for lists
  body BLOB                             -- link.incidents.Incident of the newest version as JSON, one zstd frame
) STRICT;
CREATE INDEX incidents_by_touched ON incidents (touched) WHERE into_ IS NULL;
CREATE INDEX incidents_by_reports ON incidents (reports) WHERE into_ IS NULL;
CREATE INDEX incidents_by_queue ON incidents (queue) WHERE queue > 0;
CREATE INDEX incidents_by_into ON incidents (into_) WHERE into_ IS NOT NULL;

CREATE TABLE incident_versions (
  incident INTEGER NOT NULL REFERENCES incidents, version INTEGER NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (incident, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (              -- a mention belongs to an incident from one version of it (since) up to another (until)
  incident INTEGER NOT NULL REFERENCES incidents, mention INTEGER NOT NULL REFERENCES mentions,
  since INTEGER NOT NULL, until INTEGER,
  link TEXT NOT NULL,                   -- JSON: why it was joined
  PRIMARY KEY (incident, mention, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_mention ON memberships (mention);

CREATE TABLE blocks (                   -- where an incident is looked for
  key INTEGER NOT NULL, incident INTEGER NOT NULL, PRIMARY KEY (key, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_by_incident ON blocks (incident);

CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,                     -- UTC: when it entered the record
  incident INTEGER NOT NULL REFERENCES incidents, version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  report INTEGER,                       -- that brought it
  body TEXT NOT NULL                    -- link.incidents.Change as JSON
) STRICT;
CREATE INDEX history_by_incident ON history (incident);
CREATE INDEX history_by_report ON history (report);
CREATE INDEX history_by_time ON history (at);

CREATE TABLE positions (                -- who takes part in what, by whose words
  report INTEGER NOT NULL REFERENCES reports, key TEXT NOT NULL, proposition TEXT NOT NULL, polarity INTEGER NOT NULL,
  published TEXT, body BLOB NOT NULL,
  PRIMARY KEY (report, key, proposition)
) STRICT, WITHOUT ROWID;
CREATE INDEX positions_by_proposition ON positions (proposition, polarity, published);
CREATE TABLE propositions (
  key TEXT PRIMARY KEY, plus INTEGER NOT NULL, minus INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE linked (                   -- which reading of a report was linked, and in which story it is
  report INTEGER PRIMARY KEY REFERENCES reports, version INTEGER NOT NULL, reading INTEGER NOT NULL,
  story INTEGER, why TEXT
) STRICT;
CREATE INDEX linked_by_story ON linked (story);

CREATE TABLE stories (
  id INTEGER PRIMARY KEY,               -- s12 is 12
  into_ INTEGER REFERENCES stories,
  size INTEGER NOT NULL, first_day INTEGER, last_day INTEGER, title TEXT,
  body BLOB                             -- sums of terms and what else grouping needs, JSON as one zstd frame
) STRICT;
CREATE INDEX stories_by_last ON stories (last_day) WHERE into_ IS NULL;
CREATE INDEX stories_by_into ON stories (into_) WHERE into_ IS NOT NULL;
CREATE TABLE story_keys (
  term TEXT NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (term, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_keys_by_story ON story_keys (story);
CREATE TABLE story_terms (
  term TEXT PRIMARY KEY, reports INTEGER NOT NULL, capital INTEGER NOT NULL, small INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE state (name TEXT PRIMARY KEY, value REAL NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE tags (                     -- what incidents and reports can be asked by
  id INTEGER PRIMARY KEY,
  "of" TEXT NOT NULL,                   -- incident, report
  kind TEXT NOT NULL, value TEXT NOT NULL, words TEXT NOT NULL,
  n INTEGER NOT NULL,
  UNIQUE ("of", kind, value)
) STRICT;
CREATE INDEX tags_by_count ON tags ("of", kind, n);
CREATE VIRTUAL TABLE tag_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 2");
CREATE TABLE incident_tags (
  tag INTEGER NOT NULL REFERENCES tags, day INTEGER NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (tag, day, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_tags_by_thing ON incident_tags (thing, tag, day);
CREATE TABLE report_tags (
  tag INTEGER NOT NULL REFERENCES tags, day INTEGER NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (tag, day, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_tags_by_thing ON report_tags (thing, tag, day);

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,               -- v12 is 12
  at TEXT NOT NULL, author TEXT NOT NULL, kind TEXT NOT NULL,
  report INTEGER, other_report INTEGER, -- those of its passages
  source TEXT, claim TEXT,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  digest BLOB NOT NULL,                 -- SHA-256 of the JSON in body, as the log has it
  body BLOB                             -- link.incidents.Review as JSON, one zstd frame; NULL once its report was erased
) STRICT;
CREATE INDEX reviews_by_report ON reviews (report);
CREATE INDEX reviews_by_other ON reviews (other_report);
CREATE INDEX reviews_by_source ON reviews (source);
CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'reviews are never deleted'); END;
