"""Words of a sentence or headline in one form, for comparing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from tocsin.codebook.incidents import IncidentWords

WORD: Final = re.compile(r"[a-z0-9]+")
ENDINGS: Final = ("ations", "ation", "ings", "ing", "ed", "es", "s", "e", "ment", "ments")
SENTENCE_END: Final = re.compile(r"[.!?][”\")]*\s+(?=[“\"(]?[^\Wa-z\d_])|\n\s*")
FARTHEST: Final = 400
"""Characters to each side within which the ends of a sentence are looked for."""
SHORTEST: Final = 3
MOST: Final = 30
"""Stems that are kept of one sentence."""


def folded(text: str) -> str:
    """A name in small ASCII letters and single spaces: "Żółty  Wody" -> "zolty wody"."""
    plain = text if text.isascii() else anyascii(text)
    return " ".join(WORD.findall(plain.lower().replace("'s ", " ").replace("'", "")))


def stems(text: str) -> tuple[str, ...]:
    """The telling words of a text, each once, in their order, without endings."""
    stop = IncidentWords.load().stop_words
    found = (stem(word) for word in folded(text).split() if word not in stop and (len(word) >= SHORTEST or word.isdigit()))
    return tuple(dict.fromkeys(found))[:MOST]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending; rough, the same for all forms of most words."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a passage."""
    first, last = sentence_span(text, start, end)
    return text[first:last]


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence around a passage, roughly: to the next full stop that a space and a capital letter follow, or
    line break."""
    before = [found.end() for found in SENTENCE_END.finditer(text, max(0, start - FARTHEST), start)]
    after = SENTENCE_END.search(text, end, min(len(text), end + FARTHEST))
    first = before[-1] if before else max(0, start - FARTHEST)
    return first, after.start() if after else min(len(text), end + FARTHEST)
