"""Scenes: which mentions of one report tell of the same happening.

A report names its event again and again, each time with a part of what it knows: "struck … on Sunday", "the strike", "killed at
…". How likely two mentions are one is learned; the likeliest are put together first, as long as those of two scenes are likelier
one than not, taken all together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tocsin.link.incidents.comparers.counts import counts
from tocsin.link.incidents.comparers.facet import Facet
from tocsin.link.incidents.comparers.kind import kind, known_acts, types
from tocsin.link.incidents.comparers.parties import actors, recipients, speakers
from tocsin.link.incidents.comparers.place import place, placed
from tocsin.link.incidents.comparers.text import text, voices
from tocsin.link.incidents.comparers.time import dated, time
from tocsin.link.incidents.comparers.words import means, things, words
from tocsin.link.incidents.mention import Mention
from tocsin.link.incidents.profile import profile
from tocsin.link.incidents.weights import Weights

Scene = list[Mention]
Likeness = dict[tuple[int, int], float]
ONE: Final = 0.5
"""Mean likelihood from which two scenes are one."""
HARDLY: Final = 0.2
"""Likelihood of two mentions below which no others make their scenes one."""
BESIDE: Final = 3
"""Mentions between two of types that do not go together beyond which nothing makes them one."""


def scenes(report: Sequence[Mention]) -> list[Scene]:
    """The mentions of one report version in scenes, in the order of the text."""
    ordered = sorted(report, key=lambda one: (one.trigger.start, one.key))
    like = {(a, b): _likely(ordered, a, b) for b in range(len(ordered)) for a in range(b)}
    groups = [[number] for number in range(len(ordered))]
    while (best := _likest(groups, like)) and best[0] >= ONE:
        _, a, b = best
        groups[a] = sorted(groups[a] + groups[b])
        del groups[b]
    return [[ordered[number] for number in group] for group in groups]


def _likest(groups: Sequence[Sequence[int]], like: Likeness) -> tuple[float, int, int] | None:
    """The two groups that are likeliest one, with the mean likelihood of their mentions."""
    pairs = ((_mean(groups[a], groups[b], like), -a, -b) for b in range(len(groups)) for a in range(b))
    best = max(pairs, default=None)
    return best and (best[0], -best[1], -best[2])


def _mean(some: Sequence[int], others: Sequence[int], like: Likeness) -> float:
    """The mean likelihood; nought where two of them can hardly be one."""
    found = [like[min(a, b), max(a, b)] for a in some for b in others]
    return sum(found) / len(found) if min(found) >= HARDLY else 0.0


def _likely(ordered: Sequence[Mention], a: int, b: int) -> float:
    """How likely two mentions are one happening, from 0 to 1."""
    found = facets(ordered[a], ordered[b], b - a - 1)
    return Weights.load("within").likelihood(found) if found else 0.0


def facets(one: Mention, other: Mention, between: int) -> list[Facet]:
    """What the comparers find of two mentions of one report, `one` the earlier, with so many others between them; nothing where
    they cannot be one."""
    first, second = profile([one]), profile([other])
    act = kind(first, second)
    if act.apart and (between > BESIDE or first.wide != second.wide):
        return []
    when = time(first, second, 0)
    return [
        act,
        *([] if "publish" in when.finding else [when]),
        types(first, second),
        known_acts(first, second),
        place(first, second),
        placed(first, second),
        dated(first, second),
        actors(first, second),
        recipients(first, second),
        counts(first, second),
        words(first, second),
        things(first, second),
        means(first, second),
        speakers(first, second),
        *text(one, other, between),
        *voices(one, other),
    ]
