"""Actors that are only spoken of: "Iranian authorities", "the Iraqis". The reader lists names and whoever speaks or acts; the
record lists every mention, so those that say by their own words whose they are and what they are come in here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Doc, Token

from tocsin.codebook.actors import ActorWords
from tocsin.model import Actor, Record
from tocsin.model.span import Span
from tocsin.resolve.coding import Coding
from tocsin.resolve.place_use import case_of, span_of

TOWARDS: Final = frozenset(["to", "on", "upon", "toward", "towards"])
BEFORE: Final = frozenset(["amod", "compound", "nmod:poss", "nummod", "det", "flat"])
CERTAIN: Final = 3


def add_mentions(record: Record, doc: Doc, code: Callable[[str], Coding]) -> None:
    """Adds the noun phrases that no mention touches and that tell both a country and a sector, in the order of the text."""
    taken = {i for actor in record.actors if actor.mention for i in range(actor.mention.start, actor.mention.end)}
    for span in (*_lands(record, doc), *_phrases(doc)):
        if not taken & set(range(span.start, span.end)):
            coding = code(span.text)
            if coding.country and coding.certain == CERTAIN and coding.sectors and coding.weight >= 0:
                record.actors.append(Actor(span.text, span))
                taken |= set(range(span.start, span.end))
    record.actors.sort(key=lambda a: (a.mention.start, a.mention.end) if a.mention else (0, 0))


def _lands(record: Record, doc: Doc) -> Iterator[Span]:
    """Countries to which something is done or given: "sanctions on Iran", "arms sales to Sudan"; nobody who only goes there."""
    for place in record.places:
        span = span_of(doc, place.mention.start, place.mention.end) if place.mention and place.precision == "country" else None
        if span is not None and place.mention and span.root.dep_ in ("obl", "nmod"):
            away = span.root.head.lemma_.lower() in ActorWords.load().travel
            if case_of(span.root).lower() in TOWARDS and not away:
                yield from (_span(doc, token) for token in (span.root, *span.root.conjuncts) if token.ent_type_ == "LOC")


def _span(doc: Doc, token: Token) -> Span:
    """The whole name that a word heads."""
    inside = [token.i, *(child.i for child in token.children if child.dep_ in ("flat", "compound"))]
    return _words(doc, min(inside), max(inside))


def _words(doc: Doc, first: int, last: int) -> Span:
    found = doc[first : last + 1]
    return Span(found.start_char, found.end_char, found.text)


def _phrases(doc: Doc) -> Iterator[Span]:
    """Noun phrases of somebody, up to their heads; a noun before another one ("the Iranian government spokesman") heads none."""
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "flat") and not token.ent_type_:
            first = min((t.i for t in _left(token)), default=token.i)
            yield _words(doc, first, token.i)


def _left(noun: Token) -> Iterator[Token]:
    for child in noun.lefts:
        if child.dep_ in BEFORE:
            yield from child.subtree
