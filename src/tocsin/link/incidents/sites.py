"""From the places of a record to sites that can be compared across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final, Protocol

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.parties import country_words
from tocsin.link.incidents.sections import WHOLE, Bounds
from tocsin.link.incidents.site import Given, Level, Site
from tocsin.link.incidents.stems import folded
from tocsin.model import Place, Record, Span
from tocsin.resolve.gazetteer import Entry, Gazetteer

LEVELS: Final[dict[str, Level]] = {
    "country": "country", "continent": "country", "sea": "country", "province": "province", "region": "province",
    "disputed": "province", "river": "province", "mountains": "province",
}  # fmt: skip
"""Kinds of the gazetteer that are no points; all others are."""
SETTING: Final = 8
"""Places of the rest of the report that a mention keeps."""
DATELINE: Final = 5
"""Characters from the beginning within which a dateline's place begins."""
LONGEST: Final = 3
"""Words of a name, without the small ones."""
ARTICLES: Final = ("the ", "a ", "an ", "its ", "their ", "his ", "her ")


class Places(Protocol):
    """What is needed of a gazetteer."""

    def by_id(self, place: int) -> Entry | None: ...


@cache
def gazetteer() -> Places:
    """The gazetteer of this machine."""
    return Gazetteer.open()


def site(place: Place, places: Places) -> Site:
    """The site of a place."""
    entry = places.by_id(place.geonameid) if place.geonameid else None
    name = " ".join(place.name.split())
    key = folded(name.rpartition(" of ")[2])
    usual = folded(entry.name) if entry else key
    return Site(
        name=name,
        key=key,
        usual="" if usual == key else usual,
        level=_level(place, entry),
        id=place.geonameid,
        country=place.country,
        province=(entry.province or None) if entry else None,
        lat=None if place.lat is None else round(place.lat, 3),
        lon=None if place.lon is None else round(place.lon, 3),
        precision=place.precision,
        role=place.role,
    )


def _level(place: Place, entry: Entry | None) -> Level:
    """What a place is; a line ("the border of", "along the river") is no point, whatever it is named after."""
    level = LEVELS.get(entry.kind, "point") if entry else None
    if place.precision == "line" and level in (None, "point") and _told_of_a_line(place):
        return "vague"
    if level:
        return level
    if place.precision in ("line", "area") and place.lat is not None:
        return "province"  # a river, a sea, a region of the codebook
    if place.precision in ("country", "province"):
        return "country" if place.precision == "country" else "province"
    return "point" if _proper(place) else "vague"


def _proper(place: Place) -> bool:
    """Whether a place that no gazetteer has is called by a proper name: "Kopny", "the village of Kopny", not "Ukrainian
    cities"."""
    words = place.name.split()
    if place.precision in ("exact", "town", "district"):
        return words[0][:1].isupper() and not place.name.lower().startswith(ARTICLES)
    own = [word for word in words if word.lower() not in IncidentWords.load().name_joining]
    return (
        0 < len(own) <= LONGEST
        and {words[0], words[-1]} <= set(own)
        and all(word[:1].isupper() for word in own)
        and not set(folded(place.name).split()) & country_words()
    )


def _told_of_a_line(place: Place) -> bool:
    """Whether the words are of a border, a front or a river; "the railway depot of" is a point."""
    words = folded(place.mention.text if place.mention else place.name).split()
    return bool(set(words) & IncidentWords.load().no_points)


def sites(listed: Sequence[Place], places: Places, given: Given = "event") -> tuple[Site, ...]:
    """The literal places of an event, each once."""
    found = {(place.geonameid or place.name, place.role): place for place in listed if place.literal}
    return tuple(replace(site(place, places), given=given) for place in found.values())


def level(place: Place, places: Places) -> Level:
    """What a place is, wherever the report names it."""
    return _level(place, places.by_id(place.geonameid) if place.geonameid else None)


def setting(record: Record, places: Places, within: Bounds = WHOLE) -> tuple[str, ...]:
    """The names of the points that a report, or a part of it, names anywhere, the most named first, where it was written last,
    and after them its provinces. The outlet's own name is no place."""
    named: Counter[str] = Counter()
    outlet = folded(record.report.outlet.name or "").split()
    start, end = within
    for place in record.places:
        if place.mention and not start <= place.mention.start < end:
            continue
        if place.literal and (found := site(place, places)).level in ("point", "province") and found.key not in outlet:
            counts = found.level == "point" and not (place.mention and in_dateline(place.mention))
            named[found.usual if counts and found.usual else found.key] += 1 if counts else 0
    return tuple(key for key, _ in named.most_common(SETTING))


def in_dateline(mention: Span) -> bool:
    """Whether a place stands where a dateline does: first of all, in capitals."""
    return mention.start < DATELINE and mention.text.isupper()


def point_keys(one: Site) -> tuple[str, ...]:
    """What a point is known by: its GeoNames id and its names."""
    known = (one.key, one.usual) if one.usual else (one.key,)
    return (str(one.id), *known) if one.id else known
