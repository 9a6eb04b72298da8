"""Expressions of time: sentence in, dates out. The sentences' tags and trees are written here, so that no model is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.tokens import Doc

from tocsin.model import Span, When
from tocsin.read.document import blank
from tocsin.read.time import attach, time_expressions, when_of
from tocsin.read.time.words import words

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf8"))
TAGS = {
    "will": "MD", "may": "MD", "to": "TO", "been": "VBN", "has": "VBZ", "have": "VBP", "was": "VBD", "were": "VBD", "be": "VB",
    "meet": "VB", "leave": "VB", "happen": "VB", "march": "VB", "speak": "VB", "agreed": "VBD", "people": "NNS",
    "hostages": "NNS",
}  # fmt: skip
VERBS = frozenset(
    "killed happened began fell struck shelled broke ended ruled rained built shut fought went stands took lost led goes".split()
)


def expressions(doc: Doc, published: str | None) -> list[When]:
    return time_expressions(doc, doc.text, published)


def parsed(text: str) -> Doc:
    """A sentence with a plain tree: every word hangs on the last verb before it in its sentence, or on the first one after it."""
    doc = blank().make_doc(text)
    verbs: list[int] = []
    for token in doc:
        low = token.lower_
        token.tag_ = TAGS.get(low, "VBD" if low in VERBS else "NN") if not (low == "may" and token.text == "May") else "NNP"
        main = low in VERBS or (TAGS.get(low) in ("VB", "VBD") and low not in ("was", "were", "be"))
        token.pos_ = "VERB" if main else "AUX" if TAGS.get(low, "")[:1] in ("M", "V") and token.tag_ != "NNP" else "NOUN"
        if low == "there" or low in ("shut", "built") or (low == "been" and "been there" in text):
            token.pos_ = "VERB" if low != "there" else "ADV"
        token.lemma_ = {"agreed": "agree"}.get(low, low)
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
        if token.pos_ == "VERB":
            verbs.append(token.i)
    for token in doc:
        before = [v for v in verbs if v < token.i]
        after = [v for v in verbs if v > token.i]
        helper = token.pos_ == "AUX" or token.tag_ == "TO"
        head = (after or before or [token.i])[0] if helper else (before[-1] if before else (after or [token.i])[0])
        token.head, token.dep_ = doc[head], "aux" if helper else "obl"
    return doc


@pytest.mark.parametrize("case", CASES, ids=[f"{case['said']} {case['published']}" for case in CASES])
def test_expressions(case: dict[str, Any]) -> None:
    published = None if case["published"] is None else str(case["published"])
    found = expressions(parsed(case["said"]), published)
    got = [[w.mention.text if w.mention else None, w.start or "-", w.end or "-", w.precision] for w in found]
    assert got == [[words_, str(start), str(end), precision] for words_, start, end, precision in case["found"]]


def test_every_expression_gives_its_reason_and_its_passage() -> None:
    for case in CASES:
        for when in expressions(parsed(case["said"]), str(case["published"])):
            assert when.why and when.mention
            assert case["said"][when.mention.start : when.mention.end] == when.mention.text


def test_every_anchor_of_the_codebook_gives_its_source_and_needs_its_sides_named() -> None:
    for anchor in words().anchors:
        assert anchor.source and anchor.label and anchor.words
        assert len(anchor.named) >= 2


def tree(words_: list[str], heads: list[int], deps: list[str], pos: list[str]) -> Doc:
    return Doc(
        blank().vocab,
        words=words_,
        heads=heads,
        deps=deps,
        pos=pos,
        lemmas=words_,
        sent_starts=[i == 0 for i in range(len(words_))],
    )


def test_an_event_takes_the_time_that_the_parse_puts_under_it() -> None:
    doc = tree(
        ["Officials", "said", "Monday", "the", "shelling", "began", "on", "Sunday"],
        [1, 1, 1, 4, 5, 1, 7, 5],
        ["nsubj", "ROOT", "obl:unmarked", "det", "nsubj", "ccomp", "case", "obl"],
        ["NOUN", "VERB", "PROPN", "DET", "NOUN", "VERB", "ADP", "PROPN"],
    )
    found = expressions(doc, "2022-03-03")
    shelling, said = (when_of(doc[i], found, doc) for i in (4, 1))
    assert shelling and shelling.start == "2022-02-27"
    assert said and said.start == "2022-02-28"


def test_words_that_the_network_proposes_are_looked_up_or_kept() -> None:
    doc = tree(["They", "left", "on", "Sunday"], [1, 1, 3, 1], ["nsubj", "ROOT", "case", "obl"], ["PRON", "VERB", "ADP", "PROPN"])
    found = expressions(doc, "2022-03-03")
    known, unknown = (attach(Span.of(doc.text, *at), doc[1], found, doc) for at in ((13, 19), (0, 4)))
    assert known is found[0]
    assert unknown and (unknown.start, unknown.end, unknown.mention) == (None, None, Span(0, 4, "They"))
    assert unknown.why == "not read as a date"
