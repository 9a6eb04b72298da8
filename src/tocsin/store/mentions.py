"""Mentions in the desk: the events of reports as linking compares them, and the incidents that each belongs or belonged to."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.link.incidents import Link, Mention
from tocsin.store.database import Database
from tocsin.store.packing import packed, to_json, unpacked
from tocsin.store.tags import marks

REMEMBERED: Final = 20_000
"""Mentions kept in memory once they were read: linking meets those of the last days again and again."""


@dataclass(frozen=True, slots=True)
class Row:
    """A mention with its row, and its incident: None while it has none."""

    id: int
    mention: Mention
    version: int
    reading: int
    incident: int | None = None
    link: Link | None = None


class Mentions:
    """The mentions of a desk and their memberships."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._seen: OrderedDict[int, Mention] = OrderedDict()
        self._guard = threading.Lock()

    def add(self, mention: Mention, version: int, reading: int) -> int:
        """Keep a mention; its row."""
        at = mention.trigger
        row = (mention.key, mention.report, version, reading, at.start, at.end, mention.type, packed(to_json(mention.to_dict())))
        columns = 'key, report, version, reading, start, "end", type, body'
        done = self.database.connection.execute(f"INSERT INTO mentions ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return int(done.lastrowid or 0)

    def same(self, mention: int, reading: int) -> None:
        """A new reading found the same mention."""
        self.database.connection.execute("UPDATE mentions SET reading = ? WHERE id = ?", (reading, mention))

    def gone(self, mention: int) -> None:
        """A new reading, or a new version of the report, has it no longer."""
        self.database.connection.execute("UPDATE mentions SET gone = 1 WHERE id = ?", (mention,))

    def erase(self, report: int) -> None:
        """Take out all mentions of a report, with their memberships: none of its words stays."""
        run = self.database.connection.execute
        ids = [row[0] for row in self.database.rows("SELECT id FROM mentions WHERE report = ?", (report,))]
        run(f"DELETE FROM memberships WHERE mention IN ({marks(ids)})", ids)
        run("DELETE FROM mentions WHERE report = ?", (report,))
        with self._guard:
            for mention in ids:
                self._seen.pop(mention, None)

    def of_report(self, report: int) -> list[Row]:
        """What the newest reading of a report's newest version has, in the order of the text."""
        return self._rows("m.report = ? AND m.gone = 0 ORDER BY m.start, m.id", (report,))

    def of_incident(self, incident: int, most: int | None = None) -> list[Row]:
        """The mentions that belong to an incident now; with `most` at most so many, half the first ones, half the newest."""
        ids = [row[0] for row in self.database.rows(OF_INCIDENT, (incident,))]
        if most is not None and len(ids) > most:
            ids = [*ids[: most // 2], *ids[-(most - most // 2) :]]
        return self._rows(f"m.id IN ({marks(ids)}) ORDER BY m.id", ids)

    def at_version(self, incident: int, version: int) -> list[tuple[Mention, Link]]:
        """The mentions that belonged to an incident at one of its versions."""
        sql = """SELECT mention, link FROM memberships WHERE incident = ? AND since <= ? AND (until IS NULL OR until > ?)
                 ORDER BY mention"""
        rows = list(self.database.rows(sql, (incident, version, version)))
        found = self.load([row[0] for row in rows])
        return [(found[mention], Link.from_dict(json.loads(link))) for mention, link in rows if mention in found]

    def _rows(self, where: str, values: Sequence[int]) -> list[Row]:
        sql = f"""SELECT m.id, m.version, m.reading, s.incident, s.link FROM mentions m
                  LEFT JOIN memberships s ON s.mention = m.id AND s.until IS NULL WHERE {where}"""
        rows = list(self.database.rows(sql, values))
        found = self.load([row[0] for row in rows])
        return [Row(r[0], found[r[0]], r[1], r[2], r[3], Link.from_dict(json.loads(r[4])) if r[4] else None) for r in rows]

    def load(self, ids: Sequence[int]) -> dict[int, Mention]:
        """Mentions by their rows."""
        with self._guard:
            found = {id: self._seen[id] for id in ids if id in self._seen}
        missing = [id for id in ids if id not in found]
        for start in range(0, len(missing), 900):
            part = missing[start : start + 900]
            for id, body in self.database.rows(f"SELECT id, body FROM mentions WHERE id IN ({marks(part)})", part):
                found[id] = Mention.from_dict(json.loads(unpacked(body)))
        if missing:
            self._remember({id: found[id] for id in missing if id in found})
        return found

    def _remember(self, new: dict[int, Mention]) -> None:
        with self._guard:
            self._seen.update(new)
            while len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)

    # memberships

    def joined(self, incident: int, mention: int, since: int, link: Link) -> None:
        """From this version of the incident on the mention belongs to it."""
        text = to_json(link.to_dict()).decode()
        sql = "INSERT OR REPLACE INTO memberships (incident, mention, since, until, link) VALUES (?, ?, ?, NULL, ?)"
        self.database.connection.execute(sql, (incident, mention, since, text))

    def left(self, incident: int, mentions: Iterable[int], until: int) -> None:
        """From this version of the incident on the mentions do not belong to it. What was in no kept version is forgotten."""
        run = self.database.connection.execute
        for mention in mentions:
            run("DELETE FROM memberships WHERE incident = ? AND mention = ? AND since >= ?", (incident, mention, until))
            run(
                "UPDATE memberships SET until = ? WHERE incident = ? AND mention = ? AND until IS NULL",
                (until, incident, mention),
            )


OF_INCIDENT: Final = "SELECT mention FROM memberships WHERE incident = ? AND until IS NULL ORDER BY mention"
