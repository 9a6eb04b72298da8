"""Incidents in the desk: their identifiers, versions, pointers, the blocks by which they are found, and the lines of lists."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Final

from tocsin.link.incidents import Dispute, Incident, Mention
from tocsin.link.incidents.answer import HAPPENED
from tocsin.store.answers import Summary
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.packing import packed, to_json, unpacked
from tocsin.store.tags import marks

FOUND: Final = 40
"""Incidents looked at for one blocking key, the newest."""
SAID: Final = 4
"""Lines of who holds what."""
LEVELS: Final = ("point", "province", "country", "vague")


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an incident without its body."""

    id: int
    version: int
    into: int | None
    day: int


class Incidents:
    """The incidents of a desk."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def new(self) -> int:
        """A new incident; its number. It has no version yet."""
        return int(self.database.connection.execute("INSERT INTO incidents (version) VALUES (0)").lastrowid or 0)

    def number(self, name: str) -> int:
        """The number of an identifier ("i12", or "12"). Raises DeskError where it is none, or there is no such incident."""
        digits = name.strip().lstrip("i")
        if not digits.isdecimal() or len(digits) > 18 or not self.head(int(digits)):
            raise DeskError(f"no incident {name[:40]!r} in this desk: an identifier is like i12 (`tocsin incidents`)")
        return int(digits)

    def head(self, incident: int) -> Head | None:
        """An incident's version, pointer and day."""
        row = self.database.row("SELECT id, version, into_, day FROM incidents WHERE id = ?", (incident,))
        return Head(*row) if row else None

    def resolved(self, incident: int) -> int:
        """The incident that an identifier means now."""
        while (head := self.head(incident)) and head.into:
            incident = head.into
        return incident

    def body(self, incident: int) -> Incident | None:
        """The newest version as it was derived; None where there is none, or it was taken out."""
        found = self.plain(incident)
        return Incident.from_dict(found) if found is not None else None

    def plain(self, incident: int) -> dict[str, Any] | None:
        """The same as plain JSON types: enough to compare it, or to look for a claim in it."""
        frame = self.database.value("SELECT body FROM incidents WHERE id = ?", (incident,))
        found: dict[str, Any] | None = json.loads(unpacked(frame)) if frame else None
        return found

    def bodies(self, incidents: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Several as plain JSON types, by number."""
        rows = self.database.rows(f"SELECT id, body FROM incidents WHERE id IN ({marks(incidents)})", incidents)
        return {row[0]: json.loads(unpacked(row[1])) for row in rows if row[1]}

    def disputes(self, incidents: Sequence[int]) -> list[tuple[int, Dispute]]:
        """The disputes of some incidents, in the order of these."""
        sql = f"SELECT incident, body FROM disputes WHERE incident IN ({marks(incidents)}) ORDER BY number"
        found: dict[int, list[Dispute]] = {}
        for incident, frame in self.database.rows(sql, incidents):
            found.setdefault(incident, []).append(Dispute.from_dict(json.loads(unpacked(frame))))
        return [(one, dispute) for one in incidents for dispute in found.get(one, [])]

    def put(self, incident: int, version: int, at: str, made: dict[str, Any], summary: Summary, touched: int) -> None:
        """Keep a new version, given as plain JSON types."""
        run = self.database.connection.execute
        day, first = (date.fromisoformat(d).toordinal() if d else 0 for d in (summary.day, summary.first))
        run(
            """UPDATE incidents SET version = ?, day = ?, first_day = ?, reports = ?, touched = max(touched, ?), lat = ?, lon = ?,
               queue = ?, summary = ?, body = ? WHERE id = ?""",
            (
                version, day, first, summary.reports, touched, summary.lat, summary.lon, summary.importance * summary.doubt,
                to_json(summary.to_dict()).decode(), packed(to_json(made)), incident,
            ),
        )  # fmt: skip
        run("INSERT OR REPLACE INTO incident_versions VALUES (?, ?, ?)", (incident, version, at))
        run("DELETE FROM disputes WHERE incident = ?", (incident,))
        rows = [(incident, number, packed(to_json(one))) for number, one in enumerate(made.get("disputes", ()))]
        self.database.connection.executemany("INSERT INTO disputes VALUES (?, ?, ?)", rows)

    def empty(self, incident: int, version: int, at: str) -> None:
        """Nothing belongs to it any more: it stays as an identifier, out of all lists."""
        run = self.database.connection.execute
        gone = "queue = 0, reports = 0, summary = NULL, body = NULL, lat = NULL, lon = NULL"
        sql = f"UPDATE incidents SET version = ?, {gone} WHERE id = ?"
        run(sql, (version, incident))
        run("INSERT OR REPLACE INTO incident_versions VALUES (?, ?, ?)", (incident, version, at))
        run("DELETE FROM blocks WHERE incident = ?", (incident,))
        run("DELETE FROM disputes WHERE incident = ?", (incident,))

    def point(self, gone: int, kept: int) -> None:
        """The first means the second from now on."""
        self.database.connection.execute("UPDATE incidents SET into_ = ? WHERE id = ?", (kept, gone))

    def unpoint(self, incident: int) -> None:
        """An incident means itself again."""
        self.database.connection.execute("UPDATE incidents SET into_ = NULL WHERE id = ?", (incident,))

    def made(self, incident: int, version: int) -> str | None:
        """When a version was made."""
        found = self.database.value("SELECT at FROM incident_versions WHERE incident = ? AND version = ?", (incident, version))
        return None if found is None else str(found)

    def summaries(self, incidents: Sequence[int]) -> list[Summary]:
        """Lines of lists, in the order given; those that were merged or emptied meanwhile are left out."""
        sql = f"SELECT id, summary FROM incidents WHERE id IN ({marks(incidents)}) AND into_ IS NULL AND summary IS NOT NULL"
        found = {row[0]: Summary.from_dict(json.loads(row[1])) for row in self.database.rows(sql, incidents)}
        return [found[one] for one in incidents if one in found]

    # blocks

    def block(self, incident: int, keys: Iterable[str]) -> None:
        """The incident can be found by these keys, and by those of before."""
        rows = [(hashed(key), incident) for key in keys]
        self.database.connection.executemany("INSERT OR IGNORE INTO blocks VALUES (?, ?)", rows)

    def reblock(self, incident: int, keys: Iterable[str]) -> None:
        """The incident can be found by these keys and no others."""
        self.database.connection.execute("DELETE FROM blocks WHERE incident = ?", (incident,))
        self.block(incident, keys)

    def near(self, keys: Sequence[str], most: int) -> list[int]:
        """The incidents that share keys, those first that share many and telling ones (the first keys are the most telling)."""
        found: Counter[int] = Counter()
        sql = f"SELECT incident FROM blocks WHERE key = ? ORDER BY incident DESC LIMIT {FOUND}"
        for rank, key in enumerate(keys):
            for (incident,) in self.database.rows(sql, (hashed(key),)):
                found[incident] += round(1000 / (rank + 1))
        return [incident for incident, _ in sorted(found.items(), key=lambda pair: (-pair[1], -pair[0]))[:most]]


def hashed(key: str) -> int:
    """A blocking key as a signed number of 64 bits."""
    return int.from_bytes(blake2b(key.encode("utf8", "replace"), digest_size=8).digest(), signed=True)


def summary(made: Incident, mentions: Sequence[Mention], version: int, at: str, importance: float, doubt: float) -> Summary:
    """The line of an incident for lists."""
    first, last = made.when.first, made.when.last
    site = min(made.sites, key=lambda one: LEVELS.index(getattr(one, "level", "point")), default=None)
    country = next((one.country for one in made.sites if one.country), None)
    published = made.first[:10] if made.first else None
    return Summary(
        id=made.id,
        version=version,
        type=made.type,
        title=made.title,
        day=_day(last) or _day(first) or published,
        mode=made.mode,
        first=_day(first),
        last=_day(last),
        precision=made.when.precision,
        place=site.name if site else None,
        country=country,
        lat=site.lat if site else None,
        lon=site.lon if site else None,
        place_precision=site.precision if site else None,
        actors=tuple(one.name for one in made.actors[:4]),
        recipients=tuple(one.name for one in made.recipients[:4]),
        sides=tuple(dict.fromkeys(one.country for one in made.actors if one.country))[:4],
        reports=len(made.reports),
        mentions=len(mentions),
        origins=len(made.origins),
        claims=len(made.claims),
        disputes=len(made.disputes),
        status=made.status,
        says=says(made),
        importance=importance,
        doubt=doubt,
        changed=at,
    )


def _day(ordinal: int | None) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def says(made: Incident) -> tuple[str, ...]:
    """Who holds what on whether it happened, in a few lines: what stands, denials first."""
    held = [claim for claim in made.claims if claim.question == HAPPENED and claim.stands]
    held.sort(key=lambda claim: claim.answer.polarity)
    return tuple(dict.fromkeys(f"{claim.holder.words}: {claim.answer.words}" for claim in held))[:SAID]
