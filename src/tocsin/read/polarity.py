"""Negation that the tree shows: a value cannot stay positive where the clause denies the event, nor negative where only the
clause before is denied.

The heads read polarity well where the negation stands beside the trigger, and miss it where it stands on the verb that carries an
event noun ("*none* of our units took part in the assault"), on the subject, or on what would show it ("*no* sign
that troops crossed").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from tocsin.model import Event, Held, Statement
from tocsin.model.vocabulary import Value
from tocsin.read.document import Document

NOT = {"not", "n't", "n’t", "never", "nowhere"}
NOBODY = {"none", "nobody", "nothing", "neither", "no"}
CARRYING = frozenset(
    "participate take join involve carry conduct launch make commit stage hold occur happen suffer sustain undergo"
    " experience".split()
)
"""Verbs that say no more than that the event noun they govern takes place, that somebody takes part in it, or whom it befalls."""
SHOWING = frozenset("sign evidence indication indicator proof trace hint".split())
"""Nouns for what would show that something happened: whoever has none of it doubts that it did, and does not deny it."""
OPPOSITE: dict[Value, Value] = {"CT+": "CT-", "PR+": "PR-"}
REFUSING = frozenset("reject refuse deny decline dismiss veto oppose spurn rebuff turn boycott rule object ignore".split())
REFUSED: dict[Value, Value] = {"CT-": "CT+", "PR-": "CT+", "PR+": "CT+"}
UNDONE = frozenset(("fail", "neglect", "yet"))
"""What governs the infinitive of an act that did not come about: "failed to *agree*", "has yet to *reply*"."""
DOUBTED: dict[Value, Value] = {"CT+": "PR-", "CT-": "PR-", "PR+": "PR-", "PS+": "PR-"}
WITHOUT = frozenset(("without", "hardly", "nor"))
"""Further words by which a clause denies what it says."""
RESTORED: dict[Value, Value] = {"CT-": "CT+", "PR-": "PR+"}
DENIALS = REFUSING | {"denial", "rejection", "refusal", "refute", "disavow", "disclaim", "contradict"}
"""Cues under which all that is said is denied."""


def mend(document: Document, event: Event, statements: Sequence[Statement]) -> None:
    """Turn the value of whoever words the event to negative where the clause is negated and the value is not. A refusal in the
    form of a negation ("will not *accept*") is no negated refusal: it is certain."""
    trigger: Token = document.root(event.trigger.start, event.trigger.end)
    if negation := _negation(trigger):
        refusal = event.type == "REJECT" and trigger.lemma_.lower() not in REFUSING
        _turn(event, statements, negation, REFUSED if refusal else OPPOSITE)
    elif negation := _unshown(trigger):
        _turn(event, statements, negation, DOUBTED)
    elif (negation := _beside(trigger)) and (held := _innermost(event, statements, trigger)):
        _let_stand(document, event, held, statements, negation)


def _beside(verb: Token) -> Token | None:
    """The negation of the clause before, of which a clause with a subject of its own is none the less free: "had *not* been
    authorised, and stones were *thrown*"."""
    under = {child.dep_ for child in verb.children}
    joined = verb.dep_ == "conj" or "cc" in under  # the parse may miss the coordination and keep its "and"
    if verb.pos_ != "VERB" or not joined or not under & {"nsubj", "nsubj:pass"}:
        return None
    own = any(word.lower_ in NOT | NOBODY | WITHOUT for word in verb.subtree)
    return None if own else _on_verb(verb.head)


def _let_stand(document: Document, event: Event, held: Held, statements: Sequence[Statement], negation: Token) -> None:
    """Give back the value of a clause that no negation reaches, but where its holder's cue denies all of it."""
    cue = next((statement.cue for statement in statements if statement.id == held.holder), None)
    denied = cue is not None and document.root(cue.start, cue.end).lemma_.lower() in DENIALS
    if held.value in RESTORED and not denied:
        held.value = RESTORED[held.value]
        event.why.append(f"“{negation.text}” negates another clause")


def _turn(event: Event, statements: Sequence[Statement], negation: Token, into: Mapping[Value, Value]) -> None:
    held = _innermost(event, statements, negation)
    if held and held.value in into:
        held.value = into[held.value]
        if into is REFUSED:
            held.mode = None
        event.why.append(f"“{negation.text}” is the refusal" if into is REFUSED else f"negated by “{negation.text}”")
        _unsay(event, held)


def _unsay(event: Event, denied: Held) -> None:
    """What a source denies of somebody ("will take no part in the *offensive*") the author does not tell of them, however well
    known the offensive is."""
    author = next((held for held in event.held if held.holder == "author"), None)
    if author and author is not denied and denied.value in ("CT-", "PR-") and author.value == "CT+" and event.actors:
        author.value = "Uu"


def _negation(trigger: Token) -> Token | None:
    if trigger.pos_ in ("VERB", "AUX"):
        return _on_verb(trigger) or _undone(trigger)
    own = next((c for c in trigger.children if c.dep_ == "det" and c.lower_ == "no"), None)
    verb = trigger.head
    carried = trigger.dep_ in ("obj", "obl", "nsubj", "nsubj:pass") and verb.lemma_.lower() in CARRYING
    if verb.lemma_.lower() == "part" and verb.head.lemma_.lower() == "take":  # "take part in": the parse may hang it on either
        verb, carried = verb.head, True
    return own or (_on_verb(verb) if carried else None)


def _undone(verb: Token) -> Token | None:
    """The word that says that an infinitive's act did not come about."""
    head = verb.head
    infinitive = verb.dep_ in ("xcomp", "acl", "advcl", "ccomp") and any(c.lower_ == "to" for c in verb.children)
    return head if infinitive and head.lemma_.lower() in UNDONE and _on_verb(head) is None else None


def _unshown(trigger: Token) -> Token | None:
    """The negation of the noun whose clause or complement the trigger is: "no sign that …", "has not seen any evidence of …"."""
    shown = trigger.head if trigger.dep_ == "conj" else trigger
    above = [shown.head] if shown.dep_ in ("acl", "ccomp", "nmod") else []
    beside = [
        child.nbor(-1) for child in shown.children if child.dep_ == "mark" and child.i
    ]  # "sign" itself may be parsed as a mark
    noun = next((one for one in (*above, *beside) if one.lemma_.lower() in SHOWING), None)
    if noun is None:
        return None
    before = [*noun.children, *([noun.nbor(-1)] if noun.i else [])]
    own = next((word for word in before if word.lower_ in ("no", "without")), None)
    return own or (_on_verb(noun.head) if noun.dep_ in ("obj", "nsubj", "nsubj:pass") else None)


def _on_verb(verb: Token) -> Token | None:
    for child in verb.children:
        if child.lower_ in NOT and child.dep_ in ("advmod", "neg"):
            return child
        if child.dep_.startswith("nsubj"):
            if child.lower_ in NOBODY:
                return child
            no = next((c for c in child.children if c.dep_ == "det" and c.lower_ in ("no", "neither")), None) or _not_one(child)
            if no is not None:
                return no
    return None


def _not_one(subject: Token) -> Token | None:
    """The "not" of "not one", "not a single"; "not only", "not all" and "not a few" are somebody."""
    found = next((child for child in subject.children if child.lower_ == "not"), None)
    if found is None or found.i + 2 >= len(found.doc):
        return None
    one, single = found.nbor(1).lower_, found.nbor(2).lower_
    return found if one == "one" or (one in ("a", "an") and single != "few") else None


def _innermost(event: Event, statements: Sequence[Statement], negation: Token) -> Held | None:
    """Whoever words the clause: the smallest statement that holds both event and negation, else the author."""
    around = {
        s.id: sum(len(piece.text) for piece in s.content)
        for s in statements
        if any(p.overlaps(event.trigger) for p in s.content) and any(p.start <= negation.idx < p.end for p in s.content)
    }
    holders = [held for held in event.held if held.holder in around]
    if holders:
        return min(holders, key=lambda held: around[held.holder])
    return event.held[0] if len(event.held) == 1 else None
