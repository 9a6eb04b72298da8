"""Where stories stand between two reports: in memory here, in the desk file in store/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from tocsin.link.stories.background import Background, Frequency
from tocsin.link.stories.story import Story
from tocsin.link.stories.words import Words

MOST: int = 60
"""Stories that one report, or one story, is compared with: those that share most terms with it."""


class Shelf(Protocol):
    """What the grouping asks of a place for stories."""

    background: Background

    def count(self, words: Words) -> None:
        """Count a report's terms into the frequencies."""

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, Frequency]:
        """How often terms were met; those never met may be missing."""

    def new(self) -> Story:
        """An empty story with an identifier of its own."""

    def near(self, terms: Iterable[str], day: int | None) -> list[Story]:
        """The stories, at most MOST, that have most of these among their keys and are not long over by this day."""

    def put(self, story: Story) -> None:
        """Keep a story as it is now."""

    def merge(self, kept: Story, gone: Story) -> None:
        """The reports of a story belong to another one; its identifier points there from now on."""


class Memory:
    """A shelf for one run."""

    def __init__(self) -> None:
        self.background = Background()
        self.stories: dict[int, Story] = {}
        self.into: dict[int, int] = {}
        self._seen: dict[str, Frequency] = {}
        self._by_key: dict[str, set[int]] = {}
        self._keys: dict[int, list[str]] = {}
        self._given = 0

    def count(self, words: Words) -> None:
        for term in words.terms:
            seen = self._seen.setdefault(term, Frequency())
            seen.reports += 1
            seen.capital += term in words.capital
            seen.small += term in words.small

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, Frequency]:
        return self._seen

    def new(self) -> Story:
        self._given += 1
        return Story(self._given)

    def near(self, terms: Iterable[str], day: int | None) -> list[Story]:
        shared = Counter(story for term in terms for story in self._by_key.get(term, ()))
        best = sorted(shared.items(), key=lambda pair: (-pair[1], -pair[0]))[:MOST]
        return [self.stories[story] for story, _ in best]

    def put(self, story: Story) -> None:
        self.stories[story.id] = story
        keys = story.keys()
        before = self._keys.get(story.id, [])
        for term in before:
            if term not in keys:
                self._by_key[term].discard(story.id)
        for term in keys:
            self._by_key.setdefault(term, set()).add(story.id)
        self._keys[story.id] = keys

    def merge(self, kept: Story, gone: Story) -> None:
        for term in self._keys.pop(gone.id, []):
            self._by_key[term].discard(gone.id)
        self.stories.pop(gone.id, None)
        self.into[gone.id] = kept.id
        self.put(kept)

    def resolved(self, story: int) -> int:
        """The story that an identifier means now."""
        while story in self.into:
            story = self.into[story]
        return story
