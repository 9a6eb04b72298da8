"""The words around place names: directions, kinds, borders, prepositions, verbs of speaking. Data: `places/words.yaml`."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`kinds`: a word beside a name ("region") -> the kinds of place it may mean; `states`: abbreviations of states and provinces
    ("La.", "BC") -> name and country; `again`: words for a place named before ("there") -> kinds; the rest are sets of lemmas."""

    directions: frozenset[str]
    kinds: dict[str, tuple[str, ...]]
    lines: frozenset[str]
    vague: frozenset[str]
    locational: frozenset[str]
    source: frozenset[str]
    goal: frozenset[str]
    toward: frozenset[str]
    through: frozenset[str]
    leave: frozenset[str]
    reach: frozenset[str]
    speak: frozenset[str]
    written_after: frozenset[str]
    seated: frozenset[str]
    missions: frozenset[str]
    static: frozenset[str]
    address: frozenset[str]
    locals: frozenset[str]
    sites: frozenset[str]
    features: frozenset[str]
    ways: frozenset[str]
    offices: frozenset[str]
    meetings: frozenset[str]
    states: dict[str, tuple[str, str]]
    again: dict[str, tuple[str, ...]]

    @classmethod
    @cache
    def load(cls) -> PlaceWords:
        """The shipped words."""
        import yaml  # slow to import, and only a resolver needs it

        folder = files("tocsin.codebook").joinpath("places")
        data: dict[str, Any] = yaml.safe_load(folder.joinpath("words.yaml").read_text("utf-8"))
        lists = (
            "directions", "lines", "vague", "locational", "leave", "reach", "speak", "written_after", "seated", "missions",
            "static", "address", "locals", "sites", "features", "ways", "offices", "meetings",
        )  # fmt: skip
        plain = {name: frozenset(data[name]) for name in lists}
        rows = csv.DictReader(io.StringIO(folder.joinpath("abbreviations.csv").read_text("utf-8")))
        forms = ((row, form) for row in rows for form in (row["postal"], row["press"], row["press"].rstrip(".")) if form)
        short = {form: (row["name"], row["country"]) for row, form in forms}
        roles = {"source": "from", "goal": "to", "toward": "toward", "through": "through"}
        named = {field: frozenset(data[key]) for field, key in roles.items()}
        kinds = {word: tuple(found) for word, found in data["kinds"].items()}
        again = {words: tuple(found) for words, found in data["again"].items()}
        return cls(**plain, **named, kinds=kinds, states=short, again=again)
