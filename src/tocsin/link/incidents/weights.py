"""What a finding of the comparers is worth: learned from the gold of `evaluation/incidents` (`evaluation/learn_linking.py`)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Final, Literal

from tocsin.link.incidents.comparers.facet import Facet

Table = Literal["across", "within"]
LEARNED: Final = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that two are one happening: `bias` of two that nothing is known of, `of` by finding. Of a finding that is in no
    table nothing is known."""

    bias: float
    of: Mapping[str, float]

    @staticmethod
    @lru_cache(maxsize=2)
    def load(table: Table) -> Weights:
        """Those that ship: `across` two reports, or `within` one."""
        found = json.loads(LEARNED.read_text(encoding="utf8"))[table]
        return Weights(found["bias"], found["of"])

    def worth(self, facet: Facet) -> float:
        """Of one facet, as log-odds."""
        return self.of.get(facet.finding, 0.0) * facet.amount

    def likelihood(self, facets: Sequence[Facet]) -> float:
        """From 0 to 1, of all together."""
        total = self.bias + sum(self.worth(facet) for facet in facets)
        return 1 / (1 + exp(-total))

    def reasons(self, facets: Sequence[Facet]) -> tuple[str, ...]:
        """Those of the facets, what speaks most for it first."""
        ordered = sorted((facet for facet in facets if facet.reason), key=lambda facet: -self.worth(facet))
        return tuple(facet.reason for facet in ordered)
