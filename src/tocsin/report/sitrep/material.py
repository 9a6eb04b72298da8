"""What a situation report is made of: incidents and changes of a period, sources, gaps, and the texts to quote from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tocsin.link.incidents import Appearance, Change, Claim, Incident, Passage, Proposition
from tocsin.report.exports.colophon import Colophon
from tocsin.report.exports.content import Numbered
from tocsin.report.sitrep.sentence import Cited

SENTENCE_END: Final = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z])|\n")
"""Where a sentence ends, well enough to quote it whole: a stop before a blank and a capital, or the end of a line."""
LONGEST_SENTENCE: Final = 600
AROUND: Final = 60
"""Characters around a name that a footnote shows for it."""
Texts = Callable[[int, int], str | None]


@dataclass(frozen=True, slots=True)
class Silence:
    """A listed source that brought nothing in the period; `since` is its newest report, None where it never brought any."""

    name: str
    since: str | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """`first`–`last` are the ISO days of the period; `incidents` those with a report in it, `changes` what it brought. `text`
    gives the whole text of a version. `unread` counts the reports of the period by language that no reader knows."""

    first: str
    last: str
    colophon: Colophon
    incidents: Sequence[Numbered]
    changes: Sequence[Change]
    text: Texts
    propositions: Sequence[Proposition] = ()
    reports: int = 0
    outlets: int = 0
    silent: Sequence[Silence] = ()
    unread: Mapping[str, int] = field(default_factory=dict)

    def incident(self, name: str) -> Incident | None:
        """An incident of the period by its id."""
        return next((one.incident for one in self.incidents if one.incident.id == name), None)

    def cite(self, claim: Claim) -> Cited:
        """Where a claim was first said."""
        return self.appearance(claim.appearances[0])

    def appearance(self, found: Appearance) -> Cited:
        """One appearance of a claim, its passage whole."""
        passage = found.passage
        return Cited(passage, self.whole(passage), found.outlet, found.published, found.origin)

    def whole(self, passage: Passage) -> str:
        """The passage whole, where the desk still has the text; else as far as it was kept."""
        text = self.text(passage.report, passage.version)
        return " ".join(text[passage.start : passage.end].split()) if text else passage.text

    def sentence(self, cited: Cited) -> Cited:
        """The passage widened to its whole sentence: what an outlet says in its own voice may be kept as a few words only."""
        passage = cited.passage
        text = self.text(passage.report, passage.version)
        if text is None:
            return cited
        starts = [found.end() for found in SENTENCE_END.finditer(text, 0, passage.start + 1) if found.end() <= passage.start]
        found = SENTENCE_END.search(text, max(passage.end - 1, 0))
        start, end = starts[-1] if starts else 0, found.start() + 1 if found else len(text)
        words = " ".join(text[start:end].split()).rstrip(".")
        if end - start > LONGEST_SENTENCE or not words:
            return cited
        whole = Passage(passage.report, passage.version, start, end, words)
        return Cited(whole, words, cited.outlet, cited.published, cited.origin)

    def naming(self, name: str, beside: Cited) -> Cited | None:
        """Where the same report names somebody or something that the passage itself leaves to "he" or "there": the first place
        with those words, with what stands around them. None where it nowhere does."""
        text = self.text(beside.passage.report, beside.passage.version)
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if text and name.strip() else None
        if text is None or found is None:
            return None
        start, end = _clipped(text, found.start(), found.end())
        words = " ".join(text[start:end].split())
        passage = Passage(beside.passage.report, beside.passage.version, start, end, words)
        return Cited(passage, words, beside.outlet, beside.published, beside.origin)


def _clipped(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch around a name within its line, cut between words."""
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    low, high = max(line[0], start - AROUND), min(line[1] if line[1] >= 0 else len(text), end + AROUND)
    while low > line[0] and low < start and not text[low - 1].isspace():
        low += 1
    while high < len(text) and high > end and not text[high].isspace():
        high -= 1
    return low, high
