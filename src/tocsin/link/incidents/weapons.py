"""The weapons and the like that words name."""

from __future__ import annotations

from functools import lru_cache

from tocsin.codebook.incidents import IncidentWords
from tocsin.link.incidents.stems import folded, stem


@lru_cache(maxsize=4096)
def means(words: str) -> tuple[str, ...]:
    """The weapons and the like that a sentence names."""
    line = f" {' '.join(stem(word) for word in folded(words).split())} "
    return tuple(name for name, stemmed in _means() if f" {stemmed} " in line)


@lru_cache(maxsize=1)
def _means() -> tuple[tuple[str, str], ...]:
    return tuple((name, " ".join(stem(w) for w in name.split())) for name in sorted(IncidentWords.load().means))
