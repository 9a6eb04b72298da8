"""The words of the sentences and of the headlines."""

from __future__ import annotations

from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile

USUAL: Final = 0.15
"""Overlap that two sentences on like happenings have anyway."""
WEIGHT: Final = 2.5
MOST: Final = 1.3
LEAST: Final = -0.3
TITLE_WEIGHT: Final = 2.0
TITLE_MOST: Final = 0.9
SAME_MEANS: Final = 0.3
OTHER_MEANS: Final = -0.4
SAME_THING: Final = 0.7
OTHER_THING: Final = -0.6
SAME_NAMES: Final = 1.2
SHORTEST: Final = 3


def words(one: Profile, other: Profile) -> Facet:
    """How many of the telling words of the shorter sentence stand in the other."""
    return _overlap(one.words, other.words, WEIGHT, LEAST, MOST, "words in common")


def title(one: Profile, other: Profile) -> Facet:
    """The same for the headlines."""
    return _overlap(one.title, other.title, TITLE_WEIGHT, 0.0, TITLE_MOST, "headlines in common")


def names(one: Profile, other: Profile) -> Facet:
    """Whether both reports name the same victim, ship or company: they are about one matter, in which what is of one kind is one
    happening more often than not (an abduction, a march for the abducted and the release are three kinds)."""
    if (common := one.named & other.named) and (one.acts & other.acts or one.types & other.types):
        return Facet(SAME_NAMES, f"both reports name {min(common)}")
    return NOTHING


def things(one: Profile, other: Profile) -> Facet:
    """Whether it was done to the same thing. That accounts name other things ("a market", "a barracks") excludes nothing."""
    if not (one.objects and other.objects):
        return NOTHING
    if common := one.objects & other.objects:
        return Facet(SAME_THING, f"done to the same thing: {min(common)}")
    return Facet(OTHER_THING, f"done to other things: {min(one.objects)}, {min(other.objects)}")


def means(one: Profile, other: Profile) -> Facet:
    """Whether it was done with the same kind of weapon; it is often disputed, and often told wrongly at first."""
    if not (one.means and other.means):
        return NOTHING
    if common := one.means & other.means:
        return Facet(SAME_MEANS, f"same means: {min(common)}")
    return Facet(OTHER_MEANS, f"other means: {min(one.means)}, {min(other.means)}")


def _overlap(one: frozenset[str], other: frozenset[str], weight: float, least: float, most: float, label: str) -> Facet:
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return NOTHING
    common = one & other
    score = min(max((len(common) / shorter - USUAL) * weight, least), most)
    return Facet(score, f"{label}: {', '.join(sorted(common)[:5])}" if score > 0 else "")
