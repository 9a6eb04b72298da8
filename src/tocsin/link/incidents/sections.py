"""The parts of a bulletin, each under the place that it is about ("Kafra. We have finished our inquiry into the attack …"). What
stands in two of them is two happenings, and what has no place of its own lies where its part is headed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from tocsin.model import Place, Record
from tocsin.resolve.headings import FEWEST, headings


@dataclass(frozen=True, slots=True)
class Sections:
    """Where the parts of a report begin, in order, and the places at the head of each. What stands before the first is part 0,
    and all of a report that has none."""

    starts: tuple[int, ...] = ()
    places: tuple[tuple[Place, ...], ...] = ()

    def at(self, offset: int) -> int:
        """The part in which an offset lies: 0, or counted from one."""
        return bisect_right(self.starts, offset)

    def around(self, offset: int) -> tuple[int, int | None]:
        """From where to where the part goes in which an offset lies; None for the end of the text."""
        part = self.at(offset)
        edges = (0, *self.starts, None)
        return edges[part] or 0, edges[part + 1]

    def heading(self, offset: int) -> tuple[Place, ...]:
        """The places that head the part in which an offset lies."""
        part = self.at(offset)
        return self.places[part - 1] if part else ()


def sections(record: Record) -> Sections:
    """The parts of a record's report that are headed by places."""
    found = []
    for one in headings(record.report.text):
        named = tuple(replace(p, literal=True) for p in record.places if p.mention and one.start <= p.mention.start < one.end)
        if named:
            found.append((one.start, named))
    return Sections(*map(tuple, zip(*found, strict=True))) if len(found) >= FEWEST else Sections()
