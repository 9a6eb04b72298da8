"""Where the clause of an event says that it was, where the reader gave it no place: a name, or a noun of a place ("the camps").

What is done on the ground, and meetings, take it also from nouns that the trigger's own clause ties to them. Accusations,
sanctions, demands and agreements stand beside the name of a place for other reasons ("wanted in Peru") and get none but that of
the meeting at which they were made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from tocsin.codebook.place_words import PlaceWords
from tocsin.model import Event, Place
from tocsin.model.span import Span
from tocsin.resolve.antecedents import noun_phrase
from tocsin.resolve.place_inference import LOCATIVE, MEETING, ON_THE_GROUND
from tocsin.resolve.place_use import case_of, role, span_of

GOALS: Final = {
    "MOBILIZE": frozenset(["to", "into", "onto", "toward", "towards"]),
    "RETREAT": frozenset(["from"]),
    "ASSAULT": frozenset(["into"]),
    "COERCE": frozenset(["into"]),
    "CONSULT": frozenset(["to"]),
    "PROTEST": frozenset(["into", "through"]),
}
"""Prepositions beside the locative ones after which a type of event has its place."""
ENTERING: Final = frozenset(["into", "onto"])
""" "Crossed into a village and burned houses": whoever has entered a place acts there."""
BESIDE: Final = frozenset(["front", "outside", "inside", "top", "side", "back"])
GOING_ON: Final = frozenset(["conj", "advcl", "xcomp"])
HIGHEST: Final = 4
APART_IN_TIME: Final = frozenset(["since", "after", "before", "until", "till", "following"])
BEFALLING: Final = frozenset(["suffer", "see", "experience", "witness", "endure"])
PHRASES: Final = ("obl", "nmod", "obl:arg")
CARRIED: Final = ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
"""What a noun of action is to the verb or noun that tells of it: "the *attack* took place in …", "a series of *raids* in …"."""
Found = tuple[Token, str]


def find_site(event: Event, doc: Doc) -> str | None:
    """Gives an event without places the one that its clause names, in place, and says in the event's reasons by which words. The
    reason is returned where the words are not said of the event itself, so that the place is inferred."""
    span = span_of(doc, event.trigger.start, event.trigger.end) if not event.places else None
    if span is None:
        return None
    there = _sites(span.root, event.type) if event.type in ON_THE_GROUND | MEETING else _at_meeting(span.root)
    found = next(there, None)
    if found is None or (mention := _mention(found[0])).overlaps(event.trigger):
        return None
    token, why = found
    own = token.head.i == span.root.i
    event.places = [Place(mention.text, mention, role=role(token, PlaceWords.load()) if own else "at")]
    event.why.append(f"place: {why}")
    return None if own else why


def _sites(trigger: Token, kind: str) -> Iterator[Found]:
    """The heads of places that the clause ties to a trigger, the surest tie first."""
    links = LOCATIVE | GOALS.get(kind, frozenset())
    for token in _phrases(trigger, links):
        yield token, f"where “{trigger.text}” is said to be"
    for child in trigger.children:
        if child.dep_ in ("obj", "nsubj:pass") and _entered(child, kind):
            yield child, f"what “{trigger.text}” is done to is a place"
    for child in trigger.children:
        if child.dep_ in ("obj", "obl", "nmod", "nsubj:pass") and case_of(child) not in APART_IN_TIME:
            for token in _phrases(child, LOCATIVE):
                yield token, f"where “{child.text}” is"
    if trigger.pos_ != "VERB" and trigger.dep_ in CARRIED:
        for token in _phrases(trigger.head, links):
            yield token, f"where “{trigger.head.text}” is said to be"
    if (sufferer := _stricken(trigger)) is not None:
        yield sufferer, f"what “{trigger.text}” befell"
    yield from _around(trigger)


def _stricken(noun: Token) -> Token | None:
    """The land that has seen it: "*Kenya* has suffered a series of *bombings*"."""
    while noun.dep_ == "nmod" and noun.head.dep_ in ("obj", "nmod"):
        noun = noun.head
    if noun.dep_ != "obj" or noun.head.lemma_.lower() not in BEFALLING:
        return None
    return next((child for child in noun.head.children if child.dep_ == "nsubj" and child.ent_type_ == "LOC"), None)


def _around(trigger: Token) -> Iterator[Found]:
    """What the clauses around it say: the place that a clause describes ("land *seized* by rebels", "a camp where men were
    *beaten*"), and that of what it goes on from ("crossed into a village, set fire to houses and *kidnapped* …", "came to the
    north to *evacuate* …")."""
    token = trigger
    for _ in range(HIGHEST):
        if token.head.i == token.i or token.dep_ == "ccomp":
            return
        above, joined = token.head, token.dep_
        if joined.startswith("acl") and is_place(above) and (_where(token) or (joined == "acl" and token.tag_ == "VBN")):
            yield _subject(above), f"what “{token.text}” tells of is a place"
        if joined in GOING_ON and above.pos_ == "VERB":
            for place in _phrases(above, LOCATIVE | ENTERING if joined == "conj" else LOCATIVE):
                if joined != "conj" or place.i < token.i:
                    yield place, f"where “{above.text}” is said to be, of which it is a part"
        token = above


def _at_meeting(trigger: Token) -> Iterator[Found]:
    """Where a meeting is at which something is said, signed or decided: "*agreed* at a summit in Kolin", "met in Kolin to
    *sign* …"."""
    meetings = PlaceWords.load().meetings
    clause = [trigger, *([trigger.head] if trigger.dep_ in CARRIED and trigger.head.pos_ == "VERB" else [])]
    for head, child in ((word, child) for word in clause for child in word.children):
        if child.dep_ in PHRASES and case_of(child) in ("at", "in", "during") and child.lemma_.lower() in meetings:
            for token in (*_with(child), *_phrases(head, LOCATIVE)):
                yield token, f"where the {child.text} is"
    verb = trigger.head
    if trigger.dep_ in GOING_ON and verb.i < trigger.i and verb.lemma_.lower() in meetings:
        for token in _with(verb):
            yield token, f"where “{verb.text}” is said to be, of which it is a part"


def _with(meeting: Token) -> Iterator[Token]:
    """The places of a meeting, also those that hang on whom it is with: "met with the envoy in Kolin"."""
    yield from _phrases(meeting, LOCATIVE)
    for child in meeting.children:
        if child.dep_ == "obj" or (child.dep_ in PHRASES and case_of(child) in ("with", "between")):
            yield from _phrases(child, LOCATIVE)


def _subject(noun: Token) -> Token:
    """The subject of a predicate: "*the fort* is a building where …"."""
    subject = next((child for child in noun.children if child.dep_ == "nsubj"), noun)
    return subject if any(child.dep_ == "cop" for child in noun.children) and is_place(subject) else noun


def _where(verb: Token) -> bool:
    return any(child.lower_ == "where" for child in verb.children)


def _phrases(head: Token, links: frozenset[str]) -> Iterator[Token]:
    """The places that hang on a word by one of these prepositions."""
    for child in head.children:
        if child.dep_ in PHRASES and _link(child) in links and is_place(child):
            yield child


def _link(noun: Token) -> str:
    """The preposition of a phrase, "in front of" and "outside of" as "at"."""
    link = case_of(noun)
    of = next((child for child in noun.children if child.lower_ == "of" and child.dep_ == "case"), None)
    return "at" if link == "of" and of is not None and of.i and noun.doc[of.i - 1].lower_ in BESIDE else link


def _entered(noun: Token, kind: str) -> bool:
    """Whether the object of an act is where it is: "entered *its territory*", "visited *Kabul*", "sealed *the border*"."""
    if kind == "COERCE":
        return noun.lemma_.lower() in PlaceWords.load().lines and is_place(noun)
    return (kind == "CONSULT" and noun.ent_type_ == "LOC") or (kind == "MOBILIZE" and is_place(noun))


def is_place(noun: Token) -> bool:
    """Whether a noun is the name of a place or stands for one: "the north", "a village", "its territory"; not a bare "in
    prison", "at home"."""
    if noun.ent_type_ == "LOC":
        return True
    if noun.ent_type_ or noun.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    words, lemma = PlaceWords.load(), noun.lemma_.lower()
    plain = lemma in words.locational or lemma in words.kinds or lemma in words.sites or lemma in words.directions
    return plain and any(child.dep_ in ("det", "nmod:poss", "amod", "compound", "nummod") for child in noun.children)


def _mention(noun: Token) -> Span:
    """A name as it stands, also one that is added to the noun ("a southern province, *Ghor*"), else the noun with what belongs to
    it: "her house in Kolin"."""
    noun = next((child for child in noun.children if child.dep_ == "appos" and child.ent_type_ == "LOC"), noun)
    ent = next((e for e in noun.doc.ents if e.start <= noun.i < e.end), None) if noun.ent_type_ else None
    words = ent if ent is not None else noun_phrase(noun)
    return Span(words.start_char, words.end_char, words.text)
