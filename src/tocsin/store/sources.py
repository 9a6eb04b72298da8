"""The desk's list of sources, each with the state of its last collection."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from tocsin.collect.sources import Source, source_of
from tocsin.store.database import Database
from tocsin.store.errors import DeskError
from tocsin.store.log import Log
from tocsin.store.packing import to_json


@dataclass(slots=True)
class State:
    """What the last collection of a source left: no evidence, only what the next one needs. Times are UTC.

    `etag` and `modified` are the validators of the last answer whose items were all dealt with; `failures` counts the runs in a
    row that failed, `problem` says how; `given_up` counts failures of single items by their address.
    """

    etag: str | None = None
    modified: str | None = None
    tried: str | None = None
    succeeded: str | None = None
    newest: str | None = None
    failures: int = 0
    problem: str | None = None
    moved: str | None = None
    given_up: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """A source of the desk with its state."""

    id: int
    source: Source
    state: State


class Sources:
    """The sources of a desk."""

    def __init__(self, database: Database, log: Log) -> None:
        self.database = database
        self.log = log
        self._listed = ""
        self._owners: dict[str, str] = {}

    def put(self, source: Source) -> bool:
        """List a source, or change what is known about it; whether anything changed. Both are in the log."""
        definition = to_json(source.to_dict()).decode()
        with self.database.transaction() as connection:
            known = self.database.value("SELECT definition FROM sources WHERE address = ?", (source.address,))
            if known == definition:
                return False
            connection.execute(
                "INSERT INTO sources (address, kind, definition, state) VALUES (?, ?, ?, '{}')"
                " ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, definition = excluded.definition",
                (source.address, source.kind, definition),
            )
            self.log.append("source", source.to_dict())
        return True

    def remove(self, name: str) -> Source:
        """Take a source off the list; its reports stay."""
        listed = self.find(name)
        with self.database.transaction() as connection:
            connection.execute("DELETE FROM sources WHERE id = ?", (listed.id,))
            self.log.append("source removed", {"address": listed.source.address})
        return listed.source

    def all(self) -> Iterator[Listed]:
        """All sources in the order of listing."""
        for number, definition, state in self.database.rows("SELECT id, definition, state FROM sources ORDER BY id"):
            yield Listed(number, source_of(json.loads(definition), "the desk"), _state(json.loads(state)))

    def find(self, name: str) -> Listed:
        """A source by its address, its number, or its outlet's name. Raises DeskError where there is none, or several."""
        wanted = name.strip().casefold()
        found = [s for s in self.all() if wanted in (s.source.address.casefold(), str(s.id), (s.source.outlet or "").casefold())]
        if len(found) != 1:
            how_many = "several sources" if found else "no source"
            raise DeskError(f"{how_many} {name!r}: `tocsin source list` shows their numbers")
        return found[0]

    def owner(self, domain: str | None, outlet: str | None) -> str | None:
        """Who owns an outlet, where the list names one with this domain or name."""
        listed = self.database.value("SELECT group_concat(definition, char(10)) FROM sources") or ""
        if listed != self._listed:
            self._listed, self._owners = listed, dict(self._named_owners())
        names = (name.casefold() for name in (domain, outlet) if name)
        return next((self._owners[name] for name in names if name in self._owners), None)

    def _named_owners(self) -> Iterator[tuple[str, str]]:
        for listed in self.all():
            for name in (listed.source.domain, listed.source.outlet):
                if name and listed.source.owner:
                    yield name.casefold(), listed.source.owner

    def remember(self, number: int, state: State) -> None:
        """Keep the state after a collection."""
        with self.database.transaction() as connection:
            text = to_json(asdict(state)).decode()
            connection.execute("UPDATE sources SET state = ? WHERE id = ?", (text, number))


def _state(value: dict[str, Any]) -> State:
    known = {key: value[key] for key in value if key in State.__dataclass_fields__}
    return State(**known)
