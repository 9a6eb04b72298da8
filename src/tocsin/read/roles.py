"""Who did it to whom, where the heads left a side empty: the speaker of a verbal act, the subject and object of a plain clause.

Only empty sides are filled, and only with what the clause itself says; each addition tells its reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.model import Actor, Event, Statement
from tocsin.read.attribution.speakers import phrase_of, subject_of
from tocsin.read.document import Document
from tocsin.read.statements import span

NOMINAL = ("NOUN", "PROPN", "PRON")
SUFFERING = {"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "SUPPORT", "REJECT", "AID"}
"""Types whose verb's object, or passive subject, is the one that it is done to."""


def fill(document: Document, event: Event, statements: Sequence[Statement]) -> None:
    """Fill an event's empty sides in place."""
    first, stop = document.words_in(event.trigger.start, event.trigger.end)
    trigger: Token = document.doc[document.tokens[first] : document.tokens[stop - 1] + 1].root
    spoken = next((s for s in statements if s.cue and s.cue.overlaps(event.trigger)), None)
    if not event.actors:
        _add(document, event, "actors", _doer(document, trigger, spoken))
    if not event.recipients:
        _add(document, event, "recipients", _sufferer(document, trigger, event.type, spoken))


Found = tuple[int, int, str] | None
"""Text offsets and the reason."""


def _doer(document: Document, trigger: Token, spoken: Statement | None) -> Found:
    if spoken and spoken.holders and (mention := spoken.holders[-1].mention):
        return mention.start, mention.end, "the speaker does what the words do"
    subject = subject_of(trigger)
    agent = subject or next((c for c in trigger.children if c.dep_ == "obl:agent"), None)
    return _phrase(document, agent, "the subject of the verb")


def _sufferer(document: Document, trigger: Token, kind: str, spoken: Statement | None) -> Found:
    if spoken and spoken.addressees and (mention := spoken.addressees[0].mention):
        return mention.start, mention.end, "whom the words are spoken to"
    if kind not in SUFFERING or trigger.pos_ != "VERB":
        return None
    patient = next((c for c in trigger.children if c.dep_ in ("obj", "nsubj:pass")), None)
    return _phrase(document, patient, "the object of the verb")


def _phrase(document: Document, noun: Token | None, why: str) -> Found:
    if noun is None or noun.pos_ not in NOMINAL or noun.lower_ in ("it", "there", "what", "this", "that"):
        return None
    start, end = phrase_of(noun)
    last = document.doc[end - 1]
    return document.doc[start].idx, last.idx + len(last), why


def _add(document: Document, event: Event, side: str, found: Found) -> None:
    if found is None:
        return
    start, end, why = found
    taken = [a.mention for a in event.actors + event.recipients if a.mention]
    if any(m.start < end and start < m.end for m in taken) or (start < event.trigger.end and event.trigger.start < end):
        return
    getattr(event, side).append(Actor(document.text[start:end], span(document, (start, end))))
    event.why.append(f"{side.removesuffix('s')}: {why}")
