"""Which of the places of a name is meant: chosen over the whole report, each choice with its reason and the runners-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import asin, cos, log10, radians, sin, sqrt
from typing import Final

from tocsin.resolve.gazetteer import Entry

EARTH_KM: Final = 6371.0
NEAR_KM: Final = 150.0
NEAR_DEGREES: Final = NEAR_KM / 111.0
ROUNDS: Final = 3
LARGE: Final = 100_000
"""People of a town that may be meant in a report on anything."""
SET: Final = 2
"""Mentions of countries, their people or seats, from which on it is plain where a report is set."""
KEPT: Final = 4
"""Candidates that keep their reasons: the chosen one and three runners-up."""
PRIOR: Final = {
    "country": 7.5, "continent": 6.5, "region": 5.5, "sea": 5.5, "disputed": 6.0, "strait": 5.5, "canal": 5.5, "river": 4.5,
    "island": 5.0, "province": 3.0, "district": 2.6, "mountains": 5.0, "lake": 4.5, "base": 5.0, "plant": 5.0, "dam": 5.0,
    "crossing": 4.5, "site": 5.0, "border": 5.5, "bay": 5.0,
}  # fmt: skip
"""How often a bare name means this kind of place, on the scale of log10(population) of towns (tuned on the development data)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, on the scale of PRIOR."""

    town: float = 0.9
    other_name: float = 1.0
    country: float = 2.5
    province: float = 2.0
    near: float = 1.4
    container: float = 8.0
    outlet: float = 1.5
    unlike: float = 6.0
    capital: float = 1.0
    province_size: float = 0.45
    namesake: float = 2.0


@dataclass(slots=True)
class Name:
    """One place name of a report: how often it stands there, its candidates, and the names that the text says it lies in
    ("Paris, Texas")."""

    name: str
    candidates: tuple[Entry, ...]
    count: int = 1
    own: Counter[str] = field(default_factory=Counter)
    """Countries that the setting counts because of this very name: no evidence for it."""
    containers: set[str] = field(default_factory=set)
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
    if entry.kind in ("town", "capital"):
        base = weights.town * log10(entry.population + 50) + (weights.capital if entry.kind == "capital" else 0.0)
    else:
        base = PRIOR.get(entry.kind, 4.0)
        base += {"province": weights.province_size, "district": 0.15}.get(entry.kind, 0.0) * log10(entry.population + 1)
    return base - (0.0 if entry.main else weights.other_name) - weights.unlike * (1 - entry.likeness)


def choose(names: Iterable[Name], evidence: Evidence, weights: Weights | None = None, kept: int = KEPT) -> None:
    """Chooses a place for each name, in place. Several rounds: what is certain first becomes context for the rest. `kept`
    candidates of each name stay with their reasons."""
    weights = weights or Weights()
    every = [name for name in names if name.candidates]
    for rounds in range(ROUNDS):
        _gather(every, evidence)
        for name in every:
            _rank(name, every, evidence, weights, first=rounds == 0, kept=kept if rounds == ROUNDS - 1 else 0)


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


def _rank(name: Name, every: list[Name], evidence: Evidence, weights: Weights, first: bool, kept: int) -> None:
    scored = []
    for entry in name.candidates:
        found = list(_points(name, entry, every, evidence, weights, first))
        scored.append((prior(entry, weights) + sum(points for points, _, _ in found), entry, found))
    scored.sort(key=lambda s: -s[0])
    name.chosen = scored[0][1] if not _stray(name, *scored[0][1:], evidence) else None
    name.ranked = [(score, entry, _told(entry, found)) for score, entry, found in scored[:kept]]


def _stray(name: Name, entry: Entry, found: list[tuple[float, str, str]], evidence: Evidence) -> bool:
    """Whether a town is of a country that nothing points to in a report which is plainly set elsewhere: a village that no
    gazetteer has often has a namesake on another continent."""
    if entry.kind != "town" or entry.population >= LARGE or any(points > 0 for points, _, _ in found):
        return False
    elsewhere = sum((evidence.countries - name.own).values())
    return elsewhere >= SET and not any(evidence.countries[country] > 0 for country in entry.countries)


def _told(entry: Entry, found: list[tuple[float, str, str]]) -> str:
    """The reasons in words: what the place is, then what spoke for it."""
    reasons = [f"{entry.kind}, {entry.population:,} people" if entry.population else entry.kind]
    if entry.likeness < 1:
        reasons.append(f"spelled alike ({entry.likeness:.2f})")
    return "; ".join([*reasons, *(f"{what} {detail}".strip() for _, what, detail in found)])


def _points(
    name: Name, entry: Entry, every: list[Name], evidence: Evidence, weights: Weights, first: bool
) -> Iterator[tuple[float, str, str]]:
    """What the report says for a candidate: (points, reason, detail)."""
    supported = max((evidence.countries[c] - name.own[c] for c in entry.countries), default=0)
    if supported > 0 and entry.kind != "country":
        yield weights.country * min(1.0, 0.5 + 0.25 * supported), "named:", entry.country
    if entry.kind != "country" and any(e.kind == "country" and e.main and e.country == entry.country for e in name.candidates):
        yield -weights.namesake, "its whole country bears the name", ""
    if evidence.outlet and evidence.outlet in entry.countries:
        yield weights.outlet, "the outlet's country", ""
    if name.containers and _inside(entry, name.containers, every):
        yield weights.container, "the text says in", ", ".join(sorted(name.containers))
    if not first:
        yield from _neighbours(name, entry, evidence, weights)


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


def _neighbours(name: Name, entry: Entry, evidence: Evidence, weights: Weights) -> Iterator[tuple[float, str, str]]:
    """What the other places of the report add: the same province, or places close by."""
    own = name.chosen.province if name.chosen else ""
    together = evidence.provinces[entry.province] - (name.count if own == entry.province else 0) if entry.province else 0
    if together > 0:
        yield weights.province * min(1.0, 0.5 + 0.25 * together), "other places of its province are named", ""
    if entry.lat is None or entry.lon is None or entry.kind in ("country", "continent"):
        return
    near = [n for n, lat, lon in evidence.points if n != name.name and _within(entry.lat, entry.lon, lat, lon)]
    if near:
        yield weights.near * min(1.0, 0.5 + 0.25 * len(near)), "near", ", ".join(near[:3])


def _within(lat1: float, lon1: float, lat2: float, lon2: float) -> bool:
    """Whether two points lie within NEAR_KM; the difference of latitude alone tells it for most."""
    return abs(lat1 - lat2) < NEAR_DEGREES and kilometres(lat1, lon1, lat2, lon2) < NEAR_KM
