"""Copied text: reprints and rewrites found by containment, how much of one report stands in another.

A text is taken as its runs of three words; a copy is a text of whose runs a good part stands in another. Containment and not
likeness (Jaccard): a wire text that a paper cuts to a third, or works into a longer report, is a copy all the same, and likeness
does not see it. Candidates come from a sample of the runs (one of eight, chosen by their hash, so that two texts sample the same
ones); each candidate is then compared with all runs of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

RUN: Final = 3
"""Words of a run."""
SAMPLE: Final = 8
DENSE: Final = 2
"""One run in eight is sampled; of a text with fewer than SHORT runs one in two."""
SHORT: Final = 160
LEAST_RUNS: Final = 25
"""Shorter texts are too short to tell a copy from a common phrase."""
LEAST_SHARED: Final = 15
"""Runs that two texts must share, whatever their share."""
COPIED: Final = 0.3
"""Part of the shorter text that must stand in the other. Two reports that only quote the same two sentences stay below it."""
COPIED_SAME_SITE: Final = 0.8
"""Of one site's own reports: what they share below this is the furniture of the site, and earlier news told again."""
COMMON: Final = 8
"""A run in this many unrelated reports is a stock phrase or furniture, and no sign of copying."""
WORD: Final = re.compile(r"[^\W_]+")
MIX: Final = 0x9E3779B1  # the golden ratio in 32 bits: spreads the hashes of runs


def runs(text: str) -> frozenset[int]:
    """The hashes (32 bits) of all runs of three words, small and capital letters alike."""
    words = [crc32(word.encode("utf8", "replace")) for word in WORD.findall(text.lower())]
    return frozenset(((a * 31 + b) * 31 + c) * MIX & 0xFFFFFFFF for a, b, c in zip(words, words[1:], words[2:], strict=False))


def sample(all_runs: frozenset[int]) -> list[int]:
    """The runs of a text that go into the index and are looked up in it. Those of a long text are among those that the same words
    in a short one give."""
    every = DENSE if len(all_runs) < SHORT else SAMPLE
    limit = (1 << 32) // every
    return sorted(run for run in all_runs if run < limit)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: `share` is the part of the first that stands in the second, `cover` the part of the second that the
    first takes up, `runs` how many runs they share."""

    share: float
    cover: float
    runs: int

    def copied(self, same_site: bool) -> bool:
        """Whether so much is shared that one was copied from the other, or both from a third."""
        enough = COPIED_SAME_SITE if same_site else COPIED
        return self.runs >= LEAST_SHARED and max(self.share, self.cover) >= enough


def overlap(first: frozenset[int], second: frozenset[int]) -> Overlap:
    """What two texts share, of all their runs."""
    shared = len(first & second)
    return Overlap(shared / max(len(first), 1), shared / max(len(second), 1), shared)


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a group of copies. `credit` is the agency that it names as its source, `when` its date of publication or,
    without one, of adding."""

    report: int
    outlet: str | None
    credit: str | None
    when: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a copied text comes from, and by whom it was carried. `why` says how the origin was found."""

    origin: str
    via: tuple[str, ...]
    members: tuple[Member, ...]
    why: str

    def __str__(self) -> str:
        return f"{self.origin}, via {', '.join(self.via)}" if self.via else self.origin


def chain(members: Sequence[Member]) -> Chain:
    """The chain of a group: the agency that most of those who name one name, else the outlet that had it first."""
    ordered = sorted(members, key=lambda m: m.when)
    credits = [m.credit for m in ordered if m.credit]
    if credits:
        origin = max(dict.fromkeys(credits), key=credits.count)
        why = f"named as the source by {credits.count(origin)} of {len(ordered)}"
    else:
        origin, why = named(ordered[0]), "the earliest of them; none names an agency"
    via = tuple(dict.fromkeys(named(m) for m in ordered if named(m) != origin))
    return Chain(origin, via, tuple(ordered), why)


def named(member: Member) -> str:
    """The outlet of a report, or its number."""
    return member.outlet or f"report {member.report}"
