"""What the reader hands on: the record so far, and the parse it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tocsin.model import Record


@dataclass(slots=True)
class Reading:
    """`record` has statements, events and the mentions of actors and places, with names but not yet with countries, sectors and
    coordinates; `resolve` fills those in place. `doc` covers `record.report.text` exactly (token offsets are text offsets) with
    tags, lemmas, parse, sentence starts and entities (PER, ORG, LOC)."""

    record: Record
    doc: Doc
