"""Country, sectors and role of an actor from the words of the mention alone, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from tocsin.codebook.actors import ActorBook, ActorWords, CountryName, Office, Organisation, Person, SectorWord
from tocsin.codebook.phrases import Found, Word, words
from tocsin.resolve.identity import ABOVE_STATES
from tocsin.resolve.mention import APPOSITION, Part, parts
from tocsin.resolve.place_names import place_key, sound
from tocsin.resolve.same_name import compare

ALIKE: Final = 0.85
"""Least likeness of a full name to that of a known person."""
WEAK_ABOVE: Final = frozenset(["NGO", "IMG", "MNC"])
"""Codes that give way to a country in the same words: "Iraq's al-Qaeda frontman"."""


@dataclass(slots=True)
class Coding:
    """What the words tell. `certain` is how far the country can be relied on: 3 said of the actor itself, 2 of a part of its
    name, 1 of the place where it is; 0 unknown."""

    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    role: str | None = None
    id: str | None = None
    name: str | None = None
    certain: int = 0
    weight: int = -1
    """Weight of the word that gave the sectors; -1 none."""
    generic: bool = True
    """Whether the words name nobody: "the police"."""
    contested: bool = False
    """Whether several people in office on that day, or several bodies, bear the name."""
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Clues:
    """Everything the codebook knows in one mention."""

    line: list[Word]
    parts: list[Part]
    countries: list[Found[CountryName]]
    organisations: list[Found[Organisation]]
    people: list[Found[Person]]
    sectors: list[Found[SectorWord]]
    foreign: list[Found[CountryName]]
    """Words for countries that do not tell the actor's own: "Russian-backed"."""


class Coder:
    """Codes mentions by a codebook."""

    def __init__(self, book: ActorBook) -> None:
        self._book = book
        self.code = lru_cache(maxsize=50_000)(self._code)

    def _code(self, text: str, date: str | None, favoured: tuple[str, ...] = ()) -> Coding:
        """Codes a mention. `date` is the report's ISO date: offices are those of that day; of namesakes in office, and of bodies
        with one abbreviation, the one whose country is `favoured` is meant."""
        clues = _clues(self._book, text)
        coding = Coding(contested=_settled(clues, favoured))
        person = _person(clues, date, favoured) or self._misspelt(clues, date)
        _country(coding, clues, person)
        _origin(coding, clues)
        _sectors(coding, clues, person)
        _identity(coding, clues, person)
        return coding

    def _misspelt(self, clues: Clues, date: str | None) -> Known | None:
        """A person of the codebook whose full name is spelled a little otherwise in the core."""
        name = _unknown_name(clues)
        if len(name) < 2:
            return None
        near = {id(p): p for word in (name[0], name[-1]) for p in self._by_sound.get(sound(place_key(word)), ())}
        ranked = sorted(((compare(" ".join(name), p.name).score, p) for p in near.values()), key=lambda r: -r[0])
        if not ranked or ranked[0][0] < ALIKE:
            return None
        score, person = ranked[0]
        office, held = person.office_on(date)
        return Known(person, office, held, (), score)

    @cached_property
    def _by_sound(self) -> dict[str, list[Person]]:
        """The codebook's people by the sound of their first and last names."""
        found: dict[str, list[Person]] = {}
        for person in self._book.persons.values():
            parts_ = person.name.split()
            for word in {sound(place_key(part)) for part in (parts_[0], parts_[-1])}:
                found.setdefault(word, []).append(person)
        return found


def _unknown_name(clues: Clues) -> list[str]:
    """The last run of capitalised words in the core that the codebook does not know."""
    core = clues.parts[0] if clues.parts else Part(0, 0, None)
    known = {i for group in (clues.countries, clues.sectors, clues.organisations) for f in group for i in range(f.start, f.end)}
    run: list[str] = []
    for i in range(core.end - 1, core.start - 1, -1):
        word = clues.line[i]
        if i in known or not word.capital or word.key in ActorWords.load().titles:
            break
        run.insert(0, word.text)
    return run


def _clues(book: ActorBook, text: str) -> Clues:
    line, family = words(text), ActorWords.load().families
    organisations = [f for f in book.organisations.find(line) if not (f.start and line[f.start - 1].key in family)]
    taken = {i for f in organisations for i in range(f.start, f.end)}
    people = [f for f in book.people.find(line) if not taken & set(range(f.start, f.end))]
    named = {i for f in people for i in range(f.start, f.end)}
    countries = [f for f in book.countries.find(line) if not (taken | named) & set(range(f.start, f.end))]
    foreign = [f for f in countries if _foreign(line, f, text)]
    countries = [f for f in countries if f not in foreign]
    lands = {i for f in countries if f.value.kind == "name" for i in range(f.start, f.end)}  # "United States" names no "state"
    sectors = [f for f in book.sectors.find(line) if not (taken | named | lands) & set(range(f.start, f.end))]
    return Clues(line, parts(line, text), countries, organisations, people, sectors, foreign)


def _settled(clues: Clues, favoured: tuple[str, ...]) -> bool:
    """Leaves of bodies with one abbreviation ("RSF") the one of a favoured country, else the first; whether there were any."""
    by_place: dict[int, list[Found[Organisation]]] = {}
    for found in clues.organisations:
        by_place.setdefault(found.start, []).append(found)
    ranks = {country: rank for rank, country in enumerate(favoured)}
    clues.organisations = [min(same, key=lambda found: ranks.get(found.value.country, len(ranks))) for same in by_place.values()]
    return any(len(same) > 1 for same in by_place.values())


def _foreign(line: list[Word], found: Found[CountryName], text: str) -> bool:
    """Whether a country's word says something else: "Russian-backed", "pro-Russian", "ethnic Albanians"."""
    known = ActorWords.load()
    before = line[found.start - 1] if found.start else None
    after = line[found.end] if found.end < len(line) else None
    if before and before.key in known.pro and "-" in text[before.end : line[found.start].start]:
        return True
    if before and (before.key == "ethnic" or f"{before.key} {line[found.start].key}" in known.continental):
        return True
    if after and found.value.kind != "people" and after.key in known.relations and not line[found.end - 1].genitive:
        return True
    if line[found.end - 1].genitive and _belongs(line, found.end) & known.abroad:
        return True
    hyphen = bool(after and "-" in text[line[found.end - 1].end : after.start].strip()[:1])
    return bool(hyphen and after and after.key in known.foreign | known.citizens)


def _belongs(line: list[Word], start: int) -> set[str]:
    """The words from `start` to the next preposition: what a genitive belongs to, with its name ("Russia's ally Belarus")."""
    known = ActorWords.load()
    joint = next((i for i in range(start, len(line)) if line[i].key in known.part | known.other), len(line))
    return {word.key for word in line[start:joint]}


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the codebook, with the office of the report's day, and whether it was held that day."""

    person: Person
    office: Office
    held: bool
    others: tuple[str, ...]
    likeness: float = 1.0
    contested: bool = False


def _person(clues: Clues, date: str | None, favoured: tuple[str, ...] = ()) -> Known | None:
    """The person that the core or an apposition names; of several with that name the one in office on that day."""
    for part in clues.parts:
        if part.link not in (None, APPOSITION):
            continue
        found = [f for f in clues.people if part.start <= f.start < part.end and not _other_first_name(clues, f)]
        if found:
            first = [f.value for f in found if f.start == found[0].start]
            ranked = sorted(first, key=lambda p: _fitness(p, date, favoured), reverse=True)
            office, held = ranked[0].office_on(date)
            others = tuple(dict.fromkeys(p.name for p in ranked[1:] if p.name != ranked[0].name))
            contested = len({p.offices[0].country for p in ranked}) > 1
            return Known(ranked[0], office, held, others, contested=contested)
    return None


def _fitness(person: Person, date: str | None, favoured: tuple[str, ...]) -> tuple[bool, bool, int, str]:
    """In office on that day before all others, then of a country that the report is about, then the one who was it last."""
    office, held = person.office_on(date)
    rank = favoured.index(office.country) if office.country in favoured else len(favoured)
    return held, rank < len(favoured), -rank, office.until or "9999"


def _other_first_name(clues: Clues, found: Found[Person]) -> bool:
    """Whether a surname alone is preceded by another first name: "Laura Bush" is not George Bush."""
    if found.end - found.start > 1 or not found.start:
        return False
    before = clues.line[found.start - 1]
    if not before.capital or before.key in ActorWords.load().titles or before.genitive:
        return False
    known = [f for group in (clues.countries, clues.sectors, clues.organisations) for f in group]
    return not any(f.start <= found.start - 1 < f.end for f in known)


def _country(coding: Coding, clues: Clues, person: Known | None) -> None:
    for part in clues.parts:
        if part.link is None or part.link == APPOSITION:
            _from_name(coding, clues, part)
            if part.link is None and person and not (coding.country and coding.country not in WEAK_ABOVE):
                coding.country, coding.certain = person.office.country, 3
                coding.why.append(f"{person.person.name}: {_dated(person)}")
        elif coding.country is None and _tells_whose(part, clues):
            _from_name(coding, clues, part)
            _from_person(coding, clues, part)
            coding.certain = min(coding.certain, 2 if part.link in ("of", "from", "for") else 1)
        if coding.country and coding.country not in WEAK_ABOVE:
            return


def _origin(coding: Coding, clues: Clues) -> None:
    """ "A former CIA operative from Cuba": who once served a body is of where he comes from."""
    told = {f.value.country for f in clues.countries}
    once = coding.country and coding.country not in told and any(w.key in ActorWords.load().former for w in clues.line)
    if once and any(f.value.country == coding.country for f in clues.organisations):
        for part in clues.parts:
            if part.link == "from" and (here := [f for f in clues.countries if part.start <= f.start < part.end]):
                coding.country, coding.certain = here[0].value.country, 2
                coding.why[-1:] = [f"from {here[0].value.name}: {coding.country} ({here[0].value.kind})"]
                return


def _tells_whose(part: Part, clues: Clues) -> bool:
    """Whether a part that begins with this word names whose the actor is, or where: "of Haiti", "loyal to", "based in". An envoy
    for a country is another's; a report by a body is that body's."""
    known, link = ActorWords.load(), part.link
    core = {w.key for w in clues.line[: clues.parts[0].end]}
    if core & known.outsiders and link not in ("of", "from"):
        return False
    doing = part.start + 1 < part.end and clues.line[part.start + 1].key.endswith("ing")  # "a man for teaching English"
    if link == "for" and (core & known.engaged or doing):
        return False
    if link == "by":
        return bool(core & known.papers)
    return link in known.part or (link in known.participles and link not in known.foreign_participles)


def _from_person(coding: Coding, clues: Clues, part: Part) -> None:
    """The country of somebody named in a part: "supporters of Viktor Yushchenko"."""
    found = next((f.value for f in clues.people if part.start <= f.start < part.end), None)
    if found and coding.country is None:
        coding.country = found.offices[0].country
        coding.certain = 2
        coding.why.append(f"{found.name}: {coding.country}")


def _dated(known: Known) -> str:
    office = known.office
    tense = "" if known.held else "former "
    return f"{tense}{office.role} ({office.country} {office.since or '?'} to {office.until or 'now'})"


def _from_name(coding: Coding, clues: Clues, part: Part) -> None:
    """The first country or organisation of a part; an international group gives way to a country."""
    bodies = [f for f in clues.organisations if part.start <= f.start < part.end and not _linked(clues, f)]
    here = [f for f in clues.countries if part.start <= f.start < part.end]
    seated = [f for f in here if f.end < len(clues.line) and clues.line[f.end].key == "based"]
    strong: list[Found[CountryName] | Found[Organisation]] = [f for f in here if f not in seated]
    strong += [f for f in bodies if f.value.country not in WEAK_ABOVE]
    strong.sort(key=lambda f: f.start)
    for found in (*strong, *bodies, *seated):
        if coding.country is None or coding.country in WEAK_ABOVE:
            words_ = " ".join(w.text for w in clues.line[found.start : found.end])
            coding.country, coding.certain = found.value.country, 1 if found in seated else 3
            coding.why.append(f"{words_}: {found.value.country} ({found.value.kind})")
            return


def _linked(clues: Clues, found: Found[Organisation]) -> bool:
    """ "Qaeda-linked militants", "the Kremlin-backed prime minister": whom a body only helps."""
    return found.end < len(clues.line) and clues.line[found.end].key in ActorWords.load().foreign


def _sectors(coding: Coding, clues: Clues, person: Known | None) -> None:
    core = clues.parts[0] if clues.parts else None
    if core is None:
        return
    best = _words_of(clues, core)
    bodies = [f.value for f in clues.organisations if f.start < core.end]
    body = next((b for b in reversed(bodies) if b.sectors), bodies[0] if bodies else None)
    weight = max((f.value.weight for f in best), default=-1)
    if weight < 2 and body is None:
        best, weight, body = _beyond(clues, best, weight)
    gone = _is_former(clues, core)
    if weight >= 2 or (weight >= 0 and body is None and not (person and not gone)):
        _take_words(coding, best, weight, gone)
        if body and body.sectors and weight < 3:
            coding.sectors += [s for s in body.sectors if s not in coding.sectors]
    elif person:
        _take_person(coding, person, gone)
    elif body and body.sectors:
        coding.sectors, coding.weight = list(body.sectors), 3
        coding.why.append(f"{body.name}: {body.kind}")
    elif best:
        _take_words(coding, best, weight, gone)
    else:
        _state_itself(coding, clues)


def _words_of(clues: Clues, part: Part) -> list[Found[SectorWord]]:
    return [f for f in clues.sectors if part.start <= f.start < part.end]


def _beyond(clues: Clues, best: list[Found[SectorWord]], weight: int) -> tuple[list[Found[SectorWord]], int, Organisation | None]:
    """Where the core tells little ("leader", "spokesman"): what it is the leader of, or what is added after a comma."""
    for part in clues.parts[1:]:
        if part.link in ("of", "for", "from", "with", "in", "at") or part.link == APPOSITION:
            further = _words_of(clues, part)
            heaviest = max((f.value.weight for f in further), default=-1)
            if part.link == "of" and weight < 0 <= heaviest:  # "hundreds of people", "members of the opposition"
                return further, heaviest, None
            body = next((f.value for f in clues.organisations if part.start <= f.start < part.end), None)
            if heaviest > max(weight, 1) or (body and body.sectors):
                return (further, heaviest, body) if heaviest > max(weight, 1) else (best, weight, body)
    return best, weight, None


def _is_former(clues: Clues, core: Part) -> bool:
    return any(w.key in ActorWords.load().former for w in clues.line[core.start : core.end])


def _take_words(coding: Coding, found: list[Found[SectorWord]], weight: int, gone: bool) -> None:
    """The heaviest words: all of weight 3, the last where they weigh less (it stands nearest to the head)."""
    heaviest = [f.value for f in found if f.value.weight == weight]
    for word in heaviest[-2:] if weight == 3 else heaviest[-1:]:
        given = word.former if gone and word.former else word.sectors
        coding.sectors += [s for s in given if s not in coding.sectors]
        coding.why.append(f"{'former ' if gone else ''}{word.term}: {' '.join(given)}")
    coding.weight = weight


def _take_person(coding: Coding, person: Known, gone: bool) -> None:
    held = person.held and not gone
    ruling = "GOV" in person.office.sectors
    coding.sectors = list(person.office.sectors) if held or not ruling else ["ELI"]
    coding.weight = 3
    if not held:
        coding.why.append(f"{person.person.name}: no longer in office")


def _state_itself(coding: Coding, clues: Clues) -> None:
    """A country or its seat alone stands for its government; its people are civilians until something else is said."""
    kinds = {f.value.kind for f in clues.countries if f.start < clues.parts[0].end and f.value.country == coding.country}
    if kinds & {"name", "seat"} and coding.certain == 3:
        coding.sectors, coding.weight = ["GOV"], 0
        coding.why.append("the state itself")
    elif "people" in kinds:
        coding.sectors, coding.weight = ["CVL"], 0
        coding.why.append("people of that country")


def _identity(coding: Coding, clues: Clues, person: Known | None) -> None:
    core = clues.parts[0] if clues.parts else Part(0, 0, None)
    vocabulary = {i for group in (clues.countries, clues.sectors, clues.foreign) for f in group for i in range(f.start, f.end)}
    coding.generic = not any(
        w.capital and i not in vocabulary and w.key not in ActorWords.load().titles
        for i, w in enumerate(clues.line[: core.end])
        if i >= core.start
    )
    if person:
        coding.name, coding.id = person.person.name, person.person.id or f"person:{slug(person.person.name)}"
        coding.contested = coding.contested or person.contested
        coding.role = person.office.role if person.held else f"former {person.office.role}"
        if person.likeness < 1:
            coding.why.append(f"spelled like {person.person.name} ({person.likeness:.2f})")
        if person.others:
            coding.why.append(f"also of this name: {', '.join(person.others)}")
    elif inside := [f for f in clues.organisations if f.start < core.end]:
        last = inside[-1].end == core.end  # "the al Qaeda affiliate JNIM", "the U.N. force UNIFIL": the name comes last
        body = inside[-1 if last else 0].value
        alone = not any(f.start < core.end for f in clues.sectors)
        named = alone or (last and not clues.line[core.end - 1].genitive)
        coding.id = f"org:{slug(body.name)}" if named and not _national(clues, inside[-1 if last else 0]) else None
    elif state := _whole_state(clues, core):
        coding.id = f"state:{state}"
    coding.role = coding.role or _role(clues, core)


def _national(clues: Clues, body: Found[Organisation]) -> bool:
    """ "The Algerian Red Crescent" is not the movement of all countries that it belongs to."""
    return body.value.country in ABOVE_STATES and any(f.end == body.start for f in clues.countries)


def _whole_state(clues: Clues, core: Part) -> str | None:
    """The country whose name is all of the core but an article."""
    titles = ActorWords.load().titles
    inside = {i for i in range(core.start, core.end) if clues.line[i].key.lower() not in titles}
    for found in clues.countries:
        if found.value.kind == "name" and inside and inside <= set(range(found.start, found.end)):
            return found.value.country
    return None


def _role(clues: Clues, core: Part) -> str | None:
    """The title's words, from the first to the last word that tells a sector."""
    told = _words_of(clues, core)
    if not told:
        return None
    span = clues.line[told[0].start : told[-1].end]
    return " ".join(w.text for w in span).lower() if len(span) <= 6 else told[-1].value.term


def slug(name: str) -> str:
    """A name as part of an identifier: small letters and hyphens."""
    return "-".join(w.key.lower() for w in words(name))
