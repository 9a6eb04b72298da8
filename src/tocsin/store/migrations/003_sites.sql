-- Lines that come back on the pages of a site: its furniture. Made from versions; hashes only.

CREATE TABLE sites (
  id INTEGER PRIMARY KEY,
  domain TEXT NOT NULL UNIQUE,
  pages INTEGER NOT NULL                -- kept of it, repeated ones not counted
) STRICT;

CREATE TABLE site_lines (
  site INTEGER NOT NULL REFERENCES sites,
  line INTEGER NOT NULL,                -- 63 bits of a hash of its letters: see clean/site.py
  pages INTEGER NOT NULL,               -- on which it stood
  first INTEGER NOT NULL,               -- the site's count of pages when it was first seen
  last INTEGER NOT NULL,                -- and when it was last seen
  depth INTEGER NOT NULL,               -- the deepest that it stood inside a text, in lines from the nearer end
  PRIMARY KEY (site, line)
) STRICT, WITHOUT ROWID;
