"""GeoJSON (RFC 7946): a Feature for each event of a report, with a Point where its place has one.

A vague place ("the border", a sea) gets no geometry: the standard's `null`, so that no map pins it as if it were exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from tocsin.model import Event
from tocsin.report import phrases
from tocsin.report.exports.columns import of_event, of_report, point, where
from tocsin.report.exports.content import Content, Read
from tocsin.report.exports.inert import json_text
from tocsin.report.wording import factuality


def write_geojson(content: Content, out: TextIO) -> int:
    """A FeatureCollection with the colophon as a foreign member; how many features."""
    head = {"type": "FeatureCollection", "colophon": content.colophon.to_dict()}
    return write_features(head, (feature(read, event) for read, event in content.events()), out)


def write_features(head: dict[str, Any], features: Iterator[dict[str, Any]], out: TextIO) -> int:
    """A FeatureCollection, one feature a line as they come."""
    out.write(json_text(head)[:-1] + ', "features": [')
    count = 0
    for one in features:
        out.write(("," if count else "") + "\n" + json_text(one))
        count += 1
    out.write("\n]}\n")
    return count


def feature(read: Read, event: Event) -> dict[str, Any]:
    """One event with who holds what of it."""
    place = where(event)
    at = point(place)
    properties = of_report(read) | of_event(read, event)
    properties |= {
        "place_words": phrases.place(place) if place else None,
        "status": [words.text for words in factuality(event, read.record)],
        "passage": event.evidence.text, "passage_start": event.evidence.start, "passage_end": event.evidence.end,
        "text_sha256": read.record.report.id, "score": round(event.score, 3),
    }  # fmt: skip
    for spoken in ("latitude", "longitude"):
        properties.pop(spoken)
    return {
        "type": "Feature", "id": read.key(event), "properties": properties,
        "geometry": {"type": "Point", "coordinates": [at[1], at[0]]} if at else None,
    }  # fmt: skip
