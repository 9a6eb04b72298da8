"""Disputes about an incident."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.link.incidents.claim import Claim
from tocsin.link.incidents.dispute import Dispute


def disputes(incident: str, claims: Sequence[Claim]) -> list[Dispute]:
    """Every question of an incident on which standing claims of different holders contradict each other: opposite polarity, or
    values that cannot both hold. What commits to nothing (Uu) contradicts nothing; no winner."""
    raise NotImplementedError
