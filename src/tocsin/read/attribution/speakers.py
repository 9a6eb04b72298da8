"""Who speaks, where the head found no source: read off the tree, and only where the tree leaves one choice."""

from __future__ import annotations

from spacy.tokens import Token

PASSIVE = {"nsubj:pass", "aux:pass"}
ADDRESSING = {
    "tell",
    "urge",
    "ask",
    "order",
    "warn",
    "inform",
    "assure",
    "remind",
    "instruct",
    "request",
    "beg",
    "implore",
    "advise",
}


def subject_of(cue: Token) -> Token | None:
    """The noun that does what a verbal cue says: its own subject, or that of the verb which it goes on from ("could not resist
    *pointing out*", "met reporters and *said*", "confirms *having ordered*"). None for passives and for everything less plain."""
    if cue.pos_ not in ("VERB", "AUX") or any(child.dep_ in PASSIVE for child in cue.children):
        return None
    verb = cue
    for _ in range(3):
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if subjects:
            return subjects[0] if len(subjects) == 1 and subjects[0].pos_ != "SCONJ" else None
        if verb is not cue and any(child.dep_ in PASSIVE for child in verb.children):
            return None
        if verb.dep_ in ("xcomp", "conj") or (verb.dep_ in ("advcl", "ccomp") and _is_gerund(verb)):
            verb = verb.head
        else:
            return None
    return None


def _is_gerund(verb: Token) -> bool:
    """ "saying", "having ordered": its subject is that of the verb it hangs on."""
    return verb.tag_ == "VBG" or any(child.dep_ == "aux" and child.tag_ == "VBG" for child in verb.children)


def phrase_of(noun: Token) -> tuple[int, int]:
    """The noun's whole phrase, in tokens: title and close apposition with it, clauses that hang on it left out."""
    tokens = [noun]
    stack = list(noun.children)
    while stack:
        token = stack.pop()
        if token.dep_.startswith(("acl", "parataxis", "punct", "case", "advcl")) and token.head is noun:
            continue
        tokens.append(token)
        stack.extend(token.children)
    indices = {token.i for token in tokens}
    start = end = noun.i
    while start - 1 in indices:
        start -= 1
    while end + 1 in indices:
        end += 1
    return start, end + 1


def addressee_of(cue: Token) -> tuple[int, int] | None:
    """Whom the words are spoken to: "told *reporters*", "urged *both sides* to stop", "called on *soldiers*", "said to *him*"."""
    for child in cue.children:
        lemma = cue.lemma_.lower()
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
        direct = child.dep_ in ("obj", "iobj") and lemma in ADDRESSING
        called_on = lemma in ("call", "appeal", "plead") and child.dep_ == "obl" and case in ("on", "upon", "to", "with")
        said_to = lemma in ("say", "explain", "write", "complain") and child.dep_ == "obl" and case == "to"
        if (direct or called_on or said_to) and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return phrase_of(child)
    return None
