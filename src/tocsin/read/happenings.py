"""Proposed events into the record's, and who holds what about each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tocsin.codebook.place_words import PlaceWords
from tocsin.model import Actor, Count, Event, Held, Place, Span, Statement, When
from tocsin.read.attribution.contents import trim
from tocsin.read.attribution.draft import Draft
from tocsin.read.candidates import EventCandidate, type_name
from tocsin.read.coreference import Names
from tocsin.read.counts import attach as attach_counts
from tocsin.read.counts import counts
from tocsin.read.document import Document
from tocsin.read.encoding import Floats
from tocsin.read.heads import Heads
from tocsin.read.labels import HELD_MODES, VALUES
from tocsin.read.person import phrase
from tocsin.read.polarity import mend
from tocsin.read.roles import fill, inherit
from tocsin.read.statements import name_actor, span
from tocsin.read.time import attach as attach_time
from tocsin.read.time import time_expressions, under

MARKS = '"“”«»„'
ANSWERING = frozenset({"REJECT", "REQUEST", "ACCUSE"})
"""Types of what is said to something that has happened, or is to happen."""
DOUBTFUL = ", by itself too little: it takes up what the report surely tells, or is its news"
"""Why a doubtful trigger stands (`doubtful`)."""


def events_of(document: Document, candidates: Sequence[EventCandidate]) -> list[Event]:
    """The events of a report, `e1` the first in the text, with their words only."""
    return [_event(document, index, candidate) for index, candidate in enumerate(candidates)]


def complete(
    document: Document, events: Sequence[Event], statements: Sequence[Statement], names: Names, published: str | None
) -> None:
    """Give events, the network's and the codebook's, their times, counts, and their actors' fullest names in the report."""
    times = time_expressions(document.doc, document.text, published)
    numbers = counts(document.doc, document.text, times)
    for event in events:
        _measure(document, event, times, numbers)
        fill(document, event, statements)
        mend(document, event, statements)
    of_verbs_alone(document, events)
    inherit(document, events)
    for event in events:
        for actor in [*event.actors, *event.recipients]:
            if actor.mention:
                name_actor(document, names, actor, *speakers_at(statements, actor.mention))


def of_verbs_alone(document: Document, events: Sequence[Event]) -> None:
    """Take a time from a noun that the parse gives to the verb of which the noun is the object, where that verb tells only what
    somebody says to it, at this time: "rejected the sanctions on Tuesday" says nothing of when these were imposed."""
    triggers = [document.root(event.trigger.start, event.trigger.end) for event in events]
    said = ((token, event) for token, event in zip(triggers, events, strict=True) if event.when and event.type in ANSWERING)
    dated = {(token.i, event.when.mention) for token, event in said if event.when}
    for token, event in zip(triggers, events, strict=True):
        object_of = token.head if token.pos_ == "NOUN" and token.dep_ in ("obj", "obl") else None
        mention = event.when.mention if event.when else None
        if object_of and (object_of.i, mention) in dated and under(mention, object_of, document.doc):
            event.when = None


def _measure(document: Document, event: Event, times: Sequence[When], numbers: Sequence[Count]) -> None:
    """Resolve when it happened and how many it is about, from the words proposed or from the parse."""
    word, _ = document.words_in(event.trigger.start, event.trigger.end)
    trigger, proposed = document.token(word), event.when.mention if event.when else None
    event.when = attach_time(proposed, trigger, times, document.doc)
    event.counts = attach_counts([c.mention for c in event.counts if c.mention], trigger, numbers, document.doc)


def speakers_at(statements: Sequence[Statement], mention: Span) -> tuple[str | None, str | None]:
    """Who spoke last before a mention, and who speaks the words that it stands in."""
    before = [s for s in statements if s.holders and not s.within and s.evidence.start < mention.start]
    around = [s for s in statements if s.holders and s.kind != "indirect" and any(piece.holds(mention) for piece in s.content)]
    return before[-1].holders[-1].name if before else None, around[-1].holders[-1].name if around else None


def _event(document: Document, index: int, candidate: EventCandidate) -> Event:
    roles = {role: [uncut(document, segment) for segment in found] for role, found in candidate.roles.items()}
    roles["places"] = [whole_place(document, segment) for segment in roles["places"]]
    spans = {role: [span(document, o) for s in found if (o := _trimmed(document, s))] for role, found in roles.items()}
    trigger = span(document, document.offsets(*candidate.anchor))
    every = [trigger, *(one for found in spans.values() for one in found)]
    return Event(
        id=f"e{index + 1}",
        type=type_name(candidate.kind),
        trigger=trigger,
        held=[],
        evidence=span(document, (min(s.start for s in every), max(s.end for s in every))),
        actors=[Actor(one.text, one) for one in spans["actors"]],
        recipients=[Actor(one.text, one) for one in spans["recipients"]],
        places=[Place(one.text, one) for one in spans["places"]],
        when=When(None, None, "open", spans["when"][0]) if spans["when"] else None,
        counts=[Count(None, None, None, None, one) for one in spans["counts"]],
        score=round(candidate.score, 3),
        why=[f"network: {type_name(candidate.kind)} {candidate.score:.2f}{'' if candidate.sure else DOUBTFUL}"],
    )


def uncut(document: Document, segment: tuple[int, int]) -> tuple[int, int]:
    """Words that end in an article were cut at the edge of what the head looks at: they go on to the end of their phrase."""
    last = document.token(segment[1] - 1)
    if last.pos_ != "DET" or last.head.i < last.i:
        return segment
    _, end = phrase(last.head)
    return segment[0], document.word_of(end - 1) + 1


def whole_place(document: Document, segment: tuple[int, int]) -> tuple[int, int]:
    """An adjective with the place that it is of: "Belarusian" of "from Belarusian territory" is no place by itself."""
    last = document.token(segment[1] - 1)
    noun = last.head
    adjacent = segment[1] < len(document.tokens) and noun.i == document.tokens[segment[1]]
    if adjacent and last.dep_ in ("amod", "compound", "nmod:poss") and noun.lemma_.lower() in PlaceWords.load().locational:
        return segment[0], segment[1] + 1
    return segment


def _trimmed(document: Document, segment: tuple[int, int]) -> tuple[int, int] | None:
    offsets = trim(document.text, document.offsets(*segment), document.quotations)
    return offsets and _unquoted(document.text, *offsets)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the mark of a quotation that only begins or ends in the words: a half-open one is none of theirs."""
    if sum(text.count(mark, start, end) for mark in MARKS) == 1:
        words = text[start:end]
        bare = words.strip(MARKS + " \n")
        start += words.index(bare)
        end = start + len(bare)
    return start, end


def hold(
    heads: Heads,
    drafts: Sequence[Draft],
    statements: Sequence[Statement],
    candidates: Sequence[EventCandidate],
    events: Sequence[Event],
) -> None:
    """Fill in who holds what about each event: the author, and every statement whose content holds the trigger."""
    if not events:
        return
    holding = [[i for i, s in enumerate(statements) if any(piece.overlaps(e.trigger) for piece in s.content)] for e in events]
    triggers = np.stack([candidate.vector for candidate in candidates])
    author = heads.author(triggers, np.array([int(bool(held)) for held in holding]))
    pairs = [(k, i) for k, held in enumerate(holding) for i in held]
    source = _source_answers(heads, triggers, drafts, pairs)
    for k, event in enumerate(events):
        event.held.append(_held("author", None, author[k]))
    for (k, i), answer in zip(pairs, source, strict=True):
        events[k].held.append(_held(statements[i].id, statements[i].id, answer))


def _source_answers(heads: Heads, triggers: Floats, drafts: Sequence[Draft], pairs: list[tuple[int, int]]) -> Sequence[Floats]:
    if not pairs:
        return []
    cues = np.stack([drafts[i].candidate.vector for _, i in pairs])
    stances = np.array([int(drafts[i].candidate.stance.argmax()) for _, i in pairs])
    return list(heads.source(triggers[[k for k, _ in pairs]], cues, stances))


def _held(holder: str, statement: str | None, scores: Floats) -> Held:
    value, mode = int(scores[: len(VALUES)].argmax()), int(scores[len(VALUES) :].argmax())
    return Held(holder, VALUES[value], HELD_MODES[mode], statement)
