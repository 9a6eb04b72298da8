"""The codebook's own sentences on the parser that ships: rules hold where their files say so, modes and contexts are found."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.tokens import Doc

from tocsin.codebook.events import EXAMPLE, load
from tocsin.read.coding.examples import misread
from tocsin.read.reader import Reader

RIGHT = 0.95
"""Share of the sentences that must be read right: the parser errs in one word of ten, and a rule then misses its sentence."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    try:
        return Reader.load()
    except FileNotFoundError as error:
        pytest.skip(f"no model to parse with: {error}")


def test_the_sentences_of_the_codebook(reader: Reader) -> None:
    book = load()
    total = sum(len(r.like) + len(r.unlike) for r in book.rules) + sum(len(t.examples) for t in book.types.values())
    total += sum(len(context.examples) for context in book.contexts)
    wrong = misread(book, lambda texts: _docs(reader, texts))
    assert len(wrong) <= (1 - RIGHT) * total, "\n".join(map(str, wrong))


def test_the_example_folder_reads_its_sentences(reader: Reader) -> None:
    assert misread(load(EXAMPLE), lambda texts: _docs(reader, texts), own_only=True) == []


def _docs(reader: Reader, texts: Sequence[str]) -> list[Doc]:
    return [document.doc for document in reader.syntax_only(texts)]
