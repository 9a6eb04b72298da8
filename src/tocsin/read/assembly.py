"""Candidates into a record: the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.codebook.events import Codebook
from tocsin.model import Actor, Event, Place, Record, Report, Statement
from tocsin.read.candidates import Candidates
from tocsin.read.coding import apply
from tocsin.read.coreference import Names
from tocsin.read.document import Document
from tocsin.read.factuality import compose
from tocsin.read.happenings import complete, events_of, hold
from tocsin.read.heads import Heads
from tocsin.read.settings import Settings
from tocsin.read.statements import drafts_of, name_actor, span, statements_of


def assemble(
    report: Report, document: Document, found: Candidates, heads: Heads, settings: Settings, codebook: Codebook
) -> Record:
    """The record of one report, before names are resolved to countries and places to coordinates."""
    names = Names(document.doc)
    drafts = drafts_of(document, found.statements)
    statements = statements_of(document, drafts, names)
    events = events_of(document, found.events)
    hold(heads, drafts, statements, found.events, events)
    for statement in statements:
        statement.score = round(settings.statement(statement.score), 3)
    for event in events:
        event.score = round(settings.event(event.score), 3)
    record = Record(report, statements, events, [], [])
    apply(record, document.doc, codebook)
    complete(document, record.events, statements, names, report.published)
    compose(document, statements, record.events)
    record.places = places_of(document, record.events)
    record.actors = actors_of(document, statements, record.events, names)
    return record


def places_of(document: Document, events: Sequence[Event]) -> list[Place]:
    """Every place that the report names."""
    spans = {(e.start_char, e.end_char) for e in document.doc.ents if e.label_ == "LOC"}
    spans |= {(p.mention.start, p.mention.end) for e in events for p in e.places if p.mention}
    return [Place(document.text[a:b], span(document, (a, b))) for a, b in sorted(spans)]


ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "nmod:poss"})
COMPANY = frozenset({"with", "against", "by", "between"})


def acting(place: Token) -> bool:
    """Whether the name of a place stands where a clause has its actors, and not its circumstances."""
    while place.dep_ == "conj":
        place = place.head
    if place.dep_ in ("obl", "nmod"):
        return any(child.dep_ == "case" and child.lower_ in COMPANY for child in place.children)
    return place.dep_ in ARGUMENTS


def actors_of(document: Document, statements: Sequence[Statement], events: Sequence[Event], names: Names) -> list[Actor]:
    """Every mention of an actor: speakers, doers, recipients, each person and organisation that is named, and each place that
    stands in a clause where an actor stands ("Iran rejected", "talks with Sudan")."""
    mentioned = [a for s in statements for a in s.holders + s.addressees] + [a for e in events for a in e.actors + e.recipients]
    found = {(a.mention.start, a.mention.end): Actor(a.name, a.mention, why=a.why) for a in mentioned if a.mention}
    for entity in document.doc.ents:
        offsets = entity.start_char, entity.end_char
        if (entity.label_ in ("PER", "ORG") or acting(entity.root)) and offsets not in found:
            found[offsets] = Actor(document.text[slice(*offsets)], span(document, offsets))
            name_actor(document, names, found[offsets], None, None)
    return [found[offsets] for offsets in sorted(found)]
