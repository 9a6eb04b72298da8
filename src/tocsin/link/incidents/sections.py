"""The parts of a report: those of a bulletin, each under the place that it is about ("Kafra. We have finished our inquiry into
…"), and paragraphs that turn to something else ("Elsewhere, …", "In a separate incident, …"). What stands in two of them is two
happenings, and what has no place of its own lies where its part is headed."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import Final

from tocsin.model import Place, Record
from tocsin.resolve.headings import FEWEST, headings

ASIDE: Final = re.compile(
    r"(?:^|\n)[ \t]*(?P<turn>(?:Elsewhere|Separately)\b|In (?:a |an )?(?:separate|unrelated|other|another) "
    r"(?:incident|attack|event|development|case|strike|clash|town|city|village|news|violence|fighting|attacks|incidents|developments)s?\b)"
)
"""What opens a paragraph that turns to something else."""
Bounds = tuple[int, int]
"""From where to where in the text."""
WHOLE: Final[Bounds] = (0, sys.maxsize)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: below nought one that turns away from what stands around it, above one of a bulletin, 0 what is in
    neither."""

    number: int = 0
    bounds: Bounds = WHOLE
    places: tuple[Place, ...] = ()

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in it."""
        return self.bounds[0] <= offset < self.bounds[1]


def sections(record: Record) -> tuple[Section, ...]:
    """The parts of a record's report, the smallest first; the last is what lies in none of the others."""
    heads = _headed(record)
    first = heads[0].bounds[0] if heads else sys.maxsize
    return (*_asides(record.report.text), *heads, Section(bounds=(0, first)))


def section_at(parts: tuple[Section, ...], offset: int) -> Section:
    """The part in which an offset lies."""
    return next(part for part in parts if part.holds(offset))


def parted(one: int, other: int) -> bool:
    """Whether parts, by their numbers, tell of different happenings. What stands before a bulletin's first part sums it up."""
    return one != other and (min(one, other) < 0 or 0 not in (one, other))


def _headed(record: Record) -> list[Section]:
    found = []
    for one in headings(record.report.text):
        named = tuple(replace(p, literal=True) for p in record.places if p.mention and one.start <= p.mention.start < one.end)
        if named:
            found.append((one.start, named))
    if len(found) < FEWEST:
        return []
    ends = [*(start for start, _ in found[1:]), sys.maxsize]
    return [Section(n + 1, (start, ends[n]), named) for n, (start, named) in enumerate(found)]


def _asides(text: str) -> list[Section]:
    """Paragraphs that turn to something else, each to its own end."""
    found = []
    for number, match in enumerate(ASIDE.finditer(text), 1):
        end = text.find("\n", match.start("turn"))
        found.append(Section(-number, (match.start("turn"), end if end >= 0 else sys.maxsize)))
    return found
