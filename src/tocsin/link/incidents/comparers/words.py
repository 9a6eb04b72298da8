"""The words of the sentences and of the headlines."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile

USUAL: Final = 0.15
"""Overlap that two sentences on like happenings have anyway."""
MOST: Final = 0.7
SHORTEST: Final = 3


def words(one: Profile, other: Profile) -> Facet:
    """How many of the telling words of the shorter sentence stand in the other."""
    return _overlap(one.words, other.words, "words: in common")


def title(one: Profile, other: Profile) -> Facet:
    """The same for the headlines."""
    return _overlap(one.title, other.title, "headlines: in common")


def names(one: Profile, other: Profile) -> Facet:
    """Whether both reports name the same victim, ship or company: they are about one matter, in which what is of one kind is one
    happening more often than not (an abduction, a march for the abducted and the release are three kinds)."""
    if (common := one.named & other.named) and (one.acts & other.acts or one.types & other.types):
        return Facet("names: in common", 1.0, f"both reports name {min(common)}")
    return NOTHING


def things(one: Profile, other: Profile) -> Facet:
    """Whether it was done to the same thing. That accounts name other things ("a market", "a barracks") excludes nothing."""
    if not (one.objects and other.objects):
        return NOTHING
    if common := one.objects & other.objects:
        return Facet("things: same", 1.0, f"done to the same thing: {min(common)}")
    return Facet("things: other", 1.0, f"done to other things: {min(one.objects)}, {min(other.objects)}")


def means(one: Profile, other: Profile) -> Facet:
    """Whether it was done with the same kind of weapon; it is often disputed, and often told wrongly at first."""
    if not (one.means and other.means):
        return NOTHING
    if common := one.means & other.means:
        return Facet("means: same", 1.0, f"same means: {min(common)}")
    return Facet("means: other", 1.0, f"other means: {min(one.means)}, {min(other.means)}")


def _overlap(one: frozenset[str], other: frozenset[str], finding: str) -> Facet:
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return NOTHING
    common = one & other
    share = len(common) / shorter
    reason = f"{finding.replace(':', '')}: {', '.join(sorted(common)[:5])}" if share > USUAL else ""
    return Facet(finding, min(share, MOST), reason)
