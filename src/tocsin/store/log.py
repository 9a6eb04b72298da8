"""The log: one entry for all that is added or erased, each holding the hash of the one before it.

Entries hold numbers and hashes, never content, so that an erasure leaves the chain whole. Anyone can check it:
`hash` is the SHA-256 of the lines previous hash (hex; 64 noughts for the first), seq, at, kind, body.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tocsin.store.database import Database
from tocsin.store.packing import now, to_json

GENESIS: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `body` is JSON."""

    seq: int
    at: str
    kind: str
    body: str
    hash: bytes

    def expected(self, before: bytes) -> bytes:
        """The hash that the entry must have after another one."""
        return chained(before, self.seq, self.at, self.kind, self.body)


def chained(before: bytes, seq: int, at: str, kind: str, body: str) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(f"{before.hex()}\n{seq}\n{at}\n{kind}\n{body}".encode()).digest()


class Log:
    """The entries of a desk."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def append(self, kind: str, body: dict[str, Any], at: str | None = None) -> int:
        """Add an entry within the transaction at hand; its number."""
        seq, before = self.head()
        at = at or now()
        text = to_json(body).decode()
        row = (seq + 1, at, kind, text, chained(before, seq + 1, at, kind, text))
        self.database.connection.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?)", row)
        return seq + 1

    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last entry: note them elsewhere, and a log cut short shows."""
        found = self.database.row("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1")
        return (found[0], found[1]) if found else (0, GENESIS)

    def entries(self, after: int = 0, kind: str | None = None) -> Iterator[Entry]:
        """The entries after a number, of one kind if one is named, oldest first."""
        which, values = ("seq > ?", [after]) if kind is None else ("kind = ? AND seq > ?", [kind, after])
        sql = f"SELECT seq, at, kind, body, hash FROM log WHERE {which} ORDER BY seq"
        return (Entry(*row) for row in self.database.rows(sql, values))
