"""Transcripts and interviews: "WALLACE: Do you …". A paragraph that opens with a name and a colon is what that speaker says,
where the report has several such paragraphs."""

from __future__ import annotations

import re
from collections import Counter

from tocsin.read.document import Document

Offsets = tuple[int, int]
_TURN = re.compile(
    r"[\"“]?((?:[A-Z][\w.'’-]*|Q|A)(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin)){0,4}(?: \([^)]{1,40}\))?)\s?(:)\s+(?=\S)"
)
TURNS = 3  # fewer paragraphs of this form are headlines and lists
LONGEST_NAME = 45


def turns(document: Document) -> list[tuple[Offsets, Offsets, Offsets]]:
    """(speaker, colon, words) of each turn, as offsets; nothing where the report is no dialogue."""
    found = []
    for start, end in document.paragraphs:
        match = _TURN.match(document.text, start, end)
        if match and match.end(1) - match.start(1) <= LONGEST_NAME and end - match.end() > 15:
            found.append((match.span(1), match.span(2), (match.end(), end)))
    speakers = Counter(document.text[slice(*speaker)] for speaker, *_ in found)
    returning = sum(n for n in speakers.values() if n > 1)
    return found if len(found) >= TURNS and returning >= 2 else []
