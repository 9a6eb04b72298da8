"""Nouns that a pronoun may stand for. Data: `antecedents.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Antecedents:
    """`persons` and `bodies` are lemmas, `plurals` forms that are plural without an "s"."""

    persons: frozenset[str]
    bodies: frozenset[str]
    plurals: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> Antecedents:
        """The shipped words."""
        import yaml  # slow to import

        data: dict[str, list[str]] = yaml.safe_load(files("tocsin.codebook").joinpath("antecedents.yaml").read_text("utf-8"))
        return cls(*(frozenset(data[name]) for name in ("persons", "bodies", "plurals")))
