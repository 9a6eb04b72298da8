"""The untouched bytes, addressed by their SHA-256."""

from __future__ import annotations

from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.packing import packed, sha256, unpacked


class Evidence:
    """The bytes of a desk. The same bytes are kept once."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def keep(self, raw: bytes) -> int:
        """The row of these bytes, added if they are new."""
        digest = sha256(raw)
        if found := self.database.row("SELECT id FROM evidence WHERE sha256 = ?", (digest,)):
            return int(found[0])
        row = (digest, len(raw), packed(raw))
        done = self.database.connection.execute("INSERT INTO evidence (sha256, size, bytes) VALUES (?, ?, ?)", row)
        return int(done.lastrowid or 0)

    def raw(self, digest: str) -> bytes:
        """The bytes with this SHA-256 (hex). Raises DeskError where the desk does not have them, or no longer."""
        try:
            found = self.database.row("SELECT bytes FROM evidence WHERE sha256 = ?", (bytes.fromhex(digest),))
        except ValueError as error:
            raise DeskError(f"{digest!r} is no SHA-256") from error
        if found is None:
            raise DeskError(f"no bytes with the hash {digest} in this desk")
        if found[0] is None:
            raise DeskError(f"the bytes {digest} were erased: `tocsin desk log` says when and why")
        return unpacked(found[0])
