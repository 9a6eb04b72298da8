"""Which counts belong to an event.

Precision first: the words that the network proposes are read as they stand; without a proposal only what the parse puts under the
trigger itself, or under a word of fate beside it ("a bombing killed 12", "attacked the town, wounding 3").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from tocsin.model import Count, Span
from tocsin.read.counts.counting import NOUNS, counted, fate_beside, fate_of, fate_word, is_other, unit_of
from tocsin.read.counts.quantities import Quantity, quantities
from tocsin.read.counts.words import Range, words

PARTS: Final = frozenset({"including", "include", "among", "amongst", "mostly"})
"""What follows is part of the number before: "nine people, including two children"."""
SINGULAR: Final = frozenset({"a", "an", "another", "one", "the", "his", "her", "their", "its", "this", "that"})
PARTITIVE: Final = [["of", "them"], ["of", "whom"], ["of", "which"]]
CARRIES: Final = re.compile(r"nsubj|obj|obl|nmod")


def attach(spans: Sequence[Span], trigger: Token, found: Sequence[Count], doc: Doc) -> list[Count]:
    """The counts of an event: in the words that the network proposes, or else by the parse among those `found` in the text."""
    if not spans:
        return counts_of(trigger, found, doc)
    made = (in_words(span, trigger, doc) for span in spans)
    return [count for count in made if count is not None]


def in_words(span: Span, trigger: Token, doc: Doc) -> Count | None:
    """The number that a passage says, the parts of a list added up; None where it says none."""
    inside = doc.char_span(span.start, span.end, alignment_mode="expand")
    tokens = [token for token in inside or () if not token.is_space and not token.is_quote]
    cut = next((i for i, token in enumerate(tokens) if i and token.lower_ in PARTS), len(tokens))
    whole = tokens[:cut]
    found = [q for q in quantities([token.lower_ for token in whole]) if not is_other(whole, q)]
    total = _total(whole, found)
    if total is None:
        return None
    head = counted(whole, found[0]) if found else next((t for t in reversed(whole) if t.pos_ in NOUNS), None)
    unit = unit_of(whole, found[0], head) if found and head is not None else head.text if head is not None else None
    return Count(*total, unit, _fate(tokens, whole, head, trigger) or (head.text if head is not None else None), span)


def _fate(tokens: Sequence[Token], whole: Sequence[Token], head: Token | None, trigger: Token) -> str | None:
    """What happened: by a word in the passage, beside it, above it, or by the trigger."""
    telling = [token for token in tokens if token.pos_ in ("VERB", "ADJ") and token.dep_ != "amod"]
    inside = next((name for token in telling if (name := fate_word(token))), None)
    if inside or not whole:
        return inside
    around = [token for token in whole[0].doc[max(0, whole[0].i - 3) : whole[-1].i + 6] if not token.is_space]
    first = next(i for i, token in enumerate(around) if token.i == whole[0].i)
    beside = fate_beside(around, first, first + len(whole), None)
    return beside or fate_of(head if head is not None else whole[-1]) or fate_word(trigger)


def _total(whole: Sequence[Token], found: Sequence[Quantity]) -> Range | None:
    """The sum over the members of a list, each a quantity or one of a kind ("a judge and at least six others")."""
    ends: list[Range] = []
    for start, stop in _members(whole, found):
        first = next((q for q in found if start <= q.start < stop), None)
        if first is not None:
            part = ends and [token.lower_ for token in whole[first.stop : first.stop + 2]] in PARTITIVE
            ends += [] if part else [(first.low, first.high)]
        elif _is_one(whole[start:stop]):
            ends.append((1, 1))
    if not ends:
        return None
    lows, highs = [low for low, _ in ends if low is not None], [high for _, high in ends if high is not None]
    return sum(lows) if len(lows) == len(ends) else None, sum(highs) if len(highs) == len(ends) else None


def _members(whole: Sequence[Token], found: Sequence[Quantity]) -> list[tuple[int, int]]:
    """The members of a list in a passage: between "and", and between commas where an "and" follows."""
    inside = {i for q in found for i in range(q.start, q.stop)}
    ands = [i for i, token in enumerate(whole) if token.lower_ == "and" and i not in inside]
    cuts = sorted({*ands, *(i for i, token in enumerate(whole) if token.text == "," and ands and i < ands[-1])})
    return list(zip([0, *(i + 1 for i in cuts)], [*cuts, len(whole)], strict=True))


def _is_one(member: Sequence[Token]) -> bool:
    """Whether a member of a list is one person or thing: an article and a singular noun, or a name."""
    start = next((i for i, token in enumerate(member) if token.lower_ in SINGULAR or token.tag_ == "NNP"), None)
    if start is None or any(
        token.pos_ == "NOUN" and token.tag_ == "NNS" and token.dep_ != "compound" for token in member[start : start + 4]
    ):
        return False
    return any(token.pos_ in NOUNS and token.tag_ in ("NN", "NNP") for token in member[start:])


def counts_of(trigger: Token, found: Sequence[Count], doc: Doc) -> list[Count]:
    """The counts that the parse puts under an event's trigger."""
    sentence = trigger.sent
    first, last = sentence.start_char, sentence.end_char
    near = [count for count in found if count.mention and first <= count.mention.start < last]
    return [count for count in near if count.mention and _belongs(trigger, count, count.mention, doc)]


def _belongs(trigger: Token, count: Count, mention: Span, doc: Doc) -> bool:
    inside = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if inside is None:
        return False
    head = inside.root
    while head.dep_ == "conj" and head.head.pos_ in NOUNS:
        head = head.head
    above = head.head
    if any(child.lower_ == "by" for child in head.lefts):  # the doers, not the victims
        return False
    if head.dep_.split(":")[0] not in ("nsubj", "obj", "nmod") or above.i == head.i:
        return False
    fated = count.of in set(words().fates.values())
    if above.i == trigger.i:
        return fated or head.dep_ in ("obj", "nsubj:pass")
    if not fated or fate_word(above) is None:
        return False
    beside = trigger.head.i == above.i and CARRIES.match(trigger.dep_) is not None
    return beside or (above.dep_ in ("advcl", "acl", "conj") and above.head.i in (trigger.i, trigger.head.i))
