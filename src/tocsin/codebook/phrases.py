"""Finding the codebook's phrases in running words: one spelling for all, and the longest phrase first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from anyascii import anyascii

T = TypeVar("T")
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’`ʼ‘][^\W_]+)*", re.UNICODE)
"""A word of a name: letters and digits with inner apostrophes, or an abbreviation with full stops ("U.S.")."""
APOSTROPHES = re.compile(r"['’`ʼ‘ʹʻ]")
LONGEST_ACRONYM = 6
PLURALS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))


@lru_cache(maxsize=65536)
def spelled(word: str) -> str:
    """One spelling for the letters of a word: ASCII, no apostrophes or full stops. "Łukaszenka" -> "Lukaszenka"."""
    plain = word if word.isascii() else anyascii(word)
    return APOSTROPHES.sub("", plain).replace(".", "")


def without_genitive(word: str) -> str:
    """ "Belarus's" and "Belarus’" without their ending."""
    if word[-2:] in ("'s", "’s", "`s", "'S", "’S"):
        return word[:-2]
    return word[:-1] if word[-1:] in "'’" else word


def key(word: str) -> str:
    """What a word is looked up by: an acronym in capitals, everything else in small letters."""
    plain = spelled(word)
    return plain if 2 <= len(plain) <= LONGEST_ACRONYM and plain.isupper() else plain.lower()


def singular(word: str) -> str:
    """A noun's likely singular ("policemen" is left to the vocabulary)."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, other in PLURALS:
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return word


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its offsets, its key, and whether it begins with a capital."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    genitive: bool


def words(text: str) -> list[Word]:
    """The words of a text. A genitive is cut off and marked: "Poland's parliament" -> Poland (genitive), parliament."""
    found = []
    for match in WORD.finditer(text):
        form = match.group()
        bare = without_genitive(form)
        found.append(Word(match.start(), match.end(), form, key(bare), form[:1].isupper(), bare != form))
    return found


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase that was found: words `start` to `end` (half-open), and what the codebook says of it."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Phrases with values, looked up by their words. A phrase written with a capital is found only where the text has one."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[bool, ...], T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Makes a phrase findable; of two equal phrases the first stays first."""
        parts = words(phrase)
        if not parts:
            return
        entry = tuple(w.key for w in parts), tuple(w.capital for w in parts), value
        entries = self._by_first.setdefault(parts[0].key, [])
        entries.append(entry)
        entries.sort(key=lambda e: -len(e[0]))

    def begins(self, word_key: str) -> bool:
        """Whether any phrase may begin with a word of this key: a quick no for most words."""
        return any(first in self._by_first for first in _keys(word_key))

    def at(self, line: Sequence[Word], start: int) -> list[Found[T]]:
        """All values of the longest phrase that begins with word `start`."""
        best: list[Found[T]] = []
        for first in _keys(line[start].key):
            for keys, capitals, value in self._by_first.get(first, ()):
                end = start + len(keys)
                if best and len(keys) < best[0].end - start:
                    break
                if end <= len(line) and _same(line, start, keys, capitals):
                    best.append(Found(start, end, value))
        return best

    def find(self, line: Sequence[Word]) -> Iterable[Found[T]]:
        """The phrases of a line from left to right, longest first, without overlap."""
        i = 0
        while i < len(line):
            found = self.at(line, i)
            yield from found
            i = found[0].end if found else i + 1


@lru_cache(maxsize=65536)
def _keys(of: str) -> tuple[str, ...]:
    """The keys that a word of the text may stand under: its own, small letters for capitals, the singular."""
    low = of.lower()
    one = singular(low)
    return tuple(dict.fromkeys((of, low, one)))


def _same(line: Sequence[Word], start: int, keys: tuple[str, ...], capitals: tuple[bool, ...]) -> bool:
    for i, (wanted, capital) in enumerate(zip(keys, capitals, strict=True), start):
        word = line[i]
        if capital and not word.capital:
            return False
        if wanted != word.key and wanted not in _keys(word.key):
            return False
        if wanted.isupper() and len(wanted) > 1 and wanted != word.key:
            return False
    return True
