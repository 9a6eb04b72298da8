-- The disputes of the newest versions of incidents, for lists of them. Made from incidents.

CREATE TABLE disputes (
  incident INTEGER NOT NULL REFERENCES incidents, number INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (incident, number)
) STRICT, WITHOUT ROWID;
