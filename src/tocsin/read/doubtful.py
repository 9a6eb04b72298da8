"""Doubtful triggers that stand after all: echoes and leads.

A report names what it tells again and again ("shelled the market … the shelling … under fire"): where it surely tells of a kind
of act, a doubtful word for the same kind is taken for a trigger too. And its first sentence tells its news: where nothing in it
is sure, the likeliest word for a deed is taken. Beside a threshold for all words this finds more and mistakes less than a lower
one would (whole reports: `make evaluate`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.read.candidates import EventCandidate, type_name
from tocsin.read.document import Document

DEEDS: Final = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "AID", "PROTEST"})
"""Types that are done and not said: of a first sentence the words for speaking are a matter of statements."""


def standing(document: Document, candidates: Sequence[EventCandidate]) -> list[EventCandidate]:
    """The sure candidates; of the others those that echo a sure one (of its type, by a word for the same act), and the lead."""
    told = {(one.kind, act) for one in candidates if one.sure for act in _acts(document, one)}
    lead = _lead(document, candidates)
    return [one for one in candidates if one.sure or one is lead or any((one.kind, act) in told for act in _acts(document, one))]


def _acts(document: Document, one: EventCandidate) -> frozenset[str]:
    """The acts that the words of a trigger may name; what may name any act, or the war at large, echoes nothing."""
    known = IncidentWords.load()
    words = (document.token(word).lower_ for word in range(*one.anchor))
    return frozenset(act for word in words if word not in known.light | known.wide for act in known.echoed_acts.get(word, ()))


def _lead(document: Document, candidates: Sequence[EventCandidate]) -> EventCandidate | None:
    """The likeliest deed of the first sentence, where nothing in it is sure."""
    first = next(iter(document.doc.sents), None)
    inside = [one for one in candidates if first is not None and document.token(one.anchor[0]).i < first.end]
    if any(one.sure for one in inside):
        return None
    deeds = (one for one in inside if type_name(one.kind) in DEEDS and not _torn(document, one))
    return max(deeds, key=lambda one: one.score, default=None)


def _torn(document: Document, one: EventCandidate) -> bool:
    """Whether it is the second half of a word: "break-ins"."""
    start = document.token(one.anchor[0]).idx
    return document.text[max(0, start - 1) : start] == "-"
