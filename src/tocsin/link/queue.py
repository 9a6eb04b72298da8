"""What to look at first: how much an incident matters, and how little its linking and its claims can be relied on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from tocsin.link.incidents import Incident, Mention

WEIGHTS: Final = {
    "ASSAULT": 1.0,
    "COERCE": 0.8,
    "MOBILIZE": 0.7,
    "SANCTION": 0.6,
    "PROTEST": 0.6,
    "THREATEN": 0.6,
    "RETREAT": 0.6,
}
OTHER: Final = 0.4
"""What happened, before anything is known of how many were hurt: acts of force before words."""
HURT: Final = frozenset({"killed", "dead", "wounded", "injured", "detained", "abducted", "missing"})


def importance(found: Incident) -> float:
    """From 0 up: what kind of act it is, how many are said to have been hurt, how many independently tell of it."""
    hurt = max((c.answer.high or c.answer.low or 0 for c in found.claims if c.question in HURT), default=0)
    weight = WEIGHTS.get(found.type, OTHER)
    return round(weight * (1 + math.log10(1 + hurt)) * (1 + math.log2(max(len(found.origins), 1)) / 4), 3)


def doubt(found: Incident, mentions: Sequence[Mention]) -> float:
    """From 0 to 1: disputes, a single origin, what the reader was unsure of, mentions that were joined by a narrow margin."""
    unread = 1 - sum(mention.score for mention in mentions) / max(len(mentions), 1)
    narrow = 1 - min((link.score for link in found.links), default=1.0)
    parts = (0.6 * bool(found.disputes), 0.3 * (len(found.origins) < 2), unread, narrow)
    return round(1 - math.prod(1 - min(max(part, 0.0), 1.0) for part in parts), 3)
