"""Explaining one place name: its candidates with their scores, as `tocsin places find NAME --near COUNTRY` shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tocsin.codebook.actors import ActorBook
from tocsin.codebook.phrases import words
from tocsin.codebook.place_words import PlaceWords
from tocsin.resolve.gazetteer import Entry, Gazetteer
from tocsin.resolve.place_choice import Evidence, Name, Weights, choose
from tocsin.resolve.place_mention import NameFinder


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate for a name, its score (comparable within one name only), and why."""

    place: Entry
    score: float
    why: str


def country_code(book: ActorBook, name: str) -> str | None:
    """The alpha-3 code of a country given by code, name or demonym; None where nothing is known."""
    if name.upper() in book.names:
        return name.upper()
    line = words(name)
    found = book.countries.at(line, 0) if line else []
    return found[0].value.country if found else None


def find_place(name: str, near: str | None, gazetteer: Gazetteer, book: ActorBook) -> list[Found]:
    """The places that a name may mean, the likeliest first; `near` is a country (code, name) that the context speaks of. Fuzzy
    only where the name is not known as written. Raises ValueError for a country that is not known."""
    country = country_code(book, near) if near else None
    if near and country is None:
        raise ValueError(f"no country “{near}”: give its name or its three letters")
    named = NameFinder(gazetteer, PlaceWords.load(), book).named(name)
    candidates = named.candidates or gazetteer.fuzzy(named.name, (country,) if country else ())
    one = Name(named.name, candidates)
    choose([one], Evidence(countries=Counter({country: 2} if country else {})), Weights(), kept=len(candidates))
    return [Found(entry, score, why) for score, entry, why in one.ranked]
