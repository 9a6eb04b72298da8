"""Fetch records: when an address was asked, who answered, and the hash of what came, kept or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tocsin.collect.fetched import Fetched
from tocsin.store.database import Database
from tocsin.store.packing import plain, sha256, to_json

COLUMNS = "asked, answered, status, headers, began, ended, program, sha256"


def row_of(fetched: Fetched, digest: bytes) -> tuple[Any, ...]:
    """The columns of a fetch, in the order of COLUMNS."""
    headers = plain(to_json([list(pair) for pair in fetched.headers]).decode())
    asked, answered = plain(fetched.asked), plain(fetched.answered)
    return (asked, answered, fetched.status, headers, fetched.began, fetched.ended, fetched.program, digest)


def digest_of(row: tuple[Any, ...]) -> bytes:
    """SHA-256 of the columns as JSON, the hash of the bytes in hex."""
    return sha256(to_json([*row[:-1], row[-1].hex()]))


class Fetches:
    """The fetches of a desk."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, fetched: Fetched, digest: bytes, version: int) -> bytes:
        """Add one within the transaction at hand; its digest."""
        row = row_of(fetched, digest)
        made = digest_of(row)
        sql = f"INSERT INTO fetches ({COLUMNS}, version, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self.database.connection.execute(sql, (*row, version, made))
        return made

    def of(self, version: int) -> Iterator[tuple[Fetched, str]]:
        """The fetches that brought a version or found it unchanged, oldest first, each with the hash of its bytes (hex)."""
        for row in self.database.rows(f"SELECT {COLUMNS} FROM fetches WHERE version = ? ORDER BY id", (version,)):
            asked, answered, status, headers, began, ended, program, digest = row
            pairs = tuple((name, value) for name, value in json.loads(headers or "[]"))
            yield Fetched(asked or "(erased)", answered, status, pairs, began, ended, program), digest.hex()
