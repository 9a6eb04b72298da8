"""Where an event stands that has no point of its own: the points in the words for what it was done to ("the market of X",
"captured X, a mining town"), else the nearest of its sentence. Weaker than a place that the reader gave the event, and marked so
(`Site.given`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tocsin.link.incidents.sites import Places, in_dateline, level
from tocsin.model import Event, Place, Record, Span

LOCATIVE: Final = re.compile(
    r"\b(?:in|at|near|off|outside|inside|around|over|on|of|within|across|between|and|beside|by)\s+(?:the\s+)?"
    r"(?:(?:town|city|village|port|district|suburb|camp|crossing|island|outskirts|centre|center|capital)\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""What stands before a place where something is; "from", "to" and "for" say where it comes from or goes to."""
BEFORE: Final = 40
BESIDE: Final = re.compile(
    r"\b(?:near|off|outside|around|beside|by|between|towards?|from|to)\b(?:\W+[\w’'-]+)?\s*$", re.IGNORECASE
)
"""What stands before a place that something is not in."""


def own_places(event: Event, record: Record) -> list[Place]:
    """The places of an event without those that only say where a speaker sits ("the Air Force in Kyiv said")."""
    seats = _seats(record)
    return [one for one in event.places if not (one.mention and any(seat.holds(one.mention) for seat in seats))]


def places_near(event: Event, record: Record, sentence: tuple[int, int], places: Places) -> list[Place]:
    """The points that stand in for the place of an event; empty where nothing does."""
    inside = Span.of(record.report.text, *sentence)
    points = [
        (one, span)
        for one in record.places
        if (span := one.mention) and inside.holds(span) and not in_dateline(span) and level(one, places) == "point"
    ]
    done_to = [actor.mention for actor in event.recipients if actor.mention]
    found = [one for one, span in points if any(whom.holds(span) for whom in done_to)]
    if not found:
        text, seats = record.report.text, _seats(record) if points else ()
        here = [
            (_distance(span, event.trigger), one)
            for one, span in points
            if one.literal and LOCATIVE.search(text[max(0, span.start - BEFORE) : span.start])
            and not any(seat.holds(span) for seat in seats)
        ]  # fmt: skip
        found = [min(here, key=lambda pair: pair[0])[1]] if here else []
    return [replace(one, literal=True, role="at", alternatives=[]) for one in found]


def names_place(event: Event, point: Place) -> bool:
    """Whether a point stands in the event's own words for its place, and not only to say what that is near: "the well of X", "a
    market in X", not "twelve miles off X"."""
    words = next(
        (one.mention for one in event.places if one.mention and point.mention and one.mention.holds(point.mention)), None
    )
    if words is None or point.mention is None:
        return False
    return not BESIDE.search(words.text[: point.mention.start - words.start])


def _seats(record: Record) -> Sequence[Span]:
    return [one.mention for statement in record.statements for one in statement.holders if one.mention]


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
