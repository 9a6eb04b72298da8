"""A story: the sum of its reports' vectors, and how like they are among themselves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Final

from tocsin.link.stories.background import Vector

KEPT: Final = 150
"""Terms that a story keeps, the heaviest: what only one report of a long story has is dropped."""
KEYS: Final = 24
"""Terms of a story by which it is found."""
STEADY: Final = 4
"""Pairs of reports after which a story's own likeness counts as much as the usual one."""
LEAST: Final = 0.01
LACKING: Final = 0.1
"""A story lacks a name that weighs less in it than this share of its weight in another."""


@dataclass(slots=True)
class Story:
    """`sums` is the sum of the vectors of its `size` reports, `square` the squared length of that sum; `first` and `last` are the
    days (ordinals) of its reports, None while none has a date; `looked` its size when it was last compared with others."""

    id: int
    size: int = 0
    sums: Vector = field(default_factory=dict)
    square: float = 0.0
    first: int | None = None
    last: int | None = None
    looked: int = 1

    def keys(self) -> list[str]:
        """Its heaviest terms."""
        return nlargest(KEYS, self.sums, key=self.sums.__getitem__)

    def likeness(self, usual: float) -> float:
        """How like its reports are to each other: the mean cosine of its pairs, drawn to the usual one while they are few."""
        pairs = self.size * (self.size - 1)
        return max(LEAST, (self.square - self.size + 2 * STEADY * usual) / (pairs + 2 * STEADY))

    def take(self, vector: Vector, day: int | None) -> None:
        """Add a report."""
        self.square += 1 + 2 * dot(vector, self.sums)
        self._sum(vector)
        self.size += 1
        self._span(day, day)

    def swallow(self, other: Story) -> None:
        """Add all reports of another story."""
        self.square += other.square + 2 * dot(other.sums, self.sums)
        self._sum(other.sums)
        self.size += other.size
        self._span(other.first, other.last)

    def _sum(self, vector: Vector) -> None:
        sums = self.sums
        for term, weight in vector.items():
            sums[term] = sums.get(term, 0.0) + weight
        if len(sums) > 2 * KEPT:
            self.sums = {term: sums[term] for term in nlargest(KEPT, sums, key=sums.__getitem__)}

    def _span(self, first: int | None, last: int | None) -> None:
        if first is not None:
            self.first = first if self.first is None else min(self.first, first)
        if last is not None:
            self.last = last if self.last is None else max(self.last, last)


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The scalar product of two sparse vectors."""
    if len(one) > len(other):
        one, other = other, one
    get = other.get
    return sum(weight * get(term, 0.0) for term, weight in one.items())


def fit(vector: Vector, story: Story, usual: float) -> float:
    """How well a report fits a story: its mean likeness to the reports there, over the likeness that they have among themselves.
    So a story of terse, differing headlines asks for less than one of near-copies."""
    return dot(vector, story.sums) / story.size / math.sqrt(story.likeness(usual) * usual)


def between(one: Story, other: Story, usual: float) -> float:
    """The same for two stories: about 1 where reports across them are as like as reports within each."""
    mean = dot(one.sums, other.sums) / one.size / other.size
    return mean / math.sqrt(one.likeness(usual) * other.likeness(usual))


def leads(one: Story, names: Sequence[str], other: Story) -> bool:
    """Whether the heaviest name of a story hardly comes in another one."""
    if not names:
        return False
    return other.sums.get(names[0], 0.0) / other.size < LACKING * one.sums[names[0]] / one.size


def apart(first: int | None, last: int | None, story: Story) -> int:
    """Days between a span and a story's; 0 where they meet or a date is unknown."""
    if first is None or last is None or story.first is None or story.last is None:
        return 0
    return max(first - story.last, story.first - last, 0)
