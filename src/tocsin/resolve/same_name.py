"""Whether two spellings name the same person or body: a score from 0 to 1 and the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from tocsin.codebook.actors import NameWords, nicknames
from tocsin.resolve.place_names import sound

SAME: Final = 0.8
"""Score from which two names are taken for one (chosen on the development half of the name pairs)."""
TOKEN: Final = re.compile(r"[a-z0-9]+")
JOINED: Final = re.compile(r"[-'’`ʼ.]")
TYPOS: Final = ((4, 0), (6, 1), (10, 2))
"""Letters that may differ in words shorter than so many; three in longer ones."""
INITIAL: Final = 0.7
ALIKE: Final = 0.92
"""Two words that sound the same, or a first name and its short form."""
ADDED: Final = 0.08
ADDED_TO_BODY: Final = 0.25
"""What each word costs that only one of the names has; a body's name with a word more is often another body."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two names are, and why."""

    score: float
    why: str


@lru_cache(maxsize=65536)
def tokens(name: str, body: bool = False) -> tuple[str, ...]:
    """The words of a name in small ASCII letters; a body's without its legal form."""
    plain = JOINED.sub("" if body else " ", name if name.isascii() else anyascii(name)).lower().replace("'", "")
    if not body:
        return tuple(TOKEN.findall(plain))
    known = NameWords.load()
    for phrase in known.legal_phrases:
        plain = plain.replace(phrase, "")
    found = [known.expansions.get(word, word) for word in TOKEN.findall(plain)]
    return tuple(word for word in found if word not in known.legal_forms) or tuple(found)


def typos_allowed(length: int) -> int:
    """How many letters may differ in a word of this length."""
    return next((allowed for shorter, allowed in TYPOS if length < shorter), 3)


@lru_cache(maxsize=262144)
def word_likeness(one: str, other: str) -> float:
    """How like two words of a name are: 1 equal, less for each letter that differs, 0 for another word."""
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit():
        return 0.0
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[0] == other[0] else 0.0
    if sound(one) == sound(other) or other in nicknames().get(one, ()):
        return ALIKE
    longest = max(len(one), len(other))
    by_letter = DamerauLevenshtein.distance(one, other, score_cutoff=4)
    differing = min(by_letter, 0.5 + DamerauLevenshtein.distance(sound(one), sound(other), score_cutoff=4))
    return 1.0 - differing / longest if differing <= typos_allowed(longest) else 0.0


def compare(one: str, other: str, body: bool = False) -> Likeness:
    """Compares two names of persons, or of bodies. Every word that both sides leave over speaks against; a word that one side
    only adds costs little."""
    a, b = tokens(one, body), tokens(other, body)
    if not a or not b:
        return Likeness(0.0, "no letters")
    if sorted(a) == sorted(b):
        return Likeness(1.0, "the same words")
    if (whole := word_likeness("".join(a), "".join(b))) >= 0.9:
        return Likeness(whole, "the same letters, divided otherwise")
    if body and (short := _acronym(a, b)):
        return short
    pairs, left, right = _paired(list(a), list(b))
    return _judged(pairs, left, right, ADDED_TO_BODY if body else ADDED)


def _acronym(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    for short, long in ((a, b), (b, a)):
        if len(short) == 1 and len(long) > 2 and short[0] == "".join(word[0] for word in long):
            return Likeness(0.85, "initials of the other")
    return None


def _paired(a: list[str], b: list[str]) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Words of both sides in pairs, the likest first, and what is left over on each side."""
    ranked = sorted(((word_likeness(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)), key=lambda r: -r[0])
    pairs, used_a, used_b = [], set[int](), set[int]()
    for likeness, i, j in ranked:
        if likeness > 0 and i not in used_a and j not in used_b:
            pairs.append((a[i], b[j], likeness))
            used_a.add(i)
            used_b.add(j)
    return pairs, [x for i, x in enumerate(a) if i not in used_a], [y for j, y in enumerate(b) if j not in used_b]


def _judged(pairs: list[tuple[str, str, float]], left: list[str], right: list[str], cost: float) -> Likeness:
    particles = NameWords.load().particles
    strong = [p for p in pairs if p[0] not in particles and len(p[0]) > 1 and len(p[1]) > 1]
    left, right = ([w for w in side if w not in particles] for side in (left, right))
    if not strong:
        return Likeness(0.0, "no word in common")
    if left and right:
        return Likeness(0.3, f"“{' '.join(left)}” against “{' '.join(right)}”")
    added = left or right
    if added and len(strong) < 2:
        return Likeness(0.6, f"only one word in common, “{' '.join(added)}” added")
    score = sum(likeness for _, _, likeness in pairs) / len(pairs) - cost * len(added)
    differing = [f"{x} ~ {y}" for x, y, likeness in pairs if likeness < 1]
    reasons = [*differing, *([f"“{' '.join(added)}” added"] if added else [])]
    return Likeness(max(score, 0.0), "; ".join(reasons) or "the same words")
