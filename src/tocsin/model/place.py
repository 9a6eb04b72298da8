"""Where: a place that a report names."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.model.span import Span
from tocsin.model.vocabulary import PlacePrecision, PlaceRole


@dataclass(slots=True)
class Alternative:
    """A candidate that was not chosen, and why; `score` is comparable within one mention only."""

    name: str
    geonameid: int | None
    country: str | None
    lat: float | None
    lon: float | None
    score: float
    why: str


@dataclass(slots=True)
class Place:
    """One mention of a place. Coordinates are WGS 84 degrees; a vague place keeps its words with precision `line` or `area`.

    `literal` is false where the name stands for an actor or is part of a name ("Moscow said", "Paris agreement"). `role` is what
    the place is to the event that holds it, None elsewhere.
    """

    name: str
    mention: Span | None
    geonameid: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    literal: bool = True
    role: PlaceRole | None = None
    alternatives: list[Alternative] = field(default_factory=list)
    why: str | None = None
