"""The kind of act: by the words of the triggers first, by the reader's types second."""

from __future__ import annotations

from functools import lru_cache

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile


def kind(one: Profile, other: Profile) -> Facet:
    """Whether the acts can be one. A denial is of the act that it names: that nothing entered is no denial that something
    exploded."""
    if one.wide != other.wide:
        return Facet("kind: war at large", 1.0, "one is the war at large", True)
    if common := one.lemmas & other.lemmas:
        return Facet("kind: same word", 1.0, f"same word: {min(common)}")
    if common := one.acts & other.acts:
        return Facet("kind: same act", 1.0, f"same act: {min(common)}")
    denied = ", denied" if one.denied or other.denied else ""
    if one.acts & _near(other.acts, True):
        return Facet(f"kind: told as one{denied}", 1.0, f"acts that are told as one: {min(one.acts)}, {min(other.acts)}")
    if one.acts & _near(other.acts, False):
        return Facet(f"kind: go together{denied}", 1.0, f"acts that go together: {min(one.acts)}, {min(other.acts)}")
    if common := one.types & other.types:
        acts_differ = bool(one.acts and other.acts)
        return Facet("kind: other acts" if acts_differ else "kind: same type", 1.0, f"same type: {min(common)}")
    known = IncidentWords.load()
    if not (one.acts and other.acts) and any((a, b) in known.near_types for a in one.types for b in other.types):
        return Facet("kind: near types", 1.0, f"types that go together: {min(one.types)}, {min(other.types)}")
    return Facet("kind: other types", 1.0, f"{min(one.types)} and {min(other.types)}", True)


def types(one: Profile, other: Profile) -> Facet:
    """Which type the two share: two bombardments in one report are two oftener than two sanctions are."""
    common = one.types & other.types
    return Facet(f"type: {min(common)}" if common else "type: none in common")


def known_acts(one: Profile, other: Profile) -> Facet:
    """Whether a trigger names no act that the codebook knows ("the deed", "moved in"), so that only its type is known, which the
    two share."""
    unknown = (not one.acts) + (not other.acts)
    return (
        NOTHING
        if not unknown or not one.types & other.types
        else Facet("acts: neither known" if unknown > 1 else "acts: one not known")
    )


@lru_cache(maxsize=1024)
def _near(acts: frozenset[str], as_one: bool) -> frozenset[str]:
    """The acts that are told as one with these, or that go together with them."""
    known = IncidentWords.load()
    pairs = known.one_act if as_one else known.near_acts
    return frozenset(other for act, other in pairs if act in acts)
