"""Which expression of time belongs to an event.

Precision first: what the network proposes is trusted, and its words are looked up among the expressions; without a proposal only
what the parse puts under the trigger itself, or under the verb whose subject or object the trigger is, in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from tocsin.model import Span, When
from tocsin.read.time.counted import DURATION

NOT_READ: Final = "not read as a date"
TEMPORAL: Final = frozenset({"obl", "nmod", "advmod", "compound", "amod", "nummod"})
CARRIES: Final = ("nsubj", "nsubj:pass", "obj", "obl:agent")
"""What a noun is to a verb that tells its happening: "the shelling resumed on Monday", "staged an attack on Monday"."""


def attach(span: Span | None, trigger: Token, expressions: Sequence[When], doc: Doc) -> When | None:
    """The expression of an event: of the words that the network proposes (kept, unresolved, where they are no known expression),
    else by the parse. None where the event has no time of its own."""
    if span is None:
        return when_of(trigger, expressions, doc)
    best = max(expressions, key=lambda when: _shared(span, when), default=None)
    if best is not None and _shared(span, best) > 0:
        return best
    return When(None, None, "open", span, NOT_READ)


def _shared(span: Span, when: When) -> int:
    """Characters that a span shares with an expression."""
    return min(span.end, when.mention.end) - max(span.start, when.mention.start) if when.mention else 0


def when_of(trigger: Token, expressions: Sequence[When], doc: Doc) -> When | None:
    """The expression that the parse puts under an event's trigger; None where there is none, or more than one."""
    sentence = trigger.sent
    first, last = sentence.start_char, sentence.end_char
    near = [when for when in expressions if when.mention and first <= when.mention.start < last and when.why != DURATION]
    found = [when for when in near if when.mention and _belongs(trigger, when.mention, doc)]
    return found[0] if len(found) == 1 else None


def under(mention: Span | None, verb: Token, doc: Doc) -> bool:
    """Whether the parse puts the words of a time right under a verb."""
    words = doc.char_span(mention.start, mention.end, alignment_mode="expand") if mention else None
    return words is not None and words.root.head.i == verb.i and words.root.dep_.split(":")[0] in TEMPORAL


def _belongs(trigger: Token, mention: Span, doc: Doc) -> bool:
    words = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if words is None:
        return False
    head = words.root
    if head.dep_.split(":")[0] not in TEMPORAL:
        return False
    above = head.head
    return above.i == trigger.i or (trigger.pos_ in ("NOUN", "PROPN") and trigger.dep_ in CARRIES and above.i == trigger.head.i)
