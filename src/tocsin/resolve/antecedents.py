"""Whom a pronoun or a pointing phrase takes up ("it", "their", "the group"): found on the parse, the nearest clause first.

Shy: a candidate must agree in number and kind, and where none does there is no answer. What is found tells a country and a
name; the words of the mention stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tocsin.codebook.actors import ActorWords

THING: Final = frozenset(["it", "its", "itself"])
SEVERAL: Final = frozenset(["they", "them", "their", "theirs", "themselves"])
PERSON: Final = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
DEFINITE: Final = frozenset(["the", "this", "that"])
PRONOUNS: Final = THING | SEVERAL | PERSON
SUBJECTS: Final = frozenset(["nsubj", "nsubj:pass", "nsubj:outer"])
CLAUSES: Final = ("ccomp", "xcomp", "advcl", "conj", "parataxis", "acl", "acl:relcl", "csubj")
GROUNDS: Final = frozenset(["for", "over", "because", "about", "despite"])
""" "Sanctions on Iran for its refusal": after these the nearest name is meant, not the subject."""
BACK: Final = 2
"""Sentences before the pronoun's own that are looked at."""


def pronoun_of(span: Tokens) -> Token | None:
    """The pronoun that a mention is, or on which it says it depends ("its troops", "one of their men"); None for others."""
    if len(span) == 1 and span[0].lower_ in PRONOUNS:
        return span[0]
    root = span.root
    under = list(root.children)
    for token in (root, *under, *(t for c in under if c.dep_ == "nmod" for t in c.children)):
        if token.dep_ == "nmod:poss" and token.lower_ in PRONOUNS:
            return token
    return None


def antecedents(pronoun: Token) -> Iterator[Token]:
    """Nouns (or further pronouns of the same kind) that it may take up, the likeliest first."""
    seen = {pronoun.i}
    for token in (*grounds(pronoun), *_subjects(pronoun), *_before(pronoun)):
        if token.i not in seen and not _holds(token, pronoun) and _agrees(pronoun.lower_, token):
            seen.add(token.i)
            yield token


def grounds(pronoun: Token) -> Iterator[Token]:
    """ "… on Iran because of its refusal": the last name before it in the sentence."""
    noun = pronoun.head
    if pronoun.dep_ != "nmod:poss" or not any(c.dep_ == "case" and c.lower_ in GROUNDS for c in noun.children):
        return
    for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
        if token.ent_type_ in ("LOC", "ORG") and token.dep_ in ("obl", "nmod", "obj", "obl:arg"):
            yield token
            return


def _subjects(pronoun: Token) -> Iterator[Token]:
    """The subjects of its own clause and of those that it hangs on, from the inside outwards. Who does something to "him" is not
    he."""
    token, first, apart = pronoun, True, pronoun.dep_ in ("obj", "iobj") and not pronoun.lower_.endswith(("self", "selves"))
    for _ in range(12):
        if token.dep_.startswith(CLAUSES) or token.head.i == token.i:
            for child in token.children:
                if child.dep_ in SUBJECTS and not (first and (apart or _holds(child, pronoun))):
                    yield child
            if token.dep_.startswith("acl"):
                yield token.head
            first = False
        if token.head.i == token.i:
            return
        token = token.head


def _before(pronoun: Token) -> Iterator[Token]:
    """The subjects of the sentences before, main clause first."""
    start = pronoun.sent.start
    for _ in range(BACK):
        index = start - 1
        while index >= 0 and pronoun.doc[index].is_space:
            index -= 1
        if index < 0:
            return
        sentence = pronoun.doc[index].sent
        yield from sorted((t for t in sentence if t.dep_ in SUBJECTS), key=_depth)
        start = sentence.start


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _holds(noun: Token, inner: Token) -> bool:
    return noun.i == inner.i or noun.is_ancestor(inner)


def _agrees(pronoun: str, noun: Token) -> bool:
    """Whether a noun may be taken up by this pronoun: bodies and lands by "it", people in the plural and bodies by "they"."""
    if noun.pos_ == "PRON":
        return any(pronoun in group and noun.lower_ in group for group in (THING, SEVERAL, PERSON))
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    body = noun.ent_type_ in ("ORG", "LOC") or noun.lemma_.lower() in ActorWords.load().collectives
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    if pronoun in THING:
        return body and noun.ent_type_ != "PER" and (not plural or noun.pos_ == "PROPN")
    if pronoun in SEVERAL:
        return noun.ent_type_ not in ("PER", "LOC") and (plural or body)
    return noun.ent_type_ == "PER" or (not plural and not body)


def points_back(span: Tokens) -> bool:
    """Whether a mention is a bare "the group", "the agency", "the report": a body or a paper that was named before."""
    if span[0].lower_ not in DEFINITE and not span[0].is_space:  # of most mentions no more is asked
        return False
    known = ActorWords.load()
    bare = list(takewhile(lambda t: not t.is_punct, (t for t in span if not t.is_space)))
    if not 1 < len(bare) <= 3 or bare[0].lower_ not in DEFINITE:
        return False
    return bare[-1].lower_ in known.pointing or (len(bare) == 2 and bare[-1].lower_ in known.papers)


def owner_of(span: Tokens) -> Tokens | None:
    """The "group" of "the group's charter" and of "two of the group's men": a bare noun in the genitive that points back."""
    for token in (span.root, *(c for c in span.root.children if c.dep_ == "nmod")):
        for owner in token.children:
            if owner.dep_ == "nmod:poss" and owner.pos_ == "NOUN" and points_back(phrase := noun_phrase(owner)):
                return phrase
    return None


def noun_phrase(noun: Token) -> Tokens:
    """The words of an antecedent with what stands before it and its "of": enough to code it by."""
    doc: Doc = noun.doc
    inside = [noun.i]
    for child in noun.children:
        close = child.dep_ in ("amod", "compound", "flat", "nmod:poss", "nummod", "det") or (
            child.dep_ == "nmod" and child.i > noun.i
        )
        if close:
            inside += [t.i for t in child.subtree]
    return doc[min(inside) : max(inside) + 1]
