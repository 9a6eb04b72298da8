"""The report's text cut into segments for highlighting: marks may overlap and nest, segments do not.

A mark is a passage that belongs to a card: the content, cue or speaker of a statement, or the trigger of an event; or one
that somebody was led to, of no card. Every segment knows all marks over it and leads to one card: that of a trigger before
that of a cue, that before the innermost content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from tocsin.model import Span

Kind = Literal["content", "cue", "speaker", "trigger", "found"]
LINK_ORDER: Final[tuple[Kind, ...]] = ("trigger", "cue", "content", "speaker")
"""Which mark of a segment its link leads to, the first kind that it has."""
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of one card; `voice` is the number of the speaker's colour, 0 for none."""

    kind: Kind
    card: str
    span: Span
    voice: int = 0


@dataclass(slots=True)
class Segment:
    """A stretch of text under the same marks; `anchors` are the cards whose passage begins here."""

    text: str
    marks: list[Mark] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)

    @property
    def link(self) -> str | None:
        """The card that this stretch leads to."""
        for kind in LINK_ORDER:
            if found := [mark for mark in self.marks if mark.kind == kind]:
                return min(found, key=length).card
        return None

    @property
    def voice(self) -> int:
        """Whose words these are: the speaker of the innermost content."""
        found = [mark for mark in self.marks if mark.kind == "content"]
        return min(found, key=length).voice if found else 0

    @property
    def teller(self) -> int:
        """Whose cue or name this is."""
        found = [mark for mark in self.marks if mark.kind in ("cue", "speaker")]
        return min(found, key=length).voice if found else 0

    @property
    def classes(self) -> str:
        """The names by which the style sheet finds this stretch."""
        names = dict.fromkeys([*(mark.kind for mark in self.marks), *(f"m-{mark.card}" for mark in self.marks)])
        return " ".join([*names, f"v{self.voice}", f"k{self.teller}"])

    @property
    def found(self) -> bool:
        """Whether this is a part of what was looked for."""
        return any(mark.kind == "found" for mark in self.marks)

    @property
    def key_stop(self) -> bool:
        """Whether the tabulator key stops here: on cues and triggers, not on every word of a content."""
        return any(mark.kind in ("cue", "trigger") for mark in self.marks) or bool(self.anchors)


def length(mark: Mark) -> int:
    """Characters of a mark."""
    return mark.span.end - mark.span.start


def paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Segment]]:
    """The text's paragraphs, each as its segments in order; together they hold every character but the blank lines."""
    known = list(marks)
    first = {mark.card: mark.span.start for mark in sorted(known, key=_anchor_rank, reverse=True)}
    return [list(_segments(text, found.start(), found.end(), known, first)) for found in PARAGRAPH.finditer(text)]


def _anchor_rank(mark: Mark) -> tuple[bool, int]:
    """A card's passage begins where its content or trigger does; where it has none, at its cue or speaker."""
    return mark.kind not in ("content", "trigger", "found"), mark.span.start


def _segments(text: str, start: int, end: int, marks: list[Mark], first: dict[str, int]) -> Iterator[Segment]:
    inside = [mark for mark in marks if mark.span.start < end and start < mark.span.end]
    edges = {start, end, *(edge for mark in inside for edge in (mark.span.start, mark.span.end) if start < edge < end)}
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        over = [mark for mark in inside if mark.span.start <= left and right <= mark.span.end]
        anchors = dict.fromkeys(mark.card for mark in over if first[mark.card] == left)
        yield Segment(text[left:right], over, list(anchors))
