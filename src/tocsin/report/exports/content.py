"""What an export is made of: the readings in question, in the order of the desk, and the colophon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tocsin.link.incidents import Incident
from tocsin.model import Event, Record
from tocsin.report.exports.colophon import Colophon


@dataclass(frozen=True, slots=True)
class Read:
    """The newest reading of one version of a report; `report` is its number in the desk, `version` 1, 2, 3 … of it."""

    report: int
    version: int
    record: Record

    @property
    def name(self) -> str:
        """ "12.2", as every view of the desk names a version."""
        return f"{self.report}.{self.version}"

    def key(self, event: Event) -> str:
        """ "12.2/e3": the name of an event for good."""
        return f"{self.name}/{event.id}"

    @property
    def urn(self) -> str:
        """The name of the text itself: its SHA-256. Offsets point into this text."""
        return f"urn:sha256:{self.record.report.id}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """An incident at one version; `changed` is when the desk last changed it."""

    incident: Incident
    version: int
    changed: str | None = None

    @property
    def name(self) -> str:
        """ "i12@3": its permanent name."""
        return f"{self.incident.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class Content:
    """What is exported; `reads` and `incidents` may be gone through once or more, each time from the start, one in memory at a
    time. `base` is the address at which the desk is served, where it is."""

    colophon: Colophon
    reads: Callable[[], Iterable[Read]] = tuple
    incidents: Callable[[], Iterable[Numbered]] = tuple
    base: str | None = None

    def events(self) -> Iterator[tuple[Read, Event]]:
        """Every event with its reading."""
        for read in self.reads():
            for event in read.record.events:
                yield read, event
