"""The proof: everything hashed again, the chain of the log followed, and where it breaks said in a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tocsin.model import Actor, Count, Place, Record, Report, Span, When
from tocsin.store.database import Database
from tocsin.store.fetches import COLUMNS, digest_of
from tocsin.store.log import GENESIS, Log
from tocsin.store.packing import sha256, unpacked
from tocsin.store.readings import record_of
from tocsin.store.reports import report_of

Tell = Callable[[str, int, int], None]
"""Called with what is being checked, how many are done, and how many there are."""
KINDS = ("evidence", "versions", "readings", "fetches", "reviews", "log")


@dataclass(slots=True)
class Proof:
    """What was checked, how many of each kind, and every fault in a line of its own. `seq` and `head` are the last entry of the
    log and its hash: two proofs of one desk agree on the earlier head, unless the log was rewritten."""

    counts: dict[str, int] = field(default_factory=dict)
    erased: int = 0
    faults: list[str] = field(default_factory=list)
    seq: int = 0
    head: str = ""

    @property
    def sound(self) -> bool:
        return not self.faults


def verify(database: Database, tell: Tell = lambda what, done, of: None) -> Proof:
    """Check the whole desk; changes nothing."""
    proof = Proof()
    logged = Logged()
    checks: dict[str, Callable[[], Iterator[str | None]]] = {
        "log": lambda: _log(database, logged),
        "evidence": lambda: _evidence(database, proof),
        "versions": lambda: _versions(database, proof, logged),
        "readings": lambda: _readings(database, logged),
        "fetches": lambda: _fetches(database, logged),
        "reviews": lambda: _reviews(database, logged),
    }
    for kind, check in checks.items():
        of = database.value(f"SELECT count(*) FROM {kind}")
        proof.counts[kind] = of
        for done, fault in enumerate(check(), 1):
            if fault:
                proof.faults.append(fault)
            tell(kind, done, of)
    proof.faults += logged.unmet()
    proof.faults += [f"the file: {row[0]}" for row in database.rows("PRAGMA quick_check") if row[0] != "ok"]
    proof.seq, head = Log(database).head()
    proof.head = head.hex()
    return proof


@dataclass(slots=True)
class Logged:
    """What the log says that the desk holds: the hashes of each version, reading and fetch."""

    versions: dict[int, dict[str, Any]] = field(default_factory=dict)
    readings: dict[int, str] = field(default_factory=dict)
    fetches: set[str] = field(default_factory=set)
    reviews: dict[int, str] = field(default_factory=dict)
    erased: set[int] = field(default_factory=set)

    def take(self, kind: str, body: dict[str, Any]) -> None:
        """Note one entry."""
        if kind == "report":
            self.versions[body["version"]] = body
        elif kind == "reading":
            self.readings[body["reading"]] = body["body"]
        elif kind == "review":
            self.reviews[body["review"]] = body["body"]
        elif kind == "erase":
            self.erased.update(body["versions"])
        if "fetch" in body:
            self.fetches.add(body["fetch"])

    def unmet(self) -> list[str]:
        """What the log has and the desk has not (each row that was found was taken out before)."""
        missing = [f"version {v}: in the log, but its row is gone" for v in self.versions]
        missing += [f"reading {r}: in the log, but its row is gone" for r in self.readings]
        missing += [f"review {r}: in the log, but its row is gone" for r in self.reviews]
        return missing + [f"fetch {f[:12]}…: in the log, but its row is gone or was changed" for f in sorted(self.fetches)]


def _log(database: Database, logged: Logged) -> Iterator[str | None]:
    before, number = GENESIS, 0
    for entry in Log(database).entries():
        fault = None
        if entry.seq != number + 1:
            fault = f"log entry {number + 1}: missing"
        elif entry.hash != entry.expected(before):
            fault = f"log entry {entry.seq} of {entry.at}: the chain breaks here, it or an entry before it was changed"
        before, number = entry.hash, entry.seq
        try:
            logged.take(entry.kind, json.loads(entry.body))
        except (ValueError, KeyError, TypeError):
            fault = fault or f"log entry {entry.seq}: cannot be read"
        yield fault


def _evidence(database: Database, proof: Proof) -> Iterator[str | None]:
    for digest, size, frame in database.rows("SELECT sha256, size, bytes FROM evidence ORDER BY id"):
        if frame is None:
            proof.erased += 1
            yield None
            continue
        raw, fault = _unpacked(frame)
        if raw is None:
            yield f"bytes {digest.hex()}: {fault}"
        elif sha256(raw) != digest or len(raw) != size:
            yield f"bytes {digest.hex()}: altered, their hash is now {sha256(raw).hex()}"
        else:
            yield None


def _versions(database: Database, proof: Proof, logged: Logged) -> Iterator[str | None]:
    sql = """SELECT v.id, v.digest, v.text_sha256, v.body, e.sha256 FROM versions v
             LEFT JOIN evidence e ON e.id = v.evidence ORDER BY v.id"""
    for version, digest, text, frame, raw in database.rows(sql):
        entry = logged.versions.pop(version, None)
        yield _version_fault(version, digest, text, frame, raw, entry, version in logged.erased)


def _version_fault(
    version: int, digest: bytes, text: bytes, frame: bytes | None, raw: bytes | None, entry: dict[str, Any] | None, erased: bool
) -> str | None:
    """What is wrong with one version."""
    if entry is None:
        return f"version {version}: not in the log"
    if entry["body"] != digest.hex() or raw is None or entry["raw"] != raw.hex():
        return f"version {version}: its hashes are not those of the log"
    if frame is None:
        return None if erased else f"version {version}: its content is gone, and no erasure is in the log"
    body, fault = _unpacked(frame)
    if body is None:
        return f"version {version}: {fault}"
    if sha256(body) != digest:
        return f"version {version}: altered, the hash of its content is now {sha256(body).hex()}"
    report = report_of(body)
    if Report(report.text).id != text.hex() or report.raw_sha256 != raw.hex():
        return f"version {version}: its text or its bytes are not those that it names"
    return None


def _readings(database: Database, logged: Logged) -> Iterator[str | None]:
    sql = "SELECT g.id, g.digest, g.body, v.body, v.digest FROM readings g JOIN versions v ON v.id = g.version ORDER BY g.id"
    for reading, digest, frame, version, whole in database.rows(sql):
        entry = logged.readings.pop(reading, None)
        if entry is None:
            yield f"reading {reading}: not in the log"
        elif entry != digest.hex():
            yield f"reading {reading}: its hash is not that of the log"
        elif frame is None or version is None:
            yield None if version is None else f"reading {reading}: its content is gone, and no erasure is in the log"
        else:
            yield _reading_fault(reading, digest, frame, version, whole)


def _reading_fault(reading: int, digest: bytes, frame: bytes, version: bytes, whole: bytes) -> str | None:
    body, fault = _unpacked(frame)
    if body is None:
        return f"reading {reading}: {fault}"
    if sha256(body) != digest:
        return f"reading {reading}: altered, the hash of its content is now {sha256(body).hex()}"
    raw, _ = _unpacked(version)
    if raw is None or sha256(raw) != whole:
        return None  # the version's own fault, told there
    record = record_of(body, report_of(raw))
    wrong = next((s for s in spans(record) if record.report.text[s.start : s.end] != s.text), None)
    return f"reading {reading}: “{wrong.text[:60]}” does not stand at {wrong.start} of its text" if wrong else None


def spans(record: Record) -> Iterator[Span]:
    """Every passage that a record points at."""
    for s in record.statements:
        yield from (x for x in (s.cue, s.channel, s.evidence, *s.content) if x)
        yield from (a.mention for a in (*s.holders, *s.addressees) if a.mention)
    for e in record.events:
        yield from (e.trigger, e.evidence)
        yield from mentions([*e.actors, *e.recipients, *e.places, *e.counts, *([e.when] if e.when else [])])
    yield from mentions([*record.places, *record.actors])


def mentions(parts: Sequence[Actor | Place | Count | When]) -> Iterator[Span]:
    """The words of the text that these were found by."""
    yield from (part.mention for part in parts if part.mention)


def _fetches(database: Database, logged: Logged) -> Iterator[str | None]:
    sql = f"SELECT f.id, f.digest, v.body IS NULL, {', '.join(f'f.{c}' for c in COLUMNS.split(', '))}"
    for row in database.rows(f"{sql} FROM fetches f LEFT JOIN versions v ON v.id = f.version ORDER BY f.id"):
        number, digest, erased = row[:3]
        logged.fetches.discard(digest.hex())
        if not erased and digest_of(row[3:]) != digest:
            yield f"fetch {number}: altered"
        else:
            yield None


def _reviews(database: Database, logged: Logged) -> Iterator[str | None]:
    """Each review as the log has it; one without content is that of an erased report."""
    for review, frame in database.rows("SELECT id, body FROM reviews ORDER BY id"):
        entry = logged.reviews.pop(review, None)
        body, fault = _unpacked(frame) if frame is not None else (None, "")
        if entry is None:
            yield f"review {review}: not in the log"
        elif fault:
            yield f"review {review}: {fault}"
        elif body is not None and sha256(body).hex() != entry:
            yield f"review {review}: altered, its hash is not that of the log"
        else:
            yield None


def _unpacked(frame: bytes) -> tuple[bytes | None, str]:
    try:
        return unpacked(frame), ""
    except ValueError as error:
        return None, str(error)
