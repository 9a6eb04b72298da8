"""What is common among all reports so far: which terms say little, which are names, how like reports of one story are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tocsin.link.stories.words import Words

UNSEEN: Final = 300.0
"""Reports that are taken to have been seen before the first: without them nothing is rare at the beginning."""
NAMES: Final = 0.3
"""So much more a term weighs that is always capitalised, and less one that never is."""
NAME: Final = 0.7
"""Share of its capitals from which a term is taken for a name."""
Vector = dict[str, float]


@dataclass(slots=True)
class Frequency:
    """In how many reports a term stands, and in how many with and without a capital where that tells a name."""

    reports: int = 0
    capital: int = 0
    small: int = 0

    @property
    def cased(self) -> float:
        """The share of capitals; a half where none was met."""
        return (self.capital + 0.5) / (self.capital + self.small + 1)


@dataclass(slots=True)
class Background:
    """`reports` so far; `likeness` the sum, and `likened` the number, of the likenesses of reports to the stories they joined:
    headlines are less like each other than long reports are, and the bar moves with them."""

    reports: int = 0
    likeness: float = 6.0
    likened: float = 50.0

    @property
    def usual(self) -> float:
        """The likeness that two reports of one story usually have."""
        return self.likeness / self.likened

    def vector(self, words: Words, frequencies: Mapping[str, Frequency]) -> Vector:
        """The terms of a report by weight, of length one; empty for a report without terms."""
        weights = {term: self.weight(term, frequencies.get(term) or Frequency()) for term in words.terms}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {term: weight / length for term, weight in weights.items()} if length else {}

    def weight(self, term: str, seen: Frequency) -> float:
        """Rare terms weigh more, and names more than other words. How often a term comes in one report counts nothing: it
        measured the same, and headlines have no second mention."""
        rare = math.log((self.reports + UNSEEN) / (seen.reports + 0.5))
        return rare if term[0].isdigit() else rare * (1 + NAMES * (2 * seen.cased - 1))


def names(terms: Iterable[str], frequencies: Mapping[str, Frequency]) -> list[str]:
    """Those of the terms that are names, in their order."""
    return [t for t in terms if not t[0].isdigit() and (seen := frequencies.get(t)) is not None and seen.cased > NAME]
