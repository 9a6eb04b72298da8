"""Who does it, from the clause: the subject of a verb, or whoever a verb without one or a noun of action takes up."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.codebook.antecedents import Antecedents
from tocsin.codebook.inflection import forms
from tocsin.read.attribution.speakers import subject_of
from tocsin.read.coding.neighbours import LIGHT, preposition
from tocsin.read.sufferers import UNDERGONE

NOMINAL = ("NOUN", "PROPN", "PRON")
ENTITIES = ("LOC", "ORG", "PER")
WORDS_ALONE = {"REJECT", "REQUEST", "THREATEN", "SUPPORT", "CONSULT", "AGREE", "PROTEST"}
"""Types whose noun's owner is the one who does it."""
ATTENDING = frozenset().union(*map(forms, "attend join gather turn come participate".split()))
"""Verbs whose subject takes part in what stands after "for", "in" or "at"."""
PROMISING = frozenset("promise threaten vow pledge offer seek use take need have".split())
"""Verbs whose object is not the one who does what the infinitive after it says."""
OWNED = {"RETREAT", "CONCEDE"}
"""The same where the owner is named: "Syria's withdrawal"."""
BLOWS = {"ASSAULT", "COERCE"}
"""Types whose noun takes up who does it without a name: "rebel *attacks*", "a police *raid*"."""
BLAMING = frozenset().union(*map(forms, "accuse charge convict suspect indict acquit".split()))
BLAMED_FOR = frozenset().union(*map(forms, "blame try want sentence hold jail".split()))
"""Verbs of which the one who is blamed did what stands after "of", "for", "in" or "with"; of the latter only after "for"."""
Doer = tuple[Token | None, str]
"""The head of who does it, and the reason."""


def doer(trigger: Token, kind: str) -> Doer:
    """Who does an event of a type at a word; None where the clause does not say."""
    if (subject := _actor_of(trigger)) is not None:
        return subject, "the subject of the verb"
    if (blamed := _blamed(trigger)) is not None:
        return blamed, "who is blamed for it"
    if trigger.pos_ in ("VERB", "AUX"):
        return None, ""
    if (own := _doer_of_noun(trigger, kind)) is not None:
        return own, "whose act the noun says it is"
    return _carrier(trigger), "who carries it out"


def _actor_of(verb: Token) -> Token | None:
    """Who does what a verb says: its subject or agent, or that of the verb which it goes on from."""
    told = _told(verb)
    if told is not None:
        return told
    agent = next((child for child in verb.children if child.dep_ == "obl:agent"), None)
    return subject_of(verb) or agent or _controller(verb) or _of_purpose(verb)


def _told(verb: Token) -> Token | None:
    """Who an infinitive is about where the verb above it has an object ("urged *the army* to leave", "called on *the army* to
    leave") or is passive ("*rebels* are reported to have taken the town")."""
    while verb.dep_ == "conj" and not _has_subject(verb):
        verb = verb.head
    head = verb.head
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or not _infinitive(verb) or _has_subject(verb) or passive(verb):
        return None
    if verb.dep_ != "advcl" and head.lemma_.lower() not in PROMISING:
        found = next((child for child in head.children if child.dep_ in ("nsubj:pass", "obj", "iobj")), None)
        if found is not None:
            return found
    if head.lemma_.lower() in ("call", "appeal"):
        return next((c for c in head.children if c.dep_ == "obl" and preposition(c) <= {"on", "upon", "to"}), None)
    return None


def _blamed(act: Token) -> Token | None:
    """Who is said to have done it where a verb of blame takes it up: "*rebels* are accused of burning …", "men charged with
    *murder*", "convicted *him* of genocide"."""
    while act.dep_ == "conj" and act.head.pos_ in ("VERB", "NOUN"):
        act = act.head
    verb, links = act.head, preposition(act)
    one_phrase = act.dep_ == "nmod" and verb.dep_ == "obj"  # "convicted *the general of murder*", to the parse
    blaming = verb.head if one_phrase else verb
    if not (links & {"of", "for", "in", "with"} and blaming.lower_ in BLAMING) and not (
        "for" in links and blaming.lower_ in BLAMED_FOR
    ):
        return None
    if one_phrase:
        return verb
    if act.dep_ not in ("advcl", "obl", "xcomp"):
        return None
    told = next((child for child in verb.children if child.dep_ in ("nsubj:pass", "obj")), None)
    return told or (verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None)


def passive(verb: Token) -> bool:
    """Whether what a verb says is done to its subject."""
    return any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children)


def _of_purpose(verb: Token) -> Token | None:
    """Whoever has a purpose: "the ministers met to *sign* it"."""
    return subject_of(verb.head) if verb.dep_ == "advcl" and _infinitive(verb) else None


def _infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "mark" for child in verb.children)


def _carrier(noun: Token) -> Token | None:
    """Who acts where a verb carries a noun of action out: "the army launched an *offensive*", "the *blast* was carried out by
    rebels", "thousands turned out for the *rally*", "troops are searching houses as part of a *crackdown*"."""
    verb = noun.head
    if _part(noun):
        return _actor_of(verb.head if verb.lower_ == "part" else verb)
    if noun.dep_ == "nsubj:pass" and verb.lower_ in LIGHT:
        return next((child for child in verb.children if child.dep_ in ("obl:agent", "obl") and "by" in preposition(child)), None)
    attended = noun.dep_ == "obl" and bool(preposition(noun) & {"for", "in", "at"})
    if verb.lower_ in (LIGHT if noun.dep_ == "obj" else ()) or (verb.lower_ in ATTENDING and (attended or noun.dep_ == "obj")):
        return _actor_of(verb)
    return None


def _part(noun: Token) -> bool:
    """ "As part of" it, whether the phrase hangs on "part" or on the verb."""
    of = next((child for child in noun.children if child.dep_ == "case" and child.lower_ == "of"), None)
    return noun.dep_ in ("nmod", "obl") and of is not None and noun.doc[max(0, of.i - 2) : of.i].text.lower() == "as part"


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
    named = kind in WORDS_ALONE | OWNED
    owners = (c for c in before if c.dep_ == "nmod:poss")
    own = next((c for c in owners if (named and c.ent_type_ in ENTITIES) or (kind in WORDS_ALONE and c.pos_ == "PRON")), None)
    if own is not None:
        return own
    nameless = kind in BLOWS and trigger.lemma_.lower() not in UNDERGONE
    return next((c for c in before if c.dep_ in ("compound", "amod") and (_names_somebody(c) or (nameless and _people(c)))), None)


def _people(noun: Token) -> bool:
    """Whether a noun is one of people, or of a body of them."""
    words = Antecedents.load()
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words.persons | words.bodies


def _names_somebody(token: Token) -> bool:
    """Whether a modifier is the name of a body, the adjective of a country, or a country's abbreviation; not a town ("the Beirut
    bombing")."""
    if not token.text[:1].isupper() or (token.is_sent_start and not token.ent_type_):
        return False
    return token.ent_type_ == "ORG" or token.pos_ == "ADJ" or (token.ent_type_ == "LOC" and token.text.replace(".", "").isupper())
