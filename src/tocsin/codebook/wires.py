"""The news agencies whose texts others carry: wires.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wire:
    """A news agency: its usual name, all its spellings, its country (ISO 3166-1 alpha-3), and "state" or "public" as owner."""

    name: str
    spellings: tuple[str, ...]
    country: str
    owner: str | None


@cache
def wires() -> tuple[Wire, ...]:
    """All agencies."""
    text = files("tocsin.codebook").joinpath("wires.csv").read_text(encoding="utf8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        Wire(row["name"], (row["name"], *filter(None, row["spellings"].split("|"))), row["country"], row["owner"] or None)
        for row in rows
    )
