"""Places that stand within longer names: "Gomel" in "Gomel Regional Hospital". The reader's entities hold only whole names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from tocsin.codebook.place_words import PlaceWords
from tocsin.model import Place
from tocsin.model.span import Span
from tocsin.resolve.gazetteer import Entry, Gazetteer
from tocsin.resolve.headings import FEWEST, headings

KINDS: Final = frozenset(["country", "province", "district", "town", "capital", "disputed", "region"])
SMALLEST: Final = 2_000
"""People that a town must have to be found within a longer name: many small places bear everyday words as names."""
BIG: Final = 10_000
"""The same where less speaks for a place."""
LONGEST: Final = 3
SHORT: Final = 2
"""Letters of no name: "Mr"."""
DATELINE: Final = re.compile(
    r"(?:^|\n)[ \t]*(?P<town>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,2})(?:, (?P<around>[A-Z][\w.]*\.?(?: [A-Z]\w+)?))?"
    r"(?P<agency>[ \t]+\([A-Z][\w ./&]{1,30}\))?(?:[ \t]*(?:—|–|--|-)[ \t]|:[ \t]|(?<=\))[ \t])"
)
"""A town in capitals at the head of a paragraph, what it lies in, an agency in brackets, a dash or colon."""
BASED: Final = re.compile(
    r"\b(?P<name>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})-(?:based|born|wide|headquartered|registered|area|bound)\b"
)


class PlaceFinder:
    """Finds places inside the names of organisations that are tied to a place: schools, hospitals, police of a town."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words

    def found(self, doc: Doc, text: str, known: list[Place]) -> Iterator[Place]:
        """Places within organisations' names that no mention covers yet."""
        taken = {i for place in known if place.mention for i in range(place.mention.start, place.mention.end)}
        for ent in doc.ents:
            if ent.label_ == "ORG" and len(ent) > 1 and (part := self._within(ent)) is not None:
                start, end = part.start_char, part.end_char
                if start not in taken:
                    taken.update(range(start, end))
                    yield Place(part.text, Span(start, end, part.text))
        more = {*self._in_datelines(text), *self._in_headings(doc, text), *self._in_compounds(text), *self._before_nouns(doc)}
        for start, end in sorted(more):
            if not taken & set(range(start, end)):
                taken.update(range(start, end))
                yield Place(text[start:end], Span(start, end, text[start:end]))

    def _in_datelines(self, text: str) -> Iterator[tuple[int, int]]:
        """The places at the head of a paragraph: "GOMEL, Belarus (AP) — …", "MUSCAT: …"."""
        for head in DATELINE.finditer(text):
            for group in ("town", "around"):
                if (name := head.group(group)) and self._known(name, BIG if head.group("agency") is None else SMALLEST):
                    yield head.span(group)

    def _in_headings(self, doc: Doc, text: str) -> Iterator[tuple[int, int]]:
        """The places that head the parts of a bulletin: "Kafra. …", however small they are. Where one is known, the proper names
        that head the others are places too."""
        names = [span for one in headings(text) for span in one.names]
        known = [span for span in names if self._known(text[slice(*span)], 0)]
        found = [span for span in names if span in known or _proper(doc, *span)]
        if known and len(found) >= FEWEST:
            yield from found

    def _in_compounds(self, text: str) -> Iterator[tuple[int, int]]:
        """ "Sligo-based", "Canada-wide"."""
        for found in BASED.finditer(text):
            if self._known(found.group("name"), SMALLEST):
                yield found.span("name")

    def _before_nouns(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Names that the reader's entities missed before a plain noun: "Gainesville residents"."""
        for token in doc:
            noun = token.head
            if (
                token.ent_type_
                or token.pos_ != "PROPN"
                or token.dep_ != "compound"
                or noun.i != token.i + 1
                or not noun.text.islower()
            ):
                continue
            before = doc[token.i - 1] if token.i else None
            alone = before is None or before.pos_ != "PROPN" or before.is_space
            if alone and token.text[:1].isupper() and noun.lemma_.lower() in self._words.locals and self._known(token.text, BIG):
                yield token.idx, token.idx + len(token)

    def _known(self, name: str, people: int) -> bool:
        """Whether a name is that of a country, a division, or a town of so many people."""
        return any(_known_enough(entry, people) for entry in self._gazetteer.exact(name))

    def _within(self, ent: Tokens) -> Tokens | None:
        """The longest run of words at the beginning, or after "of", that names a place."""
        if not any(token.lower_ in self._words.seated for token in ent):
            return None
        first = 1 if ent[0].lower_ == "the" else 0
        starts = [first, *(i + 1 for i, token in enumerate(ent) if token.lower_ in ("of", "in", "at") and i + 1 < len(ent))]
        for start in starts:
            for end in range(min(start + LONGEST, len(ent) - (start == first)), start, -1):
                part = ent[start:end]
                if part[0].text[:1].isupper() and any(map(_known_enough, self._gazetteer.exact(part.text))):
                    return part
        return None


def _proper(doc: Doc, start: int, end: int) -> bool:
    """Whether words are a proper name of no organisation and, if there are several, of no person: one word that is a sentence
    tells the reader little."""
    span = doc.char_span(start, end)
    if span is None or end - start <= SHORT:
        return False
    kinds = {"", "LOC", "PER"} if len(span) == 1 else {"", "LOC"}
    return all(token.pos_ == "PROPN" and token.ent_type_ in kinds for token in span)


def _known_enough(entry: Entry, people: int = SMALLEST) -> bool:
    return entry.kind in KINDS and (entry.kind not in ("town", "capital") or entry.population >= people)
