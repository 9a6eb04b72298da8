"""The weapons and the like that words name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.stems import folded, stem

SPOILS: Final = re.compile(r"\b(?:seized|captured|taken|took|recovered|confiscated|handed|surrendered|found)\b", re.IGNORECASE)
"""Words of a clause in which weapons are what was taken, and not what it was done with."""

AGAINST: Final = re.compile(r"\banti-\w+", re.IGNORECASE)
"""What a weapon is against: "anti-tank fire" is no tank's."""


@lru_cache(maxsize=4096)
def means(words: str) -> tuple[str, ...]:
    """The weapons and the like that a sentence names, but for those that were taken."""
    used = " ; ".join(clause for clause in re.split(r"[,;:]", AGAINST.sub("", words)) if not SPOILS.search(clause))
    line = f" {' '.join(stem(word) for word in folded(used).split())} "
    return tuple(name for name, stemmed in _means() if f" {stemmed} " in line)


@lru_cache(maxsize=1)
def _means() -> tuple[tuple[str, str], ...]:
    return tuple((name, " ".join(stem(w) for w in name.split())) for name in sorted(IncidentWords.load().means))
