"""Whom or what an attack hit: words for what is military and what civilian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.codebook.phrases import singular
from tocsin.link.incidents.mention import Holding, Mention
from tocsin.link.incidents.parties import party_key
from tocsin.link.incidents.party import Party
from tocsin.link.incidents.stems import folded

AFTER: Final = 12
"""Words behind the word for an attack among which its target stands."""
UPON: Final = frozenset("on upon at in into against".split())
BESIDE: Final = frozenset("with by from between near outside".split())
"""What follows these was not hit."""
POSSESSED: Final = re.compile(r"\b[\w-]+(?:['’]s|s['’])(?=\s)|\b\w+-(?=\w)")
"""Whose it is, and the first half of a compound ("a teacher-protection patrol")."""
BEHIND: Final = re.compile(r"\b(?:with|of|for|that|which|who|whose|where|in|at|on|from|near|by|as)\b|,(?! and\b)")
"""What follows the head of a noun phrase."""
CLAUSE: Final = re.compile(r"[,;:.]|\b(?:killing|wounding|injuring|after|when|while|said|says|who|which|that)\b")


def classed(words: str) -> bool:
    """Whether words name something military or civilian."""
    return bool(classes(words))


def classes(words: str) -> set[str]:
    """What words that name a target tell of it: their head, else what follows it ("a gathering of fighters"). Whose it is ("the
    mothers' sons") and what it is near tell nothing."""
    head, *rest = BEHIND.split(POSSESSED.sub(" ", words))
    named = ({kind for word in folded(part).split() if (kind := kind_of(word))} for part in (head, " ".join(rest)))
    return next((found for found in named if found), set())


def kind_of(word: str) -> str | None:
    """Military or civilian, of a noun in either number; None of others."""
    known = IncidentWords.load().targets
    return known.get(word) or known.get(singular(word))


def aimed_at(mention: Mention, held: Holding, named: Sequence[Party]) -> tuple[Party, ...]:
    """What stands behind the word for an attack where nobody who was hit is told to be military or civilian: "dropped bombs on
    the weekly market", "struck a depot with ammunition"."""
    if mention.type != "ASSAULT" or held.holder.kind != "source" or any(classed(one.name) for one in named):
        return ()
    _, found, after = held.passage.text.partition(mention.trigger.text)
    words = CLAUSE.split(after)[0].split()[:AFTER]
    last = next((number for number, word in enumerate(words) if classed(word)), None)
    if not found or last is None or (words[0] == "of" and mention.lemma not in IncidentWords.load().acts):
        return ()  # "the work of a militia"
    close = next((number for number in reversed(range(last)) if words[number] in UPON | BESIDE), None)
    if close is not None and words[close] in BESIDE and not (words[close] == "with" and close > 1):  # "a depot with shells"
        return ()
    first = max((number + 1 for number, word in enumerate(words[:last]) if word in UPON), default=0)
    return (_target(" ".join(words[first : last + 1])),)


def _target(words: str) -> Party:
    name = " ".join(words.strip(" “”\"',").split())
    return Party(name, party_key(name, None, ()))
