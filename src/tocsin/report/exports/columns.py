"""The rows of our own tables: one for each value that a holder holds of an event. CSV and Parquet share them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tocsin.model import Actor, Count, Event, Held, Place, Statement
from tocsin.report import phrases
from tocsin.report.exports.colophon import Colophon
from tocsin.report.exports.content import Content, Read
from tocsin.report.wording import called, in_words, outlet_name, statement_of


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its SQL type in Parquet, and what stands in it."""

    name: str
    type: str
    holds: str


CLAIMS: Final = (
    Column("event", "VARCHAR", "REPORT.VERSION/EVENT in the desk, for good"),
    Column("report", "BIGINT", "number of the report in the desk"),
    Column("outlet", "VARCHAR", "who published"),
    Column("url", "VARCHAR", "address of the report"),
    Column("title", "VARCHAR", "title of the report"),
    Column("published", "VARCHAR", "date or date-time of publication, ISO 8601"),
    Column("language", "VARCHAR", "language of the report"),
    Column("type", "VARCHAR", "PLOVER type, or one of your own codebook"),
    Column("mode", "VARCHAR", "PLOVER mode"),
    Column("contexts", "VARCHAR", "PLOVER contexts, joined by “; ” as all lists are"),
    Column("trigger", "VARCHAR", "the words that tell of the event"),
    Column("actors", "VARCHAR", "who acts"),
    Column("actor_countries", "VARCHAR", "ISO 3166-1 alpha-3 or an international code, in the order of actors, ? where unknown"),
    Column("actor_sectors", "VARCHAR", "PLOVER sectors of each actor, joined by “,”"),
    Column("recipients", "VARCHAR", "to whom"),
    Column("recipient_countries", "VARCHAR", "as actor_countries"),
    Column("recipient_sectors", "VARCHAR", "as actor_sectors"),
    Column("place", "VARCHAR", "the place where it happens, in the report's words where the gazetteer has none"),
    Column("country", "VARCHAR", "country of the place, alpha-3"),
    Column("place_precision", "VARCHAR", "exact, town, district, province, country, line or area"),
    Column("latitude", "DOUBLE", "WGS 84; empty for a vague place"),
    Column("longitude", "DOUBLE", "WGS 84; empty for a vague place"),
    Column("geonameid", "BIGINT", "number in GeoNames"),
    Column("other_places", "VARCHAR", "from where, to where, and further places"),
    Column("start", "VARCHAR", "first day, as far as the text says it"),
    Column("end", "VARCHAR", "last day"),
    Column("time_precision", "VARCHAR", "moment, day, week, month, season, year or open"),
    Column("killed_low", "BIGINT", "fewest killed after this report"),
    Column("killed_high", "BIGINT", "most killed; empty where open (“at least”)"),
    Column("wounded_low", "BIGINT", "fewest wounded"),
    Column("wounded_high", "BIGINT", "most wounded"),
    Column("counts", "VARCHAR", "all numbers in words"),
    Column("holder", "VARCHAR", "who holds this value: a source, or the outlet itself"),
    Column("holder_chain", "VARCHAR", "outermost first, the outlet left out"),
    Column("holder_country", "VARCHAR", "country of the innermost holder"),
    Column("stance", "VARCHAR", "how it is said: asserts, denies, orders …; empty for the outlet's own"),
    Column("value", "VARCHAR", "factuality after FactBank: CT+ CT- PR+ PR- PS+ PS- CTu Uu"),
    Column("value_mode", "VARCHAR", "why a value is not plain: planned, ordered, feared …"),
    Column("status", "VARCHAR", "the value in words"),
    Column("passage", "VARCHAR", "the report's words"),
    Column("passage_start", "BIGINT", "code point of the text where they begin"),
    Column("passage_end", "BIGINT", "code point after their end"),
    Column("text_sha256", "VARCHAR", "the text that the offsets point into"),
    Column("score", "DOUBLE", "how sure the reader is of its reading, never whether something is so"),
    Column("rules", "VARCHAR", "identity and count rules"),
    Column("versions", "VARCHAR", "program and readings that made the row"),
)
VAGUE: Final = frozenset({"line", "area"})


def claim_rows(content: Content) -> Iterator[dict[str, Any]]:
    """Every held value of every event as a row of CLAIMS."""
    for read, event in content.events():
        shared = of_report(read) | of_event(read, event)
        for held in event.held:
            yield shared | of_held(read, event, held) | closing(content.colophon, read, event)


def of_report(read: Read) -> dict[str, Any]:
    """The columns about the report."""
    report = read.record.report
    return {
        "report": read.report, "outlet": outlet_name(read.record), "url": report.url, "title": report.title,
        "published": report.published, "language": report.language,
    }  # fmt: skip


def of_event(read: Read, event: Event) -> dict[str, Any]:
    """The columns about the event."""
    place = where(event)
    killed, wounded = toll(event, "killed"), toll(event, "wounded")
    return {
        "event": read.key(event), "type": event.type, "mode": event.mode, "contexts": event.contexts,
        "trigger": event.trigger.text,
        **sided("actor", event.actors), **sided("recipient", event.recipients), **located(place),
        "other_places": [phrases.place(other) for other in event.places if other is not place],
        "start": event.when.start if event.when else None, "end": event.when.end if event.when else None,
        "time_precision": event.when.precision if event.when else None,
        "killed_low": killed.low if killed else None, "killed_high": killed.high if killed else None,
        "wounded_low": wounded.low if wounded else None, "wounded_high": wounded.high if wounded else None,
        "counts": [phrases.count(count) for count in event.counts],
    }  # fmt: skip


def of_held(read: Read, event: Event, held: Held) -> dict[str, Any]:
    """The columns about the holder."""
    said = statement_of(held, read.record)
    holders = said.holders if said else []
    return {
        "holder": holder_of(said, read),
        "holder_chain": [called(holder) for holder in holders],
        "holder_country": holders[-1].country if holders else None,
        "stance": said.stance if said else None, "value": held.value, "value_mode": held.mode,
        "status": in_words(held, event, read.record).text,
    }  # fmt: skip


def closing(colophon: Colophon, read: Read, event: Event) -> dict[str, Any]:
    """The columns about the evidence and about the export."""
    return {
        "passage": event.evidence.text, "passage_start": event.evidence.start, "passage_end": event.evidence.end,
        "text_sha256": read.record.report.id, "score": round(event.score, 3), "rules": colophon.rules,
        "versions": colophon.versions,
    }  # fmt: skip


def holder_of(said: Statement | None, read: Read) -> str:
    """The innermost holder's name, "unnamed source", or the outlet where it is the report's own value."""
    if said is None:
        return outlet_name(read.record)
    return called(said.holders[-1]) if said.holders else "unnamed source"


def sided(side: str, actors: list[Actor]) -> dict[str, Any]:
    """The three columns of a side."""
    return {
        f"{side}s": [called(actor) for actor in actors],
        f"{side}_countries": [actor.country or "?" for actor in actors],
        f"{side}_sectors": [",".join(actor.sectors) or "?" for actor in actors],
    }


def where(event: Event) -> Place | None:
    """The place at which it happens: one with that role, else the first without another role; None where none is meant."""
    literal = [place for place in event.places if place.literal]
    at = [place for place in literal if place.role == "at"] or [place for place in literal if place.role is None]
    return at[0] if at else None


def point(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude; None for a vague place, or one without."""
    if place is None or place.lat is None or place.lon is None or place.precision in VAGUE:
        return None
    return place.lat, place.lon


def located(place: Place | None) -> dict[str, Any]:
    """The columns about the place."""
    at = point(place)
    return {
        "place": place.name if place else None, "country": place.country if place else None,
        "place_precision": place.precision if place else None, "latitude": at[0] if at else None,
        "longitude": at[1] if at else None, "geonameid": place.geonameid if place else None,
    }  # fmt: skip


def toll(event: Event, of: str) -> Count | None:
    """The count of the killed, or of the wounded; None where the report gives none, or gives several."""
    found = [count for count in event.counts if count.of == of]
    return found[0] if len(found) == 1 else None
