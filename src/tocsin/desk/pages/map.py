"""The map: the places of a selection, and how many incidents each day has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from tocsin.desk.asking import filters_of, narrowed
from tocsin.desk.page import Page
from tocsin.desk.rendering import cut
from tocsin.store.answers import Summary
from tocsin.store.desk import Desk

MOST: Final = 1000
"""Incidents that a map is drawn from, the newest; the page says so where there are more."""
ROWS: Final = 200
"""Places in the table, those with most incidents."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its incidents. `precision` is that of model.Place: an area or a line is never drawn as a point."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: str | None
    incidents: int
    disputed: int
    newest: str
    title: str


def spots(request: Request, desk: Desk) -> Page:
    """The map of a selection."""
    wanted = filters_of(request)
    found = desk.incidents(wanted, limit=MOST)
    places = sorted(gathered(found), key=lambda one: (-one.incidents, one.name))
    data = {
        "spots": places,
        "days": desk.days(wanted),
        "drawn": len(found),
        "complete": found.next is None,
        "unplaced": sum(one.lat is None for one in found),
        "filters": wanted.to_dict(),
        "facets": desk.facets(wanted),
    }
    return Page("map.html", "Map", data, {"ordered": places[:ROWS], "narrowed": narrowed(request)})


def gathered(found: Iterable[Summary]) -> list[Spot]:
    """The places of incidents, each once; the first incident of a place is its newest."""
    by_place: dict[tuple[str | None, float, float], list[Summary]] = {}
    for one in found:
        if one.lat is not None and one.lon is not None:
            by_place.setdefault((one.place, one.lat, one.lon), []).append(one)
    return [
        Spot(
            cut(name or ""), there[0].country, lat, lon, there[0].place_precision, len(there),
            sum(one.disputes > 0 for one in there), there[0].id, cut(there[0].title),
        )
        for (name, lat, lon), there in by_place.items()
    ]  # fmt: skip
