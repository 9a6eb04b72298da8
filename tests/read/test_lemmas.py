"""Lemmas: what is seen is looked up; for the rest the network's rule is checked against known words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tocsin.read.lemmas import Lemmas

KNOWN = frozenset("company deny need plan hope hop stay bus crisis drone large happy shell die tie".split())
SEEN = {"led|VERB": "lead", "me|PRON": "I"}


@pytest.fixture(scope="module")
def lemmas(tmp_path_factory: pytest.TempPathFactory) -> Lemmas:
    folder: Path = tmp_path_factory.mktemp("pipeline")
    (folder / "lemmas.json").write_text(json.dumps(SEEN))
    return Lemmas(folder, KNOWN.__contains__)


@pytest.mark.parametrize(
    ("form", "upos", "rule", "lemma"),
    [
        ("led", "VERB", "L0|", "lead"),  # seen
        ("Me", "PRON", "L0|", "I"),
        ("companies", "NOUN", "L1|", "company"),  # the network's "companie" is no word
        ("denied", "VERB", "L1|", "deny"),
        ("needed", "VERB", "L1|", "need"),
        ("planning", "VERB", "L4|", "plan"),
        ("hoped", "VERB", "L1|", "hope"),  # the network's answer is a word: it stays, though "hop" is one too
        ("buses", "NOUN", "L1|", "bus"),
        ("larger", "ADJ", "L2|", "large"),
        ("happiest", "ADJ", "L3|", "happy"),
        ("shelled", "VERB", "L1|", "shell"),
        ("quazies", "NOUN", "L1|", "quazy"),  # nothing known: no English word keeps its "i" there
        ("ries", "NOUN", "L1|", "rie"),  # too short to have a base
        ("droned", "VERB", "L1|", "drone"),
        ("Brussels", "PROPN", "K0|", "Brussels"),  # names are the network's
        ("crisis", "NOUN", "L1|", "crisis"),  # the form itself is a word, what the rule makes of it is none
    ],
)
def test_lemmas(lemmas: Lemmas, form: str, upos: str, rule: str, lemma: str) -> None:
    assert lemmas.of(form, upos, rule) == lemma
