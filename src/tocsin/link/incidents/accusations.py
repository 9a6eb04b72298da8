"""Who is said to have done it, in words that hold no deed of their own: "accused the army's artillery", "each said that the other
had shelled it", "The rebels, says the junta"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.attribution import attributed
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.offices import office_key, office_words
from tocsin.link.incidents.parties import party, party_key
from tocsin.link.incidents.party import Holder, Party
from tocsin.link.incidents.passage import Passage
from tocsin.link.incidents.stems import folded, sentence_span
from tocsin.link.incidents.taking_part import named_countries
from tocsin.link.incidents.telling import ASSERTING, HARMING, harms
from tocsin.model import Event, Record, Statement

FARTHEST: Final = 800
"""Characters from what happened to the words on who did it."""
SOON: Final = 150
"""Characters from an accusation to the harm that it is about, where none was told before it."""
OTHER: Final = re.compile(r"^(?:the other(?: (?:side|one|party))?|each other|one another)$", re.IGNORECASE)
BRIEF: Final = 8
"""Words of an answer that stands without a verb."""


def add_accusations(
    mentions: Sequence[Mention], record: Record, holders: Mapping[str, Holder], report: int, version: int
) -> None:
    """Gives the harm told last before them the holders who name a doer without telling of it."""
    told = harms(mentions)
    by_key = {mention.event: mention for mention in mentions}
    for mention in mentions:
        mention.held = tuple(one for held in mention.held for one in _each(held, mention))
    holding = {held.statement for event in record.events if event.type in HARMING for held in event.held if held.statement}
    for event in record.events:
        blames = event.type == "ACCUSE" and set(folded(event.trigger.text).split()) & IncidentWords.load().blaming
        if blames and (found := _accused(event, record, holders, holding, report, version)):
            _add(found, by_key[event.id].trigger.start, told)
    for statement in record.statements:
        found = _named(statement, record, holders, report, version) if statement.id not in holding else None
        if found := found or attributed(statement, record, holders, mentions, report, version):
            _add(found, statement.evidence.start, told)


def _add(found: Holding, at: int, told: Sequence[Mention]) -> None:
    """To the harm told last before; where none was, to the first that is told with it ("accused the army of the raid")."""
    before = [one for one in told if 0 <= at - one.trigger.start < FARTHEST]
    after = [one for one in told if 0 < one.trigger.start - at < SOON]
    if before or after:
        harm = max(before, key=lambda one: one.trigger.start) if before else min(after, key=lambda one: one.trigger.start)
        harm.held = (*harm.held, found)


def _each(held: Holding, mention: Mention) -> Iterator[Holding]:
    """Of two who each say that the other did it, each alone, with whom it names."""
    who = held.holder.innermost
    two = sides(who) if who and held.holder.kind == "source" and any(OTHER.match(one.name) for one in mention.actors) else ()
    if len(two) != 2:
        yield held
        return
    for one, other in (two, two[::-1]):
        yield replace(held, holder=Holder("source", (one,)), doers=(other,))


def sides(who: Party) -> tuple[Party, ...]:
    """The parties that a name joins: "the administrations of A and B"."""
    _, of, rest = who.name.partition(" of ")
    names = [name.removeprefix("the ").strip() for name in re.split(r" and |, ", rest if of else who.name)]
    return tuple(_one_of(name, who) for name in names if name[:1].isupper())


def _one_of(name: str, who: Party) -> Party:
    """One of the parties that a name joins, with the country that its own words name: "Ukraine and Russia" are of two."""
    land = next(iter(named_countries(f" {folded(name)} ")), who.country)
    office = office_key(land, office_words(name, None))
    return Party(name, party_key(name, land, who.sectors), country=land, sectors=who.sectors, office=office)


def _accused(
    event: Event, record: Record, holders: Mapping[str, Holder], holding: set[str], report: int, version: int
) -> Holding | None:
    """An accusation that names whom and not of what: the deed is the one told before."""
    said = next((one for one in record.statements if one.cue and one.cue.overlaps(event.trigger)), None)
    _, last = sentence_span(record.report.text, event.trigger.start, event.trigger.end)
    if (said and said.id in holding) or any(
        one.type != "ACCUSE" and event.trigger.end <= one.trigger.start < last for one in record.events
    ):
        return None
    by = holders[said.id] if said else Holder("source", tuple(party(one) for one in event.actors[-1:]))
    doers = tuple(party(one) for one in event.recipients)
    told = any(held.value == "CT+" for held in event.held)
    if not doers or by.kind != "source" or by.innermost is None or not told:
        return None
    passage = Passage.of(said.evidence if said else event.evidence, report, version)
    return Holding(by, "CT+", passage, stance="claims", doers=doers)


def _named(statement: Statement, record: Record, holders: Mapping[str, Holder], report: int, version: int) -> Holding | None:
    """A name alone, said in answer: "The rebels, says the junta"."""
    by = holders[statement.id]
    said = " ".join(span.text for span in statement.content)
    alone = len(statement.content) == 1 and len(said.split()) <= BRIEF and said[:1].isupper() and statement.kind == "indirect"
    if not alone or statement.negated or statement.stance not in ASSERTING or by.kind != "source" or by.innermost is None:
        return None
    (span,) = statement.content
    if statement.cue is None or statement.cue.start < span.start:
        return None
    actors = {one.name: one for one in record.actors if one.mention and span.holds(one.mention)}
    whole = [one for one in actors.values() if one.mention and len(said) - len(one.mention.text) <= len("The ")]
    if not whole:
        return None
    doers = tuple(party(one) for one in whole)
    return Holding(by, "CT+", Passage.of(statement.evidence, report, version), stance=statement.stance, doers=doers)
