"""One report's way through the house: read, then resolve, then stamped with the versions that made it.

Reading is a pure function of (report, codebook, pipeline): the same three give the same record, in whatever order reports come.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final, Protocol

from tocsin.engine.limits import READABLE_LANGUAGE, within_limits
from tocsin.engine.version import stamp
from tocsin.model import Record, Report

if TYPE_CHECKING:
    from tocsin.read.reading import Reading

BATCH: Final = 16
"""Reports handed to the reader at once: it fills its windows from several short reports, and no more than these are in memory."""


class Reads(Protocol):
    """What the pipeline needs of a reader: statements and events with their spans, and the parse they were read from."""

    def read(self, report: Report) -> Reading: ...

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]: ...


class Resolves(Protocol):
    """What the pipeline needs of a resolver: it fills actors and places of a reading in place."""

    def resolve(self, reading: Reading) -> None: ...


@dataclass(frozen=True, slots=True)
class Unread:
    """A report that the reader broke on, and how: a fault of the program, kept from stopping the rest."""

    report: Report
    why: str


class Pipeline:
    """Reader and resolver, each loaded once, when first needed. A second reader (a slower one, a remote one) or a fake takes its
    place through the constructor."""

    def __init__(self, reader: Reads | None = None, resolver: Resolves | None = None) -> None:
        self._reader = reader
        self._resolver = resolver

    @classmethod
    def load(cls) -> Pipeline:
        """The pipeline of this process. Costs nothing until the first report is read."""
        return _shared()

    @cached_property
    def reader(self) -> Reads:
        """The English reader that ships with the package."""
        if self._reader is not None:
            return self._reader
        from tocsin.read.reader import Reader  # a second to load: only when a report is read

        reader = Reader.load()
        gc.freeze()  # vocabularies stay for good: looked through for garbage again and again, they cost a tenth of reading
        return reader

    @cached_property
    def resolver(self) -> Resolves:
        """The resolver over the gazetteer and the actor lists that ship with the package."""
        if self._resolver is not None:
            return self._resolver
        from tocsin.resolve.resolver import Resolver

        return Resolver.load()

    def warm(self) -> None:
        """Load what is not loaded yet."""
        _ = self.reader, self.resolver

    def reading(self, report: Report) -> Reading:
        """The record with the parse it was read from, for `explain`."""
        return self._finished(self.reader.read(within_limits(report)))

    def read(self, report: Report) -> Record:
        """The record of one report. A report that cannot be read (empty, not English) gives a record without statements and
        events whose `report.warnings` say why."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Record]:
        """The records of many reports, in their order; memory does not grow with their number."""
        rest = iter(reports)
        while batch := list(islice(rest, BATCH)):
            yield from self._batch(batch)

    def attempts(self, reports: Iterable[Report]) -> Iterator[Record | Unread]:
        """The same where one report that breaks the reader must not stop the others. A model that cannot be loaded does stop
        them: its error is raised before the first report is read."""
        rest = iter(reports)
        while batch := list(islice(rest, BATCH)):
            self.warm()
            try:
                records = list(self._batch(batch))
            except Exception:  # some report of the batch: find out which
                yield from map(self._attempt, batch)
            else:
                yield from records

    def _attempt(self, report: Report) -> Record | Unread:
        try:
            return self.read(report)
        except Exception as error:
            return Unread(report, f"the reader failed on it ({type(error).__name__}: {error})")

    def _batch(self, reports: list[Report]) -> Iterator[Record]:
        for empty, group in groupby(map(within_limits, reports), key=unreadable):
            if empty:
                yield from (stamp(Record(report, [], [], [], [])) for report in group)
            else:
                yield from (self._finished(reading).record for reading in self.reader.read_many(group))

    def _finished(self, reading: Reading) -> Reading:
        self.resolver.resolve(reading)
        stamp(reading.record)
        return reading


def unreadable(report: Report) -> bool:
    """Whether there is nothing in a report that the reader could read; a warning in the report says why."""
    if not report.text.strip():
        return True
    return report.language not in (None, "", READABLE_LANGUAGE)


@cache
def _shared() -> Pipeline:
    return Pipeline()
