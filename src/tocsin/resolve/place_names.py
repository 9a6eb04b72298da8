"""One spelling for place names, exact and by sound."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

SIGNS: Final = re.compile(r"['’`ʼ‘ʹʻ.]")
OTHER: Final = re.compile(r"[^a-z0-9]+")
SHORT: Final = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
SOUNDS: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"tsch|tch|tsh|cz", "ch"), (r"sch|sz", "sh"), (r"dzh|dj", "j"), (r"ou|oo|w", "u"), (r"kh", "h"), (r"x", "ks"),
        (r"ck|q", "k"), (r"zh", "j"), (r"ph", "f"), (r"tz|c(?=[eiy])", "ts"), (r"c(?!h)", "k"), (r"v", "u"),
        (r"iy|yi|ij|ii|y|j(?![aeou])", "i"),
        (r"ye|ie|je", "e"), (r"yo|io", "o"), (r"ya|ia|ja", "a"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
"""How the same sounds are written by English, French, German, Polish and Russian news."""


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """What a place name is looked up by: ASCII small letters, no apostrophes, hyphens as blanks. "Sankt-Peterburg",
    "Saint Petersburg" and "St. Petersburg" begin alike."""
    plain = (name if name.isascii() else anyascii(name)).lower()
    parts = OTHER.sub(" ", SIGNS.sub("", plain)).split()
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    return " ".join(SHORT.get(part, part) for part in parts)


@lru_cache(maxsize=262144)
def sound(key: str) -> str:
    """A rough spelling by sound of a place key, for fuzzy comparison only: "lounints" -> "lunints"."""
    for pattern, to in SOUNDS:
        key = pattern.sub(to, key)
    return key
