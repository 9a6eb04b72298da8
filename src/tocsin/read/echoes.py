"""Echoes: a report names what it tells again and again ("shelled the market … the shelling … under fire"). Where it surely tells
of a kind of act, a doubtful word for the same kind is taken for a trigger too.

Beside a threshold for all words this finds more and mistakes less than a lower one would (whole reports: `make evaluate`).
"""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.codebook.incidents import IncidentWords
from tocsin.read.candidates import EventCandidate, type_name
from tocsin.read.document import Document


def echoed(document: Document, candidates: Sequence[EventCandidate]) -> list[EventCandidate]:
    """The sure candidates, and of the others those that echo a sure one: of its type, by a word for the same act."""
    told = {(one.kind, act) for one in candidates if one.sure for act in _acts(document, one)}
    return [one for one in candidates if one.sure or any((one.kind, act) in told for act in _acts(document, one))]


def _acts(document: Document, one: EventCandidate) -> frozenset[str]:
    """The acts that the words of a trigger may name; what may name any act, or the war at large, echoes nothing."""
    known, kind = IncidentWords.load(), type_name(one.kind)
    words = (document.token(word) for word in range(*one.anchor))
    return frozenset(
        act for word in words if word.lower_ not in known.light | known.wide for act in known.acts_of(word.lower_, kind)
    )
