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

MEETING = {"CONSULT"}
TARGETS: dict[str, tuple[str, ...]] = {
    "ASSAULT": ("on", "against", "upon"), "COERCE": ("against", "on"), "SANCTION": ("on", "against"), "AID": ("to", "for"),
    "CONSULT": ("with",), "THREATEN": ("against",), "ACCUSE": ("against",), "SUPPORT": ("for",), "AGREE": ("with",),
}  # fmt: skip
"""Prepositions after a noun of that type before the one that it is done to."""
WORDS_ALONE = {"REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONSULT", "AGREE", "PROTEST"}
"""Types whose noun's owner is the one who does it."""
ENTITIES = ("LOC", "ORG", "PER")


def fill(document: Document, event: Event, statements: Sequence[Statement]) -> None:
    """Fill an event's empty sides in place."""
    trigger: Token = document.root(event.trigger.start, event.trigger.end)
    spoken = next((s for s in statements if s.cue and s.cue.overlaps(event.trigger)), None)
    if not event.actors:
        _add(document, event, "actors", _doer(document, trigger, event.type, spoken))
    if not event.recipients:
        _add(document, event, "recipients", _sufferer(document, trigger, event.type, spoken))


Found = tuple[int, int, str] | None
"""Text offsets and the reason."""


def _doer(document: Document, trigger: Token, kind: str, spoken: Statement | None) -> Found:
    if spoken and spoken.holders and (mention := spoken.holders[-1].mention):
        return mention.start, mention.end, "the speaker does what the words do"
    subject = subject_of(trigger) or next((c for c in trigger.children if c.dep_ == "obl:agent"), None) or _controller(trigger)
    if subject is not None:
        return _phrase(document, subject, "the subject of the verb")
    return _phrase(document, _doer_of_noun(trigger, kind), "whose act the noun says it is")


def _controller(trigger: Token) -> Token | None:
    """Who does what a verb without a subject says: "has taken responsibility for *killing* …" the subject of the verb that its
    noun is the object of, "voters planning to *reject* …" the noun itself."""
    verb = trigger
    while verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX") and not _has_subject(verb):
        verb = verb.head
    if verb.tag_ != "VBG" or _has_subject(verb):
        return None
    noun = verb.head
    if verb.dep_ != "acl" or noun.pos_ not in NOMINAL:
        return None
    if any(child.dep_ in ("mark", "case") for child in verb.children):
        return subject_of(noun.head) if noun.dep_ in ("obj", "obl") else None
    return noun


def _has_subject(verb: Token) -> bool:
    return any(child.dep_.startswith(("nsubj", "csubj")) for child in verb.children)


def _doer_of_noun(trigger: Token, kind: str) -> Token | None:
    """Whose act a noun is: "*its* refusal", "a *PKK* attack", "an *Israeli* airstrike", "rioting *by students*". Of what is
    done to somebody the owner is as often the one who suffers it ("his arrest")."""
    if trigger.pos_ not in ("NOUN", "PROPN") and trigger.tag_ != "VBG":
        return None
    for child in trigger.children:
        if child.dep_ in ("nmod", "obl") and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children):
            return child
    before = [c for c in trigger.children if c.i < trigger.i]
    owners = [
        c for c in before if c.dep_ == "nmod:poss" and kind in WORDS_ALONE and (c.ent_type_ in ENTITIES or c.pos_ == "PRON")
    ]
    return next(iter(owners), None) or next((c for c in before if c.dep_ in ("compound", "amod") and _names_somebody(c)), None)


def _names_somebody(token: Token) -> bool:
    """Whether a modifier is the name of a body, the adjective of a country, or a country's abbreviation; not a town ("the Beirut
    bombing")."""
    if not token.text[:1].isupper():
        return False
    return token.ent_type_ == "ORG" or token.pos_ == "ADJ" or (token.ent_type_ == "LOC" and token.text.replace(".", "").isupper())


def _sufferer(document: Document, trigger: Token, kind: str, spoken: Statement | None) -> Found:
    if spoken and spoken.addressees and (mention := spoken.addressees[0].mention):
        return mention.start, mention.end, "whom the words are spoken to"
    if trigger.pos_ == "VERB" and kind in SUFFERING | MEETING:
        patient = next((c for c in trigger.children if c.dep_ in ("obj", "nsubj:pass")), None)
        if kind in MEETING and (patient is None or not patient.ent_type_):
            patient = _after(trigger, ("with",))
        return _phrase(document, patient, "the object of the verb")
    if trigger.pos_ == "NOUN" and (links := TARGETS.get(kind)):
        return _phrase(document, _after(trigger, links), f"after “{trigger.text}”")
    return None


def _after(trigger: Token, links: Sequence[str]) -> Token | None:
    """What hangs on a word by one of these prepositions: "attacks *on* …", "talks *with* …"."""
    for child in trigger.children:
        named = any(t.ent_type_ in ENTITIES or (t.pos_ == "ADJ" and t.text[:1].isupper()) for t in child.subtree)
        linked = any(c.dep_ == "case" and c.lower_ in links for c in child.children)
        if named and linked and child.dep_ in ("nmod", "obl") and child.i > trigger.i:
            return child
    return None


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
