"""Who did it to whom, where the heads left a side empty: the speaker of a verbal act, the subject and object of a plain clause.

Only empty sides are filled, and only with what the clause itself says; each addition tells its reason.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.model import Actor, Event, Statement
from tocsin.read.attribution.speakers import phrase_of
from tocsin.read.document import Document
from tocsin.read.doers import NOMINAL, doer
from tocsin.read.statements import span
from tocsin.read.sufferers import DOCUMENTS, aim, sufferer

PROMISES = ("AGREE", "REJECT", "THREATEN")


def fill(document: Document, event: Event, statements: Sequence[Statement]) -> None:
    """Fill an event's empty sides in place."""
    trigger: Token = document.root(event.trigger.start, event.trigger.end)
    spoken = next((s for s in statements if s.cue and s.cue.overlaps(event.trigger)), None)
    aim(event, trigger)
    _part(document, event)
    if not event.actors:
        _add(document, event, "actors", _doer(document, trigger, event.type, spoken))
    if not event.recipients:
        _add(document, event, "recipients", _sufferer(document, trigger, event.type, spoken))
    _enlist(document, event, "actors")
    _enlist(document, event, "recipients")


def inherit(document: Document, events: Sequence[Event]) -> None:
    """Whoever agrees, refuses or threatens to do something to somebody does so to him: "agreed to let *the envoys* in"."""
    at = {document.root(event.trigger.start, event.trigger.end).i: event for event in events}
    for index, event in at.items():
        if event.type not in PROMISES or event.recipients:
            continue
        acts = [at[c.i] for c in document.doc[index].children if c.i in at and c.dep_ in ("xcomp", "ccomp", "advcl")]
        for actor in next((act.recipients for act in acts if act.recipients), []):
            if actor.mention:
                _add(document, event, "recipients", (actor.mention.start, actor.mention.end, "of the act itself"))


Found = tuple[int, int, str] | None
"""Text offsets and the reason."""


def _doer(document: Document, trigger: Token, kind: str, spoken: Statement | None) -> Found:
    if spoken and spoken.holders and (mention := spoken.holders[-1].mention):
        return mention.start, mention.end, "the speaker does what the words do"
    return _phrase(document, *doer(trigger, kind))


def _sufferer(document: Document, trigger: Token, kind: str, spoken: Statement | None) -> Found:
    if spoken and spoken.addressees and (mention := spoken.addressees[0].mention):
        return mention.start, mention.end, "whom the words are spoken to"
    noun, why = sufferer(trigger, kind)
    return _phrase(document, noun, why)


def _enlist(document: Document, event: Event, side: str) -> None:
    """Those coordinated with somebody of a side are on it as well: "protests against the premier *and his government*"."""
    for actor in list(getattr(event, side)):
        if actor.mention is None:
            continue
        for other in document.root(actor.mention.start, actor.mention.end).children:
            if other.dep_ == "conj" and other.idx >= actor.mention.end and not _excluded(other):
                _add(document, event, side, _phrase(document, other, "coordinated"))


def _part(document: Document, event: Event) -> None:
    """Nobody does it to himself: who stands on both sides is on that of his place in the clause. What is signed is on none."""
    heads = {actor.mention: document.root(actor.mention.start, actor.mention.end) for actor in event.recipients if actor.mention}
    signed = event.type in ("SUPPORT", "AGREE", "CONSULT")
    event.recipients = [
        r for r in event.recipients if not (signed and r.mention and heads[r.mention].lemma_.lower() in DOCUMENTS)
    ]
    twice = [actor.mention for actor in event.actors if actor.mention in heads]
    doing = [mention for mention in twice if mention and heads[mention].dep_ == "nsubj"]
    event.recipients = [actor for actor in event.recipients if actor.mention not in doing]
    event.actors = [actor for actor in event.actors if actor.mention not in twice or actor.mention in doing]


def _excluded(conjunct: Token) -> bool:
    """ "… but not the rebels"."""
    return any(child.lower_ in ("not", "but") for child in conjunct.children)


def _phrase(document: Document, noun: Token | None, why: str) -> Found:
    if (
        noun is None
        or not (noun.pos_ in NOMINAL or noun.text[:1].isupper())
        or noun.lower_ in ("it", "there", "what", "this", "that")
    ):
        return None
    start, end = phrase_of(noun)
    while start < noun.i and (document.doc[start].dep_ in ("cc", "case") or document.doc[start].text == ","):
        start += 1
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
