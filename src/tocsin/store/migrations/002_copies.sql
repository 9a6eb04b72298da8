-- Copied text. Made from versions, and can be made anew from them.

CREATE TABLE runs (                     -- sampled runs of three words: the first unrelated reports that have each
  hash INTEGER NOT NULL,
  version INTEGER NOT NULL REFERENCES versions,
  PRIMARY KEY (hash, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE copies (
  version INTEGER NOT NULL REFERENCES versions,
  source INTEGER NOT NULL REFERENCES versions, -- added earlier; which of the two was first in the world is another question
  share REAL NOT NULL,                  -- part of version that stands in source
  cover REAL NOT NULL,                  -- part of source that version takes up
  PRIMARY KEY (version, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_source ON copies (source);
