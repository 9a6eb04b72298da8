"""The place, with containment and precision."""

from __future__ import annotations

from collections.abc import Collection
from math import cos, radians
from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile
from tocsin.link.incidents.site import Site

SAME_POINT: Final = 2.4
SAME_NAME: Final = 2.0
SAME_NEAR: Final = 1.7
"""Where it stands beside a place in one of the two, and is said to be there in the other, or stands beside it there too."""
NEARBY: Final = 0.8
NEAR_KM: Final = 20.0
ELSEWHERE_KM: Final = 40.0
WITHIN: Final = 0.9
SAME_PROVINCE: Final = 1.2
NAMED: Final = 1.1
IN_TITLE: Final = 1.4
PROVINCE_NAMED: Final = 0.7
BOTH_MOST: Final = 1.1
BOTH_NAME: Final = 0.7
FIRST: Final = 2
"""Of the places that a report names most, how many may stand for where its events are."""
SAME_COUNTRY: Final = 0.3
OTHER_POINT: Final = -3.0
OTHER_NAME: Final = -1.5
"""Names of which one is on no map: one place has several, and its quarters theirs."""
OTHER_POINT_NEAR: Final = -1.2
OTHER_PROVINCE: Final = -2.0
OTHER_COUNTRY: Final = -2.2
KM_PER_DEGREE: Final = 111.2


def place(one: Profile, other: Profile) -> Facet:
    """Whether the places can be one."""
    if one.points and other.points:
        return _points(one, other)
    if close := (one.points | one.near).keys() & (other.points | other.near).keys():
        known = one.points | one.near
        return Facet(SAME_NEAR, f"both tell of it beside the name of {known[min(close)].name}")
    if common := one.names & other.names:
        return Facet(SAME_PROVINCE, f"same place: {min(common)}")
    if one.points or other.points:
        pointed, vague = (one, other) if one.points else (other, one)
        return _point_and_vague(pointed, vague)
    return _vague(one, other)


def _points(one: Profile, other: Profile) -> Facet:
    if common := one.points.keys() & other.points.keys():
        many = min(len({id(site) for site in p.points.values()}) for p in (one, other)) > 1
        by_id = any(key.isdigit() for key in common)
        return Facet((SAME_POINT if by_id else SAME_NAME) * (0.8 if many else 1.0), f"same place: {_name(one, min(common))}")
    km = _nearest(one.points.values(), other.points.values())
    pair = f"{_name(one, min(one.points))}, {_name(other, min(other.points))}"
    if km is None:
        return Facet(OTHER_NAME, f"other places: {pair}")
    if km <= NEAR_KM:
        return Facet(NEARBY, f"{km:.0f} km apart: {pair}")
    return Facet(OTHER_POINT_NEAR if km <= ELSEWHERE_KM else OTHER_POINT, f"{km:.0f} km apart: {pair}")


def _point_and_vague(pointed: Profile, vague: Profile) -> Facet:
    if titled := pointed.points.keys() & vague.title:
        return Facet(IN_TITLE, f"{_name(pointed, min(titled))} stands in the other's headline")
    if named := pointed.points.keys() & set(vague.setting):
        return Facet(NAMED, f"{_name(pointed, min(named))} is named elsewhere in the other report")
    if inside := pointed.within & vague.provinces:
        return Facet(WITHIN, f"{_name(pointed, min(pointed.points))} lies in the other's province ({min(inside)})")
    if vague.provinces and pointed.within:
        return Facet(OTHER_PROVINCE, "another province")
    return _countries(pointed, vague)


def _vague(one: Profile, other: Profile) -> Facet:
    if named := (one.names & set(other.setting)) | (other.names & set(one.setting)):
        return Facet(PROVINCE_NAMED, f"{min(named)} is named elsewhere in the other report")
    if one.provinces and other.provinces:
        if common := one.provinces & other.provinces:
            return Facet(SAME_PROVINCE, f"same province ({min(common)})")
        return Facet(OTHER_PROVINCE, "another province")
    if both := set(one.setting[:FIRST]) & set(other.setting[:FIRST]):
        most = one.setting[0] == other.setting[0]
        return Facet(BOTH_MOST if most else BOTH_NAME, f"both reports name {min(both)}")
    return _countries(one, other)


def _countries(one: Profile, other: Profile) -> Facet:
    if not (one.countries and other.countries):
        return NOTHING
    if common := one.countries & other.countries:
        return Facet(SAME_COUNTRY, f"same country: {min(common)}")
    return Facet(OTHER_COUNTRY, f"other countries: {min(one.countries)}, {min(other.countries)}")


def _nearest(some: Collection[Site], others: Collection[Site]) -> float | None:
    """Kilometres between the nearest two; None where no two have coordinates."""
    found = None
    for a in some:
        for b in others:
            if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
                continue
            x = (a.lon - b.lon) * cos(radians((a.lat + b.lat) / 2))
            km = KM_PER_DEGREE * (x * x + (a.lat - b.lat) ** 2) ** 0.5
            found = km if found is None or km < found else found
    return found


def _name(profile: Profile, key: str) -> str:
    return profile.points[key].name
