"""Parses written by hand, so that these tests need no model."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.tokens import Doc

from tocsin.read.document import Document

VOCABULARY = spacy.blank("en").vocab


def parsed(rows: str) -> tuple[Doc, list[int]]:
    """The document of rows `word/lemma/part of speech/relation/head[/name]` (heads counted from 1, 0 the root), and the words
    that have an asterisk before them."""
    cells = [row.split("/") for row in rows.split()]
    columns: dict[str, Any] = {
        "words": [row[0].lstrip("*") for row in cells],
        "lemmas": [row[1] for row in cells],
        "pos": [row[2] for row in cells],
        "deps": [row[3] for row in cells],
        "heads": [int(row[4]) - 1 if row[4] != "0" else i for i, row in enumerate(cells)],
        "ents": [f"B-{row[5]}" if len(row) > 5 else "O" for row in cells],
    }
    return Doc(VOCABULARY, **columns), [i for i, row in enumerate(cells) if row[0].startswith("*")]


def document(rows: str) -> tuple[Document, list[int]]:
    """The same as the reader works on it, without paragraphs, quotations and windows."""
    doc, at = parsed(rows)
    spans = [(token.idx, token.idx + len(token)) for token in doc]
    return Document(doc.text, doc, list(range(len(doc))), spans, [], [], [], [a for a, _ in spans], [b for _, b in spans]), at
