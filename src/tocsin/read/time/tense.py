"""Whether the words around an expression of time look ahead or back: the verb above it, its auxiliaries, what it hangs on."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from tocsin.read.time.words import words

Outlook = Literal["past", "future", ""]
STEPS_UP = 6
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
AHEAD_BOUNDS = frozenset({"by", "from", "until"})
PRESENT_BE = frozenset({"is", "are", "'s", "’s", "'re", "’re", "am"})
HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "must", "can"})


def governor(token: Token) -> Token | None:
    """The nearest verb above a token; None where there is none (a headline, a list)."""
    for _ in range(STEPS_UP):
        if token.head.i == token.i:
            return token if _is_predicate(token) else None
        token = token.head
        if _is_predicate(token):
            return token
    return None


def _is_predicate(token: Token) -> bool:
    """A verb, or a noun or adjective with a copula ("were out of the town")."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.lefts)


def outlook(token: Token, bound: str | None = None) -> Outlook:
    """Where the happening that a token of time belongs to lies, as seen from the report; "" where the words leave it open.
    `bound` is the preposition: what is called *for* a day, and what is agreed *by* or *from* a day on, lies ahead."""
    if bound in ("for", "since"):
        return "future" if bound == "for" else "past"
    noun = token.head
    if noun.i != token.i and noun.pos_ == "NOUN" and noun.lemma_.lower() in words().ahead and noun.i < token.i:
        return "future"
    verb = governor(token)
    if bound in AHEAD_BOUNDS and (verb is None or verb.lemma_.lower() in words().ahead or _conditional(verb)):
        return "future"
    looks = _of_verb(verb, STEPS_UP) if verb is not None else ""
    return looks or ("future" if bound == "by" else "")


def _conditional(verb: Token) -> bool:
    return any(child.lower_ in ("if", "unless") for child in verb.lefts)


def perfect(token: Token) -> bool:
    """Whether the governing verb says what has been going on up to now: "have been", "has lasted"."""
    verb = governor(token)
    return verb is not None and any(child.lower_ in HAVE for child in _auxiliaries(verb))


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.lefts if child.dep_.startswith(("aux", "cop")) or child.tag_ == "MD" or child.lower_ in HAVE]


def _of_verb(verb: Token, steps: int) -> Outlook:
    """The outlook of a verb; of what it hangs on, where it is an infinitive or a participle and says nothing itself."""
    helpers = {child.lower_ for child in _auxiliaries(verb)}
    if helpers & words().future and (verb.tag_ not in ("VBD", "VBN") or helpers & (HAVE | {"be", "been", "get"})):
        return "past" if helpers & HAVE and helpers & HYPOTHETICAL else "future"
    if any(child.lower_ == "to" and child.tag_ == "TO" for child in verb.lefts):
        return _of_infinitive(verb, helpers, steps)
    ahead = verb.lemma_.lower() in words().ahead
    if helpers & HAVE or helpers & {"was", "were", "been", "did"}:
        return "past"
    if helpers & PRESENT_BE:
        return "future" if ahead or verb.tag_ == "VBG" else "past" if verb.tag_ == "VBN" else ""
    return _of_bare(verb, ahead, steps)


def _of_bare(verb: Token, ahead: bool, steps: int) -> Outlook:
    """A verb without auxiliaries."""
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN":
        return "future" if ahead else "past"
    if verb.tag_ == "VB":  # "demanded that they leave", "let them go", an imperative
        return "future" if verb.head.i == verb.i or verb.head.lemma_.lower() in words().ahead else ""
    if verb.tag_ == "VBG" and steps > 0 and verb.head.i != verb.i:
        return _above(verb, steps)
    return ""


def _of_infinitive(verb: Token, helpers: set[str], steps: int) -> Outlook:
    head = verb.head
    if helpers & HAVE:
        return "past"
    if helpers & PRESENT_BE or head.i == verb.i or head.lemma_.lower() in words().ahead or head.lemma_ == "be":
        return "future"
    purpose = verb.dep_.startswith("advcl") or head.lemma_.lower() in words().behind
    if head.pos_ in ("VERB", "AUX") and purpose and steps > 0:
        return _of_verb(head, steps - 1)
    return "future"


def _above(verb: Token, steps: int) -> Outlook:
    """What the words above a participle say: its verb, or a noun that looks ahead."""
    head = verb.head
    if head.pos_ in ("VERB", "AUX"):
        return "future" if head.lemma_.lower() in words().ahead else _of_verb(head, steps - 1)
    above = governor(head)
    return _of_verb(above, steps - 1) if above is not None else ""
