"""Candidates into a record: the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tocsin.model import Actor, Count, Event, Held, Place, Record, Report, Span, Statement, When
from tocsin.read.attribution.contents import complete, kind_of, trim
from tocsin.read.attribution.nesting import parents
from tocsin.read.candidates import EventCandidate, StatementCandidate, type_name
from tocsin.read.document import Document
from tocsin.read.encoding import Floats
from tocsin.read.heads import Heads
from tocsin.read.labels import HELD_MODES, STANCES, VALUES


@dataclass(slots=True)
class Draft:
    """A statement in the making: offsets into the text, and the candidate that it comes from."""

    candidate: StatementCandidate
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    start: int
    why: list[str] = field(default_factory=list)


def assemble(
    report: Report, document: Document, statements: Sequence[StatementCandidate], events: Sequence[EventCandidate], heads: Heads
) -> Record:
    """The record of one report, before names are resolved."""
    drafts = _distinct([d for s in statements if (d := _draft(document, s))])
    above = parents(drafts)
    made = [_statement(document, i, draft, above[i]) for i, draft in enumerate(drafts)]
    _chain(made)
    read = [_event(document, i, candidate) for i, candidate in enumerate(events)]
    _hold(heads, drafts, made, events, read)
    return Record(report, made, read, _places(document, read), _actors(document, made, read))


def _draft(document: Document, candidate: StatementCandidate) -> Draft | None:
    """A candidate with its content completed; None where nothing is said."""
    text = document.text
    anchor = document.offsets(*candidate.anchor)
    cue = None if candidate.bare else anchor
    source = document.offsets(*candidate.source) if candidate.source else None
    barred = [span for span in (cue, source) if span]
    content = complete(text, [document.offsets(*piece) for piece in candidate.content], document.quotations, barred)
    if not content:
        return None
    source = trim(text, source, []) if source else None
    return Draft(candidate, cue, source, content, anchor[0])


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Of two readings of the same words as said by the same source, the surer one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.candidate.score):
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.start, d.content[0][0]))


def _same(one: Draft, other: Draft) -> bool:
    a, b = ({c for start, end in d.content for c in range(start, end)} for d in (one, other))
    return len(a & b) > 0.8 * len(a | b) and (one.source == other.source or not one.source)


def _span(document: Document, offsets: tuple[int, int]) -> Span:
    return Span.of(document.text, *offsets)


def _statement(document: Document, index: int, draft: Draft, parent: int | None) -> Statement:
    candidate = draft.candidate
    source = [Actor(document.text[slice(*draft.source)], _span(document, draft.source))] if draft.source else []
    ends = [*draft.content, *(span for span in (draft.cue, draft.source) if span)]
    evidence = min(a for a, _ in ends), max(b for _, b in ends)
    return Statement(
        id=f"s{index + 1}",
        holders=source,
        cue=_span(document, draft.cue) if draft.cue else None,
        stance=STANCES[int(candidate.stance.argmax())],
        negated=candidate.negated > 0.5,
        kind=kind_of(document.text, draft.content, document.quotations),
        content=[_span(document, piece) for piece in draft.content],
        evidence=_span(document, evidence),
        channel=_span(document, document.offsets(*candidate.channel)) if candidate.channel else None,
        within=None if parent is None else f"s{parent + 1}",
        score=round(candidate.score, 3),
    )


def _chain(statements: Sequence[Statement]) -> None:
    """Put the outer holders before a nested statement's own; an unnamed source stays unnamed."""
    own = {s.id: list(s.holders) for s in statements}
    by_id = {s.id: s for s in statements}
    for statement in statements:
        outer, seen = statement.within, {statement.id}
        while outer and outer not in seen and own[statement.id]:
            seen.add(outer)
            statement.holders = own[outer] + statement.holders
            outer = by_id[outer].within


def _event(document: Document, index: int, candidate: EventCandidate) -> Event:
    spans = {role: [_span(document, o) for s in found if (o := _trimmed(document, s))] for role, found in candidate.roles.items()}
    trigger = _span(document, document.offsets(*candidate.anchor))
    every = [trigger, *(span for found in spans.values() for span in found)]
    return Event(
        id=f"e{index + 1}",
        type=type_name(candidate.kind),
        trigger=trigger,
        held=[],
        evidence=_span(document, (min(s.start for s in every), max(s.end for s in every))),
        actors=[Actor(span.text, span) for span in spans["actors"]],
        recipients=[Actor(span.text, span) for span in spans["recipients"]],
        places=[Place(span.text, span) for span in spans["places"]],
        when=When(None, None, "open", spans["when"][0]) if spans["when"] else None,
        counts=[Count(None, None, None, None, span) for span in spans["counts"]],
        score=round(candidate.score, 3),
    )


def _trimmed(document: Document, segment: tuple[int, int]) -> tuple[int, int] | None:
    return trim(document.text, document.offsets(*segment), document.quotations)


def _hold(
    heads: Heads, drafts: Sequence[Draft], statements: Sequence[Statement], candidates: Sequence[EventCandidate], events: Sequence[Event]
) -> None:
    """Who holds what about each event: the author, and every statement whose content holds the trigger."""
    if not events:
        return
    holding = [[i for i, s in enumerate(statements) if any(piece.overlaps(e.trigger) for piece in s.content)] for e in events]
    triggers = np.stack([c.vector for c in candidates])
    author = heads.author(triggers, np.array([int(bool(h)) for h in holding]))
    pairs = [(k, i) for k, held in enumerate(holding) for i in held]
    source = _source_answers(heads, triggers, drafts, pairs)
    for k, event in enumerate(events):
        event.held.append(Held("author", *_answer(author[k])))
    for (k, i), answer in zip(pairs, source, strict=True):
        name = statements[i].id
        events[k].held.append(Held(name, *_answer(answer), statement=name))


def _source_answers(heads: Heads, triggers: Floats, drafts: Sequence[Draft], pairs: list[tuple[int, int]]) -> Sequence[Floats]:
    if not pairs:
        return []
    cues = np.stack([drafts[i].candidate.vector for _, i in pairs])
    stances = np.array([int(drafts[i].candidate.stance.argmax()) for _, i in pairs])
    return list(heads.source(triggers[[k for k, _ in pairs]], cues, stances))


def _answer(scores: Floats) -> tuple[str, str | None]:
    return VALUES[int(scores[: len(VALUES)].argmax())], HELD_MODES[int(scores[len(VALUES) :].argmax())]


def _places(document: Document, events: Sequence[Event]) -> list[Place]:
    """Every place that the report names."""
    spans = {(e.start_char, e.end_char) for e in document.doc.ents if e.label_ == "LOC"}
    spans |= {(p.mention.start, p.mention.end) for e in events for p in e.places if p.mention}
    return [Place(document.text[a:b], _span(document, (a, b))) for a, b in sorted(spans)]


def _actors(document: Document, statements: Sequence[Statement], events: Sequence[Event]) -> list[Actor]:
    """Every mention of an actor: speakers, doers, recipients, and each person and organisation that is named."""
    found = {(e.start_char, e.end_char) for e in document.doc.ents if e.label_ in ("PER", "ORG")}
    mentioned = [a for s in statements for a in s.holders] + [a for e in events for a in e.actors + e.recipients]
    found |= {(a.mention.start, a.mention.end) for a in mentioned if a.mention}
    return [Actor(document.text[a:b], _span(document, (a, b))) for a, b in sorted(found)]
