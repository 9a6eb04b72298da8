"""Whether a trigger points back to something told already ("the strike", "this second attack"), or is a verb that tells it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tocsin.codebook.inflection import IRREGULAR
from tocsin.link.incidents.spoken import SAID
from tocsin.model import Event

POINTING: Final = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their|\w+['’]s)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
"""What stands before a word that points back to something told already."""
AUXILIARY: Final = re.compile(
    r"\b(?:has|have|had|having|is|are|was|were|be|been|being|will|would|did|do|does|not)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
"""What stands before a verb, and before no noun."""
NOUN_GOES_ON: Final = re.compile(
    r"(?:on|in|at|of|against|by|near|to|from|for|with|that|which|who|and|or|as|after|before|during|was|were|is|are|has|had|have|will|would"
    r"|could|took|came|began|killed|wounded|left|caused|set)\b|$",
    re.IGNORECASE,
)
"""What may follow a noun; after a verb its object follows."""
LOOKBACK: Final = 40
NO_VERBS: Final = frozenset({"deed", "misdeed"})
UNCHANGED: Final = frozenset(form for base, line in IRREGULAR.items() for form in line if form == base)
"""Verbs whose past is no other than their noun ("hit")."""
_PASTS: Final = frozenset(form for base, line in IRREGULAR.items() for form in line if form != base)


def points_back(text: str, start: int, lemma: str) -> bool:
    """Whether a trigger is introduced as known ("the strike", "this second attack")."""
    before = text[max(0, start - LOOKBACK) : start]
    if lemma in UNCHANGED and not NOUN_GOES_ON.match(text[start:].partition(" ")[2]):
        return False
    return not past_verb(lemma) and not AUXILIARY.search(before) and bool(POINTING.search(before))


def present_verb(event: Event, text: str) -> bool:
    """Whether a trigger of something said is a verb in the present: right behind who does it, or where no noun goes on ("The Army
    warns")."""
    trigger = event.trigger
    if event.type not in SAID or not trigger.text.lower().endswith("s"):
        return False
    does = any(one.mention and text[one.mention.end : trigger.start] == " " for one in event.actors)
    return does or not NOUN_GOES_ON.match(text[trigger.end :].lstrip())


@lru_cache(maxsize=4096)
def past_verb(word: str) -> bool:
    """Whether a word is a verb in the past, and no noun: "the army shelled" points back to nothing."""
    return (word.endswith("ed") and word not in NO_VERBS) or word in _PASTS
