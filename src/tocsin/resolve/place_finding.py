"""Places that stand within longer names: "Gomel" in "Gomel Regional Hospital". The reader's entities hold only whole names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from tocsin.codebook.place_words import PlaceWords
from tocsin.model import Place
from tocsin.model.span import Span
from tocsin.resolve.gazetteer import Entry, Gazetteer

KINDS: Final = frozenset(["country", "province", "district", "town", "capital", "disputed", "region"])
SMALLEST: Final = 2_000
"""People that a town must have to be found within a longer name: many small places bear everyday words as names."""
LONGEST: Final = 3


class PlaceFinder:
    """Finds places inside the names of organisations that are tied to a place: schools, hospitals, police of a town."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = words

    def found(self, doc: Doc, known: list[Place]) -> Iterator[Place]:
        """Places within organisations' names that no mention covers yet."""
        taken = {i for place in known if place.mention for i in range(place.mention.start, place.mention.end)}
        for ent in doc.ents:
            if ent.label_ == "ORG" and len(ent) > 1 and (part := self._within(ent)) is not None:
                start, end = part.start_char, part.end_char
                if start not in taken:
                    yield Place(part.text, Span(start, end, part.text))

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


def _known_enough(entry: Entry) -> bool:
    return entry.kind in KINDS and (entry.kind not in ("town", "capital") or entry.population >= SMALLEST)
