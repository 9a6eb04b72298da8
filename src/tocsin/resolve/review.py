"""Names that no list knows, proposed for review with what they come nearest to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.codebook.actors import ActorBook, ActorWords, Person
from tocsin.codebook.phrases import words
from tocsin.model import Record
from tocsin.resolve.same_name import compare

NEAR = 0.6
"""Likeness from which a known person is shown beside an unknown name."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An unknown name, how many mentions it has, and the known person that it comes nearest to, with score and reason."""

    name: str
    mentions: int
    nearest: str | None
    score: float
    why: str


def unknown_names(records: Iterable[Record]) -> Counter[str]:
    """The proper names of actors without an identifier, by the number of mentions."""
    titles = ActorWords.load().titles
    found: Counter[str] = Counter()
    for record in records:
        for actor in record.actors:
            line = [word for word in words(actor.name) if word.key not in titles]
            if actor.id is None and len(line) > 1 and all(word.capital for word in line):
                found[actor.name] += 1
    return found


def proposals(records: Iterable[Record], book: ActorBook) -> list[Proposal]:
    """Unknown names, the most mentioned first."""
    people = list(book.persons.values())
    return [_proposal(name, count, people) for name, count in unknown_names(records).most_common()]


def _proposal(name: str, mentions: int, people: list[Person]) -> Proposal:
    ranked = max(((compare(name, person.name), person.name) for person in people), key=lambda r: r[0].score)
    likeness, nearest = ranked
    if likeness.score < NEAR:
        return Proposal(name, mentions, None, 0.0, "like nobody whom the codebook knows")
    return Proposal(name, mentions, nearest, round(likeness.score, 2), likeness.why)
