"""Blocking: which mentions are worth comparing at all, so that cost grows with the reports and not with their square."""

from __future__ import annotations

from tocsin.link.incidents.mention import Mention


def keys(mention: Mention) -> tuple[str, ...]:
    """The blocking keys of a mention, the most telling first: two mentions that share none are not compared. A key holds a family
    of types, a stretch of days and one of place, parties, or count; the neighbouring stretches are among the keys, so that two
    mentions of one happening share a key whichever side of a boundary they fall. Empty for what cannot be told from others (no
    place, no parties): it is joined within its own report only."""
    raise NotImplementedError
