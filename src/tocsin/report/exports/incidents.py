"""Incidents as tables, JSON Lines and GeoJSON: a row for each happening by the identity rule, or for each claim about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, TextIO

from tocsin.link.incidents import Claim, Incident, Site
from tocsin.report.exports.columns import VAGUE, Column
from tocsin.report.exports.content import Content, Numbered
from tocsin.report.exports.geojson import write_features
from tocsin.report.exports.inert import json_text
from tocsin.report.exports.parquet import write_columns
from tocsin.report.exports.tables import write_table

INCIDENTS: Final = (
    Column("incident", "VARCHAR", "ID@VERSION, for good"),
    Column("title", "VARCHAR", "in the words of the earliest full mention"),
    Column("type", "VARCHAR", "PLOVER type of most mentions"),
    Column("mode", "VARCHAR", "PLOVER mode"),
    Column("status", "VARCHAR", "where the question whether it happened stands, in words"),
    Column("start", "VARCHAR", "first day on which it may have happened"),
    Column("end", "VARCHAR", "last day"),
    Column("time_precision", "VARCHAR", "moment, day, week, month, season, year or open"),
    Column("time_given", "VARCHAR", "event: the event's sentence says when; report: the day of publication bounds it"),
    Column("place", "VARCHAR", "the most precise and most named place"),
    Column("country", "VARCHAR", "its country, alpha-3"),
    Column("place_precision", "VARCHAR", "exact, town, district, province, country, line or area"),
    Column("latitude", "DOUBLE", "WGS 84; empty for a vague place"),
    Column("longitude", "DOUBLE", "WGS 84; empty for a vague place"),
    Column("geonameid", "BIGINT", "number in GeoNames"),
    Column("other_places", "VARCHAR", "other places given, joined by “; ”"),
    Column("actors", "VARCHAR", "who acts, by any claim"),
    Column("actor_countries", "VARCHAR", "their countries, ? where unknown"),
    Column("recipients", "VARCHAR", "to whom, by any claim"),
    Column("recipient_countries", "VARCHAR", "their countries, ? where unknown"),
    Column("killed", "VARCHAR", "number of each claimant whose claim stands: “9 (the governor); 180 (the ministry)”"),
    Column("wounded", "VARCHAR", "as killed"),
    Column("claimants", "VARCHAR", "who says that it happened"),
    Column("deniers", "VARCHAR", "who says that it did not"),
    Column("origins", "BIGINT", "independent origins: what to count"),
    Column("reports", "BIGINT", "reports, reprints among them"),
    Column("disputed", "VARCHAR", "questions on which claims contradict each other"),
    Column("open", "VARCHAR", "questions that nobody answers, or that are disputed"),
    Column("first", "VARCHAR", "first publication"),
    Column("last", "VARCHAR", "last publication"),
    Column("identity_rule", "VARCHAR", "name of the rule by which mentions are one incident"),
    Column("rules", "VARCHAR", "how to count"),
    Column("versions", "VARCHAR", "program and readings"),
)
CLAIMS: Final = (
    Column("incident", "VARCHAR", "ID@VERSION"),
    Column("claim", "VARCHAR", "the claim's id, the same over new readings"),
    Column("question", "VARCHAR", "happened, by whom, to whom, where, when, killed, wounded …"),
    Column("answer", "VARCHAR", "in words"),
    Column("low", "BIGINT", "lower end of a count; a time's first day as its ordinal is not repeated here"),
    Column("high", "BIGINT", "upper end; empty where open"),
    Column("polarity", "BIGINT", "1 it happened, -1 it did not, 0 not committed"),
    Column("value", "VARCHAR", "factuality after FactBank"),
    Column("value_mode", "VARCHAR", "planned, ordered, feared …"),
    Column("holder", "VARCHAR", "whose claim it is"),
    Column("holder_chain", "VARCHAR", "with those through whom it is told"),
    Column("holder_kind", "VARCHAR", "outlet, source or unnamed"),
    Column("holder_country", "VARCHAR", "alpha-3"),
    Column("party", "VARCHAR", "true: the holder is a party to what happened"),
    Column("stance", "VARCHAR", "asserts, denies …"),
    Column("status", "VARCHAR", "how the claim stands, in words"),
    Column("stands", "VARCHAR", "false: superseded or withdrawn by the same holder"),
    Column("denied_by", "VARCHAR", "ids of the claims that contradict it"),
    Column("origins", "BIGINT", "independent origins that tell it"),
    Column("appearances", "BIGINT", "reports that tell it"),
    Column("first", "VARCHAR", "first publication"),
    Column("outlet", "VARCHAR", "where it first appeared"),
    Column("passage", "VARCHAR", "its words there"),
    Column("passage_of", "VARCHAR", "REPORT.VERSION in the desk"),
    Column("passage_start", "BIGINT", "code point of that version's text where they begin"),
    Column("passage_end", "BIGINT", "code point after their end"),
    Column("identity_rule", "VARCHAR", "name of the rule"),
    Column("rules", "VARCHAR", "how to count"),
    Column("versions", "VARCHAR", "program and readings"),
)


def write_incidents(content: Content, out: TextIO) -> int:
    """JSON Lines: the colophon, then each incident whole, with its claims, origins and disputes."""
    out.write(json_text({"colophon": content.colophon.to_dict()}) + "\n")
    count = 0
    for numbered in content.incidents():
        out.write(json_text({"name": numbered.name, "incident": numbered.incident.to_dict()}) + "\n")
        count += 1
    return count


def write_incident_table(content: Content, out: TextIO) -> int:
    """A row for each incident."""
    return write_table([column.name for column in INCIDENTS], incident_rows(content), out)


def write_incident_claims(content: Content, out: TextIO) -> int:
    """A row for each claim of each incident."""
    return write_table([column.name for column in CLAIMS], claim_rows(content), out)


def write_incident_parquet(content: Content, path: Path) -> int:
    """The table of incidents as Parquet."""
    return write_columns(INCIDENTS, incident_rows(content), content.colophon.to_dict(), path)


def write_incident_features(content: Content, out: TextIO) -> int:
    """GeoJSON: a Feature for each incident, with a Point where its place has one."""
    head = {"type": "FeatureCollection", "colophon": content.colophon.to_dict()}
    return write_features(head, (feature(content, numbered) for numbered in content.incidents()), out)


def feature(content: Content, numbered: Numbered) -> dict[str, Any]:
    """One incident on a map; a vague place has no geometry."""
    row = incident_row(content, numbered)
    at = row.pop("latitude"), row.pop("longitude")
    geometry = {"type": "Point", "coordinates": [at[1], at[0]]} if None not in at else None
    for closing in ("rules", "versions"):
        row.pop(closing)
    return {"type": "Feature", "id": numbered.incident.id, "properties": row, "geometry": geometry}


def incident_rows(content: Content) -> Iterator[dict[str, Any]]:
    """Every incident as a row of INCIDENTS."""
    return (incident_row(content, numbered) for numbered in content.incidents())


def incident_row(content: Content, numbered: Numbered) -> dict[str, Any]:
    """One incident as a row."""
    found = numbered.incident
    return {
        "incident": numbered.name, "title": found.title, "type": found.type, "mode": found.mode, "status": list(found.status),
        "start": day(found.when.first), "end": day(found.when.last), "time_precision": found.when.precision,
        "time_given": found.when.given, **located(found.sites[0] if found.sites else None),
        "other_places": [site.name for site in found.sites[1:]],
        "actors": [party.name for party in found.actors], "actor_countries": [party.country or "?" for party in found.actors],
        "recipients": [party.name for party in found.recipients],
        "recipient_countries": [party.country or "?" for party in found.recipients],
        "killed": per_claimant(found, "killed"), "wounded": per_claimant(found, "wounded"),
        "claimants": sayers(found, 1), "deniers": sayers(found, -1),
        "origins": len(found.origins), "reports": len(found.reports),
        "disputed": [dispute.words for dispute in found.disputes], "open": list(found.open),
        "first": found.first, "last": found.last, "identity_rule": found.rule,
        "rules": content.colophon.rules, "versions": content.colophon.versions,
    }  # fmt: skip


def claim_rows(content: Content) -> Iterator[dict[str, Any]]:
    """Every claim of every incident as a row of CLAIMS."""
    for numbered in content.incidents():
        for claim in numbered.incident.claims:
            yield {
                "incident": numbered.name, **of_claim(claim), "identity_rule": numbered.incident.rule,
                "rules": content.colophon.rules, "versions": content.colophon.versions,
            }  # fmt: skip


def of_claim(claim: Claim) -> dict[str, Any]:
    """The columns of a claim."""
    answer, holder, passage = claim.answer, claim.holder, claim.passage
    counted = answer.kind == "count"
    return {
        "claim": claim.id, "question": claim.question, "answer": answer.words, "low": answer.low if counted else None,
        "high": answer.high if counted else None, "polarity": answer.polarity if answer.kind == "polarity" else None,
        "value": answer.value, "value_mode": answer.mode, "holder": holder.name, "holder_chain": holder.words,
        "holder_kind": holder.kind, "holder_country": holder.innermost.country if holder.innermost else None,
        "party": claim.party, "stance": claim.stance, "status": list(claim.status), "stands": claim.stands,
        "denied_by": list(claim.denied_by), "origins": len(claim.origins), "appearances": len(claim.appearances),
        "first": claim.first, "outlet": claim.appearances[0].outlet, "passage": passage.text,
        "passage_of": f"{passage.report}.{passage.version}", "passage_start": passage.start, "passage_end": passage.end,
    }  # fmt: skip


def day(ordinal: int | None) -> str | None:
    """The ISO day of an ordinal."""
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def located(site: Site | None) -> dict[str, Any]:
    """The columns of the place; no point for a vague one."""
    at = pinned(site)
    return {
        "place": site.name if site else None, "country": site.country if site else None,
        "place_precision": site.precision if site else None, "latitude": at[0] if at else None,
        "longitude": at[1] if at else None, "geonameid": site.id if site else None,
    }  # fmt: skip


def pinned(site: Site | None) -> tuple[float, float] | None:
    """Latitude and longitude of a site; None for a vague one, or one without."""
    if site is None or site.lat is None or site.lon is None or site.precision in VAGUE:
        return None
    return site.lat, site.lon


def counts(incident: Incident, of: str) -> list[Claim]:
    """The standing claims on how many were killed, wounded …"""
    return [claim for claim in incident.claims if claim.question == of and claim.stands and claim.answer.kind == "count"]


def per_claimant(incident: Incident, of: str) -> list[str]:
    """ "9 (the governor)" for each claimant whose number stands."""
    return [f"{claim.answer.words} ({claim.holder.name})" for claim in counts(incident, of)]


def sayers(incident: Incident, polarity: int) -> list[str]:
    """Who says that it happened (1), or that it did not (-1)."""
    said = [c for c in incident.claims if c.question == "happened" and c.answer.polarity == polarity and c.stands]
    return list(dict.fromkeys(claim.holder.name for claim in said))
