"""What a reading holds, as rows to ask by: statements, events, actors, places of the newest reading of each version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from tocsin.model import Actor, Event, Place, Record, Span, Statement
from tocsin.store.packing import plain

TABLES = ("statements", "events", "actors", "places")


def index(connection: sqlite3.Connection, record: Record, reading: int, version: int) -> None:
    """The rows of a reading in place of those of the version's earlier readings."""
    unindex(connection, version)
    write(connection, "statements", (_statement(reading, s) for s in record.statements))
    write(connection, "events", (_event(reading, e) for e in record.events))
    write(connection, "actors", _actors(reading, record))
    write(connection, "places", _places(reading, record))


def unindex(connection: sqlite3.Connection, version: int) -> None:
    """Take out the rows of all readings of a version."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE reading IN (SELECT id FROM readings WHERE version = ?)", (version,))


def write(connection: sqlite3.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    """Insert rows of all columns."""
    for row in rows:
        connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _statement(reading: int, s: Statement) -> tuple[Any, ...]:
    who = s.holders[-1] if s.holders else None
    name, country = (plain(who.name), who.country) if who else (None, None)
    at = (s.evidence.start, s.evidence.end)
    return (reading, s.id, s.stance, int(s.negated), s.kind, name, country, s.within, float(s.score), *at)


def _event(reading: int, e: Event) -> tuple[Any, ...]:
    author = next((held.value for held in e.held if held.holder == "author"), None)
    when = (e.when.start, e.when.end) if e.when else (None, None)
    return (reading, e.id, e.type, e.mode, author, *when, float(e.score), e.trigger.start, e.trigger.end)


def _actors(reading: int, record: Record) -> Iterator[tuple[Any, ...]]:
    found: list[tuple[str, str, list[Actor]]] = [("mentioned", "", record.actors)]
    for s in record.statements:
        found += [("holder", s.id, s.holders), ("addressee", s.id, s.addressees)]
    for e in record.events:
        found += [("actor", e.id, e.actors), ("recipient", e.id, e.recipients)]
    for part, owner, actors in found:
        for a in actors:
            yield (reading, part, owner, plain(a.name), a.id, a.country, *_at(a.mention))


def _places(reading: int, record: Record) -> Iterator[tuple[Any, ...]]:
    found: list[tuple[str, list[Place]]] = [("", record.places), *((e.id, e.places) for e in record.events)]
    for owner, places in found:
        for p in places:
            where = (p.geonameid, p.country, p.lat, p.lon, p.precision, p.role, int(p.literal))
            yield (reading, owner, plain(p.name), *where, *_at(p.mention))


def _at(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)
