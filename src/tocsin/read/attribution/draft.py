"""A statement in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.read.candidates import StatementCandidate

Offsets = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """Offsets into the text: the cue (None for a bare one), the source, the content pieces in order. `start` is where its anchor
    begins; `why` tells in words what each stage did."""

    candidate: StatementCandidate
    cue: Offsets | None
    source: Offsets | None
    content: list[Offsets]
    start: int
    why: list[str] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the last of its parts ends."""
        return max(end for _, end in [*self.content, *(p for p in (self.cue, self.source) if p)])

    def characters(self) -> set[int]:
        """The offsets of all it says."""
        return {offset for start, end in self.content for offset in range(start, end)}
