"""The neighbours of a word in terms of who does what to whom, whatever the clause's form.

"Troops shelled the town", "the town was shelled by troops", "the town, which troops shelled", "the shelling of the town by
troops": one subject, one object. Universal Dependencies name them differently; a codebook should not have to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Token

from tocsin.codebook.inflection import forms

NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
MODIFIERS = frozenset(("amod", "compound", "nmod:poss", "nmod:desc", "flat", "nummod", "nmod:unmarked"))
CLAUSES = frozenset(("ccomp", "advcl", "advcl:relcl", "parataxis", "csubj", "acl", "acl:relcl"))
RELATIVES = frozenset(("who", "which", "that", "whom"))
ASKING = frozenset(("when", "where", "why", "how"))
ON_OBJECTS = frozenset(("of", "on", "against", "at"))
LIGHT: Final[frozenset[str]] = frozenset().union(
    *map(
        forms,
        "carry conduct launch stage hold make mount undertake perform begin start lead order open continue declare wage".split(),
    )
)
"""Verbs whose subject does what their object names: "carry out an attack"."""


def _children(token: Token, *relations: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in relations]


def with_conjuncts(tokens: list[Token]) -> Iterator[Token]:
    """The words and those coordinated with them: "films and videos"."""
    for token in tokens:
        yield token
        yield from with_conjuncts([c for c in token.children if c.dep_ == "conj" and c.pos_ in NOMINAL])


def preposition(token: Token) -> set[str]:
    """The prepositions of a phrase's head, or the conjunctions of a clause's, in lower case."""
    marks = {child.lower_ for child in token.children if child.dep_ in ("case", "mark")}
    return marks | {child.lower_ for child in token.children if child.dep_ == "advmod" and child.lower_ in ASKING}


def subjects(token: Token) -> list[Token]:
    """Who does it."""
    if token.pos_ in ("NOUN", "PROPN"):
        return _doers_of_noun(token)
    if _passive(token):
        by = [c for c in _children(token, "obl") if "by" in preposition(c) and c.ent_type_ != "LOC"]
        return _children(token, "obl:agent") or by
    own = [_resolved(c, token) for c in _children(token, "nsubj", "nsubj:outer")]
    if own:
        return own
    head = token.head
    if token.dep_ == "acl" and token.tag_ == "VBG":
        return [head]
    if token.dep_ == "xcomp":
        return _children(head, "obj") or subjects(head)
    if token.dep_ in ("conj", "advcl", "parataxis") and head.pos_ in ("VERB", "AUX"):
        return _active_subjects(head)
    return []


def _active_subjects(head: Token) -> list[Token]:
    own = [_resolved(c, head) for c in _children(head, "nsubj", "nsubj:pass")]
    return own or (subjects(head) if head.dep_ == "xcomp" else [])


def _passive(token: Token) -> bool:
    if any(child.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass") for child in token.children):
        return True
    return token.dep_ in ("acl", "acl:relcl") and token.tag_ == "VBN" and not _children(token, "nsubj")


def _resolved(pronoun: Token, verb: Token) -> Token:
    """A relative pronoun as the noun that it stands for."""
    return verb.head if pronoun.lower_ in RELATIVES and verb.dep_ == "acl:relcl" else pronoun


def _doers_of_noun(noun: Token) -> list[Token]:
    found = _children(noun, "nmod:poss") + [c for c in _children(noun, "nmod") if "by" in preposition(c)]
    if not found and noun.dep_ in ("obj", "nsubj:pass", "obl") and noun.head.lower_ in LIGHT:
        found = subjects(noun.head)
    return found or [c for c in _children(noun, "amod", "compound") if c.ent_type_ in ("LOC", "ORG", "PER") or c.pos_ == "PROPN"]


def objects(token: Token) -> list[Token]:
    """Whom or what it is done to."""
    if token.pos_ in ("NOUN", "PROPN"):
        of = [c for c in _children(token, "nmod") if preposition(c) & ON_OBJECTS]
        if not of and token.dep_ == "obj":  # "launched an attack on the town": the phrase may hang on the verb
            of = [c for c in _children(token.head, "obl") if preposition(c) & {"on", "against"}]
        return of + [c for c in _children(token, "compound") if not c.ent_type_]
    found = [_resolved(c, token) for c in _children(token, "obj", "nsubj:pass")]
    if not found and token.dep_ == "acl" and token.tag_ == "VBN":  # "the town shelled by troops"
        found = [token.head]
    if not found and token.dep_ == "conj" and (_passive(token) or _passive(token.head)):  # "were arrested and beaten"
        found = [_resolved(c, token.head) for c in _children(token.head, "nsubj:pass")]
    return found


def phrases(token: Token) -> list[Token]:
    """Prepositional phrases of the word."""
    return [c for c in token.children if c.dep_ in ("obl", "nmod", "obl:agent", "advcl", "acl") and preposition(c)]


def particles(token: Token) -> list[Token]:
    """The small word of a phrasal verb, also where the parser took it for an adverb."""
    after = [c for c in _children(token, "advmod") if c.pos_ in ("ADP", "ADV") and c.i == token.i + 1]
    return _children(token, "compound:prt") + after


def infinitives(token: Token) -> list[Token]:
    """Verbs and predicates that depend on the word without a subject of their own; of full clauses those with "to"."""
    with_to = [c for c in _children(token, "ccomp", "advcl", "acl") if any(m.lower_ == "to" for m in _children(c, "mark"))]
    return _children(token, "xcomp", "csubj") + with_to


def around(token: Token) -> list[Token]:
    """Any word close by in the tree: dependents and theirs, the head and its dependents."""
    below = [t for child in token.children for t in (child, *child.children)]
    above = [token.head, *(t for t in token.head.children if t.i != token.i)] if token.head.i != token.i else []
    return below + above


NEIGHBOURS: dict[str, Callable[[Token], list[Token]]] = {
    "subject": subjects,
    "object": objects,
    "prep": phrases,
    "modifier": lambda token: [c for c in token.children if c.dep_ in MODIFIERS],
    "particle": particles,
    "adverb": lambda token: _children(token, "advmod"),
    "auxiliary": lambda token: _children(token, "aux", "aux:pass"),
    "infinitive": infinitives,
    "near": around,
    "clause": lambda token: [c for c in token.children if c.dep_ in CLAUSES],
}
"""Relation of the pattern language -> the words that stand in it to a word."""


def standing(token: Token, relation: str) -> bool:
    """Whether the word stands in the relation to its own head."""
    return any(found.i == token.i for found in NEIGHBOURS[relation](token.head)) if token.head.i != token.i else False
