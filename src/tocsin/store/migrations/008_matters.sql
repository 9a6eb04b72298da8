-- What each report is about, and the terms by which reports on one matter are found.

CREATE TABLE matters (
  report INTEGER PRIMARY KEY REFERENCES reports,
  terms TEXT NOT NULL                   -- JSON: term -> weight
) STRICT;
CREATE TABLE matter_terms (
  term TEXT NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (term, report)
) STRICT, WITHOUT ROWID;
