"""Places in a row: "in Gomel, Baranovichi and Luninets" are three, though the reader may take them as one or miss one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tocsin.model import Event, Place, Record
from tocsin.model.span import Span
from tocsin.resolve.place_use import span_of

PART: Final = re.compile(r"[^\s,][^,\n]*[^\s,]|[^\s,]")


def complete_lists(record: Record, doc: Doc) -> None:
    """Adds names that the parse ranks with a place but nobody has listed, to the record and to the events of that place."""
    taken = {i for place in record.places if place.mention for i in range(place.mention.start, place.mention.end)}
    for place in list(record.places):
        for token in _ranked(place, doc):
            if token.idx not in taken:
                span = Span(token.idx, token.idx + len(token), token.text)
                record.places.append(Place(token.text, span))
                taken.update(range(span.start, span.end))


def split_commas(record: Record) -> None:
    """ "San Jose, Costa Rica" as one name is two: a place, and what it lies in."""
    split: list[Place] = []
    for place in record.places:
        parts = list(PART.finditer(place.mention.text)) if place.mention else []
        capital = len(parts) > 1 and all(part.group()[0].isupper() for part in parts)
        split += [_part(place, *part.span()) for part in parts] if capital else [place]
    record.places = _once(split)


def as_named(record: Record) -> None:
    """An event's place whose words are a name that the record lists, but for an article, a full stop or what it lies in ("the
    White House", "Kolin, Bohemia"), takes that mention, so that one name is one place."""
    names = [p.mention for p in record.places if p.mention]
    parts: set[Span] = set()
    for place in (place for event in record.events for place in event.places):
        mention = place.mention
        name = next((n for n in names if mention and n.overlaps(mention) and n != mention and _bare(n) == _bare(mention)), None)
        if mention and name:
            parts.add(mention)
            place.name, place.mention = name.text, name
    record.places = [p for p in record.places if p.mention not in parts]


def _bare(mention: Span) -> str:
    """The words before a comma without an article and full stops; all of them where the comma stands in a row."""
    words = mention.text
    first, comma, rest = words.partition(", ")
    plain = first if comma and rest[:1].isupper() and " and " not in rest and "," not in rest else words
    return plain.removeprefix("the ").removeprefix("The ").replace(".", "")


def _part(place: Place, start: int, end: int) -> Place:
    assert place.mention is not None
    words = place.mention.text[start:end]
    return Place(words, Span(place.mention.start + start, place.mention.start + end, words))


def _ranked(place: Place, doc: Doc) -> Iterator[Token]:
    """Proper names that are conjuncts of a place's head and no person or organisation."""
    span = span_of(doc, place.mention.start, place.mention.end) if place.mention else None
    if span is None or span.root.ent_type_ != "LOC":
        return
    for token in span.root.conjuncts:
        named = token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ in ("", "LOC")
        if named and not any(child.dep_ in ("flat", "compound", "case") and child.text == "'s" for child in token.children):
            yield token


def split_lists(event: Event, places: list[Place], doc: Doc) -> None:
    """A place of an event that holds, or breaks off, a row of names becomes those names."""
    split: list[Place] = []
    for place in event.places:
        row = _row(place, places, doc)
        split += [_copy(p) for p in row] if len(row) > 1 else [place]
    event.places = _once(split)


def _row(place: Place, places: list[Place], doc: Doc) -> list[Place]:
    """The places within a mention with those ranked with them; empty where they are not a row."""
    if place.mention is None:
        return []
    heads = [(p, s.root) for p in places if p.mention and place.mention.holds(p.mention) and (s := _span(p, doc)) is not None]
    heads = [(p, root) for p, root in heads if root.ent_type_ == "LOC" or root.dep_ == "conj"]
    if not heads:
        return []
    first = heads[0][1]
    row = {first.i, *(token.i for token in first.conjuncts)}
    found: dict[int, Place] = {}
    for p in places:
        span = _span(p, doc)
        if span is not None and span.root.i in row and len(span) <= 4:
            found.setdefault(span.root.i, p)
    return [found[i] for i in sorted(found)]


def _span(place: Place, doc: Doc) -> Tokens | None:
    return span_of(doc, place.mention.start, place.mention.end) if place.mention else None


def _copy(place: Place) -> Place:
    return Place(place.name, place.mention)


def _once(places: list[Place]) -> list[Place]:
    """Each mention once."""
    return list({(p.mention.start, p.mention.end) if p.mention else id(p): p for p in places}.values())
