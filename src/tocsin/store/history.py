"""History: every change of an incident, dated and typed. Only added to, but for an erasure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tocsin.link.incidents import Change
from tocsin.store.answers import Entered
from tocsin.store.database import Database
from tocsin.store.packing import to_json

COLUMNS = "seq, at, incident, version, body"
OWN = "'claim', 'denied', 'second origin', 'merged', 'split', 'reviewed'"
"""Kinds whose words are of one report alone: other kinds set the words of several side by side."""


class Headed(NamedTuple):
    """An entry without its words."""

    seq: int
    incident: int
    kind: str


class History:
    """The changes in a desk's incidents."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def enter(self, incident: int, version: int, at: str, changes: Sequence[Change]) -> int:
        """Add changes; the number of the last entry, 0 where there is none."""
        last = 0
        for change in changes:
            row = (at, incident, version, change.kind, change.report, to_json(change.to_dict()).decode())
            sql = "INSERT INTO history (at, incident, version, kind, report, body) VALUES (?, ?, ?, ?, ?, ?)"
            last = int(self.database.connection.execute(sql, row).lastrowid or 0)
        return last

    def newest(
        self, before: int | None = None, since: str | int | None = None, incidents: Sequence[int] = ()
    ) -> Iterator[Headed]:
        """The entries without their words, newest first, as they come: before a number, since a number or a time (UTC), of some
        incidents."""
        where, values = ["seq < ?"], list[Any]([before or 1 << 62])
        if isinstance(since, int):
            where, values = [*where, "seq > ?"], [*values, since]
        elif since is not None:
            where, values = [*where, "at >= ?"], [*values, since]
        if incidents:
            where, values = [*where, f"incident IN ({', '.join('?' * len(incidents))})"], [*values, *incidents]
        sql = f"SELECT seq, incident, kind FROM history WHERE {' AND '.join(where)} ORDER BY seq DESC"
        return (Headed(*row) for row in self.database.rows(sql, values))

    def entries(self, seqs: Sequence[int]) -> Iterator[Entered]:
        """Entries by their numbers, in the order given, as they are needed."""
        sql = f"SELECT {COLUMNS} FROM history WHERE seq = ?"
        for number in seqs:
            for seq, at, incident, version, body in self.database.rows(sql, (number,)):
                yield Entered(seq, at, f"i{incident}", version, Change.from_dict(json.loads(body)))

    def erase(self, report: int, incidents: Sequence[int]) -> None:
        """Take out what a report brought, and of the incidents that it was in all words that may be its own."""
        run = self.database.connection.execute
        run("DELETE FROM history WHERE report = ?", (report,))
        for incident in incidents:
            run(f"DELETE FROM history WHERE incident = ? AND kind NOT IN ({OWN})", (incident,))
