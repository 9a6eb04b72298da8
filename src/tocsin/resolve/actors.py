"""Who: every actor of a record coded from its own words, from the words around it, and from the report's other mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tocsin.codebook.actors import ActorBook, ActorWords
from tocsin.codebook.phrases import words
from tocsin.model import Actor, Record
from tocsin.read.reading import Reading
from tocsin.resolve.actor_lists import split_actors
from tocsin.resolve.actor_mentions import add_mentions
from tocsin.resolve.coding import Coder, Coding
from tocsin.resolve.identity import ABOVE_STATES
from tocsin.resolve.mention import parts
from tocsin.resolve.one_person import full_names
from tocsin.resolve.place_use import span_of
from tocsin.resolve.setting import Setting
from tocsin.resolve.short_names import bare, short_names
from tocsin.resolve.taken_up import TakenUp
from tocsin.resolve.whereabouts import Army, Whereabouts

WIDENING: Final = frozenset(["amod", "compound", "flat", "nmod:poss", "appos"])
"""What belongs to the words for an actor though the mention may leave it out: attributes, titles, what is added after a comma."""
CLIMBING: Final = frozenset(["flat", "compound", "appos", "amod"])
FARTHEST: Final = 25
"""Words between a head and an apposition that still speaks of it."""
FINITE: Final = frozenset(["VBD", "VBP", "VBZ", "MD"])
FAVOURED: Final = 3
"""How many of the countries that a report is about decide between namesakes in office."""


@dataclass(frozen=True, slots=True)
class Day:
    """When and where a report stands: its ISO date, and the countries that it is most about."""

    date: str | None
    favoured: tuple[str, ...]


class ActorResolver:
    """Codes the actors of one report after another."""

    def __init__(self, book: ActorBook) -> None:
        self._words = ActorWords.load()
        self._code = Coder(book).code

    def resolve(self, reading: Reading, setting: Setting) -> None:
        """Fills name, country, sectors, role, id and the reasons of every actor of the record in place."""
        record, date = reading.record, (reading.record.report.published or "")[:10] or None
        add_mentions(record, reading.doc, lambda text: self._code(text, date))
        split_actors(record, lambda text: self._code(text, date))
        everybody = [*_actors(record)]
        short = short_names(record.report.text)
        self._name_in_full(everybody, short)
        spans = {id(a): span_of(reading.doc, a.mention.start, a.mention.end) if a.mention else None for a in everybody}
        day = Day(date, tuple(setting.most(FAVOURED)))
        own = {id(actor): self._own(actor, spans[id(actor)], day, short) for actor in everybody}
        _of_one_country(everybody, own)
        by_name = self._by_name(everybody, own)
        where = Whereabouts(record, setting, _armies(everybody, own), lambda a: self._together(a, own[id(a)], by_name, day))
        fuller = [(a.mention.text, own[id(a)]) for a in everybody if a.mention and own[id(a)].country]
        back = TakenUp(reading.doc, lambda text: self._coded(text, day))
        waiting = {at: span is not None and back.waits(span) for at, span in spans.items()}
        for actor in sorted(everybody, key=lambda a: (waiting[id(a)], a.mention.start if a.mention else 0)):
            coding = self._together(actor, own[id(actor)], by_name, day)
            span = spans[id(actor)]
            _shorter(coding, actor, fuller)
            if span is not None:
                back.supply(coding, actor, span)
            where.supply(coding, actor, span)
            _fill(actor, coding)
            back.remember(actor, span, coding)
        for place in (place for event in record.events for place in event.places):
            span = span_of(reading.doc, place.mention.start, place.mention.end) if place.mention else None
            if span is not None:
                back.settle(place, span)
        record.actors += self._tagged(record, day)

    def _name_in_full(self, everybody: list[Actor], short: dict[str, str]) -> None:
        """Surnames, titles with a surname and the report's own abbreviations take the fullest name that it has for them."""
        full = full_names([actor.name for actor in everybody])
        for actor in everybody:
            name = full.get(actor.name, actor.name)
            actor.name = short.get(bare(name), name)

    def _own(self, actor: Actor, span: Tokens | None, day: Day, short: dict[str, str]) -> Coding:
        """From the mention's words, or from the name that they are short for; where they leave something open, from the whole
        noun phrase with its apposition."""
        text = actor.mention.text if actor.mention else actor.name
        if bare(text) in short:
            return _filled(Coding(), self._coded(short[bare(text)], day), f"“{bare(text)}” is “{short[bare(text)]}”")
        coding = self._coded(text, day)
        if span is not None and (not coding.country or coding.weight < 2):
            wide = _wide(span)
            if wide and wide != text:
                coding = _filled(coding, self._coded(wide, day), f"in “{wide}”")
        return coding

    def _coded(self, text: str, day: Day) -> Coding:
        """The words coded; where several people in office or bodies bear the name, with the countries that the report is
        about."""
        coding: Coding = self._code(text, day.date)
        return self._code(text, day.date, day.favoured) if coding.contested else coding

    def _by_name(self, everybody: list[Actor], own: dict[int, Coding]) -> dict[str, Coding]:
        """All that the report says of one name, the surest first. Pronouns are nobody's name."""
        found: dict[str, list[Coding]] = defaultdict(list)
        for actor in everybody:
            if actor.name.lower() not in self._words.pronouns:
                found[actor.name].append(own[id(actor)])
        return {name: _summed(codings) for name, codings in found.items()}

    def _together(self, actor: Actor, coding: Coding, by_name: dict[str, Coding], day: Day) -> Coding:
        """What the mention leaves open, from the fullest name and from the other mentions of that name."""
        text = actor.mention.text if actor.mention else actor.name
        if actor.name != text:
            coding = _filled(coding, self._coded(actor.name, day), f"as “{actor.name}”")
        if other := by_name.get(actor.name):
            coding = _filled(coding, other, "said elsewhere in the report")
        return replace(coding, why=list(coding.why), sectors=list(coding.sectors))

    def _tagged(self, record: Record, day: Day) -> list[Actor]:
        """The people that the page's tags name, in whatever spelling, as actors without a mention."""
        found = []
        for tag in record.report.tags:
            coding = self._coded(tag, day)
            if coding.name and coding.id and coding.id.startswith("person:"):
                actor = Actor(coding.name, None)
                _fill(actor, replace(coding, why=[f"tag of the page: {tag}", *coding.why]))
                found.append(actor)
        return found


def _armies(everybody: list[Actor], own: dict[int, Coding]) -> Iterator[Army]:
    """The soldiers of a state by their own words: where, of which country, and the words."""
    for actor in everybody:
        coding = own[id(actor)]
        if actor.mention and coding.country and coding.certain > 1 and "MIL" in coding.sectors:
            yield actor.mention.start, coding.country, actor.mention.text


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


def _shorter(coding: Coding, actor: Actor, fuller: list[tuple[str, Coding]]) -> None:
    """ "The ministry of defence" after "the Ukrainian ministry of defence", "the soldiers" after "U.S. soldiers in Iraq": a
    nameless actor whose words end a fuller mention, or its part before a preposition, takes its country, if all such mentions
    have the same."""
    if coding.country or not coding.generic or not coding.sectors or actor.mention is None:
        return
    end = " " + actor.mention.text.lower().removeprefix("the ")
    found = {c.country: (text, c) for text, c in fuller if text.lower().endswith(end) or _core(text).endswith(end)}
    if len(found) == 1:
        text, other = next(iter(found.values()))
        coding.country, coding.certain = other.country, 2
        coding.why.append(f"short for “{text}”")


@lru_cache(maxsize=4096)
def _core(text: str) -> str:
    """The words of a mention before its first preposition or comma."""
    line = words(text)
    core = parts(line, text)[0] if line else None
    return text[: line[core.end - 1].end].lower() if core else ""


def _wide(span: Tokens) -> str | None:
    """The noun phrase around a mention: what stands before its head, and what is added to it after a comma."""
    root = span.root
    while root.dep_ in CLIMBING and root.head is not root and root.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        root = root.head
    inside = sorted(_phrase(root), key=lambda t: t.i)
    if len(inside) < 2 or any(t.tag_ in FINITE for t in inside):  # a clause in a noun phrase is a misreading
        return None
    doc: Doc = span.doc
    return doc[inside[0].i : inside[-1].i + 1].text


def _phrase(root: Token) -> Iterator[Token]:
    yield root
    for child in root.children:
        if child.dep_ in WIDENING and abs(child.i - root.i) < FARTHEST:
            yield from child.subtree


def _summed(codings: list[Coding]) -> Coding:
    """Several codings of one name as one, the surest country and the weightiest sectors first."""
    first, *rest = sorted(codings, key=lambda c: (-c.certain, -c.weight))
    for other in rest:
        if first.country and first.weight >= 2:
            break
        first = _filled(first, other, "")
    return first


def _filled(coding: Coding, other: Coding, why: str) -> Coding:
    """`coding` with what it leaves open taken from `other`."""
    takes_country = coding.country is None and other.country is not None
    takes_sectors = bool(other.sectors) and (not coding.sectors or (other.weight > coding.weight and coding.weight < 2))
    if not (takes_country or takes_sectors or (other.id and not coding.id) or (other.role and not coding.role)):
        return coding
    result = replace(coding, why=list(coding.why), sectors=list(coding.sectors))
    note = f" ({why})" if why else ""
    if takes_country:
        result.country, result.certain = other.country, min(other.certain, 2)
        result.why += [f"{reason}{note}" for reason in other.why[:1]]
    if takes_sectors:
        result.sectors, result.weight = list(other.sectors), other.weight
        result.why += [f"{reason}{note}" for reason in other.why[-1:]]
    result.role, result.id, result.name = coding.role or other.role, coding.id or other.id, coding.name or other.name
    return result


def _fill(actor: Actor, coding: Coding) -> None:
    actor.country = coding.country
    actor.sectors = list(coding.sectors)
    actor.role = coding.role
    actor.id = coding.id
    actor.why = "; ".join(dict.fromkeys(coding.why)) or None


def _of_one_country(everybody: list[Actor], own: dict[int, Coding]) -> None:
    """ "The Red Crescent" of a report about the Algerian Red Crescent is the Algerian one, in place. The longer name is all in
    capitals: of "Sudan's ambassador to the United Nations" only he is Sudanese."""
    named = [(a.mention.text, own[id(a)]) for a in everybody if a.mention and own[id(a)].country not in {None, *ABOVE_STATES}]
    national = [(text, coding) for text, coding in named if all(word[:1].isupper() for word in bare(text).split())]
    for actor in everybody:
        if actor.mention and own[id(actor)].country in ABOVE_STATES:
            end = f" {bare(actor.mention.text)}"
            longer = next(((text, coding) for text, coding in national if bare(text).endswith(end)), None)
            if longer:
                own[id(actor)] = _filled(Coding(), longer[1], f"“{actor.mention.text}” is short for “{longer[0]}”")
