"""Reports and their versions: what is the same report, when it has changed, what is kept of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any, Final, Literal

from tocsin.collect.fetched import Fetched
from tocsin.model import Report
from tocsin.store.database import Database, Row
from tocsin.store.errors import DeskError
from tocsin.store.evidence import Evidence
from tocsin.store.fetches import Fetches
from tocsin.store.log import Log
from tocsin.store.packing import now, packed, plain, sha256, to_json, unpacked

Outcome = Literal["new", "changed", "known", "erased"]
SHORTEST_PREFIX: Final = 6
"""Hex digits of a hash that may name a report."""
COLUMNS = "v.id, v.report, v.number, r.key, v.added, r.seen, v.text_sha256, v.title, v.outlet, v.published, v.language, v.body"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a report: `report` is its number in the desk, `version` the row of its newest version."""

    report: int
    version: int
    number: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a report in the desk: its numbers, its key (what makes it the same report) and its times."""

    version: int
    report: int
    number: int
    key: str
    added: str
    seen: str
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str | None
    body: bytes | None

    @property
    def erased(self) -> bool:
        return self.body is None

    @property
    def content(self) -> Report:
        """The report as cleaned. Raises DeskError where it was erased."""
        if self.body is None:
            raise DeskError(f"report {self.report} was erased: `tocsin desk log` says when and why")
        return report_of(unpacked(self.body))


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter  # slow to import: only where reports come back from the file

    return TypeAdapter(Report)


def report_of(body: bytes) -> Report:
    """The report of its JSON."""
    found: Report = _adapter().validate_python(json.loads(body))
    return found


def content_digest(report: Report) -> bytes:
    """What makes a version: title, byline, date and text. Times of fetching and tags alone do not."""
    return sha256(to_json([report.title, report.byline, report.published, report.id]))


def key_of(report: Report) -> str:
    """What makes it the same report where the caller does not say: its address, else its text."""
    return report.url or f"text:{report.id}"


def erased_key(key: str) -> str:
    """What stands for the key of an erased report, so that the next collection does not bring it back."""
    return f"erased:{sha256(key.encode('utf8', 'replace')).hex()}"


class Reports:
    """The reports of a desk."""

    def __init__(self, database: Database, log: Log) -> None:
        self.database = database
        self.log = log
        self.evidence = Evidence(database)
        self.fetches = Fetches(database)

    def add(self, report: Report, raw: bytes, fetched: Fetched, key: str | None = None) -> Added:
        """Keep a report with its bytes and its fetch. A known report whose content differs gets a new version; one that does not
        differ leaves its fetch record only."""
        key = plain(key or key_of(report)) or ""
        with self.database.transaction():
            known = self.database.row("SELECT id, latest FROM reports WHERE key = ?", (key,))
            if known is None and (gone := self.database.value("SELECT id FROM reports WHERE key = ?", (erased_key(key),))):
                return Added(gone, 0, 0, "erased")
            if known and (same := self._unchanged(known[1], report)):
                return self._seen(known[0], same, raw, fetched)
            return self._version(known[0] if known else None, key, report, raw, fetched)

    def unchanged(self, report: Report, key: str) -> bool:
        """Whether the report with this key is there with the same content, or was erased."""
        known = self.by_key(key, updates=False)
        return known is not None and (known.erased or self._unchanged(known.version, report) is not None)

    def _unchanged(self, version: int, report: Report) -> Row | None:
        sql = "SELECT id, number FROM versions WHERE id = ? AND content = ?"
        return self.database.row(sql, (version, content_digest(report)))

    def _seen(self, number: int, version: Row, raw: bytes, fetched: Fetched) -> Added:
        digest = self.fetches.keep(fetched, sha256(raw), version[0])
        self.database.connection.execute("UPDATE reports SET seen = ? WHERE id = ?", (now(), number))
        self.log.append("seen", {"version": version[0], "fetch": digest.hex()})
        return Added(number, version[0], version[1], "known")

    def _version(self, known: int | None, key: str, report: Report, raw: bytes, fetched: Fetched) -> Added:
        run, at = self.database.connection.execute, now()
        report = replace(report, raw_sha256=sha256(raw).hex())
        number = known or int(run("INSERT INTO reports (key, seen) VALUES (?, ?)", (key, at)).lastrowid or 0)
        count = 1 + self.database.value("SELECT count(*) FROM versions WHERE report = ?", (number,))
        body = to_json(asdict(report))
        row = (
            number, count, at, bytes.fromhex(report.id), content_digest(report), sha256(body), self.evidence.keep(raw),
            plain(report.title), plain(report.outlet.name), plain(report.outlet.domain), plain(report.published),
            plain(report.language), packed(body),
        )  # fmt: skip
        columns = (
            "report, number, added, text_sha256, content, digest, evidence, title, outlet, domain, published, language, body"
        )
        done = run(f"INSERT INTO versions ({columns}) VALUES ({', '.join('?' * len(row))})", row)
        version = int(done.lastrowid or 0)
        run("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (version, plain(report.title) or "", plain(report.text)))
        run("UPDATE reports SET latest = ?, seen = ? WHERE id = ?", (version, at, number))
        fetch = self.fetches.keep(fetched, sha256(raw), version)
        self.log.append("report", logged(version, raw, body, fetch), at)
        return Added(number, version, count, "changed" if known else "new")

    def find(self, name: str) -> Kept:
        """The newest version of a report named by its number, its address or key, or the start of its text's hash. Raises
        DeskError where there is none, or several."""
        name = name.strip()
        if name.isdigit() and len(name) < 10 and (found := self.newest(int(name))):
            return found
        if number := self.database.value("SELECT id FROM reports WHERE key = ?", (name,)):
            return self._sure(self.newest(number), name)
        try:
            low = bytes.fromhex(name[: len(name) // 2 * 2])
        except ValueError:
            low = b""
        if len(name) < SHORTEST_PREFIX or not low:
            raise DeskError(f"no report {name!r} in this desk: give its number, its address, or six digits or more of its hash")
        sql = "SELECT v.report, hex(v.text_sha256) FROM versions v WHERE v.text_sha256 BETWEEN ? AND ?"
        rows = self.database.rows(sql, (low, low + b"\xff" * 32))
        numbers = {row[0] for row in rows if row[1].lower().startswith(name.lower())}
        if len(numbers) > 1:
            raise DeskError(f"{len(numbers)} reports have texts whose hash begins with {name}: {_listed(numbers)}")
        return self._sure(self.newest(numbers.pop()) if numbers else None, name)

    def _sure(self, kept: Kept | None, name: str) -> Kept:
        if kept is None:
            raise DeskError(f"no report {name!r} in this desk")
        return kept

    def by_key(self, key: str, updates: bool = True) -> Kept | None:
        """The newest version of the report with this key, erased or not; without one, of the newest update of the page with this
        address (`updates`)."""
        sql = "SELECT id FROM reports WHERE key IN (?, ?)"
        number = self.database.value(sql, (plain(key), erased_key(plain(key) or "")))
        if number is None and updates:
            sql = "SELECT id FROM reports WHERE key >= ? AND key < ? ORDER BY seen DESC, id DESC LIMIT 1"
            number = self.database.value(sql, (f"{plain(key)}#", f"{plain(key)}$"))
        return self.newest(number) if number else None

    def newest(self, number: int) -> Kept | None:
        """The newest version of a report."""
        sql = f"SELECT {COLUMNS} FROM reports r JOIN versions v ON v.id = r.latest WHERE r.id = ?"
        found = self.database.row(sql, (number,))
        return _kept(found) if found else None

    def versions(self, number: int) -> list[Kept]:
        """All versions of a report, oldest first."""
        return list(self._kept("WHERE v.report = ? ORDER BY v.number", (number,)))

    def version(self, version: int) -> Kept | None:
        """One version by its row."""
        return next(self._kept("WHERE v.id = ?", (version,)), None)

    def all(self) -> Iterator[Kept]:
        """The newest version of every report that is not erased, in the order of adding."""
        return self._kept("WHERE v.id = r.latest AND v.body IS NOT NULL ORDER BY r.id")

    def added_last(self, limit: int, outlets: Sequence[str] = (), before: int | None = None) -> list[Kept]:
        """The newest versions, last added first; of some outlets only, by their names or domains."""
        marks = ", ".join("?" * len(outlets))
        of = f"AND (v.outlet IN ({marks}) OR v.domain IN ({marks}))" if outlets else ""
        where = f"WHERE v.id = r.latest AND v.body IS NOT NULL AND v.id < ? {of} ORDER BY v.id DESC LIMIT ?"
        return list(self._kept(where, (before or 1 << 62, *outlets, *outlets, limit)))

    def _kept(self, where: str, values: tuple[Any, ...] = ()) -> Iterator[Kept]:
        sql = f"SELECT {COLUMNS} FROM versions v JOIN reports r ON r.id = v.report {where}"
        for row in self.database.rows(sql, values):
            yield _kept(row)


def _kept(row: Row) -> Kept:
    """A row of COLUMNS."""
    version, report, number, key, added, seen, text, title, outlet, published, language, body = row
    return Kept(version, report, number, key, added, seen, text.hex(), title, outlet, published, language, body)


def logged(version: int, raw: bytes, body: bytes, fetch: bytes) -> dict[str, Any]:
    """What the log says of a new version: the hashes of its bytes, its JSON and its fetch record."""
    return {"version": version, "raw": sha256(raw).hex(), "body": sha256(body).hex(), "fetch": fetch.hex()}


def _listed(numbers: set[int]) -> str:
    return ", ".join(map(str, sorted(numbers)[:10]))
