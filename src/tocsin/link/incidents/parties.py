"""From an actor of a record to a party that can be compared across reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from tocsin.codebook.actors import ActorWords, NameWords, many, table
from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.coded import coded
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.stems import folded
from tocsin.model import Actor

SMALL: Final = frozenset(["of", "the", "for", "and", "on", "to", "in", "at", "from", "by", "s"])
SPELLINGS: Final = {"defense": "defence", "defensive": "defence", "organization": "organisation", "labor": "labour"}
NOBODY: Final = "?"
"""The key of a pronoun that nobody could be found for."""
REBELS: Final = "~rebels"
STATE: Final = "~state"
POSSESSIVE: Final = ("its ", "their ", "his ", "her ", "our ")
"""Whose somebody's own troops are is said elsewhere."""
AGAINST_THE_STATE: Final = frozenset({"REB", "CRM", "UAF"})
ARMY: Final = re.compile(r"\b(?:army|armed forces)\b")
A_LAND: Final = "~land"
"""Stands for the name of a country that has several words, among single ones."""
DATELINE: Final = re.compile(r"(?:[A-ZÀ-Þ]{3}[A-ZÀ-Þ/ .’']{0,40}|[^-–—]{2,40}, [A-ZÀ-Þ]{3,20}) [-–—] (?=\S)")
"""What heads a report or an item of a bulletin, and is no part of who it begins with."""
CUTS: Final = (",", " who ", " that ", " which ", " whose ", " (")
"""Where the words of a party go over into what is told of it."""


def party(actor: Actor) -> Party:
    """The party of an actor."""
    name = " ".join((actor.name or (actor.mention.text if actor.mention else "")).split()) or "somebody"
    mention = " ".join(actor.mention.text.split()) if actor.mention else ""
    if headed := DATELINE.match(name):
        return _below(name[headed.end() :], actor)
    key = actor.id or party_key(name, actor.country, tuple(actor.sectors))
    words = "" if mention == name else mention
    return Party(name, key, actor.id, actor.country, tuple(actor.sectors), actor.role, words)


def _below(name: str, actor: Actor) -> Party:
    """Who a report's first words name after its dateline, which told of no identity of theirs."""
    known = coded(name)
    country, sectors = known.country or actor.country, tuple(known.sectors or actor.sectors)
    return Party(name, known.id or party_key(name, country, sectors), known.id, country, sectors, actor.role)


@lru_cache(maxsize=8192)
def party_key(name: str, country: str | None, sectors: tuple[str, ...]) -> str:
    """What makes two parties without identity the same: a person's full name; else the country, and what remains of the words
    without the country's names ("the Belarusian Defence Ministry" -> "BLR/defence ministry"); where nothing remains, the sectors
    ("Minsk" -> "BLR/GOV"). A pronoun is nobody."""
    short = name
    for cut in CUTS:
        short = short.split(cut)[0]
    line = folded(short).split()
    if not line or set(line) <= ActorWords.load().pronouns:
        return NOBODY
    if is_person(short):
        return "person/" + " ".join(sorted(word for word in line if word not in ActorWords.load().titles))
    rest = sorted({SPELLINGS.get(word, word) for word in line if word not in SMALL and word not in country_words()})
    rest = [word for word in rest if word not in ActorWords.load().titles]
    return f"{country or '?'}/{' '.join(rest) or '+'.join(sectors)}"


@lru_cache(maxsize=8192)
def is_person(name: str) -> bool:
    """Whether words are the full name of a person: two to four capital words, none of them a body's or a country's."""
    known = ActorWords.load()
    line = [word for word in name.replace("’", "'").split() if word.lower().strip(".") not in known.titles]
    capital = [word for word in line if word[:1].isupper()]
    if not 2 <= len(line) <= 4 or len(capital) < len(line) or any("'" in word[-2:] for word in line):
        return False
    keys = {word.lower().strip(".,") for word in line}
    return (
        not keys & (NameWords.load().bodies | IncidentWords.load().organisations | IncidentWords.load().media)
        and not set(name_words(name)) & country_words()
    )


@cache
def country_words() -> frozenset[str]:
    """The single words of all names, demonyms and seats of countries, and what stands for their longer names."""
    single = (folded(phrase) for phrase in _countries() if " " not in folded(phrase))
    return frozenset({A_LAND, *(form for word in single for form in (word, f"{word}s"))})


def name_words(name: str) -> list[str]:
    """The folded words of a name, that of a country with several words ("U.S.", "Burkina Faso") being one of `country_words`."""
    return _long_names().sub(A_LAND, folded(name)).split()


@cache
def _long_names() -> re.Pattern[str]:
    long = {folded(phrase) for phrase in _countries() if " " in folded(phrase)}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, long), key=len, reverse=True))})\b")


@cache
def _countries() -> tuple[str, ...]:
    """All names, demonyms and seats of countries, and their other names of several words."""
    rows = table(files("tocsin.codebook").joinpath("actors").joinpath("countries.csv"))
    found = ((row["name"], *many(row["demonyms"]), *many(row["seats"]), *_of_several(many(row["aliases"]))) for row in rows)
    return tuple(phrase for names in found for phrase in names)


def _of_several(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if " " in folded(name))


def names_state(name: str) -> bool:
    """Whether a name is that of a state or its seat ("Minsk", "Russia"), and not only a word for somebody of it."""
    line = set(name_words(name))
    return (
        bool(line & country_words())
        and line <= country_words() | ActorWords.load().titles | IncidentWords.load().speaks_for | SMALL
    )


def outlet_party(outlet: str, mention: str = "") -> Party:
    """The outlet as a party; `mention` are the words by which it speaks of itself."""
    return Party(outlet, f"outlet/{folded(outlet)}", mention=mention)


def camp(one: Party) -> str:
    """The camp of a party within its country, where the country alone does not tell the sides apart: rebels, bandits and the
    like, or the state."""
    if AGAINST_THE_STATE & set(one.sectors):
        return "" if _armys(one.name) else REBELS
    others = any(word[:1].isupper() for word in one.name.split()[1:])  # "the forces of the CSP": whose these are
    head = folded(one.name.partition(" of ")[0]).split()[-1:]
    manned = any(IncidentWords.load().camps.get(word) == STATE for word in head)
    # soldiers and policemen are a state's, whatever unit they are of
    known = (one.country or manned or (not others and not _weapons(one.name))) and not one.name.startswith(POSSESSIVE)
    return STATE if known and {"GOV", "MIL", "COP"} & set(one.sectors) else ""


def _armys(name: str) -> bool:
    """Whether rebels by name are an army's: "militants of the armed forces" is an enemy's word for soldiers."""
    called, _, whose = folded(name).partition(" of ")
    camps = IncidentWords.load().camps
    return any(camps.get(word) == REBELS for word in called.split()) and ARMY.search(whose) is not None


def _weapons(name: str) -> bool:
    """Whether words name nothing but weapons, which any side may have."""
    means = IncidentWords.load().means
    return all(word in means or word.removesuffix("s") in means for word in folded(name).split())
