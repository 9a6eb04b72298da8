"""What the codebook knows of actors: countries with their demonyms and seats of government, organisations, people with dated
offices, and the words from which a sector is read. Data: `actors/*.csv`, which an analyst may edit or add to."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from tocsin.codebook.errors import CodebookError
from tocsin.codebook.phrases import Phrases, words

CountryKind = Literal["name", "demonym", "people", "seat", "part"]
SHIPPED = "tocsin.codebook", "actors"


class BadCodebook(CodebookError):  # noqa: N818 -- reads as what it says
    """A row of the codebook that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """A word for a country: its own name, the adjective of it or one of its people ("Israeli"), its people ("Israelis"), the seat
    that stands for its government, or a part of it."""

    country: str
    kind: CountryKind
    name: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or armed group. `country` is ISO 3166-1 alpha-3 or IGO, NGO, IMG, MNC."""

    name: str
    country: str
    sectors: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody was, and when: `since` and `until` are ISO dates of any length ("2000-05"), empty where unknown or open."""

    role: str
    country: str
    sectors: tuple[str, ...]
    since: str
    until: str

    def held_on(self, date: str) -> bool:
        """Whether the office was held on an ISO date."""
        return self.since[: len(date)] <= date[: len(self.since) or None] and (
            not self.until or date[: len(self.until)] <= self.until
        )


@dataclass(slots=True)
class Person:
    """One person with the spellings of the name and all offices, in the order of the file."""

    name: str
    aliases: tuple[str, ...]
    offices: list[Office] = field(default_factory=list)
    id: str | None = None

    def office_on(self, date: str | None) -> tuple[Office, bool]:
        """The office of that day and True; else the last one before it (or the first known) and False. Without a date the first
        office of the file, which is the best known."""
        if not date:
            return self.offices[0], True
        held = [o for o in self.offices if o.held_on(date)]
        if held:
            return held[0], True
        before = [o for o in self.offices if o.since <= date]
        return max(before or self.offices, key=lambda o: o.since), False


@dataclass(frozen=True, slots=True)
class SectorWord:
    """A word that tells a sector. `weight`: 3 decides wherever it stands in a name, 2 as a noun beside others, 1 in want of
    better, 0 only alone. `former` are the sectors of one who was it ("former president")."""

    term: str
    sectors: tuple[str, ...]
    weight: int
    former: tuple[str, ...]


@dataclass(slots=True)
class ActorBook:
    """The vocabulary of actors, ready to be looked up."""

    countries: Phrases[CountryName] = field(default_factory=Phrases)
    organisations: Phrases[Organisation] = field(default_factory=Phrases)
    people: Phrases[Person] = field(default_factory=Phrases)
    sectors: Phrases[SectorWord] = field(default_factory=Phrases)
    persons: dict[str, Person] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Country code -> English name."""
    seats: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Country code -> words for its government: the capital, a palace."""

    @classmethod
    def load(cls, *extra: Path) -> ActorBook:
        """The shipped vocabulary, and before it what the folders `extra` add in files of the same names and columns, with
        `aliases.csv` (alias,name) for further spellings of what is known. Raises BadCodebook for a row that cannot be used."""
        book = cls()
        for folder in (*extra, files(SHIPPED[0]).joinpath(SHIPPED[1])):
            book._read(folder)
        for folder in extra:
            for row in table(folder.joinpath("aliases.csv")):
                book._add_alias(row["alias"], row["name"])
        return book

    def _read(self, folder: Path | Traversable) -> None:
        for row in table(folder.joinpath("countries.csv")):
            self._add_country(row)
        for row in table(folder.joinpath("organisations.csv")):
            self._add_organisation(row)
        for row in table(folder.joinpath("people.csv")):
            self._add_office(row)
        for row in table(folder.joinpath("sectors.csv")):
            word = SectorWord(row["term"], many(row["sectors"]), int(row["weight"]), many(row["former"]))
            self.sectors.add(row["term"], word)

    def _add_country(self, row: dict[str, str]) -> None:
        code, name = row["iso3"], row["name"]
        self.names.setdefault(code, name)
        self.seats.setdefault(code, many(row["seats"]))
        kinds: tuple[tuple[CountryKind, tuple[str, ...]], ...] = (
            ("name", (name, *many(row["aliases"]))),
            ("people", tuple(f"{one}s" for one in many(row["demonyms"]) if not one.endswith(("s", "sh", "ch", "ese")))),
            ("demonym", many(row["demonyms"])),
            ("seat", many(row["seats"])),
            ("part", many(row["parts"])),
        )
        for kind, phrases in kinds:
            for phrase in phrases:
                self.countries.add(phrase, CountryName(code, kind, phrase))

    def _add_organisation(self, row: dict[str, str]) -> None:
        one = Organisation(row["name"], row["country"], many(row["sectors"]), row["kind"])
        for phrase in (row["name"], *many(row["aliases"])):
            self.organisations.add(phrase, one)

    def _add_alias(self, alias: str, name: str) -> None:
        """One more spelling of a person, a body or a country that is known by `name`."""
        if person := self.persons.get(name):
            self.people.add(alias, person)
        elif body := next((f.value for f in self.organisations.at(words(name), 0)), None):
            self.organisations.add(alias, body)
        elif country := next((f.value for f in self.countries.at(words(name), 0)), None):
            self.countries.add(alias, CountryName(country.country, "name", alias))
        else:
            raise BadCodebook(f"aliases.csv: “{name}” is nobody whom the codebook knows")

    def _add_office(self, row: dict[str, str]) -> None:
        office = Office(row["role"], row["country"], many(row["sectors"]), row["since"], row["until"])
        self.add_person(row["name"], many(row["aliases"]), [office])

    def add_person(self, name: str, aliases: tuple[str, ...], offices: list[Office], identifier: str | None = None) -> Person:
        """Adds offices to the person of that name, who is made if unknown; every spelling becomes findable."""
        person = self.persons.get(identifier or name)
        if person is None:
            person = self.persons[identifier or name] = Person(name, aliases, id=identifier)
            for phrase in dict.fromkeys((name, *aliases)):
                self.people.add(phrase, person)
        person.offices.extend(offices)
        return person


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell, divided by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def table(path: Path | Traversable) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header; none where the file is missing. Raises BadCodebook for a row with too few or too
    many cells."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            if None in row or None in row.values():
                raise BadCodebook(f"{path.name} line {number}: wrong number of cells, see the header")
            yield row


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Words around names: prepositions after which a part or another actor is named, participles, what says "former" or "not
    Russian" ("Russian-backed"), titles that name nobody. Data: `actors/words.yaml`."""

    part: frozenset[str]
    other: frozenset[str]
    participles: frozenset[str]
    foreign: frozenset[str]
    pro: frozenset[str]
    foreign_participles: frozenset[str]
    former: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str]
    outsiders: frozenset[str]
    collectives: frozenset[str]
    pointing: frozenset[str]
    papers: frozenset[str]
    relations: frozenset[str]
    private: frozenset[str]
    kinds: frozenset[str]
    travel: frozenset[str]
    quantities: frozenset[str]
    limits: frozenset[str]
    people: frozenset[str]
    continental: frozenset[str]
    citizens: frozenset[str]
    engaged: frozenset[str]
    abroad: frozenset[str]
    home: frozenset[str]
    concert: frozenset[str]
    families: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> ActorWords:
        """The shipped words."""
        import yaml  # slow to import, and only a resolver needs it

        text = files(SHIPPED[0]).joinpath(SHIPPED[1]).joinpath("words.yaml").read_text("utf-8")
        data: dict[str, Any] = yaml.safe_load(text)
        return cls(**{name: frozenset(listed) for name, listed in data.items()})


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """First names and their short forms, in small letters: "bill" -> {"william"} and the other way round."""
    found: dict[str, set[str]] = {}
    for row in table(files(SHIPPED[0]).joinpath(SHIPPED[1]).joinpath("nicknames.csv")):
        for short in many(row["short"]):
            found.setdefault(short.lower(), set()).add(row["name"].lower())
            found.setdefault(row["name"].lower(), set()).add(short.lower())
    return {name: frozenset(forms) for name, forms in found.items()}


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words that tell little when two names are compared (legal forms, particles), and those that tell apart: words of bodies'
    names, generations, titles of women and men. Data: `actors/name_words.yaml`."""

    legal_forms: frozenset[str]
    legal_phrases: tuple[str, ...]
    expansions: dict[str, str]
    particles: frozenset[str]
    bodies: frozenset[str]
    generations: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> NameWords:
        """The shipped words."""
        import yaml  # slow to import, and only comparing names needs it

        data: dict[str, Any] = yaml.safe_load(
            files(SHIPPED[0]).joinpath(SHIPPED[1]).joinpath("name_words.yaml").read_text("utf-8")
        )
        phrases = tuple(sorted(data["legal_phrases"], key=len, reverse=True))
        lists = ("legal_forms", "particles", "bodies", "generations", "women", "men")
        return cls(legal_phrases=phrases, expansions=data["expansions"], **{name: frozenset(data[name]) for name in lists})
