"""Short names: an abbreviation that a report sets in brackets behind a name stands for that name all through the report, whoever
else bears it elsewhere ("the Rapid Support Forces (RSF)": no reporters without borders there)."""

from __future__ import annotations

import re
from typing import Final

BRACKETED: Final = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]*(?:[ \n](?:[A-ZÀ-Þ][\w’'-]*|of|for|and|the|de|du|des|la|et|al)){1,9})"
    r" ?\((?:the |or |known as )?[“\"]?(?P<short>[A-Z][A-Za-z-]{0,6}[A-Z])[”\"]?\)"
)
ARTICLE: Final = re.compile(r"(?:the|The|its|Its)\s+")
"""Before a short name: no part of it."""
FEWEST: Final = 2
"""Capital words of a name that is worth an abbreviation."""


def short_names(text: str) -> dict[str, str]:
    """Abbreviation -> the name before its brackets: the last words whose initials it has; where it has no such words (the
    abbreviation of another language), all capital words there."""
    found: dict[str, str] = {}
    for match in BRACKETED.finditer(text):
        words, letters = match["name"].split(), match["short"].upper()
        capitals = [at for at, word in enumerate(words) if word[:1].isupper()]
        spelt = [at for at in capitals if _initials(words[at:]) == letters]
        if len(capitals) >= FEWEST:
            found.setdefault(match["short"], " ".join(words[spelt[-1] if spelt else capitals[0] :]))
    return found


def bare(mention: str) -> str:
    """The words of a mention without what stands around a short name."""
    return ARTICLE.sub("", mention, count=1).removesuffix("'s").removesuffix("’s")


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[:1].isupper()).upper()
