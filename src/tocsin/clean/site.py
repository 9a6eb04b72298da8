"""Lines that stand on several pages of one site: its furniture, known by that alone.

A site is remembered by the hashes of its lines, not by their words. A line counts as furniture where it came back on so many
pages, and on so large a part of those since it was first seen, that it belongs to the template: a sentence that a reporter uses
again stands on few. A line inside the text needs more of both than one at its edges. Pages that repeat an earlier page (the same
report under another address) are not counted, so that a copied body stays a body.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tocsin.clean.strings import squeezed
from tocsin.model import Furniture, Report

WHY: Final = re.compile(r"^stands on \d+ pages of this site$")
LEAST_FRAGMENT: Final = 3
LEAST_SENTENCE: Final = 5
LEAST_INSIDE: Final = 8
"""Pages that a line must stand on: without the end of a sentence, as a sentence at an edge of the text, as one inside it."""
SHARE: Final = 0.2
SHARE_INSIDE: Final = 0.5
"""Part of the pages since the line was first seen."""
EDGE: Final = 3
"""Lines from the beginning or the end of a text that are its edges."""
REPEATED: Final = 0.5
"""A page with more of its letters in lines that the site has shown before repeats an earlier report."""
SHORTEST: Final = 2
"""Letters; shorter lines are numbers and marks."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How often a line was seen: on how many pages, out of how many since the first of them, and how deep inside a text."""

    pages: int
    of: int
    depth: int

    def furniture(self, sentence: bool) -> bool:
        """Whether that makes it furniture."""
        if self.depth >= EDGE:
            return self.pages >= LEAST_INSIDE and self.pages >= SHARE_INSIDE * self.of
        return self.pages >= (LEAST_SENTENCE if sentence else LEAST_FRAGMENT) and self.pages >= SHARE * self.of


@dataclass(frozen=True, slots=True)
class SiteLines:
    """What is known of the lines of a site; `sure` are those that an earlier cleaning of the same page took out, with the reason
    that it gave."""

    seen: Mapping[int, Seen] = field(default_factory=dict)
    sure: Mapping[int, str] = field(default_factory=dict)

    def why(self, text: str, sentence: bool) -> str | None:
        """Why a line is furniture of its site; None where it is not known as such."""
        if not (self.seen or self.sure):
            return None
        number = key(text)
        if number in self.sure:
            return self.sure[number]
        found = self.seen.get(number)
        return f"stands on {found.pages} pages of this site" if found and found.furniture(sentence) else None


def key(text: str) -> int:
    """The number of a line: 63 bits of a hash of its letters."""
    return int.from_bytes(hashlib.blake2b(squeezed(text).encode(), digest_size=8).digest(), "big") >> 1


def of_site(furniture: Iterable[Furniture]) -> dict[int, str]:
    """The lines that cleaning took out because the site is known to repeat them."""
    return {key(f.text): f.why for f in furniture if WHY.match(f.why)}


def depths(report: Report) -> dict[int, int]:
    """The lines of a report, each with its distance from the nearer end of the text; those taken out as the site's stand at the
    edge."""
    lines = report.text.split("\n\n")
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        if len(squeezed(line)) >= SHORTEST:
            number = key(line)
            found[number] = max(found.get(number, 0), min(i, len(lines) - 1 - i))
    return found | dict.fromkeys(of_site(report.furniture), 0)


def repeats(report: Report, known: Iterable[int]) -> bool:
    """Whether a report is one that the site has shown before, by the lines of it that are known."""
    before = set(known)
    lines = report.text.split("\n\n")
    total = sum(map(len, lines))
    return total > 0 and sum(len(line) for line in lines if key(line) in before) > REPEATED * total
