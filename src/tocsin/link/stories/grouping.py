"""Reports into stories, one at a time: the best story that a report fits, else a new one; and a second look at stories that have
grown, which may turn out to be one.

Measured on two open sets with one setting (evaluation/measures.toml): headlines without a text, and snippets without dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from tocsin.link.stories.background import Vector, names
from tocsin.link.stories.shelf import Shelf
from tocsin.link.stories.story import Story, apart, between, dot, fit, leads
from tocsin.link.stories.words import Words

ASKED: Final = 16
"""Terms of a report by which stories are looked up, its heaviest."""
LEADING: Final = 12
"""Terms of a story among which its leading name is sought."""
OTHER_NAME: Final = 0.5
"""What the likeness of two stories counts where each leads with a name that the other lacks: two fires, two bouts, two elections
share all their other words."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`joins`: fit from which a report joins. `merges`: likeness, over what is usual within, from which two stories are one.
    `grown`: growth since the last look at which a story is looked at again. `fades`: days without a report after which a story
    counts half."""

    joins: float = 0.45
    merges: float = 0.25
    grown: float = 1.1
    fades: float = 7.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report went; `merged` are stories that became part of it just now, `why` says what decided."""

    story: int
    score: float
    why: str
    merged: tuple[int, ...] = ()


class Grouping:
    """The grouping over a shelf."""

    def __init__(self, shelf: Shelf, settings: Settings | None = None) -> None:
        self.shelf = shelf
        self.settings = settings or Settings()

    def place(self, words: Words, day: int | None = None) -> Placed:
        """Put a report into its story. `day` is the ordinal of its publication, None where unknown."""
        shelf, background = self.shelf, self.shelf.background
        background.reports += 1
        shelf.count(words)
        vector = background.vector(words, shelf.frequencies(words.terms))
        score, found = self._best(vector, day)
        if found is None or score < self.settings.joins:
            story, why = shelf.new(), "no story like it"
        else:
            story, why = found, shared(vector, found)
            background.likeness += dot(vector, story.sums) / story.size
            background.likened += 1
        story.take(vector, day)
        shelf.put(story)
        story, merged = self._second_look(story)
        return Placed(story.id, score, why, merged)

    def _best(self, vector: Vector, day: int | None) -> tuple[float, Story | None]:
        usual = self.shelf.background.usual
        best: tuple[float, Story | None] = (0.0, None)
        for story in self.shelf.near(nlargest(ASKED, vector, key=vector.__getitem__), day):
            score = fit(vector, story, usual) * self._fresh(apart(day, day, story))
            if score > best[0]:
                best = (score, story)
        return best

    def _second_look(self, story: Story) -> tuple[Story, tuple[int, ...]]:
        """Compare a story that has grown with those near it, and take in those that are the same. The older identifier stays."""
        merged: list[int] = []
        while story.size >= self.settings.grown * story.looked:
            story.looked = story.size
            score, other = self._likest(story)
            if other is None or score < self.settings.merges:
                self.shelf.put(story)
                break
            kept, gone = (story, other) if story.id < other.id else (other, story)
            kept.swallow(gone)
            kept.looked = 1
            self.shelf.merge(kept, gone)
            merged.append(gone.id)
            story = kept
        return story, tuple(merged)

    def _likest(self, story: Story) -> tuple[float, Story | None]:
        usual = self.shelf.background.usual
        best: tuple[float, Story | None] = (0.0, None)
        keys = story.keys()
        for other in self.shelf.near(keys, story.last):
            if other.id == story.id:
                continue
            score = between(story, other, usual) * self._fresh(apart(story.first, story.last, other))
            if score >= max(best[0], self.settings.merges) and self._other_names(story, keys, other):
                score *= OTHER_NAME
            if score > best[0]:
                best = (score, other)
        return best

    def _other_names(self, one: Story, keys: list[str], other: Story) -> bool:
        """Whether each of two stories leads with a name that the other lacks."""
        theirs = other.keys()[:LEADING]
        seen = self.shelf.frequencies({*keys[:LEADING], *theirs})
        return leads(one, names(keys[:LEADING], seen), other) and leads(other, names(theirs, seen), one)

    def _fresh(self, days: int) -> float:
        return float(0.5 ** (days / self.settings.fades))


def shared(vector: Vector, story: Story) -> str:
    """What ties a report to a story, in words: the terms that weigh most in both."""
    terms = nlargest(4, vector.keys() & story.sums.keys(), key=lambda term: (vector[term] * story.sums[term], term))
    return f"shares {', '.join(terms)} with {story.size:,} report{'s' if story.size > 1 else ''}"
