"""Tolls and other quantities of a text: how many of whom or what, and what happened to them.

Counted is what a number stands before ("five battalion tactical groups"), or a number alone that a word of fate bears on ("killed
12", "19 wounded"). Years, ages, lengths, times, money, shares, scores and numbered names are not counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from tocsin.model import Count, Span, When
from tocsin.read.counts.quantities import Quantity, quantities
from tocsin.read.counts.words import words
from tocsin.read.numerals import of_word

NOUNS: Final = ("NOUN", "PROPN")
PASSIVE: Final = ("nsubj:pass", "obj", "dobj", "acl")
YEARS: Final = range(1900, 2100)
STEPS_UP: Final = 3


def counts(doc: Doc, text: str, times: Sequence[When] = ()) -> list[Count]:
    """The counts of a parsed text in order; numbers inside expressions of time (`times`) are none."""
    tokens = [token for token in doc if not token.is_space]
    found = quantities([token.lower_ for token in tokens])
    if not found:
        return []
    barred = [when.mention for when in times if when.mention]
    made = (_count(text, tokens, quantity) for quantity in found)
    return [count for count in made if count and count.mention and not any(count.mention.overlaps(time) for time in barred)]


def _count(text: str, tokens: Sequence[Token], quantity: Quantity) -> Count | None:
    """The count that a quantity makes with the noun that it stands before, None where it counts nothing."""
    last = tokens[quantity.stop - 1]
    if is_other(tokens, quantity):
        return None
    head = counted(tokens, quantity)
    if head is not None and (head.lemma_.lower() in words().measures or head.lower_ in words().measures):
        return None
    fate = fate_beside(tokens, quantity.start, quantity.stop, head) or fate_of(head if head is not None else last)
    if fate is None and (head is None or quantity.high == 0):  # "no such undertaking" counts nothing
        return None
    if head is None and _is_year(quantity):
        return None
    stop = head if head is not None and head.i > last.i else last
    unit = unit_of(tokens, quantity, head) if head is not None else None
    first = tokens[quantity.start]
    mention = Span.of(text, first.idx, stop.idx + len(stop))
    return Count(quantity.low, quantity.high, unit, fate or (head.text if head is not None else unit), mention)


def _is_year(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low in YEARS


def is_other(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Money, shares, ages ("12-year-old", ", 78,"), scores ("2-1"), and numbers that name ("Flight 17", "Article 5")."""
    before = tokens[quantity.start - 1] if quantity.start else None
    after = tokens[quantity.stop] if quantity.stop < len(tokens) else None
    if after is not None and after.lower_ in ("-", "%", "percent", "per"):
        return True
    if before is None:
        return False
    if before.text in words().currencies or before.lower_ in ("aged", "age", "-"):
        return True
    bare = of_word(tokens[quantity.stop - 1].lower_) is not None and quantity.stop - quantity.start == 1
    between_commas = before.text == "," and (after is None or after.text in (",", "."))
    return bare and (
        between_commas or (before.pos_ == "PROPN" and not before.is_sent_start and after is not None and after.pos_ not in NOUNS)
    )


def counted(tokens: Sequence[Token], quantity: Quantity) -> Token | None:
    """The noun that a quantity counts: the head of the noun phrase that follows it, over "of"."""
    position, last = quantity.stop, tokens[quantity.stop - 1]
    if position < len(tokens) and tokens[position].lower_ == "of":
        position += 1
    if last.head.i > last.i and last.head.pos_ in NOUNS and _in_phrase(tokens, position, last.head):
        return last.head
    noun: Token | None = None
    for token in tokens[position : position + 6]:
        if token.pos_ in NOUNS and token.tag_ not in ("CD",):
            noun = token
        elif noun is not None or not _goes_before_noun(token):
            break
    return noun


def _goes_before_noun(token: Token) -> bool:
    if token.pos_ == "VERB":
        return token.tag_ in ("VBN", "VBG")
    return token.pos_ in ("ADJ", "DET", "ADV", "NUM", "PUNCT", "PRON") and token.text not in ".,;:"


def _in_phrase(tokens: Sequence[Token], position: int, head: Token) -> bool:
    """Whether no verb or full stop stands between a number and the noun it hangs on."""
    between: list[Token] = []
    for token in tokens[position : position + 10]:
        if token.i >= head.i:
            return not any(t.text in ".;:," or t.pos_ == "ADP" for t in between)
        between.append(token)
    return False


def unit_of(tokens: Sequence[Token], quantity: Quantity, head: Token) -> str:
    """The unit: the noun with the nouns before it ("battalion tactical groups"), names left out."""
    inner = [t for t in tokens[quantity.stop : quantity.stop + 8] if t.i <= head.i]
    start = next(
        (i for i, t in enumerate(inner) if t.i == head.i or (t.dep_ == "compound" and t.pos_ == "NOUN" and t.text.islower())), 0
    )
    return " ".join(t.text for t in inner[start:]) or head.text


def fate_of(token: Token) -> str | None:
    """What happened to what is counted, by the words that it hangs on; None where the parse says nothing."""
    fates = words().fates
    if own := fates.get(token.lemma_.lower(), fates.get(token.lower_)):
        return own
    for child in token.children:  # "20 soldiers dead", "three people killed in …"
        if child.dep_ in ("acl", "amod", "xcomp", "acl:relcl") and (name := fate_word(child)):
            return name
    return _fate_above(token)


def fate_beside(tokens: Sequence[Token], start: int, stop: int, head: Token | None) -> str | None:
    """The word of fate right before a quantity ("wounding 29 people") or right behind its noun ("dozens of people were killed",
    "12 dead"): surer than a parse."""
    before = start - 1
    while before > 0 and tokens[before].lower_ in ("the", "another", "his", "its", "their", "her"):
        before -= 1
    if before >= 0 and tokens[before].pos_ in ("VERB", "ADJ") and (name := fate_word(tokens[before])):
        return name
    while head is not None and stop < len(tokens) and tokens[stop].i <= head.i:
        stop += 1
    passive = False
    while stop < len(tokens) and (
        tokens[stop].pos_ in ("AUX", "ADV", "PART") or tokens[stop].lower_ in ("were", "was", "had", "have", "been")
    ):
        passive |= tokens[stop].lower_ in ("was", "were", "been", "be", "being", "are", "is")
        stop += 1
    if stop >= len(tokens) or (name := fate_word(tokens[stop])) is None:
        return None
    told = passive or tokens[stop].lower_ in ("dead", "died", "die", "missing", "vanished", "perished")
    follows = tokens[stop + 1] if stop + 1 < len(tokens) else None
    return name if told or follows is None or follows.pos_ in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV") else None


def _fate_above(token: Token) -> str | None:
    """The nearest verb or noun above that is a word of fate, over "of" and coordination: "the deaths of 10 soldiers"."""
    for _ in range(STEPS_UP):
        role, above = token.dep_, token.head
        if above.i == token.i:
            return None
        name = fate_word(above)
        if name is not None and role.split(":")[0] not in ("obl", "advmod", "advcl", "ccomp", "parataxis", "acl"):
            active = (
                role == "nsubj"
                and above.pos_ == "VERB"
                and above.tag_ not in ("VBN",)
                and above.lemma_ in ("kill", "wound", "injure")
            )
            return None if active else name
        if role not in ("conj", "nmod", "nsubj", "obj", "appos", "nummod", "dep", "nsubj:pass") and role.split(":")[0] != "nmod":
            return None
        if above.pos_ == "VERB" and role != "conj":
            rest = [child for child in above.children if child.dep_ in ("xcomp", "obj", "advcl") and child.i > token.i]
            return (
                next((found for child in rest if (found := fate_word(child))), None)
                if above.lemma_ in ("leave", "find")
                else None
            )
        token = above
    return None


def fate_word(token: Token) -> str | None:
    fates = words().fates
    return fates.get(token.lemma_.lower(), fates.get(token.lower_))
