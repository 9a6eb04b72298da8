"""What a report is about, as weighable terms: the words of its title and of its first sentences, cut to their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

LEAD: Final = 900
"""Characters of the body that count: news says first what it is about, and a long tail of background pulls stories together."""
TITLE_CASE: Final = 0.65
"""A line of whose words so many begin with a capital is set in capitals throughout: its capitals mark no names."""
WORD: Final = re.compile(r"[^\W\d_][\w'’]*|\d[\d.,]*")
ENDINGS: Final = (("sses", "ss"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("er", ""), ("ly", ""), ("s", ""), ("e", ""))
SHORTEST_STEM: Final = 3
COMMON: Final = frozenset(
    "a about after again against ago all also am amid among an and any are around as at be because been before being "
    "between both but by can could did do does down during each few for from had has have he her here him his how i if in "
    "into is it its just last like make many may me more most much my new next no not now of off on once one only or other "
    "our out over own per s said same say says she should since so some such t take than that the their them then there "
    "these they this those three through to too two under until up us very via vs was we were what when where which while "
    "who whom why will with would you your".split()
)
"""Function words and words of reporting: they say nothing of the matter."""
CALENDAR: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december today yesterday tomorrow tonight morning afternoon evening week weekend month year day hour".split()
)
"""Days and months are capitalised and are no names; that two reports are of a Saturday ties them to no story."""


@dataclass(slots=True)
class Words:
    """`terms` of title and lead, in their order. `capital` and `small`: terms met with a capital, or without one, where a capital
    would mark a name."""

    terms: dict[str, None] = field(default_factory=dict)
    capital: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)


def words_of(title: str | None, text: str, names: Iterable[str] = ()) -> Words:
    """The terms of a report. `names` are its actors and places, where it was read: their words count as names."""
    title = title or ""
    lead = text[:LEAD]
    found = Words()
    for line in [*([] if lead.startswith(title) else [title]), *lead.split("\n")]:
        _take(line, found)
    found.capital.update(term for name in names for term in map(stem, WORD.findall(name)) if term in found.terms)
    return found


def _take(line: str, found: Words) -> None:
    tokens = WORD.findall(line)
    telling = [t for t in tokens if t.lower() not in COMMON and not t[0].isdigit()]
    marked = sum(t[0].isupper() for t in telling) < TITLE_CASE * len(telling)
    for place, token in enumerate(tokens):
        low = token.lower()
        if low in COMMON or low in CALENDAR or len(low) < 2:
            continue
        term = stem(low)
        found.terms[term] = None
        if marked and place and not token[0].isdigit():
            (found.capital if token[0].isupper() else found.small).add(term)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its English ending: shelling, shelled, shells -> shell. Crude on purpose: it need not be a word."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'.,")
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM and not (ending == "s" and word.endswith("ss")):
            word = word[: len(word) - len(ending)] + instead
            break
    doubled = len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word
