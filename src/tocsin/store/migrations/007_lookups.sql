-- What pages count and look up without reading through versions and log.

CREATE INDEX versions_by_language ON versions (language);
CREATE INDEX versions_erased ON versions (id) WHERE body IS NULL;
CREATE INDEX log_by_kind ON log (kind, seq);
