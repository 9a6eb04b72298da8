"""The place, with containment and precision."""

from __future__ import annotations

from collections.abc import Collection
from math import cos, radians
from typing import Final

from tocsin.link.incidents.comparers.facet import NOTHING, Facet
from tocsin.link.incidents.profile import Profile
from tocsin.link.incidents.site import Site

NEAR_KM: Final = 20.0
ELSEWHERE_KM: Final = 40.0
FIRST: Final = 2
"""Of the places that a report names most, how many may stand for where its events are."""
KM_PER_DEGREE: Final = 111.2


def place(one: Profile, other: Profile) -> Facet:
    """Whether the places can be one."""
    if one.points and other.points:
        return _points(one, other)
    if close := (one.points | one.near).keys() & (other.points | other.near).keys():
        known = one.points | one.near
        return Facet("place: beside the same", 1.0, f"both tell of it beside the name of {known[min(close)].name}")
    if common := one.names & other.names:
        return Facet("place: same area", 1.0, f"same place: {min(common)}")
    if one.points or other.points:
        pointed, vague = (one, other) if one.points else (other, one)
        return _point_and_vague(pointed, vague)
    return _vague(one, other)


def placed(one: Profile, other: Profile) -> Facet:
    """Whether only one of two mentions of one report has a place of its own."""
    if bool(one.points) == bool(other.points):
        return NOTHING
    return Facet("placed: the earlier" if one.points else "placed: the later")


def _points(one: Profile, other: Profile) -> Facet:
    if common := one.points.keys() & other.points.keys():
        many = min(len({id(site) for site in p.points.values()}) for p in (one, other)) > 1
        by_id = any(key.isdigit() for key in common)
        found = "place: one of several" if many else "place: same point" if by_id else "place: same name"
        return Facet(found, 1.0, f"same place: {_name(one, min(common))}")
    km = _nearest(one.points.values(), other.points.values())
    pair = f"{_name(one, min(one.points))}, {_name(other, min(other.points))}"
    if km is None:
        return Facet("place: other name", 1.0, f"other places: {pair}")
    if km <= NEAR_KM:
        return Facet("place: near", 1.0, f"{km:.0f} km apart: {pair}")
    return Facet("place: not far" if km <= ELSEWHERE_KM else "place: far", 1.0, f"{km:.0f} km apart: {pair}")


def _point_and_vague(pointed: Profile, vague: Profile) -> Facet:
    if titled := pointed.points.keys() & vague.title:
        return Facet("place: in the headline", 1.0, f"{_name(pointed, min(titled))} stands in the other's headline")
    if named := pointed.points.keys() & set(vague.setting):
        return Facet("place: named elsewhere", 1.0, f"{_name(pointed, min(named))} is named elsewhere in the other report")
    if inside := pointed.within & vague.provinces:
        return Facet(
            "place: in the province", 1.0, f"{_name(pointed, min(pointed.points))} lies in the other's province ({min(inside)})"
        )
    if vague.provinces and pointed.within:
        return Facet("place: other province", 1.0, "another province")
    return _countries(pointed, vague)


def _vague(one: Profile, other: Profile) -> Facet:
    if named := (one.names & set(other.setting)) | (other.names & set(one.setting)):
        return Facet("place: area named elsewhere", 1.0, f"{min(named)} is named elsewhere in the other report")
    if one.provinces and other.provinces:
        if common := one.provinces & other.provinces:
            return Facet("place: same province", 1.0, f"same province ({min(common)})")
        return Facet("place: other province", 1.0, "another province")
    if both := set(one.setting[:FIRST]) & set(other.setting[:FIRST]):
        most = one.setting[0] == other.setting[0]
        return Facet("place: named most in both" if most else "place: named in both", 1.0, f"both reports name {min(both)}")
    return _countries(one, other)


def _countries(one: Profile, other: Profile) -> Facet:
    if not (one.countries and other.countries):
        return NOTHING
    if common := one.countries & other.countries:
        return Facet("place: same country", 1.0, f"same country: {min(common)}")
    return Facet("place: other country", 1.0, f"other countries: {min(one.countries)}, {min(other.countries)}")


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
