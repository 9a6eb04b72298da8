"""What the heads can answer: the closed label lists that training and reading share. Open lists (tags, relations, lemma
rules) come from the treebanks and travel with the weights in `labels.json`."""

from __future__ import annotations

from typing import Final

from tocsin.model.vocabulary import EVENT_TYPES, MODES, STANCES, VALUES

__all__ = [
    "CUES",
    "EDGES",
    "ENTITIES",
    "EVENT_ROLES",
    "EVENT_TYPES",
    "HELD_MODES",
    "STANCES",
    "STATEMENT_ROLES",
    "TRIGGERS",
    "VALUES",
]

ENTITIES: Final = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
CUES: Final = ["O", "B", "I", "BARE"]
"""BARE marks the first word of a statement's content where no word reports it: a bare quotation, a headline's colon."""
HELD_MODES: Final = [None, *MODES]
TRIGGERS: Final = ["O", *EVENT_TYPES]
STATEMENT_ROLES: Final = ["source", "content", "channel"]
EVENT_ROLES: Final = ["actors", "recipients", "places", "when", "counts"]
EDGES: Final = ["inside", "start", "end"]
"""For each role of a statement or event three answers a word: in the span, first of it, last of it."""
STATEMENT_REACH: Final = (40, 72)
EVENT_REACH: Final = (32, 40)
"""Words before and behind the first word of a cue or trigger that its heads look at; of the spans annotated for training, 999 in
a thousand end within these."""


def lemma_rule(form: str, lemma: str) -> str:
    """How to get from a form to its lemma: L(ower) or K(eep) case, letters to cut, letters to add."""
    low, target = form.lower(), lemma.lower()
    case = "K" if lemma != target and (lemma == form or lemma[:1].isupper()) else "L"
    same = 0
    while same < min(len(low), len(target)) and low[same] == target[same]:
        same += 1
    return f"{case}{len(low) - same}|{target[same:]}" if len(target) - same <= 4 else "K0|"


def apply_lemma_rule(form: str, rule: str) -> str:
    """The lemma of a form by a rule of `lemma_rule`."""
    cut, _, add = rule[1:].partition("|")
    base = form.lower() if rule[0] == "L" else form
    return (base[: len(base) - int(cut)] if int(cut) else base) + add
