"""The words just before and after a mention that belong to its meaning: "Gomel" in "the Gomel region", "near Gomel"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tocsin.codebook.place_words import PlaceWords
from tocsin.model import Place

BEFORE: Final = re.compile(r"(\w+(?:-\w+)?)( (?:of|with|in|between|from))?(?: the)? ?$")
AFTER: Final = re.compile(r"^(?:['’]s)? (\w+)")
LONGEST: Final = 4
APART: Final = frozenset(
    "of in at on near and to from between by next other nearby neighbouring neighboring second another same".split()
)
"""Words that make a phrase one about another place: "the hills above the city", "the next town"."""
REACH: Final = 40
"""Characters before a mention that are looked at."""


@dataclass(frozen=True, slots=True)
class Written:
    """A mention with its surroundings: the words to look up, and whether a line or only the surroundings of it are meant."""

    name: str
    line: bool
    vague: bool


def written(place: Place, text: str, words: PlaceWords) -> Written:
    """What a mention says together with its neighbours in the text."""
    if place.mention is None:
        return Written(place.name, False, False)
    start, end, name = place.mention.start, place.mention.end, place.mention.text
    before = BEFORE.search(text[max(0, start - REACH) : start])
    after = AFTER.match(text[end : end + REACH])
    line = vague = False
    if after and after.group(1) in words.written_after and not _genitive(text, end):
        name = f"{name} {after.group(1)}"
    elif after and after.group(1) in words.lines:
        line = True
    if before:
        word, link = before.group(1).lower(), (before.group(2) or "").strip()
        line = line or (word in words.lines and link in ("with", "of", "between"))
        vague = word in words.directions or (not link and word in words.vague) or (link == "of" and word in words.vague)
        if link == "of" and word in words.kinds and not line:
            name = f"{word} of {name}"
    return Written(name, line, vague)


def _genitive(text: str, end: int) -> bool:
    return text[end : end + 1] in ("'", "’")


def again(place: Place, earlier: list[tuple[Place, str]], words: PlaceWords) -> Place | None:
    """The place named before that "there", "the city" or "the ruined city" takes up: the last literal one of a fitting kind.
    `earlier`: the places before the mention with their kinds."""
    if place.mention is None:
        return None
    kinds = words.again.get(place.mention.text.lower())
    if kinds is None:
        kinds = words.again.get(_bare(place.mention.text, words)) or None  # an area, a site with words of its own is another one
    if kinds is None:
        return None
    return next((p for p, kind in reversed(earlier) if p.literal and p.lat is not None and (not kinds or kind in kinds)), None)


def _bare(text: str, words: PlaceWords) -> str:
    """ "The ruined city" as "the city"; all of the words where they say that another one is meant."""
    line = text.lower().split()
    described = 2 < len(line) <= LONGEST and line[0] == "the" and text[1:] == text[1:].lower()
    return f"the {line[-1]}" if described and not (APART | words.directions) & set(line) else text
