"""What changed between two readings of a report: in its facts, not in its commas.

A toll that rises, a name that goes, a claim that is no longer there: what an outlet changes without saying so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from rapidfuzz import fuzz

from tocsin.model import Count, Event, Record, Span, Statement

What = Literal["toll", "name", "claim", "event", "title"]
SAME_WORDS: Final = 82.0
"""Likeness (0 to 100) of two contents above which they are the same claim in other words."""
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `before` is None for what is new, `after` for what is gone; the spans point into the texts of the two
    versions."""

    what: What
    before: str | None
    after: str | None
    was: Span | None = None
    now: Span | None = None

    def __str__(self) -> str:
        if self.before is None:
            return f"new {self.what}: {self.after}"
        if self.after is None:
            return f"{self.what} gone: {self.before}"
        return f"{self.what} changed: {self.before} → {self.after}"


def changes(old: Record, new: Record) -> list[Change]:
    """The changes in title, tolls, names, claims and events, in this order."""
    found: list[Change] = []
    if old.report.title != new.report.title:
        found.append(Change("title", old.report.title, new.report.title))
    return [*found, *_tolls(old, new), *_names(old, new), *_claims(old, new), *_events(old, new)]


def _tolls(old: Record, new: Record) -> Iterator[Change]:
    """Counts that differ for the same event: of the same type, unit and kind of harm."""
    before, after = list(_counted(old)), list(_counted(new))
    for (event, count), pair in matched(before, after, _same_count):
        if pair is None:
            yield Change("toll", count_words(count), None, count.mention or event.trigger)
        elif (count.low, count.high) != (pair[1].low, pair[1].high):
            now = pair[1].mention or pair[0].trigger
            yield Change("toll", count_words(count), count_words(pair[1]), count.mention or event.trigger, now)
    for (event, count), pair in matched(after, before, _same_count):
        if pair is None:
            yield Change("toll", None, count_words(count), None, count.mention or event.trigger)


def _counted(record: Record) -> Iterator[tuple[Event, Count]]:
    for event in record.events:
        yield from ((event, count) for count in event.counts)


def _same_count(first: tuple[Event, Count], second: tuple[Event, Count]) -> float:
    """How surely two counts are about the same thing; nought where they are not."""
    (e1, c1), (e2, c2) = first, second
    if e1.type != e2.type or c1.of != c2.of or (c1.unit or "").casefold() != (c2.unit or "").casefold():
        return 0.0
    return 1.0 + fuzz.token_set_ratio(e1.evidence.text, e2.evidence.text)


def _names(old: Record, new: Record) -> Iterator[Change]:
    """Actors that one version names and the other does not; those without a name ("a spokesman") say nothing."""
    before, after = _named(old), _named(new)
    yield from (Change("name", name, None, span) for name, span in before.items() if name not in after)
    yield from (Change("name", None, name, None, span) for name, span in after.items() if name not in before)


def _named(record: Record) -> dict[str, Span | None]:
    actors = [*record.actors, *(a for s in record.statements for a in s.holders)]
    actors += [a for e in record.events for a in (*e.actors, *e.recipients)]
    found: dict[str, Span | None] = {}
    for actor in actors:
        if any(word[:1].isupper() for word in actor.name.split()):
            found.setdefault(actor.name, actor.mention)
    return found


def _claims(old: Record, new: Record) -> Iterator[Change]:
    """Statements by the same holder with much the same words are the same; a changed stance is a change."""
    for was, now in matched(old.statements, new.statements, _same_claim):
        if now is None:
            yield Change("claim", claim_words(was), None, was.evidence)
        elif (was.stance, was.negated) != (now.stance, now.negated):
            yield Change("claim", claim_words(was), claim_words(now), was.evidence, now.evidence)
    for now, was_ in matched(new.statements, old.statements, _same_claim):
        if was_ is None:
            yield Change("claim", None, claim_words(now), None, now.evidence)


def _same_claim(first: Statement, second: Statement) -> float:
    if _holder(first) != _holder(second):
        return 0.0
    score = float(fuzz.token_set_ratio(_content(first), _content(second)))
    return score if score >= SAME_WORDS else 0.0


def _events(old: Record, new: Record) -> Iterator[Change]:
    """Events that come or go with their sentence: of the same type and with much the same words they are the same."""
    for was, now in matched(old.events, new.events, _same_event):
        if now is None:
            yield Change("event", f"{was.type} “{was.trigger.text}”", None, was.evidence)
    for now, was_ in matched(new.events, old.events, _same_event):
        if was_ is None:
            yield Change("event", None, f"{now.type} “{now.trigger.text}”", None, now.evidence)


def _same_event(first: Event, second: Event) -> float:
    if first.type != second.type:
        return 0.0
    score = float(fuzz.token_set_ratio(first.evidence.text, second.evidence.text))
    return score if score >= SAME_WORDS else 0.0


def matched(
    first: Sequence[Thing], second: Sequence[Thing], same: Callable[[Thing, Thing], float]
) -> Iterator[tuple[Thing, Thing | None]]:
    """Each thing of the first with its best partner in the second, each partner once, the surest pairs first."""
    pairs = sorted(
        ((score, i, j) for i, a in enumerate(first) for j, b in enumerate(second) if (score := same(a, b)) > 0),
        key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1]),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    for i, thing in enumerate(first):
        yield thing, second[partner[i]] if i in partner else None


def count_words(count: Count) -> str:
    """A count in words: its own, else its range."""
    if count.mention:
        return f"{count.mention.text} {count.of or ''}".strip()
    ends = sorted({str(end) for end in (count.low, count.high) if end is not None}, key=int)
    return " ".join(filter(None, ["–".join(ends), count.unit, count.of]))


def claim_words(statement: Statement) -> str:
    """A claim in a line: who, stance, content."""
    stance = f"{'not ' if statement.negated else ''}{statement.stance}"
    return f"{_holder(statement) or 'unnamed source'} {stance}: {_content(statement)[:200]}"


def _holder(statement: Statement) -> str:
    return statement.holders[-1].name if statement.holders else ""


def _content(statement: Statement) -> str:
    return " … ".join(span.text for span in statement.content) or statement.evidence.text
