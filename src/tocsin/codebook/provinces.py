"""English names of first-level divisions that the gazetteer has in local spelling. Data: `places/provinces.csv`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tocsin.codebook.actors import table


@cache
def province_names() -> dict[str, str]:
    """GeoNames code -> name: "BY.02" -> "Gomel Region". Only divisions whose own name in the gazetteer is no English one."""
    rows = table(files("tocsin.codebook").joinpath("places").joinpath("provinces.csv"))
    return {row["code"]: row["name"] for row in rows}
