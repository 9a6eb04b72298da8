"""Conflicts that reports count from: "since the start of the invasion" with the dated anchors of `codebook/time.yaml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from tocsin.model import Span, When
from tocsin.read.time.words import Anchor, words

SINCE = (
    r"\b(?:[Ss]ince|[Ff]rom)\s+(?:the\s+)?(?:very\s+)?(?:(?:start|beginning|outbreak|outset|onset|launch|first\s+days?)\s+of\s+)?"
    r"(?:(?:the|this|its|their|his|a)\s+)?(?:[\w'’.-]+\s+){0,4}?(?P<event>%s)(?:\s+of\s+[A-Z]\w+)?(?:\s+(?:began|started|broke\s+out|erupted))?"
)


def since_conflict(text: str, published: date | None, dated: Sequence[When]) -> list[When]:
    """The expressions that count from the beginning of a conflict, in order. Open at the start where no anchor is sure."""
    out = []
    for found in _pattern().finditer(text):
        mention = Span.of(text, found.start(), found.end())
        if "\n\n" in mention.text or any(w.mention and w.mention.overlaps(mention) for w in dated):
            continue
        out.append(_when(text, mention, found.group("event").lower(), published))
    return out


@cache
def _pattern() -> re.Pattern[str]:
    kinds = {word for anchor in words().anchors for word in anchor.words}
    return re.compile(SINCE % "|".join(sorted(kinds, key=len, reverse=True)))


def _when(text: str, mention: Span, event: str, published: date | None) -> When:
    end = published.isoformat() if published else None
    fitting = [anchor for anchor in words().anchors if event in anchor.words and _holds(anchor, text, published)]
    if len(fitting) != 1:
        why = (
            "several dated beginnings fit"
            if fitting
            else "counted from a beginning that neither the report nor the codebook dates"
        )
        return When(None, end, "open", mention, why)
    anchor = fitting[0]
    return When(anchor.start.isoformat(), end, "open", mention, f"{anchor.label} began on {anchor.start} ({anchor.source})")


def _holds(anchor: Anchor, text: str, published: date | None) -> bool:
    """Whether a report is of the anchor's time and names its sides."""
    if published is None or published < anchor.start:
        return False
    return all(line.search(text) for line in anchor.named)
