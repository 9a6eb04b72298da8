"""Office-holders from Wikidata: the result of a query as CSV or JSON, one row for each person and position.

Columns by any of these names: person/item (address or Q number), personLabel/name, altLabel/aliases, positionLabel/role,
country/countryLabel/countryCode/iso, start/since, end/until. Wikidata is CC0.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tocsin.codebook.actors import Office, Person
from tocsin.resolve.coding import Coder
from tocsin.resolve.ftm import BadActors, alpha3

COLUMNS: Final = {
    "id": ("person", "item", "id"),
    "name": ("personLabel", "itemLabel", "name"),
    "aliases": ("altLabel", "personAltLabel", "aliases"),
    "role": ("positionLabel", "role", "position"),
    "country": ("countryCode", "iso", "countryLabel", "country"),
    "since": ("start", "since", "startDate"),
    "until": ("end", "until", "endDate"),
}


def imported(path: Path, coder: Coder) -> list[Person]:
    """The people of a query's result. Raises BadActors where a name or a position is missing, with the number of the row."""
    people: dict[str, Person] = {}
    for number, row in enumerate(_rows(path), 1):
        cells = {field: next((row[c] for c in names if row.get(c)), "") for field, names in COLUMNS.items()}
        if not cells["name"] or not cells["role"]:
            raise BadActors(f"{path.name} row {number}: needs a person's and a position's label")
        key = cells["id"].rsplit("/", 1)[-1] or cells["name"]
        aliases = tuple(a.strip() for a in cells["aliases"].replace("|", ",").split(",") if a.strip())
        person = people.setdefault(key, Person(cells["name"], aliases, id=f"wikidata:{key}"))
        person.offices.append(_office(cells, coder))
    return list(people.values())


def _office(cells: dict[str, str], coder: Coder) -> Office:
    coding = coder.code(cells["role"], None)
    country = alpha3(cells["country"]) or coding.country or ""
    return Office(cells["role"], country, tuple(coding.sectors) or ("GOV",), cells["since"][:10], cells["until"][:10])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
        return
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadActors(f"{path.name}: not JSON ({error})") from error
    found = data["results"]["bindings"] if isinstance(data, dict) and "results" in data else data
    if not isinstance(found, list):
        raise BadActors(f"{path.name}: neither a list of rows nor a query's result")
    for row in found:
        yield {k: str(v["value"]) if isinstance(v, dict) and "value" in v else str(v) for k, v in row.items()}
