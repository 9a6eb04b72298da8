"""The codebook's words of counting (`codebook/units.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final, Literal

import yaml

from tocsin.read.numerals import SCALES, of_word

Bound = Literal["low", "high", "nearly", "about"]
Range = tuple[int | None, int | None]
SMALL: Final = {"a": "a", "an": "a", "half": "h", "and": "&", "-": "-", "–": "-", "to": "t", "or": "t", "between": "b", "of": "o"}
"""Letters of the small words of quantities; numbers are n, their scales s, vague words v, all others a full stop."""


@dataclass(frozen=True, slots=True)
class Words:
    """`before` and `after`: bounds by phrase; `vague`: ranges by phrase; `fates`: `of` by lemma."""

    before: dict[tuple[str, ...], Bound]
    after: dict[tuple[str, ...], Bound]
    vague: dict[tuple[str, ...], Range]
    fates: dict[str, str]
    measures: frozenset[str]
    currencies: frozenset[str]
    parts: frozenset[str]


@cache
def words() -> Words:
    """The shipped vocabulary. Raises KeyError where a list is missing."""
    text = resources.files("tocsin.codebook").joinpath("units.yaml").read_bytes()
    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    before: dict[tuple[str, ...], Bound] = {tuple(p.split()): name for name, phrases in raw["bounds"].items() for p in phrases}
    after: dict[tuple[str, ...], Bound] = {tuple(p.split()): name for name, phrases in raw["after"].items() for p in phrases}
    vague = {tuple(phrase.split()): (ends[0], ends[1]) for phrase, ends in raw["vague"].items()}
    fates = {form: name for name, lemmas in raw["fates"].items() for lemma in lemmas for form in _forms(lemma)}
    parts = frozenset(phrase[-1] if "of" not in phrase else phrase[0] for phrase in vague) | {phrase[0] for phrase in vague}
    return Words(before, after, vague, fates, frozenset(raw["measures"]), frozenset(raw["currencies"]), parts - {"a"})


def _forms(lemma: str) -> set[str]:
    """A word with its regular inflections: a lemma of the parse may be wrong."""
    stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
    past = {"e": f"{lemma}d", "y": f"{stem}ied"}.get(lemma[-1], f"{lemma}ed")
    third = f"{stem}ies" if lemma[-1] == "y" else f"{lemma}s"
    return {lemma, past, third, f"{stem}ing" if lemma[-1] == "e" else f"{lemma}ing"}


@lru_cache(maxsize=65536)
def letter(word: str) -> str:
    """The letter of a word in small letters."""
    if word in SMALL:
        return SMALL[word]
    if word in SCALES or word == "dozen":
        return "s"
    if word in words().parts:
        return "v"
    return "n" if of_word(word) is not None else "."
