"""The codebook's words of time (`codebook/time.yaml`): every token becomes one letter, which the grammar's patterns run over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

import yaml
from spacy.tokens import Doc

from tocsin.read.numerals import of_word

LETTERS: Final = {
    name: chr(ord("A") + index) if index < 26 else chr(ord("a") + index - 26)
    for index, name in enumerate(
        "weekdays short_weekdays months short_months seasons units nights parts few about last recent next this"
        " that ago earlier later early edge alone on in at by from since until to between within during for and of"
        " the a half dash comma genitive more than am weekend rest only dayno number yearno ordinal".split()
    )
} | {"decade": "0", "clock": "1", "break": "2"}
"""The letter of each class of words, and of the classes told by their shape."""
OTHER: Final = "."
CLOCK: Final = re.compile(r"[012]?\d[.:][0-5]\d|[01]\d[0-5]\d(?:hrs|h|Z)")
DECADE: Final = re.compile(r"(?:1[5-9]|20)\d0['’]?s|[2-9]0['’]?s")
ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1500, 2100
ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The dated beginning of a conflict: see `anchors` in time.yaml."""

    label: str
    start: date
    words: frozenset[str]
    named: tuple[re.Pattern[str], ...]
    source: str


@dataclass(frozen=True, slots=True)
class Words:
    """`letters` by lower-case word; `values` what a word stands for (a weekday's or month's number, a unit)."""

    letters: dict[str, str]
    values: dict[str, Any]
    ahead: frozenset[str]
    behind: frozenset[str]
    future: frozenset[str]
    anchors: tuple[Anchor, ...]


@cache
def words() -> Words:
    """The shipped vocabulary. Raises KeyError where a list is missing."""
    raw = yaml.load(
        resources.files("tocsin.codebook").joinpath("time.yaml").read_bytes(),
        Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    )
    letters: dict[str, str] = {}
    values: dict[str, Any] = {}
    for name, letter in LETTERS.items():
        for word in raw.get(name, ()):
            letters[word] = letter
            values[word] = raw[name][word] if isinstance(raw[name], dict) else word
    for word, number in raw["short_months"].items():
        letters[f"{word}."], values[f"{word}."] = letters[word], number
    ahead, behind, future = (frozenset(raw[name]) for name in ("ahead", "behind", "future"))
    return Words(letters, values, ahead, behind, future, tuple(_anchor(row) for row in raw["anchors"]))


def _anchor(row: dict[str, Any]) -> Anchor:
    named = tuple(re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in line)})\b") for line in row["named"])
    return Anchor(row["label"], row["start"], frozenset(row["words"]), named, row["source"])


@lru_cache(maxsize=65536)
def letter(word: str) -> str:
    """The letter of a word. Months count in capitals only: "may" and "march" are verbs."""
    found = words().letters.get(word.lower())
    if found is not None:
        return found if word[0].isupper() or found not in (LETTERS["months"], LETTERS["short_months"]) else OTHER
    if word[0].isdigit():
        return _digits(word)
    low = word.lower()
    if low in ORDINALS:
        return LETTERS["ordinal"]
    return LETTERS["number"] if of_word(low) is not None else OTHER


def _digits(word: str) -> str:
    if word.isdecimal() and len(word) <= 4:
        number = int(word)
        if len(word) <= 2 and 1 <= number <= 31:
            return LETTERS["dayno"]
        return LETTERS["yearno"] if FIRST_YEAR <= number < LAST_YEAR else LETTERS["number"]
    for pattern, name in ((CLOCK, "clock"), (DECADE, "decade"), (ORDINAL, "ordinal")):
        if pattern.fullmatch(word):
            return LETTERS[name]
    return LETTERS["number"] if of_word(word) is not None else OTHER


def ordinal(word: str) -> int | None:
    """ "15th" and "third" as numbers."""
    if digits := ORDINAL.fullmatch(word):
        return int(digits.group(1))
    return ORDINALS.get(word.lower())


def spelled(doc: Doc) -> tuple[str, list[int]]:
    """A text in letters, and the token of each. White space has none, but for a break between paragraphs."""
    letters: list[str] = []
    tokens: list[int] = []
    for index, token in enumerate(doc):
        text = token.text
        if text[0].isspace() and not text.strip():
            if text.count("\n") < 2:
                continue
            letters.append(LETTERS["break"])
        else:
            letters.append(letter(text))
        tokens.append(index)
    return "".join(letters), tokens
