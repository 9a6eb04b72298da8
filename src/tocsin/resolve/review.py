"""Names that no list knows, proposed for review with what they come nearest to."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tocsin.codebook.actors import ActorBook, ActorWords, Person
from tocsin.codebook.phrases import words
from tocsin.model import Record
from tocsin.resolve.actors_import import own_actors, own_codebook
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


def proposals(records: Iterable[Record], book: ActorBook, limit: int | None = None) -> list[Proposal]:
    """Unknown names, the most mentioned first, at most `limit`."""
    people = list(book.persons.values())
    return [_proposal(name, count, people) for name, count in unknown_names(records).most_common(limit)]


class CannotAcceptError(ValueError):
    """A spelling that cannot be taken in; the message says why."""


def accept(alias: str, name: str, folder: Path | None = None) -> Path:
    """Takes in `alias` as a further spelling of the person, body or country that the codebook knows as `name`: a row of
    `actors/aliases.csv` in the user's own codebook (or in `folder`), read from the next report on. Returns the file. Raises
    CannotAcceptError for a name that nobody bears, or a spelling that somebody else bears already."""
    book = ActorBook.load(*own_actors())
    line = words(name)
    known = name in book.persons or any(line and found.at(line, 0) for found in (book.organisations, book.countries))
    if not known:
        raise CannotAcceptError(f"“{name}” is nobody whom the codebook knows: see `tocsin actors export`")
    bearer = (
        next((f.value.name for f in book.people.at(words(alias), 0) if f.end == len(words(alias))), None) if words(alias) else ""
    )
    if bearer == "":
        raise CannotAcceptError(f"“{alias}” has no letters")
    if bearer is not None:
        raise CannotAcceptError(f"“{alias}” is known already, as {bearer}")
    target = (folder or own_codebook()) / "actors" / "aliases.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    new = not target.exists()
    with target.open("a", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([["alias", "name"]] if new else [])
        writer.writerow([alias, name])
    return target


def _proposal(name: str, mentions: int, people: list[Person]) -> Proposal:
    ranked = max(((compare(name, person.name), person.name) for person in people), key=lambda r: r[0].score)
    likeness, nearest = ranked
    if likeness.score < NEAR:
        return Proposal(name, mentions, None, 0.0, "like nobody whom the codebook knows")
    return Proposal(name, mentions, nearest, round(likeness.score, 2), likeness.why)
