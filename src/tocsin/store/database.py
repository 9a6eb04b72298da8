"""The SQLite file itself: opening, migrations, one connection a thread, transactions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from tocsin.store.errors import DeskError

APPLICATION_ID: Final = 0x54435344
"""In the header of the file, "TCSD": `file` and SQLite tell a desk from other databases."""
OLDEST_SQLITE: Final = (3, 37, 0)
"""STRICT tables."""
BUSY_MS: Final = 30_000
"""How long one process waits for another's transaction."""
SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what is committed outlives a power cut, not only a kill
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # erased content is overwritten
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)
Row = tuple[Any, ...]


class Database:
    """A desk file, open. Each thread has a connection of its own, so that readers never see half a transaction."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise DeskError(f"SQLite {sqlite3.sqlite_version} is too old: Python needs one of 3.37 or newer")
        if not path.exists():
            if not create:
                raise DeskError(f"there is no desk at {path}: `tocsin add` or `tocsin source add` makes one")
            path.parent.mkdir(parents=True, exist_ok=True)
        elif path.is_dir():
            raise DeskError(f"{path} is a folder: name a file for the desk")
        try:
            if path.exists() and path.stat().st_size:
                check(path)
            migrate(self)
        except sqlite3.DatabaseError as error:
            self.close()
            raise DeskError(f"{path} is not a desk that can be opened: {error}") from error
        except DeskError:
            self.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
            with self._guard:
                self._all.append(found)
            for setting in SETTINGS:
                found.execute(setting)
            self._local.connection = found
        return found

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing. Within another transaction of this thread it is a part of that one."""
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows of a question, as they come."""
        return iter(self.connection.execute(sql, values))

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a question."""
        found: Row | None = self.connection.execute(sql, values).fetchone()
        return found

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first value of the first row, None where there is none."""
        found = self.row(sql, values)
        return found[0] if found else None

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._local = threading.local()


def migrations() -> list[tuple[int, str]]:
    """Number and SQL of each migration, in order."""
    found = [f for f in files("tocsin.store").joinpath("migrations").iterdir() if f.name.endswith(".sql")]
    return sorted((int(f.name.split("_")[0]), f.read_text(encoding="utf8")) for f in found)


def check(path: Path) -> None:
    """Look at an existing file without changing it. Raises DeskError where it is no desk, or of a newer program."""
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000)
    try:
        [at], [own], [parts] = (
            connection.execute(sql).fetchone()
            for sql in ("PRAGMA user_version", "PRAGMA application_id", "SELECT count(*) FROM sqlite_schema")
        )
    finally:
        connection.close()
    newest = migrations()[-1][0]
    if (parts or at) and own != APPLICATION_ID:
        raise DeskError(f"{path} is a database, but not a desk: name another file")
    if at > newest:
        raise DeskError(f"{path} was made by a newer Tocsin (its shape is {at}, this one knows {newest}): update Tocsin")


def migrate(database: Database) -> None:
    """Bring the file up to this program's shape, in one transaction for each step."""
    known = migrations()
    if database.value("PRAGMA user_version") == known[-1][0]:
        return
    for number, sql in known:
        with database.transaction() as connection:
            if number <= connection.execute("PRAGMA user_version").fetchone()[0]:
                continue  # another process was quicker
            for statement in statements(sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script (sqlite3.executescript would commit between them)."""
    part = ""
    for line in sql.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            yield part
            part = ""
