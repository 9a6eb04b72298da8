"""Whether two mentions are one happening: the facets weighed together under an identity rule."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final

from tocsin.link.incidents.comparers.counts import counts
from tocsin.link.incidents.comparers.facet import Facet
from tocsin.link.incidents.comparers.kind import kind
from tocsin.link.incidents.comparers.matter import matter
from tocsin.link.incidents.comparers.parties import actors, recipients, sources, speakers
from tocsin.link.incidents.comparers.place import place
from tocsin.link.incidents.comparers.reality import reality
from tocsin.link.incidents.comparers.time import time
from tocsin.link.incidents.comparers.words import means, names, things, title, words
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.profile import Profile, profile
from tocsin.link.incidents.rule import PER_CLAIMANT, IdentityRule
from tocsin.link.incidents.score import Score

PRIOR: Final = -1.7
"""Two mentions that share a blocking key and nothing else are rarely one happening."""


def compare(one: Mention, other: Mention, rule: IdentityRule = PER_CLAIMANT) -> Score:
    """How surely the two are one happening, with a reason for each facet. Symmetric; tens of microseconds."""
    return compare_profiles(profile([one]), profile([other]), rule)


def compare_profiles(one: Profile, other: Profile, rule: IdentityRule = PER_CLAIMANT, alike: float | None = None) -> Score:
    """The same for all that two reports tell of a happening; `alike` is how like these reports are, None where that is not known.
    The cheapest facets that can exclude come first."""
    first = kind(one, other)
    if first.apart:
        return Score(0.0, apart=first.reason)
    second = time(one, other, rule.days)
    if second.apart:
        return Score(0.0, apart=second.reason)
    third = place(one, other)
    facets = [first, second, third, actors(one, other), recipients(one, other), counts(one, other)]
    facets += [
        words(one, other),
        title(one, other),
        names(one, other),
        things(one, other),
        means(one, other),
        reality(one, other),
        sources(one, other),
        speakers(one, other),
        matter(alike),
    ]
    if missing := _missing(one, other, rule, third):
        return Score(0.0, _reasons(facets), missing)
    total = PRIOR + sum(facet.score for facet in facets)
    return Score(round(1 / (1 + exp(-total)), 3), _reasons(facets))


def _reasons(facets: Sequence[Facet]) -> tuple[str, ...]:
    ordered = sorted((facet for facet in facets if facet.reason), key=lambda facet: -facet.score)
    return tuple(facet.reason for facet in ordered)


def _missing(one: Profile, other: Profile, rule: IdentityRule, where: Facet) -> str | None:
    """What a rule needs and the two do not share."""
    for need in rule.needs:
        if need == "place" and (not (one.points and other.points) or where.score < 1):
            return "not at one named place"
        if need == "day" and not (one.exact and other.exact and one.first == other.first):
            return "not on one stated day"
        if need == "actors" and not one.actor_countries & other.actor_countries and not one.actors & other.actors:
            return "not by the same actors"
        if need == "deaths" and not (one.deadly or other.deadly):
            return "nobody says that it was deadly"
    return None
