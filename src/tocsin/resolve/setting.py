"""What a report is about, by country: every country that it names, where, and which of them it is set in."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from tocsin.codebook.actors import ActorBook, ActorWords
from tocsin.codebook.phrases import key, words
from tocsin.model import Place

LONGEST: Final = 70
"""Characters that the longest name of a country takes."""
SHARE: Final = 0.35
LEAD: Final = 1.5
"""A report is set in the country with half of all mentions, or with SHARE of them and LEAD times as many as the next."""


@dataclass(slots=True)
class Setting:
    """The countries named, by offset. `outlet`: the outlet's own country."""

    at: list[tuple[int, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    outlet: str | None = None

    def add(self, offset: int, country: str) -> None:
        """One more mention of a country."""
        insort(self.at, (offset, country))
        self.counts[country] += 1

    def add_places(self, places: Iterable[Place]) -> None:
        """Counts the countries of places that name none themselves: "shells fell on Kharkiv" is set in Ukraine."""
        known = {offset for offset, _ in self.at}
        for place in places:
            if place.mention and place.country and place.lat is not None and place.mention.start not in known:
                known.add(place.mention.start)
                self.add(place.mention.start, place.country)

    def within(self, start: int, end: int) -> list[str]:
        """The countries named in a stretch of the text, in order."""
        return [country for offset, country in self.at[bisect_left(self.at, (start, "")) :] if offset < end]

    def most(self, n: int) -> list[str]:
        """The countries most named."""
        return [country for country, _ in self.counts.most_common(n)]

    def share(self, country: str) -> float:
        """The part of all mentions of countries that is this one's, 0 to 1."""
        return self.counts[country] / max(1, self.counts.total())

    def last(self, before: int) -> str | None:
        """The country named last before an offset."""
        index = bisect_left(self.at, (before, ""))
        return self.at[index - 1][1] if index else None

    def main(self) -> str | None:
        """The country that the report is set in: the one most named, if by far."""
        first, second = (*self.counts.most_common(2), ("", 0), ("", 0))[:2]
        total = self.counts.total()
        clear = 2 * first[1] >= total or (first[1] >= SHARE * total and first[1] >= LEAD * second[1])
        return first[0] if total and clear else None


def setting_of(book: ActorBook, doc: Doc, outlet: str | None) -> Setting:
    """The countries that a text names by name, people, part or seat of government; not in the names of persons,
    and not where only a people's origin is told ("ethnic Albanians")."""
    setting, done, text, continental = Setting(outlet=outlet), 0, doc.text, ActorWords.load().continental
    for token in doc:
        form = token.text
        if not form[0].isupper() or token.idx < done or token.ent_type_ == "PER" or not book.countries.begins(key(form)):
            continue
        if token.i and (doc[token.i - 1].lower_ == "ethnic" or f"{doc[token.i - 1].lower_} {token.lower_}" in continental):
            continue
        line = words(text[token.idx : token.idx + LONGEST])
        if line and (found := book.countries.at(line, 0)):
            setting.add(token.idx, found[0].value.country)
            done = token.idx + line[found[0].end - 1].end
    return setting
