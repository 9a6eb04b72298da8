"""Counts: words in, ranges out; sentences with their trees written here, so that no model is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.tokens import Doc

from tocsin.model import Span
from tocsin.read.counts import attach, counts, counts_of
from tocsin.read.counts.quantities import quantities
from tocsin.read.counts.words import words
from tocsin.read.document import blank

HERE = Path(__file__).parent
RANGES = yaml.safe_load((HERE / "quantities.yaml").read_text("utf8"))
LISTS = yaml.safe_load((HERE / "lists.yaml").read_text("utf8"))
CASES = yaml.safe_load((HERE / "cases.yaml").read_text("utf8"))


def parsed(said: str) -> Doc:
    rows = [row.rsplit("/", 4) for row in said.split()]
    tags = {"NUM": "CD", "VERB": "VBD", "AUX": "VBD"}
    return Doc(
        blank().vocab,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        lemmas=[row[4] for row in rows],
        tags=[tags.get(row[1], "NNS" if row[1] == "NOUN" and row[0].endswith("s") else "NN") for row in rows],
    )


@pytest.mark.parametrize("case", RANGES, ids=[case["said"] for case in RANGES])
def test_quantities(case: dict[str, Any]) -> None:
    assert [[q.low, q.high] for q in quantities(case["said"].split())] == case["ranges"]


@pytest.mark.parametrize("case", CASES, ids=[" ".join(row.split("/")[0] for row in case["said"].split()) for case in CASES])
def test_counts(case: dict[str, Any]) -> None:
    doc = parsed(case["said"])
    found = counts(doc, doc.text)
    assert [[c.mention.text if c.mention else None, c.low, c.high, c.unit, c.of] for c in found] == case["counts"]
    assert len(counts_of(doc[case["trigger"]], found, doc)) == case["belong"]


@pytest.mark.parametrize("case", LISTS, ids=[" ".join(row.split("/")[0] for row in case["said"].split()) for case in LISTS])
def test_words_that_the_network_proposes_are_added_up(case: dict[str, Any]) -> None:
    doc = parsed(case["said"])
    (count,) = attach([Span.of(doc.text, 7, len(doc.text.rstrip()))], doc[0], [], doc)
    assert (count.low, count.high, count.of) == (case["low"], case["high"], "killed")


def test_words_without_a_number_are_no_count() -> None:
    doc = parsed("killed/VERB/ROOT/0/kill civilians/NOUN/obj/0/civilian")
    assert attach([Span.of(doc.text, 7, 16)], doc[0], [], doc) == []


def test_every_vague_word_and_bound_of_the_codebook_is_understood() -> None:
    for phrase, ends in words().vague.items():
        assert [(q.low, q.high) for q in quantities(list(phrase))] == [ends]
    for phrase in words().before:
        (quantity,) = quantities([*phrase, "30"])
        assert quantity.start == 0 and 30 in (quantity.low, quantity.high)
