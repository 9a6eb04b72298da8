"""Who: every actor of a record coded from its own words, from the words around it, and from the report's other mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from tocsin.codebook.actors import ActorBook
from tocsin.model import Actor, Record
from tocsin.model.span import Span
from tocsin.read.reading import Reading
from tocsin.resolve.coding import Coding, code
from tocsin.resolve.place_use import span_of


class ActorResolver:
    """Codes the actors of one report after another."""

    def __init__(self, book: ActorBook) -> None:
        self._book = book
        self._code = lru_cache(maxsize=20_000)(lambda text, date: code(book, text, date))

    def resolve(self, reading: Reading) -> None:
        """Fills country, sectors, role, id and the reasons of every actor of the record in place."""
        record, date = reading.record, (reading.record.report.published or "")[:10] or None
        everybody = [*_actors(record)]
        own = {id(actor): self._own(actor, reading.doc, date) for actor in everybody}
        by_name = self._by_name(everybody, own)
        where = _Whereabouts(record)
        for actor in everybody:
            coding = self._together(actor, own[id(actor)], by_name, date)
            _fill(actor, coding)
            if actor.country is None:
                where.supply(actor, coding)

    def _own(self, actor: Actor, doc: Doc, date: str | None) -> Coding:
        """From the mention's words; where they leave something open, from the whole noun phrase with its apposition."""
        text = actor.mention.text if actor.mention else actor.name
        coding = self._code(text, date)
        if actor.mention and (not coding.country or coding.weight < 2):
            wide = _wide(doc, actor.mention)
            if wide and wide != text:
                coding = _filled(coding, self._code(wide, date), f"in “{wide}”")
        return coding

    def _by_name(self, everybody: list[Actor], own: dict[int, Coding]) -> dict[str, list[Coding]]:
        """All codings of one name in the report: by the full name, and by the surname where it is one person's."""
        found: dict[str, list[Coding]] = defaultdict(list)
        for actor in everybody:
            found[actor.name].append(own[id(actor)])
        return found

    def _together(self, actor: Actor, coding: Coding, by_name: dict[str, list[Coding]], date: str | None) -> Coding:
        """What the mention leaves open, from the fullest name and from the other mentions of that name."""
        text = actor.mention.text if actor.mention else actor.name
        if actor.name != text:
            coding = _filled(coding, self._code(actor.name, date), f"as “{actor.name}”")
        others = [c for c in by_name.get(actor.name, ()) if c is not coding]
        for other in sorted(others, key=lambda c: (-c.certain, -c.weight)):
            coding = _filled(coding, other, "said elsewhere in the report")
        return coding


class _Whereabouts:
    """The country of an actor that only its place tells: "police", "the rebels"."""

    def __init__(self, record: Record) -> None:
        self._places = sorted(((p.mention.start, p) for p in record.places if p.mention and p.country), key=lambda pair: pair[0])

    def supply(self, actor: Actor, coding: Coding) -> None:
        """Takes the country of a place within the mention itself."""
        if actor.mention is None:
            return
        for start, place in self._places:
            if actor.mention.start <= start < actor.mention.end:
                actor.country = place.country
                actor.why = _joined(actor.why, f"{place.name} lies there")
                return


def _actors(record: Record) -> Iterator[Actor]:
    """Every actor of the record, once."""
    seen: set[int] = set()
    groups = [record.actors]
    groups += [group for s in record.statements for group in (s.holders, s.addressees)]
    groups += [group for e in record.events for group in (e.actors, e.recipients)]
    for actor in (a for group in groups for a in group):
        if id(actor) not in seen:
            seen.add(id(actor))
            yield actor


def _wide(doc: Doc, mention: Span) -> str | None:
    """The noun phrase around a mention: what stands before its head, and what is added to it after a comma."""
    span = span_of(doc, mention.start, mention.end)
    if span is None:
        return None
    root = span.root
    while root.dep_ in ("flat", "compound", "appos") and root.head is not root and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
    inside = sorted(_phrase(root), key=lambda t: t.i)
    return doc.text[inside[0].idx : inside[-1].idx + len(inside[-1])] if inside else None


def _phrase(root: Token) -> Iterator[Token]:
    yield root
    for child in root.children:
        if child.dep_ in ("amod", "compound", "flat", "nmod:poss", "nummod", "appos", "punct") and abs(child.i - root.i) < 25:
            if child.dep_ == "punct":
                continue
            yield from child.subtree


def _filled(coding: Coding, other: Coding, why: str) -> Coding:
    """`coding` with what it leaves open taken from `other`."""
    result = replace(coding, why=list(coding.why), sectors=list(coding.sectors))
    if result.country is None and other.country:
        result.country, result.certain = other.country, min(other.certain, 2)
        result.why += [f"{reason} ({why})" for reason in other.why[:1]]
    if other.sectors and (not result.sectors or (other.weight > result.weight and result.weight < 2)):
        result.sectors, result.weight = list(other.sectors), other.weight
        result.why += [f"{reason} ({why})" for reason in other.why[-1:]]
    result.role = result.role or other.role
    result.id = result.id or other.id
    result.name = result.name or other.name
    return result


def _fill(actor: Actor, coding: Coding) -> None:
    actor.country = coding.country
    actor.sectors = list(coding.sectors)
    actor.role = coding.role
    actor.id = coding.id
    actor.why = "; ".join(dict.fromkeys(coding.why)) or None


def _joined(one: str | None, other: str) -> str:
    return f"{one}; {other}" if one else other
