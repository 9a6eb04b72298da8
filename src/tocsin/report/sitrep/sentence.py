"""A sentence of the situation report, with what bears it out."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.link.incidents import Passage


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage as a footnote gives it: whole, with who published it and when. `origin` is where the report has it from."""

    passage: Passage
    text: str
    outlet: str
    published: str | None = None
    origin: str = ""

    @property
    def key(self) -> tuple[int, int, int, int]:
        """What makes two footnotes the same."""
        return self.passage.report, self.passage.version, self.passage.start, self.passage.end


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that stands in no passage because it is of the record itself: how many reports, to which day a weekday was
    resolved. `words` are the value as a sentence may write it, `why` where it comes from; a footnote says both."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` and what bears it out. `incident` is the one that it is about."""

    text: str
    cited: tuple[Cited, ...] = ()
    figures: tuple[Figure, ...] = ()
    incident: str = ""
