"""Records made by hand: who says what in a text, and what happens in it, each found by its words. No reader is needed."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.model import Actor, Count, Event, Held, Record, Report, Span, Statement

PEOPLE = {
    "the army": ("the army", "UKR", ("MIL",)),
    "the rebels": ("the rebels", "UKR", ("REB",)),
    "the governor": ("the governor", "UKR", ("GOV",)),
    "the ministry": ("the ministry", "RUS", ("GOV",)),
    "the union": ("the union", "UKR", ("LAB",)),
    "the relatives": ("the relatives", "UKR", ("CVL",)),
}
"""Who speaks and acts in the tests: words -> name, country, sectors."""


def span(text: str, words: str) -> Span:
    """Where words stand; they stand once."""
    assert text.count(words) == 1, (words, text)
    return Span.of(text, text.index(words), text.index(words) + len(words))


def somebody(text: str, words: str, where: Span | None = None) -> Actor:
    name, country, sectors = PEOPLE[words.lower()]
    return Actor(name, where or span(text, words), country=country, sectors=list(sectors))


def says(text: str, id: str, who: str, cue: str, content: str, stance: str = "asserts") -> Statement:
    """Who says what: the words of `content` stand in the text once, `who` and `cue` are those nearest to them."""
    said = span(text, content)
    speaker, told = nearest(text, who, said.start), nearest(text, cue, said.start)
    first, last = min(part.start for part in (said, speaker, told)), max(part.end for part in (said, speaker, told))
    by = [somebody(text, who, speaker)]
    return Statement(id, by, told, stance, False, "indirect", [said], Span.of(text, first, last))  # type: ignore[arg-type]


def nearest(text: str, words: str, place: int) -> Span:
    """Of the places where words stand the one nearest to `place`."""
    found = (at for at in range(len(text)) if text.startswith(words, at))
    at = min(found, key=lambda at: abs(at - place))
    return Span.of(text, at, at + len(words))


def happens(
    text: str, id: str, trigger: str, *, by: str = "author", doers: Sequence[str] = (), killed: str = "", low: int = 0
) -> Event:
    """A harm; `by` is "author" or the statement that holds it; the words of `trigger`, `doers` and `killed` stand in the text
    once."""
    held = [Held("author", "CT+" if by == "author" else "Uu")]
    held += [Held(by, "CT+", statement=by)] if by != "author" else []
    counts = [Count(low, low, None, "killed", span(text, killed))] if killed else []
    at = span(text, trigger)
    return Event(id, "ASSAULT", at, held, at, actors=[somebody(text, who) for who in doers], counts=counts)


def record(text: str, statements: Sequence[Statement], events: Sequence[Event]) -> Record:
    """The record of an invented report."""
    actors = [actor for event in events for actor in (*event.actors, *event.recipients)]
    return Record(Report(text, published="2022-03-07"), list(statements), list(events), [], actors)
