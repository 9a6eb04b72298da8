"""A passage of a report's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into `report.text`, with the words themselves: `report.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The passage `text[start:end]`. Raises ValueError where that is empty or outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no passage {start}:{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def holds(self, other: Span) -> bool:
        """Whether the other passage lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
