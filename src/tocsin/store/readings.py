"""Readings: the record of a version, stamped with what made it. A newer pipeline adds a reading and takes none away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from tocsin.model import Record, Report, Version
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.index import index
from tocsin.store.log import Log
from tocsin.store.packing import now, packed, sha256, to_json, unpacked
from tocsin.store.reports import Kept, Reports


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a version: its row, its stamp, when it was made."""

    id: int
    version: int
    stamp: Version
    added: str
    erased: bool


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def body_of(record: Record) -> bytes:
    """The JSON of a record without its report, which the version holds. Where the reader cut the text or warned, it says so."""
    value = asdict(record)
    report = value.pop("report")
    value["report"] = {"id": report["id"], "length": len(report["text"]), "warnings": report["warnings"]}
    return to_json(value)


def record_of(body: bytes, report: Report) -> Record:
    """The record of its JSON and of the version's report."""
    value = json.loads(body)
    about = value["report"]
    text = report.text[: about["length"]]
    read = replace(report, text=text, warnings=about["warnings"], id=about["id"])
    found: Record = _adapter().validate_python(value | {"report": asdict(read)})
    return found


class Readings:
    """The readings of a desk."""

    def __init__(self, database: Database, log: Log, reports: Reports) -> None:
        self.database = database
        self.log = log
        self.reports = reports

    def keep(self, record: Record, version: int) -> int:
        """Add the reading of a version; its row. One by the same program, codebook and pipeline is there already: that one's row.
        Raises DeskError where the record has no stamp, or is not of this version."""
        stamp = record.version
        if not (stamp.program and stamp.codebook and stamp.pipeline):
            raise DeskError("a reading without the versions of program, codebook and pipeline cannot be kept")
        with self.database.transaction() as connection:
            kept = self._whole(version)
            if not kept.content.text.startswith(record.report.text):
                raise DeskError(f"the reading is not of version {version}: its text differs")
            known = self.database.value(
                "SELECT id FROM readings WHERE version = ? AND program = ? AND codebook = ? AND pipeline = ?",
                (version, stamp.program, stamp.codebook, stamp.pipeline),
            )
            if known:
                return int(known)
            body, at = body_of(record), now()
            row = (version, stamp.program, stamp.codebook, stamp.pipeline, at, sha256(body), packed(body))
            columns = "version, program, codebook, pipeline, added, digest, body"
            done = connection.execute(f"INSERT INTO readings ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            reading = int(done.lastrowid or 0)
            index(connection, record, reading, version)
            self.log.append("reading", {"reading": reading, "version": version, "body": sha256(body).hex()}, at)
            return reading

    def _whole(self, version: int) -> Kept:
        kept = self.reports.version(version)
        if kept is None or kept.erased:
            raise DeskError(f"version {version} is not in this desk, or was erased")
        return kept

    def of(self, version: int) -> list[Reading]:
        """The readings of a version, oldest first."""
        sql = "SELECT id, version, program, codebook, pipeline, added, body IS NULL FROM readings WHERE version = ? ORDER BY id"
        return [Reading(r[0], r[1], Version(*r[2:5]), r[5], bool(r[6])) for r in self.database.rows(sql, (version,))]

    def stamps(self) -> list[Version]:
        """The programs, codebooks and pipelines that made the readings, each combination once."""
        sql = "SELECT DISTINCT program, codebook, pipeline FROM readings WHERE body IS NOT NULL"
        return [Version(*row) for row in self.database.rows(sql)]

    def record(self, version: int, reading: int | None = None) -> Record | None:
        """What a version says, after its newest reading or one named by its row. None where it was not read, or erased."""
        kept = self.reports.version(version)
        sql = "SELECT body FROM readings WHERE version = ? AND (? IS NULL OR id = ?) ORDER BY id DESC LIMIT 1"
        body = self.database.value(sql, (version, reading, reading))
        if kept is None or kept.erased or body is None:
            return None
        return record_of(unpacked(body), kept.content)

    def missing(self, stamp: Version) -> Iterator[Kept]:
        """The newest versions that these three have not read yet, oldest first."""
        sql = """
            SELECT r.latest FROM reports r JOIN versions v ON v.id = r.latest WHERE v.body IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM readings g WHERE g.version = r.latest AND g.program = ? AND g.codebook = ? AND g.pipeline = ?)
            ORDER BY r.latest"""
        for (version,) in list(self.database.rows(sql, (stamp.program, stamp.codebook, stamp.pipeline))):
            if kept := self.reports.version(version):
                yield kept
