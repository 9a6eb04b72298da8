"""The parts of a bulletin: paragraphs that open with where they are about ("Kafra. We have finished …", "Mali, Gao region. …",
"Kherson oblast: …"). One such opening is a dateline, and says where a reporter sits; several head parts of one report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tocsin.codebook.place_words import PlaceWords

FEWEST: Final = 2
"""Paragraphs that open so, from which a report has parts."""
NAME: Final = r"[A-ZÀ-Þ][\w’'-]*+(?: (?:(?:of|the|and|el|al|de|la|{kinds})\b|[A-ZÀ-Þ][\w’'-]*+)){{0,4}}+"
"""Nothing in it is tried twice: pages are hostile."""
HEAD: Final = (
    r"(?:^|\n)[ \t•*–—-]*(?:\d{{1,2}}[.)][ \t]+)?(?P<head>{name}(?:,[ \t]+{name}){{0,2}})(?=[.:](?:[ \t]|\n)|[ \t][–—-][ \t]|\n)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Where it stands, and where each of its names does: half-open offsets."""

    start: int
    end: int
    names: tuple[tuple[int, int], ...]


def headings(text: str) -> list[Heading]:
    """What opens paragraphs in the way that places do, in the order of the text; nothing where fewer than FEWEST do. Whether a
    name is a place's is for the caller to say."""
    found = [_heading(match) for match in _head().finditer(text)]
    return found if len(found) >= FEWEST else []


def _heading(match: re.Match[str]) -> Heading:
    start, names = match.start("head"), []
    for part in match["head"].split(","):
        bare = part.strip()
        at = start + (len(part) - len(part.lstrip()))
        names.append((at, at + len(bare)))
        start += len(part) + 1
    return Heading(*match.span("head"), tuple(names))


@cache
def _head() -> re.Pattern[str]:
    name = NAME.format(kinds="|".join(sorted(map(re.escape, PlaceWords.load().kinds), key=len, reverse=True)))
    return re.compile(HEAD.format(name=name))
