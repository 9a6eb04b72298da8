"""POLECAT's columns, with ours behind them: a row for each event of a report. What we do not know stays empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TextIO

from tocsin.model import Actor, Event
from tocsin.report.datasets import dataset
from tocsin.report.exports.columns import point, where
from tocsin.report.exports.content import Content, Read
from tocsin.report.exports.tables import write_table
from tocsin.report.wording import called, factuality, outlet_name

RULES: Final = ("Rules", "Made By")


def write_polecat(content: Content, out: TextIO) -> int:
    """A table of POLECAT's columns, then our attribution, then the rules."""
    spec = dataset("polecat")
    columns = [*spec["columns"], *spec["attribution"], *RULES]
    closing = {"Rules": content.colophon.rules, "Made By": content.colophon.versions}
    return write_table(columns, (row | closing for row in rows(content)), out)


def rows(content: Content) -> Iterator[dict[str, Any]]:
    """The rows without the closing columns."""
    for read, event in content.events():
        yield of_event(read, event) | of_story(read) | attribution(read, event)


def of_event(read: Read, event: Event) -> dict[str, Any]:
    """The columns about the event. No date is put where the text has none."""
    quad = next((name for name, types in dataset("polecat")["quads"].items() if event.type in types), None)
    dated = event.when is not None and event.when.precision in ("moment", "day")
    return {
        "Event ID": read.key(event), "Event Date": (event.when.start or "")[:10] if dated and event.when else None,
        "Event Type": event.type, "Event Mode": event.mode, "Quad Code": quad, "Contexts": event.contexts,
        **sided("Actor", event.actors), **sided("Recipient", event.recipients), **located(event),
    }  # fmt: skip


def sided(side: str, actors: list[Actor]) -> dict[str, Any]:
    """The columns of one side."""
    sectors = list(dict.fromkeys(sector for actor in actors for sector in actor.sectors))
    return {
        f"{side} Name": [called(actor) for actor in actors],
        f"{side} Country": list(dict.fromkeys(actor.country for actor in actors if actor.country)),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": sectors,
        f"{side} Title": [actor.role for actor in actors if actor.role],
        f"{side} Name Raw": [actor.mention.text for actor in actors if actor.mention],
    }


def located(event: Event) -> dict[str, Any]:
    """The columns of the place. A town's name stands under City, a district's under District, a province's under Province."""
    place = where(event)
    if place is None:
        return {}
    at = point(place)
    level = {"exact": "City", "town": "City", "district": "District", "province": "Province"}.get(place.precision or "")
    return {
        "Placename": place.name, "Country": place.country, "Latitude": at[0] if at else None, "Longitude": at[1] if at else None,
        "GeoNames ID": place.geonameid, "Raw Placename": place.mention.text if place.mention else None,
        **({level: place.name} if level else {}),
    }  # fmt: skip


def of_story(read: Read) -> dict[str, Any]:
    """The columns about the report. People are actors with an office, organisations those with a sector and no office."""
    record = read.record
    version = record.version
    return {
        "Source": outlet_name(record), "Publication Date": (record.report.published or "")[:10],
        "Story People": unique(called(actor) for actor in record.actors if actor.role),
        "Story Organizations": unique(called(actor) for actor in record.actors if actor.sectors and not actor.role),
        "Story Locations": unique(place.name for place in record.places if place.literal),
        "Language": record.report.language, "Version": f"{version.program} {version.codebook} {version.pipeline}",
    }  # fmt: skip


def attribution(read: Read, event: Event) -> dict[str, Any]:
    """Who holds it, and in which words."""
    author = next((held.value for held in event.held if held.holder == "author"), None)
    return {
        "Report": read.report, "URL": read.record.report.url, "Author Value": author,
        "Held By": [f"{held.holder} {held.value} {held.mode or ''}".strip() for held in event.held],
        "Status": [words.text for words in factuality(event, read.record)],
        "Passage": event.evidence.text, "Passage Start": event.evidence.start, "Passage End": event.evidence.end,
        "Reader Score": round(event.score, 3),
    }  # fmt: skip


def unique(names: Iterator[str] | Any) -> list[str]:
    """The names, each once, in order."""
    return list(dict.fromkeys(names))
