-- The desk file. Rows of evidence, fetches, versions, readings and log are added and never changed, but for an erasure,
-- which takes their content out and says so in the log.

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,          -- of the untouched bytes
  size INTEGER NOT NULL,                -- of the untouched bytes
  bytes BLOB                            -- the bytes as one zstd frame; NULL once erased
) STRICT;

CREATE TABLE fetches (
  id INTEGER PRIMARY KEY,
  asked TEXT,                           -- address asked, or the path or name of a file; NULL once erased
  answered TEXT,                        -- address that answered, after redirections
  status INTEGER,                       -- of HTTP; NULL for files
  headers TEXT,                         -- JSON: a list of [name, value], as they came
  began TEXT NOT NULL,                  -- UTC
  ended TEXT NOT NULL,
  program TEXT NOT NULL,
  sha256 BLOB NOT NULL,                 -- of the bytes that came, kept or (nothing new in them) not kept
  version INTEGER REFERENCES versions,  -- what it brought, or found unchanged
  digest BLOB NOT NULL                  -- SHA-256 of the row: see store/fetches.py
) STRICT;
CREATE INDEX fetches_by_version ON fetches (version);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,             -- what makes it the same report: its address, or file name and row
  latest INTEGER,                       -- its newest version
  seen TEXT NOT NULL                    -- when it was last met, changed or not
) STRICT;

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports,
  number INTEGER NOT NULL,              -- 1, 2, 3 … of its report
  added TEXT NOT NULL,
  text_sha256 BLOB NOT NULL,            -- Report.id
  content BLOB NOT NULL,                -- SHA-256 of title, byline, date and text: another content makes another version
  digest BLOB NOT NULL,                 -- SHA-256 of the JSON in body
  evidence INTEGER REFERENCES evidence, -- the bytes it was cleaned from
  title TEXT, outlet TEXT, domain TEXT, published TEXT, language TEXT,
  body BLOB,                            -- the Report as JSON, one zstd frame; NULL once erased
  UNIQUE (report, number)
) STRICT;
CREATE INDEX versions_by_text ON versions (text_sha256);
CREATE INDEX versions_by_evidence ON versions (evidence);
CREATE INDEX versions_by_published ON versions (published);

CREATE VIRTUAL TABLE words USING fts5(title, text, content='', tokenize="unicode61 remove_diacritics 2");

CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES versions,
  program TEXT NOT NULL, codebook TEXT NOT NULL, pipeline TEXT NOT NULL,
  added TEXT NOT NULL,
  digest BLOB NOT NULL,                 -- SHA-256 of the JSON in body
  body BLOB,                            -- the Record without its report, as JSON, one zstd frame; NULL once erased
  UNIQUE (version, program, codebook, pipeline)
) STRICT;

-- What the newest reading of each version holds, to be asked by. It can be made anew from readings at any time.
CREATE TABLE statements (
  reading INTEGER NOT NULL REFERENCES readings, key TEXT NOT NULL,
  stance TEXT NOT NULL, negated INTEGER NOT NULL, kind TEXT NOT NULL,
  holder TEXT,                          -- the innermost holder's name; NULL for an unnamed source
  country TEXT, within TEXT, score REAL NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (reading, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
  reading INTEGER NOT NULL REFERENCES readings, key TEXT NOT NULL,
  type TEXT NOT NULL, mode TEXT,
  author TEXT,                          -- the value that the report itself holds
  first_day TEXT, last_day TEXT, score REAL NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (reading, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE actors (
  reading INTEGER NOT NULL REFERENCES readings,
  part TEXT NOT NULL,                   -- holder, addressee, actor, recipient, mentioned
  owner TEXT NOT NULL,                  -- key of the statement or event; '' where mentioned only
  name TEXT NOT NULL, actor TEXT, country TEXT, start INTEGER, "end" INTEGER
) STRICT;
CREATE TABLE places (
  reading INTEGER NOT NULL REFERENCES readings,
  owner TEXT NOT NULL,                  -- key of the event; '' where named only
  name TEXT NOT NULL, geonameid INTEGER, country TEXT, lat REAL, lon REAL, precision TEXT, role TEXT, literal INTEGER NOT NULL,
  start INTEGER, "end" INTEGER
) STRICT;
CREATE INDEX statements_by_holder ON statements (holder);
CREATE INDEX events_by_type ON events (type, first_day);
CREATE INDEX actors_by_name ON actors (name);
CREATE INDEX actors_by_reading ON actors (reading);
CREATE INDEX places_by_name ON places (name);
CREATE INDEX places_by_geonameid ON places (geonameid);
CREATE INDEX places_by_reading ON places (reading);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,                   -- feed, page, sitemap, folder
  definition TEXT NOT NULL,             -- JSON: title, outlet, owner, country, side, language, wire, grade, note
  state TEXT NOT NULL                   -- JSON: validators of the last answer, failures, when to ask again; not evidence
) STRICT;

CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                     -- UTC
  kind TEXT NOT NULL,
  body TEXT NOT NULL,                   -- JSON: which rows, with their hashes
  hash BLOB NOT NULL                    -- SHA-256 of "previous hash in hex\nseq\nat\nkind\nbody"
) STRICT;

CREATE TRIGGER log_keeps BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
CREATE TRIGGER evidence_keeps BEFORE UPDATE ON evidence
  WHEN NEW.bytes IS NOT NULL OR NEW.sha256 != OLD.sha256 BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END;
CREATE TRIGGER versions_stay BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END;
CREATE TRIGGER versions_keep BEFORE UPDATE ON versions
  WHEN NEW.body IS NOT NULL OR NEW.digest != OLD.digest BEGIN SELECT RAISE(ABORT, 'versions are never changed'); END;
CREATE TRIGGER readings_stay BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END;
CREATE TRIGGER readings_keep BEFORE UPDATE ON readings
  WHEN NEW.body IS NOT NULL OR NEW.digest != OLD.digest BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END;
