"""What a report is about, by country: every country that it names, where, and which of them it is set in."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Doc

from tocsin.codebook.actors import ActorBook
from tocsin.codebook.phrases import key, words

LONGEST: Final = 70
"""Characters that the longest name of a country takes."""
SHARE: Final = 0.5
"""Least share of all mentions of countries at which a report is set in one."""


@dataclass(slots=True)
class Setting:
    """The countries named, by offset. `outlet`: the outlet's own country."""

    at: list[tuple[int, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    outlet: str | None = None

    def add(self, offset: int, country: str) -> None:
        """One more mention of a country."""
        self.at.append((offset, country))
        self.counts[country] += 1

    def within(self, start: int, end: int) -> list[str]:
        """The countries named in a stretch of the text, in order."""
        return [country for offset, country in self.at[bisect_left(self.at, (start, "")) :] if offset < end]

    def main(self) -> str | None:
        """The country that the report is set in: the one most named, if it has half of all mentions."""
        if not self.counts:
            return None
        country, count = self.counts.most_common(1)[0]
        return country if count >= SHARE * self.counts.total() else None


def setting_of(book: ActorBook, doc: Doc, outlet: str | None) -> Setting:
    """The countries that a text names by name, people, part or seat of government; not in the names of persons,
    and not where only a people's origin is told ("ethnic Albanians")."""
    setting, done = Setting(outlet=outlet), 0
    for token in doc:
        form = token.text
        if not form[0].isupper() or token.idx < done or token.ent_type_ == "PER" or not book.countries.begins(key(form)):
            continue
        if token.i and doc[token.i - 1].lower_ == "ethnic":
            continue
        line = words(doc.text[token.idx : token.idx + LONGEST])
        if line and (found := book.countries.at(line, 0)):
            setting.add(token.idx, found[0].value.country)
            done = token.idx + line[found[0].end - 1].end
    return setting
