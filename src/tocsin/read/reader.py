"""The reader: one report in, statements and events out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tocsin.codebook.events import Codebook, load
from tocsin.model import Report
from tocsin.read.assembly import assemble
from tocsin.read.candidates import Candidates, propose
from tocsin.read.document import Document
from tocsin.read.doubtful import standing
from tocsin.read.encoding import Window, batch
from tocsin.read.heads import PIPELINE, Encoded, Heads
from tocsin.read.lemmas import Lemmas
from tocsin.read.reading import Reading
from tocsin.read.settings import Settings
from tocsin.read.syntax import Syntax, annotate, parse


class Reader:
    """Reads reports, each a pure function of (report, codebook, pipeline). Load once, read many: loading takes most of a second,
    a report of 500 words some tenths."""

    def __init__(self, heads: Heads, codebook: Codebook | None = None) -> None:
        self.heads = heads
        self.codebook = codebook or load()
        self.settings = Settings.load(heads.folder / "settings.json")
        self.lemmas = Lemmas(heads.folder, lambda word: heads.pieces.known(word))

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """The reader of a pipeline folder: the given one, else that of the setting TOCSIN_PIPELINE, else the one that ships.
        Raises FileNotFoundError, saying what to do, where it holds no model."""
        return cls(Heads(folder or Path(os.environ.get("TOCSIN_PIPELINE") or PIPELINE)))

    def read(self, report: Report) -> Reading:
        """One report."""
        document = Document.of(report.text, self.heads.pieces)
        parts: list[Syntax] = []
        found = Candidates()
        for window in document.windows:
            encoded = self._encoded(window)
            parts += parse(self.heads, [window], encoded)
            (candidates,) = propose(self.heads, [window], encoded, self.settings.thresholds)
            found.statements += candidates.statements
            found.events += candidates.events
        annotate(document, parts, self.heads.labels, self.lemmas)
        found.events = standing(document, found.events)
        record = assemble(report, document, found, self.heads, self.settings, self.codebook)
        return Reading(record, document.doc)

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Reports in order, one at a time: memory does not grow with their number."""
        return map(self.read, reports)

    def syntax_only(self, texts: Iterable[str]) -> Iterator[Document]:
        """Documents with tags, tree and entities alone: what the whole reading is measured against."""
        for text in texts:
            document = Document.of(text, self.heads.pieces)
            parts = [part for window in document.windows for part in parse(self.heads, [window], self._encoded(window))]
            annotate(document, parts, self.heads.labels, self.lemmas)
            yield document

    def _encoded(self, window: Window) -> Encoded:
        """One window at a time. The int8 encoder scales its activations over a whole batch, so that a window's answers would
        depend on what it is read together with; alone, the same report always gives the same record, and nothing is padded."""
        return self.heads.encode(batch([window], self.heads.pieces))
