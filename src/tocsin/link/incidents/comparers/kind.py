"""The kind of act: by the words of the triggers first, by the reader's types second."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.comparers.facet import Facet
from tocsin.link.incidents.profile import Profile

SAME_ACT: Final = 1.0
SAME_WORD: Final = 1.3
ONE_ACT: Final = 0.7
NEAR_ACT: Final = 0.3
DENIED: Final = -0.8
"""A denial is of the act that it names: that nothing entered is no denial that something exploded."""
SAME_TYPE: Final = 0.5
OTHER_ACT: Final = -1.2
"""Of the same type, but the triggers name other acts: "arrested" and "shelled" may both be read as an assault."""
NEAR_TYPE: Final = -0.3


def kind(one: Profile, other: Profile) -> Facet:
    """Whether the acts can be one."""
    if one.wide != other.wide:
        return Facet(-9.0, "one is the war at large", True)
    if common := one.lemmas & other.lemmas:
        return Facet(SAME_WORD, f"same word: {min(common)}")
    if common := one.acts & other.acts:
        return Facet(SAME_ACT, f"same act: {min(common)}")
    if one.acts & _near(other.acts, True):
        return Facet(
            DENIED if one.denied or other.denied else ONE_ACT, f"acts that are told as one: {min(one.acts)}, {min(other.acts)}"
        )
    if one.acts & _near(other.acts, False):
        return Facet(
            DENIED if one.denied or other.denied else NEAR_ACT, f"acts that go together: {min(one.acts)}, {min(other.acts)}"
        )
    if common := one.types & other.types:
        acts_differ = bool(one.acts and other.acts)
        return Facet(OTHER_ACT if acts_differ else SAME_TYPE, f"same type: {min(common)}")
    known = IncidentWords.load()
    if not (one.acts and other.acts) and any((a, b) in known.near_types for a in one.types for b in other.types):
        return Facet(NEAR_TYPE, f"types that go together: {min(one.types)}, {min(other.types)}")
    return Facet(-9.0, f"{min(one.types)} and {min(other.types)}", True)


@lru_cache(maxsize=1024)
def _near(acts: frozenset[str], as_one: bool) -> frozenset[str]:
    """The acts that are told as one with these, or that go together with them."""
    known = IncidentWords.load()
    pairs = known.one_act if as_one else known.near_acts
    return frozenset(other for act, other in pairs if act in acts)
