"""Doubtful triggers stand where they take up what a report surely tells."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from tocsin.read.candidates import EventCandidate
from tocsin.read.document import Document
from tocsin.read.echoes import echoed
from tocsin.read.labels import TRIGGERS

WORDS = "shelled shelling talks arrests".split()
DOCUMENT = cast(Document, SimpleNamespace(token=lambda word: SimpleNamespace(lower_=WORDS[word])))


def candidate(word: str, kind: str, sure: bool) -> EventCandidate:
    at, nothing = WORDS.index(word), np.zeros(1, np.float32)
    return EventCandidate((at, at + 1), TRIGGERS.index(kind), 0.6, sure, nothing, {}, nothing)


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
    assert echoed(DOCUMENT, [sure, doubtful]) == [sure, *[doubtful] * stands]


def test_doubtful_triggers_do_not_hold_each_other_up() -> None:
    assert echoed(DOCUMENT, [candidate("shelled", "ASSAULT", False), candidate("shelling", "ASSAULT", False)]) == []
