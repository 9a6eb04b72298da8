"""The reader: one report in, statements and events out."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from tocsin.model import Record, Report
from tocsin.read.assembly import assemble
from tocsin.read.candidates import Candidates, propose
from tocsin.read.document import Document
from tocsin.read.encoding import Window, batch
from tocsin.read.heads import PIPELINE, Heads
from tocsin.read.reading import Reading
from tocsin.read.settings import Settings
from tocsin.read.syntax import Syntax, annotate, parse

WINDOWS_AT_ONCE = 8
REPORTS_AT_ONCE = 16


class Reader:
    """Reads reports, each a pure function of (report, codebook, pipeline). Load once, read many: loading takes most of a second,
    a report of 500 words some tenths."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.settings = Settings.load(heads.folder / "settings.json")
        exceptions = heads.folder / "lemmas.json"
        self.exceptions: dict[str, str] = json.loads(exceptions.read_text("utf8")) if exceptions.exists() else {}

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """The reader of a pipeline folder: the given one, else that of the setting TOCSIN_PIPELINE, else the one that ships.
        Raises FileNotFoundError, saying what to do, where it holds no model."""
        return cls(Heads(folder or Path(os.environ.get("TOCSIN_PIPELINE") or PIPELINE)))

    def read(self, report: Report) -> Reading:
        """One report."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Reports in order; their windows share batches, which is what makes many short ones fast."""
        stream = iter(reports)
        while group := list(islice(stream, REPORTS_AT_ONCE)):
            documents = [Document.of(report.text, self.heads.pieces) for report in group]
            for report, document, (parts, found) in zip(group, documents, self._seen(documents), strict=True):
                annotate(document, parts, self.heads.labels, self.exceptions)
                yield self._record(report, document, found)

    def syntax_only(self, texts: Iterable[str]) -> Iterator[Document]:
        """Documents with tags, tree and entities alone: what the whole reading is measured against."""
        for text in texts:
            document = Document.of(text, self.heads.pieces)
            parts: list[Syntax] = []
            for group in _groups(document.windows):
                parts += parse(self.heads, group, self.heads.encode(batch(group, self.heads.pieces)))
            annotate(document, parts, self.heads.labels, self.exceptions)
            yield document

    def _seen(self, documents: Sequence[Document]) -> list[tuple[list[Syntax], list[Candidates]]]:
        """Syntax and candidates of each document's windows; windows of like length go through the network together."""
        where = [(d, w) for d, document in enumerate(documents) for w in range(len(document.windows))]
        where.sort(key=lambda at: len(documents[at[0]].windows[at[1]]))
        out: list[list[tuple[Syntax, Candidates] | None]] = [[None] * len(document.windows) for document in documents]
        for start in range(0, len(where), WINDOWS_AT_ONCE):
            group = where[start : start + WINDOWS_AT_ONCE]
            windows = [documents[d].windows[w] for d, w in group]
            encoded = self.heads.encode(batch(windows, self.heads.pieces))
            parsed, proposed = (
                parse(self.heads, windows, encoded),
                propose(self.heads, windows, encoded, self.settings.thresholds),
            )
            for (d, w), syntax, candidates in zip(group, parsed, proposed, strict=True):
                out[d][w] = (syntax, candidates)
        return [([seen[0] for seen in row if seen], [seen[1] for seen in row if seen]) for row in out]

    def _record(self, report: Report, document: Document, found: Sequence[Candidates]) -> Reading:
        statements = [s for part in found for s in part.statements]
        events = [e for part in found for e in part.events]
        record: Record = assemble(report, document, statements, events, self.heads, self.settings)
        return Reading(record, document.doc)


def _groups(windows: Sequence[Window]) -> Iterator[list[Window]]:
    ordered = list(windows)
    for start in range(0, len(ordered), WINDOWS_AT_ONCE):
        yield ordered[start : start + WINDOWS_AT_ONCE]


def warm(reader: Reader) -> None:
    """Run every graph once, so that the first report does not pay for loading them."""
    reader.read(Report("Officials said on Monday that troops had shelled the town."))
    np.zeros(1)
