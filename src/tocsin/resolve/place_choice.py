"""Which of the places of a name is meant: chosen over the whole report, each choice with its reason and the runners-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import asin, cos, log10, radians, sin, sqrt
from typing import Final

from tocsin.resolve.gazetteer import Entry

EARTH_KM: Final = 6371.0
NEAR_KM: Final = 150.0
PRIOR: Final = {
    "country": 7.0, "continent": 6.5, "region": 5.5, "sea": 5.5, "disputed": 6.0, "strait": 5.5, "canal": 5.5, "river": 4.5,
    "island": 5.0, "province": 5.2, "district": 2.6, "mountains": 5.0, "lake": 4.5, "base": 5.0, "plant": 5.0, "dam": 5.0,
    "crossing": 4.5, "site": 5.0, "border": 5.5, "bay": 5.0,
}  # fmt: skip
"""How often a bare name means this kind of place, on the scale of log10(population) of towns (tuned on the development data)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, on the scale of PRIOR."""

    town: float = 0.9
    other_name: float = 1.0
    country: float = 2.2
    province: float = 2.0
    near: float = 1.4
    container: float = 8.0
    outlet: float = 1.5
    unlike: float = 6.0


@dataclass(slots=True)
class Name:
    """One place name of a report: how often it stands there, its candidates, and the names that the text says it lies in
    ("Paris, Texas")."""

    name: str
    candidates: tuple[Entry, ...]
    count: int = 1
    containers: set[str] = field(default_factory=set)
    prefer: tuple[str, ...] = ()
    chosen: Entry | None = None
    ranked: list[tuple[float, Entry, str]] = field(default_factory=list)


@dataclass(slots=True)
class Evidence:
    """What the report supports: states by weight (named, demonyms, outlet), provinces, and points of the places chosen so far."""

    countries: Counter[str] = field(default_factory=Counter)
    outlet: str | None = None
    provinces: Counter[str] = field(default_factory=Counter)
    points: list[tuple[str, float, float]] = field(default_factory=list)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km of two points in degrees."""
    a, b, c, d = radians(lat1), radians(lon1), radians(lat2), radians(lon2)
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def prior(entry: Entry, weights: Weights) -> float:
    """How likely a bare name means this place, before any context."""
    if entry.kind == "town":
        base = weights.town * log10(entry.population + 50)
    else:
        base = PRIOR.get(entry.kind, 4.0)
        if entry.kind in ("province", "district"):
            base += 0.15 * log10(entry.population + 1)
    return base - (0.0 if entry.main else weights.other_name) - weights.unlike * (1 - entry.likeness)


def choose(names: Iterable[Name], evidence: Evidence, weights: Weights | None = None) -> None:
    """Chooses a place for each name, in place. Two passes: what is certain first becomes context for the rest."""
    weights = weights or Weights()
    every = [name for name in names if name.candidates]
    for rounds in range(3):
        _gather(every, evidence)
        for name in every:
            _rank(name, every, evidence, weights, first=rounds == 0)


def _gather(names: list[Name], evidence: Evidence) -> None:
    """Provinces and points that the choices so far support; countries stay as the text names them."""
    evidence.provinces = Counter()
    evidence.points = []
    for name in names:
        entry = name.chosen
        if entry is None:
            continue
        if entry.province:
            evidence.provinces[entry.province] += name.count
        if entry.lat is not None and entry.lon is not None and entry.kind not in ("country", "continent", "sea"):
            evidence.points.append((name.name, entry.lat, entry.lon))


def _rank(name: Name, every: list[Name], evidence: Evidence, weights: Weights, first: bool) -> None:
    scored = [(*_score(name, entry, every, evidence, weights, first), entry) for entry in name.candidates]
    name.ranked = sorted(((s, entry, why) for s, why, entry in scored), key=lambda r: -r[0])
    name.chosen = name.ranked[0][1]


def _score(name: Name, entry: Entry, every: list[Name], evidence: Evidence, weights: Weights, first: bool) -> tuple[float, str]:
    score = prior(entry, weights)
    reasons = [f"{entry.kind}, {entry.population:,} people" if entry.population else entry.kind]
    if entry.likeness < 1:
        reasons.append(f"spelled alike ({entry.likeness:.2f})")
    supported = max((evidence.countries[c] for c in entry.countries), default=0)
    if supported and entry.kind != "country":
        score += weights.country * min(1.0, 0.5 + 0.25 * supported)
        reasons.append(f"{entry.country} is named")
    if evidence.outlet in entry.countries:
        score += weights.outlet
        reasons.append("the outlet's country")
    if name.containers and _inside(entry, name.containers, every):
        score += weights.container
        reasons.append(f"in {', '.join(sorted(name.containers))} as the text says")
    if not first:
        score += _neighbours(name, entry, evidence, weights, reasons)
    return score, "; ".join(reasons)


def _inside(entry: Entry, containers: set[str], every: list[Name]) -> bool:
    """Whether the place lies in a state or division of these names."""
    for name in every:
        if name.name in containers:
            for around in name.candidates:
                if around.kind == "country" and around.country in entry.countries:
                    return True
                same = around.province and around.province == entry.province and around.id != entry.id
                if same and (around.kind == "province" or _close(around, entry, 80.0)):
                    return True
    return False


def _close(one: Entry, other: Entry, km: float) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= km


def _neighbours(name: Name, entry: Entry, evidence: Evidence, weights: Weights, reasons: list[str]) -> float:
    """What the other places of the report add: the same province, or places close by."""
    added = 0.0
    own = name.chosen.province if name.chosen else ""
    in_province = evidence.provinces[entry.province] - (name.count if own == entry.province else 0) if entry.province else 0
    if in_province > 0:
        added += weights.province * min(1.0, 0.5 + 0.25 * in_province)
        reasons.append("other places of its province are named")
    if entry.lat is not None and entry.lon is not None and entry.kind not in ("country", "continent"):
        near = [n for n, lat, lon in evidence.points if n != name.name and kilometres(entry.lat, entry.lon, lat, lon) < NEAR_KM]
        if near:
            added += weights.near * min(1.0, 0.5 + 0.25 * len(near))
            reasons.append(f"near {', '.join(near[:3])}")
    return added
