"""Which of their rows and which of our incidents are one happening: by day, place, type and actors, each with its reason.

Day and place must be able to be the same within what both sides' precision allows; type and actors speak for or against. One
row goes with one incident at most, the surest pairs first: several incidents near one row stand in its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final

from tocsin.link.incidents import Incident, Site
from tocsin.report.compare.foreign import ForeignRow, coder
from tocsin.report.datasets import dataset
from tocsin.report.exports.acled import acled_type
from tocsin.report.exports.content import Numbered
from tocsin.resolve.place_choice import kilometres
from tocsin.resolve.place_names import place_key

OUR_KM: Final = {"exact": 10, "town": 20, "district": 60, "province": 150}
"""How far the place of an incident may lie from the point of its name. Wider and vague places are compared by country."""
REPORT_DAYS: Final = 3
"""Days before publication within which an event lies whose sentence has no time: what `given == "report"` allows more."""
WINDOW: Final = 400
"""Longest interval in days that is compared day by day; a longer one says too little."""
LEAST: Final = 0.5
"""Score from which a pair is one happening. Place and day alone give .5 to .6: a wrong type or other actors undo them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and an incident that can be one happening; `reasons` for it, `differences` that stay."""

    row: ForeignRow
    ours: Numbered
    score: float
    reasons: tuple[str, ...]
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """How one facet speaks: `weight` for (or against), the reason; `apart` where it alone excludes."""

    weight: float
    reason: str
    apart: bool = False


@dataclass(slots=True)
class Matched:
    """All pairs, and for each row and incident without one, why."""

    pairs: list[Pair] = field(default_factory=list)
    only_theirs: list[tuple[ForeignRow, str]] = field(default_factory=list)
    only_ours: list[tuple[Numbered, str]] = field(default_factory=list)


def matched(rows: Sequence[ForeignRow], incidents: Iterable[Numbered]) -> Matched:
    """Every row and every incident in one of three lists."""
    ours = list(incidents)
    by_day = _by_day(ours)
    possible: list[Pair] = []
    misses: dict[int, tuple[float, str]] = {}
    for row in rows:
        for numbered in _near(row, by_day):
            facets = compared(row, numbered.incident)
            if any(facet.apart for facet in facets) or (score := _score(facets)) < LEAST:
                _remember(misses, row, numbered, facets)
                continue
            possible.append(_pair(row, numbered, score, facets))
    return _assigned(rows, ours, possible, misses)


def _by_day(ours: Sequence[Numbered]) -> dict[int, list[Numbered]]:
    found: dict[int, list[Numbered]] = {}
    for numbered in ours:
        first, last = days(numbered.incident)
        if first is None or last is None or last - first > WINDOW:
            continue
        for day in range(first, last + 1):
            found.setdefault(day, []).append(numbered)
    return found


def days(incident: Incident) -> tuple[int | None, int | None]:
    """The days on which it may have happened, an open end closed by the other, with what a day taken from the report allows."""
    when = incident.when
    first, last = when.first or when.last, when.last or when.first
    if first is not None and when.given == "report":
        first -= REPORT_DAYS
    return first, last


def _near(row: ForeignRow, by_day: dict[int, list[Numbered]]) -> list[Numbered]:
    """The incidents that share a day with the row, each once."""
    first, last = (row.first - timedelta(row.slack)).toordinal(), (row.last + timedelta(row.slack)).toordinal()
    span = range(first, min(last, first + WINDOW) + 1)
    return list({one.incident.id: one for day in span for one in by_day.get(day, ())}.values())


def compared(row: ForeignRow, incident: Incident) -> list[Facet]:
    """Day, place, type and actors."""
    return [day_facet(row, incident), place_facet(row, incident), type_facet(row, incident), actor_facet(row, incident)]


def _score(facets: Sequence[Facet]) -> float:
    return round(sum(facet.weight for facet in facets), 3)


def day_facet(row: ForeignRow, incident: Incident) -> Facet:
    """The day, within the precision of both."""
    first, last = days(incident)
    if first is None or last is None:
        return Facet(0.0, "no day of ours", apart=True)
    low, high = row.first.toordinal(), row.last.toordinal()
    if first <= high and low <= last:
        exact = first == last == low == high
        return Facet(0.3 if exact else 0.2, f"same day: {row.first}" if exact else f"days overlap: {_span(first, last)}")
    off = max(first - high, low - last)
    if off <= row.slack:
        return Facet(0.1, f"{off} days apart, within the precision of {row.slack} days")
    return Facet(0.0, f"{off} days apart", apart=True)


def _span(first: int, last: int) -> str:
    one, other = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return one if first == last else f"{one} to {other}"


def place_facet(row: ForeignRow, incident: Incident) -> Facet:
    """The place: by distance where both have a point, else by name, else by country."""
    facets = [_site_facet(row, site) for site in incident.sites]
    if not facets:
        return Facet(0.0, "no place of ours", apart=True)
    return max(facets, key=lambda facet: (not facet.apart, facet.weight))


def _site_facet(row: ForeignRow, site: Site) -> Facet:
    if place_key(site.name) and place_key(site.name) == place_key(row.place) and _same_country(row, site):
        return Facet(0.3, f"same place: {site.name}")
    ours = OUR_KM.get(site.precision or "")
    if ours and None not in (site.lat, site.lon, row.lat, row.lon):
        km = kilometres(site.lat or 0.0, site.lon or 0.0, row.lat or 0.0, row.lon or 0.0)
        if km <= ours + row.km:
            return Facet(0.3 if km <= 20 else 0.2, f"{site.name} lies {km:.0f} km from {row.place or 'their point'}")
        return Facet(0.0, f"{site.name} lies {km:.0f} km from {row.place or 'their point'}", apart=True)
    if row.country and site.country == row.country:
        return Facet(0.1, f"both in {row.country}; ours no nearer than {site.name} ({site.precision or 'unknown'})")
    return Facet(0.0, f"{site.name} is not known to lie where {row.place or 'theirs'} does", apart=True)


def _same_country(row: ForeignRow, site: Site) -> bool:
    return row.country is None or site.country is None or row.country == site.country


def type_facet(row: ForeignRow, incident: Incident) -> Facet:
    """The type: the same after the crosswalk, one that is told apart badly, or another."""
    if row.shape == "ucdp":
        fits = incident.type in dataset("ucdp")["types"]
        return Facet(0.2, f"{incident.type} can be {row.kind}") if fits else Facet(-0.3, f"{incident.type} is no {row.kind}")
    kind, sub = acled_type(incident.type, incident.mode)
    if kind == row.kind:
        return Facet(0.25 if sub == row.sub else 0.2, f"same type: {kind}")
    if any(kind in near and row.kind in near for near in dataset("acled")["near"]):
        return Facet(0.1, f"types near each other: ours {kind}, theirs {row.kind}")
    return Facet(-0.3, f"another type: ours {kind or incident.type}, theirs {row.kind}")


def actor_facet(row: ForeignRow, incident: Incident) -> Facet:
    """The actors, by country and by the words of their names."""
    theirs = [(name, country_of(name)) for name in row.actors]
    parties = [*incident.actors, *incident.recipients]
    if not theirs or not parties:
        return Facet(0.0, "no actors to compare")
    names = {word for name, _ in theirs for word in _telling(name)} & {word for party in parties for word in _telling(party.name)}
    countries = {code for _, code in theirs if code} & {party.country for party in parties if party.country}
    if names or countries:
        return Facet(0.2 if countries and names else 0.15, f"actors in common: {', '.join(sorted({*countries, *names}))}")
    known = any(code for _, code in theirs) and any(party.country for party in parties)
    return Facet(-0.1 if known else 0.0, "other actors" if known else "actors not known well enough")


WEAK: Final = frozenset(
    "forces force military police unidentified armed group civilians government of the and army people in".split()
)


def _telling(name: str) -> set[str]:
    """The words of a name that tell it from others."""
    return {word for word in place_key(name).split() if len(word) > 3 and word not in WEAK and not word.isdigit()}


@cache
def country_of(name: str) -> str | None:
    """The country in a name: "Military Forces of Ukraine (2019-)"."""
    return coder().code(name, None).country


def _pair(row: ForeignRow, ours: Numbered, score: float, facets: Sequence[Facet]) -> Pair:
    reasons = tuple(facet.reason for facet in facets if facet.weight > 0)
    differences = tuple(facet.reason for facet in facets if facet.weight <= 0 or "near each other" in facet.reason)
    return Pair(row, ours, score, reasons, differences)


def _remember(misses: dict[int, tuple[float, str]], row: ForeignRow, ours: Numbered, facets: Sequence[Facet]) -> None:
    """Keep the nearest incident that was not the row's, and why not."""
    score = _score(facets)
    against = "; ".join(facet.reason for facet in facets if facet.apart or facet.weight < 0) or "too little in common"
    if row.line not in misses or score > misses[row.line][0]:
        misses[row.line] = score, f"nearest is {ours.name}: {against}"


def _assigned(
    rows: Sequence[ForeignRow], ours: Sequence[Numbered], possible: list[Pair], misses: dict[int, tuple[float, str]]
) -> Matched:
    found = Matched()
    lines: dict[int, Pair] = {}
    ids: dict[str, Pair] = {}
    for pair in sorted(possible, key=lambda one: (-one.score, one.row.line, one.ours.name)):
        if pair.row.line not in lines and pair.ours.incident.id not in ids:
            lines[pair.row.line] = ids[pair.ours.incident.id] = pair
    found.pairs = sorted(lines.values(), key=lambda pair: pair.row.line)
    taken = {pair.row.line: pair for pair in sorted(possible, key=lambda one: one.score)}
    for row in rows:
        if row.line in lines:
            continue
        near = taken.get(row.line)
        if near is not None:
            why = f"could be {near.ours.name}, which goes with {ids[near.ours.incident.id].row.id}"
        else:
            why = misses.get(row.line, (0.0, "no incident of ours on these days"))[1]
        found.only_theirs.append((row, why))
    scope = _scope(rows)
    for numbered in ours:
        if numbered.incident.id not in ids:
            found.only_ours.append((numbered, _why_ours(numbered.incident, rows, scope)))
    return found


def _scope(rows: Sequence[ForeignRow]) -> tuple[int, int, set[str]]:
    """The days and countries that their file covers."""
    first = min((row.first.toordinal() for row in rows), default=0)
    last = max((row.last.toordinal() for row in rows), default=0)
    return first, last, {row.country for row in rows if row.country}


def _why_ours(incident: Incident, rows: Sequence[ForeignRow], scope: tuple[int, int, set[str]]) -> str:
    """Why an incident is in no row of theirs."""
    first, last = days(incident)
    countries = {site.country for site in incident.sites if site.country}
    shape = rows[0].shape if rows else "acled"
    if shape == "ucdp" and incident.type not in dataset("ucdp")["types"]:
        return f"{incident.type} is not what UCDP codes"
    if shape == "acled" and acled_type(incident.type, incident.mode)[0] is None:
        return f"{incident.type} is not what ACLED codes"
    if first is None or last is None:
        return "ours has no day to compare by"
    if last < scope[0] or first > scope[1]:
        return "outside the days of their file"
    if not incident.sites:
        return "ours has no place to compare by"
    if countries and not countries & scope[2]:
        return f"their file has no row in {', '.join(sorted(countries))}"
    if incident.status and not any(claim.question == "happened" and claim.answer.polarity > 0 for claim in incident.claims):
        return "nobody says that it happened"
    return "no row of theirs on these days at that place"
