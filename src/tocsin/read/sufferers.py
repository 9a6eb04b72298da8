"""To whom it is done, from the clause: the object of a verb, what hangs on a noun of action, the target of what is fired."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.codebook.inflection import forms
from tocsin.model import Actor, Event

ENTITIES = ("LOC", "ORG", "PER")
SUFFERING = {"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "SUPPORT", "REJECT", "AID"}
"""Types whose verb's object, or passive subject, is the one that it is done to."""

MEETING = {"CONSULT"}
TARGETS: dict[str, tuple[str, ...]] = {
    "ASSAULT": ("on", "against", "upon"), "COERCE": ("against", "on"), "SANCTION": ("on", "against"), "AID": ("to", "for"),
    "CONSULT": ("with", "between"), "THREATEN": ("against",), "ACCUSE": ("against",), "SUPPORT": ("for", "with"),
    "AGREE": ("with", "between"),
    "PROTEST": ("against",), "REQUEST": ("to", "on"), "COOPERATE": ("with",),
}  # fmt: skip
"""Prepositions after a noun of that type before the one that it is done to."""
OF_VERBS: dict[str, tuple[str, ...]] = {
    "CONSULT": ("with",), "REQUEST": ("from", "on", "to"), "COOPERATE": ("with", "to"), "AGREE": ("with",),
    "PROTEST": ("against",), "MOBILIZE": ("against",),
}  # fmt: skip
"""Prepositions after a verb of that type, where it has no object that it is done to."""
LAUNCHING = frozenset().union(*map(forms, "fire launch shoot lob hurl throw drop rain set".split()))
MISSILES = frozenset(
    "missile rocket mortar shell bomb grenade stone rock bottle bullet round shot drone torpedo salvo barrage volley firebomb "
    "projectile artillery gas gunfire fire warhead explosive munition brick".split()
)
AT = ("at", "against", "into", "toward", "towards")
HARMING = frozenset().union(*map(forms, "kill wound injure hit destroy damage target strike maim hurt level rip tear".split()))
SERIES = frozenset("series wave string spate number round campaign".split())
DOCUMENTS = frozenset(
    "treaty agreement pact deal accord protocol declaration memorandum contract document convention charter".split()
)
"""What is signed: no party to it."""
UNDERGONE = frozenset(
    "arrest detention imprisonment trial conviction killing assassination murder expulsion extradition deportation execution "
    "ouster prosecution indictment kidnapping abduction capture death sentence abuse torture rape".split()
)
"""Nouns whose owner is the one to whom it is done."""
Sufferer = tuple[Token | None, str]
"""The head of whom it is done to, and the reason."""


def sufferer(trigger: Token, kind: str) -> Sufferer:
    """To whom an event of a type at a word is done; None where the clause does not say."""
    if trigger.pos_ == "VERB":
        return _of_verb(trigger, kind)
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return None, ""
    if links := TARGETS.get(kind):
        found = _after(trigger, links) or (_after(trigger.head, links) if trigger.dep_ == "obj" else None)
        if found is not None:
            return found, f"after “{trigger.text}”"
    if kind == "ASSAULT" and (harmed := _harmed(trigger)) is not None:
        return harmed, f"what “{trigger.text}” did harm to"
    return _owner(trigger), f"whose “{trigger.text}” it is"


def _of_verb(trigger: Token, kind: str) -> Sufferer:
    if kind == "ASSAULT" and fired(trigger) is not None:
        return _target(trigger), "at whom it is fired"
    patient = next((c for c in trigger.children if c.dep_ in ("obj", "nsubj:pass")), None)
    if patient is not None and patient.lemma_.lower() in DOCUMENTS and kind in ("SUPPORT", "AGREE", "CONSULT"):
        return _after(trigger, ("with",)) or _after(patient, ("with",)), "with whom"
    if kind in SUFFERING or (kind in MEETING and patient is not None and patient.ent_type_):
        return patient, "the object of the verb"
    found = _after(trigger, OF_VERBS.get(kind, ()))
    if found is None and patient is not None and kind == "REQUEST":  # "an apology from …" is one phrase to the parse
        found = _after(patient, ("from",))
    return found, f"after “{trigger.text}”"


def _harmed(noun: Token) -> Token | None:
    """Whom a blow, the subject of a verb of harm, harmed: "the *blast* killed nine people", "a wave of *bombings* killed …"."""
    while noun.dep_ == "nmod" and noun.head.pos_ == "NOUN" and noun.head.lemma_.lower() in SERIES:
        noun = noun.head
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lower_ not in HARMING:
        return None
    return next((child for child in verb.children if child.dep_ == "obj"), None)


def _owner(noun: Token) -> Token | None:
    """The owner of what is done to somebody: "*her* arrest"."""
    if noun.lemma_.lower() not in UNDERGONE:
        return None
    return next((child for child in noun.children if child.dep_ == "nmod:poss"), None)


def _after(trigger: Token, links: Sequence[str]) -> Token | None:
    """What hangs on a word by one of these prepositions: "attacks *on* …", "talks *with* …"; whom it is between is somebody,
    named or not."""
    for child in trigger.children:
        named = any(t.ent_type_ in ENTITIES or (t.pos_ == "ADJ" and t.text[:1].isupper()) for t in child.subtree)
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if (named or "between" in cases) and cases & set(links) and child.dep_ in ("nmod", "obl") and child.i > trigger.i:
            return child
    return None


def fired(trigger: Token) -> Token | None:
    """What is fired: the object, or the passive subject, of a verb of firing or throwing."""
    if trigger.lower_ not in LAUNCHING:
        return None
    return next((c for c in trigger.children if c.dep_ in ("obj", "nsubj:pass") and c.lemma_.lower() in MISSILES), None)


def _target(trigger: Token) -> Token | None:
    """What something is fired at, also where it hangs on the place that it is fired from."""
    phrases = [child for child in trigger.children if child.dep_ == "obl"]
    for phrase in [*phrases, *(c for one in phrases for c in one.children if c.dep_ == "nmod")]:
        if any(c.dep_ == "case" and c.lower_ in (("to",) if trigger.lower_ == "set" else AT) for c in phrase.children):
            return phrase
    return None


def aim(event: Event, trigger: Token) -> None:
    """What is fired is neither who fires nor who is hit, and what it is fired at does not fire: "fired *mortars* at *a
    village*"."""
    missile = fired(trigger) if event.type == "ASSAULT" and trigger.pos_ == "VERB" else None
    if missile is None:
        return
    target = _target(trigger)
    event.recipients = [actor for actor in event.recipients if not _holds(actor, missile)]
    event.actors = [actor for actor in event.actors if not _holds(actor, missile) and not _holds(actor, target)]


def _holds(actor: Actor, token: Token | None) -> bool:
    return token is not None and actor.mention is not None and actor.mention.start <= token.idx < actor.mention.end
