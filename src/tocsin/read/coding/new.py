"""An event made by a rule: its roles from the parse, its holders from the statements that hold it.

The network knows nothing of it, so both follow the plainest reading: the clause's subject acts, its object is acted upon, and
values come from the composition rules (factuality.md): negation, modals and `if` in the clause; the stance of the statement.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from tocsin.model import Actor, Event, Held, Place, Record, Span, Statement
from tocsin.model.vocabulary import Mode, Stance, Value
from tocsin.read.coding.neighbours import NOMINAL, objects, phrases, preposition, subjects, with_conjuncts
from tocsin.read.sufferers import SUFFERING

SURE: Final = 0.6  # what a rule of ours is worth beside the network's calibrated scores: it was right about as often on dev
NOT_IN_A_NAME: Final = frozenset(("acl", "acl:relcl", "advcl", "punct", "appos", "parataxis", "cc", "conj"))
POSSIBLE: Final = frozenset(("may", "might", "could", "can"))
NEGATIONS: Final = frozenset(("not", "never", "n't", "no"))
OPEN: Final = frozenset(("if", "unless", "whether"))
UNREAL: Final = frozenset(("to", "must", "should", "shall"))
AT: Final = frozenset(("in", "at", "near", "inside", "outside", "around", "across"))
ARGUMENTS: Final = frozenset(("nsubj", "nsubj:pass", "obj"))
BY_STANCE: Final[dict[Stance, tuple[Value, Mode]]] = {
    "plans": ("PR+", "planned"), "promises": ("PR+", "promised"), "predicts": ("PR+", "predicted"), "orders": ("Uu", "ordered"),
    "demands": ("Uu", "demanded"), "asks": ("Uu", "asked"), "advocates": ("Uu", "demanded"), "threatens": ("Uu", "threatened"),
    "warns": ("PS+", "warned"), "fears": ("PS+", "feared"), "hopes": ("PS+", "hoped"),
}  # fmt: skip
AUTHOR_TOO: Final = frozenset(("confirms", "admits", "reveals"))


def new_event(record: Record, token: Token, kind: str) -> Event:
    """An event of a type at a word; its id and `why` are the caller's."""
    text = record.report.text
    trigger = Span.of(text, token.idx, token.idx + len(token))
    undergoing = [t for t in objects(token) if t.dep_ != "compound" or t.ent_type_ or kind in SUFFERING]
    actors, recipients = _actors(text, subjects(token)), _actors(text, undergoing)
    of_verb = phrases(token.head) if token.pos_ == "NOUN" and token.dep_ in ARGUMENTS else []
    where = [t for t in (*phrases(token), *of_verb) if t.ent_type_ == "LOC" and preposition(t) & AT]
    places = [Place(span.text, span) for span in (_name(text, t) for t in where)]
    mentions = [*(actor.mention for actor in (*actors, *recipients)), *(place.mention for place in places)]
    every = [trigger, *(mention for mention in mentions if mention)]
    evidence = Span.of(text, min(s.start for s in every), max(s.end for s in every))
    return Event("", kind, trigger, _held(record, token, trigger), evidence, None, [], actors, recipients, places, score=SURE)


def _actors(text: str, heads: Iterable[Token]) -> list[Actor]:
    named = [head for head in with_conjuncts(list(heads)) if head.pos_ in NOMINAL or head.ent_type_]
    spans = [_phrase(text, head) for head in named]
    return [Actor(span.text, span) for span in dict.fromkeys(spans)]


def _phrase(text: str, head: Token) -> Span:
    """A noun phrase without the clauses, appositions and conjuncts that hang on it."""
    if head.dep_ in ("amod", "compound", "nmod:poss"):
        return _name(text, head)
    inside, stack = {head.i}, [head]
    while stack:
        for child in stack.pop().children:
            if child.dep_ not in NOT_IN_A_NAME and not child.is_space:
                inside.add(child.i)
                stack.append(child)
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    if head.doc[first].dep_ == "case" and first < head.i:
        first += 1
    return Span.of(text, head.doc[first].idx, head.doc[last].idx + len(head.doc[last]))


def _name(text: str, token: Token) -> Span:
    entity = next((e for e in token.doc.ents if e.start <= token.i < e.end), None)
    if entity is None:
        return Span.of(text, token.idx, token.idx + len(token))
    return Span.of(text, entity.start_char, entity.end_char)


def _held(record: Record, token: Token, trigger: Span) -> list[Held]:
    value, mode = clause_value(token)
    holding = [s for s in record.statements if any(piece.overlaps(trigger) for piece in s.content)]
    if not holding:
        return [Held("author", value, mode)]
    factive = any(s.stance in AUTHOR_TOO and not s.negated for s in holding)
    author = Held("author", value, mode, factive=True) if factive else Held("author", "Uu")
    return [author, *(_said(statement, value, mode) for statement in holding)]


def _said(statement: Statement, value: Value, mode: Mode | None) -> Held:
    if statement.negated or statement.stance == "questions":
        value, mode = "Uu", None
    elif statement.stance in ("denies", "rejects"):
        value = "CT-"
    elif statement.stance in BY_STANCE:
        value, mode = BY_STANCE[statement.stance]
    return Held(statement.id, value, mode, statement=statement.id)


def clause_value(token: Token) -> tuple[Value, Mode | None]:
    """The value of a plain clause around a word: certain, negated, possible, open, to come; of a question, an infinitive and what
    must be, open."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    words = {child.lower_ for at in (token, verb) for child in at.children if child.dep_ in ("advmod", "aux", "det", "mark")}
    if words & OPEN:
        return "Uu", "conditional"
    if asked(verb) or words & UNREAL:
        return "Uu", None
    if words & POSSIBLE:
        return ("PS-", None) if words & NEGATIONS else ("PS+", None)
    if words & {"will", "would", "shall", "'ll"}:
        return "Uu", "planned"
    return ("CT-", None) if words & NEGATIONS else ("CT+", None)


def asked(verb: Token) -> bool:
    """Whether a clause is a question."""
    clause = [verb, *(child for child in verb.children if child.dep_ == "punct")]
    return any(token.text == "?" for token in clause)
