"""Reading what the desk holds: all that this program, codebook and pipeline have not read. Older readings stay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from tocsin.engine.pipeline import BATCH, Pipeline, Unread
from tocsin.engine.version import stamp
from tocsin.model import Record, Report, Version
from tocsin.store.desk import Desk

NOW: Final = Report("")


def current() -> Version:
    """The stamp that a record read now would bear."""
    return stamp(Record(NOW, [], [], [], [])).version


def read_unread(desk: Desk, pipeline: Pipeline, limit: int | None = None) -> Iterator[Record | Unread]:
    """Read and keep, a batch at a time; each record once it is committed. A report that breaks the reader is yielded as such, and
    is tried again the next time."""
    waiting = islice(desk.unread(current()), limit)
    while batch := list(islice(waiting, BATCH)):
        results = list(pipeline.attempts(kept.content for kept in batch))
        with desk.transaction():
            for kept, result in zip(batch, results, strict=True):
                if isinstance(result, Record):
                    desk.keep(result, kept.version)
        yield from results
