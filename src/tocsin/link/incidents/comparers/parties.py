"""Who did it, and to whom. Who did it is often what is disputed: that the sides differ speaks against, and excludes nothing."""

from __future__ import annotations

from functools import lru_cache

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile


def actors(one: Profile, other: Profile) -> Facet:
    """Whether those who act can be the same."""
    lands = one.actor_countries, other.actor_countries
    return _side(one.actors, other.actors, *lands, "actor", lands)


def recipients(one: Profile, other: Profile) -> Facet:
    """Whether those acted upon can be the same."""
    countries = one.recipient_countries, other.recipient_countries
    told = one.recipient_lands, other.recipient_lands
    return _side(one.recipients, other.recipients, *countries, "recipient", told)


def _side(
    one: frozenset[str],
    other: frozenset[str],
    countries: frozenset[str],
    others: frozenset[str],
    side: str,
    told: tuple[frozenset[str], frozenset[str]],
) -> Facet:
    """`told` are the countries of each that the texts tell, and only these can speak against."""
    if common := one & other:
        return Facet(f"{side}: same", 1.0, f"same {side}: {min(common)}")
    if _persons(one) and _persons(other):
        return Facet(f"{side}: another person", 1.0, f"another {side}: {min(_persons(one))}, {min(_persons(other))}")
    if not (countries and others):
        return NOTHING
    if common := countries & others:
        return Facet(f"{side}: same country", 1.0, f"{side}s of the same country: {min(common)}")
    if not all(told):
        return NOTHING
    return Facet(f"{side}: other country", 1.0, f"other {side}s: {min(told[0])}, {min(told[1])}")


def _persons(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.startswith("person"))


def speakers(one: Profile, other: Profile) -> Facet:
    """Of what is done in words, whose words they are: two threats by nobody in common are two."""
    if not (one.speech and other.speech) or one.definite or other.definite:
        return NOTHING
    if any(_one_office(a, b) for a in one.offices for b in other.offices):
        return NOTHING
    if not (one.offices and other.offices) and one.actor_countries & other.actor_countries:
        return NOTHING
    return Facet("speakers: nobody in common", 1.0, "nobody in common who speaks")


@lru_cache(maxsize=8192)
def _one_office(one: str, other: str) -> bool:
    """Whether two offices may be one: of one country, the words of one among those of the other; a state speaks through any."""
    (land, _, words), (other_land, _, others) = one.partition("/"), other.partition("/")
    if one == other:
        return True
    if land != other_land and "?" not in (land, other_land):
        return False
    a, b = set(words.split()), set(others.split())
    return a <= b or b <= a


def sources(one: Profile, other: Profile) -> Facet:
    """Whether somebody is quoted on both."""
    if common := one.sources & other.sources:
        return Facet("source: same", 1.0, f"same source: {min(common)}")
    return NOTHING
