"""A passage of one version of one report: what every claim leads back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tocsin.link.incidents.plain import Plain
from tocsin.model import Span

LONGEST: Final = 400
"""Characters of a passage that are kept with a mention; the offsets always cover the whole."""


@dataclass(slots=True)
class Passage(Plain):
    """Half-open code-point offsets into the cleaned text of that version. `text` is the passage on one line, cut at LONGEST with
    an ellipsis; the desk has the whole."""

    report: int
    version: int
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, span: Span, report: int, version: int) -> Passage:
        """The passage of a span in that version of a report."""
        text = " ".join(span.text.split())
        return cls(report, version, span.start, span.end, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share a character of the same version."""
        same = (self.report, self.version) == (other.report, other.version)
        return same and self.start < other.end and other.start < self.end
