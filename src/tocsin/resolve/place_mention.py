"""The name inside a mention of a place: "the southern Gomel region" -> Gomel, a region, the south of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tocsin.codebook.actors import ActorBook
from tocsin.codebook.phrases import words
from tocsin.codebook.place_words import PlaceWords
from tocsin.resolve.gazetteer import Entry, Gazetteer
from tocsin.resolve.place_names import place_key, sound

SHORTEST: Final = 4
"""Letters up to which a word in capitals is an abbreviation and no small town: "EU" is not Eu in France."""
CITY: Final = 100_000
TOWNS: Final = ("town", "capital")
SAME_START: Final = 4
"""Letters that a province and the town it is named after share."""


OPENING: Final = frozenset(
    ["the", "a", "an", "all", "some", "many", "its", "their", "his", "her", "our", "this", "that", "these", "most"]
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a mention names: the name as it is looked up, the kinds that a word beside it asks for, whether only a part or the
    surroundings are meant (`vague`), whether a line is (`line`), and whether the word is a country's adjective or people."""

    name: str
    kinds: tuple[str, ...] = ()
    vague: bool = False
    line: bool = False
    people: bool = False
    candidates: tuple[Entry, ...] = ()

    @property
    def nameless(self) -> bool:
        """Whether the words name nothing: "the north", "a village"."""
        return not any(word != word.lower() or word[:1].isdigit() for word in _forms(self.name))


class NameFinder:
    """Finds the name in the words of a mention, longest reading first. Cached: reports repeat their places."""

    def __init__(self, gazetteer: Gazetteer, place_words: PlaceWords, book: ActorBook) -> None:
        self._gazetteer = gazetteer
        self._words = place_words
        self._book = book
        self.named = lru_cache(maxsize=20_000)(self._named)

    def _named(self, mention: str) -> Named:
        short = mention.replace(". ", ".")
        if short in self._words.states:
            full, country = self._words.states[short]
            return Named(full, ("province",), candidates=self._states(full, country))
        if mention.isupper() and len(mention) <= SHORTEST:
            return Named(mention, candidates=tuple(e for e in self._gazetteer.exact(mention) if _well_known(e)))
        if peoples := self._people(mention):
            return peoples
        forms = _forms(mention)
        if len(forms) > 1 and forms[-1] in ("Co.", "CO.", "Co"):
            forms[-1] = "County"
        low = [w.lower() for w in forms]
        line = any(w in self._words.lines for w, form in zip(low, forms, strict=True) if form.islower())
        vague = any(w in self._words.vague for w, form in zip(low, forms, strict=True) if form.islower())
        core, asked, part = self._core(forms)
        if not core:
            return Named(mention, asked, vague or part, line)
        if (adjective := self._adjective(core)) is not None:
            capital = self._capital(adjective) if low[-1] == "capital" else ()
            return Named(" ".join(core), asked, vague or part or not capital, line, candidates=capital)
        for name, kinds, cut in self._readings(core, asked):
            if found := self._gazetteer.exact(name):
                return Named(name, kinds, vague or part or cut, line, candidates=self._fitting(found, kinds) or found)
        return Named(" ".join(core), asked, vague or part, line)

    def _fitting(self, found: tuple[Entry, ...], kinds: tuple[str, ...]) -> tuple[Entry, ...]:
        """The candidates of the kinds asked for, the kind that comes first in the list before all others. A province is also
        found by its chief town: "the Gomel region"."""
        if "province" in kinds:
            named_after = (self._gazetteer.division(e.province) for e in found if e.kind in ("town", "capital") and e.province)
            found = tuple({e.id: e for e in (*found, *(p for p in named_after if p and _alike(p, found)))}.values())
        for kind in kinds:
            wanted = TOWNS if kind in TOWNS else (kind,)
            if fitting := tuple(e for e in found if e.kind in wanted):
                return fitting
        return ()

    def _states(self, name: str, country: str) -> tuple[Entry, ...]:
        return tuple(e for e in self._gazetteer.exact(name) if e.kind == "province" and e.country == country)

    def _people(self, mention: str) -> Named | None:
        """An adjective or a people's name ("Syrian", "Israelis") stands for the country."""
        line = words(mention)
        found = self._book.countries.at(line, 0) if line else []
        if not found or found[0].end < len(line) or found[0].value.kind not in ("demonym", "people"):
            return None
        country = found[0].value.country
        entries = self._gazetteer.exact(self._book.names[country])
        return Named(mention, people=True, candidates=tuple(e for e in entries if e.kind == "country" and e.country == country))

    def _adjective(self, core: list[str]) -> str | None:
        """The country whose adjective a core is: "the Jordanian capital", "a southern Afghan province"."""
        line = words(" ".join(core))
        found = self._book.countries.at(line, 0) if line else []
        return found[0].value.country if found and found[0].end == len(line) and found[0].value.kind == "demonym" else None

    def _capital(self, country: str) -> tuple[Entry, ...]:
        """The capital, by the seats of government that the codebook names."""
        every = (entry for seat in self._book.seats.get(country, ()) for entry in self._gazetteer.exact(seat))
        return tuple(e for e in every if e.kind == "capital" and e.country == country)[:1]

    def _core(self, forms: list[str]) -> tuple[list[str], tuple[str, ...], bool]:
        """The capitalised part, the kinds that small words beside it ask for ("town of", "region"), and whether a small
        direction precedes ("southern")."""
        capital = [i for i, w in enumerate(forms) if w[:1].isupper() or w[:1].isdigit()]
        if not capital or all(w.lower() in self._words.directions for w in forms if w.lower() != "the"):
            return [], (), True
        first, last = capital[0], capital[-1]
        outside = [w.lower() for w in forms[:first] + forms[last + 1 :]]
        asked = next((self._words.kinds[w] for w in outside if w in self._words.kinds), ())
        return forms[first : last + 1], asked, any(w in self._words.directions for w in outside)

    def _readings(self, core: list[str], asked: tuple[str, ...]) -> list[tuple[str, tuple[str, ...], bool]]:
        """Names to look up, the likeliest first: (name, kinds asked for, whether a direction was cut off)."""
        found = [(" ".join(core), asked, False)]
        if len(core) > 1:
            kind = self._words.kinds.get(core[-1].lower())
            if kind:
                found.append((" ".join(core[:-1]), kind, False))
            if core[0].lower() in self._words.kinds and core[1].lower() == "of" and len(core) > 2:
                found.append((" ".join(core[2:]), self._words.kinds[core[0].lower()], False))
            if core[0].lower() in self._words.directions:
                found.append((" ".join(core[1:]), asked, True))
                if kind and len(core) > 2:
                    found.append((" ".join(core[1:-1]), kind, True))
        return found


def _forms(mention: str) -> list[str]:
    """The words before the first comma, without marks and genitives; an article or pronoun that begins a sentence in small
    letters, since it is no name."""
    forms = [w.strip(",;:()\"'“”") for w in mention.replace("\n", " ").partition(",")[0].split()]
    forms = [w.removesuffix("'s").removesuffix("’s") for w in forms if w]
    return [w.lower() if not i and w.lower() in OPENING else w for i, w in enumerate(forms)]


def _well_known(entry: Entry) -> bool:
    """Whether a place is one that an abbreviation in capitals may mean, or that capitals may spell: "NYC", "LVIV"."""
    return entry.kind == "country" or entry.id < 0 or entry.population >= CITY


def _alike(province: Entry, towns: tuple[Entry, ...]) -> bool:
    """Whether a province bears the name of one of these towns: "Homieĺskaja voblasć" and "Homyel'"."""
    own = sound(place_key(province.name))[:SAME_START]
    return any(sound(place_key(town.name))[:SAME_START] == own for town in towns if town.province == province.province)
