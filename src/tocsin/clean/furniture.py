"""Known furniture: the phrases of furniture.yaml and furniture_others.yaml, looked up line by line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

Keep = Literal["tags", "byline", "date"]
FILES = ("furniture.yaml", "furniture_others.yaml")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LINE_END = r"\s*[:.…»›→>↓|!]*\s*"


@dataclass(frozen=True)
class Phrases:
    """One entry of furniture.yaml: what the line is (`why`), whether it heads a block of links (`section`) or closes the
    article (`end`), whether it is furniture at the end of a text only (`last`), and what it tells about the report (`keep`)."""

    why: str
    example: str
    words: int
    section: bool
    end: bool
    last: bool
    keep: Keep | None
    start: re.Pattern[str] | None
    within: re.Pattern[str] | None
    hints: tuple[str, ...]

    def matches(self, text: str, lowered: str, words: int) -> bool:
        """Whether a line of so many words is this furniture; `lowered` is the same line in lower case."""
        if words > self.words:
            return False
        if self.start and self.start.match(text):
            return True
        return self.within is not None and any(h in lowered for h in self.hints) and self.within.search(text) is not None


def _compiled(parts: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _phrases(entry: Mapping[str, Any]) -> Phrases:
    start = [rf"(?:{p}){LINE_END}$" for p in entry.get("line", ())] + [f"(?:{p})" for p in entry.get("start", ())]
    within = [f"(?:{p})" for p in entry.get("within", ())]
    return Phrases(
        entry["why"],
        entry["example"],
        entry.get("words", 40),
        entry.get("section", False),
        entry.get("end", False),
        entry.get("last", False),
        entry.get("keep"),
        _compiled(start),
        _compiled(within),
        tuple(entry.get("hints", [""])),
    )


@cache
def phrases() -> tuple[Phrases, ...]:
    """The entries of furniture.yaml, then those of other languages, in their order. Raises KeyError or re.error where a file is
    broken."""
    texts = (resources.files("tocsin.clean").joinpath(name).read_text(encoding="utf8") for name in FILES)
    return tuple(_phrases(entry) for text in texts for entry in yaml.load(text, Loader=LOADER))


def recurring(why: str) -> Phrases:
    """A line that is furniture because its site repeats it, with this reason."""
    return Phrases(why, "", 0, False, False, False, None, None, None, ())


@cache
def _longest() -> int:
    return max(p.words for p in phrases())


def known(text: str, *, last: bool = False) -> Phrases | None:
    """The first entry that knows this line as furniture; `last` asks those of the end of a text alone. Blanks of all kinds (hard
    ones, tabs) count as plain ones."""
    parts = text.split()
    words = len(parts)
    if words > _longest():
        return None
    text = " ".join(parts)
    lowered = text.lower()
    return next((p for p in phrases() if p.last is last and p.matches(text, lowered, words)), None)
