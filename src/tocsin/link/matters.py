"""What a report is about, in a few weighted terms. By these, reports on one matter are found and compared, whatever they leave
out of place and day. Pure; the terms and their weights are those of stories.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nlargest
from math import sqrt
from typing import Final

from tocsin.link.stories.background import Background, Frequency, Vector
from tocsin.link.stories.story import dot
from tocsin.link.stories.words import Words, words_of
from tocsin.model import Record

TERMS: Final = 24
"""Terms that are kept of a report, the heaviest. On the gold of incidents they tell reports on one matter from others as well as
all terms of title and lead do."""
NAMES: Final = 1.5
"""So much more a term weighs that stands as a name in the report itself."""
ALIKE: Final = 0.06
"""Likeness from which two reports are taken to be on one matter, low: nearly all reports on one happening reach it."""
RELATED: Final = 8
"""Reports on the matter of a new one in which incidents are looked for, the likest."""
Matter = Vector


def matter(words: Words, vector: Vector) -> Matter:
    """The heaviest terms of a report, of length one; empty for a report without terms. `vector` are the weights of its terms
    (`Background.vector`)."""
    weights = {term: weight * (NAMES if term in words.capital else 1.0) for term, weight in vector.items()}
    kept = nlargest(TERMS, weights, key=lambda term: (weights[term], term))
    length = sqrt(sum(weights[term] ** 2 for term in kept))
    return {term: weights[term] / length for term in kept}


def likeness(one: Matter, others: Mapping[int, Matter]) -> dict[int, float]:
    """How like other reports are to one, from 0 to 1 (the cosine), by their numbers."""
    return {number: dot(one, other) for number, other in others.items()}


def related(alike: Mapping[int, float]) -> list[int]:
    """The reports on one matter with another, the likest first."""
    found = (number for number, value in alike.items() if value >= ALIKE)
    return nlargest(RELATED, found, key=lambda number: (alike[number], number))


def terms(record: Record, title: str | None) -> Words:
    """The terms of a report that was read, under the title that is kept of it."""
    names = [*(one.name for one in record.actors), *(one.name for one in record.places)]
    return words_of(title, record.report.text, names)


class Matters:
    """The matters of one run, in memory."""

    def __init__(self) -> None:
        self._background = Background()
        self._seen: dict[str, Frequency] = {}
        self._of: dict[int, Matter] = {}
        self._by_term: dict[str, list[int]] = {}

    @classmethod
    def of(cls, records: Mapping[int, Record]) -> Matters:
        """Those of some reports, by their numbers, taken in by their order of publication."""
        found = cls()
        for number, record in sorted(records.items(), key=lambda one: (one[1].report.published or "", one[0])):
            found.add(number, terms(record, record.report.title))
        return found

    def add(self, report: int, words: Words) -> None:
        """Take in the next report by its number."""
        self._background.reports += 1
        for term in words.terms:
            seen = self._seen.setdefault(term, Frequency())
            seen.reports += 1
            seen.capital += term in words.capital
            seen.small += term in words.small
        made = self._of[report] = matter(words, self._background.vector(words, self._seen))
        for term in made:
            self._by_term.setdefault(term, []).append(report)

    def alike(self, report: int) -> dict[int, float]:
        """How like all other reports are to one of them."""
        one = self._of[report]
        near = {number: self._of[number] for term in one for number in self._by_term[term] if number != report}
        return dict.fromkeys(self._of, 0.0) | likeness(one, near)
