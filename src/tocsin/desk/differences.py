"""Two versions of a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

WORDS: Final = re.compile(r"\s+|\w+|[^\w\s]")
MOST: Final = 12_000
"""Words of a text that are compared one by one; longer texts are compared by lines, which costs less."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both versions, only in the older, or only in the newer."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """What has to be taken out of the old text and put in to make the new one, in the order of the text."""
    first, second = WORDS.findall(old), WORDS.findall(new)
    if max(len(first), len(second)) > MOST:
        first, second = old.splitlines(keepends=True), new.splitlines(keepends=True)
    found: list[Piece] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(first[i1:i2])))
            continue
        if i1 < i2:
            found.append(Piece("gone", "".join(first[i1:i2])))
        if j1 < j2:
            found.append(Piece("new", "".join(second[j1:j2])))
    return found
