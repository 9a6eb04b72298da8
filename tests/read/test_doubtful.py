"""Doubtful triggers stand where they take up what a report surely tells, and where they are its news."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from tocsin.read.candidates import EventCandidate
from tocsin.read.document import Document
from tocsin.read.doubtful import standing
from tocsin.read.labels import TRIGGERS

LINE = "In May rain fell . shelled shelling talks arrests reached threat break-ins"
WORDS = LINE.replace("-", " - ").split()


def read(first: int) -> Document:
    """The line above, of which so many words are the first sentence."""
    text, tokens = " ".join(WORDS).replace(" - ", "-"), []
    for at, word in enumerate(WORDS):
        start = text.index(word, tokens[-1].idx + len(tokens[-1].lower_) if tokens else 0)
        tokens.append(SimpleNamespace(lower_=word.lower(), idx=start, i=at))
    doc = SimpleNamespace(sents=[SimpleNamespace(end=first)])
    return cast(Document, SimpleNamespace(token=lambda word: tokens[word], doc=doc, text=text))


def candidate(word: str, kind: str, sure: bool, score: float = 0.6) -> EventCandidate:
    at, nothing = WORDS.index(word), np.zeros(1, np.float32)
    return EventCandidate((at, at + 1), TRIGGERS.index(kind), score, sure, nothing, {}, nothing)


@pytest.mark.parametrize(
    ("word", "kind", "stands"),
    [
        ("shelling", "ASSAULT", True),  # the act that is surely told
        ("shelling", "MOBILIZE", False),  # read as another type
        ("talks", "CONSULT", False),  # of which nothing is surely told
        ("arrests", "ASSAULT", False),  # another act of the same type
    ],
)
def test_an_echo_is_of_the_type_and_act_of_a_sure_trigger(word: str, kind: str, stands: bool) -> None:
    sure, doubtful = candidate("shelled", "ASSAULT", True), candidate(word, kind, False)
    assert standing(read(5), [sure, doubtful]) == [sure, *[doubtful] * stands]


def test_doubtful_triggers_do_not_hold_each_other_up() -> None:
    assert standing(read(5), [candidate("shelled", "ASSAULT", False), candidate("shelling", "ASSAULT", False)]) == []


def test_the_likeliest_deed_of_a_first_sentence_without_a_sure_one_is_the_news() -> None:
    arrived, rain = candidate("reached", "AID", False), candidate("rain", "ASSAULT", False, 0.55)
    assert standing(read(len(WORDS)), [rain, arrived]) == [arrived]
    assert standing(read(len(WORDS)), [candidate("threat", "THREATEN", False)]) == [], "said, not done"
    assert standing(read(len(WORDS)), [candidate("ins", "ASSAULT", False)]) == [], "half a word"
    sure = candidate("shelled", "ASSAULT", True)
    assert standing(read(len(WORDS)), [sure, arrived]) == [sure]
