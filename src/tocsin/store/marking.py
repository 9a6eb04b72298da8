"""Which tags an incident and a report bear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from tocsin.link.incidents import Incident, Mention, Site
from tocsin.model import Record
from tocsin.store.places import country_name, province_name
from tocsin.store.reports import Kept

NUMBERED: Final = re.compile(r"\b\d+ independent origins")
NAMED: Final = re.compile(r"^(denied|disputed|withdrawn) by .+")
Mark = tuple[tuple[str, str], str]


def of_incident(found: Incident, mentions: Sequence[Mention], day: int, stories: Iterable[str]) -> dict[tuple[str, str], str]:
    """Kind and value -> words, for all that an incident can be asked by."""
    return dict(_of_incident(found, mentions, day, stories))


def _of_incident(found: Incident, mentions: Sequence[Mention], day: int, stories: Iterable[str]) -> Iterator[Mark]:
    yield ("type", found.type), found.type
    for mention in mentions:
        if mention.mode:
            yield ("mode", mention.mode), mention.mode
        yield ("source", mention.outlet), mention.outlet
        for held in mention.held:
            yield ("value", held.value), held.value
            if held.stance:
                yield ("stance", held.stance), held.stance
            yield ("holder", held.holder.key), held.holder.name
        yield from _sites(mention.sites)
    for party in (*found.actors, *found.recipients):
        yield ("actor", party.key), party.name
    yield from _sites(found.sites)
    for status in found.status:
        yield ("status", standing(status)), standing(status)
    for number in found.reports:
        yield ("report", str(number)), str(number)
    yield from ((("story", story), story) for story in stories)
    if found.disputes:
        yield ("dispute", "yes"), "disputed"
    yield from _month(day)


def of_report(kept: Kept, record: Record, mentions: Sequence[Mention], day: int, story: str | None) -> dict[tuple[str, str], str]:
    """The same for a report with what was read from it."""
    return dict(_of_report(kept, record, mentions, day, story))


def _of_report(kept: Kept, record: Record, mentions: Sequence[Mention], day: int, story: str | None) -> Iterator[Mark]:
    outlet = record.report.outlet.name or record.report.outlet.domain
    if outlet:
        yield ("source", outlet), outlet
    yield ("language", kept.language or "unknown"), kept.language or "unknown"
    for event in record.events:
        yield ("type", event.type), event.type
        if event.mode:
            yield ("mode", event.mode), event.mode
    for statement in record.statements:
        yield ("stance", statement.stance), statement.stance
        yield from ((("holder", who.id or who.name), who.name) for who in statement.holders)
    for mention in mentions:
        yield from ((("value", held.value), held.value) for held in mention.held)
        yield from ((("holder", held.holder.key), held.holder.name) for held in mention.held)
        yield from ((("actor", party.key), party.name) for party in (*mention.actors, *mention.recipients))
        yield from _sites(mention.sites)
    if story:
        yield ("story", story), story
    yield ("report", str(kept.report)), str(kept.report)
    yield from _month(day)


def _sites(sites: Iterable[Site]) -> Iterator[Mark]:
    """A place, and all that it lies in: so whoever asks for the country finds the village."""
    for site in sites:
        if site.precision == "country":
            if site.country:
                yield ("country", site.country), country_name(site.country)
            continue
        if site.precision == "province" and site.province:
            yield ("place", site.province), site.name
        else:
            yield ("place", str(site.id) if site.id else site.key), site.name
            if site.province:
                yield ("place", site.province), province_name(site.province)
        if site.country:
            yield ("country", site.country), country_name(site.country)


def _month(day: int) -> Iterator[Mark]:
    if day:
        month = date.fromordinal(day).isoformat()[:7]
        yield ("month", month), month


def standing(status: str) -> str:
    """A status without the numbers and names of the single case: "reported by several independent origins", "denied"."""
    return NAMED.sub(r"\1", NUMBERED.sub("several independent origins", status))
