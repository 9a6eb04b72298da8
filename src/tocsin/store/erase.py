"""Erasure: the content of a report gone, that it was and why it went said in the log for good."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.store.copies import Copies
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.index import unindex
from tocsin.store.linking import Linking
from tocsin.store.log import Log
from tocsin.store.packing import plain
from tocsin.store.reports import Kept, Reports, erased_key
from tocsin.store.sites import Sites


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took out. `shared` are the numbers of other reports that came from the same bytes (a feed): their text
    stays, their bytes are gone."""

    report: int
    versions: int
    readings: int
    shared: list[int]
    entry: int


def erase(
    database: Database, reports: Reports, copies: Copies, sites: Sites, linking: Linking, log: Log, number: int, why: str
) -> Erased:
    """Take out all content of a report: bytes, address, headers, title, text, readings, search words, and all that was linked
    from them. Hashes, times and numbers stay, so that the log can still be checked. The file is rewritten, so that nothing is
    left in its free pages."""
    if not why.strip():
        raise DeskError("say why the report is erased: the reason stays in the log")
    if database.connection.in_transaction:
        raise DeskError("an erasure rewrites the file: it cannot be a part of a transaction")
    versions = reports.versions(number)
    if not versions:
        raise DeskError(f"no report {number} in this desk")
    if all(kept.erased for kept in versions):
        raise DeskError(f"report {number} is erased already")
    with database.transaction() as connection:
        shared = _shared(database, number)
        newest = versions[-1]
        linking.erase(number, newest.content.text if not newest.erased else "", newest.title)
        readings = sum(_version(database, copies, sites, kept) for kept in versions)
        key = erased_key(versions[0].key)
        connection.execute("UPDATE reports SET key = ? WHERE id = ?", (key, number))
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")  # merges the index: erased words leave its pages
        numbers = [kept.version for kept in versions]
        entry = log.append("erase", {"report": number, "versions": numbers, "why": why.strip()})
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Erased(number, len(versions), readings, shared, entry)


def _shared(database: Database, number: int) -> list[int]:
    sql = """SELECT DISTINCT o.report FROM versions v JOIN versions o ON o.evidence = v.evidence
             WHERE v.report = ? AND o.report != ? AND o.body IS NOT NULL ORDER BY o.report"""
    return [row[0] for row in database.rows(sql, (number, number))]


def _version(database: Database, copies: Copies, sites: Sites, kept: Kept) -> int:
    """Take out one version; how many readings went with it."""
    run, version = database.connection.execute, (kept.version,)
    if not kept.erased:
        copies.forget(kept.version, kept.content.text)
        sites.forget(kept.content)
        words = (kept.version, plain(kept.title) or "", plain(kept.content.text))
        run("INSERT INTO words (words, rowid, title, text) VALUES ('delete', ?, ?, ?)", words)
    unindex(database.connection, kept.version)
    gone = run("UPDATE readings SET body = NULL WHERE version = ?", version).rowcount
    run("UPDATE fetches SET asked = NULL, answered = NULL, headers = NULL WHERE version = ?", version)
    run("UPDATE evidence SET bytes = NULL WHERE id = (SELECT evidence FROM versions WHERE id = ?)", version)
    run(
        "UPDATE versions SET body = NULL, title = NULL, outlet = NULL, domain = NULL, published = NULL, language = NULL"
        " WHERE id = ?",
        version,
    )
    return gone
