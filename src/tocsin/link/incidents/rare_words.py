"""The words of a report that few reports hold: reports that share some are about one matter more often than not. Names of places,
of people in office and of outlets are not among them: a desk is full of those, whatever the world at large is."""

from __future__ import annotations

from typing import Final

from tocsin.codebook.common_words import CommonWords
from tocsin.link.incidents.parties import country_words
from tocsin.link.incidents.stems import all_stems
from tocsin.model import Record

MOST: Final = 10
"""Words that are kept of a report, the rarest first."""
RARE: Final = 6.0
"""Inverse document frequency from which a word is rare: one report in five hundred."""
USUAL: Final = 5.0
"""What is taken off it, so that a word that is barely rare counts for little."""


def rare(record: Record) -> tuple[str, ...]:
    """The rare stems of a report, the rarest first, then as they come."""
    known = _known(record)
    words = CommonWords.load()
    found = [
        stem for stem in all_stems(record.report.text)
        if not stem.isdigit() and stem not in known and words.telling(stem) >= RARE
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda stem: -words.telling(stem))[:MOST])


def weight(common: frozenset[str]) -> float:
    """How telling the words are that two reports share."""
    words = CommonWords.load()
    return sum(words.telling(stem) - USUAL for stem in common)


def _known(record: Record) -> set[str]:
    """The stems of names that stand in reports on anything."""
    places = [place.name for place in record.places if place.geonameid]
    places += [place.mention.text for place in record.places if place.geonameid and place.mention]
    people = [actor.name for actor in record.actors if actor.id]
    found = set(all_stems(" ".join([*places, *people, record.report.outlet.name or ""])))
    return found | country_words()
